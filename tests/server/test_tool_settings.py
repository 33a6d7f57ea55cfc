"""The settings of tools: the nearest valid value of whatever a link says, and back to the same text."""

from __future__ import annotations

from dataclasses import replace

import pytest

import app
from modules.parts.setting_controls import control, tool_controls
from modules.tools.settings import Choice, IndicatorChoice, Kept, Slider, Switch, Text
from modules.tools.tool import ToolError
from tests.server.made_up_tool import DOUBLING

SETTINGS = {
    "slider": (Slider("k", "K", 1, 50, 10), {"7": 7, "99": 50, "-3": 1, "many": 10, "nan": 10}),
    "choice": (Choice("how", "How", {"a": "A", "b": "B"}, "a"), {"b": "b", "c": "a", "": "a"}),
    "switch": (Switch("on", "On"), {"1": True, "": False, "yes": False}),
    "indicator": (
        IndicatorChoice("x", "X", "no_qualifications"),
        {"social_rented": "social_rented", "<script>": "no_qualifications"},
    ),
    "text": (Text("s", "S", longest=5), {" a \n b ": "a b", "abcdefgh": "abcde", "abcd efg": "abcd", "": ""}),
    "kept": (Kept("w", "a:1"), {"b:2": "b:2"}),
}
CASES = [(one, wish, value) for one, cases in SETTINGS.values() for wish, value in cases.items()]


@pytest.mark.parametrize(("setting", "wish", "value"), CASES, ids=lambda one: str(getattr(one, "id", one)))
def test_any_text_becomes_a_valid_value_whose_text_leads_back_to_it(setting, wish, value):
    found = setting.valid(wish)
    assert found == value
    assert setting.valid(setting.text(found)) == value


@pytest.mark.parametrize("setting", [one for one, _ in SETTINGS.values()], ids=SETTINGS)
def test_the_usual_text_is_the_default(setting):
    assert setting.text(setting.valid(setting.usual)) == setting.usual


@pytest.fixture
def draw():
    """Draw the controls of the made-up tool at a link's wishes."""
    catalogue = app.SHELF.newest().views.catalogue
    return lambda **wishes: str(tool_controls(DOUBLING, wishes, catalogue, app.THEMES))


def test_every_setting_has_a_labelled_control_by_its_name_in_the_address(draw):
    html = draw(tool="doubling")
    for setting in DOUBLING.settings:
        assert f'data-key="{DOUBLING.key(setting)}"' in html
    for label in ("Times", "How", "Beside", "Loudly"):
        assert label in html


def test_controls_stand_at_what_the_link_says_and_are_hidden_until_the_tool_is_open(draw):
    html = draw(tool="doubling", **{"doubling-how": "not", "doubling-other": "social_rented"})
    assert '<option value="not" selected' in html
    assert '<option value="social_rented" selected' in html
    assert 'hidden=""' in draw(tool="").split(">")[0]
    assert 'hidden=""' not in html.split(">")[0]


def test_settings_that_are_folded_wait_under_the_others():
    folding = replace(DOUBLING, folded=("times", "loud"))
    html = str(tool_controls(folding, {}, app.SHELF.newest().views.catalogue, app.THEMES))
    seen, _, waiting = html.partition("<details")
    assert 'data-key="doubling-how"' in seen
    assert 'data-key="doubling-times"' in waiting and 'data-key="doubling-loud"' in waiting
    assert 'data-key="doubling-times"' not in seen


def test_a_tool_cannot_fold_what_it_has_not():
    with pytest.raises(ToolError, match="“Doubling” folds settings that it does not have: twice"):
        replace(DOUBLING, folded=("twice",))


class Odd:
    """What has a name and values, and no control."""

    id, usual = "odd", ""

    def valid(self, wish: object) -> object:
        return wish

    def text(self, value: object) -> str:
        return str(value)


def test_what_is_no_setting_has_no_control():
    with pytest.raises(TypeError, match="no control for a Odd"):
        control(DOUBLING, Odd(), {}, app.SHELF.newest().views.catalogue, app.THEMES)


@pytest.mark.parametrize("tool", app.TOOLS, ids=lambda one: one.id)
def test_help_stands_beside_every_setting_of_every_tool(tool):
    without = [one.id for one in tool.settings if not isinstance(one, Kept) and not one.why]
    assert without == []
