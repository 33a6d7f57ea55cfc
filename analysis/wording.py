"""Numbers, ranks, lists and periods as a British reader writes them."""

import math
from collections.abc import Sequence

from analysis.classification import displayed

NO_FIGURE = "no figure"
SPACE = "\u00a0"
"""A no-break space, so that 20.1 % never falls apart at the end of a line."""
MINUS = "\u2212"
DASH = "\u2013"

SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_AFTER = {
    "%": "%",
    "years": "years",
    "minutes": "minutes",
    "per 1,000": "per 1,000",
    "per 100,000": "per 100,000",
    "points": "points",
}
_ONE = {"years": "year", "minutes": "minute", "points": "point"}
_DIFFERENCE = {"%": "points", "score": "points", "rank": "places", "ratio": "", "people": "people"}


_WITH_ARTICLE = frozenset({"North West", "UK", "United Kingdom"})


def format_number(value: float | None, decimals: int = 0) -> str:
    """Return a number with thousands apart and a true minus sign: "1,234", "−0.4"."""
    if value is None or not math.isfinite(value):
        return NO_FIGURE
    shown = float(displayed(value, decimals))
    return f"{shown:,.{decimals}f}".replace("-", MINUS)


def format_value(value: float | None, unit: str = "", decimals: int = 1) -> str:
    """Return a value with its unit: "20.1 %", "£145,000", "62.3 years"; "no figure" when missing.

    Scores, ranks, ratios and numbers of people stand without a unit: the words around them say what they are.
    """
    number = format_number(value, decimals)
    if number == NO_FIGURE:
        return NO_FIGURE
    if unit == "£":
        return f"{MINUS}£{number[1:]}" if number.startswith(MINUS) else f"£{number}"
    after = _ONE.get(unit, unit) if number == "1" else _AFTER.get(unit, "")
    return f"{number}{SPACE}{after}" if after in _after_words() else number


def split_value(value: float | None, unit: str = "", decimals: int = 1) -> tuple[str, str, str]:
    """Return what stands before, in and after the number, for a number set larger than its unit."""
    text = format_value(value, unit, decimals)
    number = format_number(value, decimals)
    if text == NO_FIGURE:
        return "", NO_FIGURE, ""
    before, _, after = text.partition(number.lstrip(MINUS))
    return before, number.lstrip(MINUS), after.strip(SPACE)


def format_difference(
    difference: float | None, unit: str = "", decimals: int = 1, signed: bool = False
) -> str:
    """Return a difference in its own unit: per cents differ by points, "15.1 points"; signed, "+15.1 points".

    Unsigned, the size alone is given, for words such as above and below to follow.
    """
    if difference is None or not math.isfinite(difference):
        return NO_FIGURE
    size = abs(difference)
    word = _DIFFERENCE.get(unit)
    text = format_value(size, unit, decimals) if word is None else _with(format_number(size, decimals), word)
    if not signed or float(displayed(size, decimals)) == 0:
        return text
    return ("+" if difference > 0 else MINUS) + text


def format_interval(lower: float, upper: float, unit: str = "", decimals: int = 1) -> str:
    """Return an interval, "18.2 to 22.1 %"; "no interval" when a limit is missing."""
    if not (math.isfinite(lower) and math.isfinite(upper)):
        return "no interval"
    low = format_number(lower, decimals) if unit != "£" else format_value(lower, unit, decimals)
    return f"{low} to {format_value(upper, unit, decimals)}"


def ordinal(number: int) -> str:
    """Return "1st", "28th", "1,203rd"."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{'th' if 10 <= number % 100 <= 20 else ending}"


def place(rank: int, of: int) -> str:
    """Return a rank in words where 1 is the highest: "highest", "third highest", "28th highest", "lowest"."""
    if rank == of > 1:
        return "lowest"
    spelled = {1: "highest", 2: "second highest", 3: "third highest"}
    return spelled.get(rank, f"{ordinal(rank)} highest")


def count_words(number: int, singular: str, plural: str) -> str:
    """Return "one ward", "ten wards", "215 wards", "no wards"."""
    spelled = SPELLED[number] if 0 <= number < len(SPELLED) else f"{number:,}"
    return f"{spelled} {singular if number == 1 else plural}"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Return "A", "A and B", "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def possessive(name: str) -> str:
    """Return "Bowdon’s", "Bucklow-St. Martins’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def with_article(name: str) -> str:
    """Return a place as it stands in a sentence: "the North West", "the UK", "England"."""
    return f"the {name}" if name in _WITH_ARTICLE else name


def sentence_case(text: str) -> str:
    """Return `text` with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


def format_span(first: str, last: str) -> str:
    """Return "in 2019" for one period and "from 2012 to 2023" for several."""
    return f"in {first}" if first == last else f"from {first} to {last}"


def class_ranges(breaks: Sequence[float], unit: str = "", decimals: int = 1) -> tuple[str, ...]:
    """Return a name for every class, lowest first: "under 8 %", "8 to under 12 %", "20 % and over"."""
    if not breaks:
        return ("all areas",)
    ends = [format_value(at, unit, _digits(at, decimals)) for at in breaks]
    starts = ends if unit == "£" else [format_number(at, _digits(at, decimals)) for at in breaks]
    middle = (f"{low} to under {high}" for low, high in zip(starts, ends[1:], strict=False))
    return (f"under {ends[0]}", *middle, f"{ends[-1]} and over")


def format_breaks(breaks: Sequence[float], unit: str = "", decimals: int = 1) -> tuple[str, ...]:
    """Return breaks for an axis, the unit on the last only: "8", "12", "16", "20 %"."""
    plain = "£" if unit == "£" else ""
    every = [format_value(at, plain, _digits(at, decimals)) for at in breaks]
    last = [format_value(at, unit, _digits(at, decimals)) for at in breaks[-1:]]
    return (*every[:-1], *last)


def _digits(number: float, decimals: int) -> int:
    """Return the fewest decimals that say a break as well as `decimals` would: 8 for 8.0, but 8.5."""
    enough = (
        digits for digits in range(decimals) if math.isclose(number, round(number, digits), abs_tol=1e-9)
    )
    return next(enough, decimals)


def _with(number: str, word: str) -> str:
    word = word[:-1] if number == "1" and word in ("points", "places") else word
    return f"{number}{SPACE}{word}" if word else number


def _after_words() -> frozenset[str]:
    return frozenset((*_AFTER.values(), *_ONE.values()))
