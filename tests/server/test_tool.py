"""What a tool is: found by its file, with a help text that can be read."""

from __future__ import annotations

import pytest

from modules.tools.tool import MOST_HELP_WORDS, Outcome, Tool, ToolError, discover_tools, offered


def tool(**given):
    """Return a tool with a short help text unless told otherwise."""
    usual = {
        "id": "sum",
        "title": "Sum",
        "note": "",
        "order": 1,
        "ui": print,
        "server": print,
        "help": "Adds.",
    }
    return Tool(**(usual | given))


def test_a_long_help_text_is_refused():
    assert tool(help="word " * MOST_HELP_WORDS)
    with pytest.raises(ToolError, match="The help of “Sum” has 121 words; 120 at most"):
        tool(help="word " * (MOST_HELP_WORDS + 1))


def test_a_setting_is_named_after_its_tool_in_the_address():
    from modules.tools.settings import Slider

    assert tool().key(Slider("k", "K", 1, 5, 2)) == "sum-k"


def test_an_outcome_paints_and_lists_nothing_unless_told():
    outcome = Outcome()
    assert outcome.painting() is None
    assert outcome.table() is None
    assert outcome.controls() == {}


def test_every_tool_of_the_page_has_its_own_id_place_and_settings():
    tools = discover_tools()
    assert [one.order for one in tools] == sorted(one.order for one in tools)
    for one in tools:
        names = [setting.id for setting in one.settings]
        assert len(names) == len(set(names)), one.id
        assert one.title and one.note and one.help


def test_a_tool_on_trial_is_offered_only_where_it_is_named():
    usual, trial = tool(), tool(id="own", trial=True)
    assert offered([usual, trial], "") == [usual]
    assert offered([usual, trial], "other, own") == [usual, trial]
