"""What stages took, and what workers did in them, adds up to the whole."""

from __future__ import annotations

from generator.site.workers.stages import Stage, Stages


def test_workers_share_the_seconds_and_add_up_their_work() -> None:
    """Two workers at the same time: the mean of the seconds, the sum of processor time; the rest
    stays with the stage."""
    stages = Stages(taken={"draw": Stage(10.0, 18.0, 7, 700)})
    stages.divide(
        "draw",
        [
            {"pages": Stage(6.0, 5.0), "files": Stage(2.0, 2.0)},
            {"pages": Stage(8.0, 7.0), "files": Stage(2.0, 2.0)},
        ],
    )
    assert stages.taken == {
        "draw": Stage(1.0, 2.0, 7, 700),
        "pages": Stage(7.0, 12.0),
        "files": Stage(2.0, 4.0),
    }
