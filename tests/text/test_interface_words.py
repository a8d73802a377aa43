"""The words of the interface: catalogs, plurals, and their extraction from code and templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from generator.text import words
from generator.text.extraction import (
    UPDATE_COMMAND,
    collect,
    lacking_plurals,
    message_ids,
    update,
)
from generator.text.words import LOCALE_FOLDER, catalog_file, read_catalog

TEMPLATE = """{{ _("Практики") }}
{{ ngettext("%(num)s муниципалитет", "%(num)s муниципалитетов", n) }}
{% trans %}Искать{% endtrans %}
{{ counted("%(num)s проект", "%(num)s проектов", 2300) }}
"""
CODE = 'def title(words):\n    return words.gettext("Карта") + words.gettext("Практики")\n'

FORMS = {
    "%(num)s муниципалитет": (
        "%(num)s муниципалитет",
        "%(num)s муниципалитета",
        "%(num)s муниципалитетов",
    ),
    "%(num)s проект": ("%(num)s проект", "%(num)s проекта", "%(num)s проектов"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with one template and one module."""
    (tmp_path / "overrides" / "parts").mkdir(parents=True)
    (tmp_path / "overrides" / "parts" / "page.html").write_text(TEMPLATE, "utf-8")
    (tmp_path / "generator" / "pages").mkdir(parents=True)
    (tmp_path / "generator" / "pages" / "titles.py").write_text(CODE, "utf-8")
    return tmp_path


@pytest.fixture
def folder(project: Path) -> Path:
    """The catalogs of that project, with its plurals written and an English beside."""
    folder = project / "locale"
    (folder / "en" / "LC_MESSAGES").mkdir(parents=True)
    catalog_file("en", folder).write_text(
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Практики"\nmsgstr "Practices"\n\n'
        'msgid "%(num)s проект"\nmsgid_plural "%(num)s проектов"\n'
        'msgstr[0] "%(num)s project"\nmsgstr[1] "%(num)s projects"\n',
        "utf-8",
    )
    update(project, folder)
    file = catalog_file("ru", folder)
    text = file.read_text("utf-8")
    for one, (_, few, _) in FORMS.items():
        text = text.replace(
            f'msgstr[0] "{one}"\nmsgstr[1] ""', f'msgstr[0] "{one}"\nmsgstr[1] "{few}"'
        )
    file.write_text(text, "utf-8")
    return folder


def test_project_lacks_no_russian_plural() -> None:
    """Every plural of code and templates has its three Russian forms."""
    lacking = lacking_plurals()
    assert lacking == [], (
        f"run `{UPDATE_COMMAND}`, then write msgstr[1], the form for two, of these in "
        f"{catalog_file('ru').relative_to(LOCALE_FOLDER.parents[2])}"
    )


def test_ids_are_found_in_code_and_templates(project: Path) -> None:
    """Calls in Python, calls in Jinja and {% trans %} blocks all give their ids."""
    assert message_ids(project) == {
        "Практики",
        "Искать",
        "Карта",
        ("%(num)s муниципалитет", "%(num)s муниципалитетов"),
        ("%(num)s проект", "%(num)s проектов"),
    }
    message = collect(project).get("Практики")
    assert message is not None
    assert {file for file, _ in message.locations} == {
        "generator/pages/titles.py",
        "overrides/parts/page.html",
    }


def test_broken_template_is_an_error(project: Path) -> None:
    """A template that cannot be read does not silently lose its words."""
    (project / "overrides" / "broken.html").write_text("{% if %}", "utf-8")
    with pytest.raises(Exception, match="Expected an expression"):
        collect(project)


def test_update_prefills_what_the_ids_say(project: Path) -> None:
    """After an update only the form for two is left to write, and that is said."""
    folder = project / "locale"
    update(project, folder)
    assert len(lacking_plurals(project, folder)) == 2
    catalog = read_catalog("ru", folder)
    assert catalog is not None
    message = catalog.get("%(num)s проект")
    assert message is not None
    assert tuple(message.string or ()) == ("%(num)s проект", "", "%(num)s проектов")


def test_update_changes_nothing_more(project: Path, folder: Path) -> None:
    """A second update gives the same bytes: no dates, no line numbers, nothing lost."""
    before = {file: file.read_bytes() for file in sorted(folder.rglob("*.po*"))}
    update(project, folder)
    assert {file: file.read_bytes() for file in sorted(folder.rglob("*.po*"))} == before
    assert lacking_plurals(project, folder) == []


def test_three_forms(folder: Path) -> None:
    """1 муниципалитет, 2 муниципалитета, 5 муниципалитетов."""
    ru = words("ru", folder)
    shown = [
        ru.ngettext("%(num)s муниципалитет", "%(num)s муниципалитетов", n) % {"num": n}
        for n in (1, 2, 5, 11, 21, 22)
    ]
    assert shown == [
        "1 муниципалитет",
        "2 муниципалитета",
        "5 муниципалитетов",
        "11 муниципалитетов",
        "21 муниципалитет",
        "22 муниципалитета",
    ]
    assert ru.counted("%(num)s проект", "%(num)s проектов", 2302) == "2\u00a0302 проекта"


def test_other_language_falls_back_to_russian(folder: Path) -> None:
    """What is not translated is said in Russian, with Russian plurals."""
    en = words("en", folder)
    assert en.gettext("Практики") == "Practices"
    assert en.gettext("Искать") == "Искать"
    assert en.ngettext("%(num)s проект", "%(num)s проектов", 2) == "%(num)s projects"
    two = en.ngettext("%(num)s муниципалитет", "%(num)s муниципалитетов", 2)
    assert two == "%(num)s муниципалитета"


def test_plural_without_a_catalog_entry_still_speaks() -> None:
    """An id that no catalog knows gives one of its own two forms."""
    assert words().ngettext("нет такого", "нет таких", 1) == "нет такого"
    assert words().ngettext("нет такого", "нет таких", 5) == "нет таких"


def test_unknown_language() -> None:
    """A language without a catalog, or a name that is no language, is a LookupError."""
    for lang in ("tlh", "../ru", ""):
        with pytest.raises(LookupError):
            words(lang)


def test_jinja_speaks(folder: Path) -> None:
    """Jinja's i18n extension takes the words; values put into a sentence are escaped."""
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    ru = words("ru", folder)
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        ru.gettext, ru.ngettext, newstyle=True
    )
    environment.globals["counted"] = ru.counted
    shown = environment.from_string(TEMPLATE).render(n=3)
    assert shown.split("\n") == ["Практики", "3 муниципалитета", "Искать", "2\u00a0300 проектов"]
    escaped = environment.from_string('{{ _("Ищут %(what)s", what="<b>") }}').render()
    assert escaped == "Ищут &lt;b&gt;"
