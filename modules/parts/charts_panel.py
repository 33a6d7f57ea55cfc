"""The panel's chart: drawn off the event loop after the last slider event, one drawing for everybody."""

from __future__ import annotations

from collections.abc import Callable

from htmltools import HTML, Tag, TagList, tags
from shiny import render

from .chart_data import ChartRequest
from .drawings import Drawing, Drawings
from .figures import Beside
from .later import Later
from .page_state import PageState

TABS = (("stands", "Where it stands"), ("trend", "Over time"), ("ranked", "Ranked"))


def charts_server(*, state: PageState, drawings: Drawings, against: Callable[[], Beside | None]) -> None:
    """Draw the chart of the open tab, and what goes with it."""
    later = Later(
        lambda: request_of(state, against()), lambda request: drawn(drawings, request), ready=drawings.ready
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
        tags.div(shown(main), id="chart-now", role="tabpanel", **{"aria-labelledby": f"tab-{request.kind}"}),
        tags.section(shown(below), class_="section") if below else None,
    )


def shown(drawing: Drawing) -> Tag:
    """Return one drawing with its finding as the title."""
    return tags.div(
        tags.h3(drawing.title, class_="chart-title"),
        tags.p(drawing.note, class_="chart-note") if drawing.note else None,
        tags.div(HTML(drawing.svg), class_="chart") if drawing.svg else None,
        tags.p(drawing.foot, class_="chart-foot") if drawing.foot else None,
    )
