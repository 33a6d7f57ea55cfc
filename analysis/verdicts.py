"""What was made a difference, in plain sentences: how much, how sure, and what it cannot show."""

from dataclasses import replace

import numpy as np

from analysis.difference import Difference
from analysis.elsewhere import Elsewhere
from analysis.interrupted import Interrupted
from analysis.placebo import CANNOT, DOES_NOT, NO_VERDICT
from analysis.verdict_words import About, Verdict, many, number_words, p_words
from analysis.wording import count_words, format_number

DIFFERENCE_CANNOT_SHOW = (
    "It cannot show that what was done made the difference: whatever else happened since then to these areas "
    "and not to the others would look the same, and so would a change that had begun before."
)
COURSE_CANNOT_SHOW = (
    "It cannot show why the course changed: whatever else happened at that time would look the same, and the "
    "course before need not have gone on."
)


def describe_difference(found: Difference, about: About) -> Verdict:
    """Return the verdict on a difference in differences.

    "Employment rate: since January 2018 Trafford is 2.6 points worse than it would be had it moved as the
    nine other boroughs did: from 74.1 % to 75.5 %, against 68.0 % to 72.0 % there."
    """
    is_, it = ("are", "they") if about.several else ("is", "it")
    apart = _unjudged(about, found.verdict).apart(found.effect)
    against = f"had {it} moved as {about.others} did"
    where = f"{apart} than {it} would be {against}" if apart else f"where {it} would be {against}"
    courses = (
        f"from {about.say(found.treated_before)} to {about.say(found.treated_after)}, "
        f"against {about.say(found.comparison_before)} to {about.say(found.comparison_after)} there"
    )
    effect = f"{about.title}: since {about.since} {about.who} {is_} {where}: {courses}."
    return Verdict(effect, _placebo_words(found), DIFFERENCE_CANNOT_SHOW, found.notes)


def describe_interrupted(found: Interrupted, about: About, elsewhere: Elsewhere | None = None) -> Verdict:
    """Return the verdict on an interrupted series; with `elsewhere`, how many other areas did the same.

    "Employment rate: since January 2020 Trafford was on average 6.4 points worse than on its course before,
    and 9.8 points worse in 2023."
    """
    was, its = ("were", "their") if about.several else ("was", "its")
    judged = _unjudged(about, found.verdict)
    average, last = judged.apart(found.effect.value), judged.apart(found.last_effect.value)
    where = f"{average} than on {its} course before" if average else f"on {its} course before"
    effect = (
        f"{about.title}: since {about.since} {about.who} {was} on average {where}, "
        f"and {last or 'on it'} in {_last_period(found)}."
    )
    sure = [*found.reasons] or [_interval_words(found, about)]
    if average and elsewhere is not None and elsewhere.others.any():
        areas = count_words(int(elsewhere.others.sum()), "other area", "other areas")
        sure.append(f"{many(elsewhere.as_large)} of {areas} changed course by as much, either way.")
    return Verdict(effect, " ".join(sure), COURSE_CANNOT_SHOW, found.notes)


def _unjudged(about: About, verdict: str) -> About:
    """Return higher and lower for better and worse where there is no verdict."""
    return replace(about, polarity="neutral") if verdict == NO_VERDICT else about


def _placebo_words(found: Difference) -> str:
    if found.rank is None or found.p is None:
        return " ".join(found.reasons)
    areas, larger = len(found.comparison_codes), found.rank - 1
    gives = f"{number_words(larger) if larger else 'none'} {'give' if larger > 1 else 'gives'}"
    same = f"The same calculation with each of the {areas} comparison areas as if it were the one: {gives}"
    p = f"({p_words(found.p)})"
    if found.verdict == DOES_NOT:
        return f"{same} as large a difference or larger, so it does not stand out from chance {p}."
    if found.verdict == CANNOT:
        often = f"one time in {number_words(areas + 1)}"
        return (
            f"{same} as large a difference. But among so few areas chance alone makes any one of them the "
            f"largest {often}, so it cannot be told from chance {p}."
        )
    return f"{same} as large a difference, so it stands out from chance {p}."


def _interval_words(found: Interrupted, about: About) -> str:
    interval = about.interval(found.effect.lower, found.effect.upper)
    share = format_number(found.confidence * 100)
    says = "leaves out no change at all" if found.effect.clear else "includes no change at all"
    return f"The {share}\u00a0% interval of the average, {interval}, {says}."


def _last_period(found: Interrupted) -> str:
    return found.periods[int(np.flatnonzero(np.isfinite(found.fitted))[-1])]
