"""police.uk: street-level crime by month, and the years in which Greater Manchester has none.

Its quirks: an answer is a list of single crimes within a polygon, each on or near a street; a month with too
many for one answer is status 503. Greater Manchester Police gave no usable street-level crime after June
2019: stray rows of other forces remain, 0.2 to 0.8 % of what there was, and would look like a sudden peace.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue import Indicator, Source
from geodata import BOUNDARIES, boundary_url_name
from sources.answer import Answer
from sources.errors import Incomplete, NotUnderstood, SchemaChanged
from sources.fetched import Fetched
from sources.layout import Layout, Selection, settings
from sources.schema import Observations
from sources.tables import tidy_rows

if TYPE_CHECKING:
    from sources.client import Client

LAST_COLLECTED = "2019-06"
"""Last month of Greater Manchester's police with usable street-level crime."""

MONTHS_BEFORE = 12
CLOSED_SHARE = 0.5
"""The gap counts as closed in a month that has at least half of the usual number of the year before it. Stray
rows were below one hundredth of it, and no force's crime halves and stays real from one month to the next."""

POINTS = 100
"""Corners of a polygon in an address: more make it longer than the service takes."""

COLUMNS = ("area_code", "month", "category", "crimes")


@dataclass(frozen=True, slots=True)
class Asking:
    """The `fetch` of a source.

    Attributes
    ----------
    address
        Where crimes are asked for, up to the category.
    months
        Months asked for, `YYYY-MM`.
    category
        A category of crime, or `all-crime`.
    """

    address: str
    months: tuple[str, ...]
    category: str = "all-crime"
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
    rows, answers = [], []
    for code, polygon in polygons(level, areas).items():
        for month in asking.months:
            answer = client.get(
                f"{asking.address}/{asking.category}",
                {"poly": polygon, "date": month},
                what=f"{source.dataset}, {code} in {month}",
            )
            answers.append(answer)
            rows += [(code, month, name, str(count)) for name, count in counted(answer, month).items()]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")
    moment = min(answer.retrieved_at for answer in answers)
    return Fetched(table, tuple(dict.fromkeys(answer.asked.where for answer in answers)), moment)


def tidy(table: pd.DataFrame, indicator: Indicator, source: Source) -> Observations:
    """Return the crimes of the indicator's `categories` (all, if it names none) by area and month.

    A month after June 2019 is `not_collected`, without a number, until it is proven that collection has
    resumed: see `CLOSED_SHARE`.

    Raises
    ------
    SchemaChanged
        A number of crimes cannot be read.
    Incomplete
        An area is absent.
    """
    query = dict(indicator.query)
    wanted = set(query.pop("categories", ()))
    rows = table[table["category"].isin(wanted)] if wanted else table
    counts = (
        rows.assign(crimes=_whole(rows["crimes"], source)).groupby(["area_code", "month"])["crimes"].sum()
    )
    counts = _with_silent_areas(counts)
    missing = not_collected(counts)
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


def _with_silent_areas(counts: pd.Series) -> pd.Series:
    """Return `counts` with a zero for every area without a row in a month after June 2019.

    Stray rows may fail to come for one borough and not for another; before the gap that is a lost borough.
    """
    areas, months = (counts.index.get_level_values(level).unique() for level in (0, 1))
    later = pd.MultiIndex.from_product([areas, months[months > LAST_COLLECTED]], names=counts.index.names)
    return counts.reindex(counts.index.union(later), fill_value=0)


def not_collected(counts: pd.Series) -> pd.Series:
    """Return which of the counts, by area and month, fall into the gap.

    Parameters
    ----------
    counts
        Crimes, indexed by area code and month (`YYYY-MM`).
    """
    months = pd.Series(counts.index.get_level_values(1), index=counts.index)
    before = counts[(months <= LAST_COLLECTED).to_numpy()].sort_index()
    usual = before.groupby(level=0).apply(lambda own: own.iloc[-MONTHS_BEFORE:].mean())
    enough = CLOSED_SHARE * usual.reindex(counts.index.get_level_values(0)).to_numpy(dtype="float64")
    # An area without months before the gap has nothing to be held against: NaN is reached by no count.
    return (months > LAST_COLLECTED) & ~(counts.astype("float64") >= enough)


def counted(answer: Answer, month: str) -> Counter[str]:
    """Return how many crimes of each category an answer holds."""
    said = answer.object()
    try:
        found = Counter(str(crime["category"]) for crime in said)
        strange = sorted({str(crime["month"]) for crime in said} - {month})
    except (KeyError, TypeError) as error:
        raise NotUnderstood(f"{answer.asked.publisher} sent no list of crimes for {answer.asked}.") from error
    if strange:
        raise Incomplete(f"{answer.asked.publisher} sent crimes of {strange[0]} for {answer.asked}.")
    return found


def polygons(level: str, areas: Sequence[str]) -> dict[str, str]:
    """Return the outline of each area as the service takes it: latitude and longitude of a few corners."""
    shapes = json.loads((BOUNDARIES / boundary_url_name(level)).read_text(encoding="utf-8"))["features"]
    wanted = set(areas)
    return {shape["id"]: _corners(shape["geometry"]) for shape in shapes if shape["id"] in wanted}


def _corners(geometry: Mapping[str, Any]) -> str:
    """Return the largest ring of a shape, thinned evenly."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    ring = max((part[0] for part in parts), key=len)
    step = max(1, -(-len(ring) // POINTS))
    return ":".join(f"{lat:.4f},{lon:.4f}" for lon, lat in ring[::step])


def _whole(crimes: pd.Series, source: Source) -> pd.Series:
    odd = crimes[~crimes.str.fullmatch(r"\d+")]
    if len(odd):
        raise SchemaChanged(f"{source.file}, column 'crimes': '{odd.iloc[0]}' is not a number.")
    return crimes.astype("int64")
