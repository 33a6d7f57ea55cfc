"""Crosswalks: shares that add up to one, and lookups that contradict themselves refused."""

import pandas as pd
import pytest

from geodata import load_lookup
from geodata.crosswalks import BrokenLookup, lsoa_crosswalk, some, ward_crosswalk

CUT, PART, OTHER = "E01000002", "E01000003", "E01000004"
KEPT, ONE, TWO, BOTH = "E01000001", "E01000005", "E01000006", "E01000007"


def lookup(rows):
    return pd.DataFrame(rows, columns=["from_code", "to_code", "change"])


def split(weights=None):
    return lsoa_crosswalk(lookup([(CUT, PART, "S"), (CUT, OTHER, "S")]), "a", "b", weights)


def test_a_split_area_is_shared_out_by_people():
    pairs = split(pd.Series({PART: 300, OTHER: 100})).pairs
    assert pairs["share"].tolist() == [0.75, 0.25]
    assert pairs["estimated"].all()


def test_areas_that_merge_go_over_whole():
    pairs = lsoa_crosswalk(lookup([(ONE, BOTH, "M"), (TWO, BOTH, "M")]), "a", "b").pairs
    assert pairs["share"].tolist() == [1, 1]
    assert not pairs["estimated"].any()


def test_the_way_back_swaps_the_vintages():
    back = split().reversed()
    assert (back.given, back.wanted) == ("b", "a")
    assert back.pairs["to_code"].tolist() == [CUT, CUT]
    assert not back.pairs["estimated"].any()


def test_the_shares_of_every_ward_add_up_to_one():
    parts = load_lookup().rename(columns={"ward17": "from_code", "ward25": "to_code"})
    pairs = ward_crosswalk(parts, "wards of 2017", "wards of 2025", "residents_2011").pairs
    shares = pairs.groupby("from_code")["share"].sum()
    assert len(shares) == 215
    assert shares.tolist() == pytest.approx([1] * 215)


def test_a_sentence_names_the_first_codes_and_counts_the_rest():
    assert some([KEPT, CUT]) == f"{KEPT}, {CUT}"
    assert some([KEPT] * 7).endswith("and 2 more")


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([(KEPT, PART, "U")], "said to be unchanged"),
        ([(CUT, PART, "S")], "said to be split"),
        ([(ONE, BOTH, "M")], "said to be merged"),
        ([(ONE, BOTH, "Q")], "no change code"),
        ([("St Mary's", "St. Mary's", "X")], "never joined by their names"),
        ([(ONE, BOTH, "X"), (ONE, BOTH, "X")], "a pair of areas twice"),
    ],
)
def test_a_lookup_that_contradicts_itself_is_refused(rows, why):
    with pytest.raises(BrokenLookup, match=why):
        lsoa_crosswalk(lookup(rows), "a", "b")


def test_people_are_needed_for_every_part_or_for_none():
    with pytest.raises(BrokenLookup, match=f"no number of people to share out by for {OTHER}"):
        split(pd.Series({PART: 300}))
