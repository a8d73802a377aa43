"""The 56 inputs that must do no harm, each by its number, on every door it can come through."""

EVERY_PAGE = "ATLAS_EVERY_PAGE"
"""With this in the environment (`make hostile`) every page of every part is opened in both
languages, which takes minutes; without it every Russian page of the first part, its English pages
that say most, and the Russian ones of the others that do."""
