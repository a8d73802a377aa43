"""The forms and templates that newcomers meet at the forge: in Russian, the same on both forges."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from ci.workflows import PROJECT, loaded

FORMS = sorted((PROJECT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))
LAB = PROJECT / ".gitlab/issue_templates"
CYRILLIC = re.compile("[А-Яа-яё]")
OPEN = (
    "Чего не знаете, пропустите. Обращение видно всем: фамилий частных людей, личных телефонов и "
    "почты не пишите."
)


def questions(form: dict[str, Any]) -> list[dict[str, Any]]:
    """What a form asks, without the words before it."""
    return [part for part in form["body"] if part["type"] != "markdown"]


def as_template(form: dict[str, Any]) -> str:
    """The same questions as GitLab's template: headings, with what helps to answer in comments."""
    parts = [f"<!-- {form['description']} {OPEN} -->"]
    for question in questions(form):
        told = question["attributes"]
        help_words = [
            told.get("description", ""),
            *([f"Например: {told['placeholder']}"] if "placeholder" in told else []),
            *(["Одно из: " + ", ".join(told["options"]) + "."] if "options" in told else []),
        ]
        parts.append(f"## {told['label']}")
        parts += [f"<!-- {words} -->" for words in [" ".join(filter(None, help_words))] if words]
    labels = " ".join(f'~"{label}"' for label in form["labels"])
    return "\n\n".join(parts) + f"\n\n/label {labels}\n"


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_gitlab_asks_the_same(file: Path) -> None:
    """Each form has a template of the same name with the same questions, and none is left over."""
    form = loaded(file)
    template = LAB / f"{form['name']}.md"
    assert template.read_text("utf-8") == as_template(form)
    assert len(list(LAB.iterdir())) == len(FORMS) == 3


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_forms_are_in_russian_and_ask_for_a_source(file: Path) -> None:
    """Every label and hint is Russian; a source is required, a person's name never asked for."""
    form = loaded(file)
    for text in (form["name"], form["description"], form["title"], *form["labels"]):
        assert CYRILLIC.search(text)
    asked = questions(form)
    for question in asked:
        told = question["attributes"]
        assert all(CYRILLIC.search(str(words)) for words in told.values())
        assert not re.search(r"\bФИО\b|фамили|ваше имя", str(told), re.IGNORECASE)
    [source] = [question for question in asked if question["id"] == "source"]
    assert source["validations"]["required"] is True
    assert len(asked) == len({question["id"] for question in asked})


def test_a_change_is_described_in_the_same_words_on_both_forges() -> None:
    """One template for a proposed change."""
    hub = (PROJECT / ".github/pull_request_template.md").read_text("utf-8")
    lab = (PROJECT / ".gitlab/merge_request_templates/Default.md").read_text("utf-8")
    assert hub == lab
    assert CYRILLIC.search(hub)


def test_whoever_finds_no_form_may_write_freely() -> None:
    """A form is a help, not a gate."""
    assert loaded(PROJECT / ".github/ISSUE_TEMPLATE/config.yml")["blank_issues_enabled"] is True
