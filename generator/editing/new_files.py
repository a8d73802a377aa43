"""Where a new record goes, by which id, and how its file is made without touching another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from generator.model.files import FILES, SCHEMAS, schema_name
from generator.reading import Kind
from generator.reading.identity import Fault, describe_letter, fault_of, look_alikes, suggest_id

SHORT: Final = 40
"""How long an id may be that is made of a title: it becomes part of an address."""

SHORTEST_WORD: Final = 3
"""No id made of a title ends in «в» or «на»."""

_LETTERS_AT_THE_END: Final = re.compile(r"[^\W_]+$")


class NotMade(Exception):
    """The file was not made; the text says why, in Russian."""


def short_id(title: str) -> str:
    """An id made of the first words of a title; "" if none can be made."""
    words = suggest_id(_beginning(title)).split("-")  # transliterated, it only gets longer
    while len(words) > 1 and (len("-".join(words)) > SHORT or len(words[-1]) < SHORTEST_WORD):
        words.pop()
    return suggest_id("-".join(words))


def _beginning(title: str) -> str:
    """The first letters of a title, without the word that they end in the middle of: half a word
    in an address says nothing. A single long word is better cut than lost."""
    start, next_letter = title[:SHORT], title[SHORT : SHORT + 1]
    if not _LETTERS_AT_THE_END.fullmatch(next_letter):
        return start
    whole = _LETTERS_AT_THE_END.sub("", start)
    return whole if suggest_id(whole) else start


def fault_in_words(name: str) -> str:
    """Why a name is no id, in Russian; "" if it is one."""
    match fault_of(name):
        case None:
            return ""
        case Fault.LONG:
            return "id длиннее 64 знаков"
        case Fault.LOOK_ALIKE:
            letters = ", ".join(map(describe_letter, look_alikes(name)))
            return f"среди латинских букв id есть {letters}"
        case Fault.RESERVED:
            return f"id «{name}» занят самим сайтом"
        case _:
            return "id — это строчные латинские буквы, цифры и одиночные дефисы, первой буква"


def place_of(kind: Kind, region: str, name: str = "") -> str:
    """The path of a record's file, relative to the root."""
    parts = iter((region, name))
    words = FILES[kind].path.split("<")
    return words[0] + "".join(next(parts) + word.partition(">")[2] for word in words[1:])


def has_schema(root: Path, kind: Kind) -> bool:
    """Whether the schema for files of this kind lies where files name it."""
    return (root / SCHEMAS / schema_name(kind)).is_file()


def make_file(root: Path, file: str, text: str) -> None:
    """Write a new file. Raises NotMade if there is one, or the way to it leads out of the root."""
    path = root / file
    for folder in [*path.relative_to(root).parents][:-1]:
        if (root / folder).is_symlink():
            raise NotMade(f"{folder} — ссылка на другую папку")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise NotMade(f"файл {file} уже есть, он не изменён") from None
    except OSError as error:
        raise NotMade(f"не получилось записать {file}: {error.strerror}") from None
