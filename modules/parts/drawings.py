"""Drawings of charts, each made once in a process and kept: title, note, SVG with its alt text, footer."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

import geodata
from analysis.wording import sentence_case

from .chart_data import ChartRequest, area_rows, chosen_marks, comparator_lines, range_rows, trend_series
from .control_facts import source_words, unit_words
from .figures import figure_of, small_level
from .views import Views

MOST_KEPT = 400
ONE_PERIOD = "This indicator has one period only"
CLAIMANT_RULES = "Universal Credit changed who counts, 2016–18."


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart in words and lines; `svg` is empty where there is nothing to draw."""

    title: str
    note: str
    svg: str
    foot: str


class Drawings:
    """The process's drawings, safe to ask from several threads."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self._kept: OrderedDict[tuple, Drawing | None] = OrderedDict()
        self._lock = Lock()

    def ready(self, request: ChartRequest) -> bool:
        """Return whether the drawing is at hand."""
        return request.cache_key in self._kept

    def chart(self, request: ChartRequest) -> Drawing:
        """Return the chart of the open tab."""
        makers = {"stands": self._stands, "trend": self._trend, "ranked": self._ranked}
        found = self._keep(request.cache_key, lambda: makers[request.kind](request))
        assert found is not None
        return found

    def range(self, request: ChartRequest) -> Drawing | None:
        """Return the range of small areas inside the selected one; None where there is none to show."""
        return self._keep(("range", *request.cache_key[1:]), lambda: self._range(request))

    def _keep(self, key: tuple, make) -> Drawing | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return made

    def _stands(self, request: ChartRequest) -> Drawing:
        from charts import (
            Distribution,
            alt_distribution,
            plot_distribution,
            subtitle_distribution,
            title_distribution,
        )

        view = self.views.view(request.subject, request.settings)
        rows, words = area_rows(view), words_of(request)
        figure = figure_of(view, request.chosen.selected) if request.chosen.selected else None
        parent = figure.parent_code if figure else request.subject.within
        parent = parent if parent.startswith("E08") and request.subject.level != "borough" else ""
        options = Distribution(
            *request.measure,
            chosen_marks(request.chosen),
            comparator_lines(self.views, request, view),
            parent,
            request.sheet,
        )
        svg = svg_of(plot_distribution(rows, options), alt_distribution(rows, options, words))
        return Drawing(
            title_distribution(rows, options, words),
            subtitle_distribution(options, words),
            svg,
            self._source(request),
        )

    def _ranked(self, request: ChartRequest) -> Drawing:
        from charts import Ranked, alt_ranked, plot_ranked, title_ranked

        view = self.views.view(request.subject, request.settings)
        rows, words = area_rows(view), words_of(request)
        lines = [
            line
            for line in comparator_lines(self.views, request, view)
            if not request.against or line.name == geodata_name(request.against)
        ]
        options = Ranked(
            *request.measure,
            chosen_marks(request.chosen),
            lines[0] if lines else None,
            plural=words.plural,
            sheet=request.sheet,
        )
        svg = svg_of(plot_ranked(rows, options), alt_ranked(rows, options, words))
        return Drawing(title_ranked(rows, options, words), note_of(request), svg, self._source(request))

    def _trend(self, request: ChartRequest) -> Drawing:
        from charts import Trend, alt_trend, plot_trend, title_trend

        lines, rows = trend_series(self.views, request)
        if rows["period"].nunique() < 2:
            return Drawing(
                f"{ONE_PERIOD}: {request.subject.period}", note_of(request), "", self._source(request)
            )
        words = words_of(request)
        options = Trend(lines, *request.measure, sheet=request.sheet)
        claimants = f"{CLAIMANT_RULES} " if "claimant" in request.subject.indicator.id else ""
        svg = svg_of(plot_trend(rows, options), alt_trend(rows, options, words))
        return Drawing(
            title_trend(rows, options, words),
            note_of(request, period=False),
            svg,
            claimants + self._source(request),
        )

    def _range(self, request: ChartRequest) -> Drawing | None:
        from charts import Ranges, alt_range, plot_range, title_range

        view = self.views.view(request.subject, request.settings)
        rows = range_rows(self.views, request, view)
        if rows.empty:
            return None
        options = Ranges(*request.measure, sheet=request.sheet)
        words = words_of(request, inside=small_level(self.views, request.subject.key))
        svg = svg_of(plot_range(rows, options), alt_range(rows, options, words))
        return Drawing(
            title_range(rows, options, words),
            f"Average, and lowest to highest LSOA, {note_of(request, title=False)}",
            svg,
            "",
        )

    def _source(self, request: ChartRequest) -> str:
        return source_words(self.views, request.subject)


def words_of(request: ChartRequest, inside: str = ""):
    """Return what titles and alt texts call things."""
    from charts import Words

    subject = request.subject
    level = geodata.LEVELS[inside or subject.level]
    selected = geodata.area(request.chosen.selected) if request.chosen.selected else None
    within = geodata.area(subject.within) if subject.within else None
    parent = (
        selected.parent_name if selected and selected.level != "borough" else within.name if within else ""
    )
    return Words(
        title=subject.indicator.title,
        singular=level.singular,
        plural=level.plural,
        period=subject.period,
        parent_name=parent,
    )


def note_of(request: ChartRequest, *, period: bool = True, title: bool = True) -> str:
    """Return what is shown, in which unit and when."""
    subject = request.subject
    parts = [
        subject.indicator.title if title else "",
        unit_words(subject.indicator),
        subject.period if period else "",
    ]
    return (
        sentence_case(", ".join(part for part in parts if part))
        if title
        else ", ".join(part for part in parts if part)
    )


def geodata_name(code: str) -> str:
    """Return an area's name; the code itself when it is not held."""
    found = geodata.area(code)
    return found.name if found else code


def svg_of(figure, alt: str) -> str:
    """Return a figure as inline SVG with its alt text."""
    from charts import to_svg

    return to_svg(figure, alt)
