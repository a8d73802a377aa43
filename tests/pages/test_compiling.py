"""Templates compiled our own way say what Jinja's own way of compiling them says."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from drawn_pages import PROJECT, SAMPLE, SETTINGS, TEMPLATES, pages_of
from hypothesis import given
from hypothesis import strategies as st
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from generator.catalog.adoption import AdoptionState
from generator.pages import Settings, render_body
from generator.pages.addresses import record_address
from generator.pages.compiling import escaped
from generator.pages.environment import CatalogEnvironment
from generator.pages.maps import CellView, cells_svg


class SlowEnvironment(CatalogEnvironment):
    """The same environment with the templates compiled as Jinja does it."""

    code_generator_class = CodeGenerator


@pytest.mark.parametrize("root", [SAMPLE, PROJECT], ids=["sample", "project"])
def test_pages_are_the_same_as_jinja_draws_them(root: Path) -> None:
    """Every page of a catalog that uses every field, and of the real one, byte for byte."""
    catalog, pages = pages_of(root)
    quick, slow = (
        kind(TEMPLATES, SETTINGS, lambda kind, id: record_address(catalog, kind, id))
        for kind in (CatalogEnvironment, SlowEnvironment)
    )
    assert pages
    for page in pages:
        assert render_body(quick, page) == render_body(slow, page), page.address


values = st.one_of(
    st.text(), st.text().map(Markup), st.integers(), st.booleans(), st.sampled_from(AdoptionState)
)


@given(values)
def test_escaping_is_that_of_markupsafe(value: object) -> None:
    """Whatever a template is told is escaped as MarkupSafe does it."""
    assert str(escaped(value)) == str(escape(value))


def drawn(folder: Path, text: str, **told: object) -> str:
    """A template of `text`, drawn."""
    (folder / "page.html").write_text(text, "utf-8")
    env = CatalogEnvironment(folder, Settings(), lambda kind, id: None)
    return env.get_template("page.html").render(told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% macro m(a, b='2') %}{{ a }}{{ b }}{% endmacro %}{{ m('<', '>') }}", "&lt;&gt;"),
        ("{% macro m(a, b='2') %}{{ a }}{{ b }}{% endmacro %}{{ m('1') }}", "12"),
        ("{% macro m(a, b='2') %}{{ a }}{{ b }}{% endmacro %}{{ m(b='<', a='1') }}", "1&lt;"),
        (
            "{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}{{ x }}{% endcall %}",
            "[&amp;]",
        ),
        ("{% for n in (1, 2) %}{{ n }}{{ ', ' if not loop.last }}{% endfor %}", "1, 2"),
        ("{{ x.upper() }}{{ x | length }}", "&amp;1"),
        ("[{{ 'a' if not x }}{{ ('a' if not x) ~ 'b' }}]", "[b]"),
    ],
)
def test_calls_come_out_as_written(text: str, expected: str, tmp_path: Path) -> None:
    """Macros take arguments in order, by name and by default; no result is escaped twice."""
    assert drawn(tmp_path, text, x="&") == expected


@pytest.mark.parametrize("text", ["{{ unknown }}", "{{ unknown.name }}", "{{ unknown() }}"])
def test_what_nobody_tells_stops_the_page(text: str, tmp_path: Path) -> None:
    """A name that no page tells is an error, never an empty place."""
    with pytest.raises(jinja2.UndefinedError):
        drawn(tmp_path, text)


def test_cells_lead_from_where_they_are_drawn() -> None:
    """The same cells, drawn for pages of two depths and for two shapes, have each its own links."""
    cells = (CellView("bor", "regions/nizhny/bor/", "claimed", "Бор: <внедрено>", "2021 claimed"),)
    found = [
        cells_svg(cells, shape, f"{base}map.svg", base)
        for base in ("../", "../../")
        for shape in ("cell", "tile-wide")
    ]
    assert len({str(svg) for svg in found}) == 4
    assert 'href="../regions/nizhny/bor/"' in found[1]
    assert 'href="../map.svg#tile-wide-bor"' in found[1]
    assert 'href="../../regions/nizhny/bor/"' in found[2]
    assert all("Бор: &lt;внедрено&gt;" in svg for svg in found)
