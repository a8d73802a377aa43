"""The review: what a change of the catalog means, in sentences of the domain.

Two catalogs are compared on one day; `sides` alone asks git and lays revisions out in folders.
"""

from generator.review.reviewing import Review, review
from generator.review.sides import NotComparable, Side, Sides, open_sides

__all__ = ["NotComparable", "Review", "Side", "Sides", "open_sides", "review"]
