"""What goes into a file beside the figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modules.parts.export_notes import notes_for


@pytest.fixture
def notes_of(screen):
    """The notes of the file that a link leads to."""

    def notes(link=""):
        opened = screen(link)
        return notes_for(opened.views, opened.subject, opened.view, opened.against, "http://localhost/")

    return notes


def test_a_file_says_what_when_and_where_from(notes_of):
    about = dict(notes_of("within=E08000009&level=lsoa11").metadata)
    assert about["Indicator"] == "Employment deprivation"
    assert about["Period"] == "2019"
    assert about["Geography"] == "LSOAs, boundaries of 2011"
    assert about["Shown within"] == "Trafford (E08000009)"
    assert about["Comparator"] == "Greater Manchester: 13.4"
    assert about["Better when"] == "lower"
    assert about["Licence"].startswith("Open Government Licence")
    assert about["Source link"].startswith("https://")
    assert len(about["Checksum of the source table"]) == len("sha256 ") + 64
    assert about["Retrieved"][:2] == "20"
    assert about["Link"] == "http://localhost/"


def test_every_indicator_can_say_where_it_comes_from(views, notes_of):
    for indicator in views.catalogue.indicators:
        notes = notes_of(f"indicator={indicator}")
        assert all(
            name and "None" not in value and "nan" not in value.split() for name, value in notes.metadata
        )
        needed = ("Publisher", "Dataset", "Licence", "Source link", "Retrieved", "Unit", "Definition")
        assert all(dict(notes.metadata)[name] for name in needed), indicator


def test_polarity_is_put_into_words(notes_of):
    assert dict(notes_of("indicator=employment_rate").metadata)["Better when"] == "higher"
    assert dict(notes_of("indicator=social_rented").metadata)["Better when"] == "neither is better"


def test_no_comparator_is_said(notes_of):
    assert dict(notes_of("against=E92000001").metadata)["Comparator"] == "none"


def test_trap_03_flags_are_explained(notes_of):
    assert any("“rounded”" in one for one in notes_of("indicator=claimants&level=lsoa11").sentences)
    assert any("“unreliable”" in one for one in notes_of("indicator=house_price&level=lsoa11").sentences)
    assert not any("Flag" in one for one in notes_of("level=lsoa11").sentences)


def test_trap_01_claimants_are_not_universal_credit(notes_of):
    assert any("Universal Credit" in one for one in notes_of("indicator=claimant_rate").sentences)


def test_trap_10_survey_rates_say_so(notes_of):
    sentences = " ".join(notes_of("indicator=employment_rate").sentences).lower()
    assert "survey" in sentences
    assert "accredit" in sentences


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("indicator=social_rented", "Intervals: Wilson score, from the counts."),
        ("indicator=stroke_admissions", "Intervals: Byar's method"),
        ("indicator=employment_rate", "Intervals: as published, 95 %."),
        ("", "No interval is published or can be computed."),
    ],
)
def test_the_method_of_the_interval_is_named(notes_of, link, expected):
    assert any(one.startswith(expected) for one in notes_of(link).sentences)


def test_the_last_note_says_that_missing_is_not_zero(notes_of):
    assert "never zero" in notes_of().sentences[-1]


def test_notes_are_of_the_screen_and_can_be_changed_for_a_test(notes_of):
    assert notes_of().title == "Employment deprivation by ward, 2019"
    assert replace(notes_of(), decimals=3).decimals == 3
