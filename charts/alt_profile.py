"""Alternative texts and titles of a profile's charts, made from the figures that are drawn."""

import math
from collections.abc import Sequence

import numpy as np

from analysis.comparison import BETTER, NOT_COMPARED, WORSE
from analysis.profile import Spine
from analysis.profile_words import describe_verdict
from analysis.rug import Rug
from analysis.wording import format_value, join_words, place, with_article
from charts.spine import SpineOptions, say, with_figures

NOTHING = "No figures to draw."
TALLIED = 4


def title_spine(spines: Sequence[Spine], name: str, comparator: str) -> str:
    """Return what stands out: "Trafford is furthest on the better side in Median weekly pay"."""
    placed = [one for one in spines if math.isfinite(one.distance) and one.distance and not one.reading.area]
    if not placed:
        return f"{name} beside its peers"
    far = max(placed, key=lambda one: abs(one.distance))
    side = "better" if far.distance > 0 else "worse"
    return f"{name} is furthest from {with_article(comparator)}, to the {side} side, in {far.reading.title}"


def alt_spine(spines: Sequence[Spine], options: SpineOptions, name: str, plural: str) -> str:
    """Return a spine chart in words: each indicator's figure, its verdict and its rank."""
    drawn = with_figures(spines)
    if not drawn:
        return NOTHING
    opening = (
        f"Each indicator of {name} on a line from the worst to the best of the {plural}, "
        f"{with_article(options.comparator)} in the middle."
    )
    return " ".join([opening, *(_one(spine, options.comparator) for spine in drawn)])


def title_rug(rug: Rug, comparator: str) -> str:
    """Return which area has most verdicts of worse, and which of better."""
    if not rug.tested:
        return f"No indicator has an interval to set areas against {with_article(comparator)}"
    worse, better = (_most(rug, verdict) for verdict in (WORSE, BETTER))
    found = [words for words in (worse, better) if words]
    of = f" of the {rug.tested} indicators that can be tested"
    return (
        "; ".join([found[0] + of, *found[1:]])
        if found
        else f"No area differs from {with_article(comparator)} by more than chance would do"
    )


def alt_rug(rug: Rug, comparator: str) -> str:
    """Return a rug in words: how many rows each area is better and worse in, and each row's two ends."""
    better, worse = rug.count(BETTER), rug.count(WORSE)
    tallies = [
        f"{name} better in {up}, worse in {down}"
        for name, up, down in zip(rug.areas, better.tolist(), worse.tolist(), strict=True)
    ]
    opening = (
        f"{len(rug.rows)} indicators for {len(rug.areas)} areas against {with_article(comparator)}; "
        f"{rug.tested} can be tested. {join_words(tallies)}."
    )
    ends = []
    for row in rug.rows:
        known = np.where(np.isfinite(row.values), row.values, np.nan)
        low, high = int(np.nanargmin(known)), int(np.nanargmax(known))
        spans = [
            f"{rug.areas[at]} {format_value(float(known[at]), row.unit, row.decimals)}" for at in (low, high)
        ]
        ends.append(f"{row.title}: {' to '.join(spans)}.")
    return " ".join([opening, *ends])


def _one(spine: Spine, comparator: str) -> str:
    reading = spine.reading
    stands = f", {place(spine.rank, spine.of)} of {spine.of:,}" if spine.rank else ""
    tested = describe_verdict(spine, comparator)
    if spine.verdict == NOT_COMPARED and not spine.side:
        return f"{reading.title}: {say(spine)}{stands}."
    return f"{reading.title}: {say(spine)}{stands}, {tested}."


def _most(rug: Rug, verdict: str) -> str:
    counts = rug.count(verdict)
    most = int(counts.max())
    if not most:
        return ""
    names = [name for name, count in zip(rug.areas, counts.tolist(), strict=True) if count == most]
    who = join_words(names) if len(names) <= TALLIED else f"{len(names)} areas"
    return f"{who} {'is' if len(names) == 1 else 'are'} {verdict} in {most}"
