"""Where the figures of a level come from: published there, or added up from the LSOAs of a census."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from catalogue import Indicator
from geodata import LEVELS, load_lookup, lookups_of
from store.contents import Contents
from store.figures import ENOUGH, RATIOS

NOT_HELD = "The snapshot does not hold any."


@dataclass(frozen=True, slots=True)
class Origin:
    """A level that figures come from, and what is known of their periods; as `Contents.of_level` says."""

    level: str
    contents: pd.DataFrame


class Origins:
    """Tells where an indicator's figures at a level come from; worked out once, asked for by everything.

    Parameters
    ----------
    contents
        What the snapshot holds.
    """

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._known: dict[tuple[str, str], list[Origin]] = {}
        # Levels that are made of the same LSOAs have the same origins.
        self._added_up: dict[tuple[str, tuple[str, ...]], list[Origin]] = {}

    def of(self, indicator: Indicator, level: str) -> list[Origin]:
        """Return where an indicator's figures at a level come from; nothing where there are none.

        The level itself if it is published there. Else LSOAs, those of the newest census first: periods that
        an older one has too are left to the newer, so that no period of an area is made of two vintages.
        """
        key = (indicator.id, level)
        if key not in self._known:
            self._known[key] = self._found(indicator, level)
        return self._known[key]

    def _found(self, indicator: Indicator, level: str) -> list[Origin]:
        if level not in indicator.levels:
            return []
        if self._contents.published(indicator.id, level):
            return [Origin(level, self._contents.of_level(indicator.id, level))]
        lsoas = _lsoas(level) if indicator.aggregation != "none" else ()
        key = (indicator.id, lsoas)
        if key not in self._added_up:
            self._added_up[key] = _from_lsoas(self._contents, indicator, lsoas)
        return self._added_up[key]


def _from_lsoas(contents: Contents, indicator: Indicator, lsoas: Sequence[str]) -> list[Origin]:
    found: list[Origin] = []
    told: set[str] = set()
    for finest in reversed(lsoas):
        rows = contents.of_level(indicator.id, finest)
        if not len(rows):
            continue
        left = rows[_can_be_added_up(indicator, finest, rows) & ~rows["period"].isin(told)]
        if len(left):
            found.append(Origin(finest, left.reset_index(drop=True)))
            told |= set(left["period"])
    return found


def together(found: list[Origin]) -> pd.DataFrame:
    """Return what is known of the periods of all origins, oldest first."""
    if len(found) == 1:
        return found[0].contents
    rows = pd.concat([origin.contents for origin in found], ignore_index=True)
    return rows.sort_values("period_start", kind="stable", ignore_index=True)


def why_not(indicator: Indicator, level: str) -> str:
    """Return why there are no figures of an indicator at a level, as the catalogue says it."""
    return indicator.greyed.get(level, NOT_HELD)


def _lsoas(level: str) -> tuple[str, ...]:
    """Return the LSOA levels whose areas make up those of a larger level, the oldest first."""
    return () if LEVELS[level].area_type == "lsoa" else _lookups(level)


@cache
def _lookups(level: str) -> tuple[str, ...]:
    return lookups_of(level)


def _can_be_added_up(indicator: Indicator, finest: str, rows: pd.DataFrame) -> pd.Series:
    """Return which rows of contents have the counts or the weights that larger areas are made with."""
    if indicator.aggregation == "sum" and indicator.denominator:
        return rows["whole"] >= ENOUGH
    if indicator.weight and not _is_known(finest, indicator.weight):
        return (rows["whole"] >= ENOUGH) & (indicator.measure in RATIOS)
    return pd.Series(True, index=rows.index)


@cache
def _is_known(finest: str, weight: str) -> bool:
    """Return whether the geography has the weight of every LSOA."""
    lookup = load_lookup(finest)
    return weight in lookup and bool(lookup[weight].notna().all())
