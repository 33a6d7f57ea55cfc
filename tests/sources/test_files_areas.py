"""Areas and their vintage, told from codes."""

import pytest

from geodata import load_areas
from sources import SchemaChanged
from sources.files.areas import LAST_LSOA_OF_2001, KnownAreas

HELD = KnownAreas.held()
LSOAS = load_areas("lsoa11")["area_code"].tolist()
WARDS = {year: load_areas(f"ward{year}")["area_code"].tolist() for year in ("17", "25")}
NEW = "E01034500"


def test_a_code_first_given_in_2021_makes_a_table_of_2021():
    known = HELD.adding(("lsoa", "2021"), {*LSOAS[:50], NEW})
    placed = known.place([*LSOAS[:50], NEW])
    assert placed.vintages == {"lsoa": "2021"}
    assert set(placed.keys.values()) == {("lsoa", "2021")}
    assert placed.unmatched == {}


def test_codes_of_2021_are_named_where_no_lookup_brought_them():
    placed = HELD.place([*LSOAS, NEW])
    assert placed.keys == {}
    assert placed.unmatched["LSOAs of 2021 that are not known"] == (NEW,)


def test_headings_of_2011_over_codes_of_2021_are_refused():
    with pytest.raises(SchemaChanged, match="calls its areas LSOAs of 2011, and E01034500"):
        HELD.place([*LSOAS, NEW], hint="2011")


def test_codes_of_2001_that_are_called_2011_are_not_matched():
    first, last = int(LSOAS[0][1:]), int(LAST_LSOA_OF_2001[1:])
    gone = next(code for code in (f"E{number:08}" for number in range(first, last)) if code not in LSOAS)
    placed = HELD.place([*LSOAS[1:], gone], hint="2011")
    assert placed.unmatched == {"LSOAs outside Greater Manchester, or of 2001": (gone,)}
    assert len(placed.keys) == 1672


def test_all_codes_of_2011_are_those_of_2011():
    assert HELD.place(LSOAS).notes == ()
    assert HELD.place(LSOAS).vintages == {"lsoa": "2011"}


def test_codes_of_both_years_are_doubtful_unless_the_headings_say():
    known = HELD.adding(("lsoa", "2021"), set(LSOAS[:50]))
    assert "of 2011 and of 2021 alike" in known.place(LSOAS[:5]).notes[0]
    said = known.place(LSOAS[:5], hint="2021")
    assert (said.vintages, said.notes) == ({"lsoa": "2021"}, ())


@pytest.mark.parametrize("year", ["17", "25"])
def test_wards_are_those_of_the_year_that_their_codes_fit(year):
    placed = HELD.place(WARDS[year])
    assert placed.vintages == {"ward": f"20{year}"}
    assert len(placed.keys) == 215
    assert placed.unmatched == {}


def test_wards_of_two_years_are_never_mixed():
    placed = HELD.place([*WARDS["17"], *WARDS["25"][:20]])
    assert placed.vintages == {"ward": "2017"}
    assert len(placed.unmatched["ward codes outside Greater Manchester, or of another year"]) > 0


def test_larger_areas_stand_beside_small_ones():
    placed = HELD.place(["E08000001", "E06000001", "E47000001", "E92000001", "K03000001"])
    assert placed.keys["E47000001"] == ("combined_authority", "")
    assert placed.keys["E08000001"] == ("borough", "2025")
    assert placed.unmatched["of a type that is not used here"] == ("K03000001",)
    assert placed.unmatched["boroughs and districts outside Greater Manchester, or of another year"] == (
        "E06000001",
    )


def test_what_is_known_is_not_replaced():
    assert HELD.adding(("lsoa", "2011"), {"E01000001"}).of("lsoa", "2011") == frozenset(LSOAS)
    assert HELD.of("lsoa", "1991") == frozenset()
