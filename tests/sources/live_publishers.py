"""Publishers that answer every question of our entries in their own layout, and note what they were asked.

Their numbers follow the published structure of each table: the categories of a census table add up to its
total. They are written down here from the tables' definitions, and not read off our entries.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from itertools import product
from types import SimpleNamespace
from typing import Any

import pandas as pd

from sources.answer import Answer, Asked

NOT_DIMENSIONS = {"date", "geography", "RecordOffset", "RecordLimit"}


def _census(leaves: range, sums: Mapping[int, tuple[int, ...]]) -> dict[str, float]:
    """Return ten of each category, their sums, and the total."""
    cells = {str(code): 10.0 for code in leaves}
    cells |= {str(code): 10.0 * len(parts) for code, parts in sums.items()}
    return cells | {"0": 10.0 * len(leaves)}


# The last category of each table is the one that its title ends with; 1001 and the like are its subtotals.
CENSUS = {
    "NM_2083_1": ("c2021_eastat_20", _census(range(1, 20), {1011: (15, 16, 17, 18, 19)})),
    "NM_2084_1": ("c2021_hiqual_8", _census(range(1, 8), {})),
    "NM_2055_1": ("c2021_health_6", _census(range(1, 6), {})),
    "NM_2056_1": ("c2021_disability_5", _census(range(1, 5), {1001: (1, 2)})),
    "NM_2057_1": ("c2021_carer_7", _census(range(1, 7), {101: (2, 3), 102: (4, 5)})),
    "NM_2072_1": ("c2021_tenure_9", _census(range(1, 9), {1001: (1, 2), 1003: (4, 5), 1004: (6, 7)})),
    "NM_2070_1": ("c2021_occrat_bedrooms_6", _census(range(1, 6), {})),
}

OF_A_DATASET = {"NM_2002_1": 6000.0, "NM_2014_1": 6000.0, "NM_144_1": 1500.0, "NM_619_1": 600.0}
"""Residents and households, which are more than the claimants and tenants counted in them."""

TENANTS = {"NM_619_1": {"200": 150.0}}
"""Of the households of a dataset, those in one of its cells."""

DATES = {"NM_162_1": ["2025-12", "2026-01"], "NM_2014_1": ["2023", "2024"], "NM_2002_1": ["2023", "2024"]}


class Publishers:
    """A client of all of them: `asked` holds (address, parameters or body) of every request."""

    publisher = SimpleNamespace(name="The Office")

    def __init__(self, recorded: Callable[[str, Mapping[str, str]], str] | None = None) -> None:
        self.asked: list[tuple[str, Any]] = []
        self._recorded = recorded

    def get(self, address: str, parameters: Mapping[str, str], *, what: str) -> Answer:
        self.asked.append((address, dict(parameters)))
        answers: dict[str, Callable[..., str]] = {"nomisweb": nomis, "fingertips": fingertips}
        made_up = next((found for host, found in answers.items() if host in address), house_prices)
        reply = self._recorded or made_up
        return self._answer(address, reply(address, parameters), what)

    def post(self, address: str, payload: Mapping[str, Any], *, what: str) -> Answer:
        self.asked.append((address, dict(payload)))
        return self._answer(address, statxplore(payload), what)

    def _answer(self, address: str, body: str, what: str) -> Answer:
        return Answer(
            Asked("The Office", what, address), address, body.encode(), datetime(2026, 2, 1, tzinfo=UTC)
        )


def nomis(address: str, parameters: Mapping[str, str]) -> str:
    """Answer with one row a cell: every code of a dimension that is not asked for by code."""
    dataset = address.rsplit("/", 1)[1].removesuffix(".data.csv")
    dimensions = {name: codes.split(",") for name, codes in parameters.items() if name not in NOT_DIMENSIONS}
    of_cell: dict[str, float] = {}
    if dataset in CENSUS:
        name, of_cell = CENSUS[dataset]
        dimensions[name] = list(of_cell)
    dates = parameters["date"].split(",")
    dates = DATES.get(dataset, ["2021"]) if "latest" in dates[0] else dates
    keys = [dates, parameters["geography"].split(","), *dimensions.values()]
    names = ["DATE", "GEOGRAPHY_CODE", *(name.upper() for name in dimensions)]
    rows = pd.DataFrame(list(product(*keys)), columns=names)
    value = OF_A_DATASET.get(dataset, 50.0)
    values = rows[name.upper()].map(of_cell) if of_cell else pd.Series(value, index=rows.index)
    if dataset in TENANTS:
        values = rows["CELL"].map(TENANTS[dataset]).fillna(value)
    if "MEASURES" in rows:
        values = values.mask(rows["MEASURES"] == "21003", 3.0)
    offsets = [str(at) for at in range(len(rows))]
    marks = {"OBS_VALUE": values.map(str), "OBS_STATUS": "A", "OBS_CONF": "F"}
    marks |= {"GEOGRAPHY_TYPE": "any", "RECORD_OFFSET": offsets, "RECORD_COUNT": str(len(rows))}
    begin, limit = int(parameters["RecordOffset"]), int(parameters["RecordLimit"])
    return _csv(rows.assign(**marks).iloc[begin : begin + limit])


def fingertips(_: str, parameters: Mapping[str, str]) -> str:
    """Answer with single and pooled periods, every sex, and a second age where one has to be named."""
    from geodata import load_areas

    areas = [code for level in ("borough", "region", "country") for code in load_areas(level)["area_code"]]
    numbers = parameters["indicator_ids"].split(",")
    rows = pd.DataFrame(
        [
            {"Indicator ID": number, "Area Code": code, "Sex": sex, "Age": age, "Time period": period}
            for number, code in product(numbers, areas)
            for sex in ("Persons", "Female", "Male", "Not applicable")
            for age in AGES.get(number, ["All ages"])
            for period in PERIODS.get(number, ["2022/23", "2023/24"])
        ]
    )
    blank = {"Category Type": "", "Category": "", "Count": "", "Denominator": "", "Value note": ""}
    limits = {"Value": "12.5", "Lower CI 95.0 limit": "11.5", "Upper CI 95.0 limit": "13.5"}
    return _csv(rows.assign(**blank, **limits))


AGES = {
    "848": ["18+ yrs"],
    "90282": ["16-64 yrs"],
    "92443": ["18+ yrs", "18-64 yrs"],
    "93088": ["18+ yrs", "18-19 yrs"],
}
POOLED = ["2019 - 21", "2020 - 22", "2021", "2022"]
PERIODS = {number: POOLED for number in ("90362", "90366", "92901", "93721")}
PERIODS |= {number: ["2021", "2022"] for number in ("92443", "93203", "93759")}


def statxplore(payload: Mapping[str, Any]) -> str:
    """Answer with a cube of the axes asked for, numbers running on; a total is the largest of its axis."""
    fields, sizes = [], []
    for (name,) in payload["dimensions"]:
        recode = payload["recodes"][name]
        items = [{"type": "RecodeItem", "uris": uris, "labels": ["x"]} for uris in recode["map"]]
        items += [{"type": "Total", "labels": ["Total"]}] if recode["total"] else []
        fields.append({"uri": name, "items": items})
        sizes.append(len(items))
    cubes = {measure: {"values": _nested(sizes), "precision": 0} for measure in payload["measures"]}
    return json.dumps({"fields": fields, "cubes": cubes})


def _nested(sizes: list[int]) -> Any:
    first, *rest = sizes
    return [_nested(rest) for _ in range(first)] if rest else [100.0 * (at + 1) for at in range(first)]


def house_prices(_: str, parameters: Mapping[str, str]) -> str:
    """Answer with two months, the sales of the later one not known yet."""
    months = [{"refMonth": "2026-01", "averagePrice": 250000, "salesVolume": 99}]
    return json.dumps({"result": {"items": [*months, {"refMonth": "2026-02", "averagePrice": 251000}]}})


def _csv(rows: pd.DataFrame) -> str:
    out = io.StringIO()
    rows.to_csv(out, index=False)
    return out.getvalue()
