"""The same texts as Hugo builds them: Markdown with front matter, five small templates, tags.

Hugo is the fastest that people use. It reads no YAML of ours and checks nothing.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Final

from bench.measuring import Cost, run
from bench.rival import markdown_of, practices_of

_SETTINGS: Final = """\
baseURL = "https://bench.example/"
languageCode = "ru"
title = "Bench"
"""
_TEMPLATES: Final = {
    "_default/baseof.html": """\
<!doctype html><html lang="ru"><head>{{ partial "head.html" . }}</head>
<body>{{ partial "menu.html" . }}<main>{{ block "main" . }}{{ end }}</main></body></html>
""",
    "_default/single.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
<ul>{{ range .Params.tags }}<li><a href="{{ "tags/" | relURL }}{{ . | urlize }}/">{{ . }}</a></li>
{{ end }}</ul>{{ end }}
""",
    "_default/list.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
""",
    "partials/head.html": """\
<meta charset="utf-8"><title>{{ .Title }} · {{ .Site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
""",
    "partials/menu.html": """\
<nav><a href="{{ "/" | relURL }}">{{ .Site.Title }}</a></nav>
""",
}


def has_hugo() -> bool:
    """Whether this machine has a `hugo` (Debian's package is enough)."""
    return shutil.which("hugo") is not None


def write_hugo(catalog: Path, folder: Path, pages: int) -> int:
    """Write a project of Hugo with `pages` pages made of the practices under `catalog`.

    Practices are used again when there are too few of them; how many pages were written.
    """
    for name, template in _TEMPLATES.items():
        _write(folder / "layouts" / name, template)
    _write(folder / "config.toml", _SETTINGS)
    written = 0
    for name, practice in practices_of(catalog, pages):
        front = json.dumps(_front(practice), ensure_ascii=False)
        text = markdown_of(practice).partition("\n")[2]
        _write(folder / "content" / "practices" / f"{name}.md", f"{front}\n{text}")
        written += 1
    return written


def build_hugo(folder: Path) -> Cost:
    """Build the project in `folder` with Hugo, from nothing; what it took."""
    shutil.rmtree(folder / "public", ignore_errors=True)
    return run(["hugo", "--quiet"], folder)


def _front(practice: Any) -> dict[str, Any]:
    title = practice["title"]
    return {
        "title": title["ru"] if isinstance(title, dict) else title,
        "tags": [practice["sphere"], *practice.get("tools", ())],
    }


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
