"""The ready stories: every screen of them opens as it is told, and no figure stands in their words."""

from __future__ import annotations

import re

import pytest

import app
from modules.parts.explorer import link_sentences
from modules.parts.state import parse_address
from modules.parts.stories import stories, story_bar, story_list, told_now

STEPS = [(story, number) for story in stories().values() for number in range(1, len(story.steps) + 1)]
IDS = [f"{story.id}.{number}" for story, number in STEPS]


def test_there_are_three_stories_each_with_several_screens():
    assert set(stories()) == {"workshop", "borough", "needs"}
    assert all(4 <= len(story.steps) <= 8 for story in stories().values())


@pytest.mark.parametrize(("story", "number"), STEPS, ids=IDS)
def test_every_screen_opens_without_a_notice(screen, story, number):
    wishes = parse_address(story.address(number))
    opened = screen(story.address(number))
    assert link_sentences(opened.notices, wishes, app.THEMES, app.TOOLS) == []
    settings = {tool.key(one): one for tool in app.TOOLS for one in tool.settings}
    for key in wishes.keys() & settings.keys():
        assert settings[key].text(settings[key].valid(wishes[key])) == wishes[key]


@pytest.mark.parametrize(("story", "number"), STEPS, ids=IDS)
def test_no_figure_stands_in_the_words(story, number):
    assert not re.search(r"\d", story.steps[number - 1].say)


@pytest.mark.parametrize(("story", "number"), STEPS, ids=IDS)
def test_the_bar_says_where_one_is_and_leads_both_ways(story, number):
    bar = str(story_bar(f"{story.id}.{number}"))
    assert f"{number} of {len(story.steps)}" in bar
    assert ("Back" in bar) == (number > 1)
    assert ("Next" in bar) == (number < len(story.steps))


@pytest.mark.parametrize("wish", ["", "workshop", "workshop.0", "workshop.99", "workshop.x", "nobody.1", "."])
def test_what_names_no_step_shows_no_bar(wish):
    assert told_now(wish) is None
    assert story_bar(wish) is None


def test_the_list_links_to_every_first_screen():
    html = str(story_list())
    assert all(f"story={name}.1" in html for name in stories())
