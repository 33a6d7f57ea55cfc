"""The panel's chart: drawn off the event loop after the last slider event, one drawing for everybody."""

from __future__ import annotations

from collections.abc import Callable

from htmltools import Tag, TagList, tags
from shiny import render

from .chart_data import ChartRequest
from .drawings import Drawing, Drawings
from .figures import Beside
from .later import Later
from .page_state import PageState, while_open
from .tool_words import drawing

TABS = (("stands", "Where it stands"), ("trend", "Over time"), ("ranked", "Ranked"))


def charts_server(*, state: PageState, drawings: Drawings, against: Callable[[], Beside | None]) -> None:
    """Draw the chart of the open tab, and what goes with it."""
    later = Later(
        lambda: request_of(state, against()),
        lambda request: drawn(drawings, request),
        when=while_open(state, ""),
        ready=drawings.ready,
    )

    @render.ui
    def picture() -> TagList:
        return later.finished() or TagList(tags.div("Drawing …", class_="chart-wait"))


def request_of(state: PageState, against: Beside | None) -> ChartRequest:
    """Return what the session wants drawn."""
    wished = state.wish("chart")
    return ChartRequest(
        kind=wished if wished in dict(TABS) else "stands",
        subject=state.subject(),
        settings=state.settings(),
        chosen=state.chosen(),
        against=against.code if against else "",
        projector=state.wish("mode") == "projector",
    )


def drawn(drawings: Drawings, request: ChartRequest) -> TagList:
    """Return tabs, title, drawing and footer; under it the range of small areas, when there are any."""
    main = drawings.chart(request)
    below = drawings.range(request)
    return TagList(
        tags.div(
            *[
                tags.button(
                    label,
                    type="button",
                    class_="chart-tab",
                    role="tab",
                    id=f"tab-{kind}",
                    **{
                        "data-chart-tab": kind,
                        "aria-selected": "true" if kind == request.kind else "false",
                        "aria-controls": "chart-now",
                    },
                )
                for kind, label in TABS
            ],
            class_="chart-tabs",
            role="tablist",
            **{"aria-label": "Charts"},
        ),
        tags.div(_shown(main), id="chart-now", role="tabpanel", **{"aria-labelledby": f"tab-{request.kind}"}),
        tags.section(_shown(below), class_="section") if below else None,
    )


def _shown(one: Drawing) -> Tag:
    return drawing(one.svg, title=one.title, note=one.note, foot=one.foot)
