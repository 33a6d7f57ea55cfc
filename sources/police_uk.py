"""police.uk: street-level crime by month, and the years in which Greater Manchester has none.

Its quirks: an answer is a list of single crimes within a polygon, each on or near a street; more than 10,000
of them are status 503, so a month with too many is asked for category by category. Crimes that the transport
police found stand among those of the force and are not counted. Greater Manchester Police gave no usable
street-level crime after June 2019: stray rows of other forces remain, 0.2 to 0.8 % of what there was, and
would look like a sudden peace. See https://data.police.uk/docs/method/crime-street/.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from catalogue import CatalogueError, Indicator, Source
from geodata import load_areas
from sources.answer import Answer
from sources.errors import (
    Incomplete,
    NotUnderstood,
    RateLimited,
    SchemaChanged,
    SourceUnavailable,
    Unreachable,
)
from sources.fetched import Fetched
from sources.layout import Layout, Selection, settings
from sources.police_outlines import polygons
from sources.schema import Observations
from sources.tables import tidy_rows

if TYPE_CHECKING:
    from sources.client import Client

LAST_COLLECTED = "2019-06"
"""Last month of Greater Manchester's police with usable street-level crime."""

RECORDED = 339_818
"""Crimes that Greater Manchester Police recorded in the year to March 2018: Home Office, police recorded
crime by force, as in the package crime-sim-toolkit 1.5.0, `src/prc-pfa-201718_new.csv`."""

CLOSED_SHARE = 0.25
"""A month counts as collected in an area that has at least this share of the crimes a resident and month that
the force recorded before. Stray rows were below one hundredth of it. The level has to be this one: the
service gives the latest three years only, and no longer the months before the gap."""

OF_THE_FORCE = "Force"
"""What a crime of the area's own force says as its `location_type`; "BTP" is the British Transport Police."""

EVERYTHING = "all-crime"

CATEGORIES = (
    "anti-social-behaviour",
    "bicycle-theft",
    "burglary",
    "criminal-damage-arson",
    "drugs",
    "other-crime",
    "other-theft",
    "possession-of-weapons",
    "public-order",
    "robbery",
    "shoplifting",
    "theft-from-the-person",
    "vehicle-crime",
    "violent-crime",
)
"""What all crime is made of: https://data.police.uk/docs/method/crime-categories/."""

MONTH = re.compile(r"\d{4}-\d\d")

COLUMNS = ("area_code", "month", "category", "crimes")


@dataclass(frozen=True, slots=True)
class Asking:
    """The `fetch` of a source.

    Attributes
    ----------
    address
        Where crimes are asked for, up to the category.
    months
        Months asked for, `YYYY-MM`; without any, the latest.
    latest
        How many months that is: what is available is asked for first.
    category
        A category of crime, or `all-crime`.
    """

    address: str
    months: tuple[str, ...] = ()
    latest: int = 12
    category: str = EVERYTHING
    without: tuple[str, ...] = ()


def fetch(
    source: Source, areas: Sequence[str], *, client: Client, indicators: Iterable[Indicator] = ()
) -> Fetched:
    """Return one row an area, month and category: `area_code`, `month`, `category`, `crimes`.

    Raises
    ------
    NotUnderstood
        The answer is no list of crimes.
    Incomplete
        A crime is of another month than asked for.
    SourceUnavailable and others
        As `sources.client.Client.get`.
    """
    asking = settings(Asking, f"sources.toml, entry [{source.id}.fetch]", source.fetch)
    level = str(source.table["levels"][0])
    months = asking.months or available(asking, source.dataset, client)
    rows, answers = [], []
    for code, polygon in polygons(level, areas).items():
        for month in months:
            what = f"{source.dataset}, {code} in {month}"
            answered = _answers(asking, {"poly": polygon, "date": month}, what, client)
            answers += answered
            found = sum((counted(answer, month) for answer in answered), Counter[str]())
            # An area without a crime has a row too: its zero is not a month that nobody asked for.
            named = found or {asking.category: 0}
            rows += [(code, month, name, str(count)) for name, count in named.items()]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")
    moment = min(answer.retrieved_at for answer in answers)
    return Fetched(table, tuple(dict.fromkeys(answer.asked.where for answer in answers)), moment)


def available(asking: Asking, what: str, client: Client) -> tuple[str, ...]:
    """Return the latest months that there are, oldest first."""
    answer = client.get(f"{asking.address}-dates", what=f"{what}, which months there are")
    said = answer.object()
    try:
        months = sorted(str(one["date"]) for one in said)
    except (KeyError, TypeError) as error:
        raise NotUnderstood(f"{answer.asked.publisher} sent no list of months: {answer.asked}.") from error
    if not months or not all(MONTH.fullmatch(month) for month in months):
        raise NotUnderstood(f"{answer.asked.publisher} sent no list of months: {answer.asked}.")
    return tuple(months[-asking.latest :])


def _answers(asking: Asking, parameters: Mapping[str, str], what: str, client: Client) -> list[Answer]:
    """Return the crimes of an area and month, in one answer or, if that is refused, one a category."""
    try:
        return [client.get(f"{asking.address}/{asking.category}", parameters, what=what)]
    except SourceUnavailable as error:
        if asking.category != EVERYTHING or isinstance(error, Unreachable | RateLimited):
            raise
    # The same status says that the service is down: then the first of these fails too, and is told.
    return [client.get(f"{asking.address}/{name}", parameters, what=f"{what}, {name}") for name in CATEGORIES]


def tidy(table: pd.DataFrame, indicator: Indicator, source: Source) -> Observations:
    """Return the crimes of the indicator's `categories` (all, if it names none) by area and month.

    A month after June 2019 is `not_collected`, without a number, until it is proven that collection has
    resumed: see `CLOSED_SHARE`.

    Raises
    ------
    CatalogueError
        The query names a category that there is not.
    SchemaChanged
        A number of crimes cannot be read.
    Incomplete
        An area is absent.
    """
    query = dict(indicator.query)
    wanted = set(query.pop("categories", ()))
    if unknown := sorted(wanted - set(CATEGORIES)):
        raise CatalogueError(f"entry [{indicator.id}.query], key 'categories': unknown are {unknown}.")
    rows = table.assign(crimes=_whole(table["crimes"], source))
    every = _by_month(rows)
    counts = _by_month(rows[rows["category"].isin(wanted)]).reindex(every.index, fill_value=0)
    counts = counts if wanted else every
    # By all crime: a rare category halves and doubles by chance.
    missing = not_collected(every, str(source.table["levels"][0]))
    shown = counts.reset_index().astype("str")
    shown["crimes"] = shown["crimes"].mask(missing.to_numpy(), "")
    layout = settings(
        Layout,
        f"sources.toml, entry [{source.id}.table]",
        {"area": "area_code", "period_column": "month", **source.table},
    )
    selection = settings(Selection, f"entry [{indicator.id}.query]", {"numerator": "crimes", **query})
    tidied = tidy_rows(shown, indicator, source, layout, selection)
    gone = tidied["value"].isna() & (tidied["period_start"].astype("str").str[:7] > LAST_COLLECTED)
    return tidied.assign(flag=tidied["flag"].mask(gone, "not_collected"))


def _by_month(rows: pd.DataFrame) -> pd.Series:
    return rows.groupby(["area_code", "month"])["crimes"].sum()


def not_collected(counts: pd.Series, level: str) -> pd.Series:
    """Return which of the counts, by area and month, fall into the gap.

    Parameters
    ----------
    counts
        All crimes, indexed by area code and month (`YYYY-MM`).
    level
        The level of the areas.
    """
    residents = load_areas(level).set_index("area_code")["residents_2011"].astype("float64")
    usual = RECORDED / 12 * residents / load_areas("borough")["residents_2011"].sum()
    enough = CLOSED_SHARE * usual.reindex(counts.index.get_level_values(0)).to_numpy()
    months = pd.Series(counts.index.get_level_values(1), index=counts.index)
    return (months > LAST_COLLECTED) & ~(counts.astype("float64") >= enough)


def counted(answer: Answer, month: str) -> Counter[str]:
    """Return how many crimes of each category the area's own force has in an answer."""
    said = answer.object()
    try:
        strange = sorted({str(crime["month"]) for crime in said} - {month})
        once = {crime["id"] for crime in said}
        found = Counter(
            str(crime["category"]) for crime in said if crime["location_type"] in (OF_THE_FORCE, None)
        )
    except (KeyError, TypeError) as error:
        raise NotUnderstood(f"{answer.asked.publisher} sent no list of crimes for {answer.asked}.") from error
    if strange:
        raise Incomplete(f"{answer.asked.publisher} sent crimes of {strange[0]} for {answer.asked}.")
    if len(once) < len(said):
        raise Incomplete(f"{answer.asked.publisher} sent the same crime twice for {answer.asked}.")
    return found


def _whole(crimes: pd.Series, source: Source) -> pd.Series:
    odd = crimes[~crimes.str.fullmatch(r"\d+")]
    if len(odd):
        raise SchemaChanged(f"{source.file}, column 'crimes': '{odd.iloc[0]}' is not a number.")
    return crimes.astype("int64")
