"""What a session's relationship tool has found so far: made in threads, each answer kept for all sessions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from analysis.errors import AnalysisError
from analysis.residual_pattern import ResidualPattern

from ...parts.drawings import Drawing
from ...parts.figures import Beside
from ...parts.later import Later
from ...parts.page_state import PageState
from ...parts.views import Views
from .drawing import Picture, effects_of, scatter_of
from .figures import Asked, Floats, Limits, Relation, Several, pattern_of, relation_of, several_of

LINE, REGRESSION = "the line", "the regression"
Regressed = tuple[Asked, Several, Drawing]


class Findings:
    """Relation, scatter, pattern and regression of one session; every member but `asked` may still be None.

    `asked()` and `limits()` are reactive: what the reader set, None while the tool is closed. Members raise
    the `AnalysisError` that says why there is no answer.
    """

    def __init__(
        self,
        asked: Callable[[], Asked | None],
        limits: Callable[[], Limits],
        *,
        state: PageState,
        views: Views,
        against: Callable[[], Beside | None],
    ) -> None:
        self.asked, self.limits, self._state = asked, limits, state

        def picture() -> Picture | None:
            wanted, comparator = asked(), against()
            code = comparator.code if comparator else ""
            return wanted and Picture(wanted.alone, state.chosen(), code, self._projected)

        def several() -> tuple[Asked, bool] | None:
            wanted = asked()
            return (wanted, self._projected) if wanted and any(wanted.also) else None

        def regressed(wanted: tuple[Asked, bool]) -> Regressed:
            return wanted[0], several_of(views, wanted[0]), effects_of(views, *wanted)

        def alone() -> Asked | None:
            wanted = asked()
            return wanted and wanted.alone

        self._relations = Later(alone, partial(relation_of, views), pause=0.0)
        self._pictures = Later(picture, partial(scatter_of, views))
        self._patterns = Later(asked, partial(pattern_of, views))
        self._regressions = Later(several, regressed)

    @property
    def _projected(self) -> bool:
        return self._state.wish("mode") == "projector"

    def relation(self) -> Relation | None:
        """Return the newest relation, if it is of the areas that the map shows now."""
        found, subject = self._relations.newest(), self._state.subject()
        if found is None:
            return None
        of = found.asked.subject
        return found if (of.level, of.within) == (subject.level, subject.within) else None

    def picture(self) -> Drawing | None:
        """Return the newest scatter."""
        return self._pictures.newest()

    def pattern(self) -> ResidualPattern | None:
        """Return whether what is left over has a pattern on the map."""
        return self._patterns.newest()

    def regression(self) -> Regressed | None:
        """Return the regression on all exposures, with what it was asked for and its drawing."""
        wanted = self.asked()
        held = self._regressions.newest() if wanted and any(wanted.also) else None
        return held if held and held[0].subject == self._state.subject() else None

    def left_over(self) -> tuple[Floats, str] | None:
        """Return what is left over of each area, and by what: the line, or the regression if there is one."""
        found, wanted = self.relation(), self.asked()
        if found is None or wanted is None:
            return None
        if not any(wanted.also):
            return found.residuals, LINE
        held = self.regression()
        return (held[1].residuals, REGRESSION) if held else None

    @property
    def model(self) -> str:
        """What expects something of an area: the line, or the regression."""
        wanted = self.asked()
        return REGRESSION if wanted and any(wanted.also) else LINE

    def stands(self) -> bool:
        """Return whether there is a relation: where there is none, the first sentence says why."""
        return quietly(self.relation) is not None


def quietly(make: Callable[[], Any]) -> Any:
    """Return what is made, None where the figures cannot answer: another part says why."""
    try:
        return make()
    except AnalysisError:
        return None
