"""Dates as people write them, and the periods that they lie in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

MONTHS = {
    name: at
    for at, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
MONTH_NAMES = [
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
]

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})([ T]\d.*)?")
BRITISH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})([ T,]+\d.*)?")
WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4}|\d{2})([ T,]+\d.*)?")
MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})\.?,?[ -](\d{4}|\d{2})")
YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
YEAR = re.compile(r"(19|20)\d\d")
SERIAL = re.compile(r"\d{5}(\.\d+)?")

FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
EXCEL_DAY_0 = date(1899, 12, 30)
"""Excel counts days from here, for every day after February 1900: Microsoft, *Date systems in Excel*."""


@lru_cache(maxsize=4096)
def read_date(text: str) -> date | None:
    """Return the day that a text says, day before month as in Britain; the first day of a month or year.

    None for what is no date. A number is one only as a year; see `read_serial`.
    """
    if found := ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := BRITISH.fullmatch(text):
        return _day(_year(found[3]), int(found[2]), int(found[1]))
    if found := WORDS.fullmatch(text):
        return _day(_year(found[3]), MONTHS.get(found[2][:3].lower(), 0), int(found[1]))
    if found := MONTH_YEAR.fullmatch(text):
        return _day(_year(found[2]), MONTHS.get(found[1][:3].lower(), 0), 1)
    if found := YEAR_MONTH.fullmatch(text):
        return _day(int(found[1]), int(found[2]), 1)
    return date(int(text), 1, 1) if YEAR.fullmatch(text) else None


def read_serial(text: str) -> date | None:
    """Return the day that Excel keeps as a number, such as 45292 for 1 January 2024; None for others."""
    if not SERIAL.fullmatch(text) or not FIRST_SERIAL <= float(text) <= LAST_SERIAL:
        return None
    return EXCEL_DAY_0 + timedelta(days=int(float(text)))


def date_or_serial(text: str) -> date | None:
    """Return the day of a cell in a column of dates, some of which may have become numbers."""
    return read_date(text) or read_serial(text)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text) - (100 if int(text) > 68 else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days; earlier ones sort first."""

    start: date
    end: date
    label: str


def year_of(day: date) -> Period:
    """Return the calendar year of a day."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31), str(day.year))


def financial_year_of(day: date) -> Period:
    """Return the financial year of a day, April to March: "2023/24"."""
    first = day.year if day.month >= 4 else day.year - 1
    return Period(date(first, 4, 1), date(first + 1, 3, 31), f"{first}/{(first + 1) % 100:02d}")


def quarter_of(day: date) -> Period:
    """Return the quarter of a day: "2024 Q1"."""
    number = (day.month - 1) // 3
    start = date(day.year, 3 * number + 1, 1)
    return Period(start, _before(day.year, 3 * number + 4), f"{day.year} Q{number + 1}")


def month_of(day: date) -> Period:
    """Return the month of a day: "March 2024"."""
    return Period(
        date(day.year, day.month, 1),
        _before(day.year, day.month + 1),
        f"{MONTH_NAMES[day.month - 1]} {day.year}",
    )


def _before(year: int, month: int) -> date:
    """Return the day before a month begins; month 13 is January of the next year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1) - timedelta(days=1)


PERIODS: Mapping[str, tuple[str, Callable[[date], Period]]] = {
    "year": ("Years", year_of),
    "financial": ("Financial years", financial_year_of),
    "quarter": ("Quarters", quarter_of),
    "month": ("Months", month_of),
}
"""How dates are put together: name and the period of a day."""


def everything(first: date, last: date) -> Period:
    """Return all days as one period: "2024", "2023–2024", or the one month that they lie in."""
    if (first.year, first.month) == (last.year, last.month):
        return month_of(first)
    label = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return Period(first, last, label)
