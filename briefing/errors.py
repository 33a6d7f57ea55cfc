"""What can go wrong with a briefing, each with a sentence that its reader understands."""

from __future__ import annotations

from analysis.errors import AnalysisError


class BriefingError(AnalysisError):
    """A briefing that cannot be made; the message says why and what to do."""


class UnknownPlace(BriefingError):
    """There is no such area in Greater Manchester."""


class NothingToSay(BriefingError):
    """Nothing is held of the themes that were asked for."""


class Stopped(Exception):
    """Nobody waits for the briefing any more."""
