"""What a benchmark hands back, the table that is printed and the JSON that is kept."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS = HERE / "results"
LATEST = HERE / "latest.json"
PACKAGES = ("shiny", "shinywidgets", "ipyleaflet", "pandas", "numpy", "ibis-framework", "duckdb", "bokeh")


@dataclass(frozen=True, slots=True)
class Line:
    """One measured number: its name, value and unit, the limit that it is held to, and what lies behind it.

    `limit` is the most allowed, or with `at_least` the least; None where there is none.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    at_least: bool = False
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """Return "met" or "MISSED"; empty without a limit."""
        if self.limit is None:
            return ""
        met = self.value >= self.limit if self.at_least else self.value <= self.limit
        return "met" if met else "MISSED"


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one benchmark, and a sentence on how they were taken."""

    name: str
    how: str
    lines: list[Line]


def spread(values: Sequence[float]) -> dict[str, float]:
    """Return median, lowest, highest and 95th percentile of measurements, one decimal."""
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    shown = {"median": statistics.median(ordered), "lowest": ordered[0], "p95": p95, "highest": ordered[-1]}
    return {name: round(value, 2) for name, value in shown.items()} | {"n": len(ordered)}


def timing(name: str, milliseconds: Sequence[float], limit: float | None = None) -> Line:
    """Return a line of the median of times, its spread kept beside it."""
    beside = spread(milliseconds)
    return Line(name, beside["median"], "ms", limit, detail=beside)


def table(parts: Sequence[Part]) -> str:
    """Return the parts as text, one line a number."""
    said = []
    for part in parts:
        said += ["", f"{part.name}: {part.how}"]
        said += [_row(line) for line in part.lines]
    return "\n".join(said)


def _row(line: Line) -> str:
    bound = "" if line.limit is None else f"{'≥' if line.at_least else '≤'} {line.limit:g}"
    beside = ", ".join(f"{name} {value}" for name, value in line.detail.items())
    number = f"{line.value:>11,.1f} {line.unit:<6}"
    return f"  {line.name:<58}{number}{bound:>9} {line.verdict:<7}{beside}".rstrip()


def machine() -> dict[str, Any]:
    """Return what the numbers depend on besides the code: cores, load, versions."""
    return {
        "made_on": date.today().isoformat(),
        "cores": os.cpu_count(),
        "load": [round(load, 2) for load in os.getloadavg()],
        "python": platform.python_version(),
        # Not every part needs them all.
        "packages": {one.name: one.version for one in distributions() if one.name in PACKAGES},
    }


def write(parts: Sequence[Part], before: dict[str, Any], path: Path) -> None:
    """Write the parts as JSON; parts of the file that were not run now are kept."""
    kept = json.loads(path.read_text("utf-8"))["parts"] if path.exists() else {}
    fresh = {
        part.name: {"machine": before, "how": part.how, "lines": [_plain(line) for line in part.lines]}
        for part in parts
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"parts": kept | fresh}, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _plain(line: Line) -> dict[str, Any]:
    facts = {name: value for name, value in asdict(line).items() if value not in (None, {}, False)}
    return facts | ({"verdict": line.verdict} if line.verdict else {})
