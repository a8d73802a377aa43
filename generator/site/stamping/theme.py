"""What we ask of MkDocs and its theme: frames at every depth, and only the files that pages use.

The theme brings scripts, a search and maps of its sources that no page of ours refers to; they are
left out. The docs folder may add pages and pictures, but nothing that speaks for the site itself.
"""

from __future__ import annotations

import fnmatch
import os
import re
import stat
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.findings import Finding
from generator.findings.catalogue.site import STRANGE_GUEST
from generator.pages.wording import interface
from generator.reading.encodings import decode
from generator.reading.limits import ORDINARY
from generator.reading.remarks import Remarks
from generator.site.stamping.frames import DEPTHS, EMBED_DEPTH, FROM_THE_ROOT
from generator.site.stamping.tongues import unwanted
from generator.text import FIRST_LANGUAGE

PROSE_STYLES: Final = "assets/stylesheets/main.*.min.css"
"""The theme's style sheet for hand-written pages; its name bears a hash."""

RESERVED: Final = frozenset(
    {"cname", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "404.html", "_headers", "_redirects"}
    | {".htaccess", ".nojekyll", "web.config", "sw.js", "search_index.json", "manifest.json"}
    | {"build.json"}
)
"""Names that servers and browsers obey; the docs folder may not speak to them."""

_FITS: Final = (".md", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf", ".xlsx", ".csv")
_RELEASE: Final = re.compile(r"data/releases/[0-9]{4}-[0-9]{2}-[0-9]{2}/[\w.-]+\.(?:zip|sha256)")
"""Releases of the data that the publisher keeps on the site (`atlas release`)."""


def shells(
    env: jinja2.Environment, nav: Navigation, files: Files, config: MkDocsConfig
) -> dict[int, str]:
    """The frame as the theme renders it for a page at each depth, slots still open."""
    rendered = {depth: _shell("frame.html", depth, env, nav, files, config) for depth in DEPTHS}
    root = urlsplit(config.site_url or "/").path
    template = env.get_template("frame.html")
    context = get_context(nav, files, config, base_url=root)
    rendered[FROM_THE_ROOT] = template.render({**context, **words_of(FIRST_LANGUAGE, config)})
    return rendered


def shells_in(
    lang: str, env: jinja2.Environment, nav: Navigation, files: Files, config: MkDocsConfig
) -> dict[int, str]:
    """The same in another language, whose pages lie one folder deeper."""
    depths = range(1, max(DEPTHS) + 1)
    return {d: _shell("frame.html", d, env, nav, files, config, lang) for d in depths}


def words_of(lang: str, config: MkDocsConfig) -> dict[str, Any]:
    """What the theme's templates say in `lang`: the words of the interface, the site's own, and
    `there`, which finds the way to a page for readers of `lang`."""
    imprint = config.extra["imprint"]
    said = (config.extra.get("languages") or {}).get(lang) or {}

    def there(address: str) -> str:
        return str(imprint.languages.localized(address, lang))

    return {
        "lang": lang,
        "_": interface(lang),
        "there": there,
        "site_name": imprint.name_in(lang),
        "site_description": said.get("site_description", config.site_description),
        "copyright": said.get("copyright", config.copyright),
        "names": said.get("names") or {},
        "built": imprint.built_in(lang),
    }


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
    lang: str = FIRST_LANGUAGE,
) -> str:
    file = File("-/" * depth + "frame.md", None, config.site_dir, config.use_directory_urls)
    file.dest_uri = "-/" * depth + "index.html"
    page = Page("", file, config)
    context = get_context(nav, files, config, page)
    return env.get_template(name).render({**context, **words_of(lang, config)})


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
    """Leave out files of the docs folder that must not be published, or are no text that can be
    read; a finding for each of them.

    Only a page that may go out is opened, and no link of the disk is followed.
    """
    docs = Path(config.docs_dir)
    project = Path(config.config_file_path).parent
    theirs = [Path(folder) for folder in config.theme.dirs]
    findings = []
    spoken = config.extra["imprint"].languages.spoken
    for file in list(files):
        if _folder(file.src_dir) != docs.absolute() or file.inclusion.is_excluded():
            continue
        if unwanted(file.src_uri, spoken):
            files.remove(file)
            continue
        reason = _reason(file.src_uri, docs, theirs)
        shown = Path(os.path.relpath(docs / file.src_uri, project)).as_posix()
        if reason:
            files.remove(file)
            findings.append(_guest(shown, file.src_uri, reason))
        elif file.is_documentation_page():
            remarks = Remarks(shown, ORDINARY)
            if decode((docs / file.src_uri).read_bytes(), remarks) is None:
                files.remove(file)
                findings += remarks.settled()
    return findings


def nameless(config: MkDocsConfig) -> list[Finding]:
    """What lies in the docs folder under a name that is no UTF-8: MkDocs makes addresses of names,
    and stops at such a one. A finding for each."""
    docs = Path(config.docs_dir)
    found = []
    for folder, inner, names in os.walk(docs):
        for name in sorted((*inner, *names)):
            said = os.fsencode(name).decode("utf-8", "backslashreplace")
            if said != name:
                within = Path(os.path.relpath(folder, docs.parent), said).as_posix()
                found.append(_guest(within, said, "имя записано не в UTF-8"))
                inner[:] = (one for one in inner if one != name)
    return found


def _guest(shown: str, name: str, reason: str) -> Finding:
    return Finding(STRANGE_GUEST, shown, values={"name": name, "reason": reason})


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
    if path.suffix.lower() not in _FITS and not _RELEASE.fullmatch(name):
        return "файлы такого вида не публикуются"
    return ""


def _folder(path: str | None) -> Path | None:
    return Path(path).absolute() if path else None
