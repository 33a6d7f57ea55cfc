"""A source as data: who published it, how it was asked for, and how its table is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from catalogue.indicator import nothing

OPEN_GOVERNMENT_LICENCE = "Open Government Licence v3.0"


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of `sources.toml`.

    Attributes
    ----------
    query
        How the publisher is asked for exactly these figures, in words.
    file
        The source table in `store/tables`; of a source that is loaded by hand, the publisher's name for it.
    reader
        The module of `sources` that tidies the table.
    table
        The layout of the table, as that reader documents it.
    fetch
        How the publisher is asked for the table: `address`, and what else that reader documents. Without it
        the table is only ever read from disk.
    embedded
        Whether the table comes with the application. One that does not is fetched, or loaded by hand.
    """

    id: str
    publisher: str
    dataset: str
    query: str
    link: str
    file: str
    licence: str = OPEN_GOVERNMENT_LICENCE
    attribution: str = f"Contains public sector information licensed under the {OPEN_GOVERNMENT_LICENCE}"
    note: str = ""
    reader: str = "tables"
    table: Mapping[str, Any] = field(default_factory=nothing, hash=False)
    fetch: Mapping[str, Any] = field(default_factory=nothing, hash=False)
    embedded: bool = True
