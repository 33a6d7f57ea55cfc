"""Sexes and ages as publishers write them, and as they are written here."""

from __future__ import annotations

import re

from sources.errors import SchemaChanged

SEXES = {
    **dict.fromkeys(("", "all", "all persons", "persons", "person", "people", "total", "t", "p"), "all"),
    **dict.fromkeys(("both sexes", "all usual residents", "not applicable"), "all"),
    **dict.fromkeys(("female", "females", "women", "f"), "female"),
    **dict.fromkeys(("male", "males", "men", "m"), "male"),
}

BETWEEN = re.compile(r"(?:aged? )?(\d+)\s*(?:-|–|to)\s*(\d+)")
OVER = re.compile(r"(?:aged? )?(\d+)\s*(?:\+|and over|or over)")
UNDER = re.compile(r"(?:aged? )?(?:<\s*|under )(\d+)")


def sex_of(words: str) -> str:
    """Return `all`, `female` or `male`.

    Raises
    ------
    SchemaChanged
        The words are not those of a sex.
    """
    sex = SEXES.get(words.strip().lower())
    if sex is None:
        raise SchemaChanged(f"“{words}” is not a sex that is known.")
    return sex


def age_of(words: str) -> str:
    """Return an age as it is written here: `16–64`, `16 and over`, `under 75`, `all`; others as they came."""
    text = re.sub(r"\s*(yrs?|years?)\b\.?", "", words.strip().lower())
    if text in ("", "all", "all ages", "total", "all categories: age", "not applicable"):
        return "all"
    if found := BETWEEN.fullmatch(text):
        return f"{found[1]}–{found[2]}"
    if found := OVER.fullmatch(text):
        return f"{found[1]} and over"
    if found := UNDER.fullmatch(text):
        return f"under {found[1]}"
    return words.strip()
