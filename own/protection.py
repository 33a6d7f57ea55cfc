"""Small numbers of a file held back or rounded, at all levels and periods together: `own.disclosure`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata import FINEST, GM, load_areas, load_lookup
from own.measures import Measure
from own.prepared import Prepared

if TYPE_CHECKING:
    from own.disclosure import Release
    from own.linked_table import LinkedTable
    from own.patience import Patience

LEAST = 5
"""The lowest threshold: fewer answers are never shown."""

TOP = "combined_authority"


@dataclass(frozen=True, slots=True)
class Protection:
    """What is done about small numbers: fewer than `threshold` are held back; or with a `base` every count is
    rounded to it, and nothing is held back."""

    threshold: int = LEAST
    base: int = 0


def codes_at(level: str) -> list[str]:
    """Return the codes of a level in canonical order."""
    codes: list[str] = load_areas(level)["area_code"].tolist()
    return codes


def answered(prepared: Prepared, family: Sequence[Measure]) -> NDArray[np.bool_]:
    """Return which rows count for a question: the same for all, own figures of areas aside."""
    return np.asarray(prepared.used & np.isfinite(family[0].value))


def releases_of(
    prepared: Prepared,
    families: Sequence[Sequence[Measure]],
    protection: Protection,
    patience: Patience | None = None,
) -> list[Release]:
    """Return the counts of the questions of a file that may be shown.

    They are looked at together, with all their answers, at all levels and in all periods: who knows some of
    them, and how many there are in all, could work out the rest.

    Raises
    ------
    NotProtectable
        It cannot be done, or not within the time that there is.
    """
    from own.disclosure import THRESHOLDS, protect_all

    if not families:
        return []
    tables = _tables(prepared, families)
    if protection.base:
        from own.disclosure_rounding import rounded_all

        return rounded_all(tables, base=protection.base)
    threshold = next((one for one in THRESHOLDS if one >= protection.threshold), THRESHOLDS[-1])
    return protect_all(tables, threshold, patience)


def _tables(prepared: Prepared, families: Sequence[Sequence[Measure]]) -> list[LinkedTable]:
    """Return the linked table of each question, all of the same rows."""
    from own.linked_table import linked_table

    use, levels = prepared.used, prepared.placed.levels
    rows = pd.DataFrame({level: prepared.placed.at(level)[use] for level in (*levels, TOP)})
    labels = np.array([one.label for one in prepared.periods[use]], dtype=object)
    periods = labels if len(set(labels)) > 1 else None
    known = _known(prepared, levels)
    return [linked_table(known, rows, _answers(family, use), periods=periods) for family in families]


def _known(prepared: Prepared, levels: Sequence[str]) -> pd.DataFrame:
    """Return every small area with those of each level that hold it."""
    small = [finest for finest in FINEST if finest in levels]
    if not small:
        finest = min(levels, key=lambda level: -len(codes_at(level)))
        areas = load_areas(finest)
        known = pd.DataFrame({finest: areas["area_code"]})
        if finest != "borough" and "borough" in levels:
            known["borough"] = areas["parent_code"]
        return known.reindex(columns=[*levels, TOP], fill_value="").assign(**{TOP: GM})
    tables = [load_lookup(one).reindex(columns=list(levels)) for one in small]
    known = pd.concat(tables, ignore_index=True).astype(object)
    return known.where(known.notna(), "").assign(**{TOP: GM})


def _answers(family: Sequence[Measure], use: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return a column of counts an answer: all of them together make the total."""
    first = family[0]
    if first.kind in ("mean", "rows"):
        return np.ones((int(use.sum()), 1), dtype=np.int64)
    columns = [one.value[use] for one in family]
    if len(family) == 1:
        columns.append(first.base[use] - first.value[use])
    return np.rint(np.column_stack(columns)).astype(np.int64)
