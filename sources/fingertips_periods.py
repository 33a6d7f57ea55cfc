"""Periods as Fingertips writes them: 2019, 2019 - 21, 2019/20, 2019/20 - 21/22."""

from __future__ import annotations

import re

from sources.errors import SchemaChanged

POOLED = re.compile(r"(\d{4}) ?[-–] ?(\d{2}|\d{4})")
SPANNING = re.compile(r"(\d{4})/(\d{2})(?: ?[-–] ?(?:\d{2})?(\d{2})/(\d{2}))?")


def iso_period(text: str, year_starts: str = "04-01") -> str:
    """Return the period as ISO 8601, for `sources.periods`; what is neither of these comes back as it is.

    Parameters
    ----------
    year_starts
        First day, as month and day, of a year that is written 2019/20.

    Raises
    ------
    SchemaChanged
        The years do not follow each other.
    """
    words = text.strip()
    if found := POOLED.fullmatch(words):
        return f"{found[1]}-01-01/P{_years(found[1], found[2], text) + 1}Y"
    if found := SPANNING.fullmatch(words):
        if _years(found[1], found[2], text) != 1 or (found[3] and _years(found[3], found[4], text) != 1):
            raise SchemaChanged(f"The years of the period '{text}' do not follow each other.")
        return f"{found[1]}-{year_starts}/P{_years(found[1], found[4] or found[2], text)}Y"
    return words


def years_of(period: str) -> int:
    """Return how many years an ISO 8601 period has; a year that stands alone is one."""
    _, pooled, years = period.rpartition("/P")
    return int(years.removesuffix("Y")) if pooled else 1


def _years(first: str, last: str, text: str) -> int:
    """Return the years from one to the other, by their last two digits, so that 1999/00 is one."""
    years = (int(last[-2:]) - int(first[-2:])) % 100
    if not 0 < years < 50:
        raise SchemaChanged(f"The period '{text}' ends before it begins.")
    return years
