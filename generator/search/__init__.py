"""The search of the site: a static index that is made at build and read by the visitor's browser.

Workers `gather` what the search has to know of their own records, `index_files` makes files of it.
The format is described in docs/search-format.md, its reader stands in overrides/assets/javascripts.
"""

from generator.search.gathering import (
    OTHERS,
    Gathered,
    gather,
    gather_others,
    gather_practices,
    others_count,
    read_page,
)
from generator.search.index import FOLDER, FORMAT, index_files

__all__ = [
    "FOLDER",
    "FORMAT",
    "OTHERS",
    "Gathered",
    "gather",
    "gather_others",
    "gather_practices",
    "index_files",
    "others_count",
    "read_page",
]
