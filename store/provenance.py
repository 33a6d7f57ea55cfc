"""Where a number comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Provenance:
    """The origin of a source's figures: what a reader needs to find and check them.

    Attributes
    ----------
    query
        How the publisher is asked for exactly these figures, in words.
    link
        The publisher's page.
    file, sha256, rows
        The source table, its checksum, and its number of rows.
    retrieved_at
        The day the table was taken into the project.
    origin
        How it came there.
    checked_at
        The day the publisher was last asked; None for a table that came with the application.
    fault
        Why the publisher's newest figures are not here, as a sentence; "" if they are.
    next_release
        When the publisher says that newer figures come; "" where it does not.
    urls
        What was asked for, a line each, without keys.
    bytes
        How much the publisher sent.
    """

    source_id: str
    publisher: str
    dataset: str
    query: str
    link: str
    licence: str
    attribution: str
    note: str
    file: str
    sha256: str
    rows: int
    retrieved_at: date
    origin: str
    checked_at: date | None = None
    fault: str = ""
    next_release: str = ""
    urls: str = ""
    bytes: int = 0
