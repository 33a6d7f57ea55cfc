"""Periods as they stand in downloaded files: month names, quarters, pooled years, years that span two."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NoReturn

from sources.errors import SchemaChanged
from sources.periods import MONTHS, Period, parse_period

CENSUS_DAY = {"2021": date(2021, 3, 21), "2011": date(2011, 3, 27)}

MONTH = re.compile(r"([A-Za-z]{3,9})[ -](\d{4}|\d{2})")
CODED_MONTH = re.compile(r"\d{6} \((\w{3}-\d{2})\)")
MONTHS_RANGE = re.compile(r"([A-Za-z]{3,9}) (\d{4})\s*[-–]\s*([A-Za-z]{3,9}) (\d{4})")
QUARTER = re.compile(r"(\d{4})\s*Q([1-4])")
POOLED = re.compile(r"(\d{4})\s*[-–]\s*(\d{2}|\d{4})")
SPANNING = re.compile(r"(\d{4})/(\d{2})")
POOLED_SPANNING = re.compile(r"(\d{4})/\d{2}\s*[-–]\s*(?:\d{2})?(\d{2})/(\d{2})")


def read_period(text: str) -> Period:
    """Return the period that `text` stands for.

    Besides ISO 8601 (see `sources.periods`): “November 2018”, “Nov-18”, “201811 (Nov-18)”, “2022 Q3”,
    “2016 - 18” (pooled calendar years), “2019/20” and “2020/21 - 24/25” (from April), “Apr 2018-Mar 2019”.

    Raises
    ------
    SchemaChanged
        The text is none of these, or ends before it begins.
    """
    words = text.strip()
    try:
        period = _written_out(words) or parse_period(words)
    except ValueError as error:
        raise SchemaChanged(f"“{text}” is not a period that can be read.") from error
    if period.end < period.start:
        raise SchemaChanged(f"The period “{text}” ends before it begins.")
    return period


def census_day(year: str) -> Period:
    """Return the day of a census, labelled by its month."""
    return parse_period(CENSUS_DAY[year].isoformat())


def _written_out(text: str) -> Period | None:
    if found := CODED_MONTH.fullmatch(text):
        return _written_out(found.group(1))
    if found := MONTHS_RANGE.fullmatch(text):
        return _range(_month(found[1], found[2]), _month(found[3], found[4]))
    if found := MONTH.fullmatch(text):
        return parse_period(f"{_month(found[1], found[2]):%Y-%m}")
    if found := QUARTER.fullmatch(text):
        first = date(int(found[1]), 3 * int(found[2]) - 2, 1)
        return Period(f"{found[1]} Q{found[2]}", first, _last_day(first + timedelta(days=62)))
    if found := POOLED_SPANNING.fullmatch(text):
        years = int(found[1][:2] + found[3]) - int(found[1])
        return parse_period(f"{found[1]}-04-01/P{years}Y") if years > 0 else _backwards(text)
    if found := SPANNING.fullmatch(text):
        follows = (int(found[1]) + 1) % 100 == int(found[2])
        return parse_period(f"{found[1]}-04-01/P1Y") if follows else _backwards(text)
    if (found := POOLED.fullmatch(text)) and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        years = int(found[1][: 4 - len(found[2])] + found[2]) - int(found[1]) + 1
        return parse_period(f"{found[1]}-01-01/P{years}Y") if years > 0 else _backwards(text)
    return None


def _backwards(text: str) -> NoReturn:
    raise SchemaChanged(f"The period “{text}” ends before it begins, or its years do not follow.")


def _month(name: str, year: str) -> date:
    numbers = [at for at, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower()[:3])]
    if not numbers:
        raise ValueError(name)
    return date(int(year) if len(year) == 4 else 2000 + int(year), numbers[0], 1)


def _range(first: date, last: date) -> Period:
    end = _last_day(last)
    if (first.month, last.month) == (1, 12) and first.year == last.year:
        return parse_period(str(first.year))
    label = f"{MONTHS[first.month - 1]} {first.year} to {MONTHS[last.month - 1]} {last.year}"
    return Period(label, first, end)


def _last_day(day: date) -> date:
    following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return following - timedelta(days=1)
