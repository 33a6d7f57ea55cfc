"""Tables that were fetched and not yet used: a refresh that was cut short does not ask for them again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pandas as pd

from catalogue import Indicator, Source
from sources import Fetched
from store.durable import BESIDE, remove, replace_text, sync
from store.snapshot import checksum

FRESH_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a fetched table.

    Attributes
    ----------
    question
        A checksum of all that it was asked with: a changed entry asks anew.
    urls
        What was asked, in order, without keys.
    retrieved_at
        When the oldest part of it was sent, ISO 8601.
    sha256, rows, bytes
        Of the file, the table, and the publisher's answers.
    next_release
        When newer figures come, if the publisher says so.
    """

    question: str
    urls: tuple[str, ...]
    retrieved_at: str
    sha256: str
    rows: int
    bytes: int
    next_release: str = ""

    @property
    def day(self) -> date:
        """Return the day on which the oldest part of it was sent."""
        return datetime.fromisoformat(self.retrieved_at).date()


class Tables:
    """The fetched tables in a folder, one Parquet file a source, each with a note beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, source: Source, question: str, fetched: Fetched, size: int) -> Kept:
        """Write a table; a crash leaves it whole or absent. Raises `OSError` where that fails."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._path(source)
        beside = path.with_name(path.name + BESIDE)
        fetched.table.to_parquet(beside, compression="zstd")
        sync(beside)
        kept = Kept(
            question=question,
            urls=tuple(fetched.urls),
            retrieved_at=fetched.retrieved_at.astimezone(UTC).isoformat(timespec="seconds"),
            sha256=checksum(beside),
            rows=len(fetched.table),
            bytes=size,
            next_release=str(getattr(fetched, "next_release", "") or ""),
        )
        self._note(source).unlink(missing_ok=True)
        beside.replace(path)
        replace_text(self._note(source), json.dumps(asdict(kept)))
        return kept

    def known(self, source: Source, question: str, now: datetime) -> Kept | None:
        """Return what is known of a source's table; None if it is not whole, old, or of another question."""
        try:
            noted = json.loads(self._note(source).read_text(encoding="utf-8"))
            kept = Kept(**noted | {"urls": tuple(noted["urls"])})
            age = now - datetime.fromisoformat(kept.retrieved_at)
            whole = checksum(self._path(source)) == kept.sha256
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return kept if whole and kept.question == question and age < FRESH_FOR else None

    def read(self, source: Source) -> pd.DataFrame:
        """Return a table, every cell a string."""
        return pd.read_parquet(self._path(source))

    def forget(self, source: Source) -> None:
        """Remove a table that was used, or that turned out to be of no use."""
        remove(self._note(source))
        remove(self._path(source))

    def _path(self, source: Source) -> Path:
        return self.folder / f"{source.id}.parquet"

    def _note(self, source: Source) -> Path:
        return self.folder / f"{source.id}.json"


def question_of(source: Source, indicators: Iterable[Indicator]) -> str:
    """Return a checksum of all that decides what is asked for."""
    asked = [source.reader, source.fetch, source.table, [(one.id, one.query) for one in indicators]]
    return sha256(json.dumps(asked, sort_keys=True, default=_plain).encode()).hexdigest()


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)
