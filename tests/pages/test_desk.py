"""What pages rest on is worked out once, and forgotten when it would only take room."""

from __future__ import annotations

from drawn_pages import SAMPLE, pages_of

from generator.pages.desk import desk_of, own_done


def test_what_is_forgotten_is_worked_out_anew() -> None:
    """Practices are alike as before; what other pages rest on stays where it is."""
    catalog, _ = pages_of(SAMPLE)
    desk = desk_of(catalog)
    resemblance, standings = desk.ledger.resemblance, desk.ledger.standings
    similar = {card.id: resemblance.similar(card) for card in catalog.published}
    own_done(catalog)
    assert desk.ledger.resemblance is not resemblance
    assert {card.id: desk.ledger.resemblance.similar(card) for card in catalog.published} == similar
    assert desk.ledger.standings is standings
