"""A refresh from its plan to the swap: fetched, read, checked, written, and put into use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from catalogue import Catalogue, CatalogueError, Indicator
from geodata import GeographyError
from sources import SourceError, reader
from store.build.snapshot import OBSERVATIONS, write_table
from store.checking import check
from store.completeness import used
from store.durable import BESIDE, remove, replace_text
from store.errors import StoreError
from store.folders import DataFolder
from store.merged import write_merged
from store.refresh.fetching import Came, Failed, News, OpenClient, fetch_all, unexpected
from store.refresh.plan import Step, plan
from store.refresh.report import LAST, REPORT, Outcome, Report
from store.refresh.tables import Kept, Tables
from store.snapshot import FOLDER, check_snapshot, file_of

TellNews = Callable[[News | Outcome], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be refreshed: all sources and themes, unless some are named."""

    sources: Sequence[str] = ()
    themes: Sequence[str] = ()


@dataclass(slots=True)
class _Found:
    """What there is so far: a file of checked observations a source, and what became of each."""

    folder: Path
    files: list[Path] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)


def planned(catalogue: Catalogue, data: DataFolder, asked: Asked) -> list[Step]:
    """Return what a refresh would do. Raises `NothingToRefresh` for a name that is unknown."""
    base, tables = data.current() or FOLDER, Tables(data.work / "tables")
    return plan(catalogue, base, tables, datetime.now(UTC), asked.sources, asked.themes)


def refresh(
    catalogue: Catalogue,
    data: DataFolder,
    asked: Asked,
    open_client: OpenClient,
    tell_plan: Callable[[Sequence[Step]], None],
    tell: TellNews,
) -> Report:
    """Bring newer figures into use, and return what became of each source.

    A source that fails, in whole or for an indicator, leaves its old figures. Where all fail, nothing is
    written.

    Raises
    ------
    NothingToRefresh
        A name is unknown, or there is nothing to ask for.
    FolderBusy
        Another refresh is at it.
    FolderError
        The data folder cannot be written. What is in use stays, and what was fetched is kept for a day.
    """
    began = _now()
    with data.lock("a refresh"), data.writable():
        base, tables = data.current() or FOLDER, Tables(data.work / "tables")
        steps = planned(catalogue, data, asked)
        tell_plan(steps)
        found = _Found(data.work / f"tidied{BESIDE}")
        found.folder.mkdir()
        for news in fetch_all(steps, open_client, tables):
            tell(news)
            if isinstance(news, Came | Failed):
                tell(_settle(news, base, catalogue, tables, found))
        report = _publish(found, base, catalogue, data, began) if found.files else _nothing(found, began)
        _clear(report, data, found, steps, tables)
    return report


def _clear(report: Report, data: DataFolder, found: _Found, steps: Sequence[Step], tables: Tables) -> None:
    """Remove what was fetched, and leave the report beside the snapshots for those who look after them."""
    # What counts is done: a disk that is full by now is for the next refresh to tell of.
    with suppress(OSError):
        for step in steps:
            tables.forget(step.source)
        remove(found.folder)
        replace_text(data.path / LAST, report.text())


def _settle(news: Came | Failed, base: Path, catalogue: Catalogue, tables: Tables, found: _Found) -> Outcome:
    """Read and check what came of one source, and note what became of it."""
    step = news.step
    if isinstance(news, Failed):
        outcome = _outcome(step, "failed", faults=(news.fault,))
    else:
        outcome = _read(step, news.kept, base, catalogue, tables, found)
        if outcome.state == "failed":
            # It would be no better tomorrow: it is asked for anew.
            tables.forget(step.source)
    found.outcomes.append(outcome)
    kept = news.kept if isinstance(news, Came) else None
    found.records.append(_record(step, outcome, kept))
    return outcome


def _read(step: Step, kept: Kept, base: Path, catalogue: Catalogue, tables: Tables, found: _Found) -> Outcome:
    """Write the observations of the indicators that can be read and are right to a file of their own."""
    table = tables.read(step.source)
    parts, faults, aside = [], [], 0
    for indicator in step.indicators:
        try:
            tidied = reader(step.source)(table, indicator, step.source)
            own = catalogue.indicators[indicator.id].source == step.source.id
            new = tidied[used(tidied, indicator, adds_up=own)]
            check(new, _held(base, indicator), indicator, step.source, everything=True)
        except (SourceError, CatalogueError, GeographyError, StoreError) as error:
            faults.append(str(error))
        except Exception as error:
            faults.append(f"{indicator.title}: {unexpected(error, step)}")
        else:
            parts.append(new.assign(retrieved_at=kept.day))
            aside += len(tidied) - len(new)
    came = {"rows": kept.rows, "bytes": kept.bytes, "urls": kept.urls, "retrieved_at": kept.retrieved_at}
    if not parts:
        return _outcome(step, "failed", faults=tuple(faults), **came)
    path = found.folder / f"{step.source.id}.parquet"
    observations = pd.concat(parts, ignore_index=True)
    write_table(observations, OBSERVATIONS, path)
    found.files.append(path)
    came |= {"observations": len(observations), "set_aside": aside}
    return _outcome(step, "in part" if faults else "refreshed", faults=tuple(faults), **came)


def _held(base: Path, indicator: Indicator) -> pd.DataFrame:
    return pd.read_parquet(file_of(base, "observations"), filters=[("indicator_id", "==", indicator.id)])


def _outcome(step: Step, state: str, **known: Any) -> Outcome:
    return Outcome(step.source.id, step.publisher, step.source.dataset, state, **known)


def _record(step: Step, outcome: Outcome, kept: Kept | None) -> dict[str, Any]:
    """Return what the provenance says of a source from now on; of one that failed, only that it did."""
    source, today = step.source, datetime.now(UTC).date()
    told = {"source_id": source.id, "checked_at": today, "fault": " ".join(outcome.faults)}
    named = {
        name: getattr(source, name)
        for name in ("publisher", "dataset", "query", "link", "licence", "attribution", "note", "file")
    }
    if kept is None or outcome.state == "failed":
        return told if step.last else told | named | {"sha256": "", "rows": 0, "origin": "not fetched yet"}
    answered = {"sha256": kept.sha256, "rows": kept.rows, "bytes": kept.bytes, "retrieved_at": kept.day}
    asked = {"urls": "\n".join(kept.urls), "next_release": kept.next_release}
    origin = f"fetched from the publisher on {kept.day:%-d %B %Y}; the checksum is that of the table as read"
    return told | named | answered | asked | {"origin": origin}


def _publish(found: _Found, base: Path, catalogue: Catalogue, data: DataFolder, began: str) -> Report:
    new = pd.concat([pd.read_parquet(path) for path in found.files], ignore_index=True)
    made_on = max(str(check_snapshot(base)["made_on"]), datetime.now(UTC).date().isoformat())
    fresh = data.work / f"snapshot{BESIDE}"
    # A source that never brought a figure has no place in the provenance of figures.
    brought = set(new["source_id"]) | set(pd.read_parquet(file_of(base, "provenance"))["source_id"])
    records = [one for one in found.records if one["source_id"] in brought]
    merged = write_merged(new, records, catalogue, base, fresh, made_on)
    report = Report(began, _now(), tuple(found.outcomes), "the one of this folder", merged.replaced)
    (fresh / REPORT).write_text(report.text(), encoding="utf-8")
    name = data.publish(fresh).name
    return Report(began, _now(), tuple(found.outcomes), name, merged.replaced)


def _nothing(found: _Found, began: str) -> Report:
    return Report(began, _now(), tuple(found.outcomes))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
