"""police.uk: single crimes become counts, and Greater Manchester's gap stays a gap."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from pathlib import Path

import pandas as pd
import pytest

from catalogue import CatalogueError, load_catalogue
from geodata import load_areas
from sources import Incomplete, SchemaChanged, fetch_table
from sources.errors import NotUnderstood, RateLimited, SourceUnavailable
from sources.police_outlines import polygons
from sources.police_uk import CATEGORIES, LAST_COLLECTED, RECORDED, counted, not_collected, tidy
from tests.sources.faulty_server import FAULTS, Asking, Reply

SAMPLES = Path(__file__).parents[3] / "shared" / "api-samples" / "police"
CATALOGUE = load_catalogue()
SOURCE = CATALOGUE.live["street_crime"]
BOROUGHS = load_areas("borough")["area_code"].tolist()
CRIMES = replace(
    CATALOGUE.indicators["claimants"], id="street_crimes", source="street_crime", query={}, age="all"
)


NUMBERS = count()


def crime(month, category="burglary", **changes):
    place = {"latitude": "53.5", "longitude": "-2.3", "street": {"id": 1, "name": "On or near High Street"}}
    own = {"category": category, "location_type": "Force", "location": place, "month": month}
    return own | {"id": next(NUMBERS)} | changes


def asked_at(server, months):
    return replace(SOURCE, fetch={"address": f"{server.url}/crimes-street", "months": months})


def table(months, boroughs=BOROUGHS, category="burglary"):
    rows = [(code, month, category, str(number)) for month, number in months.items() for code in boroughs]
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


def test_crimes_that_the_transport_police_found_are_not_counted(server, open_client):
    def answer(asking: Asking) -> Reply:
        month = asking.parameters["date"]
        found = [crime(month, location_type=kind) for kind in ("Force", None, "BTP", "BTP", "BTP")]
        return Reply(json.dumps(found).encode())

    server.on("/crimes-street/all-crime", answer)
    fetched = fetch_table(asked_at(server, ["2019-06"]), client=open_client())
    assert set(fetched.table["crimes"]) == {"2"}


def test_a_month_with_too_many_crimes_is_asked_for_by_category(server, open_client):
    busy = next(iter(polygons("borough", BOROUGHS).values()))

    def every(asking: Asking) -> Reply:
        return FAULTS["503"] if asking.parameters["poly"] == busy else Reply(b"[]")

    server.on("/crimes-street/all-crime", every)
    for name in CATEGORIES:
        server.on(f"/crimes-street/{name}", Reply(json.dumps([crime("2019-06", name)]).encode()))
    fetched = fetch_table(asked_at(server, ["2019-06"]), client=open_client())
    counts = fetched.table.astype({"crimes": int}).groupby("area_code")["crimes"].sum()
    assert sorted(counts) == [0] * 9 + [14]
    asked = [one.path.rsplit("/", 1)[1] for one in server.asked]
    assert asked.count("all-crime") == 9 + 3
    assert [name for name in asked if name != "all-crime"] == list(CATEGORIES)


def test_a_category_without_a_crime_is_nought_and_a_misspelt_one_is_refused():
    robbed = tidy(table(YEAR), replace(CRIMES, query={"categories": ["robbery"]}), SOURCE)
    assert set(robbed["value"]) == {0.0}
    with pytest.raises(CatalogueError, match=r"unknown are \['theft'\]"):
        tidy(table(YEAR), replace(CRIMES, query={"categories": ["theft"]}), SOURCE)


def test_the_gap_is_told_by_all_crime_and_not_by_a_rare_kind_of_it():
    rare = table({month: 4 for month in YEAR} | {"2027-01": 1}, category="robbery")
    both = pd.concat([table(YEAR | {"2027-01": 9000}), rare], ignore_index=True)
    robbed = tidy(both, replace(CRIMES, query={"categories": ["robbery"]}), SOURCE)
    assert set(robbed[robbed["period"] == "January 2027"]["value"]) == {1.0}


def test_a_month_without_any_crime_is_asked_for_and_not_collected(server, open_client):
    server.on("/crimes-street/all-crime", Reply(b"[]"))
    fetched = fetch_table(asked_at(server, ["2024-01"]), client=open_client())
    both = pd.concat([table(YEAR), fetched.table], ignore_index=True)
    tidied = tidy(both, CRIMES, SOURCE)
    later = tidied[tidied["period"] == "January 2024"]
    assert len(later) == 10 and set(later["flag"]) == {"not_collected"}
    assert later["numerator"].isna().all()


def test_trap_8_stray_rows_after_june_2019_are_not_collected_and_no_peace():
    tidied = tidy(table(YEAR | {"2019-07": 5, "2024-01": 8}), CRIMES, SOURCE)
    later = tidied[tidied["period"].isin(["July 2019", "January 2024"])]
    assert len(later) == 20
    assert later["value"].isna().all() and set(later["flag"]) == {"not_collected"}
    before = tidied[tidied["period"] == "June 2019"]
    assert before["value"].tolist() == [1000.0] * 10 and set(before["flag"]) == {""}


@pytest.mark.parametrize(
    ("share", "gone"), [(0.002, True), (0.008, True), (0.2, True), (0.3, False), (1.2, False)]
)
def test_the_gap_is_closed_by_a_month_near_the_level_of_before(share, gone):
    residents = load_areas("borough").set_index("area_code")["residents_2011"]
    usual = RECORDED / 12 * residents / residents.sum()
    counts = pd.Series({(code, "2027-01"): round(share * usual[code]) for code in BOROUGHS})
    assert not_collected(counts, "borough").tolist() == [gone] * 10


def test_months_before_the_gap_are_as_they_are():
    counts = pd.Series({("E08000001", month): 0 for month in ("2018-01", LAST_COLLECTED, "2019-07")})
    assert not_collected(counts, "borough").tolist() == [False, False, True]


def test_one_borough_that_is_left_out_stays_not_collected():
    both = pd.concat([table({"2027-01": 9000}, BOROUGHS[1:]), table({"2027-01": 12}, BOROUGHS[:1])])
    tidied = tidy(both.reset_index(drop=True), CRIMES, SOURCE).set_index("area_code")
    assert tidied["flag"].to_dict() == dict.fromkeys(BOROUGHS, "") | {BOROUGHS[0]: "not_collected"}


def months_listed(*months):
    return Reply(json.dumps([{"date": month, "stop-and-search": []} for month in months]).encode())


def test_the_latest_months_are_those_that_there_are(server, open_client):
    server.on("/crimes-street-dates", months_listed("2026-08", "2026-09", "2026-07"))
    server.on("/crimes-street/all-crime", Reply(b"[]"))
    source = replace(SOURCE, fetch={"address": f"{server.url}/crimes-street", "latest": 2})
    fetched = fetch_table(source, client=open_client())
    assert sorted(set(fetched.table["month"])) == ["2026-08", "2026-09"]
    assert set(tidy(fetched.table, CRIMES, SOURCE)["flag"]) == {"not_collected"}


@pytest.mark.parametrize(
    "said", [b"[]", b'[{"day": 1}]', b'[{"date": "latest"}]', b"7", b'{"error": "busy"}']
)
def test_what_is_no_list_of_months_is_named(server, open_client, said):
    server.on("/crimes-street-dates", Reply(said))
    source = replace(SOURCE, fetch={"address": f"{server.url}/crimes-street"})
    with pytest.raises(NotUnderstood, match="no list of months"):
        fetch_table(source, client=open_client())


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (Reply(json.dumps([crime("2019-04")]).encode()), Incomplete, "sent crimes of 2019-04"),
        (Reply(b'[{"month": "2019-06"}]'), NotUnderstood, "no list of crimes"),
        (Reply(b'"busy"'), NotUnderstood, "no list of crimes"),
        (Reply(json.dumps([crime("2019-06", id=7)] * 2).encode()), Incomplete, "the same crime twice"),
        (FAULTS["429"], RateLimited, "fewer requests"),
        (FAULTS["error object"], NotUnderstood, "no list of crimes"),
        (FAULTS["HTML"], NotUnderstood, "a web page"),
        (FAULTS["503"], SourceUnavailable, "503"),
    ],
)
def test_what_is_wrong_is_named(server, open_client, reply, kind, words):
    server.on("/crimes-street/all-crime", reply)
    server.on("/crimes-street/anti-social-behaviour", reply)
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
