"""What a map of changes or a trend comes to, in plain sentences: how much, how sure, what it cannot show."""

from analysis.change import CLAIMANT_RULES
from analysis.change_map import (
    FELL,
    IMPROVED,
    NO_CLEAR_CHANGE,
    NO_FIGURE,
    NOT_TESTABLE,
    ROSE,
    WORSENED,
    ChangeMap,
)
from analysis.difference import CLAIMANTS_NO_VERDICT
from analysis.trend_test import TrendTest
from analysis.verdict_words import About, Verdict, number_words, p_words
from analysis.wording import count_words, format_difference, format_number, join_words, sentence_case

TREND_CANNOT_SHOW = (
    "It cannot show why it moved, or that it will go on; figures that follow one another closely look surer "
    "than they are."
)
CHANGE_CANNOT_SHOW = (
    "It cannot show why an area changed, nor whether the same people live there: areas gain and lose "
    "residents."
)
_REST = {
    NO_CLEAR_CHANGE: ("shows no clear change", "show no clear change"),
    NOT_TESTABLE: ("could not be tested", "could not be tested"),
    NO_FIGURE: ("has no figure", "have no figure"),
}


def describe_changes(found: ChangeMap, title: str, singular: str, plural: str) -> Verdict:
    """Return the verdict on a map of changes.

    "Employment rate, 2012 to 2023: of ten boroughs two improved clearly, none worsened clearly and
    eight show no clear change."
    """
    areas = count_words(found.area_codes.size, singular, plural)
    opening = f"{title}, {found.earlier_period} to {found.later_period}: of {areas}"
    if found.reason:
        up, down = int((found.absolute > 0).sum()), int((found.absolute < 0).sum())
        effect = f"{opening} the figure rose in {_count(up)} and fell in {_count(down)}."
        return Verdict(effect, found.reason, CHANGE_CANNOT_SHOW, found.notes)
    counts = found.counts()
    moves = (ROSE, FELL) if found.polarity == "neutral" else (IMPROVED, WORSENED)
    said = [f"{_count(counts.get(move, 0))} {move} clearly" for move in moves]
    said += [f"{_count(counts[rest])} {_REST[rest][counts[rest] > 1]}" for rest in _REST if counts.get(rest)]
    return Verdict(f"{opening} {join_words(said)}.", _tests(found), CHANGE_CANNOT_SHOW, found.notes)


def describe_trend(found: TrendTest, about: About, significance: float = 0.05) -> Verdict:
    """Return the verdict on a trend.

    "Employment rate: Wigan rose by 0.6 points a year from 2012 to 2023, so it improved."
    """
    span = f"from {found.first_period} to {found.last_period}" if found.first_period else "in these periods"
    clear = found.p <= significance and found.slope != 0
    effect = f"{about.title}: {about.who} {_went(found, about, clear)} {span}"
    if found.claimant_rules:
        return Verdict(f"{effect}.", CLAIMANTS_NO_VERDICT, TREND_CANNOT_SHOW, (CLAIMANT_RULES,))
    course = "" if about.polarity == "neutral" or not clear else f", so it {_course(found.slope, about)}"
    sure = (
        f"A course as one-sided as this comes up by chance with {p_words(found.p)}; the change a year lies "
        f"between {about.signed(found.lower)} and {about.signed(found.upper)} "
        f"({count_words(found.points, 'figure', 'figures')})."
    )
    return Verdict(f"{effect}{course}.", sure, TREND_CANNOT_SHOW)


def _went(found: TrendTest, about: About, clear: bool) -> str:
    if not clear and not found.claimant_rules:
        return "shows no clear trend"
    a_year = format_difference(found.slope, about.measure.unit, about.measure.decimals)
    way = "rose" if found.slope > 0 else "fell"
    return f"{way} by {a_year} a year" if found.slope else "neither rose nor fell"


def describe_change(found: ChangeMap, place: int, about: About) -> str:
    """Return the change of one area: "Trafford: from 71.3 % to 76.0 %, +4.7 points: improved."."""
    values = found.earlier[place], found.later[place]
    verdict = str(found.verdicts[place])
    if verdict == NO_FIGURE:
        return f"{sentence_case(about.who)}: no figure in one of the two periods."
    courses = f"from {about.say(values[0])} to {about.say(values[1])}, {about.signed(found.absolute[place])}"
    interval = ""
    if verdict != NOT_TESTABLE or found.lower[place] == found.lower[place]:
        interval = f" (interval {about.interval(found.lower[place], found.upper[place])})"
    return f"{sentence_case(about.who)}: {courses}{interval}: {verdict}."


def _count(count: int) -> str:
    return number_words(count) if count else "none"


def _tests(found: ChangeMap) -> str:
    share = f"{format_number(100 * (1 - found.confidence))}\u00a0%"
    if found.false_discovery:
        return (
            f"This allows for {found.tested:,} tests at once: of the changes called clear, at most {share} "
            "are expected to be chance."
        )
    expected = format_number(found.tested * (1 - found.confidence), 1)
    return (
        f"Each was tested as if it were alone: of {found.tested:,} tests {expected} would come out clear by "
        "chance if nothing had changed."
    )


def _course(slope: float, about: About) -> str:
    return "improved" if about.side(slope) == "better" else "worsened"
