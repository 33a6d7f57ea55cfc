"""How long a refresh of every embedded indicator takes, and how much memory: publishers on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.fake_publishers import OFFICES, command, offices

from .report import Line, Part, spread
from .serving import ROOT

RUNS = 3
MOST_MB = 600.0


def measure() -> Part:
    """Return wall time and peak memory of a first refresh, and of one on top of it."""
    first, again = [], []
    with offices() as servers:
        for _ in range(RUNS):
            with TemporaryDirectory() as folder:
                words = command(sys.executable, servers, Path(folder) / "data", "--json-events")
                first.append(run(words))
                again.append(run(words))
    reports = [report for _, _, report in [*first, *again]]
    figures = {sum(one["observations"] for one in report["outcomes"]) for report in reports}
    sources = {sum(one["state"] == "refreshed" for one in report["outcomes"]) for report in reports}
    detail = {"figures": min(figures), "sources": min(sources)}
    memory = [peak for _, peak, _ in [*first, *again]]
    lines = [
        Line("refresh of all embedded indicators", seconds(first), "s", detail=detail),
        Line("the same again, on top of it", seconds(again), "s"),
        Line("peak memory of a refresh", max(memory), "MB", MOST_MB, detail=spread(memory)),
    ]
    how = f"medians of {RUNS} processes against {OFFICES} servers on the loopback with no pace to keep"
    return Part("refresh", how, lines)


def run(words: list[str]) -> tuple[float, float, dict[str, Any]]:
    """Return seconds, peak megabytes and the report of a refresh in a process of its own."""
    began = time.perf_counter()
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - began
    if process.returncode:
        raise RuntimeError(f"The refresh ended with {process.returncode}: {said[-500:]}")
    return took, used.ru_maxrss * 1024 / 1e6, json.loads(said.splitlines()[-1])


def seconds(runs: list[tuple[float, float, dict[str, Any]]]) -> float:
    """Return the median time of the runs."""
    return median(took for took, _, _ in runs)
