"""The two files of a briefing."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from threading import Event, Thread

import pytest

from analysis.errors import AnalysisError
from briefing import Files, Stopped, UnknownPlace, brief, files
from catalogue import load_catalogue
from store import Store
from tests.unit.made_briefings import BUCKLOW, THEMES, TRAFFORD

HEALTH = THEMES[1:2]


def make(*areas: tuple[str, str], **more) -> Files:
    return brief(Store(), load_catalogue(), areas, more.pop("themes", HEALTH), **more)


def test_a_page_and_slides_with_a_name_and_a_sentence() -> None:
    told: list[tuple[float, str]] = []
    found = make((TRAFFORD, "borough"), (TRAFFORD, ""), tell=lambda *one: told.append(one))
    assert found.page.startswith(b"<!DOCTYPE html>")
    assert zipfile.ZipFile(io.BytesIO(found.slides)).testzip() is None
    assert found.name.startswith("briefing_trafford_20")
    held = "one theme, six indicators, four charts and maps"
    assert found.sentence == f"A briefing on Trafford: {held}; {found.number_of_slides} slides."
    assert told[-1][1] == "Writing the slides"
    assert [share for share, _ in told] == sorted(share for share, _ in told)


def test_what_is_wrong_is_a_sentence_that_the_page_can_show() -> None:
    with pytest.raises(UnknownPlace) as fault:
        make(("E99", ""))
    assert isinstance(fault.value, AnalysisError)


def test_one_is_made_at_a_time_and_who_waits_is_told(monkeypatch) -> None:
    waiting, told = Event(), list[str]()
    with files._ONE_AT_A_TIME:

        def tell(share: float, words: str) -> None:
            told.append(words)
            waiting.set()

        def wait() -> None:
            with pytest.raises(Stopped):
                make((BUCKLOW, "ward25"), tell=tell, stop=waiting.is_set)

        other = Thread(target=wait)
        other.start()
        other.join(timeout=30)
    assert not other.is_alive() and told[0] == "Waiting until another briefing is done"


def test_the_page_starts_without_what_only_briefings_need() -> None:
    code = "import sys, briefing; print(sorted({'matplotlib', 'pptx', 'lxml', 'shiny'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
