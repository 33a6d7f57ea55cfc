"""Clusters on the map and in the table: each area's kind, and the numbers behind it. No Shiny here."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.cluster_words import describe_overall, kind_words, p_words, percent
from analysis.clusters import (
    ALONE,
    GI_STAR,
    HIGH,
    HIGH_AMONG_LOW,
    LOW,
    LOW_AMONG_HIGH,
    METHODS,
    NO_FIGURE,
    NO_PATTERN,
)
from analysis.ranking import rank
from analysis.wording import sentence_case

from ...parts.control_facts import unit_words
from ...parts.painting import Painting, Spoken, paint_groups
from ...parts.tool_table import Column, ToolTable, base_rows
from ...parts.views import EXCLUDED
from .finding import Found

HIGH_FIRST = (HIGH, LOW, LOW_AMONG_HIGH, HIGH_AMONG_LOW, NO_PATTERN, ALONE)
LOW_FIRST = (LOW, HIGH, HIGH_AMONG_LOW, LOW_AMONG_HIGH, NO_PATTERN, ALONE)
ONLY_TOGETHER = (HIGH, LOW, NO_PATTERN, ALONE)

COLUMNS = (
    Column("pattern", "Pattern", "words", width="minmax(216px, 1.3fr)"),
    Column(
        "p_value",
        "p",
        decimals=4,
        width="68px",
        help="How often chance makes neighbours as unlike; two-sided",
    ),
    Column(
        "adjusted",
        "Adjusted p",
        decimals=4,
        width="84px",
        help="The lowest false discovery rate that finds it",
    ),
    Column("statistic", "Statistic", decimals=2, help="Local Moran’s I, or Gi* as a standard score"),
    Column("score", "Own", decimals=2, help="What was tested, in standard deviations from the mean"),
    Column("neighbour_mean", "Neighbours", decimals=2, help="The mean of its neighbours, likewise"),
    Column("neighbours", "How many", decimals=0, help="Neighbours with a figure"),
)


def order_of(found: Found) -> tuple[int, ...]:
    """Return the kinds in the order of legend and colours: the worse end first, or the high one."""
    order = LOW_FIRST if found.wanted.subject.indicator.polarity == "high_is_good" else HIGH_FIRST
    if found.clusters.settings.method == GI_STAR:
        order = tuple(kind for kind in order if kind in ONLY_TOGETHER)
    return order if found.clusters.number(ALONE) else order[:-1]


def palette_of(found: Found) -> str:
    """Return which colours the kinds have: without a judgement where neither end is better."""
    base = "spots" if found.clusters.settings.method == GI_STAR else "clusters"
    return f"{base}-neutral" if found.wanted.subject.indicator.polarity == "neutral" else base


def groups_of(found: Found) -> NDArray[np.intp]:
    """Return each area's place in `order_of`, -1 where it has no figure."""
    place = np.full(NO_FIGURE + 1, -1)
    place[list(order_of(found))] = np.arange(len(order_of(found)))
    return place[found.clusters.kinds]


def paint(found: Found) -> Painting:
    """Return the map: a colour a kind, and a sentence for the area under the pointer."""
    indicator, words = found.wanted.subject.indicator, kind_words(found.clusters.settings.method)
    painting = paint_groups(
        groups_of(found),
        found.view.level,
        found.shown,
        Spoken(
            legend="Areas and their neighbours",
            sentence="{name}, {parent}: {value}. {group}." if found.view.level != "borough" else
            "{name}: {value}. {group}.",
            unit=indicator.unit,
            decimals=indicator.decimals,
            polarity=indicator.polarity,
        ),
        [sentence_case(words[kind]) for kind in order_of(found)],
        palette=palette_of(found),
        values=found.view.values,
    )  # fmt: skip
    codes = np.where(found.view.left_out & found.shown, EXCLUDED, painting.codes).astype(np.uint8)
    return replace(painting, codes=codes)


def table(found: Found) -> ToolTable:
    """Return a row an area shown: its figure, its pattern, and the numbers behind that."""
    clusters, view, subject = found.clusters, found.view, found.wanted.subject
    words = kind_words(clusters.settings.method)
    rows = base_rows(
        view.level,
        found.shown,
        value=view.values,
        rank=rank(np.where(found.shown, view.values, np.nan)),
        klass=paint(found).codes,
        reason=view.reasons,
        pattern=[words[kind] for kind in clusters.kinds.tolist()],
        p_value=clusters.p_values,
        adjusted=clusters.adjusted,
        statistic=clusters.statistics,
        score=clusters.scores,
        neighbour_mean=clusters.neighbour_means,
        neighbours=np.where(clusters.neighbours.known, clusters.neighbours.counts, np.nan),
    )
    plural = geodata.LEVELS[view.level].plural
    return ToolTable(
        f"Clusters of {subject.indicator.title.lower()} by {geodata.LEVELS[view.level].singular}, "
        f"{subject.period}",
        rows,
        Column("value", sentence_case(unit_words(subject.indicator)) or "Value", unit=subject.indicator.unit,
               decimals=subject.indicator.decimals),
        COLUMNS,
        facts=facts(found),
        sentences=(describe_overall(clusters.overall, plural), *([found.note] if found.note else [])),
        indicators=(subject.indicator.id,),
        note=f"{METHODS[clusters.settings.method]}, seed {clusters.settings.seed}",
        key=found.wanted.cache_key,
    )  # fmt: skip


def facts(found: Found) -> tuple[tuple[str, str], ...]:
    """Return the settings and what came of them, for a file's metadata."""
    clusters, asked = found.clusters, found.clusters.settings
    cut = clusters.discoveries.cut
    return (
        ("Method", METHODS[asked.method]),
        ("Neighbours", clusters.neighbours.about),
        ("Small counts", "allowed for (empirical Bayes)" if clusters.with_counts else "not allowed for"),
        ("Permutations", f"{asked.permutations:,}"),
        ("Seed", str(asked.seed)),
        ("False discovery rate", percent(asked.rate)),
        ("Largest p-value found", p_words(cut) if np.isfinite(cut) else "nothing found"),
        ("Areas tested", f"{clusters.discoveries.tests:,}"),
        ("Areas without a neighbour", f"{clusters.number(ALONE):,}"),
        ("Moran’s I", f"{clusters.overall.value:.4f} (p {p_words(clusters.overall.p_value)})"),
    )
