"""Observations that somebody loaded, in a new snapshot: whole areas of a period, or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd

from catalogue import Catalogue
from store.build.snapshot import PROVENANCE
from store.checking import check
from store.completeness import used
from store.durable import BESIDE
from store.errors import StoreError
from store.folders import DataFolder
from store.merged import in_groups, write_merged
from store.ratios import is_part, made_of_two
from store.snapshot import FOLDER, check_snapshot, checksum, file_of

Record: TypeAlias = dict[str, Any]


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
    Incomplete, Implausible
        A level of an indicator comes without some of its areas, or a figure cannot be right.
    """
    if folder.exists():
        raise FolderTaken(f"{folder} is there already: a snapshot is written to a new folder.")
    fresh = folder.with_name(folder.name + BESIDE)
    shutil.rmtree(fresh, ignore_errors=True)
    done = _write(loaded, files, catalogue, old, fresh, day)
    fresh.rename(folder)
    return done


def publish_imported(
    loaded: pd.DataFrame,
    files: Mapping[str, Sequence[Path]],
    catalogue: Catalogue,
    data: DataFolder,
    day: date,
) -> tuple[Written, Path]:
    """Bring into use a snapshot with the loaded observations; return what became of them, and its folder.

    Parameters and errors are those of `write_imported`, and the `FolderError`s of `DataFolder`.
    """
    with data.lock("a file being loaded"):
        fresh = data.work / f"snapshot{BESIDE}"
        with data.writable():
            done = _write(loaded, files, catalogue, data.current() or FOLDER, fresh, day)
        return done, data.publish(fresh)


def _write(
    loaded: pd.DataFrame,
    files: Mapping[str, Sequence[Path]],
    catalogue: Catalogue,
    old: Path,
    fresh: Path,
    day: date,
) -> Written:
    made_on = max(str(check_snapshot(old)["made_on"]), day.isoformat())
    shown = _shown(loaded, catalogue)
    new = loaded[shown].assign(retrieved_at=day)
    new = pd.concat([new, _made_of_two(new, catalogue, old, day)], ignore_index=True)
    _check(new, catalogue, old)
    done = write_merged(new, _records(new, files, catalogue, day), catalogue, old, fresh, made_on)
    aside = loaded.loc[~shown, "indicator_id"].value_counts(sort=False)
    return Written(done.written, done.replaced, {str(name): int(count) for name, count in aside.items()})


def _made_of_two(new: pd.DataFrame, catalogue: Catalogue, old: Path, day: date) -> pd.DataFrame:
    """Return the rates whose number or base was loaded, with what is held of the other."""
    brought = [name for name in new["indicator_id"].unique() if is_part(name, catalogue)]
    if not brought:
        return new.iloc[:0]
    names = [str(part) for one in catalogue.indicators.values() for part in one.parts.values()]
    held = pd.read_parquet(file_of(old, "observations"), filters=[("indicator_id", "in", names)])
    kept = held[~in_groups(held, new)]
    return made_of_two(pd.concat([kept, new], ignore_index=True), catalogue).assign(retrieved_at=day)


def _shown(loaded: pd.DataFrame, catalogue: Catalogue) -> pd.Series:
    """Return which observations are of a level at which their indicator is shown, or added up from."""
    parts = loaded.groupby("indicator_id", sort=False)
    found = [used(rows, catalogue.indicators[str(name)], adds_up=True) for name, rows in parts]
    return pd.concat(found).reindex(loaded.index) if found else pd.Series(dtype="bool")


def _check(new: pd.DataFrame, catalogue: Catalogue, old: Path) -> None:
    for (name, source), rows in new.groupby(["indicator_id", "source_id"], sort=False):
        held = pd.read_parquet(file_of(old, "observations"), filters=[("indicator_id", "==", name)])
        check(rows, held, catalogue.indicators[str(name)], catalogue.source(str(source)), everything=False)


def _files_of_parts(source: str, files: Mapping[str, Sequence[Path]], catalogue: Catalogue) -> list[Path]:
    """Return the files that brought the number or the base of a source's rates, not published as rates."""
    rates = (one for one in catalogue.indicators.values() if one.source == source)
    parts = {str(part) for one in rates for part in one.parts.values()} & set(catalogue.indicators)
    sources = {catalogue.indicators[part].source for part in parts}
    return list(dict.fromkeys(chain.from_iterable(files.get(one, ()) for one in sorted(sources))))


def _records(
    new: pd.DataFrame, files: Mapping[str, Sequence[Path]], catalogue: Catalogue, day: date
) -> list[Record]:
    """Return what the loaded files change in the provenance of each source."""
    records = []
    for source, count in new["source_id"].value_counts(sort=False).items():
        paths = files.get(str(source)) or _files_of_parts(str(source), files, catalogue)
        names = ", ".join(path.name for path in paths)
        # The embedded snapshot knows nothing of a source that only files bring.
        known = catalogue.source(str(source))
        said = {name: getattr(known, name) for name in PROVENANCE.names if hasattr(known, name)}
        record = said | {"source_id": str(source), "file": names, "rows": int(count), "retrieved_at": day}
        sums = ", ".join(checksum(path) for path in paths)
        origin = f"{count:,} observations loaded by hand from {names}"
        records.append(record | {"sha256": sums, "origin": origin, "fault": "", "urls": "", "bytes": 0})
    return records
