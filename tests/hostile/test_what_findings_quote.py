"""Inputs 28, 29 and 41 through what the check says: a finding quotes what is wrong, and the quote
does nothing on a terminal, in the log and the lists of a forge, or in its summary."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from built.built_site import PROJECT, TODAY
from markdown_it import MarkdownIt

from generator.catalog import load_catalog
from generator.findings import Finding
from generator.findings.blame import Blame
from generator.findings.reporting import report
from generator.findings.summary import as_summary
from generator.site.work.survey import Lines
from hostile.payloads import PAYLOADS

GOOD = PROJECT / "tests/cases/good-full"
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u206f\ufeff]")
CALLS = re.compile(r"@\w|www\.\w|https?://(?!atlas)", re.IGNORECASE)
"""What a forge would make a mention or a link of, after Markdown is done."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog in which each payload stands where it may not: in a practice's sphere, kind of
    effect, date, address, in an unknown field, and in the id of a source."""
    root = tmp_path_factory.mktemp("quoted")
    for top in ("practices", "regions"):
        shutil.copytree(GOOD / top, root / top)
    practice = yaml.safe_load((root / "practices/nizhny/zayavki.yml").read_text("utf-8"))
    for number, payload in enumerate(PAYLOADS):
        wrong = practice | {
            "sphere": payload,
            "started": payload,
            payload: "x",
            "contacts": [{"organisation": "МФЦ", "url": payload, "email": payload}],
            "effects": [{"metric": "Срок", "unit": payload, "before": payload, "source": payload}],
            "sources": [{"id": payload, "url": payload, "title": "x"}],
        }
        text = json.dumps(wrong, ensure_ascii=False, default=str)
        (root / f"practices/nizhny/x{number}.yml").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def found(root: Path) -> list[Finding]:
    """What the check has to say."""
    findings = load_catalog(root, TODAY).findings
    assert len(findings) > 4 * len(PAYLOADS)
    return findings


def test_nothing_is_let_in(root: Path, found: list[Finding]) -> None:
    """Each of the files has an error at its own lines."""
    blamed = {finding.file for finding in found if finding.severity == "error"}
    assert {f"practices/nizhny/x{number}.yml" for number in range(len(PAYLOADS))} <= blamed


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_terminals_are_not_steered(root: Path, found: list[Finding], lang: str) -> None:
    """No colours, no turned letters, no line that a log would obey."""
    printed = report(found, "text", lang, Lines(root))
    assert UNSEEN.search(printed) is None
    for line in printed.splitlines():
        assert not line.lstrip().startswith(("::", "##[")), line


def test_logs_get_one_command_a_finding(root: Path, found: list[Finding]) -> None:
    """No payload begins a command of its own or adds a property to ours."""
    *commands, _ = report(found, "github", "ru", Lines(root)).splitlines()
    assert len(commands) == len(found)
    shape = re.compile(r"::(error|warning|notice) file=[^,:]*,line=\d+[^:]*::[^\r\n]*")
    assert [line for line in commands if not shape.fullmatch(line)] == []


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_data_stays_data(root: Path, found: list[Finding], form: str) -> None:
    """Reports for machines are JSON with nothing in it that nobody sees."""
    printed = report(found, form, "ru", Lines(root))  # type: ignore[arg-type]
    json.loads(printed)
    assert UNSEEN.search(printed) is None


def test_the_summary_is_words(found: list[Finding]) -> None:
    """What stands in the summary of a run is text: no element, link or picture comes of a payload,
    and nobody is called."""
    for at in range(0, len(found), 200):
        blame = Blame(own=tuple(found[at : at + 200]), caused=(), others=())
        text = as_summary(blame, "ru", lambda code: f"https://atlas.example/{code}")
        for token in PARSER.parse(text):
            assert token.type != "html_block", token.content[:200]
            for child in token.children or ():
                assert child.type not in ("html_inline", "image"), child.content
                if child.type == "link_open":
                    assert str(child.attrs["href"]).startswith("https://atlas.example/")
                if child.type == "text":
                    assert CALLS.search(child.content) is None, child.content
