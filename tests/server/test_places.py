"""A session's places from the route to the map; and that nothing of them stays anywhere."""

from __future__ import annotations

import csv
import io
import json

import pytest

from modules.tools.places.tool import TOOL
from own import Draft, Points
from tests.server.own_file import MARKER
from tests.server.own_page import (
    Opens,
    OwnPage,
    check_gone_with_the_session,
    check_written_nowhere,
    live,
    opener,
)

SHOWN = ("token", "columns", "finding", "kinds", "kept", "csv", "geojson", "unplaced")
FILE = (
    f"Name of service,Type {MARKER},Postcode\n"
    f"Alpha {MARKER},Hub,M1 1AE\n=Beta,Hub,M2 5DB\nGamma,Cafe {MARKER},WN1 1AA\nDelta,Hub,SW1A 1AA\n"
).encode()


@pytest.fixture
def opens(over_http) -> Opens:
    return opener(over_http, open_page)


def open_page(client, socket, **inputs: str) -> OwnPage:
    return OwnPage(client, socket, "places", SHOWN, f"{MARKER}.csv", **inputs)


def use(page: OwnPage) -> None:
    """Hand in the file, agree to its columns and wait for its places."""
    assert page.post(FILE)[0] == 200
    page.tell("file")
    page.wait(lambda: "Put them on the map" in page.html("places-columns"))
    page.tell("use", roles={})
    page.wait(lambda: "Of 3 places" in page.html("places-finding"))
    page.wait(lambda: "rows not placed" in page.html("places-kept"))


def test_a_file_becomes_places_on_the_map_in_a_sentence_and_in_the_table(page):
    use(page)
    said = page.told["gm-own-points"]
    assert said["words"] == "Your places: 3"
    assert [one[2:] for one in said["places"]] == [
        [f"Alpha {MARKER}", "Hub"],
        ["=Beta", "Hub"],
        ["Gamma", f"Cafe {MARKER}"],
    ]
    assert "<strong>2</strong>" in page.html("places-finding")
    assert "<strong>Manchester</strong>" in page.html("places-finding")
    assert "eight boroughs have none" in page.html("places-finding")


def test_categories_are_counted_by_their_number_which_says_nothing_of_the_file(page):
    use(page)
    page.set(**{"places-kind": "2"})
    page.wait(lambda: len(page.told["gm-own-points"]["places"]) == 1)
    page.wait(lambda: "Of 1 place of" in page.html("places-finding"))
    page.wait(lambda: "places-kind=2" in page.told["gm-state"]["address"])
    assert MARKER not in page.told["gm-state"]["address"]


def test_the_places_can_be_taken_away_and_no_cell_is_a_formula(page, over_http):
    use(page)
    page.wait(lambda: page.values.get("places-csv") and page.values.get("places-geojson"))
    fetched = over_http.get("/" + page.values["places-csv"].lstrip("/")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(fetched)))
    assert [row["name"] for row in rows] == [f"Alpha {MARKER}", "'=Beta", "Gamma"]
    assert [row["borough"] for row in rows] == ["Manchester", "Manchester", "Wigan"]
    whole = json.loads(over_http.get("/" + page.values["places-geojson"].lstrip("/")).content)
    assert len(whole["features"]) == 3
    lon, lat = whole["features"][0]["geometry"]["coordinates"]
    assert (float(rows[0]["longitude"]), float(rows[0]["latitude"])) == (lon, lat)
    assert whole["features"][1]["properties"]["name"] == "'=Beta"


def test_rows_without_a_place_are_a_file_with_the_reason(page, over_http):
    use(page)
    page.wait(lambda: page.values.get("places-unplaced"))
    fetched = over_http.get("/" + page.values["places-unplaced"].lstrip("/")).content.decode("utf-8-sig")
    assert fetched.splitlines() == [
        "row,column,given,reason",
        "5,Postcode,SW1A 1AA,lies outside Greater Manchester",
    ]


def test_columns_can_be_changed_and_a_choice_that_does_not_fit_is_said(page):
    use(page)
    page.tell("change")
    page.wait(lambda: "Put them on the map" in page.html("places-columns"))
    page.wait(lambda: page.told["gm-own-points"]["places"] == [])
    page.tell("use", roles={"C": "leave"})
    page.wait(lambda: "No column says where the places are." in page.html("places-finding"))
    page.tell("change")
    page.tell("use", roles={})
    page.wait(lambda: "Of 3 places" in page.html("places-finding"))


def test_forgetting_takes_the_places_off_the_map_and_out_of_memory(page):
    use(page)
    page.tell("forget")
    page.wait(lambda: page.told["gm-own-points"]["places"] == [])
    page.wait(lambda: "No places are held yet" in page.html("places-finding"))
    assert live(Draft, Points) == []


def test_another_session_sees_nothing_of_them(page, over_http):
    use(page)
    with over_http.websocket_connect("/websocket/") as socket:
        other = open_page(over_http, socket, **{"places-kind": "1"})
        assert other.token != page.token
        other.wait(lambda: "gm-state" in other.told)
        assert "gm-own-points" not in other.told
        assert MARKER not in json.dumps(other.told)


def test_the_trays_of_two_tools_are_two(over_http):
    both = {".clientdata_output_own_data-token_hidden": False}
    with opener(over_http, lambda *given: open_page(*given, **both))() as page:
        page.set(tool="own_data")
        page.wait(lambda: "own_data-token" in page.values)
        theirs = page.html("own_data-token").partition('data-own-token="')[2].partition('"')[0]
        assert theirs
        assert theirs != page.token


def test_nothing_of_a_file_is_written_or_told_to_a_log(opens, tmp_path, caplog):
    people = f"First name,Postcode\n{MARKER},M1 1AE\n".encode()
    check_written_nowhere(opens, use, people, tmp_path, caplog)


def test_after_the_session_no_live_object_holds_any_of_it(opens):
    check_gone_with_the_session(opens, use, (Draft, Points))


def test_it_is_offered_without_being_switched_on():
    assert not TOOL.trial
