"""Reading a table of Nomis to its end, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from sources.answer import Answer, excerpt
from sources.errors import Incomplete, NotUnderstood, Refused, TooLarge
from sources.fetched import Asking, Fetched
from sources.nomis_cells import REQUIRED, check_columns

if TYPE_CHECKING:
    from sources.client import Client

ROWS_A_PAGE = 25_000
"""What a guest gets at most, whatever they ask for."""

CODES_A_REQUEST = 400
"""Areas in one address, which would otherwise grow longer than servers accept."""

MOST_ROWS = 5_000_000

PAGING = ("RECORD_OFFSET", "RECORD_COUNT")


def fetch_pages(asking: Asking, areas: Sequence[str], what: str, client: Client) -> Fetched:
    """Return all rows for `areas`; see `sources.nomis.fetch`."""
    answers, tables = [], []
    for begin in range(0, len(areas), CODES_A_REQUEST):
        geography = ",".join(areas[begin : begin + CODES_A_REQUEST])
        for answer, rows in _pages(asking, {**asking.spelt(), "geography": geography}, what, client):
            answers.append(answer)
            tables.append(rows)
    urls = tuple(answer.url for answer in answers)
    table = pd.concat(tables, ignore_index=True)
    return Fetched(table, urls, min(answer.retrieved_at for answer in answers))


def _pages(
    asking: Asking, parameters: dict[str, str], what: str, client: Client
) -> Iterator[tuple[Answer, pd.DataFrame]]:
    """Yield every page until RECORD_COUNT is reached."""
    read, promised = 0, -1
    while read != promised:
        page = {**parameters, "RecordOffset": str(read), "RecordLimit": str(ROWS_A_PAGE)}
        answer = client.get(asking.address, page, what=f"{what}, rows from {read + 1:,}")
        rows = _rows(answer, read, promised)
        promised = _promised(rows, answer, promised)
        read += len(rows)
        if read > promised:
            raise Incomplete(f"Nomis sent {read:,} rows, but said {promised:,}, for {answer.asked}.")
        yield answer, rows


def _rows(answer: Answer, read: int, promised: int) -> pd.DataFrame:
    """Return the rows of a page that goes on where the last one ended."""
    if not answer.content.strip():
        if promised >= 0:
            raise Incomplete(f"Nomis stopped after {read:,} of {promised:,} rows of {answer.asked}.")
        why = "answered with nothing, as it does when it does not know a parameter or an area"
        raise Refused(f"Nomis {why}: {answer.asked}.")
    rows = answer.table()
    if not set(REQUIRED) & set(rows.columns):
        why = f"sent no table, as it does when it is asked too often, but “{excerpt(answer.text())}”"
        raise NotUnderstood(f"Nomis {why}: {answer.asked}.")
    check_columns(rows, (*REQUIRED, *PAGING), f"The table that Nomis sent for {answer.asked}")
    if rows.empty:
        raise Incomplete(f"Nomis sent a table without rows for {answer.asked}.")
    if rows["RECORD_OFFSET"].tolist() != [str(at) for at in range(read, read + len(rows))]:
        begin = rows["RECORD_OFFSET"].iloc[0]
        raise Incomplete(f"Nomis sent other rows, from {begin} on, than were asked of it: {answer.asked}.")
    return rows


def _promised(rows: pd.DataFrame, answer: Answer, before: int) -> int:
    """Return RECORD_COUNT, the same on every page: otherwise the table changed while we read it."""
    counts = set(rows["RECORD_COUNT"])
    if len(counts) != 1 or not (count := counts.pop()).isdigit() or before not in (-1, int(count)):
        raise Incomplete(f"Nomis changed its mind about how many rows there are of {answer.asked}.")
    if int(count) > MOST_ROWS:
        raise TooLarge(f"Nomis promises {int(count):,} rows, which is beyond belief, of {answer.asked}.")
    return int(count)
