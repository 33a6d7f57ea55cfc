"""A profile in plain sentences: how an area does, its strengths and concerns, what moved."""

from collections.abc import Sequence

from analysis.comparison import BETTER, HIGHER, LOWER, SIMILAR, WORSE
from analysis.movement import BETTER as GOT_BETTER
from analysis.movement import WORSE as GOT_WORSE
from analysis.movement import Movement
from analysis.profile import Profile, Spine, with_verdict
from analysis.sentences import Run
from analysis.sides import BETTER_SIDE, WORSE_SIDE
from analysis.wording import count_words, format_value, join_words, sentence_case, with_article

NAMED = 3
"""Indicators that a sentence names; the lists beside it have the others."""
NO_STRENGTH = "Nothing that can be compared lies on the better side of {comparator}."
NO_CONCERN = "Nothing that can be compared lies on the worse side of {comparator}."
MEASURE = (
    "Best and worst are the furthest from {comparator}, counted in standard deviations of the {plural}, to "
    "the better and to the worse side. Indicators with no better side are left out. An index and what lies "
    "within it rise together, so the counts are not of separate things."
)


def describe_profile(profile: Profile, name: str, comparator: str) -> list[Run]:
    """Return how an area stands over all its indicators, as runs of a sentence.

    "Trafford lies on the better side of Greater Manchester in 20 of 22 indicators and on the worse side in
    two; of the eight with an interval, six are better and none worse by more than chance would do."
    """
    own, placed = profile.own, with_article(comparator)
    if not own:
        return [("There is ", False), ("no figure", True), (f" for {name} in any theme.", False)]
    sided = [one for one in own if one.reading.polarity != "neutral" and one.side]
    if not sided:
        held = sentence_case(_indicators(len(own)))
        return [
            (f"{held} {_has(len(own))} figures for {name}, ", False),
            ("none to compare", True),
            (".", False),
        ]
    better, worse = (sum(one.side == side for one in sided) for side in (BETTER_SIDE, WORSE_SIDE))
    first, second = ("better", "worse") if better >= worse else ("worse", "better")
    most, fewer = max(better, worse), min(better, worse)
    return [
        (f"{name} lies on the {first} side of {placed} in ", False),
        (f"{most} of {len(sided)} indicator{'s' if len(sided) > 1 else ''}", True),
        (f" and on the {second} side in {_few(fewer)}; {_by_chance(with_verdict(sided))}.", False),
    ]


def describe_strengths(profile: Profile, comparator: str) -> str:
    """Return what the area does best against the comparator, furthest first."""
    return _standing_out(profile.best, "Strengths", NO_STRENGTH, comparator, BETTER)


def describe_concerns(profile: Profile, comparator: str) -> str:
    """Return what the area does worst against the comparator, furthest first."""
    return _standing_out(profile.worst, "Concerns", NO_CONCERN, comparator, WORSE)


def describe_movements(moves: Sequence[Movement]) -> str:
    """Return how many indicators got better and worse, and how many only seem to."""
    if not moves:
        return "No indicator has two periods to tell a change by."
    clear = [sum(one.improving for one in moves), sum(one.worsening for one in moves)]
    loose = [
        sum(one.direction == way and one.clear is None for one in moves) for way in (GOT_BETTER, GOT_WORSE)
    ]
    total = f"Of {_indicators(len(moves))} with two periods, {_few(clear[0])} got better and {_few(clear[1])}"
    said = f"{total} got worse by more than chance would do"
    if sum(loose):
        said += f"; {_few(loose[0])} more moved to the better and {_few(loose[1])} to the worse, not tested"
    return said + "."


def describe_verdict(one: Spine, comparator: str) -> str:
    """Return the verdict of one indicator: "worse", "on the better side, not tested", "not compared: …"."""
    if one.verdict in (BETTER, WORSE, SIMILAR, HIGHER, LOWER):
        return one.verdict
    if one.side:
        side = f"on the {one.side}" if "side" in one.side else f"level with {with_article(comparator)}"
        return f"{side}, not tested"
    return f"not compared: {one.why}" if one.why else "not compared"


def describe_measure(comparator: str, plural: str) -> str:
    """Return how the best and the worst are chosen."""
    return MEASURE.format(comparator=with_article(comparator), plural=plural)


def value_of(one: Spine) -> str:
    """Return an indicator's figure with its unit."""
    return format_value(one.reading.value, one.reading.unit, one.reading.decimals)


def _standing_out(spines: Sequence[Spine], label: str, nothing: str, comparator: str, verdict: str) -> str:
    if not spines:
        return nothing.format(comparator=with_article(comparator))
    named = join_words([f"{one.reading.title} ({value_of(one)})" for one in spines[:NAMED]])
    sure = sum(one.verdict == verdict for one in spines[:NAMED])
    shown = min(len(spines), NAMED)
    if sure == shown:
        return f"{label}: {named}."
    test = "not tested for want of an interval" if not sure else f"{_few(sure)} of them by its interval"
    return f"{label}: {named}, {test}."


def _by_chance(spines: Sequence[Spine]) -> str:
    better, worse = (sum(one.verdict == verdict for one in spines) for verdict in (BETTER, WORSE))
    if not spines:
        return "none has an interval to tell that from chance"
    if len(spines) == 1:
        verdict = spines[0].verdict
        beyond = " by more than chance would do" if verdict != SIMILAR else ""
        return f"the one with an interval is {verdict}{beyond}"
    return (
        f"of the {count_words(len(spines), '', '').strip()} with an interval, {_few(better)} {_is(better)} "
        f"better and {_few(worse)} worse by more than chance would do"
    )


def _indicators(number: int) -> str:
    return count_words(number, "indicator", "indicators")


def _few(number: int) -> str:
    return count_words(number, "", "").strip() if number else "none"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"
