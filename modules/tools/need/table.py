"""What the need tool puts on the map and in the table. No Shiny."""

from __future__ import annotations

import numpy as np

from analysis.classification import classify
from analysis.need_draws import Certainty
from analysis.need_words import mid_sentence
from analysis.wording import join_words

from ...parts.painting import Extra, Painting, Spoken, paint_values
from ...parts.state import Settings
from ...parts.tool_table import Column, ToolTable, base_rows
from ...parts.views import EXCLUDED, HIDDEN, Views
from .answer import SCORE_DECIMALS, WAY_WORDS
from .figures import Answer
from .sharing import Shared, unit_of

SCORE = "Need score"
STEPS = (10.0, 50.0, 90.0)
"""Limits of the classes of shares of draws, in per cent: hardly ever, seldom, mostly, nearly always."""
NOT_RANKED = "not ranked, because a figure is missing"


def paint_score(answer: Answer, certainty: Certainty | None, settings: Settings) -> Painting:
    """Return the map of scores; under the pointer the share of draws, where there is one."""
    sure = f", in the top {certainty.plan.k:,} in {{extra0}} of draws" if certainty else ""
    extras = (Extra(100 * certainty.share, "%", 0),) if certainty else ()
    words = Spoken(
        SCORE,
        f"{{name}}, {{parent}}: need score {{value}}, {{rank}} of {{count}} {{plural}}{sure}.",
        "score",
        SCORE_DECIMALS[answer.question.way],
        missing=NOT_RANKED,
        extras=extras,
    )
    return _painted(answer.need.scores, answer, words, settings)


def paint_share(answer: Answer, certainty: Certainty, settings: Settings) -> Painting:
    """Return the map of shares of draws in the top."""
    top = f"the top {certainty.plan.k:,}"
    words = Spoken(
        f"Share of draws in {top}",
        f"{{name}}, {{parent}}: in {top} in {{value}} of draws; need score {{extra0}}.",
        "%",
        0,
        missing=NOT_RANKED,
        extras=(Extra(answer.need.scores, "", SCORE_DECIMALS[answer.question.way]),),
    )
    painted = _painted(100 * certainty.share, answer, words, settings)
    classes = classify(np.where(painted.codes < HIDDEN, painted.values, np.nan), STEPS).astype(np.uint8)
    codes = np.where(painted.codes < EXCLUDED, classes, painted.codes)
    about = {**painted.about, "n_classes": len(STEPS) + 1, "breaks": list(STEPS)}
    return Painting(painted.values, codes, about)


def paint_amounts(answer: Answer, shared: Shared, settings: Settings) -> Painting:
    """Return the map of what each area gets."""
    amounts = np.where(shared.shares.left_out, np.nan, shared.shares.amounts.astype(float))
    words = Spoken(
        f"Share of {shared.what}",
        "{name}, {parent}: gets {value}; need score {extra0}.",
        unit_of(shared.request),
        0,
        polarity="neutral",
        missing="gets nothing, because the figure to share out by is missing",
        extras=(Extra(answer.need.scores, "", SCORE_DECIMALS[answer.question.way]),),
    )
    return _painted(amounts, answer, words, settings)


def _painted(values: np.ndarray, answer: Answer, words: Spoken, settings: Settings) -> Painting:
    place = answer.question.place
    counted = answer.shown & place.enough
    painted = paint_values(
        values, place.level, counted, words, classes=settings.classes, method=settings.method
    )
    codes = np.where(answer.shown & ~place.enough, EXCLUDED, painted.codes).astype(np.uint8)
    few = f"left out, because fewer than {place.population:,} people live there"
    return Painting(painted.values, codes, {**painted.about, "excluded": few})


def need_table(
    views: Views,
    answer: Answer,
    painting: Painting,
    k: int,
    certainty: Certainty | None,
    shared: Shared | None,
    meets: np.ndarray | None,
) -> ToolTable:
    """Return the ranking with all that the tool made: shares of draws, what each gets, contributions."""
    need, level = answer.need, answer.question.place.level
    given = {"value": np.where(answer.shown, need.scores, np.nan), "rank": need.ranks}
    columns: list[Column] = []

    def add(column: Column, values: np.ndarray) -> None:
        columns.append(column)
        given[column.id] = values

    # While draws are under way their columns stay, empty: the reader may have sorted by one.
    waiting = np.full(need.scores.size, np.nan)
    about = f"Share of draws in which the area is among the top {k:,}"
    share = 100 * certainty.share if certainty else waiting
    add(Column("share", f"In top {k:,}", unit="%", decimals=0, help=about), share)
    ends = "In the middle nine tenths of the draws the area ranks no"
    best, worst = (_known(certainty.best), _known(certainty.worst)) if certainty else (waiting, waiting)
    add(Column("best", "Rank from", decimals=0, help=f"{ends} higher"), best)
    add(Column("worst", "Rank to", decimals=0, help=f"{ends} lower"), worst)
    if shared is not None:
        amounts = np.where(shared.shares.left_out, np.nan, shared.shares.amounts.astype(float))
        about = f"Share of {shared.what}, {shared.by}"
        add(Column("gets", "Gets", unit=unit_of(shared.request), decimals=0, help=about), amounts)
    if meets is not None:
        add(Column("meets", "Meets all", "words", help="Whether it meets all conditions set"), meets)
    against = need.contributions - need.average
    for place, part in enumerate(need.parts):
        about = f"What {mid_sentence(part.name)} adds to the score, against the average area"
        short = views.catalogue.indicators[part.id].short
        add(
            Column(f"adds_{part.id}", f"Adds: {short}", decimals=2, help=about, signed=True),
            against[:, place],
        )
    reasons = reasons_of(answer)
    rows = base_rows(level, answer.shown, klass=painting.codes, reason=reasons, **given)
    return ToolTable(
        f"Need by {answer.question.place.singular}",
        rows,
        Column("value", SCORE, decimals=SCORE_DECIMALS[answer.question.way], help="Higher is more need"),
        tuple(columns),
        facts=_facts(answer, certainty, shared),
        sentences=(
            WAY_WORDS[answer.question.way],
            "The score is the weighted mean; higher is more need. Areas without all figures are not ranked.",
            "A share of draws is no probability: it says how far the order hangs on weights and sampling.",
        ),
        indicators=tuple(part.id for part in need.parts),
        note=f"need, {need.ranked:,} {answer.question.place.plural} ranked",
    )


def reasons_of(answer: Answer) -> list[str]:
    """Return why each area has no score, "" where it has."""
    gone, found = np.flatnonzero(answer.missing).tolist(), [""] * answer.missing.size
    for place in gone:
        lacking = [mid_sentence(part.name) for part in answer.need.lacking(place)]
        found[place] = f"no figure of {join_words(lacking)}"
    return found


def _known(ranks: np.ndarray) -> np.ndarray:
    return np.where(ranks > 0, ranks.astype(float), np.nan)


def _facts(answer: Answer, certainty: Certainty | None, shared: Shared | None) -> tuple[tuple[str, str], ...]:
    weights = dict(answer.question.entries)
    found = [
        ("Weights", "; ".join(f"{part.name} {weights[part.id]:g}" for part in answer.need.parts)),
        ("Periods", "; ".join(f"{part.name} {answer.periods[part.id]}" for part in answer.need.parts)),
        ("Scale", answer.question.way),
        ("Areas", f"{answer.question.place.plural} in {answer.question.place.name}"),
    ]
    if certainty is not None:
        plan = certainty.plan
        found.append(
            (
                "Draws",
                f"{plan.draws:,}, seed {plan.seed}, weights ±{100 * plan.weights_by:.0f} %, top {plan.k}",
            )
        )
        fixed = ", ".join(part.name for part in certainty.not_varied)
        found.append(("Not varied", fixed or "none"))
    if shared is not None:
        found.append(("Shared out", f"{shared.what}, {shared.by}"))
    return tuple(found)
