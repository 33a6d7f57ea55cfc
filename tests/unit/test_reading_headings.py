"""Which rows are headings, and what columns are called."""

from __future__ import annotations

from reading.headings import headings_of


def found(*rows: str):
    cells = [row.split(",") for row in rows]
    return headings_of(cells, list(range(1, len(cells) + 1)))


def test_the_first_row_of_several_texts_is_the_headings_and_what_stands_above_a_title():
    headings = found("Survey of 2024,", "Ward,Score", "Hulme,3")
    assert (headings.names, headings.first) == (("Ward", "Score"), 2)
    assert headings.notes == ("Rows above row 2 were taken for a title.",)


def test_three_rows_of_headings_are_joined():
    headings = found("Where,,Feelings,", ",,Happy,Anxious", "Ward,Date,mean,mean", "Hulme,2024-01-03,7,2")
    assert headings.names == (
        "Where – Ward",
        "Where – Date",
        "Feelings – Happy – mean",
        "Feelings – Anxious – mean",
    )
    assert headings.first == 3
    assert headings.notes == ("Rows 1 to 3 were joined as headings.",)


def test_rows_of_texts_under_full_headings_are_answers():
    headings = found("Ward,Feels", "Hulme,Safe", "Ardwick,Unsafe", "Hulme,3")
    assert headings.first == 1


def test_years_can_be_headings_and_can_be_answers():
    assert found("Ward,2023,2024", "Hulme,3,4").names == ("Ward", "2023", "2024")
    assert found("Hulme,2023", "Ardwick,2024").names == ("column A", "column B")


def test_answers_can_be_headings():
    assert found("Ward,Yes,No", "Hulme,3,4").names == ("Ward", "Yes", "No")
    assert found("Hulme,Yes", "Ardwick,No").names == ("column A", "column B")


def test_without_headings_columns_are_called_by_their_letters():
    headings = found("M1 1AE,3", "M1 1AF,4")
    assert (headings.names, headings.first) == (("column A", "column B"), 0)
    assert headings.notes == ("Row 1 has no headings: the columns are called by their letters.",)


def test_repeated_and_empty_headings_are_told_apart_and_told_of():
    headings = found("Ward,Score,Score,", "Hulme,3,4,5")
    assert headings.names == ("Ward", "Score", "Score (column C)", "column D")
    assert headings.notes == (
        "Row 1: columns B and C are both called “Score”; the second is shown as “Score (column C)”.",
        "Row 1: column D has no heading; it is shown as “column D”.",
    )
