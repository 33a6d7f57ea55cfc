"""What the columns of a file are taken for."""

from __future__ import annotations

import pytest

from own.columns import chosen, faults, recognised
from reading import read_sheet


def roles(text: str) -> dict[str, str]:
    return {one.name: one.role for one in recognised(read_sheet(text.encode(), "a.csv"))}


def test_a_survey():
    rows = "".join(
        f"{at},M1 1AE,2024-0{1 + at % 9}-03,{'Yes' if at % 3 else 'No'},{at % 11},"
        f"{('Often', 'Never')[at % 2]},"
        f"a remark {at},1.{at}\n"
        for at in range(40)
    )
    heading = "Response ID,Postcode,Date,Lonely,Satisfaction,How often,Comments,wt\n"
    assert roles(heading + rows) == {
        "Response ID": "leave",
        "Postcode": "postcode",
        "Date": "date",
        "Lonely": "yes_no",
        "Satisfaction": "number",
        "How often": "category",
        "Comments": "leave",
        "wt": "weight",
    }


def test_counts_of_areas_with_the_borough_beside_the_name():
    found = roles("Ward,Borough,Cases,Population\nHulme,Manchester,5,100\nManor,Stockport,8,90\n")
    assert found == {"Ward": "name", "Borough": "borough", "Cases": "count", "Population": "denominator"}


def test_boroughs_alone_say_where():
    assert roles("Borough,Score\nBury,4\nBolton,5\n") == {"Borough": "name", "Score": "number"}


def test_the_most_exact_place_is_used():
    found = roles("Ward,Code,Postcode,Score\nHulme,E05011368,M15 5DD,2.5\nArdwick,E05011351,M12 6FZ,3.5\n")
    assert (found["Ward"], found["Code"], found["Postcode"]) == ("leave", "leave", "postcode")


def test_dates_that_excel_kept_as_numbers_are_told_by_the_heading():
    text = "Postcode,{},Score\nM1 1AE,45292,2.5\nM1 1AF,45293,3.5\n"
    assert roles(text.format("Date"))["Date"] == "date"
    assert roles(text.format("Steps"))["Steps"] == "number"


@pytest.mark.parametrize(
    ("text", "wishes", "sentence"),
    [
        ("a,b\n2.5,3.5\n", {}, "No column says where its rows lie."),
        (
            "Ward,Postcode,b\nHulme,M1 1AE,3.5\n",
            {"A": "name"},
            "Column A (“Ward”) and column B (“Postcode”) all say where",
        ),
        ("Postcode,b\nM1 1AE,3.5\n", {"B": "count"}, "Column B (“b”) needs a column with the denominator"),
        ("Postcode,b\nM1 1AE,3.5\n", {"B": "denominator"}, "Column B (“b”) is a denominator"),
    ],
)
def test_roles_that_do_not_fit_together_are_told_apart(text, wishes, sentence):
    columns = recognised(read_sheet(text.encode(), "a.csv"))
    said = faults(columns, chosen(columns, wishes))
    assert len(said) == 1
    assert said[0].startswith(sentence)


def test_a_role_that_a_column_cannot_have_is_not_given_to_it():
    columns = recognised(read_sheet(b"Postcode,b\nM1 1AE,3.5\n", "a.csv"))
    assert chosen(columns, {"A": "number", "B": "postcode", "Z": "date"}) == {"A": "postcode", "B": "number"}
    assert chosen(columns, {"B": "leave"}) == {"A": "postcode", "B": "leave"}


def test_two_numbers_are_answers_and_have_no_mean_that_would_count_them():
    text = "Ward,Smokes\n" + "\n".join(f"Hulme,{at % 2}" for at in range(12))
    found = recognised(read_sheet(text.encode(), "a.csv"))[1]
    assert found.role == "yes_no"
    assert "number" not in found.offered
    text = "Ward,Answer\n" + "\n".join(f"Hulme,{1 + at % 2}" for at in range(12))
    found = recognised(read_sheet(text.encode(), "a.csv"))[1]
    assert (found.role, "number" in found.offered) == ("category", False)


def test_a_question_that_many_leave_out_is_left_out_at_first():
    def column(gaps):
        cells = ["yes", "no"] * 20
        cells[:gaps] = [""] * gaps
        text = "Ward,Happy\n" + "\n".join(f"Hulme,{cell}" for cell in cells)
        return recognised(read_sheet(text.encode(), "a.csv"))[1]

    assert (column(0).role, column(0).note) == ("yes_no", "its cells are yes and no, or 1 and 0")
    assert column(4).role == "yes_no"
    assert column(4).note.endswith("it is empty in 4 of 40 rows, which are not counted")
    assert column(20).role == "leave"
    assert "yes_no" in column(20).offered
    assert column(20).note.endswith("it is empty in 20 of 40 rows, so it is left out unless you choose it")
