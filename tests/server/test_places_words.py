"""What is said of a session's places, and what the map and the table hold of them."""

from __future__ import annotations

import random

import numpy as np
import pytest

import geodata
from modules.parts.views import inside
from modules.tools.places.figures import IN_AREAS, NEAR, Ask, find
from modules.tools.places.map import paint, plain, table
from modules.tools.places.words import distance_words, headline, residents_words, selected_words
from modules.tools.places.work import MOST_DRAWN, on_the_map
from tests.unit.own_places_files import points

FILE = "Site,Type,Postcode\nA,Hub,M1 1AE\nB,Hub,M2 5DB\nC,Hub,WN1 1AA\nD,Café,M1 1AE\n"


@pytest.fixture
def asked():
    """What is found of the file's places, with other settings as they are told."""

    def made(content: str = FILE, **more):
        usual = {"level": "borough", "within": "", "selected": "", "mode": IN_AREAS, "kilometres": 1.0}
        ask = Ask(**(usual | {"kind": 0} | more))
        return find(points(content), ask, inside(ask.level, ask.within))

    return made


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Of 4 places, 3 are in Manchester, the most; eight boroughs have none."),
        ({"kind": 1}, "Of 3 places of “Hub”, 2 are in Manchester, the most; eight boroughs have none."),
        ({"kind": 2}, "Of 1 place of “Café”, 1 is in Manchester, the most; nine boroughs have none."),
        (
            {"level": "ward25", "within": "E08000009"},
            "None of your places is in Trafford.",
        ),
    ],
)
def test_the_finding_comes_first(asked, more, said):
    assert plain(headline(asked(**more))) == said


def test_within_a_distance_the_middle_of_areas_is_spoken_of(asked):
    found = asked(mode=NEAR, kilometres=6.0)
    most, none = int(found.near.max()), int((found.near == 0).sum())
    names = geodata.load_areas("borough")["name"][found.near == most].tolist()
    assert names == ["Manchester"]
    said = f"{most} {'is' if most == 1 else 'are'} within 6\u00a0km of the middle of Manchester, the most"
    assert plain(headline(found)).startswith(f"Of 4 places, {said}; ")
    assert 0 < none < 10


def test_a_distance_knows_no_boundary_so_all_places_are_counted_inside_a_borough_too(asked):
    found = asked(level="ward25", within="E08000010", mode=NEAR, kilometres=10.0)
    assert plain(headline(found)).startswith("Of 4 places, ")
    assert plain(headline(asked(level="ward25", within="E08000010"))).startswith("Of 1 place in Wigan, ")


def test_areas_that_share_the_most_are_each_named_or_counted(asked):
    two = "Site,Postcode\nA,M1 1AE\nC,WN1 1AA\n"
    assert plain(headline(asked(two))) == (
        "Of 2 places, 1 each are in Manchester and Wigan, the most; eight boroughs have none."
    )


def test_every_area_with_one_is_said(asked):
    one = geodata.load_postcodes().groupby("borough").head(1).index
    content = "Site,Postcode\n" + "".join(f"A,{postcode}\n" for postcode in one)
    assert plain(headline(asked(content))).endswith("every borough has at least one.")


def test_who_lives_near_is_said_of_greater_manchester_and_of_the_area_meant(asked):
    found = asked(selected="E08000003")
    assert plain(residents_words(found)) == (
        f"{found.whole.percent:.1f}\u00a0% of the residents of Greater Manchester live in an LSOA whose "
        f"middle is within 1\u00a0km of one; of those of Manchester, {found.here.percent:.1f}\u00a0%."
    )
    assert 0 < found.whole.percent < found.here.percent < 100


def test_the_selected_area_has_its_own_sentence(asked):
    assert plain(selected_words(asked())) == ""
    found = asked(selected="E08000003")
    people = geodata.load_areas("borough").set_index("area_code").loc["E08000003", "residents_2011"]
    assert plain(selected_words(found)).startswith(
        f"Manchester has three places, {30_000 / people:.1f} for every 10,000 residents; "
    )
    assert plain(selected_words(asked(selected="E08000009"))).startswith(
        "Trafford has no places; none within"
    )


@pytest.mark.parametrize(
    ("kilometres", "said"), [(0.2, "200\u00a0m"), (1.0, "1\u00a0km"), (2.5, "2.5\u00a0km")]
)
def test_distances(kilometres, said):
    assert distance_words(kilometres) == said


def test_the_map_has_a_class_for_none_and_the_table_all_that_is_counted(asked):
    found = asked()
    painting = paint(found, 5, "")
    assert painting.values.tolist() == found.inside.tolist()
    assert set(painting.codes[found.inside == 0]) == {0}
    assert (painting.codes[found.inside > 0] > 0).all()
    rows = table(found, painting, "places.csv").rows.set_index("name")
    assert rows.loc["Manchester", "value"] == 3
    assert rows.loc["Manchester", "rank"] == 1
    assert rows.loc["Manchester", "within_distance"] == found.near[2]
    assert rows.loc["Wigan", "per_10000"] == pytest.approx(10_000 / rows.loc["Wigan", "residents"])


def test_of_too_many_places_the_first_are_drawn_and_that_is_said():
    chance, codes = random.Random(1), list(geodata.load_postcodes().index)
    many = "".join(f"S{at},{chance.choice(codes)}\n" for at in range(MOST_DRAWN + 10))
    told = on_the_map(points(f"Site,Postcode\n{many}"), 0)
    assert len(told["places"]) == MOST_DRAWN
    assert told["words"] == "The first 5,000 of your 5,010 places"
    assert told["places"][0][2] == "S0"


def test_a_place_without_a_name_is_called_by_its_row():
    told = on_the_map(points("Postcode\nM1 1AE\n"), 0)
    assert told["places"][0][2:] == ["Row 2", ""]
    assert np.isfinite(told["places"][0][:2]).all()
