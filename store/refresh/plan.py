"""What a refresh would ask for, and how much that was the last time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyarrow.parquet as pq

from catalogue import Catalogue, Indicator, Source
from sources.publishers import publisher_of
from store.refresh.asked import chosen
from store.refresh.tables import Kept, Tables, question_of
from store.snapshot import file_of


@dataclass(frozen=True, slots=True)
class Step:
    """One source to ask.

    Attributes
    ----------
    indicators
        Those it serves, as it is asked for them.
    rows, bytes, last
        How much came the last time, and when; 0 and None if it was never asked.
    kept
        What a refresh that was cut short fetched already.
    """

    source: Source
    indicators: tuple[Indicator, ...]
    question: str
    rows: int = 0
    bytes: int = 0
    last: date | None = None
    kept: Kept | None = None

    @property
    def address(self) -> str:
        """Return an address of the publisher."""
        return str(self.source.fetch.get("address", ""))

    @property
    def host(self) -> str:
        """Return the server that is asked: one thing at a time is asked of each."""
        return urlsplit(self.address).netloc

    @property
    def publisher(self) -> str:
        """Return who answers, in a reader's words."""
        return publisher_of(self.address).name

    def size(self) -> str:
        """Return how much is to be fetched, in words."""
        if self.kept:
            return f"nothing: {self.kept.rows:,} rows were fetched {self.kept.retrieved_at[:16]} and not used"
        if self.last is None:
            return "not known: never asked before"
        return f"about {self.rows:,} rows, {megabytes(self.bytes)}, as on {self.last:%-d %B %Y}"


def plan(
    catalogue: Catalogue,
    base: Path,
    tables: Tables,
    now: datetime,
    sources: Sequence[str] = (),
    themes: Sequence[str] = (),
) -> list[Step]:
    """Return a step for each source to ask, by what the snapshot in `base` tells of the last time.

    Raises
    ------
    NothingToRefresh
        A name is unknown, or there is nothing to ask for.
    """
    said = {row["source_id"]: row for row in pq.read_table(file_of(base, "provenance")).to_pylist()}
    return [
        _step(source, indicators, said.get(source.id, {}), tables, now)
        for source, indicators in chosen(catalogue, sources, themes)
    ]


def _step(
    source: Source, indicators: tuple[Indicator, ...], said: dict[str, Any], tables: Tables, now: datetime
) -> Step:
    question = question_of(source, indicators)
    kept = tables.known(source, question, now)
    size = said.get("bytes") or 0
    # Only a refresh counts bytes: figures of a table that came on disk say nothing of an answer's size.
    last = said["retrieved_at"] if size else None
    return Step(source, indicators, question, said["rows"] if size else 0, size, last, kept)


def megabytes(size: float) -> str:
    """Return a number of bytes as a reader takes it in."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:,.0f} kB"
