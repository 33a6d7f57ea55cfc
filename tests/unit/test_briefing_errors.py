"""What can go wrong with a briefing."""

from __future__ import annotations

from analysis.errors import AnalysisError
from briefing import BriefingError, NothingToSay, Stopped, UnknownPlace


def test_what_a_reader_is_told_is_one_family_and_giving_up_is_none_of_it() -> None:
    assert issubclass(BriefingError, AnalysisError)
    assert issubclass(UnknownPlace, BriefingError) and issubclass(NothingToSay, BriefingError)
    assert not issubclass(Stopped, BriefingError)
