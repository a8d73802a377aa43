"""What we ask of MkDocs and its theme: frames at every depth, and only the files that pages use.

The theme brings scripts, a search and maps of its sources that no page of ours refers to; they are
left out. The docs folder may add pages and pictures, but nothing that speaks for the site itself.
"""

from __future__ import annotations

import fnmatch
import os
import stat
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.findings import Finding
from generator.findings.catalogue.site import STRANGE_GUEST
from generator.site.frames import DEPTHS, EMBED_DEPTH, FROM_THE_ROOT

PROSE_STYLES: Final = "assets/stylesheets/main.*.min.css"
"""The theme's style sheet for hand-written pages; its name bears a hash."""

RESERVED: Final = frozenset(
    {"cname", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "404.html", "_headers", "_redirects"}
    | {".htaccess", ".nojekyll", "web.config", "sw.js", "search_index.json", "manifest.json"}
)
"""Names that servers and browsers obey; the docs folder may not speak to them."""

_FITS: Final = (".md", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf", ".xlsx", ".csv")


def shells(
    env: jinja2.Environment, nav: Navigation, files: Files, config: MkDocsConfig
) -> dict[int, str]:
    """The frame as the theme renders it for a page at each depth, slots still open."""
    rendered = {depth: _shell("frame.html", depth, env, nav, files, config) for depth in DEPTHS}
    root = urlsplit(config.site_url or "/").path
    template = env.get_template("frame.html")
    rendered[FROM_THE_ROOT] = template.render(get_context(nav, files, config, base_url=root))
    return rendered


def bare_shell(env: jinja2.Environment, nav: Navigation, files: Files, config: MkDocsConfig) -> str:
    """The frame of pages that other sites frame, slots still open."""
    return _shell("embed.html", EMBED_DEPTH, env, nav, files, config)


def _shell(
    name: str,
    depth: int,
    env: jinja2.Environment,
    nav: Navigation,
    files: Files,
    config: MkDocsConfig,
) -> str:
    file = File("-/" * depth + "frame.md", None, config.site_dir, config.use_directory_urls)
    file.dest_uri = "-/" * depth + "index.html"
    page = Page("", file, config)
    return env.get_template(name).render(get_context(nav, files, config, page))


def watched(root: Path, overrides: Path) -> list[str]:
    """The folders whose changes the preview follows, besides those that MkDocs knows itself."""
    folders = (root / "practices", root / "regions", overrides)
    return [str(folder) for folder in folders if folder.is_dir()]


def drop_unused(files: Files, config: MkDocsConfig) -> None:
    """Leave out the theme's files that no page refers to."""
    own = _folder(config.theme.custom_dir)
    docs = _folder(config.docs_dir)
    for file in list(files):
        source = _folder(file.src_dir)
        if source in (own, docs, None) or fnmatch.fnmatch(file.src_uri, PROSE_STYLES):
            continue
        files.remove(file)


def prose_styles(files: Files) -> list[str]:
    """The theme's style sheets that hand-written pages need."""
    return [file.src_uri for file in files if fnmatch.fnmatch(file.src_uri, PROSE_STYLES)]


def turn_away(files: Files, config: MkDocsConfig) -> list[Finding]:
    """Leave out files of the docs folder that must not be published; a finding for each of them.

    None of them is opened, and no link of the disk is followed.
    """
    docs = Path(config.docs_dir)
    project = Path(config.config_file_path).parent
    theirs = [Path(folder) for folder in config.theme.dirs]
    findings = []
    for file in list(files):
        if _folder(file.src_dir) != docs.absolute() or file.inclusion.is_excluded():
            continue
        reason = _reason(file.src_uri, docs, theirs)
        if reason:
            files.remove(file)
            values = {"name": file.src_uri, "reason": reason}
            shown = Path(os.path.relpath(docs / file.src_uri, project)).as_posix()
            findings.append(Finding(STRANGE_GUEST, shown, values=values))
    return findings


def _reason(name: str, docs: Path, theirs: list[Path]) -> str:
    """Why the file `name` of the docs folder may not be published, in Russian; or nothing."""
    path = docs / name
    if any(part.is_symlink() for part in (path, *path.parents) if part.is_relative_to(docs)):
        return "это ссылка на другое место диска"
    if not stat.S_ISREG(path.lstat().st_mode):
        return "это не обычный файл"
    if path.name.lower() in RESERVED:
        return "такое имя занято самим сайтом или сервером"
    if any((folder / name).exists() for folder in theirs):
        return "такой файл есть в оформлении сайта"
    if path.suffix.lower() not in _FITS:
        return "файлы такого вида не публикуются"
    return ""


def _folder(path: str | None) -> Path | None:
    return Path(path).absolute() if path else None
