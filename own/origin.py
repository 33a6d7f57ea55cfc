"""Where the figures of a session's own file come from, in the words of the page's provenance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from own.figures import SOURCE


@dataclass(frozen=True, slots=True)
class Origin:
    """The attributes that the page reads of every source: `store.provenance.Provenance` describes them."""

    dataset: str
    rows: int
    sha256: str
    retrieved_at: date
    query: str
    source_id: str = SOURCE
    publisher: str = "Your own file"
    link: str = ""
    licence: str = "Not published: in this session only, and gone with it"
    attribution: str = ""
    note: str = ""
    file: str = ""
    origin: str = "chosen on this page"
    checked_at: date | None = None
    fault: str = ""
    next_release: str = ""
    urls: str = ""
    bytes: int = 0
