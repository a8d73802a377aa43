"""A stranger's review made harmless: what it says stays, what it would do does not."""

from __future__ import annotations

import contextlib
import io
import os
import re
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from forge.fake_forge import zipped
from generator.findings.inert import JOINER
from generator.forge.archive import LARGEST_ARCHIVE, file_within
from generator.forge.quarantine import LONGEST, NotAReview, harmless
from generator.review.as_markdown import escaped

HOMES = ("https://forge.example/atlas/catalog/", "https://atlas.example/")
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TAGS = {"<details>", "</details>", "<summary>", "</summary>", "<br>"}

GOOD = """\
### Что изменится

- **Кстовский**: добавлена практика «Единое окно» (30 → 4 дня, −87 %);
- сертификат № 12 отозван.

| Где | Было | Стало |
| --- | ---: | --- |
| Бор | 1 | 2 |

<details><summary>Все 14 страниц</summary>

`practices/nizhny/okno/`

</details>

[Порядок](https://atlas.example/contribute/) и [файл](https://forge.example/atlas/catalog/blob/main/a.yml#L5).
"""

HOSTILE = [
    "@keepers, примите",
    "owner/repo#12 и #12, !7, %3, ~5, $8, &9, &#64;keepers, &commat;keepers",
    "![слежка](https://evil.example/pixel.png)",
    "![слежка][p]\n\n[p]: https://evil.example/pixel.png",
    "[вход](https://evil.example/login)",
    "[вход](<https://evil.example/login>)",
    "[вход](//evil.example)",
    "[вход](javascript:alert(1))",
    "[вход](mailto:a@evil.example)",
    "[вход](https://forge.example/atlas/catalog/../../evil/x)",
    "[вход](https://forge.example/atlas/catalog/%2e%2e/evil)",
    "[вход](https://forge.example/atlas/catalog@evil.example/)",
    "[вход](https://atlas.example.evil.example/)",
    "[вход]: https://evil.example\n\n[вход]",
    "<https://evil.example> <a@evil.example>",
    "www.evil.example и http://evil.example и ftp://evil.example",
    "<script>alert(1)</script><img src=x onerror=alert(1)><a href='https://evil.example'>a</a>",
    "<details open ontoggle=alert(1)><iframe srcdoc=x></iframe>",
    "<!-- atlas:review --> <?php ?> <![CDATA[x]]> <!DOCTYPE x>",
    "<details><summary>x",
    "/close\n  /merge\n> /approve\n\t/assign @me",
    "::include{file=https://evil.example/x}",
    "[[_TOC_]] и [^1]\n\n[^1]: сноска",
    '```mermaid\ngraph TD; click A "https://evil.example"\n```',
    "```plantuml\n!include https://evil.example\n```",
    "```\nнезакрытый код",
    "~~~~ evil\n```\nнезакрытый код",
    "::error file=a::x\r##[group]x\u2028\x1b[31m\u202eобрат\u200b",
    "[" * 3000 + "](" * 3000,
    "`@keepers` и \\@keepers и @\u200bkeepers",
]


def made(text: str) -> str:
    """The review as the trusted job would post it."""
    return harmless(text.encode(), HOMES)


def leads(text: str) -> list[str]:
    """Where links and pictures of rendered Markdown lead."""
    return re.findall(r'(?:href|src)="([^"]*)"', MARKDOWN.render(text))


def test_an_honest_review_stays_as_it_is() -> None:
    """Headings, lists, tables, folded parts and links to the project itself are left alone."""
    assert made(GOOD) == GOOD.strip("\n")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_hostile_gets_through(hostile: str) -> None:
    """No link or picture but the project's own, no markup but the four tags, nobody called, no
    command at the beginning of a line."""
    text = made(hostile)
    assert all(address.startswith(HOMES) for address in leads(text)), text
    assert not re.search(r"[@#!~$%&](?=\d)|@(?!\u2060)|www\.|:(?=//)", text), text
    assert not re.search(r"^[ \t>]*(/|::)", text, re.MULTILINE)
    assert set(re.findall(r"<(?!\u2060)[^>]*>?", text)) <= TAGS
    assert text.lower().count("<details>") <= text.lower().count("</details>")
    assert not re.search(r"^[ >]*(`{3,}|~{3,})[^`\n]*\w", text, re.MULTILINE), "fence with a name"
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u200b\u2028\u202e]", text)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_stands_below_is_still_seen(hostile: str) -> None:
    """Neither an open block of code nor an open fold swallows what the trusted job writes."""
    rendered = MARKDOWN.render(made(hostile) + "\n\n---\n\nИТОГ\n")
    assert "<p>ИТОГ</p>" in rendered


@given(st.text(alphabet=st.sampled_from("@[](){}<>!`~/:.#&;|\\ \nawhtpsc1-=\"'"), max_size=80))
def test_no_mixture_of_signs_makes_a_link_or_markup(text: str) -> None:
    """Whatever the signs of Markdown are put together to, nothing leads anywhere."""
    if not text.strip():
        return
    rendered = MARKDOWN.render(made(text))
    assert "<a " not in rendered
    assert "<img" not in rendered
    assert "<script" not in rendered


@given(st.text(min_size=1).filter(lambda text: bool(text.strip())))
def test_any_text_is_taken_or_refused(text: str) -> None:
    """No text ends in a traceback, and none is longer than a comment may be."""
    try:
        assert len(made(text)) < 60_000
    except NotAReview:
        pass
    except UnicodeEncodeError:
        assert any("\ud800" <= sign <= "\udfff" for sign in text)


@pytest.mark.parametrize("sign", ["@", "a\n", "[", "&", "<details>"])
def test_a_long_review_is_cut_and_says_so(sign: str) -> None:
    """Seventy kilobytes fit into the comment; the reader is told that there is more."""
    text = made(sign * 100_000)
    assert len(text) < LONGEST * 1.3
    assert "Обзор длиннее" in text


def test_the_mark_cannot_be_forged() -> None:
    """The mark inside a review is no mark: it is shown as text."""
    assert f"<{JOINER}!-- atlas:review -->" in made("<!-- atlas:review -->")


@pytest.mark.parametrize("data", [b"\xff", "x".encode("utf-16"), b"", b" \n"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Bytes that are no UTF-8, and nothing at all."""
    with pytest.raises(NotAReview):
        harmless(data, HOMES)


def test_an_archive_is_read_by_one_name_only() -> None:
    """Twice the same name is refused: readers would not agree which of them counts."""
    held = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr("review.md", "a")
            archive.writestr("review.md", "b")
    with pytest.raises(NotAReview):
        file_within(held.getvalue(), "review.md")
    with pytest.raises(NotAReview):
        file_within(b"PK" * LARGEST_ARCHIVE, "review.md")


@pytest.mark.parametrize("hostile", [*HOSTILE, GOOD])
def test_our_own_review_goes_through_as_it_is(hostile: str) -> None:
    """What `atlas diff` writes of a hostile value is harmless already, and nothing is added to it:
    the reader sees the value as it stands in the file."""
    text = f"## Обзор\n\n- Название: {escaped(hostile)}\n"
    assert made(text) == text.strip("\n")
    assert made(made(hostile)) == made(hostile)


@given(st.data())
def test_a_broken_archive_is_refused_whatever_is_broken(data: st.DataObject) -> None:
    """Bytes changed or cut anywhere: the review comes out, or a refusal; never anything else."""
    whole = zipped({"maps/a.svg": "<svg/>" * 50, "review.md": "Обзор " * 50})
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(broken[: data.draw(st.integers(0, len(whole)))])
    for archive in (bytes(broken), cut):
        with contextlib.suppress(NotAReview):
            assert isinstance(file_within(archive, "review.md"), bytes)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_packed_in_a_broken_way_is_refused(method: int) -> None:
    """The data of each way of packing, spoilt in the middle."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        archive.writestr("review.md", os.urandom(500))
    data = held.getvalue()
    with pytest.raises(NotAReview):
        file_within(data[:60] + b"\xff" * 300 + data[360:], "review.md")
