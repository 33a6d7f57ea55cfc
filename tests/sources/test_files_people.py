"""Sexes and ages in the words used here."""

import pytest

from sources import SchemaChanged
from sources.files.people import age_of, sex_of


@pytest.mark.parametrize(
    ("words", "sex"),
    [("Persons", "all"), ("Total", "all"), ("", "all"), ("Females", "female"), ("MALE", "male")],
)
def test_a_sex_is_known_by_many_words(words, sex):
    assert sex_of(words) == sex


def test_another_word_is_no_sex():
    with pytest.raises(SchemaChanged, match="not a sex"):
        sex_of("Households")


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("All ages", "all"),
        ("16-64 yrs", "16–64"),
        ("Aged 16 to 24", "16–24"),
        ("16+ yrs", "16 and over"),
        ("Aged 65+", "65 and over"),
        ("<75 yrs", "under 75"),
        ("Age 10", "Age 10"),
    ],
)
def test_an_age_is_written_one_way(words, age):
    assert age_of(words) == age
