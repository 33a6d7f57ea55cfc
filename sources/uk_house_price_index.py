"""HM Land Registry, UK House Price Index: months in a list for each place, which goes by its name.

Its quirks: a place is a name in the address, and a month lacks what is not known yet, as the sales of the
latest two do. Laid flat it is a plain table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue import CatalogueError, Indicator, Source
from sources.answer import Answer
from sources.errors import Incomplete, NotUnderstood, SchemaChanged
from sources.fetched import Fetched
from sources.layout import settings
from sources.tables import tidy

if TYPE_CHECKING:
    from sources.client import Client

__all__ = ["Asking", "fetch", "tidy"]

MONTHS_A_PAGE = 200
MOST_PAGES = 20
"""More months than there have been since prices were first registered."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The `fetch` of the source.

    Attributes
    ----------
    places
        The name in the address of each area, by GSS code.
    properties
        What is read of a month; each becomes a column.
    since
        First day that is asked for.
    """

    address: str
    places: Mapping[str, str]
    properties: tuple[str, ...]
    since: str
    without: tuple[str, ...] = ()


def fetch(
    source: Source, areas: Sequence[str], *, client: Client, indicators: Iterable[Indicator] = ()
) -> Fetched:
    """Return one row an area and month: `area_code`, `month`, and a column for each property.

    Raises
    ------
    SchemaChanged, NotUnderstood
        No month has one of the properties, or the answer is no list of months.
    Incomplete
        A place has no month at all, or the same ones again on another page.
    SourceUnavailable and others
        As `sources.client.Client.get`.
    """
    asking = settings(Asking, f"sources.toml, entry [{source.id}.fetch]", source.fetch)
    nameless = [code for code in areas if code not in asking.places]
    if nameless:
        where = f"sources.toml, entry [{source.id}.fetch], key 'places'"
        raise CatalogueError(f"{where}: has no name for {', '.join(nameless)}.")
    answers, rows = [], []
    for code in areas:
        for answer, months in _pages(asking, asking.places[code], client):
            answers.append(answer)
            rows += [{"area_code": code, **_row(month, asking)} for month in months]
    table = pd.DataFrame(rows, dtype="str")
    empty = [name for name in asking.properties if not (table[name] != "").any()]
    if empty:
        raise SchemaChanged(f"{client.publisher.name} sent no month with {', '.join(empty)}.")
    urls = tuple(answer.url for answer in answers)
    return Fetched(table, urls, min(answer.retrieved_at for answer in answers))


def _pages(asking: Asking, place: str, client: Client) -> Iterator[tuple[Answer, list[dict[str, Any]]]]:
    seen: set[str] = set()
    for page in range(MOST_PAGES):
        parameters = {
            "_pageSize": str(MONTHS_A_PAGE),
            "_page": str(page),
            "_properties": ",".join(["refMonth", *asking.properties]),
            "min-refPeriodStart": asking.since,
        }
        answer = client.get(f"{asking.address}/{place}.json", parameters, what=f"house prices of {place}")
        months = _months(answer)
        if page == 0 and not months:
            raise Incomplete(f"{answer.asked.publisher} has no month of {answer.asked}.")
        named = {month["refMonth"] for month in months}
        if named & seen or len(named) < len(months):
            raise Incomplete(f"{answer.asked.publisher} sent months twice, for {answer.asked}.")
        seen |= named
        yield answer, months
        if "next" not in answer.object()["result"]:
            return
    raise Incomplete(f"{client.publisher.name} sent pages without end of the house prices of {place}.")


def _months(answer: Answer) -> list[dict[str, Any]]:
    said = answer.object()
    try:
        months = said["result"]["items"]
        return [month for month in months if month["refMonth"]]
    except (KeyError, TypeError) as error:
        raise NotUnderstood(f"{answer.asked.publisher} sent no list of months for {answer.asked}.") from error


def _row(month: Mapping[str, Any], asking: Asking) -> dict[str, str]:
    found = {name: str(month.get(name, "")) for name in asking.properties}
    return {"month": str(month["refMonth"]), **found}
