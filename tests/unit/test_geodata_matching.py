"""Lists of mixed identifiers: nothing dropped, nothing guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import MOST_LINES, TooManyLines, load_postcodes, match_lines
from geodata.matching import RESULTS, SAID, columns

MIXED = ["m155jd", "", "Manor", "e05000705", "M10 6GF", "E02000988", "00T", "Greater Manchester", "=1+1"]


def test_every_line_comes_back_in_order_with_a_place_or_a_reason() -> None:
    rows = match_lines(MIXED).rows
    assert rows["line"].tolist() == list(range(1, 10))
    assert rows["given"].tolist() == MIXED
    assert rows["result"].tolist() == [
        "matched",
        "empty",
        "several",
        "matched",
        "matched, ended",
        "matched",
        "matched",
        "matched",
        "not matched",
    ]
    without = rows[~rows["result"].str.startswith("matched")]
    assert (without["reason"] != "").all() and (without["code"] == "").all()


def test_the_sentence_counts_them_all() -> None:
    found = match_lines(MIXED)
    assert found.sentence == "6 of 9 lines were matched; 1 could be several areas, 1 not matched, 1 empty."
    assert sum(found.counts.values()) == 9
    assert match_lines(["Trafford"]).sentence == "1 of 1 line was matched."


def test_codes_stand_only_where_an_area_holds_the_place_whole() -> None:
    postcode, msoa = match_lines(["M15 5JD", "E02000988"]).rows.to_dict("records")
    assert (postcode["lsoa11"], postcode["ward25"], postcode["borough_name"]) == (
        "E01033672",
        "E05011368",
        "Manchester",
    )
    assert (postcode["sub_icb"], postcode["icb"]) == ("E38000217", "E54000057")
    assert postcode["police_force_name"] == "Greater Manchester Police"
    assert (msoa["borough"], msoa["ward25"]) == ("E08000001", "")


def test_several_are_all_named() -> None:
    (row,) = match_lines(["Manor"]).rows.to_dict("records")
    assert (
        "Manor, Stockport (ward of 2025) E05015028; Manor, Trafford (ward of 2025) E05015252" in row["reason"]
    )


def test_an_ended_postcode_is_matched_and_says_when_it_ended() -> None:
    (row,) = match_lines(["M10 6GF"]).rows.to_dict("records")
    assert (row["reason"], row["borough_name"]) == ("The postcode ended in May 1994.", "Manchester")


def test_its_own_ward_holds_a_postcode_whichever_holds_most_of_its_lsoa() -> None:
    some = load_postcodes().iloc[::500]
    assert match_lines(list(some.index)).rows["ward25"].tolist() == some["ward25"].tolist()


def test_too_long_a_list_is_refused_whole() -> None:
    with pytest.raises(TooManyLines, match=r"5,001 lines, and 5,000 at most .* send it in parts"):
        match_lines(["M15 5JD"] * (MOST_LINES + 1))


def test_an_empty_list_has_the_columns_and_no_rows() -> None:
    rows = match_lines([]).rows
    assert rows.empty and tuple(rows) == columns() and tuple(rows)[: len(SAID)] == SAID


@settings(max_examples=50)
@given(st.lists(st.text(max_size=40), max_size=20))
def test_nothing_is_dropped_whatever_the_lines_are(lines: list[str]) -> None:
    found = match_lines(lines)
    assert found.rows["given"].tolist() == lines
    assert set(found.rows["result"]) <= set(RESULTS)
    assert sum(found.counts.values()) == len(lines)
