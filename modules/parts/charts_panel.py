"""The panel's chart: drawn off the event loop 300 ms after the last slider event, one drawing for everybody.

Map, sentence and numbers never wait for it. A drawing that is out of date when it is done is dropped: a new
request cancels the one under way.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from htmltools import HTML, Tag, TagList, tags
from shiny import reactive, render
from shiny.types import SilentException, SilentOperationInProgressException

from .chart_data import ChartRequest
from .drawings import Drawing, Drawings
from .figures import Beside
from .page_state import PageState

PAUSE_SECONDS = 0.3
TABS = (("stands", "Where it stands"), ("trend", "Over time"), ("ranked", "Ranked"))


def charts_server(*, state: PageState, drawings: Drawings, against: Callable[[], Beside | None]) -> None:
    """Draw the chart of the open tab, and what goes with it."""
    last: list[TagList] = []
    asked: list[tuple] = []

    @reactive.extended_task
    async def draw(request: ChartRequest) -> TagList:
        if not drawings.ready(request):
            await asyncio.sleep(PAUSE_SECONDS)
        return await asyncio.to_thread(drawn, drawings, request)

    @reactive.effect
    def ask() -> None:
        renew(draw, request_of(state, against()), asked)

    @render.ui
    def picture() -> TagList:
        return newest(draw, last)


def renew(draw: reactive.ExtendedTask, request: ChartRequest, asked: list[tuple]) -> None:
    """Draw anew, in place of what is under way, unless the drawing would be the same."""
    if asked != [request.cache_key]:
        asked[:] = [request.cache_key]
        draw.cancel()
        draw(request)


def newest(draw: reactive.ExtendedTask, last: list[TagList]) -> TagList:
    """Return the newest drawing; the one before it while another is under way or was dropped."""
    try:
        last[:] = [draw.result()]
    except SilentOperationInProgressException:
        raise
    except SilentException:
        pass
    return last[0] if last else TagList(tags.div("Drawing …", class_="chart-wait"))


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
