"""A process that asks the store of generated figures what a slider step asks.

Started as `python -m benchmarks.national_questions FOLDER`. It reads the number of a question and of a round
from each line of its input, and answers with a line of JSON.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from geodata import GM, load_areas
from store import Store

from .national_figures import FIRST_YEAR, catalogue

INDICATOR = "generated_03"
MONTHS = [date.strftime("%B %Y") for date in pd.date_range(f"{FIRST_YEAR + 3}-01-01", periods=12, freq="MS")]
WARDS = load_areas("ward25")["area_code"].tolist()
LSOAS = load_areas("lsoa11")["area_code"].tolist()

Question = Callable[[Store, int], pd.DataFrame]
QUESTIONS: dict[str, Question] = {
    "LSOAs of one month": lambda store, turn: store.observations(INDICATOR, "lsoa11", MONTHS[turn]),
    "wards of one month, added up": lambda store, turn: store.observations(INDICATOR, "ward25", MONTHS[turn]),
    "120 months of two LSOAs, two wards, a borough": lambda store, turn: store.series(
        INDICATOR, [*LSOAS[turn::900][:2], *WARDS[turn::100][:2], f"E0800000{1 + turn % 9}"]
    ),
    "comparators of one month": lambda store, turn: store.comparators(
        INDICATOR, [WARDS[turn], GM], MONTHS[turn]
    ),
}
"""What is asked, by the number of the round: no two rounds ask for the same month or areas."""


def answers(folder: Path, lines: Iterator[str]) -> Iterator[dict[str, object]]:
    """Yield the cost of opening the store, then cost and content of each answer."""
    begun, worked = time.perf_counter(), time.process_time()
    store = Store(folder, catalogue=catalogue())
    yield cost(begun, worked)
    asked = list(QUESTIONS.values())
    for line in lines:
        question, turn = map(int, line.split())
        begun, worked = time.perf_counter(), time.process_time()
        found = asked[question](store, turn)
        taken = cost(begun, worked)
        yield taken | {"rows": len(found), "content": int(pd.util.hash_pandas_object(found).sum())}


def cost(begun: float, worked: float) -> dict[str, object]:
    """Return milliseconds since then, by the clock and of the processor, and the most memory so far, MB."""
    ms, processor_ms = (time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000
    return {"ms": ms, "processor_ms": processor_ms, "memory_mb": most_memory()}


def most_memory() -> float:
    """Return the most memory that this process has used, MB.

    From Linux's own account, NaN elsewhere: `getrusage` would give the peak of the process that started this
    one, if that is larger.
    """
    account = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", account.read_text("utf-8") if account.exists() else "")
    return int(found[1]) / 1024 if found else float("nan")


if __name__ == "__main__":
    for answer in answers(Path(sys.argv[1]), sys.stdin):
        print(json.dumps(answer), flush=True)
