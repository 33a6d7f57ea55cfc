"""Columns that would say who somebody is. All is made up; the NHS numbers are published examples."""

from __future__ import annotations

import pytest

from own.names import is_area_name
from own.personal import is_nhs_number, personal_columns, refusal
from reading import read_sheet


def found(heading: str, *cells: str) -> list[str]:
    rows = "\n".join(f'M1 1AE,"{cell}"' for cell in cells)
    sheet = read_sheet(f'Postcode,"{heading}"\n{rows}\n'.encode(), "a.csv")
    return [one.what for one in personal_columns(sheet, is_area_name)]


@pytest.mark.parametrize(
    "number", ["943 476 5919", "9434765919", "401 023 2137"]
)  # NHS Data Model and Dictionary; NHS Digital's test range
def test_nhs_numbers_have_a_check_digit(number):
    assert is_nhs_number(number)
    last = str((int(number[-1]) + 1) % 10)
    assert not is_nhs_number(number[:-1] + last)


@pytest.mark.parametrize("text", ["", "1234567890", "0000000000", "94347659191", "943-476-591"])
def test_other_numbers_are_none(text):
    assert not is_nhs_number(text)


@pytest.mark.parametrize(
    ("heading", "cells", "what"),
    [
        ("First name", ["Q", "R"], "names of people"),
        ("Q1", ["Mary Jones", "Ahmed Khan", "John Smith"], "names of people"),
        ("Q1", ["Jones, Mary", "Khan, Ahmed", "Smith, John"], "names of people"),
        ("Q1", ["Mrs Quill", "Dr Nib", "Mr Inkwell"], "names of people"),
        ("DOB", ["1", "2"], "dates of birth"),
        ("Date of birth", ["1", "2"], "dates of birth"),
        ("When", [f"{year}-05-01" for year in range(1935, 2005)], "dates of birth"),
        ("NHS number", ["1", "2"], "NHS numbers"),
        ("Reference", ["9434765919", "4010232137"], "NHS numbers"),
        ("Comment", ["nothing", "mine is 943 476 5919, please ring"], "NHS numbers"),
        ("NI number", ["1", "2"], "National Insurance numbers"),
        ("Comment", ["nothing", "AB 12 34 56 C"], "National Insurance numbers"),
        ("Address line 1", ["a", "b"], "addresses"),
        ("Where", ["12 High Street", "Flat 3, 9 Acacia Avenue"], "addresses"),
        ("UPRN", ["10", "11"], "addresses"),
        ("E-mail", ["a", "b"], "e-mail addresses"),
        ("Comment", ["nothing", "write to a.b@c.example"], "e-mail addresses"),
        ("Telephone", ["a", "b"], "telephone numbers"),
        ("Comment", ["nothing", "ring 07700 900123"], "telephone numbers"),
        ("Q1", ["0161 496 0000", "0161 496 0001"], "telephone numbers"),
    ],
)
def test_personal_columns_are_seen_by_heading_or_content(heading, cells, what):
    assert found(heading, *cells) == [what]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Ward name", ["Hulme", "Ardwick"]),
        ("Service name", ["Sarah’s Place", "The Hub"]),
        ("Name", ["Hulme", "Bucklow-St. Martins"]),
        ("Do you have e-mail?", ["Yes", "No"]),
        ("Mobile phone ownership", ["1", "0"] * 10),
        ("Date", [f"2024-0{month}-03" for month in range(1, 10)]),
        ("Age", ["34", "71"]),
        ("Year of birth", ["1956", "2001"]),
        ("Score", ["1234567891", "2345678912", "3456789123"]),
        ("Answer", ["Very often", "Never", "Don’t know"]),
        ("Code", ["E01005014", "E05000650"]),
        ("Money", ["£1,234", "£0.50"]),
    ],
)
def test_other_columns_are_let_through(heading, cells):
    assert found(heading, *cells) == []


def test_the_refusal_names_the_column_and_repeats_no_cell():
    sheet = read_sheet(b"Postcode,Name,Mail\nM1 1AE,Mary Jones,m@j.example\n", "a.csv")
    said = refusal("a.csv", personal_columns(sheet))
    assert said == (
        "a.csv was not kept. Column B (“Name”) holds names of people: many of its cells begin with a first "
        "name. Column C (“Mail”) holds e-mail addresses: row 2 has one. Remove them from the file, then "
        "choose it again."
    )
