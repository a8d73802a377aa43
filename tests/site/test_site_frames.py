"""Cutting frames, and the security policy that goes with them."""

from __future__ import annotations

import base64
import hashlib
import pickle

import pytest

from generator.site.edition.addresses import LOST
from generator.site.stamping.frames import FROM_THE_ROOT, Frames
from generator.site.stamping.policy import header_policy, page_policy

SCRIPT = "var a = 1;\nvar b;"
SHELL = f"""<!doctype html>
<html>
  <head>
    <meta http-equiv="Content-Security-Policy" content="@@atlas:policy@@">

    <title>@@atlas:title@@</title>
    <meta name="description" content="@@atlas:description@@">@@atlas:head@@
    <script>{SCRIPT}</script>
  </head>
  <body id="top">
    <a href="practices/" data-section="practices">Практики</a>
    <a href="about/" data-section="about">О проекте</a>
    <main id='content'>@@atlas:content@@</main>
  </body>
</html>
"""
VALUES = {"title": b"T", "description": b"D", "head": b"", "content": b"C"}


def test_a_frame_is_filled_by_joining() -> None:
    """Every slot takes its value; nothing else of the page changes from page to page."""
    html = Frames.cut({0: SHELL}).of("", "").fill(VALUES).decode()
    assert "<title>T</title>" in html
    assert 'content="D"' in html
    assert "<main id='content'>C</main>" in html
    assert "@@" not in html


def test_the_link_of_the_section_is_marked() -> None:
    """Each section has a frame of its own, with one link marked; unknown sections mark none."""
    frames = Frames.cut({1: SHELL})
    html = frames.of("practices/", "practices").fill(VALUES).decode()
    assert '<a href="practices/" aria-current="true">' in html
    assert html.count("aria-current") == 1
    assert b"aria-current" not in frames.of("x/", "elsewhere").fill(VALUES)
    assert "data-section" not in html


def test_white_space_is_squeezed() -> None:
    """Indents and empty lines are gone, line breaks stay."""
    html = Frames.cut({0: SHELL}).of("", "").fill(VALUES).decode()
    assert "\n\n" not in html
    assert "\n " not in html
    assert "<html>\n<head>" in html


def test_pages_deeper_than_any_frame_are_refused() -> None:
    """A page for which there is no frame is a mistake of the program, told as such."""
    with pytest.raises(ValueError, match="no frame"):
        Frames.cut({0: SHELL}).of("a/", "")


@pytest.mark.parametrize("slot", ["title", "description", "head", "content"])
def test_a_shell_without_a_slot_is_refused(slot: str) -> None:
    """A theme that lost a slot would publish pages without their words."""
    with pytest.raises(ValueError, match="slots"):
        Frames.cut({0: SHELL.replace(f"@@atlas:{slot}@@", "")})


def test_a_shell_with_an_unknown_slot_is_refused() -> None:
    """A slot that nobody fills would be printed as it is."""
    with pytest.raises(ValueError, match="slots"):
        Frames.cut({0: SHELL.replace("@@atlas:head@@", "@@atlas:head@@@@atlas:foot@@")})


def test_the_frames_own_ids_are_known() -> None:
    """Ids of the frame, in either kind of quotes, can be linked to from any page."""
    assert Frames.cut({0: SHELL}).of("", "").ids == {b"top", b"content"}


def test_the_lost_page_has_a_frame_of_its_own() -> None:
    """The page for lost visitors gets the frame whose links start at the root."""
    frames = Frames.cut({0: SHELL, FROM_THE_ROOT: SHELL.replace('"practices/"', '"/practices/"')})
    assert b'href="/practices/"' in frames.of(LOST, "home").fill(VALUES)
    assert [address for address, _ in frames.samples()] == [LOST, ""]


def test_frames_travel_to_workers() -> None:
    """Frames are the same after a trip through pickle."""
    frames = Frames.cut({0: SHELL, 1: SHELL})
    assert pickle.loads(pickle.dumps(frames)) == frames


def test_a_script_in_the_text_is_not_allowed() -> None:
    """A page that brings a script of its own gets the policy of all pages, which knows no script
    but the site's files; nor is one that a template writes into the frame."""
    frames = Frames.cut({0: SHELL})
    html = frames.finish(SHELL.replace("@@atlas:content@@", "<script>alert(1)</script>"), "")
    assert f'content="{page_policy()}"' in html
    assert f'content="{page_policy()}"'.encode() in frames.of("", "").fill(VALUES)


def _rules(policy: str) -> dict[str, str]:
    rules = [rule.partition(" ")[::2] for rule in policy.split("; ")]
    assert len(rules) == len(dict(rules))
    return dict(rules)


def test_the_policy_allows_nothing_but_the_sites_own_files() -> None:
    """What is not named is forbidden, and what is named comes from the site; only pictures may
    stand in a style sheet. No text becomes a script."""
    rules = _rules(page_policy())
    assert rules["default-src"] == "'none'"
    assert {name for name, sources in rules.items() if sources == "'self'"} == {
        "script-src", "style-src", "font-src", "connect-src", "worker-src", "form-action",
    }  # fmt: skip
    assert rules["img-src"] == "'self' data:"
    assert rules["require-trusted-types-for"] == "'script'"
    assert rules["trusted-types"] == "atlas"
    rest = {"default-src", "img-src", "require-trusted-types-for", "trusted-types"}
    assert {sources for name, sources in rules.items() if name not in rest} <= {"'none'", "'self'"}


@pytest.mark.parametrize("framed", [False, True])
def test_the_header_says_the_same_and_who_may_frame(framed: bool) -> None:
    """The server's policy differs by the frames of others, which a page cannot speak of, and by
    style sheets inside pictures, each allowed by its hash."""
    styles = ["text{fill:red}", "text{fill:blue}"]
    rules = _rules(header_policy(framed=framed, styles=styles))
    assert rules.pop("frame-ancestors", "anybody") == ("anybody" if framed else "'none'")
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in styles]
    assert rules.pop("style-src") == " ".join(["'self'", *(f"'sha256-{h}'" for h in hashes)])
    same = _rules(page_policy())
    assert same.pop("style-src") == "'self'"
    assert rules == same
