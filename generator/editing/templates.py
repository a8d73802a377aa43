"""A new file that explains itself: what is known is filled in, every other field is an example.

Made from the models and the sample catalog. The examples are comments, so the file says nothing
that nobody meant; to use one, people take the sign # and the space behind it away.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from generator.editing.modeline import modeline
from generator.model.description import FieldDescription, describe
from generator.model.files import FILES
from generator.model.samples import fragments
from generator.reading import Kind

Value: TypeAlias = str | Mapping[str, "Value"] | tuple[str, ...]
"""What a field of a new file may be filled with: a text, nested fields or a list of ids."""

WIDTH: Final = 100
PLAIN: Final = re.compile(
    r"(?:[A-Za-zА-Яа-яЁё«](?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff:#]|:(?=\S)|(?<=\S)#)*"
    r"|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)"
)
WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_HEAD: Final = (
    "Здесь перечислены все поля: заполненные уже работают, остальные — примеры за одним знаком #.",
    "Чтобы заполнить поле, сотрите # и пробел за ним и замените пример своим. Лишнее удалите.",
)


def template(file: str, kind: Kind, filled: Mapping[str, Value], *, schema: bool = False) -> str:
    """The text of a new file of a kind that holds one record.

    `filled` are its known values, by the names of fields; all that are required must be there.
    With `schema` the first line names the schema for editors.
    """
    described = FILES[kind]
    shape = describe(described.model)
    lines = [modeline(file, kind)] if schema else []
    lines += [f"## {line}" for line in (f"{described.title}. {described.about}", *_HEAD)]
    for field in shape.fields:
        lines += ["", *_about(field)]
        if field.name in filled:
            lines += written(field.name, filled[field.name])
        else:
            example = fragments()[shape.model.__name__, field.name].text
            lines += [f"# {line}".rstrip() for line in example.split("\n")]
    return "\n".join(lines) + "\n"


def _about(field: FieldDescription) -> Iterator[str]:
    """What the field is for and what may stand in it, as comments."""
    form = field.form
    may_be = f"список: {form.words}" if form.many else form.words
    words = [field.about, f"{may_be[:1].upper()}{may_be[1:]}."]
    if form.values:
        words.append("; ".join(f"{word} — {meaning}" for word, meaning in form.values) + ".")
    if field.default:
        words.append(f"Если не указано: {field.default}.")
    for line in textwrap.wrap(" ".join(words), WIDTH - 3, break_on_hyphens=False):
        yield f"## {line}"


def written(name: str, value: Value, indent: str = "") -> Iterator[str]:
    """The lines of one field with its value, texts in quotes where YAML needs them."""
    head = f"{indent}{name}:"
    if isinstance(value, Mapping):
        yield head
        for key, inner in value.items():
            yield from written(key, inner, f"{indent}  ")
    elif isinstance(value, tuple):
        yield head
        yield from (f"{indent}  - {scalar(entry)}" for entry in value)
    elif len(head) + len(value) < WIDTH or PLAIN.fullmatch(value[:1]) is None:
        yield f"{head} {scalar(value)}"
    else:
        yield f"{head} >-"
        room = WIDTH - len(indent) - 2
        lines = textwrap.wrap(value, room, break_long_words=False, break_on_hyphens=False)
        yield from (f"{indent}  {line}" for line in lines)


def scalar(text: str) -> str:
    """A text on one line, in quotes where YAML needs them."""
    if PLAIN.fullmatch(text) and text[-1] not in " :" and text.casefold() not in WORDS:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\xa0\u2028\u2029\ufeff]", lambda sign: f"\\u{ord(sign[0]):04x}", quoted)
