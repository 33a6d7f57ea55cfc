"""What the clusters tool says in the panel. No Shiny here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from htmltools import Tag, TagList, tags

import geodata
from analysis.cluster_words import (
    describe_alone,
    describe_kind,
    describe_nothing,
    describe_outliers,
    describe_overall,
    kind_words,
    p_relation,
    percent,
)
from analysis.clusters import ALONE, GI_STAR, HIGH, HIGH_AMONG_LOW, LOW, LOW_AMONG_HIGH, METHODS
from analysis.wording import count_words, sentence_case

from ...parts.chart_data import chosen_marks, name_of
from ...parts.control_facts import source_words, value_words
from ...parts.drawings import svg_of
from ...parts.state import Chosen
from ...parts.tool_words import (
    area_list,
    caution,
    deeper,
    drawing,
    method,
    numbers,
    refused,
    said,
    show_button,
)
from ...parts.views import Views
from ..others import held_at
from .finding import Found, Place

MOST_LISTED = 8
MOST_OFFERED = 3
NEARLY = 5
SOURCES = (
    "Local Moran’s I: L. Anselin (1995), Geographical Analysis 27, 93–115. Gi*: J. K. Ord and A. Getis "
    "(1995), Geographical Analysis 27, 286–306. Both by the library esda. Small counts: R. M. Assunção and "
    "E. A. Reis (1999), Statistics in Medicine 18, 2147–2162; R. J. Marshall (1991), Applied Statistics 40, "
    "283–294. "
    "Many tests at once: Y. Benjamini and Y. Hochberg (1995), Journal of the Royal Statistical Society B 57, "
    "289–300."
)
WHAT_IT_CANNOT_SHOW = (
    "A cluster says where figures lie together, not why. Where boundaries run changes what is found, and an "
    "area at the edge of Greater Manchester is judged without its neighbours beyond."
)


@dataclass(frozen=True, slots=True)
class Picture:
    """What the scatter is drawn from."""

    found: Found
    chosen: Chosen
    projector: bool

    @property
    def cache_key(self) -> tuple:
        """The hashable parts."""
        return (*self.found.wanted.cache_key, self.chosen, self.projector)


def answer(found: Found) -> Tag:
    """Return the plain sentence first, then how many of what, then the whole map."""
    clusters, words = found.clusters, found.words
    sentences = [
        describe_kind(clusters, kind, [one.group for one in found.places[kind]], *words)
        for kind in (HIGH, LOW)
    ]
    sentences = [one for one in [*sentences, describe_nothing(clusters, *words)] if one]
    outliers = describe_outliers(clusters, *words)
    first, *others = sentences or [outliers]
    return tags.div(
        said(first),
        *[tags.p(one) for one in [*others, *([outliers] if sentences and outliers else [])]],
        numbers(*figures(found)),
        tags.p(describe_overall(clusters.overall, words[1])),
        tags.p(among(found), class_="note"),
        alone(found),
        tags.p(found.note, class_="note") if found.note else None,
        class_="tool-text",
    )


def figures(found: Found) -> list[tuple[str, str]]:
    """Return how many areas are of each kind that was looked for, those unlike their neighbours together."""
    clusters, words = found.clusters, kind_words(found.clusters.settings.method)
    told = [(f"{clusters.number(kind):,}", words[kind]) for kind in (HIGH, LOW)]
    if clusters.settings.method == GI_STAR:
        return told
    unlike = clusters.number(LOW_AMONG_HIGH) + clusters.number(HIGH_AMONG_LOW)
    return [*told, (f"{unlike:,}", "unlike its neighbours")]


def among(found: Found) -> str:
    """Return which areas were set against each other, and what high and low mean."""
    within = found.wanted.subject.within
    where = name_of(within) if within else "Greater Manchester"
    tested = count_words(found.clusters.discoveries.tests, *found.words)
    return (
        f"High and low are above and below the mean of the {tested} of {where} that were tested. "
        f"Neighbours are {found.clusters.neighbours.about}."
    )


def alone(found: Found) -> Tag | None:
    """Return that areas without a neighbour were not tested, and which they are."""
    number = found.clusters.number(ALONE)
    if not number:
        return None
    sentence = describe_alone(number, found.clusters.neighbours.about, *found.words)
    rows = _rows(found, np.flatnonzero(found.clusters.kinds == ALONE))
    return tags.div(caution(sentence), deeper("Which they are", area_list("No neighbours", rows)))


def lists(found: Found) -> TagList:
    """Return the places and the areas that stand out, each to be selected with a click, then the method."""
    words = kind_words(found.clusters.settings.method)
    parts: list[Tag] = []
    for kind in (HIGH, LOW):
        if found.places[kind]:
            parts.append(area_list(sentence_case(words[kind]), _places(found, found.places[kind])))
    for kind in (LOW_AMONG_HIGH, HIGH_AMONG_LOW):
        areas = np.flatnonzero(found.clusters.kinds == kind)
        if areas.size:
            areas = areas[np.argsort(found.clusters.p_values[areas], kind="stable")]
            parts.append(area_list(sentence_case(words[kind]), _rows(found, areas[:MOST_LISTED])))
            parts[-1].append(_further(areas.size))
    return TagList(*(parts or [nearly(found)]), how(found))


def nearly(found: Found) -> Tag:
    """Return the areas that come nearest to being found, so that a reader who sees nothing sees why."""
    order = np.argsort(found.clusters.p_values, kind="stable")[:NEARLY]
    rows = [
        (code, name, parent, f"p {p_relation(float(found.clusters.p_values[at]))}")
        for at, (code, name, parent, _) in zip(order, _rows(found, order), strict=True)
    ]
    note = tags.p(
        "Each may well be chance: so many are tested that some stand out without reason.", class_="note"
    )
    return tags.div(area_list("Nearest to being found", rows), note)


def how(found: Found) -> Tag:
    """Return the method, one click deeper: the settings, the test, the sources, what it cannot show."""
    asked, clusters = found.clusters.settings, found.clusters
    held = (
        "Rates are allowed for how many people they rest on (empirical Bayes), so that chance in small areas "
        "makes no cluster."
        if clusters.with_counts
        else "Rates are taken as they are."
    )
    return method(
        f"{METHODS[asked.method]}, with all neighbours weighing the same. {held}",
        "Each area keeps its figure while its neighbours are drawn anew from all other areas, "
        f"{asked.permutations:,} times (seed {asked.seed}). The p-value is two-sided: twice the share of "
        "draws at least as far out.",
        f"Of {clusters.discoveries.tests:,} p-values some are small by chance, so areas are named only as "
        f"long as no more than {percent(asked.rate)} of them are likely to be chance (false discovery rate).",
        WHAT_IT_CANNOT_SHOW,
        SOURCES,
    )


def refusal(error: Exception, views: Views, found_for: str, level: str) -> Tag:
    """Return why there are no clusters, and for a count the rates of its theme instead."""
    indicator = views.catalogue.indicators.get(found_for)
    if indicator is None or indicator.measure != "count":
        return refused(str(error))
    rates = [
        one for one in held_at(views, level)
        if one.theme == indicator.theme and one.measure in ("proportion", "rate")
    ]  # fmt: skip
    offered = [show_button(one.id, one.title) for one in rates[:MOST_OFFERED]]
    return refused(str(error), *[tags.p(one) for one in offered])


def picture(request: Picture, views: Views) -> Tag:
    """Return the scatter of areas beside their neighbours."""
    from charts import (
        PANEL,
        PROJECTOR,
        MoranScatter,
        Words,
        alt_moran_scatter,
        plot_moran_scatter,
        title_moran_scatter,
    )

    found, subject = request.found, request.found.wanted.subject
    clusters, (singular, plural) = found.clusters, found.words
    areas = pd.DataFrame(
        {
            "area_code": found.view.area_codes,
            "score": clusters.scores,
            "neighbour_mean": clusters.neighbour_means,
            "found": np.isin(clusters.kinds, (HIGH, LOW, LOW_AMONG_HIGH, HIGH_AMONG_LOW)),
        }
    )
    sheet = PROJECTOR if request.projector else PANEL
    options = MoranScatter(clusters.overall.value, chosen_marks(request.chosen), sheet)
    words = Words(subject.indicator.title, subject.period, singular, plural)
    return drawing(
        svg_of(plot_moran_scatter(areas, options), alt_moran_scatter(areas, options, words)),
        title=title_moran_scatter(options, clusters.overall.p_value, words),
        note=f"One dot for each {singular}, darker where it is named on the map. The slope is Moran’s I.",
        foot=source_words(views, subject),
    )


def _places(found: Found, places: tuple[Place, ...]) -> list[tuple[str, str, str, str]]:
    """Return rows of places: a click selects the most extreme area of one."""
    codes = geodata.load_areas(found.view.level)["area_code"]
    singular, plural = found.words
    return [
        (
            str(codes.iloc[place.peak]),
            place.group.name,
            f"{place.group.areas:,} {singular if place.group.areas == 1 else plural}",
            value_words(found.wanted.subject, float(found.view.values[place.areas].mean())),
        )
        for place in places[:MOST_LISTED]
    ]


def _rows(found: Found, areas: np.ndarray) -> list[tuple[str, str, str, str]]:
    table = geodata.load_areas(found.view.level)
    return [
        (
            str(table["area_code"].iat[at]),
            str(table["name"].iat[at]),
            str(table["parent_name"].iat[at]),
            value_words(found.wanted.subject, float(found.view.values[at])),
        )
        for at in areas
    ]


def _further(number: int) -> Tag | None:
    more = number - MOST_LISTED
    return tags.p(f"{more:,} more in the table.", class_="note") if more > 0 else None
