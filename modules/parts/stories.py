"""Ready stories: screens in an order, for a workshop, a review, an assessment; the bar that tells one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from htmltools import Tag, tags

FILE = Path(__file__).with_name("stories.toml")


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: its address without the question mark, and what to look at."""

    link: str
    say: str


@dataclass(frozen=True, slots=True)
class Story:
    """A story by its id, as the address bar names it (`story=<id>.<step>`, the first step is 1)."""

    id: str
    title: str
    note: str
    steps: tuple[Step, ...]

    def address(self, number: int) -> str:
        """Return the address of a step."""
        return f"?{self.steps[number - 1].link}&story={self.id}.{number}"


@cache
def stories() -> dict[str, Story]:
    """Return the stories by id, in their order."""
    read = tomllib.loads(FILE.read_text("utf-8"))
    return {
        name: Story(name, told["title"], told["note"], tuple(Step(**step) for step in told["steps"]))
        for name, told in read.items()
    }


def told_now(wish: str) -> tuple[Story, int] | None:
    """Return the story and the step that an address names; None where it names none that there is."""
    name, _, number = wish.partition(".")
    story = stories().get(name)
    if story is None or not number.isdecimal() or not 1 <= int(number) <= len(story.steps):
        return None
    return story, int(number)


def story_list() -> Tag:
    """Return the stories as links to their first steps."""
    items = [
        tags.li(
            tags.a(story.title, href=story.address(1), class_="link"), tags.span(story.note, class_="note")
        )
        for story in stories().values()
    ]
    return tags.ul(*items, class_="story-list")


def story_bar(wish: str) -> Tag | None:
    """Return the bar over the map that says what to look at and leads on; None without a story."""
    told = told_now(wish)
    if told is None:
        return None
    story, number = told
    last = number == len(story.steps)
    return tags.nav(
        tags.p(
            tags.strong(f"{story.title}, {number} of {len(story.steps)}"),
            tags.span(story.steps[number - 1].say),
            class_="story-words",
        ),
        tags.div(
            tags.a("Back", href=story.address(number - 1), class_="button-outline") if number > 1 else None,
            None if last else tags.a("Next", href=story.address(number + 1), class_="button-solid"),
            tags.button("End", type="button", class_="action", **{"data-action": "end-story"}),
            class_="story-ways",
        ),
        class_="story card",
        id="story-bar",
        **{"aria-label": "Story"},
    )
