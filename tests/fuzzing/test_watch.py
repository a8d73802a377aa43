"""The watch itself: what it takes for a fault, and what a run leaves behind."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench.fuzzing import markdown, watching
from bench.fuzzing.__main__ import shortened
from bench.fuzzing.pieces import FILL, FILLED_BY, filled
from bench.fuzzing.reach import lines_of, lines_run
from bench.fuzzing.running_state import State
from bench.fuzzing.target import PROJECT
from bench.fuzzing.telling import outcome_of, told
from bench.fuzzing.watching import Watch, save


def fragile(data: bytes) -> str:
    """A door that breaks."""
    if b"!" in data:
        raise KeyError(data)
    while b"~" in data:
        pass
    return "through"


def test_an_exception_is_a_fault_and_the_next_input_goes_on() -> None:
    """What a door raises is kept once a kind with its shortest input; the others are counted."""
    watch = Watch(fragile)
    assert watch.take(b"long!") is not None
    assert watch.take(b"ok") is None
    assert watch.take(b"!") is not None
    [fault] = watch.faults.values()
    assert (fault.data, fault.times) == (b"!", 2)
    assert "KeyError" in fault.trace
    assert watch.depths == Counter({"fault": 2, "through": 1})


def test_an_endless_loop_is_a_fault() -> None:
    """Processor time that is used up ends the input, and the watch lives on."""
    watch = Watch(fragile, seconds=0.05)
    fault = watch.take(b"~")
    assert fault is not None
    assert fault.name.startswith("TookTooLong")
    assert watch.take(b"ok") is None


def test_memory_beyond_the_limit_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the input that made the process grow, and the next one is not blamed for it."""
    sizes = iter([100 * 1024, 700 * 1024, 700 * 1024])
    monkeypatch.setattr(watching, "_peak", lambda: next(sizes))
    watch = Watch(fragile, peak=100 * 1024)
    assert watch.take(b"a") is None
    fault = watch.take(b"b")
    assert fault is not None
    assert fault.name == "memory"
    assert watch.take(b"c") is None


def test_faults_are_written_with_their_inputs(tmp_path: Path) -> None:
    """Whoever mends one has the bytes and the traceback."""
    watch = Watch(fragile)
    watch.take(b"!")
    save(watch.faults, tmp_path)
    [data] = tmp_path.glob("*.input")
    assert data.read_bytes() == b"!"
    assert "KeyError" in data.with_suffix(".txt").read_text(encoding="utf-8")


def test_an_input_is_shortened_to_what_matters() -> None:
    """What can be left out is left out, the fault stays."""
    assert shortened(b"abc(def)ghi" * 5, lambda one: b"(" in one and b")" in one) in (b"()", b")(")


def test_a_filling_repeats_its_piece_up_to_the_limit() -> None:
    """A short input stands for a long one, never beyond the limit of its door."""
    data = FILL + b"<" + FILLED_BY + b"ab" + FILLED_BY + b">"
    assert filled(data, 10) == b"<abababab>"
    assert filled(b"plain", 3) == b"plain"


@pytest.mark.parametrize("html", ["<script>", '<a href="javascript:x">', '<p class="x">', "<img>"])
def test_the_door_of_texts_looks_at_what_comes_out(
    html: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HTML that may not be is a fault, though nothing was raised."""
    monkeypatch.setattr(markdown, "render_markdown", lambda text, link: html)
    assert Watch(markdown.exercise).take(b"a") is not None


def test_lines_that_inputs_run_are_counted() -> None:
    """A text without markup runs the short path of rendering and not the long one."""
    file = PROJECT / "generator/text/markdown.py"
    plain = lines_run(markdown.exercise, [b"a"])["generator/text/markdown.py"]
    # Another letter: a text that has just been rendered is not rendered again.
    both = lines_run(markdown.exercise, [b"b", b"**b**"])["generator/text/markdown.py"]
    assert plain < both
    assert both & lines_of(file)


def test_a_run_is_noted_and_told(tmp_path: Path) -> None:
    """A second process counts on from the first; the table shows both."""
    watch = Watch(fragile)
    watch.take(b"a")
    State.read(tmp_path).write(tmp_path, watch, 1)
    watch.take(b"!")
    State(1, Counter({"through": 1}), Counter()).write(tmp_path, watch, 3)
    noted = json.loads((tmp_path / "state.json").read_text(encoding="utf-8"))
    assert noted["taken"] == 3
    assert noted["depths"] == {"through": 2, "fault": 1}
    said = "\n".join(told([outcome_of("reader", tmp_path)]))
    assert "through 2" in said
    assert "СБОЙ KeyError" in said


def test_a_run_under_atheris_takes_what_it_was_asked_to(tmp_path: Path) -> None:
    """The command takes the inputs, keeps a corpus and tells what came of them."""
    command = [sys.executable, "-m", "bench.fuzzing", "geojson", "--runs", "300"]
    done = subprocess.run(
        [*command, "--folder", str(tmp_path)], cwd=PROJECT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    outcome = outcome_of("geojson", tmp_path / "geojson")
    assert outcome.taken == 300
    assert outcome.branches > 300
    assert outcome.corpus > 10
    assert outcome.faults == {}
