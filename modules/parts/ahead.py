"""Figures that are read while the browser loads the page's scripts, so that they are there when it asks."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from .figures import beside, figure_of
from .state import Notices, resolve_chosen, resolve_settings, resolve_subject
from .views import Views

told = logging.getLogger("explorer.ahead")


class Ahead:
    """Reads, in a thread of its own, what the pages being sent will show."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead")
        self._reading: Future[None] | None = None

    def read(self, views: Views, wishes: Mapping[str, str]) -> None:
        """Begin to read the figures for the wishes of a link, unless others are being read.

        Links may come faster than figures, from whoever follows them all: none of them waits in a line.
        """
        if self._reading is None or self._reading.done():
            self._reading = self._worker.submit(_read, views, dict(wishes))


def _read(views: Views, wishes: Mapping[str, str]) -> None:
    try:
        first_figures(views, wishes)
    except Exception as fault:
        # The session meets the same fault a moment later, and tells its reader.
        told.info("The figures of %s could not be read ahead: %s", wishes, fault)


def first_figures(views: Views, wishes: Mapping[str, str]) -> None:
    """Ask the views for what a session with these wishes asks first; they keep it."""
    unsaid = Notices()
    subject = resolve_subject(wishes, views.catalogue, views, unsaid)
    settings = resolve_settings(wishes, unsaid)
    view = views.view(subject, settings)
    views.ladder(subject.key, subject.population, settings.method)
    selected = resolve_chosen(wishes, subject.level, unsaid).selected
    beside(views, subject, figure_of(view, selected) if selected else None, subject.within)
