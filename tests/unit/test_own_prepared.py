"""A file from its bytes to rows that can be counted: nothing lost, every row that is not used told of."""

from __future__ import annotations

import pytest

from own import ONE_PERIOD, Refused, draft_of, once_an_area, prepare

ROWS = b"Postcode,Date,Happy,Score,Notes\nm11ae,1/3/2023,Yes,7,zz 1\nM1 1AE,2/4/2024,no,about 3,zz 2\n"
MORE = (
    ROWS
    + b"SW1A 1AA,2/4/2024,yes,1,zz 3\n,2/4/2024,yes,1,zz 4\nM1 1AE,soon,perhaps,1,zz 5\n"
    + b"".join(b"M1 1AE,2/4/2024,no,%d,zz %d\n" % (at % 4, at) for at in range(20))
    + b"M1 1AE,2/4/2024,,2,zz 20\nM1 1AE,2/4/2024,yes,2,zz 21\n"
)


def test_texts_that_can_be_no_measure_are_not_kept():
    draft = draft_of(MORE, "a.csv")
    assert "Notes" not in draft.table
    assert [one.name for one in draft.columns] == ["Postcode", "Date", "Happy", "Score", "Notes"]


def test_every_row_and_cell_that_is_not_used_is_told_of_with_its_row():
    prepared = prepare(draft_of(MORE, "a.csv"), {})
    told = [(one.line, one.column, one.given, one.reason) for one in prepared.problems]
    assert told == [
        (3, "Score", "about 3", "is no number"),
        (4, "Postcode", "SW1A 1AA", "lies outside Greater Manchester"),
        (5, "Postcode", "", "no place is given"),
        (6, "Happy", "perhaps", "is neither yes nor no"),
        (6, "Date", "soon", "is no date"),
        (27, "Happy", "", "has no answer: only rows that answer every question are counted"),
    ]
    assert prepared.rows == 27
    assert prepared.used.sum() == 22


def test_dates_make_periods():
    draft = draft_of(MORE, "a.csv")
    labels = {one.label for one in prepare(draft, {}, "financial").periods if one}
    assert labels == {"2022/23", "2024/25"}
    assert {one.label for one in prepare(draft, {}, ONE_PERIOD).periods if one} == {"2023–2024"}


def test_a_file_with_personal_columns_is_refused_whole():
    with pytest.raises(Refused, match=r"^a\.csv was not kept\. Column B \(“DOB”\) holds dates of birth"):
        draft_of(b"Postcode,DOB\nM1 1AE,1/2/1970\n", "a.csv")


def test_an_unreadable_file_is_refused_without_what_was_in_it():
    with pytest.raises(Refused) as refused:
        draft_of(b"", "a.csv")
    assert refused.value.__cause__ is None
    assert str(refused.value) == "a.csv is empty."


def test_whether_each_area_comes_once():
    assert once_an_area(draft_of(b"Ward,Score\nHulme,3.5\nArdwick,4.5\n", "a.csv"), {})
    assert not once_an_area(draft_of(b"Ward,Score\nHulme,3.5\nHulme,4.5\n", "a.csv"), {})
    assert not once_an_area(draft_of(b"Postcode,Score\nM1 1AE,3.5\n", "a.csv"), {})


def test_a_count_above_its_denominator_is_told_of():
    prepared = prepare(draft_of(b"Ward,Cases,Population\nHulme,12,10\nArdwick,3,10\n", "a.csv"), {})
    assert [(one.line, one.given) for one in prepared.problems] == [(2, "12 of 10")]


def test_rows_are_no_areas_own_figures_where_an_area_comes_twice():
    draft = draft_of(b"Ward,Score\nHulme,3.5\nHulme,4.5\nArdwick,1.5\n", "a.csv")
    with pytest.raises(Refused, match="An area comes more than once"):
        prepare(draft, {}, per_area=True)


def test_questions_of_which_one_follows_from_another_are_refused():
    rows = [("Often", "yes"), ("Now and then", "yes"), ("Never", "no")] * 20
    text = "Ward,How often,Lonely\n" + "\n".join(f"Hulme,{often},{lonely}" for often, lonely in rows)
    draft = draft_of(text.encode(), "a.csv")
    with pytest.raises(Refused, match="What “How often” says follows from “Lonely”"):
        prepare(draft, {})
    assert prepare(draft, {"C": "leave"}).used.sum() == 60
