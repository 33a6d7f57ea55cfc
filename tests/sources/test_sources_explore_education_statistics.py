"""Explore Education Statistics: ids explained elsewhere, pages that are counted, marks for numbers."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from catalogue import CatalogueError, load_catalogue
from geodata import ENGLAND, NORTH_WEST, load_areas
from sources import Incomplete, SchemaChanged, fetch_table
from sources.errors import NotUnderstood, Refused, SourceUnavailable, TooLarge, Untrusted
from sources.explore_education_statistics import tidy
from tests.sources.faulty_server import FAULTS, Asking, Reply

CATALOGUE = load_catalogue()
SOURCE = CATALOGUE.live["key_stage_4"]
PASSED = CATALOGUE.indicators["gcse_grade4_at_16"]
BOROUGHS = load_areas("borough")["area_code"].tolist()
PLACES = {**{code: "LA" for code in BOROUGHS}, NORTH_WEST: "REG", ENGLAND: "NAT"}


def asked_at(server, **fetch):
    return replace(SOURCE, fetch={**SOURCE.fetch, "address": server.url + "/data-sets/ks4", **fetch})


def meta(**changes):
    options = [{"id": name, "label": "Total"} for name in SOURCE.fetch["filters"]]
    said = {
        "filters": [{"id": "f1", "options": options}],
        "indicators": [{"id": "HPhzL", "label": "Grade 4 or above"}],
        "locations": [
            {
                "level": {"code": level},
                "options": [
                    {"id": f"id-{code}", "code": code} for code, own in PLACES.items() if own == level
                ],
            }
            for level in ("LA", "REG", "NAT")
        ],
        "timePeriods": [{"code": "AY", "period": "2023/2024"}],
    }
    return Reply(json.dumps(said | changes).encode())


def result(code, value, year="2023/2024"):
    level = PLACES[code]
    return {
        "timePeriod": {"code": "AY", "period": year},
        "geographicLevel": level,
        "locations": {"NAT": f"id-{ENGLAND}", level: f"id-{code}"},
        "filters": {"f1": "WGD2b"},
        "values": {"HPhzL": value},
    }


def pages(results, size=1000, total=None):
    """Return a function that answers page by page, as the body asks."""

    def answer(asking: Asking) -> Reply:
        page = json.loads(asking.body)["page"]
        shown = results[(page - 1) * size : page * size]
        paging = {"page": page, "totalResults": len(results) if total is None else total}
        return Reply(json.dumps({"paging": paging, "results": shown}).encode())

    return answer


def fetch(server, client, answer, explained=None, **changes):
    server.on("/data-sets/ks4/meta", explained or meta())
    server.on("/data-sets/ks4/query", answer)
    return fetch_table(asked_at(server, **changes), client=client)


def test_ids_become_codes_and_pages_are_read_to_the_promised_number(server, open_client):
    results = [result(code, "61.4") for code in PLACES]
    fetched = fetch(server, open_client(), pages(results, size=5))
    assert fetched.table["area_code"].tolist() == list(PLACES)
    assert set(fetched.table["period"]) == {"2023-09-01/P1Y"}
    bodies = [json.loads(one.body) for one in server.asked[1:]]
    assert [body["page"] for body in bodies] == [1, 2, 3]
    asked = bodies[0]["criteria"]["and"]
    assert {"level": "LA", "code": "E08000001"} in asked[0]["locations"]["in"]
    assert [one["filters"]["eq"] for one in asked[1:]] == list(SOURCE.fetch["filters"])
    assert len(fetched.urls) == 4


def test_a_mark_is_a_flag_and_never_a_number(server, open_client):
    marks = ["c", "low", "k", "x", "z", "u"]
    given = dict(zip(PLACES, [*marks, *(f"{60 + place}.5" for place in range(6))], strict=True))
    fetched = fetch(server, open_client(), pages([result(code, value) for code, value in given.items()]))
    tidied = tidy(fetched.table, PASSED, SOURCE).set_index("area_code")
    assert tidied.loc[BOROUGHS[:6], "value"].isna().all()
    assert tidied.loc[BOROUGHS[:6], "flag"].tolist() == [
        *["suppressed"] * 3,
        *["not_collected"] * 2,
        "unreliable",
    ]
    assert tidied.loc[ENGLAND, "value"] == 65.5 and tidied.loc[ENGLAND, "flag"] == ""
    assert set(tidied["period"]) == {"2023/24"}


def test_another_mark_stops_the_source(server, open_client):
    results = [result(code, "?") for code in PLACES]
    fetched = fetch(server, open_client(), pages(results))
    with pytest.raises(SchemaChanged, match=r"'\?' is not a number"):
        tidy(fetched.table, PASSED, SOURCE)


def test_a_borough_that_is_lost_stops_the_source(server, open_client):
    fetched = fetch(server, open_client(), pages([result(code, "60") for code in [*PLACES][1:]]))
    with pytest.raises(Incomplete, match="lacks 1 of 10 boroughs"):
        tidy(fetched.table, PASSED, SOURCE)


def test_an_indicator_that_did_not_come_is_named(server, open_client):
    fetched = fetch(server, open_client(), pages([result(code, "60") for code in PLACES]))
    with pytest.raises(Incomplete, match="no row of other"):
        tidy(fetched.table, replace(PASSED, query={"value": "other"}), SOURCE)


EVERY = [result(code, "60") for code in PLACES]


@pytest.mark.parametrize(
    ("answer", "explained", "kind", "words"),
    [
        (pages(EVERY, size=5, total=99), None, Incomplete, "stopped after 12 of 99 rows"),
        (pages([*EVERY, EVERY[0]]), None, Incomplete, "the same figures twice"),
        (pages([]), None, Incomplete, "has no figure"),
        (pages([result(BOROUGHS[0], "1", year="spring")]), None, SchemaChanged, "'spring' is no year"),
        (pages([{"values": {}}]), None, SchemaChanged, "a row that cannot be read"),
        (Reply(b'{"results": []}'), None, NotUnderstood, "no page of results"),
        (FAULTS["HTML"], None, NotUnderstood, "a web page instead of the object"),
        (FAULTS["empty"], None, NotUnderstood, "an empty answer"),
        (FAULTS["error object"], None, NotUnderstood, "no page of results"),
        (FAULTS["invalid UTF-8"], None, NotUnderstood, "not UTF-8"),
        (FAULTS["gzip bomb"], None, TooLarge, "more than 1 MB"),
        (FAULTS["another host"], None, Untrusted, "another host"),
        (FAULTS["500"], None, SourceUnavailable, "500"),
        (
            Reply(b'{"title": "Bad request", "detail": "No such filter"}', status=400),
            None,
            Refused,
            "No such filter",
        ),
        (pages(EVERY), meta(indicators=[]), SchemaChanged, "no longer knows HPhzL"),
        (pages(EVERY), Reply(b'{"filters": 1}'), NotUnderstood, "no list of ids"),
    ],
)
def test_what_is_wrong_is_named(server, open_client, answer, explained, kind, words):
    with pytest.raises(kind, match=words):
        fetch(server, open_client(), answer, explained)


def test_a_page_that_is_sent_again_is_no_other_page(server, open_client):
    def same(asking: Asking) -> Reply:
        return Reply(json.dumps({"paging": {"totalResults": len(EVERY)}, "results": EVERY[:6]}).encode())

    with pytest.raises(Incomplete, match="the same figures twice"):
        fetch(server, open_client(), same)
    assert len(server.asked) == 3


def test_pages_that_never_end_are_left(server, open_client, monkeypatch):
    monkeypatch.setattr("sources.explore_education_statistics.MOST_PAGES", 4)

    def one_more(asking: Asking) -> Reply:
        year = 1000 + json.loads(asking.body)["page"]
        rows = [result(BOROUGHS[0], "60", year=f"{year}/{year + 1}")]
        return Reply(json.dumps({"paging": {"totalResults": 10**9}, "results": rows}).encode())

    with pytest.raises(Incomplete, match="pages without end"):
        fetch(server, open_client(), one_more)
    assert len(server.asked) == 5


def test_a_number_of_rows_that_changes_on_the_way_is_no_table(server, open_client):
    answers = iter([12, 11])

    def changing(asking: Asking) -> Reply:
        return pages(EVERY, size=5, total=next(answers))(asking)

    with pytest.raises(Incomplete, match="changed its mind"):
        fetch(server, open_client(), changing)


def test_a_level_without_a_name_is_a_mistake_of_the_entry(server, open_client):
    with pytest.raises(CatalogueError, match="has no name for region, country"):
        fetch(server, open_client(), pages(EVERY), levels={"borough": "LA"})


@pytest.mark.parametrize(
    "name", [name for name, one in CATALOGUE.live.items() if one.reader == "explore_education_statistics"]
)
def test_every_entry_asks_for_one_option_of_each_filter_and_serves_an_indicator(name, server, open_client):
    source = CATALOGUE.live[name]
    asked, figures = source.fetch["indicators"], [result(code, "7.1") for code in PLACES]
    for figure in figures:
        figure["values"] = dict.fromkeys(asked, "7.1")
    options = [{"id": f"f{at}", "options": [{"id": one}]} for at, one in enumerate(source.fetch["filters"])]
    explained = meta(filters=options, indicators=[{"id": one} for one in asked])
    server.on("/data-sets/ks4/meta", explained)
    server.on("/data-sets/ks4/query", pages(figures))
    there = replace(source, fetch={**source.fetch, "address": server.url + "/data-sets/ks4"})
    fetched = fetch_table(there, client=open_client())
    (indicator,) = CATALOGUE.asked_of(name)
    tidied = tidy(fetched.table, indicator, source)
    assert set(tidied["value"]) == {7.1} and len(tidied) == 12
    assert json.loads(server.asked[1].body)["indicators"] == list(asked)
