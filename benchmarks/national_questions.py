"""A process that asks the store of generated figures what a slider step asks.

Started as `python -m benchmarks.national_questions FOLDER`. It reads the number of a question and of a round
from each line of its input, and answers with a line of JSON.
"""

from __future__ import annotations

import json
import resource
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
    """Yield the time to open the store, then time and content of each answer, and the memory at its end."""
    begun = time.perf_counter()
    store = Store(folder, catalogue=catalogue())
    yield {"ms": _since(begun), "memory_mb": _memory()}
    asked = list(QUESTIONS.values())
    for line in lines:
        question, turn = map(int, line.split())
        begun = time.perf_counter()
        found = asked[question](store, turn)
        taken = _since(begun)
        content = int(pd.util.hash_pandas_object(found).sum())
        yield {"ms": taken, "rows": len(found), "content": content, "memory_mb": _memory()}


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def _memory() -> float:
    """Return the most memory that this process has used, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    for answer in answers(Path(sys.argv[1]), sys.stdin):
        print(json.dumps(answer), flush=True)
