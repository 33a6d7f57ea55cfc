"""The feeds beside the page: every number is that of the screen, and of the download taken from it."""

from __future__ import annotations

import io
from urllib.parse import urlencode

import numpy as np
import pandas as pd
import pytest

import app
import geodata
from analysis.classification import displayed
from feeds import FeedLinks
from feeds.observations import Reading, rows_of
from feeds.served import Served
from modules.parts.export import data_columns
from modules.parts.export_notes import notes_for
from modules.parts.feed import feed_message
from modules.parts.state import Settings, Subject
from modules.parts.table_data import in_order

TRAFFORD, BUCKLOW = "E08000009", "E05015244"
NAMES = {"parent": "borough", "parent_code": "borough_code"}
"""Columns that a download has under another name."""

SCREENS = [
    {"indicator": "employment_deprivation"},
    {"indicator": "social_rented", "level": "lsoa11", "within": TRAFFORD, "confidence": "99"},
    {"indicator": "healthy_life_expectancy", "level": "borough", "sex": "male", "period": "2015–17"},
    {"indicator": "house_price", "level": "lsoa11"},
    {"indicator": "claimant_rate", "level": "ward17", "period": "February 2017"},
    {"indicator": "stroke_admissions", "level": "msoa11", "population": "9000"},
    {"indicator": "claimants", "level": "borough"},
    {"indicator": "imd_rank", "level": "lsoa11", "within": BUCKLOW},
    {"indicator": "adult_obesity", "level": "borough", "confidence": "99", "pool": "3"},
]


def read(content: bytes) -> pd.DataFrame:
    """Return a feed as a program reads it, in the words of a download."""
    table = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig").rename(columns=NAMES)
    words = ["flag", "reason"]
    return table.assign(**{name: table[name].astype(object).fillna("") for name in words})


@pytest.mark.parametrize("link", SCREENS, ids=lambda link: "-".join(link.values()))
def test_the_feed_of_a_screen_is_its_download(client, screen, link):
    opened = screen(urlencode(link))
    message = feed_message(FeedLinks(), opened.subject, opened.settings, link.get("period", ""), "")
    answer = client.get(f"/{message['table']}")
    assert answer.status_code == 200, answer.text
    notes = notes_for(opened.views, opened.subject, opened.view, opened.against, "")
    taken = data_columns(opened.rows, notes).reset_index(drop=True)
    assert "next" not in answer.links
    found = read(answer.content)[list(taken.columns)]
    pd.testing.assert_frame_equal(found, taken, check_dtype=False)


@pytest.mark.parametrize("link", SCREENS[:4], ids=lambda link: "-".join(link.values()))
def test_json_and_shapes_hold_the_same(client, screen, link):
    opened = screen(urlencode(link))
    message = feed_message(FeedLinks(), opened.subject, opened.settings, link.get("period", ""), "")
    items = client.get(f"/{message['json']}").json()["items"]
    shapes = client.get(f"/{message['shapes']}").json()["features"]
    assert [one["properties"] for one in shapes] == items
    table = pd.read_csv(io.BytesIO(client.get(f"/{message['table']}").content), encoding="utf-8-sig")
    assert [one["area_code"] for one in items] == table["area_code"].tolist()
    values = [np.nan if one["value"] is None else one["value"] for one in items]
    np.testing.assert_array_equal(values, table["value"])
    assert all((one["value"] is None) == bool(one["reason"]) for one in items)


def test_words_narrow_the_feed_as_they_narrow_the_table(client, screen):
    opened = screen("level=lsoa11")
    rows = in_order(opened.rows, {"column": "name", "down": False, "words": "Trafford 00"}, opened.chosen)
    found = client.get(
        "/api/v1/observations.csv?indicator=employment_deprivation&level=lsoa11&words=Trafford+00"
    )
    assert sorted(read(found.content)["area_code"]) == sorted(rows["area_code"])
    assert 0 < len(rows) < 200


def subjects(views):
    """Yield every indicator at every level of the map, its newest period, every sex and age."""
    for indicator in views.catalogue.indicators.values():
        for level in [one for one in geodata.MAP_LEVELS if one in indicator.levels]:
            held = views.dimensions(indicator.id, level)
            period = views.periods(indicator.id, level)[-1]
            for sex, age in [(sex, age) for sex in held["sexes"] for age in held["ages"]]:
                yield Subject(indicator, level, "", period, sex, age, 1, 0)


def test_every_number_of_every_map_is_that_of_the_screen(views):
    store, catalogue, name = app.newest_figures()
    served = Served(store, catalogue, name)
    settings, reading, compared = Settings("", None, 5, "equal", (), 0.95), Reading(1, 0.95, 0), 0
    for subject in subjects(views):
        group = next(
            one
            for one in served.groups(subject.indicator.id, subject.level)
            if one.dimensions == (subject.period, subject.sex, subject.age)
        )
        mask = np.ones(geodata.LEVELS[subject.level].areas, dtype=bool)
        found, view = rows_of(served, group, reading, mask), views.view(subject, settings)
        for column, held in (("value", view.values), ("lower_ci", view.lower), ("upper_ci", view.upper)):
            np.testing.assert_array_equal(found[column], displayed(held, subject.indicator.decimals))
        np.testing.assert_array_equal(found["rank"].fillna(0), view.ranks)
        assert found["reason"].tolist() == view.reasons.tolist()
        assert found["flag"].tolist() == view.flags.tolist()
        compared += 1
    assert compared > 90


def test_the_numbers_beyond_greater_manchester_are_those_beside_every_number(client, views):
    rows = views.comparators(("employment_rate", "borough", "2023", "all", "16–64", 1), (TRAFFORD,))
    beside = {one["area_code"]: one["value"] for one in rows}
    codes = "E47000001,E12000002,E92000001"
    items = client.get(f"/api/v1/observations?indicator=employment_rate&period=2023&area={codes}").json()[
        "items"
    ]
    assert {one["area_code"]: one["value"] for one in items} == {
        code: pytest.approx(beside[code], abs=0.05) for code in codes.split(",")
    }


def test_the_feeds_are_served_beside_the_page_with_its_headers(client):
    page = client.get("/api/v1/", headers={"accept": "text/html"})
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
    for address in ("/css/feeds.css", "/css/tokens.css", "/fonts/fonts.css", "/favicon.svg"):
        assert f'href="../..{address}"' in page.text
        assert client.get(address).status_code == 200
    for address in ("/api/v1/levels.csv", "/api/v1/nothing"):
        headers = client.get(address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["access-control-allow-origin"] == "*"
    first = client.get("/api/v1/levels.csv")
    again = client.get("/api/v1/levels.csv", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.headers["cache-control"]) == (304, "public, no-cache")


def test_the_feeds_serve_what_a_new_session_shows(client):
    said = client.get("/api/v1/").json()["snapshot"]
    assert said["made_on"] == app.SHELF.newest().views.store.made_on
    assert said["name"] == app.SHELF.newest().snapshot
