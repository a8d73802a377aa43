"""The plugin on a small project: `mkdocs build` and `atlas build`, good data and bad."""

from __future__ import annotations

import datetime as dt
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli
from sample_site import SAMPLE, make_project, sample_page, write_practice
from trees import tree

from generator.pages import Page
from generator.site import building, plugin
from generator.site.building import BuildFailed, Built, Wish, build
from generator.site.edition.atomic import MARK
from generator.site.work import rooms
from generator.site.workers.crew import Crew


@pytest.fixture(autouse=True)
def sample(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The made-up catalog in place of the real one; MkDocs' log as it was before."""
    monkeypatch.setattr(rooms, "SUPPLY", SAMPLE)
    log = logging.getLogger("mkdocs")
    before = list(log.handlers)
    yield
    log.handlers[:] = before


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own for each test."""
    return make_project(tmp_path / "project", url="https://atlas.example/")


def atlas(project: Path, *, strict: bool = False) -> Built:
    """Build as `atlas build` does."""
    return build(Wish(project, out=project / "site", strict=strict))


def mkdocs(project: Path, *arguments: str) -> Result:
    """Build as the command `mkdocs build` does."""
    words = ["build", "-f", str(project / "mkdocs.yml"), "-d", str(project / "site"), *arguments]
    return CliRunner().invoke(cli, words)


def test_both_commands_give_the_same_bytes(project: Path) -> None:
    """`mkdocs build` and `atlas build` write the same files with the same bytes."""
    assert mkdocs(project).exit_code == 0
    by_mkdocs = tree(project / "site")
    assert atlas(project).out == project / "site"
    assert tree(project / "site") == by_mkdocs


def test_every_kind_of_page_is_there(project: Path) -> None:
    """Practices, lists, home, hand-written pages, moved addresses, signposts and machine files."""
    built = atlas(project, strict=True)
    files = tree(project / "site")
    assert built.findings == []
    assert {
        "index.html", "404.html", "practices/index.html", "practices/nizhny/practice-3/index.html",
        "about/index.html", "contribute/index.html", "data/index.html", "sitemap.xml",
        "practices/nizhny/old/index.html", "robots.txt", "api/v1/index.json", MARK,
    } <= files.keys()  # fmt: skip


def test_pages_of_a_made_up_catalog_say_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page with a body bears the words, hand-written and framed ones too; no page of a real
    catalog does."""
    embedded = sample_page("embed/practices/nizhny/one/", "Карточка", section="embed")
    whole = replace(
        SAMPLE, own_pages=lambda kept, catalog: [embedded] * (catalog.practices[0] in kept)
    )
    for made_up, told in ((True, lambda catalog: True), (False, lambda catalog: False)):
        monkeypatch.setattr(rooms, "SUPPLY", replace(whole, made_up=told))
        atlas(project)
        pages = [path for path in (project / "site").rglob("*.html") if "old" not in path.parts]
        assert {page.parent.name for page in pages} >= {"site", "about", "one"}
        for page in pages:
            assert (b"<p class=made-up>" in page.read_bytes().replace(b'"', b"")) is made_up, page


def test_nothing_of_the_theme_comes_along_unused(project: Path) -> None:
    """Of the theme's own files only one style sheet is published, and no template of ours."""
    atlas(project)
    theirs = [name for name in tree(project / "site") if name.startswith("assets/")]
    assert not [name for name in theirs if name.endswith((".map", ".html")) or "lunr" in name]
    assert [n for n in theirs if n.endswith(".css") and "frame" not in n and "atlas" not in n][
        1:
    ] == []
    assert not [name for name in theirs if "bundle" in name or "search." in name]


def test_no_mark_or_slot_is_left_over(project: Path) -> None:
    """No page shows a mark at which frames are cut."""
    atlas(project)
    for name, data in tree(project / "site").items():
        if name.endswith(".html"):
            assert b"@@" not in data, name
            assert b"data-section" not in data, name


def test_the_current_section_is_marked_once_in_each_menu(project: Path) -> None:
    """The header's link to the page's section bears aria-current, hand-written pages included."""
    atlas(project)
    files = tree(project / "site")
    for name, section in (("practices/nizhny/practice-1/", "practices"), ("about/", "about")):
        html = files[f"{name}index.html"].decode()
        assert html.count('aria-current="true"') == 2  # the wide menu and the narrow one
        assert f'{section}/" aria-current="true"' in html or name.startswith(section)
    assert b"aria-current" not in files["index.html"]


def test_links_are_relative_and_survive_a_subfolder(project: Path) -> None:
    """No page but the one for lost visitors has a link that starts at the server's root."""
    atlas(project)
    for name, data in tree(project / "site").items():
        if name.endswith(".html") and name != "404.html":
            assert b'="/' not in data, name


def test_the_lost_page_links_from_the_root(project: Path) -> None:
    """404.html finds its styles and links from any address."""
    atlas(project)
    html = (project / "site/404.html").read_text("utf-8")
    assert 'href="/assets/stylesheets/frame.css"' in html
    assert 'href="/practices/"' in html
    assert 'content="noindex"' in html


def test_bad_data_leave_the_old_site_alone(project: Path) -> None:
    """An error in the catalog ends the build with code 1; the last good site stays as it was."""
    atlas(project)
    before = tree(project / "site")
    write_practice(project, "nizhny/practice-1", "bad")
    result = mkdocs(project)
    assert result.exit_code == 1
    assert "Сайт не опубликован" in result.output
    refused = atlas(project)
    assert refused.out is None
    assert [finding.file for finding in refused.findings] == ["practices/nizhny/practice-1.yml"]
    assert tree(project / "site") == before
    assert sorted(path.name for path in project.iterdir()) == [
        "docs",
        "mkdocs.yml",
        "practices",
        "site",
    ]


def test_bad_data_publish_nothing(project: Path) -> None:
    """Without an old site there is none after a build that was refused."""
    write_practice(project, "nizhny/practice-1", "bad")
    assert atlas(project).out is None
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    "break_it",
    [
        lambda project: write_practice(project, "nizhny/practice-1", "odd"),
        lambda project: (project / "docs/about.md").write_text(
            "# О\n[x](no.md)\n", encoding="utf-8"
        ),
        lambda project: (project / "docs/about.md").write_text(
            '# О\n<a href="../practices/none/">x</a>\n', encoding="utf-8"
        ),
    ],
    ids=["a doubtful practice", "a remark of MkDocs", "a broken link"],
)
def test_warnings_stop_a_strict_build_only(project: Path, break_it: Callable[[Path], None]) -> None:
    """Warnings of the catalog, of MkDocs and of the links are published, but not under --strict."""
    break_it(project)
    assert atlas(project, strict=True).out is None
    assert mkdocs(project, "--strict").exit_code == 1
    assert not (project / "site").exists()
    assert atlas(project).out == project / "site"


def test_somebody_elses_folder_is_not_replaced(project: Path) -> None:
    """An output folder with other files in it is refused and left as it is."""
    (project / "site").mkdir()
    (project / "site/thesis.doc").write_text("my work")
    with pytest.raises(BuildFailed, match="собрано не этой программой"):
        atlas(project)
    assert mkdocs(project).exit_code == 1
    assert tree(project / "site") == {"thesis.doc": b"my work"}


def test_a_hand_written_page_cannot_take_a_page_of_the_catalog(project: Path) -> None:
    """Two pages with one address end the build; neither of them silently wins."""
    (project / "docs/regions").mkdir()
    (project / "docs/regions/index.md").write_text("# Мои регионы\n", encoding="utf-8")
    refused = atlas(project)
    assert refused.out is None
    assert [finding.code.name for finding in refused.findings] == ["address-taken"]


@pytest.mark.parametrize(
    "name",
    [
        "robots.txt",
        "CNAME",
        "sw.js",
        "assets/stylesheets/frame.css",
        "assets/x.js",
        "404.html",
    ],
)
def test_docs_cannot_speak_for_the_site(project: Path, name: str) -> None:
    """Docs may not bring a file that servers obey, or that replaces a part of the site."""
    (project / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (project / "docs" / name).write_text("x")
    refused = atlas(project)
    assert refused.out is None
    assert [(f.code.name, f.file) for f in refused.findings] == [("strange-guest", f"docs/{name}")]


@pytest.mark.parametrize("name", [b"\xef\xee.md", b"\xef\xee.png", b"\xef\xee/index.md"])
def test_a_page_with_a_name_that_is_no_utf_8_is_named(project: Path, name: bytes) -> None:
    """Docs with such a name, of a file or of a folder, end the build with a finding."""
    place = Path(os.fsdecode(os.fsencode(project / "docs") + b"/" + name))
    place.parent.mkdir(exist_ok=True)
    place.write_text("# x\n")
    refused = atlas(project)
    assert refused.out is None
    [finding] = refused.findings
    assert (finding.code.name, finding.file.partition(".")[0]) == (
        "strange-guest",
        f"docs/{name.decode('utf-8', 'backslashreplace').partition('/')[0].partition('.')[0]}",
    )


def test_a_page_of_another_encoding_is_named(project: Path) -> None:
    """A page that Notepad has saved in its old encoding is told like a record: where, and how to
    save it."""
    (project / "docs/extra.md").write_bytes("# Порядок\n\nКак всё устроено.\n".encode("cp1251"))
    refused = atlas(project)
    assert refused.out is None
    [finding] = refused.findings
    assert (finding.code.name, finding.file) == ("byte-encoding", "docs/extra.md")
    assert (finding.line, finding.values["encoding"]) == (1, "Windows-1251")


def test_a_template_that_cannot_be_read_is_named(project: Path) -> None:
    """A slip in a template ends the build with its file and line, and leaves no half of a site."""
    overrides = Path(__file__).parents[2] / "overrides"
    looks = shutil.copytree(overrides, project / "looks")
    settings = project / "mkdocs.yml"
    told = settings.read_text("utf-8").replace(f"custom_dir: {overrides}", f"custom_dir: {looks}")
    settings.write_text(told, encoding="utf-8")
    (looks / "main.html").write_text("<p>\n{% if %}")
    with pytest.raises(BuildFailed, match=r"main\.html, строка 2"):
        atlas(project)
    assert not (project / "site").exists()


def test_links_of_the_disk_are_not_followed(project: Path) -> None:
    """A symbolic link in docs, to a file or a folder, publishes nothing."""
    (project / "docs/picture.png").symlink_to("/etc/hostname")
    (project / "docs/etc").symlink_to("/etc")
    refused = atlas(project)
    assert refused.out is None
    assert "strange-guest" in {finding.code.name for finding in refused.findings}
    assert not (project / "site").exists()


def test_a_title_from_front_matter_is_text(project: Path) -> None:
    """What a hand-written page says in its head is escaped."""
    text = '---\ntitle: "</title><script>alert(1)</script>"\n---\n# О\n'
    (project / "docs/about.md").write_text(text, encoding="utf-8")
    atlas(project)
    html = (project / "site/about/index.html").read_text("utf-8")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_a_script_inside_a_text_is_not_allowed_to_run(project: Path) -> None:
    """The policy of a hand-written page does not grow by a script that its text brings along."""
    (project / "docs/about.md").write_text("# О\n\n<script>alert(1)</script>\n", encoding="utf-8")
    atlas(project)
    html = (project / "site/about/index.html").read_text("utf-8")
    assert "script-src 'self';" in html
    assert "sha256" not in html


def test_the_day_is_the_one_given(project: Path) -> None:
    """The footer tells the day of the build in words, from the settings and not from the clock."""
    atlas(project)
    assert "22\N{NO-BREAK SPACE}ноября\N{NO-BREAK SPACE}2026" in (
        project / "site/practices/index.html"
    ).read_text("utf-8")


def test_without_an_address_there_is_no_sitemap(tmp_path: Path) -> None:
    """A site that does not know where it stands has no canonical links and no sitemap."""
    project = make_project(tmp_path / "project")
    built = build(Wish(project, out=project / "site", strict=True))
    assert built.out is not None
    files = tree(project / "site")
    assert "sitemap.xml" not in files
    assert b"canonical" not in b"".join(files.values())


def test_the_stages_are_measured(project: Path) -> None:
    """A build tells how long each stage took and how many pages it drew."""
    stages = atlas(project).stages
    drawn = ["draw", "pages", "files", "words"]
    told = ["read", "frames", "geometry", *drawn, "tables", "search", "signposts", "links", "seal"]
    assert list(stages) == told
    assert stages["draw"].pages == 11
    assert stages["draw"].size > 11 * 2000


def test_wrong_settings_are_told_in_words(project: Path) -> None:
    """A day that is none, and a project without settings, are refused with a sentence."""
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("2026-11-22", "вчера"), encoding="utf-8")
    with pytest.raises(BuildFailed, match="не день"):
        atlas(project)
    with pytest.raises(BuildFailed, match=r"нет mkdocs\.yml"):
        build(Wish(project / "docs"))


def test_a_template_that_fails_ends_the_build(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exception while drawing comes out as it is, and no half of a site is left anywhere."""

    def broken(catalog: object) -> list[Callable[[], Page]]:
        raise KeyError("no such word")

    monkeypatch.setattr(rooms, "SUPPLY", replace(SAMPLE, pages=broken))
    with pytest.raises(KeyError, match="no such word"):
        atlas(project)
    assert sorted(path.name for path in project.iterdir()) == ["docs", "mkdocs.yml", "practices"]


def test_a_hand_written_page_may_mention_what_is_not_there(project: Path) -> None:
    """The site is built without a word about links, and the words stand without one."""
    page = project / "docs/about.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n\nСмотрите [«окно»](practice:nowhere/net).\n", encoding="utf-8")
    atlas(project)
    built = (project / "site/about/index.html").read_text(encoding="utf-8")
    assert "Смотрите «окно»." in built


def test_the_command_lines_wishes_hold_for_every_build_of_the_preview(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `atlas serve` was asked for replaces the settings, and does so again at each edit."""
    elsewhere = make_project(project.parent / "elsewhere")
    days = []

    def run(config: Any) -> None:
        options = config.plugins["atlas"].config
        days.append((options.root, options.today))

    monkeypatch.setattr(building, "run_mkdocs", run)
    wish = Wish(project, root=elsewhere, today=dt.date(2027, 1, 2))
    with building.previewed(wish, "127.0.0.1:0") as show:
        show.server.preview.render()
    assert days == [(str(elsewhere), "2027-01-02")] * 2


@pytest.mark.usefixtures("may_fork")
def test_a_crew_makes_the_same_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two forked workers and none write the same bytes."""
    atlas(project)
    in_line = tree(project / "site")
    sizes = []

    class Two(Crew):
        """A crew of two, however little there is to do and whatever else is running."""

        def __init__(self, jobs: int | None = None) -> None:
            super().__init__(2, few=1)

        def close(self) -> None:
            sizes.append(self.size)
            super().close()

    monkeypatch.setattr(plugin, "Crew", Two)
    atlas(project)
    assert sizes == [2]
    assert tree(project / "site") == in_line
