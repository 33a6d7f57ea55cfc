"""`python -m briefing`."""

from __future__ import annotations

import io
import re

import pytest

from briefing import command
from briefing.command import DONE, INTERRUPTED, NOT_DONE, Line, main, parser, themes_asked
from briefing.errors import BriefingError

HELD = {"worklessness", "health", "early_years"}


def test_a_page_and_slides_an_area(tmp_path) -> None:
    out = io.StringIO()
    assert main(["E08000009", "--out", str(tmp_path / "made"), "--themes", "health"], out) == DONE
    names = sorted(path.name for path in (tmp_path / "made").iterdir())
    assert [re.sub(r"\d{4}-\d\d-\d\d", "DAY", name) for name in names] == [
        "briefing_trafford_DAY.html",
        "briefing_trafford_DAY.pptx",
    ]
    assert re.fullmatch(r"A briefing on Trafford: one theme, .* slides\. .*  [\d.]+ s\n", out.getvalue())


def test_all_are_the_ten_boroughs_and_greater_manchester(tmp_path, monkeypatch) -> None:
    asked: list[list[str]] = []

    def made(figures, wish, tell):
        asked.append([one.name for one in wish.places])
        raise KeyboardInterrupt if len(asked) == 2 else BriefingError("no")

    monkeypatch.setattr(command, "as_files", made)
    assert main(["--all", "--together", "--out", str(tmp_path)], io.StringIO()) == NOT_DONE
    assert len(asked[0]) == 11 and asked[0][-1] == "Greater Manchester"
    assert main(["--all", "--out", str(tmp_path)], io.StringIO()) == INTERRUPTED
    assert asked[1] == ["Bolton"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Say which areas"),
        (["Narnia"], "no area “Narnia”"),
        (["Trafford", "--themes", "cheese"], "no theme “cheese”; there are worklessness, health"),
        (["Trafford", "--against", "E99"], "no area “E99” to compare with"),
    ],
)
def test_what_is_wrong_is_a_sentence_and_nothing_is_written(arguments, words, tmp_path, capsys) -> None:
    assert main([*arguments, "--out", str(tmp_path)], io.StringIO()) == NOT_DONE
    assert words in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_another_data_folder_is_known_from_the_start(tmp_path, monkeypatch) -> None:
    ran: list[tuple[list[str], str]] = []

    class Ran:
        returncode = 7

    def run(called, check, env):
        ran.append((called[1:], env["EXPLORER_DATA"]))
        return Ran

    monkeypatch.setattr(command.subprocess, "run", run)
    assert main(["Bury", "--data", str(tmp_path)]) == 7
    assert ran == [(["-m", "briefing", "Bury", "--data", str(tmp_path)], str(tmp_path))]


def test_themes_are_in_the_order_of_the_tabs_whatever_the_wish() -> None:
    assert themes_asked((), HELD) == (
        ("worklessness", "Worklessness"),
        ("health", "Health"),
        ("early_years", "Early years"),
    )
    assert themes_asked(("health", "worklessness"), HELD)[0][0] == "worklessness"
    assert parser().parse_args(["--themes", "health, skills"]).themes == ("health", "skills")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_in_a_terminal_and_wiped_away() -> None:
    out = Terminal()
    line = Line(out, "Bury")
    line.tell(0.5, "Writing the page")
    line.done("Done.")
    shown = out.getvalue()
    assert "\rBury:  50 %  Writing the page" in shown
    assert shown.rsplit("\r", 1)[1].startswith("Done.")
    quiet = io.StringIO()
    Line(quiet, "Bury").tell(0.5, "Writing the page")
    assert quiet.getvalue() == ""
