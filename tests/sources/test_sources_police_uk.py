"""police.uk: single crimes become counts, and Greater Manchester's gap stays a gap."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from catalogue import load_catalogue
from geodata import load_areas
from sources import Incomplete, SchemaChanged, fetch_table
from sources.errors import NotUnderstood, SourceUnavailable, TooLarge, Untrusted
from sources.police_uk import LAST_COLLECTED, counted, not_collected, polygons, tidy
from tests.sources.faulty_server import FAULTS, Asking, Reply

SAMPLES = Path(__file__).parents[3] / "shared" / "api-samples" / "police"
CATALOGUE = load_catalogue()
SOURCE = CATALOGUE.live["street_crime"]
BOROUGHS = load_areas("borough")["area_code"].tolist()
CRIMES = replace(
    CATALOGUE.indicators["claimants"], id="street_crimes", source="street_crime", query={}, age="all"
)


def crime(month, category="burglary", **changes):
    place = {"latitude": "53.5", "longitude": "-2.3", "street": {"id": 1, "name": "On or near High Street"}}
    return {"category": category, "location_type": "Force", "location": place, "month": month} | changes


def asked_at(server, months):
    return replace(SOURCE, fetch={"address": f"{server.url}/crimes-street", "months": months})


def table(months, boroughs=BOROUGHS, category="burglary"):
    rows = [(code, month, category, str(count)) for month, count in months.items() for code in boroughs]
    return pd.DataFrame(rows, columns=["area_code", "month", "category", "crimes"], dtype="str")


YEAR = {f"{2018 if month > 6 else 2019}-{month:02d}": 1000 for month in (*range(7, 13), *range(1, 7))}


def test_crimes_are_counted_by_area_month_and_category(server, open_client):
    def answer(asking: Asking) -> Reply:
        month = asking.parameters["date"]
        crimes = [crime(month), crime(month), crime(month, "robbery")]
        return Reply(json.dumps(crimes).encode())

    server.on("/crimes-street/all-crime", answer)
    fetched = fetch_table(asked_at(server, ["2019-05", "2019-06"]), client=open_client())
    assert len(server.asked) == 20
    assert set(fetched.table["crimes"]) == {"1", "2"}
    assert len(fetched.urls) == 1
    tidied = tidy(fetched.table, CRIMES, SOURCE)
    assert tidied["value"].tolist() == [3.0] * 20
    robbed = tidy(fetched.table, replace(CRIMES, query={"categories": ["robbery"]}), SOURCE)
    assert set(robbed["value"]) == {1.0}
    assert set(robbed["period"]) == {"May 2019", "June 2019"}


def test_trap_8_stray_rows_after_june_2019_are_not_collected_and_no_peace():
    tidied = tidy(table(YEAR | {"2019-07": 5, "2024-01": 8}), CRIMES, SOURCE)
    later = tidied[tidied["period"].isin(["July 2019", "January 2024"])]
    assert len(later) == 20
    assert later["value"].isna().all() and set(later["flag"]) == {"not_collected"}
    before = tidied[tidied["period"] == "June 2019"]
    assert before["value"].tolist() == [1000.0] * 10 and set(before["flag"]) == {""}


def test_a_borough_without_even_a_stray_row_is_not_collected_like_the_others():
    rows = pd.concat([table(YEAR), table({"2024-01": 8}, boroughs=BOROUGHS[1:])], ignore_index=True)
    later = tidy(rows, CRIMES, SOURCE).query("period == 'January 2024'")
    assert later["area_code"].tolist() == BOROUGHS
    assert later["value"].isna().all() and set(later["flag"]) == {"not_collected"}


def test_a_month_near_the_level_of_before_closes_the_gap():
    counts = pd.Series({("E08000001", month): count for month, count in (YEAR | {"2027-01": 900}).items()})
    assert not not_collected(counts).any()
    counts["E08000001", "2027-02"] = 499
    assert not_collected(counts).sum() == 1


def test_without_a_year_before_nothing_proves_that_collection_resumed():
    counts = pd.Series({("E08000001", "2027-01"): 100_000})
    assert not_collected(counts).all()
    assert LAST_COLLECTED == "2019-06"


def test_every_borough_has_an_outline_that_fits_into_an_address():
    found = polygons("borough", BOROUGHS)
    assert set(found) == set(BOROUGHS)
    for corners in found.values():
        points = [tuple(map(float, point.split(","))) for point in corners.split(":")]
        assert 20 < len(points) <= 101 and len(corners) < 2000
        assert all(53.2 < lat < 53.8 and -2.8 < lon < -1.8 for lat, lon in points)


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (Reply(json.dumps([crime("2019-04")]).encode()), Incomplete, "sent crimes of 2019-04"),
        (Reply(b'[{"month": "2019-06"}]'), NotUnderstood, "no list of crimes"),
        (FAULTS["error object"], NotUnderstood, "no list of crimes"),
        (FAULTS["HTML"], NotUnderstood, "a web page"),
        (FAULTS["empty"], NotUnderstood, "an empty answer"),
        (FAULTS["invalid UTF-8"], NotUnderstood, "not UTF-8"),
        (FAULTS["gzip bomb"], TooLarge, "more than 1 MB"),
        (FAULTS["another host"], Untrusted, "another host"),
        (FAULTS["503"], SourceUnavailable, "503"),
    ],
)
def test_what_is_wrong_is_named(server, open_client, reply, kind, words):
    server.on("/crimes-street/all-crime", reply)
    with pytest.raises(kind, match=words):
        fetch_table(asked_at(server, ["2019-06"]), client=open_client())


def test_a_borough_that_is_lost_or_a_count_that_is_none_stops_the_source():
    with pytest.raises(Incomplete, match="lacks 1 of 10 boroughs"):
        tidy(table(YEAR, BOROUGHS[1:]), CRIMES, SOURCE)
    with pytest.raises(SchemaChanged, match="'many' is not a number"):
        tidy(table({"2019-06": "many"}), CRIMES, SOURCE)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="there is no ../shared/api-samples")
def test_a_recorded_crime_is_counted(server, open_client):
    server.on("/crime", Reply((SAMPLES / "crimes-street_single_record.json").read_bytes()))
    answer = open_client().get(f"{server.url}/crime", what="a crime")
    assert counted(answer, "2022-06") == {"anti-social-behaviour": 1}
