"""The language: Markdown to safe HTML, typography, plurals, dates, amounts, interface words.

The only way from a contributor's text to HTML leads through `render_markdown`.
"""

from generator.text.addresses import RECORD_KINDS, LinkTo, Outside, Record
from generator.text.amounts import AmountForm, Bound, ChangedBy, Direction, show_amount, show_change
from generator.text.characters import harmless
from generator.text.dates import (
    DateStyle,
    as_of_date,
    date_element,
    in_date,
    show_date,
    since_date,
    until_date,
)
from generator.text.language import NBSP, Noun, count, list_and, number, ordinal, plural
from generator.text.markdown import render_inline, render_markdown
from generator.text.multilingual import FIRST_LANGUAGE, said_in, say
from generator.text.plain import plain
from generator.text.typography import typograph
from generator.text.units import UNITS, UnitWords
from generator.text.words import Words, words

__all__ = [
    "FIRST_LANGUAGE",
    "NBSP",
    "RECORD_KINDS",
    "UNITS",
    "AmountForm",
    "Bound",
    "ChangedBy",
    "DateStyle",
    "Direction",
    "LinkTo",
    "Noun",
    "Outside",
    "Record",
    "UnitWords",
    "Words",
    "as_of_date",
    "count",
    "date_element",
    "harmless",
    "in_date",
    "list_and",
    "number",
    "ordinal",
    "plain",
    "plural",
    "render_inline",
    "render_markdown",
    "said_in",
    "say",
    "show_amount",
    "show_change",
    "show_date",
    "since_date",
    "typograph",
    "until_date",
    "words",
]
