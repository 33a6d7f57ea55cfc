"""What-if answers in plain sentences, made from the numbers each time."""

import math
from dataclasses import dataclass

from analysis.attributable import Burden
from analysis.gap_closing import GapClosing
from analysis.scenario import Scenario
from analysis.sentences import Measure, Run
from analysis.wording import SPACE, count_words, format_difference, format_number, format_value, sentence_case

FEW = 10


@dataclass(frozen=True, slots=True)
class Names:
    """What an answer calls things: one area and several, and the indicator's title."""

    title: str
    singular: str = "area"
    plural: str = "areas"


def people_words(people: float, rounded: bool = True) -> str:
    """Return a number of people: to two figures when rounded, "about 1,200 people", else "1,234 people"."""
    if not math.isfinite(people):
        return "no number of people"
    if rounded and people < FEW:
        return "fewer than 10 people" if people > 0 else "no people"
    whole = round(people)
    if rounded:
        digits = 10 ** (math.floor(math.log10(people)) - 1)
        whole = round(people / digits) * digits
    number = "one person" if whole == 1 else f"{format_number(whole)} people"
    return f"about {number}" if rounded else number


def describe_gaps(
    found: GapClosing, measure: Measure, names: Names, target: str, share: float = 1.0
) -> list[Run]:
    """Return how many people all areas together would need to move, and how many areas are there already.

    Parameters
    ----------
    found : GapClosing
    measure : Measure
        How the indicator's figures are said.
    names : Names
    target : str
        Whose rate it is: "the England rate", "Trafford’s rate, the best".
    share : float
        Share of each gap that is closed.
    """
    aim = f"{target}, {measure.say(found.target)}"
    counted = found.behind + found.there
    left = (
        f"; {count_words(found.missing, names.singular, names.plural)} cannot be counted"
        if found.missing
        else ""
    )
    if not counted:
        return [("Not counted: ", True), (f"no {names.singular} has what it takes{left}.", False)]
    if not found.behind:
        every = "The one" if counted == 1 else f"Every one of {counted:,}"
        return [
            (f"{every} {names.singular if counted == 1 else names.plural} ", False),
            ("is there already", True),
            (f": {aim}{left}.", False),
        ]
    closing = "reach" if share == 1 else f"close {share * 100:g} % of its gap to"
    return [
        (sentence_case(people_words(found.total, bool(found.rounded.any()))), True),
        (f" would have to move for every {names.singular} to {closing} {aim}: ", False),
        (f"{found.behind:,} of {counted:,} {names.plural} {_are(found.behind)} short of it", False),
        (f"{left}.", False),
    ]


def describe_burden(found: Burden, exposure: str, outcome: str, who: str) -> list[Run]:
    """Return the share of an outcome that goes with an exposure, if the one causes the other.

    Parameters
    ----------
    found : Burden
    exposure, outcome : str
        As they stand inside a sentence: "unemployment", "deaths from any cause".
    who : str
        Whose share of exposed it is.
    """
    if found.fraction < 0:
        return [
            (f"If it is a cause, {exposure} goes with ", False),
            (f"{_share(found.prevented)} fewer", True),
            (f" {outcome} in {who} than there would be without it.", False),
        ]
    limits = _limits(found.lower, found.upper)
    runs: list[Run] = [
        (f"If {exposure} is a cause, it goes with ", False),
        (_share(found.fraction), True),
        (f" of {outcome} in {who}{limits}", False),
    ]
    if math.isfinite(found.cases):
        runs.append((f": {_about(found.cases)} of them", False))
    return [*runs, (".", False)]


def describe_impact(found: Burden, exposure: str, outcome: str) -> list[Run]:
    """Return what a fall of the exposure would take away, if it is a cause."""
    fall = f"{found.reduction * 100:g} %"
    if found.reduction == 0:
        return [(f"With no fall of {exposure} nothing changes.", False)]
    if found.impact <= 0:
        return [(f"A fall of {exposure} by {fall} would take none of {outcome} away.", False)]
    runs: list[Run] = [
        (f"A fall of {exposure} by {fall} would then go with ", False),
        (f"{_share(found.impact)} fewer", True),
        (f" {outcome}{_limits(found.impact_lower, found.impact_upper)}", False),
    ]
    if math.isfinite(found.impact_cases):
        runs.append((f": {_about(found.impact_cases)} fewer", False))
    return [*runs, (".", False)]


def describe_scenario(
    found: Scenario, exposure: Measure, outcome: Measure, titles: tuple[str, str], where: str
) -> list[Run]:
    """Return what goes with a fall of the exposure in the chosen areas, with its interval.

    Parameters
    ----------
    found : Scenario
    exposure, outcome : Measure
        How their figures are said.
    titles : tuple of str
        Of exposure and outcome.
    where : str
        What the chosen areas are called, to follow "in".
    """
    before, after = exposure.say(found.exposure_before), exposure.say(found.exposure_after)
    size, low, high = (
        format_difference(one, outcome.unit, outcome.decimals + 1, signed=True)
        for one in (found.change, found.lower, found.upper)
    )
    level = f"{found.line.confidence * 100:g} %"
    fall = f"{inside_sentence(titles[0])} by {found.reduction * 100:g} %"
    runs: list[Run] = [
        (f"A fall of {fall} in {where}, from {before} to ", False),
        (f"{after}, goes with a change of {inside_sentence(titles[1])} by ", False),
        (size, True),
        (f" ({level} interval {low.partition(SPACE)[0]} to {high})", False),
    ]
    if math.isfinite(found.people) and found.people:
        fewer = "fewer" if found.people < 0 else "more"
        runs.append((f": {people_words(abs(found.people)).replace(' people', f' {fewer}')}", False))
    return [*runs, (".", False)]


def inside_sentence(title: str) -> str:
    """Return a title as it stands inside a sentence: its first letter small, except in a short form."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _about(cases: float) -> str:
    """Return a number of cases to two figures: "about 200", "about 9", "fewer than one"."""
    if cases < FEW:
        return f"about {round(cases)}" if cases >= 1 else "fewer than one"
    return people_words(cases).removesuffix(" people")


def _share(share: float) -> str:
    return format_value(share * 100, "%", 1)


def _limits(lower: float, upper: float) -> str:
    if not (math.isfinite(lower) and math.isfinite(upper)):
        return ""
    return f" (95 % interval {format_number(lower * 100, 1)} to {_share(upper)})"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
