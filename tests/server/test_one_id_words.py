"""A place's identifiers in plain sentences."""

from __future__ import annotations

import pytest

import geodata
from modules.tools.one_id.words import sentence_of

BODIES = " It lies in NHS Greater Manchester ICB - {} and is policed by Greater Manchester Police."


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "E05015244",
            "Bucklow-St. Martins is a ward of Trafford, E05015244 (2025). It is the same ground as the ward "
            "of 2017 Bucklow-St Martins, E05000824." + BODIES.format("02A"),
        ),
        (
            "E05000651",
            "Bradshaw was a ward of Bolton, E05000651 (2017). It was shared out among 2 wards of 2025: most "
            "went to Bradshaw, E05014819 (84 % of its residents)." + BODIES.format("00T"),
        ),
        ("E01004766", "Bolton 005A is an LSOA of Bolton, E01004766 (2011)." + BODIES.format("00T")),
        ("E02000988", "Bolton 005 is an MSOA of Bolton, E02000988 (2011)." + BODIES.format("00T")),
        ("E08000009", "Trafford is a borough of Greater Manchester, E08000009." + BODIES.format("02A")),
        (
            "M15 5JD",
            "M15 5JD is a live postcode in Hulme, Manchester: LSOA Manchester 059C (E01033672), "
            "ward E05011368." + BODIES.format("14L"),
        ),
        (
            "M10 6GF",
            "M10 6GF ended in May 1994. It lay in Miles Platting & Newton Heath, Manchester: "
            "LSOA Manchester 011E (E01005260), ward E05011371." + BODIES.format("14L"),
        ),
        (
            "E38000016",
            "NHS Greater Manchester ICB - 00T is an NHS sub-ICB location, E38000016: the same ground as "
            "Bolton.",
        ),
        ("E12000002", "North West is a region in England, E12000002."),
        ("E92000001", "England is a country, E92000001."),
    ],
)
def test_sentences(code, sentence):
    found = geodata.identify(code)
    assert "".join(text for text, _ in sentence_of(found)).replace("\u00a0", " ") == sentence


def test_every_ward_of_either_year_has_a_sentence():
    for level in ("ward17", "ward25"):
        for code in geodata.load_areas(level)["area_code"]:
            words = "".join(text for text, _ in sentence_of(geodata.identify(code)))
            assert words.count(code) == 1 and "  " not in words


def test_greater_manchester_counts_its_boards():
    words = "".join(text for text, _ in sentence_of(geodata.identify(geodata.GM)))
    assert "It spans 10 NHS sub-ICB locations" in words
