"""ONS, Nomis: labour market, population and census counts through its API.

Its quirks, when fetched: it ends without a word at its row limit, answers a parameter that it does not know
with nothing at all, and asks us to slow down with something that is no table. When read: it codes every
dimension, says beside each number whether it counts, and lists an area once for each kind of area that it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from catalogue import CatalogueError, Indicator, Source
from catalogue.indicator import nothing
from sources.errors import SchemaChanged
from sources.fetched import Fetched, asking_of
from sources.groups import Group, as_text, tidy_groups
from sources.layout import Layout, Selection, settings
from sources.nomis_base import beside, fetch_base, of_months
from sources.nomis_cells import Cells, summed, without_repeats
from sources.nomis_pages import fetch_pages
from sources.schema import Observations, join_flags

if TYPE_CHECKING:
    from sources.client import Client

COLUMNS = {"area": "area_code", "period_column": "period"}
"""Where `sources.groups` puts what a layout asks for."""

BELOW_BOROUGH = ("lsoa", "msoa", "ward")

Codes = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Query:
    """The `query` of an indicator: cells by dimension and code, as `{ measure = 1, age = [0, 2] }`.

    Attributes
    ----------
    where
        Codes that every cell has.
    value, numerator, denominator
        The cells that make a published value, and counts. Several codes are added up.
    margin
        The cell of half the width of the value's 95 % interval.
    sex, age
        One dimension each, with the code of each of our words: `{ gender = { all = 0, female = 2 } }`.
    scale
        What brings a published value to the display unit.
    unreliable_without_interval
        Whether a value published without its margin is too weak to rely on.
    base_of_year
        Whether the denominator is an estimate of a year beside counts of months; see `sources.nomis_base`.
    """

    where: Codes = field(default_factory=nothing)
    value: Codes = field(default_factory=nothing)
    numerator: Codes = field(default_factory=nothing)
    denominator: Codes = field(default_factory=nothing)
    margin: Codes = field(default_factory=nothing)
    sex: Codes = field(default_factory=nothing)
    age: Codes = field(default_factory=nothing)
    scale: float = 1
    unreliable_without_interval: bool = False
    base_of_year: bool = False

    @property
    def selection(self) -> Selection:
        """Return which columns of a group's rows there are."""
        return Selection(
            value="value" if self.value else "",
            numerator="numerator" if self.numerator else "",
            denominator="denominator" if self.denominator else "",
            lower="lower" if self.margin else "",
            upper="upper" if self.margin else "",
            scale=self.scale,
            unreliable_without_interval=self.unreliable_without_interval,
        )


def fetch(
    source: Source, areas: Sequence[str], *, client: Client, indicators: Iterable[Indicator] = ()
) -> Fetched:
    """Return the table of `source` for `areas` (GSS codes), whole; it serves every indicator.

    With a `base` in the source's `fetch`, the rows of that table stand below.

    Raises
    ------
    Incomplete
        Fewer rows came than RECORD_COUNT promised, or the same rows again.
    Refused
        Nomis answered with nothing: it does not know a parameter or an area.
    SchemaChanged, NotUnderstood
        A column that we read is missing, or the answer is no table.
    SourceUnavailable and others
        As `sources.client.Client.get`.
    """
    asking = asking_of(source)
    cells = fetch_pages(asking, areas, source.dataset, client)
    return beside(cells, fetch_base(source, areas, client)) if asking.base else cells


def tidy(table: pd.DataFrame, indicator: Indicator, source: Source) -> Observations:
    """Return the tidy observations of the indicator's cells; see `sources.tables.tidy`.

    The source's `table` may say `year_ending = true`: a date is then the last month of a year of survey.
    Its `rounded_to` holds for counts below borough. A value that Nomis marks as missing or as not free to
    publish stays missing, whatever number stands there.

    Raises
    ------
    SchemaChanged
        A dimension is missing, a mark is unknown, or the query leaves several cells for one number.
    Incomplete
        An area is absent; see `sources.tables.tidy`.
    """
    given = dict(source.table)
    year_ending, rounded_to = given.pop("year_ending", False), given.pop("rounded_to", 0)
    layout = settings(Layout, f"sources.toml, entry [{source.id}.table]", COLUMNS | given)
    query = settings(Query, f"entry [{indicator.id}.query]", indicator.query)
    cells = without_repeats(table, source.file)
    groups = _groups(cells.assign(period=_periods(cells["DATE"], year_ending)), query, indicator, source)
    tidied = tidy_groups(groups, indicator, source, layout, query.selection)
    rounded = tidied["area_type"].isin(BELOW_BOROUGH) & tidied["value"].notna()
    counted = rounded_to > 0 and not query.value
    return tidied.assign(flag=join_flags(tidied["flag"], rounded & counted, "rounded"))


def _groups(cells: Cells, query: Query, indicator: Indicator, source: Source) -> Iterator[Group]:
    owner = f"entry [{indicator.id}.query], key"
    sexes = _words(query.sex, "all", f"{owner} 'sex'")
    ages = _words(query.age, indicator.age, f"{owner} 'age'")
    for (sex, sex_code), (age, age_code) in product(sexes.items(), ages.items()):
        yield Group(sex, age, _rows(cells, query, {**query.where, **sex_code, **age_code}, source))


def _words(given: Codes, otherwise: str, owner: str) -> dict[str, Codes]:
    """Return the codes of each word of a dimension; one word and no code if none is given."""
    if not given:
        return {otherwise: {}}
    if len(given) > 1:
        raise CatalogueError(f"{owner}: is one dimension with a code for each word, not {len(given)}.")
    ((dimension, codes),) = given.items()
    return {word: {dimension: code} for word, code in codes.items()}


def _rows(cells: Cells, query: Query, where: Codes, source: Source) -> pd.DataFrame:
    """Return the rows of one group, as `sources.groups` wants them."""
    roles = {name: getattr(query, name) for name in ("value", "numerator", "denominator", "margin")}
    parts = {name: summed(cells, {**where, **codes}, source.file) for name, codes in roles.items() if codes}
    if query.base_of_year:
        parts["denominator"] = of_months(parts["denominator"], parts["numerator"].index)
    areas = pd.concat([part[[]] for part in parts.values()]).index.drop_duplicates()
    numbers = pd.DataFrame({name: part["number"].reindex(areas) for name, part in parts.items()}, index=areas)
    if "margin" in numbers:
        value = numbers.get("value", pd.Series(np.nan, index=areas))
        numbers = numbers.assign(lower=value - numbers["margin"], upper=value + numbers["margin"])
    rows = numbers.apply(as_text).assign(flag="")
    for part in parts.values():
        for flag in sorted(set(part["flag"]) - {""}):
            marked = part["flag"].reindex(areas).eq(flag)
            rows["flag"] = join_flags(rows["flag"], marked.to_numpy(), flag)
    return rows.reset_index()


def _periods(dates: pd.Series, year_ending: bool) -> pd.Series:
    """Return dates as ISO 8601 periods; a year that ends in a month begins eleven months before it."""
    if not year_ending:
        return dates
    return dates.map({text: _year_to(text) for text in dates.unique()})


def _year_to(month: str) -> str:
    try:
        last = pd.Period(month, freq="M")
    except ValueError as error:
        raise SchemaChanged(f"'{month}' is not the last month of a year.") from error
    return f"{(last - 11).strftime('%Y-%m')}-01/P1Y"
