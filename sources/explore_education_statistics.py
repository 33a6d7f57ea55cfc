"""DfE, Explore Education Statistics: attainment, absence and further education through its API.

Its quirks: everything goes by short ids that only the data set's own `meta` explains, places too; a number is
text and may be a mark in its place; pages are counted; errors are problem details.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue import CatalogueError, Indicator, Source
from geodata import load_areas
from sources.answer import Answer
from sources.errors import Incomplete, NotUnderstood, SchemaChanged
from sources.fetched import Fetched
from sources.groups import Group, tidy_groups
from sources.layout import Layout, Selection, settings
from sources.schema import Observations

if TYPE_CHECKING:
    from sources.client import Client

ROWS_A_PAGE = 1000
MOST_PAGES = 200

MARKS = {
    "c": "suppressed",
    "low": "suppressed",
    "k": "suppressed",
    "x": "not_collected",
    "z": "not_collected",
    "u": "unreliable",
}
"""What stands in the place of a number, and the flag that it becomes: confidential, rounds to nothing (two
spellings), not available, not applicable, of low reliability. The letters are those of the guidance on
symbols: https://analysisfunction.civilservice.gov.uk/policy-store/symbols-in-tables-definitions-and-help/"""

COLUMNS = ("area_code", "period", "indicator", "value")


@dataclass(frozen=True, slots=True)
class Asking:
    """The `fetch` of a source.

    Attributes
    ----------
    address
        The data set's address, which ends in its id.
    indicators, filters
        Ids of the indicators asked for, and of one option of every filter.
    levels
        What the publisher calls each of the source's levels, such as `{ borough = "LA" }`.
    year_begins
        Month in which the data set's years begin.
    """

    address: str
    indicators: tuple[str, ...]
    filters: tuple[str, ...]
    levels: Mapping[str, str]
    year_begins: int = 9
    without: tuple[str, ...] = ()


def fetch(
    source: Source, areas: Sequence[str], *, client: Client, indicators: Iterable[Indicator] = ()
) -> Fetched:
    """Return one row an area, period and indicator: `area_code`, `period`, `indicator`, `value` as it came.

    Raises
    ------
    CatalogueError
        The entry has no name for one of the source's levels.
    SchemaChanged
        The data set does not know an indicator or an option that we ask for, or a period is no year.
    Incomplete
        Fewer rows came than were promised, or the same ones again.
    NotUnderstood
        The answer is no page of results.
    Refused, SourceUnavailable and others
        As `sources.client.Client.get`.
    """
    asking = settings(Asking, f"sources.toml, entry [{source.id}.fetch]", source.fetch)
    meta = client.get(f"{asking.address}/meta", what=f"{source.dataset}, what its ids mean")
    places = _places(meta, asking)
    answers, rows = [meta], []
    for answer, results in _pages(asking, _wanted(asking, source, areas), source.dataset, client):
        answers.append(answer)
        rows += [row for result in results for row in _rows(result, places, asking, answer)]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")
    if table.duplicated(list(COLUMNS[:3])).any():
        raise Incomplete(f"{meta.asked.publisher} sent the same figures twice for {answers[-1].asked}.")
    moment = min(answer.retrieved_at for answer in answers)
    return Fetched(table, tuple(answer.url for answer in answers), moment)


def tidy(table: pd.DataFrame, indicator: Indicator, source: Source) -> Observations:
    """Return the tidy observations of the indicator; see `sources.tables.tidy`.

    The query names the publisher's indicators by id, as `value`, `numerator` or `denominator`. A mark is a
    flag and never a number.

    Raises
    ------
    SchemaChanged
        A value is neither a number nor a known mark.
    Incomplete
        The table has no row of the indicator.
    """
    layout = settings(
        Layout,
        f"sources.toml, entry [{source.id}.table]",
        {"area": "area_code", "period_column": "period", **source.table},
    )
    named = {name: str(given) for name, given in indicator.query.items() if name != "scale"}
    wide = table.pivot(index=["area_code", "period"], columns="indicator", values="value")
    lacking = [given for given in named.values() if given not in wide]
    if lacking:
        raise Incomplete(f"{source.file} has no row of {', '.join(lacking)} (source {source.id}).")
    cells = wide[list(named.values())].set_axis(list(named), axis=1).fillna("")
    flags = cells.apply(lambda column: column.str.strip().map(MARKS).fillna("")).agg(",".join, axis=1)
    numbers = cells.apply(lambda column: column.mask(column.str.strip().isin(set(MARKS)), ""))
    rows = numbers.assign(flag=flags.str.strip(",")).reset_index()
    selection = settings(
        Selection,
        f"entry [{indicator.id}.query]",
        {name: name for name in named} | {"scale": indicator.query.get("scale", 1)},
    )
    return tidy_groups([Group("all", indicator.age, rows)], indicator, source, layout, selection)


def _wanted(asking: Asking, source: Source, areas: Sequence[str]) -> list[dict[str, str]]:
    """Return the places to ask for, by the publisher's level and our code."""
    levels = source.table.get("levels", ())
    nameless = [level for level in levels if level not in asking.levels]
    if nameless:
        where = f"sources.toml, entry [{source.id}.fetch], key 'levels'"
        raise CatalogueError(f"{where}: has no name for {', '.join(nameless)}.")
    held = {code: asking.levels[level] for level in levels for code in load_areas(level)["area_code"]}
    return [{"level": held[code], "code": code} for code in areas if code in held]


def _places(meta: Answer, asking: Asking) -> dict[tuple[str, str], str]:
    """Return the GSS code of each place by level and id; every id that we ask with must be known."""
    said = meta.object()
    try:
        known = {option["id"] for one in said["filters"] for option in one["options"]}
        known |= {one["id"] for one in said["indicators"]}
        places = {
            (one["level"]["code"], option["id"]): option.get("code", "")
            for one in said["locations"]
            for option in one["options"]
        }
    except (KeyError, TypeError) as error:
        raise NotUnderstood(f"{meta.asked.publisher} sent no list of ids for {meta.asked}.") from error
    strange = [name for name in (*asking.indicators, *asking.filters) if name not in known]
    if strange:
        raise SchemaChanged(f"{meta.asked.publisher} no longer knows {', '.join(strange)}: {meta.asked}.")
    return places


def _pages(
    asking: Asking, places: Sequence[Mapping[str, str]], what: str, client: Client
) -> Iterator[tuple[Answer, list[dict[str, Any]]]]:
    """Yield every page until the promised number of results is reached."""
    conditions = [{"locations": {"in": list(places)}}, *({"filters": {"eq": one}} for one in asking.filters)]
    read, promised = 0, -1
    for page in range(1, MOST_PAGES + 1):
        body = {"criteria": {"and": conditions}, "indicators": list(asking.indicators)}
        answer = client.post(
            f"{asking.address}/query",
            body | {"page": page, "pageSize": ROWS_A_PAGE},
            what=f"{what}, page {page}",
        )
        results, total = _results(answer)
        if promised not in (-1, total):
            raise Incomplete(f"{answer.asked.publisher} changed its mind about how many rows there are.")
        promised, read = total, read + len(results)
        yield answer, results
        if read >= promised:
            return
        if not results:
            raise Incomplete(
                f"{answer.asked.publisher} stopped after {read:,} of {promised:,} rows of {answer.asked}."
            )
    raise Incomplete(f"{client.publisher.name} sent pages without end of {what}.")


def _results(answer: Answer) -> tuple[list[dict[str, Any]], int]:
    said = answer.object()
    try:
        results, total = said["results"], int(said["paging"]["totalResults"])
    except (KeyError, TypeError, ValueError) as error:
        raise NotUnderstood(f"{answer.asked.publisher} sent no page of results: {answer.asked}.") from error
    if not total:
        raise Incomplete(f"{answer.asked.publisher} has no figure for what is asked: {answer.asked}.")
    return results, total


def _rows(
    result: Mapping[str, Any], places: Mapping[tuple[str, str], str], asking: Asking, answer: Answer
) -> Iterator[tuple[str, str, str, str]]:
    try:
        level = result["geographicLevel"]
        code = places[(level, result["locations"][level])]
        period = _period(str(result["timePeriod"]["period"]), asking.year_begins)
        values = result["values"].items()
    except (KeyError, TypeError, AttributeError) as error:
        raise SchemaChanged(
            f"{answer.asked.publisher} sent a row that cannot be read, for {answer.asked}: {error}."
        ) from error
    for indicator, value in values:
        yield code, period, str(indicator), str(value)


def _period(text: str, begins: int) -> str:
    """Return a year such as `2023/2024` or `2023` as an ISO 8601 interval."""
    first = text.split("/")[0]
    if not first.isdecimal() or len(first) != 4:
        raise SchemaChanged(f"'{text}' is no year.")
    return f"{first}-{begins:02d}-01/P1Y" if "/" in text else first
