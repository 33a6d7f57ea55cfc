"""What the need tool says: where an area stands and why, who is at the top, how sure that is. No Shiny."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from htmltools import Tag, TagList, tags

import geodata
from analysis.need_draws import Certainty
from analysis.need_words import describe_need, describe_unranked, mid_sentence, share_words
from analysis.sentences import Run
from analysis.standardise import EXPONENTIAL, RANK, Z_SCORE
from analysis.wording import count_words, format_number, format_value, join_words, ordinal, sentence_case

from ...parts.tool_words import area_list, caution, deeper, method, numbers, said
from ...parts.views import Views
from .choice import Choice
from .figures import Answer

SCORE_DECIMALS: Mapping[str, int] = {Z_SCORE: 2, RANK: 2, EXPONENTIAL: 1}
WAYS: Mapping[str, str] = {
    Z_SCORE: "Distance from the mean",
    RANK: "Rank",
    EXPONENTIAL: "As the English indices do",
}
WAY_WORDS: Mapping[str, str] = {
    Z_SCORE: "Each indicator is put in standard deviations from the mean of all areas (z-scores).",
    RANK: "Each indicator is put as a rank among all areas, from 0 to 1 for the greatest need.",
    EXPONENTIAL: "Each indicator is ranked among all areas, and the rank transformed to run from 0 to 100, "
    "steeply at the top, as the English Indices of Deprivation do: a high figure on one is not cancelled "
    "by a low one on another.",
}
LISTED = 10
MOST_MISSING = 50
SURE = 0.9


def area_name(answer: Answer, place: int) -> str:
    """Return the name of the area at a place."""
    return str(geodata.load_areas(answer.question.place.level)["name"].iloc[place])


def subject_place(answer: Answer, selected: str) -> int:
    """Return the place of the selected area, of the one with the greatest need where none is selected."""
    found = answer.place_of(selected) if selected else None
    return answer.first if found is None else found


def lead(answer: Answer, choice: Choice, selected: str, certainty: Certainty | None) -> TagList:
    """Return the sentence and the numbers of the selected area, or of the first."""
    place, need = subject_place(answer, selected), answer.need
    missing = int(answer.missing.sum())
    return TagList(
        said(*_runs(sentence_of(answer, place))),
        numbers(*_numbers(answer, place, certainty)) if need.ranks[place] else None,
        *[tags.p(note, class_="note") for note in choice.notes],
        caution(_unranked_words(answer, missing)) if missing else None,
    )


def sentence_of(answer: Answer, place: int) -> list[Run]:
    """Return where an area stands and why, or why it does not."""
    need, name = answer.need, area_name(answer, place)
    if not answer.question.place.enough[place]:
        fewest = format_value(answer.question.place.population, "people", 0)
        return [
            (f"{name} is ", False),
            ("not ranked", True),
            (f": fewer than {fewest} people live there.", False),
        ]
    if not need.ranks[place]:
        return describe_unranked(name, [part.name for part in need.lacking(place)])
    named = [part.name for part in need.parts]
    parts = list(zip(named, need.against_average(place).tolist(), strict=True))
    where = answer.question.place
    return describe_need(
        name, int(need.ranks[place]), need.ranked, parts, (where.singular, where.plural), where.name
    )


def _numbers(answer: Answer, place: int, certainty: Certainty | None) -> list[tuple[str, str]]:
    need, where = answer.need, answer.question.place
    found = [
        (ordinal(int(need.ranks[place])), f"of {need.ranked:,} {where.plural}"),
        (score_words(answer, float(need.scores[place])), "need score"),
    ]
    if certainty is not None and np.isfinite(certainty.share[place]):
        found.append(
            (
                sentence_case(share_words(float(certainty.share[place]))),
                f"of draws in the top {certainty.plan.k:,}",
            )
        )
    return found


def score_words(answer: Answer, score: float) -> str:
    """Return a score as it is shown."""
    return format_number(score, SCORE_DECIMALS[answer.question.way])


def _unranked_words(answer: Answer, count: int) -> str:
    where = answer.question.place
    areas = sentence_case(count_words(count, where.singular, where.plural))
    are = "is" if count == 1 else "are"
    return f"{areas} {are} not ranked, because a figure is missing: hatched on the map, listed below."


def top_list(answer: Answer, certainty: Certainty | None) -> TagList:
    """Return the areas with the greatest need, each with its share of draws; and those not ranked."""
    need, where = answer.need, answer.question.place
    order = np.argsort(np.where(need.ranks > 0, need.ranks, need.ranks.size + 1), kind="stable")
    shown = [int(place) for place in order[: min(LISTED, need.ranked)]]
    title = "Greatest need" + (f", and share of draws in the top {certainty.plan.k:,}" if certainty else "")
    return TagList(
        area_list(title, [_row(answer, place, certainty) for place in shown]),
        unranked_list(answer) if answer.missing.any() else None,
        tags.p(f"All {where.plural} are in the table under the map.", class_="note"),
    )


def _row(answer: Answer, place: int, certainty: Certainty | None) -> tuple[str, str, str, str]:
    row = geodata.load_areas(answer.question.place.level).iloc[place]
    rank, score = int(answer.need.ranks[place]), score_words(answer, float(answer.need.scores[place]))
    value = share_words(float(certainty.share[place])) if certainty else score
    parent = "" if answer.question.place.level == "borough" else f"{row['parent_name']}, "
    return str(row["area_code"]), f"{rank:,}. {row['name']}", f"{parent}score {score}", value


def unranked_list(answer: Answer) -> Tag:
    """Return the areas that are not ranked, each with what it lacks."""
    areas = geodata.load_areas(answer.question.place.level)
    rows = []
    missing = np.flatnonzero(answer.missing).tolist()
    for place in missing[:MOST_MISSING]:
        row = areas.iloc[place]
        lacks = join_words([mid_sentence(part.name) for part in answer.need.lacking(place)])
        rows.append((str(row["area_code"]), str(row["name"]), f"{row['parent_name']}: no {lacks}", ""))
    more = len(missing) - len(rows)
    return deeper(
        f"Not ranked: {len(missing):,}",
        area_list("A figure is missing", rows),
        tags.p(f"{more:,} more are in the table, with what they lack.", class_="note") if more else None,
    )


def how_sure(answer: Answer, certainty: Certainty) -> TagList:
    """Return how much of the top is left when weights and figures are drawn anew, and what was not varied."""
    need, plan, where = answer.need, certainty.plan, answer.question.place
    top = (need.ranks > 0) & (need.ranks <= plan.k)
    firm = int((certainty.share[top] >= SURE).sum())
    areas = count_words(int(top.sum()), where.singular, where.plural)
    fixed = [mid_sentence(part.name) for part in certainty.not_varied]
    return TagList(
        tags.p(
            "Of the ",
            tags.strong(areas),
            f" at the top, {firm or 'none'} {'stays' if firm == 1 else 'stay'} there in at least nine draws "
            "of ten.",
            class_="theme-answer",
        ),
        tags.p(
            f"{plan.draws:,} draws, seed {plan.seed}: each weight by up to "
            f"±{100 * plan.weights_by:.0f}\u00a0%, each figure within its interval. "
            "A share of draws is no probability: it says how far the "
            "order hangs on the weights chosen and on sampling error.",
            class_="note",
        ),
        tags.p(f"Not varied, because no interval is held: {join_words(fixed)}.", class_="note")
        if fixed
        else None,
    )


def how_it_is_made(views: Views, answer: Answer) -> Tag:
    """Return the method, with weights and periods."""
    need, total = answer.need, sum(weight for _, weight in answer.question.entries)
    weights = dict(answer.question.entries)
    made = [
        tags.li(
            f"{part.name}, {answer.periods[part.id]}: weight {weights[part.id]:g}, "
            f"{100 * weights[part.id] / total:.0f}\u00a0% of all"
            + (" (low is need)" if part.polarity == "high_is_good" else "")
        )
        for part in need.parts
    ]
    return method(
        f"{WAY_WORDS[answer.question.way]} The score is their weighted mean; higher is more need. Rank 1 is "
        "the greatest need among the areas shown.",
        tags.ul(*made, class_="tool-sentences"),
        "The average area has the mean contribution of each indicator, so that the bars add up to the "
        "distance of the area's score from the mean score.",
        "An area that lacks any of the figures is not ranked. An index together with its own part is "
        "refused. Indicators that measure much the same thing count for it twice: weigh them with care.",
        "A need index is a choice of indicators and weights, not a measurement: read it beside the figures.",
    )


def _runs(runs: Sequence[Run]) -> list[str | tuple[str]]:
    return [(text,) if bold else text for text, bold in runs]
