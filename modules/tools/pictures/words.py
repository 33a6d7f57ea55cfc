"""What the ready pictures say: findings, whom a share is of and its sign. No Shiny here."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from analysis.change import Change
from analysis.ranking import rank, ranked
from analysis.wording import format_value, join_words, place, sentence_case
from catalogue import Indicator

PEOPLE = ("resident", "adult", "people", "child", "pupil", "patient")
HOUSES = ("household", "homes")
MOST_NAMED = 2


def whom(indicator: Indicator) -> str:
    """Return of whom a percentage is, "working-age adults"; empty where it is not a share of a whole."""
    if indicator.unit != "%" or indicator.measure != "proportion" or not indicator.denominator:
        return ""
    named = re.split(r"[:,]", indicator.denominator)[0].strip()
    return named[:1].lower() + named[1:]


def sign_of(indicator: Indicator) -> str:
    """Return the sign of those whom a share is of: person, house or square."""
    named = whom(indicator).lower()
    if "session" in named:
        return "square"
    if named.startswith(HOUSES) or "existing homes" in named:
        return "house"
    return "person" if any(word in named for word in PEOPLE) else "square"


def headline_finding(indicator: Indicator, who: str, value: float, sex: str) -> str:
    """Return the indicator's sentence for an area."""
    of_whom = f" ({sex}s)" if sex in ("female", "male") else ""
    told = indicator.sentence.replace("{value}", format_value(value, indicator.unit, indicator.decimals))
    return f"In {who}, {told}{of_whom}"


def ranked_finding(
    codes: Sequence[str], names: Sequence[str], values: np.ndarray, own: str, plural: str
) -> str:
    """Return where the chosen area stands among those drawn; without one, which are highest and lowest."""
    ranks, of = rank(values), ranked(values)
    if own in codes and ranks[list(codes).index(own)]:
        at = list(codes).index(own)
        return f"{names[at]} is {place(int(ranks[at]), of)} of {of:,} {plural}"
    return sentence_case(ends_words(names, values, plural))


def ends_words(names: Sequence[str], values: np.ndarray, plural: str) -> str:
    """Return "highest in A, lowest in B"; several that share an end are counted."""
    known = np.flatnonzero(np.isfinite(values))
    if not known.size:
        return f"no {plural} with a figure"
    said = []
    for word, end in (("highest", values[known].max()), ("lowest", values[known].min())):
        at = [names[n] for n in known if values[n] == end]
        said.append(f"{word} in {join_words(at) if len(at) <= MOST_NAMED else f'{len(at)} {plural}'}")
    return ", ".join(said)


def change_finding(
    indicator: Indicator, who: str, ends: tuple[float, float], periods: tuple[str, str], found: Change
) -> str:
    """Return the change in words: called a rise or a fall only where its interval says so."""
    before, after = (format_value(value, indicator.unit, indicator.decimals) for value in ends)
    first, last = periods
    if found.clear and found.absolute:
        moved = "up" if found.absolute > 0 else "down"
        return f"{who}: {moved} from {before} in {first} to {after} in {last}"
    untested = "no clear change" if found.clear is False else "not tested, for want of intervals"
    return f"{who}: {before} in {first}, {after} in {last} ({untested})"
