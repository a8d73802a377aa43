"""Why a file is no YAML, in words that help: from libyaml's terse English to the usual causes.

libyaml says where it lost the thread, which is often one line below the mistake. So its message
only tells which cause to look for, and the lines around the place tell where it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from yaml import MarkedYAMLError, YAMLError

from generator.findings import Code
from generator.findings.catalogue import reading as codes
from generator.reading.characters import ODD_SPACE, split_lines, visible
from generator.reading.places import TOP, Place

_FIELD = r"[ ]*(?:- +)*(?P<field>[^\s:#'\"\[\]{},&*!|>%@`-][^\s:#]{0,60})"
_NO_SPACE = re.compile(_FIELD + r":(?P<rest>[^\s:/].*)")
_GOOD_FIELD = re.compile(_FIELD + r":(?:[ \t]+(?P<rest>.*))?$")
_TAB_INDENT = re.compile(r" *\t")
_BLANK = re.compile(r"\s*(?:#.*)?$")
_SIMPLE_KEY: Final = 1024
_LONGEST_MEND: Final = 160


@dataclass(frozen=True, slots=True)
class Cause:
    """A likely cause: its code, where it is, and what fills the slots of its words."""

    code: Code
    place: Place
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where libyaml stopped (`line`, `column`) and where what it was reading began; all from 0."""

    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    begun: tuple[int, int] | None

    @property
    def text(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def sign(self) -> str:
        return self.text[self.column : self.column + 1]

    def line_above(self, line: int) -> int | None:
        """The nearest line above that says something."""
        for number in range(min(line, len(self.lines)) - 1, -1, -1):
            if not _BLANK.match(self.lines[number]):
                return number
        return None

    def cause(self, code: Code, at: tuple[int, int] | None = None, **values: str) -> Cause:
        line, column = at or (self.line, self.column)
        if line >= len(self.lines):  # libyaml ends a last line that has no end
            line, column = len(self.lines) - 1, len(self.lines[-1])
        return Cause(code, Place(line + 1, column + 1), values)


def explain(error: YAMLError, text: str) -> Cause:
    """The likely cause of a syntax error in `text`."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Cause(codes.SYNTAX, TOP, {})
    mark, begun = error.problem_mark, error.context_mark
    scene = _Scene(
        split_lines(text),
        error.problem or "",
        error.context or "",
        mark.line,
        mark.column,
        (begun.line, begun.column) if begun is not None else None,
    )
    return _odd_indent(scene) or _by_problem(scene) or scene.cause(codes.SYNTAX)


def _by_problem(scene: _Scene) -> Cause | None:
    for part, explained in _EXPLAINED:
        if part in f"{scene.context}; {scene.problem}":
            return explained(scene)
    return None


def _odd_indent(scene: _Scene) -> Cause | None:
    """A tab or an odd space where the line is indented: the one mistake that cannot be seen."""
    near = {scene.line, scene.begun[0] if scene.begun else scene.line}
    for line in sorted(near):
        text = scene.lines[line] if line < len(scene.lines) else ""
        if _TAB_INDENT.match(text):
            how_many = sum(1 for other in scene.lines if _TAB_INDENT.match(other))
            more = str(how_many) if how_many > 1 else ""
            return scene.cause(codes.TAB_INDENT, (line, text.index("\t")), lines=more)
        indent = text[: len(text) - len(text.lstrip())]
        if odd := ODD_SPACE.search(indent):
            return scene.cause(codes.ODD_SPACE, (line, odd.start()))
    return None


def _quote(scene: _Scene) -> Cause:
    return scene.cause(codes.UNCLOSED_QUOTE, scene.begun)


def _escape(scene: _Scene) -> Cause:
    found = re.search(r"\\.?$", scene.text[: scene.column + 1]) or re.search(
        r"\\[xuU]?[0-9a-fA-F]*$", scene.before
    )
    at = (scene.line, found.start()) if found else None
    escape = scene.text[at[1] : at[1] + 6] if at else "\\"
    if re.match(r"\\u[dD][89a-fA-F]", escape):
        return scene.cause(codes.HALF_CHARACTER, at, name=escape, name_en=escape)
    return scene.cause(codes.BAD_ESCAPE, at, escape=visible(escape[:2]))


def _second_colon(scene: _Scene) -> Cause:
    if re.search(r":[ \t]", scene.before):
        return scene.cause(codes.COLON_IN_TEXT, mended=_in_quotes(scene.text))
    if not scene.before.strip(" -?"):
        return scene.cause(codes.EMPTY_KEY)
    if scene.column > _SIMPLE_KEY:
        return _long_key(scene, (scene.line, 0))
    above = scene.line_above(scene.line)
    if above is None:
        return scene.cause(codes.SYNTAX)
    text = scene.lines[above]
    if no_space := _NO_SPACE.match(text):
        return _no_space(scene, above, no_space)
    if ":" not in text:
        return _no_colon(scene, above)
    return scene.cause(codes.INDENT, (scene.line, _indent(scene.text)))


def _key_without_value(scene: _Scene) -> Cause:
    line, column = scene.begun or (scene.line, scene.column)
    text = scene.lines[line] if line < len(scene.lines) else ""
    if scene.line == line and scene.column - column >= _SIMPLE_KEY:
        return _long_key(scene, (line, column))
    if no_space := _NO_SPACE.match(text):
        return _no_space(scene, line, no_space)
    return _no_colon(scene, line)


def _long_key(scene: _Scene, at: tuple[int, int]) -> Cause:
    shown = visible(scene.lines[at[0]][at[1] :], 40)
    return scene.cause(codes.LONG_KEY, at, key=shown, length=f"> {_SIMPLE_KEY}", longest="")


def _no_space(scene: _Scene, line: int, found: re.Match[str]) -> Cause:
    mended = f"{found['field']}: {found['rest']}"
    return scene.cause(
        codes.NO_SPACE, (line, found.start("rest")),
        field=visible(found["field"], 40), mended=visible(mended, 80),
    )  # fmt: skip


def _no_colon(scene: _Scene, line: int) -> Cause:
    text = scene.lines[line]
    if text == "=======":  # the one mark of a conflict that was overlooked
        return scene.cause(codes.CONFLICT, (line, 0))
    return scene.cause(codes.NO_COLON, (line, _indent(text)), text=visible(text.strip(), 40))


def _out_of_place(scene: _Scene) -> Cause:
    """Something stands where the next field or entry should begin."""
    before = scene.before.rstrip()
    if scene.sign == ":" and not before.strip(" -?"):
        return scene.cause(codes.EMPTY_KEY)
    if not before.strip():
        return scene.cause(codes.INDENT)
    if before[-1] in "\"'":
        return _after_quote(scene, before)
    if before[-1] in "]}":
        return scene.cause(codes.BRACKETS)
    return scene.cause(codes.SYNTAX)


def _after_quote(scene: _Scene, before: str) -> Cause:
    """Text behind a closing quote: quotes inside a quoted text, or one left open above."""
    quote = before[-1]
    opens_here = re.search(rf"(?:^|[:\[{{,-])[ \t]*{quote}.*{quote}$", before)
    if not opens_here:
        for number in range(scene.line - 1, -1, -1):
            opening = re.search(rf"(?:^|[:\[{{,-])[ \t]*({quote})[^{quote}]*$", scene.lines[number])
            if opening:
                return scene.cause(codes.UNCLOSED_QUOTE, (number, opening.start(1)))
    if quote == '"':
        return scene.cause(codes.TEXT_AFTER_QUOTE, mended=_in_quotes(scene.text))
    field = _GOOD_FIELD.match(scene.text)
    whole = (
        re.fullmatch(r"'([^\"\\]+)'", field["rest"].strip()) if field and field["rest"] else None
    )
    mended = f'{field["field"]}: "{whole[1]}"' if field and whole else ""
    return scene.cause(codes.TEXT_AFTER_QUOTE, mended=visible(mended, _LONGEST_MEND))


def _after_end(scene: _Scene) -> Cause:
    for number, line in enumerate(scene.lines[: scene.line]):
        if line.startswith("%"):
            return scene.cause(codes.DIRECTIVE, (number, 0))
    if any(line.startswith("...") for line in scene.lines[: scene.line]):
        return scene.cause(codes.SEVERAL_DOCUMENTS)
    return scene.cause(codes.INDENT) if not scene.before.strip() else scene.cause(codes.SYNTAX)


def _flow(scene: _Scene) -> Cause:
    if scene.begun and scene.begun[0] == scene.line and scene.sign == ":":
        return scene.cause(codes.COLON_IN_TEXT, mended="")
    return scene.cause(codes.BRACKETS, scene.begun)


def _no_value(scene: _Scene) -> Cause:
    if "flow" in scene.context:
        return scene.cause(codes.BRACKETS)
    return _start_sign(scene)


def _start_sign(scene: _Scene) -> Cause:
    at = scene.begun or (scene.line, scene.column)
    text = scene.lines[at[0]] if at[0] < len(scene.lines) else ""
    sign = text[at[1] : at[1] + 1]
    if not sign:
        return scene.cause(codes.SYNTAX)
    return scene.cause(codes.START_SIGN, at, sign=visible(sign), mended=_in_quotes(text))


def _block(scene: _Scene) -> Cause:
    begun = scene.begun or (scene.line, scene.column)
    return scene.cause(codes.BLOCK_HEADER, begun, sign=scene.lines[begun[0]][begun[1] :][:1])


def _only(code: Code, at_start: bool = False) -> Callable[[_Scene], Cause]:
    return lambda scene: scene.cause(code, scene.begun if at_start else None)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _in_quotes(line: str) -> str:
    """A line `field: text` with its text in quotes; "" if it is none, or too long to show."""
    field = _GOOD_FIELD.match(line)
    if not field or not field["rest"]:
        return ""
    mended = f"{field['field']}: {quoted(field['rest'].rstrip())}"
    return visible(mended, _LONGEST_MEND) if len(mended) <= _LONGEST_MEND else ""


def quoted(text: str) -> str:
    """A text in the kind of quotes that needs no escapes, if there is one."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


# Parts of libyaml 0.2's messages, most telling first, and what to make of each.
_EXPLAINED: Final[tuple[tuple[str, Callable[[_Scene], Cause]], ...]] = (
    ("found unexpected end of stream", _quote),
    ("found unexpected document indicator", _quote),
    ("unknown escape character", _escape),
    ("hexdecimal number", _escape),
    ("invalid Unicode character escape", _escape),
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _key_without_value),
    ("block sequence entries are not allowed", _only(codes.LIST_ON_LINE)),
    ("directive", _only(codes.DIRECTIVE, at_start=True)),
    ("found incompatible YAML document", _only(codes.DIRECTIVE)),
    ("undefined tag handle", lambda scene: scene.cause(codes.TAG, tag=visible(_word(scene), 40))),
    ("a block scalar", _block),
    ("did not find expected key", _out_of_place),
    ("did not find expected '-' indicator", _out_of_place),
    ("did not find expected <document start>", _after_end),
    ("did not find expected ',' or", _flow),
    ("did not find expected node content", _no_value),
    ("cannot start any token", _start_sign),
    ("mapping keys are not allowed", _start_sign),
    ("an anchor", _start_sign),
    ("an alias", _start_sign),
    ("a tag", _start_sign),
)


def _word(scene: _Scene) -> str:
    return scene.text[scene.column :].split(" ", 1)[0]
