"""The process's figures with a session's own laid over them: gone with the session.

Every part and tool of the page is handed these views. While a session has no data of its own they are the
process's, with all that is cached there; afterwards what is published still comes from there, and what is the
session's is kept in objects that only the session holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from shiny import reactive
from shiny.reactive._extended_task import DenialContext

from own import Holding, Indicators

from .chart_data import ChartRequest
from .drawings import Drawing, Drawings
from .state import Subject
from .views import Views

BY_INDICATOR = (
    "observations", "natural", "_source_of", "ladder", "comparators", "periods", "dimensions", "absent",
    "series", "_cached_view",
)  # fmt: skip
"""What is asked of views with an indicator's id, or a key that begins with it."""


class LayeredStore:
    """The process's store, and a session's own figures by their ids."""

    def __init__(self, published: Any, own: Holding) -> None:
        self._published, self._own = published, own

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._published, name)
        if not callable(asked) or name == "sources":
            return asked
        return lambda first, *rest, **more: getattr(self._of(first), name)(first, *rest, **more)

    def _of(self, first: str) -> Any:
        mine = first in self._own.indicators or first == self._own.origin.source_id
        return self._own if mine else self._published


class LayeredViews(Views):
    """Views of a store of both: what is published is taken from the process's views, and not kept twice."""

    def __init__(self, published: Views, own: Holding) -> None:
        every = Indicators(published.catalogue.indicators, own.indicators)
        super().__init__(LayeredStore(published.store, own), replace(published.catalogue, indicators=every))
        self.own = own
        for name in BY_INDICATOR:
            setattr(self, name, self._routed(getattr(self, name), getattr(published, name)))
        kept, theirs = self.provenance, published.provenance
        self.provenance = lambda source: (kept if source == own.origin.source_id else theirs)(source)
        self.drawings = Drawings(self)

    def _routed(self, own: Callable, published: Callable) -> Callable:
        mine = self.own.indicators

        def asked(first: Any, *rest: Any, **more: Any) -> Any:
            name = first if isinstance(first, str) else first[0]
            return (own if name in mine else published)(first, *rest, **more)

        return asked


class SessionViews:
    """What a session shows now: every attribute is that of the process's views, or of those laid over them.

    Read inside a reactive function, it makes that function run again when the session's data change.
    """

    def __init__(self, published: Views) -> None:
        self._published = published
        self._now: Views = published
        self._changes: reactive.Value[int] = reactive.value(0, name="changes")

    @property
    def current(self) -> Views:
        """The views as they are at this moment."""
        if in_reactive():
            self._changes()
        return self._now

    def __getattr__(self, name: str) -> Any:
        return getattr(self.current, name)

    @property
    def layered(self) -> LayeredViews | None:
        """Those with the session's own data; None while it has none."""
        now = self.current
        return now if isinstance(now, LayeredViews) else None

    def lay(self, own: Holding | None) -> None:
        """Show a session's own figures beside the published ones, or no longer."""
        if own is None and self._now is self._published:
            return
        self._now = self._published if own is None else LayeredViews(self._published, own)
        with reactive.isolate():
            self._changes.set(self._changes() + 1)

    def end(self) -> None:
        """Let go of a session's own figures when nobody will look any more."""
        self._now = self._published

    def has(self, subject: Subject) -> bool:
        """Return whether a subject is the session's own."""
        layered = self.layered
        return layered is not None and subject.indicator.id in layered.own.indicators


class SessionDrawings:
    """The process's drawings, and those of a session's own data, which only it keeps."""

    def __init__(self, published: Drawings, views: SessionViews) -> None:
        self._published, self._views = published, views

    def _of(self, request: ChartRequest) -> Drawings:
        now = self._views.layered
        return now.drawings if now is not None and self._views.has(request.subject) else self._published

    def ready(self, request: ChartRequest) -> bool:
        """Return whether the drawing is at hand."""
        return self._of(request).ready(request)

    def chart(self, request: ChartRequest) -> Drawing:
        """Return the chart of the open tab."""
        return self._of(request).chart(request)

    def range(self, request: ChartRequest) -> Drawing | None:
        """Return the range of small areas inside the selected one; None where there is none to show."""
        return self._of(request).range(request)


def in_reactive() -> bool:
    """Return whether this is asked inside a reactive function, not in a thread or as a session ends."""
    try:
        return not isinstance(reactive.get_current_context(), DenialContext)
    except RuntimeError:
        return False
