"""Reading: from the bytes of strangers' files to plain values that know their places."""

from generator.reading.documents import Document, read_document, read_text
from generator.reading.kinds import Kind, Shape
from generator.reading.limits import LARGE, ORDINARY, Limits
from generator.reading.places import Path, Place, Places
from generator.reading.walking import Entry, Tree, walk

__all__ = [
    "LARGE",
    "ORDINARY",
    "Document",
    "Entry",
    "Kind",
    "Limits",
    "Path",
    "Place",
    "Places",
    "Shape",
    "Tree",
    "read_document",
    "read_text",
    "walk",
]
