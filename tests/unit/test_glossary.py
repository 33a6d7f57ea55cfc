"""The glossary has every word that the data is described with, once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from catalogue import vocabulary
from geodata import LEVELS
from sources.schema import FLAGS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def glossary() -> str:
    return (ROOT / "GLOSSARY.md").read_text("utf-8")


def terms(glossary: str) -> list[str]:
    return [term.lower() for term in re.findall(r"^\| \*\*(.+?)\*\* \|", glossary, flags=re.MULTILINE)]


def test_a_term_is_explained_once(glossary: str) -> None:
    counted = Counter(terms(glossary))
    assert len(counted) > 40
    assert [term for term, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("flag", FLAGS)
def test_every_flag_has_an_entry(glossary: str, flag: str) -> None:
    assert flag.replace("_", " ") in terms(glossary)


@pytest.mark.parametrize("word", [*vocabulary.POLARITIES, *vocabulary.MEASURES])
def test_every_word_of_the_catalogue_is_explained(glossary: str, word: str) -> None:
    assert re.search(rf"\b{word}\b", glossary)


@pytest.mark.parametrize("area_type", sorted({level.area_type for level in LEVELS.values()}))
def test_every_area_type_is_explained(glossary: str, area_type: str) -> None:
    assert re.search(rf"\b{area_type.replace('_', ' ')}\b", glossary, flags=re.IGNORECASE)


def test_every_word_in_italics_has_an_entry(glossary: str) -> None:
    pointed = {word.lower() for word in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", glossary)}
    assert pointed - set(terms(glossary)) == set()
