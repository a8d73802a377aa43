"""Workers share what there is to do evenly, and neighbours stay together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.site.workers.crew import RUN, shared_out


@given(items=st.integers(1, 5000), count=st.integers(1, 8))
def test_items_are_shared_out_evenly_and_in_runs(items: int, count: int) -> None:
    """Each item goes to one worker; neighbours mostly to the same, and no worker has a run more
    than any other."""
    shares = shared_out(items, count)
    assert sorted(at for share in shares for at in share) == list(range(items))
    assert all(share == sorted(share) for share in shares)
    first = shares[0]
    run = next((n for n, at in enumerate(first) if at != n), len(first))
    assert run <= RUN or count == 1
    assert max(map(len, shares)) - min(map(len, shares)) <= run
