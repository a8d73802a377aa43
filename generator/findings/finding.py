"""What checking says: a finding has a code, a place in a file, and words for a methodologist.

A `Code` is the kind of a mistake (its severity, message, mend, help page); a `Finding` is one
occurrence of it. Findings never print themselves: reporters do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: errors stop publishing, warnings do so only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for errors, 1 for warnings, 2 for notes: the order in which reports count them."""
        return ("error", "warning", "info").index(self.value)


_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """The same sentence in Russian and in English, as templates with `{slots}`.

    A part in double brackets is left out when one of its slots is empty:
    `нет поля «{field}»[[; похоже на «{suggestion}»]]`.
    """

    ru: str
    en: str

    def say(self, lang: str, values: Mapping[str, str]) -> str:
        """The sentence in `lang` ("ru" or "en") with `values` filled in.

        Values come from strangers' files, so they are inserted as they are and never
        interpreted as templates themselves.
        """
        template = self.en if lang == "en" else self.ru
        template = _OPTIONAL.sub(
            lambda part: part[1] if all(values.get(s) for s in _SLOT.findall(part[1])) else "",
            template,
        )
        return _SLOT.sub(lambda slot: values.get(slot[1], ""), template)


@dataclass(frozen=True, slots=True)
class InForm:
    """What a form says instead of the message and the hint of a code, in Russian: there people see
    labels and lists to choose from, and neither the names of fields nor YAML. None is the same as
    everywhere. The slots are those of the code."""

    message: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of mistake. `about`, `example` and `mend` make its help page; all are required."""

    id: str
    name: str
    severity: Severity
    message: Words
    hint: Words
    about: Words
    example: str
    mend: str
    in_form: InForm = InForm()

    @property
    def words_in_form(self) -> tuple[str, str]:
        """The message and the hint as a form says them."""
        said = self.in_form
        return (
            self.message.ru if said.message is None else said.message,
            self.hint.ru if said.hint is None else said.hint,
        )


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe mechanical mend: replace the text of one value by `replacement`."""

    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake at one place. `line` and `column` count from 1; `file` is relative to the root.

    `path` names the value inside the file as people read it: `replications[2].municipality`.
    """

    code: Code
    file: str
    line: int = 1
    column: int = 1
    path: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        """The severity of the code."""
        return self.code.severity

    def message(self, lang: str = "ru") -> str:
        """What is wrong, in one sentence."""
        return self.code.message.say(lang, self.values)

    def hint(self, lang: str = "ru") -> str:
        """What to write instead; may be empty."""
        return self.code.hint.say(lang, self.values)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings sorted by file, line, column and code, each only once."""
    unique = {(f.file, f.line, f.column, f.code.id, f.path, f.message()): f for f in findings}
    return [unique[key] for key in sorted(unique)]


def path_text(path: tuple[str | int, ...]) -> str:
    """("replications", 2, "since") → "replications[2].since"; indexes count from 0."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text
