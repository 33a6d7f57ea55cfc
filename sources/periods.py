"""Periods as publishers write them, as a British reader writes them, and as dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sources.errors import SchemaChanged

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

INTERVAL = re.compile(r"(\d{4})-(\d\d)-(\d\d)/P(\d+)Y")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-\d\d")
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: its label, and its first and last day."""

    label: str
    start: date
    end: date


def parse_period(text: str, reference_date: str = "month") -> Period:
    """Return the period that `text` stands for.

    Parameters
    ----------
    text
        ISO 8601 as the publishers write it: `2019`, `2018-11`, `2024-04-17` (a reference date) or
        `2015-11-16/P1Y` (a start and a number of years).
    reference_date
        Whether a reference date is labelled by its "month" or only by its "year".

    Raises
    ------
    SchemaChanged
        The text is none of these.
    """
    try:
        return _parse(text.strip(), reference_date)
    except ValueError as error:
        raise SchemaChanged(f"'{text}' is not a date of the calendar.") from error


def _parse(text: str, reference_date: str) -> Period:
    if found := INTERVAL.fullmatch(text):
        year, month, day, years = map(int, found.groups())
        return _interval(date(year, month, day), years)
    if DAY.fullmatch(text):
        at = date.fromisoformat(text)
        label = str(at.year) if reference_date == "year" else f"{MONTHS[at.month - 1]} {at.year}"
        return Period(label, at, at)
    if MONTH.fullmatch(text):
        first = date.fromisoformat(f"{text}-01")
        following = (first + timedelta(days=31)).replace(day=1)
        return Period(f"{MONTHS[first.month - 1]} {first.year}", first, following - timedelta(days=1))
    if YEAR.fullmatch(text):
        return Period(text, date(int(text), 1, 1), date(int(text), 12, 31))
    raise SchemaChanged(f"'{text}' is not a period that can be read.")


def _interval(start: date, years: int) -> Period:
    end = start.replace(year=start.year + years) - timedelta(days=1)
    calendar_years = (start.month, start.day) == (1, 1)
    if start.year == end.year:
        label = str(start.year)
    # A dash for pooled calendar years, a stroke for one year that spans two.
    elif calendar_years:
        label = f"{start.year}–{end.year % 100:02d}"
    elif years == 1:
        label = f"{start.year}/{end.year % 100:02d}"
    else:
        first, last = start.year + 1, end.year - 1
        label = f"{start.year}/{first % 100:02d}–{last}/{end.year % 100:02d}"
    return Period(label, start, end)
