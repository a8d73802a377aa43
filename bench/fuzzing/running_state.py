"""What a run has done so far, in a file: how many inputs, how deep they came, which faults."""

from __future__ import annotations

import json
import resource
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.fuzzing.watching import Watch


@dataclass(frozen=True, slots=True)
class State:
    """What earlier processes of the same run have done."""

    taken: int
    depths: Counter[str]
    faults: Counter[str]

    @staticmethod
    def read(folder: Path) -> State:
        """The state of a folder; of a new one nothing has been done."""
        file = folder / "state.json"
        told = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        return State(
            told.get("taken", 0), Counter(told.get("depths", {})), Counter(told.get("faults", {}))
        )

    def write(self, folder: Path, watch: Watch, taken: int) -> None:
        """Note what has been done with what `watch` has seen since; never half of it."""
        faults = self.faults + Counter({name: one.times for name, one in watch.faults.items()})
        told = {
            "taken": taken,
            "depths": dict((self.depths + watch.depths).most_common()),
            "faults": dict(faults),
            "peak_mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
        beside = folder / "state.new"
        beside.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(folder / "state.json")
