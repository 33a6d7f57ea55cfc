"""One set of figures from several files of a family: a rate from one, the people behind it from another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from sources.errors import SchemaChanged
from sources.files import indices_of_deprivation
from sources.files.areas import Placed
from sources.files.reading import FIGURE, Reading
from sources.schema import NUMBERS

PARTS_OF_A_RATE = {"indices_of_deprivation": indices_of_deprivation.complete}
"""What finds the third of rate, number and base, by family."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's reading and its areas."""

    name: str
    reading: Reading
    placed: Placed


def combine(opened: Iterable[Opened]) -> list[Opened]:
    """Return the readings, those of one family and the same vintages made one.

    Raises
    ------
    SchemaChanged
        Two files give different numbers for the same figure.
    """
    groups: dict[tuple[object, ...], list[Opened]] = {}
    for one in opened:
        vintages = tuple(sorted(one.placed.vintages.items()))
        small = tuple(pair for pair in vintages if pair[0] in ("lsoa", "msoa", "ward"))
        groups.setdefault((one.reading.family, small), []).append(one)
    return [_one(found) if len(found) > 1 else found[0] for found in groups.values()]


def _one(found: list[Opened]) -> Opened:
    figures = _first_given(pd.concat([one.reading.figures for one in found], ignore_index=True), found)
    complete = PARTS_OF_A_RATE.get(found[0].reading.family)
    keys = {code: key for one in found for code, key in one.placed.keys.items()}
    name = ", ".join(one.name for one in found)
    completed = complete(figures) if complete else figures
    reading = replace(found[0].reading, figures=completed, notes=_computed(figures, completed, name))
    return Opened(name, reading, replace(found[0].placed, keys=keys))


def _computed(figures: pd.DataFrame, completed: pd.DataFrame, name: str) -> tuple[str, ...]:
    words = {"numerator": "number of people", "denominator": "base"}
    counts = {word: int((figures[key].isna() & completed[key].notna()).sum()) for key, word in words.items()}
    return tuple(
        f"{name}: the {word} of {count:,} figures is computed from the other two."
        for word, count in counts.items()
        if count
    )


def _first_given(figures: pd.DataFrame, found: list[Opened]) -> pd.DataFrame:
    """Return each figure once, every number from the file that has it.

    Raises
    ------
    SchemaChanged
        Two files have a number, and not the same one.
    """
    groups = figures.groupby(list(FIGURE), sort=False, dropna=False)
    spread = groups[list(NUMBERS)].max() - groups[list(NUMBERS)].min()
    differing = spread[(spread > 0).any(axis=1)]
    if len(differing):
        code, series, period = differing.index[0][:3]
        names = " and ".join(one.name for one in found)
        raise SchemaChanged(f"{names} give different numbers for “{series}” of {code} in {period}.")
    once = groups.first().reset_index()
    return once[list(figures.columns)]
