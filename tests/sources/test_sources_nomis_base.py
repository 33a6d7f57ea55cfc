"""Rates whose base is another table: asked for with them, and of the year that fits the month."""

import pandas as pd
import pytest

from catalogue import CatalogueError
from sources import nomis
from sources.nomis import tidy
from sources.nomis_base import of_months
from tests.sources.nomis_tables import BOROUGHS, PATH, indicator, paged, rows, source

BASE_PATH = "/api/v01/dataset/NM_2014_1.data.csv"
PEOPLE = rows(dates=["2023", "2024"], value="1000", c_age=[203], gender=[0, 1])
PEOPLE.loc[PEOPLE["DATE"] == "2024", "OBS_VALUE"] = "2000"
CLAIMANTS = rows(dates=["2023-06", "2026-01"], measure=[1], gender=[0, 1])
RATE = {
    "numerator": {"measure": 1},
    "denominator": {"c_age": 203},
    "sex": {"gender": {"all": 0, "male": 1}},
    "base_of_year": True,
}


def with_base(server_url="https://www.nomisweb.co.uk", **base):
    asked = {"address": server_url + BASE_PATH, "parameters": {"date": "latest", "c_age": 203}} | base
    fetch = {"address": server_url + PATH, "parameters": {"date": "latest", "measure": 1}, "base": asked}
    return source(fetch=fetch)


@pytest.fixture
def fetched(server, open_client):
    def fetch(people=PEOPLE):
        server.on(PATH, paged(CLAIMANTS))
        server.on(BASE_PATH, paged(people))
        return nomis.fetch(with_base(server.url), BOROUGHS, client=open_client())

    return fetch


def test_the_base_is_asked_for_the_same_areas(fetched, server):
    table = fetched().table
    assert len(table) == len(CLAIMANTS) + len(PEOPLE)
    first, second = server.asked
    assert (first.path, second.path) == (PATH, BASE_PATH)
    assert first.parameters["geography"] == second.parameters["geography"] == ",".join(BOROUGHS)
    assert second.parameters["c_age"] == "203" and "c_age" not in first.parameters


def test_where_it_came_from_names_both(fetched, server):
    urls = fetched().urls
    assert [url.split("?")[0] for url in urls] == [server.url + PATH, server.url + BASE_PATH]


def test_a_month_has_the_base_of_its_year_or_the_newest_before(fetched):
    tidied = tidy(fetched().table, indicator(RATE, multiplier=100), with_base())
    columns = ["period", "value", "denominator"]
    found = tidied[columns].drop_duplicates().itertuples(index=False, name=None)
    assert set(found) == {("June 2023", 10.0, 1000.0), ("January 2026", 5.0, 2000.0)}
    assert set(tidied["sex"]) == {"all", "male"}
    assert tidied.groupby("period")["flag"].unique().map(list).to_dict() == {
        "June 2023": [""],
        "January 2026": ["estimated"],
    }


def test_an_area_without_a_base_has_a_count_and_no_rate(fetched):
    table = fetched(PEOPLE[PEOPLE["GEOGRAPHY_CODE"] != BOROUGHS[0]].reset_index(drop=True)).table
    tidied = tidy(table, indicator(RATE, multiplier=100), with_base()).set_index("area_code")
    assert tidied["value"][BOROUGHS[0]].isna().all()
    assert set(tidied["flag"][BOROUGHS[0]]) == {"not_collected"}
    assert set(tidied["numerator"][BOROUGHS[0]]) == {100.0}
    assert tidied["value"][BOROUGHS[1]].notna().all()


def test_the_cells_of_one_table_are_never_those_of_the_other(fetched):
    count = {key: value for key, value in RATE.items() if key in ("numerator", "sex")}
    tidied = tidy(fetched().table, indicator(count), with_base())
    assert set(tidied["value"]) == {100.0}
    assert set(tidied["period"]) == {"June 2023", "January 2026"}


def test_months_before_every_base_have_the_oldest():
    keys = ["area_code", "period"]
    base = pd.DataFrame({"area_code": "E1", "period": ["2023", "2024"], "number": [1.0, 2.0], "flag": ""})
    wanted = pd.MultiIndex.from_tuples([("E1", "2020-05"), ("E1", "2024-12"), ("E2", "2024-12")], names=keys)
    found = of_months(base.set_index(keys), wanted)
    assert found["number"].tolist()[:2] == [1.0, 2.0]
    assert found["flag"].tolist() == ["estimated", "", "not_collected"]


def test_a_base_that_makes_no_sense_is_named(server, open_client):
    server.on(PATH, paged(CLAIMANTS))
    with pytest.raises(CatalogueError, match=r"\[claimants_lsoa.fetch.base\]: unknown key 'parameter'"):
        nomis.fetch(with_base(server.url, parameter={}), BOROUGHS, client=open_client())
