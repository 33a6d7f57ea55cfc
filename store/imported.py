"""A new snapshot of an old one and observations that somebody loaded: whole areas of a period, or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from catalogue import Catalogue
from geodata import LEVELS, MAP_LEVELS, load_areas
from sources import Incomplete
from store.build.snapshot import BREAKS, OBSERVATIONS, PROVENANCE, breaks, write_table
from store.errors import StoreError
from store.snapshot import check_snapshot, checksum, file_of, write_manifest
from store.store import Store

GROUP = ("indicator_id", "area_type", "area_vintage", "period", "sex", "age")
"""What is replaced as a whole: one level of an indicator in a period, by the label that readers see."""

KEPT_TABLES = ("members",)


class FolderTaken(StoreError):
    """A snapshot was to be written where there is something already."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of loaded observations.

    Attributes
    ----------
    written
        How many were written.
    replaced
        How many of the old snapshot gave way to them.
    set_aside
        How many are of a level at which their indicator is not shown, by indicator.
    """

    written: int
    replaced: int
    set_aside: Mapping[str, int]


def write_imported(
    loaded: pd.DataFrame,
    files: Mapping[str, Sequence[Path]],
    catalogue: Catalogue,
    old: Path,
    folder: Path,
    day: date,
) -> Written:
    """Write to `folder` the snapshot in `old` with the loaded observations in the place of theirs.

    Parameters
    ----------
    loaded
        Tidy observations, as `sources.files.loading` returns them.
    files
        The files that the figures of each source came from.
    day
        The day that they were loaded.

    Raises
    ------
    FolderTaken
        There is something in `folder`.
    SnapshotMissing, SnapshotCorrupt
        The snapshot in `old` is not whole.
    Incomplete
        A level of an indicator comes without some of its areas.
    """
    if folder.exists():
        raise FolderTaken(f"{folder} is there already: a snapshot is written to a new folder.")
    made_on = max(str(check_snapshot(old)["made_on"]), day.isoformat())
    shown = _shown(loaded, catalogue)
    new = loaded[shown].assign(retrieved_at=day)
    refuse_lacking(new, catalogue)
    held = pd.read_parquet(file_of(old, "observations"))
    kept = held[~_in_groups(held, new)]
    everything = pd.concat([kept, new], ignore_index=True) if len(new) else kept
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    _write(everything, _provenance(old, new, files, day), catalogue, old, fresh, made_on)
    fresh.rename(folder)
    aside = loaded.loc[~shown, "indicator_id"].value_counts(sort=False)
    counted = {str(name): int(count) for name, count in aside.items()}
    return Written(len(new), len(held) - len(kept), counted)


def refuse_lacking(new: pd.DataFrame, catalogue: Catalogue) -> None:
    """Raise `Incomplete` unless every map level that comes in a period comes with all its areas.

    As many may be absent as the source's entry allows.
    """
    for group, found in new.groupby(list(GROUP), sort=False):
        level = _level_of(str(group[1]), str(group[2]))
        if level not in MAP_LEVELS:
            continue
        areas = load_areas(level).set_index("area_code")
        lacking = areas[~areas.index.isin(found["area_code"])]
        allowed = int(catalogue.source(catalogue.indicators[str(group[0])].source).table.get("may_lack", 0))
        if len(lacking) > allowed:
            boroughs = ", ".join(sorted(lacking["parent_name" if level != "borough" else "name"].unique()))
            raise Incomplete(
                f"{group[0]} of {found['period'].iloc[0]} comes without {len(lacking):,} of {len(areas):,} "
                f"{LEVELS[level].plural} ({boroughs})."
            )


def _level_of(area_type: str, vintage: str) -> str:
    """Return the key of a level, or nothing for areas that the geography does not hold."""
    found = (key for key, level in LEVELS.items() if (level.area_type, level.vintage) == (area_type, vintage))
    return next(found, "")


def _shown(loaded: pd.DataFrame, catalogue: Catalogue) -> pd.Series:
    """Return which observations are of a level at which their indicator is shown."""
    columns = ["indicator_id", "area_type", "area_vintage"]
    kinds = {
        kind: _level_of(kind[1], kind[2]) in catalogue.indicators[kind[0]].levels
        for kind in loaded[columns].drop_duplicates().itertuples(index=False, name=None)
    }
    each = loaded[columns].itertuples(index=False, name=None)
    return pd.Series([kinds[kind] for kind in each], index=loaded.index, dtype="bool")


def _in_groups(held: pd.DataFrame, new: pd.DataFrame) -> pd.Series:
    groups = set(new[list(GROUP)].itertuples(index=False, name=None))
    each = held[list(GROUP)].itertuples(index=False, name=None)
    return pd.Series([group in groups for group in each], index=held.index, dtype="bool")


def _provenance(old: Path, new: pd.DataFrame, files: Mapping[str, Sequence[Path]], day: date) -> pd.DataFrame:
    table = pd.read_parquet(file_of(old, "provenance")).set_index("source_id", drop=False)
    for source, count in new["source_id"].value_counts(sort=False).items():
        paths = files[str(source)]
        names = ", ".join(path.name for path in paths)
        table.loc[source, "file"] = names
        table.loc[source, "sha256"] = ", ".join(checksum(path) for path in paths)
        table.loc[source, "rows"] = count
        table.loc[source, "retrieved_at"] = day
        table.loc[source, "origin"] = f"{count:,} observations loaded by hand from {names}"
    return table.reset_index(drop=True)


def _write(
    observations: pd.DataFrame,
    provenance: pd.DataFrame,
    catalogue: Catalogue,
    old: Path,
    fresh: Path,
    made_on: str,
) -> None:
    in_order = observations.sort_values(
        ["indicator_id", "area_type", "area_vintage", "area_code", "period_start", "sex", "age"],
        ignore_index=True,
    )
    write_table(in_order, OBSERVATIONS, file_of(fresh, "observations"))
    write_table(provenance, PROVENANCE, file_of(fresh, "provenance"))
    for table in KEPT_TABLES:
        shutil.copyfile(file_of(old, table), file_of(fresh, table))
    # As in the build: breaks are those of what the store hands out, so it opens what there is so far.
    write_table([], BREAKS, file_of(fresh, "breaks"))
    write_manifest(fresh, made_on)
    write_table(breaks(catalogue, Store(fresh, catalogue=catalogue)), BREAKS, file_of(fresh, "breaks"))
    write_manifest(fresh, made_on)
