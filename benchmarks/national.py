"""What a slider step asks of the store, at 1, 10 and 100 % of national size: its cost must not grow."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from statistics import median
from typing import Any

from .national_figures import SIZES, Size, write
from .national_questions import QUESTIONS
from .report import Line, Part, timing
from .serving import ROOT

ROUNDS = 9
TIMES_SLOWER = 1.5
PRACTICE = range(ROUNDS, ROUNDS + 2)
AGAIN = "1 % again"
"""A second process on the smallest store: how far apart the two are is what noise alone does."""


class AnswersDiffer(RuntimeError):
    """The sizes do not answer alike, so their times say nothing."""


@dataclass
class Asked:
    """A process that holds a store, and what it answered."""

    name: str
    process: subprocess.Popen[str]
    opened: dict[str, Any] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in QUESTIONS})
    worked: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in QUESTIONS})
    memory_mb: float = 0.0

    def hear(self) -> dict[str, Any]:
        """Return the next answer of the process."""
        heard = self.process.stdout.readline() if self.process.stdout else ""
        if not heard:
            raise RuntimeError(f"The process that asks at {self.name} ended.")
        found: dict[str, Any] = json.loads(heard)
        self.memory_mb = found["memory_mb"]
        return found

    def ask(self, question: int, turn: int) -> dict[str, Any]:
        """Return the answer to a question."""
        if self.process.stdin:
            self.process.stdin.write(f"{question} {turn}\n")
            self.process.stdin.flush()
        return self.hear()


def measure(scratch: Path) -> Part:
    """Return times and memory of the questions behind one slider step at every size, and their ratios.

    Parameters
    ----------
    scratch
        A folder on a disk with 1 GB to spare: figures are generated in a folder of their own inside.
    """
    with tempfile.TemporaryDirectory(prefix="generated-figures-", dir=scratch) as made:
        stored = [
            line for number, size in enumerate(SIZES) for line in generated(size, Path(made, str(number)))
        ]
        stores = {size.name: Path(made, str(number)) for number, size in enumerate(SIZES)}
        stores = {AGAIN: stores[SIZES[0].name], **stores}
        with ExitStack() as stack:
            found = [stack.enter_context(asking(name, folder)) for name, folder in stores.items()]
            for question, name in enumerate(QUESTIONS):
                take_turns(found, question, name)
        lines = [line for name in QUESTIONS for line in compared(name, found)]
    how = f"generated figures; warm, medians of {ROUNDS}, sizes take turns; one indicator, one city region"
    return Part("national", how, [*stored, *lines, *of_the_process(found)])


def generated(size: Size, folder: Path) -> list[Line]:
    """Write the figures of a size; return how many there are and what they take."""
    begun = time.perf_counter()
    write(size, folder)
    taken = time.perf_counter() - begun
    files = [path for path in folder.rglob("*") if path.is_file()]
    beside = {
        "MB": round(sum(path.stat().st_size for path in files) / 1e6),
        "files": len(files),
        "seconds to generate": round(taken),
    }
    return [Line(f"{size.name}: observations stored", size.rows, "", detail=beside)]


@contextmanager
def asking(name: str, folder: Path) -> Iterator[Asked]:
    """Start a process that asks the store in `folder`; it ends with its input."""
    words = [sys.executable, "-m", "benchmarks.national_questions", str(folder)]
    with subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        asked = Asked(name, process)
        asked.opened = asked.hear()
        yield asked


def take_turns(found: list[Asked], question: int, name: str) -> None:
    """Ask all stores in turn, beginning with another each time, so that noise falls on all alike.

    Raises
    ------
    AnswersDiffer
        The sizes do not answer the same.
    """
    for turn in [*PRACTICE, *range(ROUNDS)]:
        first = turn % len(found)
        said = {one.name: one.ask(question, turn) for one in [*found[first:], *found[:first]]}
        contents = {(answer["rows"], answer["content"]) for answer in said.values()}
        if len(contents) != 1 or not contents.pop()[0]:
            raise AnswersDiffer(f"{name}, round {turn}: {said}")
        for one in found if turn not in PRACTICE else []:
            one.times[name].append(said[one.name]["ms"])
            one.worked[name].append(said[one.name]["processor_ms"])


def compared(name: str, found: list[Asked]) -> list[Line]:
    """Return the times of a question, how many times slower the largest store is, and what noise does."""
    taken = [timing(f"{name}: {one.name}", one.times[name]) for one in found]
    again, smallest, largest = found[0], found[1], found[-1]
    slower, busier = ratios(largest, smallest, name)
    by_noise, busier_by_noise = ratios(again, smallest, name)
    beside = {
        "processor ×": round(busier, 2),
        "by noise ×": round(by_noise, 2),
        "processor by noise ×": round(busier_by_noise, 2),
    }
    return [*taken, Line(f"{name}: times slower at 100 %", slower, "×", TIMES_SLOWER, detail=beside)]


def ratios(one: Asked, other: Asked, name: str) -> tuple[float, float]:
    """Return how many times longer one takes than the other, by the clock and of the processor."""
    clock = median(one.times[name]) / median(other.times[name])
    return clock, median(one.worked[name]) / median(other.worked[name])


def of_the_process(found: list[Asked]) -> list[Line]:
    """Return the time to open the store, the most memory of each process, and the ratio of memory."""
    opened = [Line(f"opening the store: {one.name}", one.opened["ms"], "ms") for one in found]
    memory = [
        Line(
            f"most memory of the process: {one.name}",
            one.memory_mb,
            "MB",
            detail={"when opened": round(one.opened["memory_mb"])},
        )
        for one in found
    ]
    ratio = found[-1].memory_mb / found[1].memory_mb
    limit = TIMES_SLOWER if isfinite(ratio) else None
    return [*opened, *memory, Line("memory: times more at 100 %", ratio, "×", limit)]
