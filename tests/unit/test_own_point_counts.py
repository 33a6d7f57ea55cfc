"""How many places lie in each area, and who lives within reach of one."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from own.point_counts import centre_words, counted_in, counted_within, reach_of, residents_of
from tests.unit.own_places_files import points

CENTRE = geodata.load_postcodes()[["lat", "lon"]].loc["M1 1AE"]
FILE = "Site,Type,Postcode\nA,Hub,M1 1AE\nB,Hub,M2 5DB\nC,Hub,WN1 1AA\nD,Café,M1 1AE\nE,Café,BL1 1RU\n"


@pytest.fixture(scope="module")
def found():
    return points(FILE)


def by_code(level, counts):
    codes = geodata.load_areas(level)["area_code"]
    return {code: int(count) for code, count in zip(codes, counts, strict=True) if count}


def test_each_place_is_counted_once_at_every_level(found):
    for level in geodata.MAP_LEVELS:
        assert counted_in(found, level, found.of_kind(0)).sum() == 5
    assert by_code("borough", counted_in(found, "borough", found.of_kind(0))) == {
        "E08000001": 1,
        "E08000003": 3,
        "E08000010": 1,
    }
    assert by_code("borough", counted_in(found, "borough", found.of_kind(2))) == {
        "E08000001": 1,
        "E08000003": 1,
    }


def test_within_a_distance_is_as_measured_one_by_one(found):
    centres = geodata.centres_of("ward25").metres
    far = np.hypot(*(centres[:, None, :] - found.metres[None, :, :]).T).T
    for within in (200, 1000, 10_000):
        counts = counted_within(found, "ward25", found.of_kind(0), within)
        assert counts.tolist() == (far <= within).sum(axis=1).tolist()


def test_the_share_of_residents_is_of_the_lsoas_whose_middle_is_near(found):
    reach = reach_of(found, found.of_kind(0))
    middle = geodata.centres_of("lsoa11").metres
    far = np.hypot(*(middle[:, None, :] - found.metres[None, :, :]).T).T.min(axis=1)
    people, near = residents_of("lsoa11"), far <= 1000
    share = reach.share(1000)
    assert (share.reached, share.residents) == (people[near].sum(), people.sum())
    wigan = reach.share(1000, "E08000010", "borough")
    mine = (geodata.load_areas("lsoa11")["parent_code"] == "E08000010").to_numpy()
    assert wigan.percent == pytest.approx(100 * people[near & mine].sum() / people[mine].sum())
    boroughs = dict(
        zip(geodata.load_areas("borough")["area_code"], reach.shares(1000, "borough"), strict=True)
    )
    assert boroughs["E08000010"] == pytest.approx(wigan.percent)


def test_without_a_place_nobody_is_near():
    one = points(FILE)
    none = np.zeros(len(one), dtype=bool)
    assert reach_of(one, none).share(10_000).reached == 0
    assert counted_within(one, "borough", none, 1000).sum() == counted_in(one, "borough", none).sum() == 0


def test_it_is_said_what_the_middle_is():
    assert centre_words("lsoa11") == "a point inside the LSOA"
    assert centre_words("borough").startswith("the middle of where an area’s residents live")
