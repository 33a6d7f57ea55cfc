"""Columns that would say who somebody is: recognised by heading and by content, and refused.

A file with one is refused whole, before anything of it is kept: whoever brings it removes the column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from own.dates import read_date
from reading import Sheet

FORENAMES = Path(__file__).with_name("forenames.txt")

AREAS_OR_THINGS = re.compile(
    r"\b(area|ward|borough|district|authority|council|lsoa|msoa|lad|region|locality|place|town|village|"
    r"neighbourhood|county|constituency|service|organisation|organization|company|business|school|"
    r"practice|site|centre|center|venue|building|partner|asset|club|team|project|programme|course|provider|"
    r"station|indicator|measure|variable|file|gp|brand|product|question|department|parish|cluster|group|category)",
    re.IGNORECASE,
)
"""What a name is of that is nobody's own."""

NAMES = re.compile(
    r"\b(fore|first|given|middle|christian|sur|last|family|full|maiden|known|preferred|legal)[ _-]?names?\b|"
    r"\b(initials|forename|surname)\b|"
    r"\bnames? of (respondent|client|customer|patient|person|participant|child|parent|claimant|tenant)|"
    r"\b(respondent|client|customer|patient|person|participant|pupil|child|parent|claimant|tenant|resident|"
    r"contact|applicant|carer|employee|staff|user|member)('?s)?[ _-]?names?\b",
    re.IGNORECASE,
)
BIRTH = re.compile(
    r"\b(d\.?o\.?b\.?|birth[ _-]?(date|day)|birthday)\b|\bdate[ _-]?of[ _-]?birth|^born\b", re.IGNORECASE
)
NHS = re.compile(r"\bnhs[ _-]?(number|num|no\b|id\b)|^nhs$", re.IGNORECASE)
INSURANCE = re.compile(r"\bnational[ _-]?insurance|\bnino\b|\bni[ _-]?(number|num|no)\b", re.IGNORECASE)
ADDRESS = re.compile(
    r"\b(uprn|address|addr)([ _-]?(line)?[ _-]?\d)?\b|"
    r"\b(house|flat|building|door)[ _-]?(number|num|no|name)\b|"
    r"\bstreet([ _-]?(name|address))?$",
    re.IGNORECASE,
)
MAIL = re.compile(r"\be-?mail\b", re.IGNORECASE)
PHONE = re.compile(
    r"\b(tele)?phone\b|\bmobile([ _-]?(number|no))?$|^tel\.?$|\btel(ephone)?[ _-]?(no|num)", re.IGNORECASE
)
YES_NO_QUESTION = re.compile(r"\?$|\b(has|have|own|owns|access|use|uses|using)\b", re.IGNORECASE)

MAIL_CELL = re.compile(r"[\w.+'-]+@[\w-]+(\.[\w-]+)+")
INSURANCE_CELL = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?(\d{2}[ -]?){3}[A-D]\b",
    re.IGNORECASE,
)
"""HM Revenue and Customs, National Insurance Manual NIM39110: two letters, six digits, one of A to D."""

NHS_CELL = re.compile(r"(?<![\d.-])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\d.-])")
MOBILE_CELL = re.compile(r"(?<!\d)(?:\+44[ -]?\(?0?\)?|0)7\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)")
PHONE_CELL = re.compile(r"(\+44[ -]?(\(0\))?|\(?0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}")
STREET = (
    r"(street|road|avenue|lane|close|drive|court|crescent|grove|terrace|gardens|walk|mews|rise|view|"
    r"st|rd|ave|ln|cl|dr|cres)\b\.?"
)
ADDRESS_CELL = re.compile(
    rf"\b(flat |apartment |apt )?\d{{1,4}}[a-z]?,? +[a-z' .-]{{2,40}} {STREET}", re.IGNORECASE
)
TITLED_CELL = re.compile(r"(mr|mrs|ms|miss|dr|mx)\.? +[A-Z][\w'-]+.*", re.IGNORECASE)
NAME_CELL = re.compile(r"[A-Za-zÀ-ÿ'’.-]+(,? +[A-Za-zÀ-ÿ'’.-]+){0,3}")

LOOKED_AT = 5_000
"""Different cells of a column that are looked at for what only a share of them shows."""

OLD_YEARS, WIDE_YEARS = 12, 25
"""Dates of which the middle one is so many years before the last, spread so wide, are births."""


@dataclass(frozen=True, slots=True)
class Personal:
    """A column that is refused: its place, what is in it and how that was seen."""

    column: str
    letter: str
    what: str
    how: str

    def sentence(self) -> str:
        """Say which column it is, what it seems to hold and what to do. No cell is repeated."""
        return f"Column {self.letter} (“{self.column}”) holds {self.what}: {self.how}."


def personal_columns(sheet: Sheet, is_area: Callable[[str], bool] = lambda cell: False) -> list[Personal]:
    """Return the columns of a file that would say who somebody is, in the order of the file.

    Parameters
    ----------
    is_area
        Whether a cell is the name of an area: many areas are called like people.
    """
    found = []
    for heading, letter in zip(sheet.columns, sheet.letters, strict=True):
        what, how = _seen(heading, sheet.table[heading], sheet.lines, is_area)
        if what:
            found.append(Personal(heading, letter, what, how))
    return found


def refusal(name: str, found: Sequence[Personal]) -> str:
    """Return the sentences that refuse a file with personal columns."""
    listed = " ".join(one.sentence() for one in found)
    them = "it" if len(found) == 1 else "them"
    return f"{name} was not kept. {listed} Remove {them} from the file, then choose it again."


def _seen(
    heading: str, cells: pd.Series, lines: Sequence[int], is_area: Callable[[str], bool]
) -> tuple[str, str]:
    filled = cells[cells != ""]
    if filled.empty:
        return "", ""
    distinct = filled.drop_duplicates()
    for pattern, what in (
        (NHS, "NHS numbers"), (INSURANCE, "National Insurance numbers"), (BIRTH, "dates of birth"),
    ):  # fmt: skip
        if pattern.search(heading):
            return what, "its heading says so"
    answers = bool(YES_NO_QUESTION.search(heading)) or (len(distinct) <= 3 and len(filled) > 12)
    if not answers:
        for pattern, what in (
            (MAIL, "e-mail addresses"),
            (PHONE, "telephone numbers"),
            (ADDRESS, "addresses"),
        ):
            if pattern.search(heading):
                return what, "its heading says so"
        if NAMES.search(heading) and not AREAS_OR_THINGS.search(heading):
            return "names of people", "its heading says so"
    if line := _row_of(filled, lines, MAIL_CELL.search):
        return "e-mail addresses", f"row {line:,} has one"
    if line := _row_of(filled, lines, INSURANCE_CELL.search):
        return "National Insurance numbers", f"row {line:,} has one"
    if line := _row_of(filled, lines, MOBILE_CELL.search):
        return "telephone numbers", f"row {line:,} has one"
    if line := _row_of(filled, lines, _nhs_in_text):
        return "NHS numbers", f"row {line:,} has one, by its check digit"
    return _by_share(heading, distinct.head(LOOKED_AT).tolist(), is_area)


def _by_share(heading: str, cells: list[str], is_area: Callable[[str], bool]) -> tuple[str, str]:
    """Return what a good share of the different cells of a column shows it to hold."""

    def share(test: Callable[[str], object]) -> float:
        return sum(bool(test(cell)) for cell in cells) / len(cells)

    if share(lambda cell: is_nhs_number(cell)) >= 0.6:
        return "NHS numbers", "most of its numbers have the check digit of one"
    if share(PHONE_CELL.fullmatch) >= 0.2:
        return "telephone numbers", "its cells look like them"
    if share(ADDRESS_CELL.search) >= 0.05:
        return "addresses", "its cells hold house numbers and streets"
    if _are_births(cells):
        return "dates of birth", "its dates lie far back and far apart"
    if share(lambda cell: len(cell) < 60 and TITLED_CELL.fullmatch(cell)) >= 0.5:
        return "names of people", "its cells begin with Mr, Mrs, Dr or the like"
    people = share(lambda cell: _is_person(cell) and not is_area(cell))
    limit = 0.3 if re.search(r"\bnames?\b", heading, re.IGNORECASE) else 0.5
    if people >= limit and not AREAS_OR_THINGS.search(heading):
        return "names of people", "many of its cells begin with a first name"
    return "", ""


def _row_of(cells: pd.Series, lines: Sequence[int], test: Callable[[str], object]) -> int:
    """Return the number of the first row whose cell passes a test, 0 where none does."""
    found = {cell for cell in cells.unique().tolist() if test(cell)}
    return int(lines[int(cells.index[cells.isin(found)][0])]) if found else 0


def _nhs_in_text(cell: str) -> bool:
    """Return whether a text has an NHS number in it, written in groups or among words."""
    written = NHS_CELL.finditer(cell)
    return any(
        (one[2] or len(cell) > len(one[0])) and is_nhs_number(one[0]) and not _is_number(cell)
        for one in written
    )


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[-+\d.,]+", cell) is not None


def is_nhs_number(text: str) -> bool:
    """Return whether a text is a valid NHS number: ten digits, the last the check of the others, modulus 11.

    Method: NHS Data Model and Dictionary, *NHS Number*,
    https://www.datadictionary.nhs.uk/attributes/nhs_number.html.
    """
    digits = re.sub(r"[ -]", "", text)
    if not re.fullmatch(r"\d{10}", digits) or len(set(digits)) == 1:
        return False
    check = 11 - sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9])) % 11
    return check != 10 and check % 11 == int(digits[9])


def _are_births(cells: list[str]) -> bool:
    dates = [found for cell in cells if (found := read_date(cell))]
    if len(dates) < 5 or len(dates) < 0.6 * len(cells):
        return False
    days = sorted(dates)
    middle, last = days[len(days) // 2], days[-1]
    spread = days[-max(1, len(days) // 20)].year - days[len(days) // 20].year
    return last.year - middle.year >= OLD_YEARS and spread >= WIDE_YEARS


def _is_person(cell: str) -> bool:
    words = re.split(r"[ ,]+", cell)
    named = {words[0].casefold(), words[-1].casefold() if "," in cell else ""}
    return len(cell) < 50 and NAME_CELL.fullmatch(cell) is not None and bool(named & _forenames())


@cache
def _forenames() -> frozenset[str]:
    lines = FORENAMES.read_text("utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
