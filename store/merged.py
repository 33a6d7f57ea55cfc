"""A new snapshot of an old one and new observations: what they bring is replaced, the rest carried over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from catalogue import Catalogue
from geodata import MAP_LEVELS
from sources.schema import KEY
from store.build.snapshot import (
    BREAKS,
    MEMBERS,
    OBSERVATIONS,
    PROVENANCE,
    breaks_of,
    members,
    write_table,
)
from store.errors import LevelUnavailable
from store.provenance import Provenance
from store.snapshot import FOLDER, file_of, write_manifest
from store.store import Store

GROUP = ("indicator_id", "area_type", "area_vintage", "period", "sex", "age")
"""What is replaced as a whole: one level of an indicator in a period, by the label that readers see."""

SAME_TIME = tuple("period_start" if name == "period" else name for name in GROUP)
"""The same by its first day: publishers spell one period in several ways."""

RECORD = pa.schema(
    [
        *PROVENANCE,
        ("checked_at", pa.date32()),
        *((name, pa.string()) for name in ("fault", "next_release", "urls")),
        ("bytes", pa.int64()),
    ]
)
"""Provenance of figures that came after the embedded ones."""


@dataclass(frozen=True, slots=True)
class Merged:
    """How many observations were written, and how many of the old snapshot gave way to them."""

    written: int
    replaced: int


def write_merged(
    new: pd.DataFrame,
    records: Sequence[Mapping[str, Any]],
    catalogue: Catalogue,
    old: Path,
    fresh: Path,
    made_on: str,
) -> Merged:
    """Write to the new folder `fresh` the snapshot in `old` with the new observations in the place of theirs.

    Parameters
    ----------
    new
        Tidy observations with `retrieved_at`.
    records
        What changes in the provenance of each source: `source_id` and whatever else is new.
    made_on
        The day of the newest source table, as ISO 8601.
    """
    held, said = _with_embedded(old, catalogue)
    kept = held[~in_groups(held, new)]
    everything = pd.concat([kept, new], ignore_index=True) if len(new) else kept
    fresh.mkdir(parents=True)
    in_order = everything.sort_values(list(KEY), ignore_index=True)
    write_table(in_order, OBSERVATIONS, file_of(fresh, "observations"))
    write_table(_recorded(said, records), RECORD, file_of(fresh, "provenance"))
    # Files may have brought areas since the old snapshot was written.
    write_table(members(), MEMBERS, file_of(fresh, "members"))
    known = pd.read_parquet(file_of(old, "breaks"))["indicator_id"]
    changed = set(new["indicator_id"]) | (set(everything["indicator_id"]) - set(known))
    _write_breaks(changed, catalogue, old, fresh, made_on)
    return Merged(len(new), len(held) - len(kept))


def in_groups(held: pd.DataFrame, new: pd.DataFrame) -> pd.Series:
    """Return which of the rows held are of a level, period, sex and age that `new` brings."""
    found = pd.Series(False, index=held.index)
    for names in (GROUP, SAME_TIME):
        groups = pd.MultiIndex.from_frame(new[list(names)].drop_duplicates())
        found |= pd.MultiIndex.from_frame(held[list(names)]).isin(groups)
    return found


def _with_embedded(old: Path, catalogue: Catalogue) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the observations and the provenance in `old`, with what only the embedded snapshot holds.

    A newer version of the application may bring indicators that no snapshot of an older one knows.
    """
    held, said = (pd.read_parquet(file_of(old, table)) for table in ("observations", "provenance"))
    if old == FOLDER:
        return held, said
    lacking = sorted(set(catalogue.indicators) - set(held["indicator_id"]))
    if not lacking:
        return held, said
    own = pd.read_parquet(file_of(FOLDER, "observations"), filters=[("indicator_id", "in", lacking)])
    own_said = pd.read_parquet(file_of(FOLDER, "provenance"))
    brought = set(own["source_id"]) - set(said["source_id"])
    unknown = own_said[own_said["source_id"].isin(brought)]
    return pd.concat([held, own], ignore_index=True), pd.concat([said, unknown], ignore_index=True)


def _recorded(said: pd.DataFrame, records: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the provenance with the records' changes, by source."""
    blank = {"fault": "", "next_release": "", "urls": "", "bytes": 0, "checked_at": None}
    known = {str(row["source_id"]): blank | _present(row) for row in said.to_dict("records")}
    for record in records:
        name = str(record["source_id"])
        known[name] = known.get(name, blank) | dict(record)
    wanted = [field.name for field in fields(Provenance)]
    return [{name: known[source].get(name) for name in wanted} for source in sorted(known)]


def _present(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): value for name, value in row.items() if not pd.isna(value)}


def _write_breaks(changed: Iterable[str], catalogue: Catalogue, old: Path, fresh: Path, made_on: str) -> None:
    """Write the natural breaks, computed anew for the indicators that changed, and the manifest."""
    # Breaks are those of what the store hands out, so it opens what there is so far.
    write_table([], BREAKS, file_of(fresh, "breaks"))
    write_manifest(fresh, made_on)
    again = sorted(set(changed) & set(catalogue.indicators))
    before = pd.read_parquet(file_of(old, "breaks"))
    rows: list[Mapping[Any, Any]] = [*before[~before["indicator_id"].isin(again)].to_dict("records")]
    store = Store(fresh, catalogue=catalogue)
    for indicator in (catalogue.indicators[name] for name in again):
        for level in MAP_LEVELS if indicator.mapped else ():
            # An indicator may be meant for a level of which nothing is held yet.
            with suppress(LevelUnavailable):
                rows += breaks_of(indicator, level, store)
    write_table(sorted(rows, key=_place), BREAKS, file_of(fresh, "breaks"))
    write_manifest(fresh, made_on)


def _place(row: Mapping[Any, Any]) -> tuple[str, int]:
    """Return what sorts breaks as the build does, periods staying in their order."""
    known = row["level"] in MAP_LEVELS
    return str(row["indicator_id"]), MAP_LEVELS.index(row["level"]) if known else len(MAP_LEVELS)
