"""Provenance: where the figures come from, with licence, query and checksum."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pandas as pd

from feeds.columns import Column, Rows
from feeds.questions import Question, whole
from feeds.served import Served

COLUMNS = (
    Column("source_id", "text", "Id of the source"),
    Column("publisher", "text", "Office that made the figures public"),
    Column("dataset", "text", "Name of the dataset"),
    Column("query", "text", "How the publisher is asked for exactly these figures, in words"),
    Column("link", "text", "The publisher's page"),
    Column("licence", "text", "Licence under which they may be used"),
    Column("attribution", "text", "What to write beside them when you use them"),
    Column("note", "text", "What else there is to know"),
    Column("file", "text", "The source table"),
    Column("sha256", "text", "Checksum of the source table"),
    Column("rows", "whole", "Rows of the source table"),
    Column("bytes", "whole", "How much the publisher sent; 0 for what came with the application"),
    Column("retrieved_at", "date", "Day on which the table was taken into the project"),
    Column("origin", "text", "How it came there"),
    Column("checked_at", "date", "Day on which the publisher was last asked"),
    Column("fault", "text", "Why the publisher's newest figures are not here; empty if they are"),
    Column("next_release", "text", "When newer figures come, if the publisher says so"),
    Column("urls", "texts", "Addresses that were asked"),
    Column("indicators", "texts", "Ids of the indicators with figures from it"),
)


def provenance(question: Question) -> Rows:
    """Return a page of the sources, by id: those asked for, or those of the indicators asked for."""
    served = question.served
    used = indicators_by_source(served)
    wanted = [
        source
        for source in (question["source"] or served.sources)
        if not question["indicator"] or set(question["indicator"]) & set(used.get(source, ()))
    ]
    rows = [_row(served, source, used.get(source, [])) for source in sorted(wanted)]
    return whole(question, COLUMNS, pd.DataFrame(rows, columns=[column.name for column in COLUMNS]))


def indicators_by_source(served: Served) -> dict[str, list[str]]:
    """Return the ids of the indicators with figures from each source, in the order of the catalogue."""
    found: dict[str, list[str]] = {}
    for group in served.every_group():
        names = found.setdefault(group.source_id, [])
        if group.indicator.id not in names:
            names.append(group.indicator.id)
    return found


def _row(served: Served, source_id: str, indicators: list[str]) -> dict[str, Any]:
    held = served.provenance(source_id)
    return asdict(held) | {"urls": held.urls.split(), "indicators": indicators}
