"""The long table of borough series, in the publisher's layout."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from catalogue import load_catalogue
from geodata import load_areas
from sources import Incomplete, SchemaChanged, fetch_table
from sources.errors import NotUnderstood
from sources.explore_local_statistics import tidy
from tests.sources.faulty_server import Reply, text

DATAPACK = Path(__file__).parents[3] / "shared" / "datapack"
CATALOGUE = load_catalogue()
BOROUGHS = load_areas("borough")["area_code"].tolist()
SOURCE = CATALOGUE.sources["life_expectancy"]
LIVED = CATALOGUE.indicators["healthy_life_expectancy"]


def table(series="years_female", codes=(*BOROUGHS, "E92000001"), period="2021-01-01/P3Y"):
    numbers = {"value": "64.46", "lower_95": "61.39", "upper_95": "67.53"}
    return pd.DataFrame({"area_code": codes}).assign(series=series, unit="years", period=period, **numbers)


def test_a_series_a_sex_becomes_one_indicator():
    both = pd.concat([table("years_male"), table("years_female"), table("another")], ignore_index=True)
    indicator = replace(LIVED, query={"series": {"female": "years_female", "male": "years_male"}})
    tidied = tidy(both, indicator, SOURCE)
    assert tidied.groupby("sex").size().to_dict() == {"female": 11, "male": 11}
    assert set(tidied["period"]) == {"2021–23"}
    assert tidied["lower_ci"].iloc[0] == 61.39


def test_areas_of_every_level_stand_in_one_table():
    tidied = tidy(table(), replace(LIVED, query={"series": "years_female"}), SOURCE)
    assert tidied.groupby("area_type").size().to_dict() == {"borough": 10, "country": 1}
    assert set(tidied["sex"]) == {"all"}


def test_a_larger_area_may_be_absent_and_a_borough_may_not():
    indicator = replace(LIVED, query={"series": "years_female"})
    assert len(tidy(table(codes=BOROUGHS), indicator, SOURCE)) == 10
    with pytest.raises(Incomplete, match="lacks 1 of 10 boroughs"):
        tidy(table(codes=BOROUGHS[1:]), indicator, SOURCE)


def test_a_series_that_is_not_there_is_named():
    with pytest.raises(Incomplete, match="no row of the series 'years_of_joy'"):
        tidy(table(), replace(LIVED, query={"series": "years_of_joy"}), SOURCE)


def test_a_table_without_series_is_another_table():
    with pytest.raises(SchemaChanged, match="no column 'series'"):
        tidy(table().drop(columns="series"), LIVED, SOURCE)


def test_a_source_may_label_reference_dates_by_year():
    affordability = CATALOGUE.sources["affordability"]
    indicator = replace(LIVED, query={"series": "years_female"})
    assert set(tidy(table(period="2024-04-01"), indicator, affordability)["period"]) == {"2024"}


HEAD = "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes\n"
STARTS = CATALOGUE.live["apprenticeships"]
FILE = "/apprenticeships/apprenticeships.csv"


def as_sent(codes=BOROUGHS, name="Apprenticeship starts (England)", value=959):
    rows = [f"{code},A place,Borough,{name},2024-08-01/P1Y,{value},Rate,Rate,,,," for code in codes]
    return HEAD + "\n".join([*rows, *(row.replace("starts", "achievements") for row in rows)]) + "\n"


def asked_at(server, source=STARTS):
    return replace(source, fetch={**source.fetch, "address": server.url})


def test_a_file_of_several_series_gives_ours_for_our_areas(server, open_client):
    server.on(FILE, text(as_sent([*BOROUGHS, "E92000001", "E06000001"])))
    fetched = fetch_table(asked_at(server), client=open_client())
    assert len(fetched.table) == 11
    assert set(fetched.table["series"]) == {"apprenticeship_starts"}
    (indicator,) = CATALOGUE.asked_of("apprenticeships")
    tidied = tidy(fetched.table, indicator, STARTS)
    assert tidied.groupby("area_type").size().to_dict() == {"borough": 10, "country": 1}
    assert set(tidied["value"]) == {959.0} and tidied["lower_ci"].isna().all()
    assert fetched.urls == (f"{server.url}{FILE}",)


def test_a_file_with_two_series_of_ours_is_asked_for_once(server, open_client):
    shared = {
        "a": ("both.csv", "Apprenticeship starts (England)"),
        "b": ("both.csv", "Apprenticeship achievements (England)"),
    }
    source = replace(STARTS, fetch={"address": server.url, "series": shared})
    server.on("/both.csv", text(as_sent()))
    assert fetch_table(source, client=open_client()).table["series"].value_counts().to_dict() == {
        "a": 10,
        "b": 10,
    }
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("sent", "kind", "words"),
    [
        (as_sent(name="Starts of another kind"), Incomplete, "no row of “Apprenticeship starts"),
        (as_sent(codes=["E06000001"]), Incomplete, "for our areas"),
        (as_sent().replace("observation", "value"), SchemaChanged, "no column observation"),
        (as_sent()[:-40], Incomplete, "ends within a row"),
        ("<html>Moved</html>", NotUnderstood, "a web page instead of the table"),
        ("", NotUnderstood, "an empty answer"),
    ],
)
def test_what_is_wrong_with_a_file_is_named(server, open_client, sent, kind, words):
    server.on(FILE, text(sent))
    with pytest.raises(kind, match=words):
        fetch_table(asked_at(server), client=open_client())


def test_a_mark_in_the_place_of_a_number_is_no_number(server, open_client):
    server.on(FILE, text(as_sent(value="[c]")))
    fetched = fetch_table(asked_at(server), client=open_client())
    (indicator,) = CATALOGUE.asked_of("apprenticeships")
    with pytest.raises(SchemaChanged, match=r"'\[c\]' is not a number"):
        tidy(fetched.table, indicator, STARTS)


FETCHED = [name for name, one in CATALOGUE.live.items() if one.reader == "explore_local_statistics"]


@pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")
@pytest.mark.parametrize("name", FETCHED)
def test_the_official_files_hold_what_the_entries_ask_for(name, server, open_client):
    source = CATALOGUE.live[name]
    found = {path.stem.removeprefix("els_"): path for path in DATAPACK.rglob("els_*.csv")}
    for file, _ in source.fetch["series"].values():
        server.on(f"/{file}", Reply(found[file.split("/")[0]].read_bytes()))
    fetched = fetch_table(asked_at(server, source), client=open_client())
    for indicator in CATALOGUE.asked_of(name):
        tidied = tidy(fetched.table, indicator, source)
        boroughs = tidied[tidied["area_type"] == "borough"]
        assert set(boroughs["area_code"]) == set(BOROUGHS)
        assert boroughs["value"].notna().any()
