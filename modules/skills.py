"""Skills: qualifications, schools, further education, pay; the gap in people between two areas."""

from __future__ import annotations

from collections.abc import Callable

from htmltools import Tag, TagList, tags
from shiny import Inputs, Outputs, Session, module, render

from analysis.gap import AreaRate, skills_gap
from analysis.view import View
from analysis.wording import format_number, possessive
from catalogue import BASE_WORDS, people_per

from .parts.figures import Beside, figure_of
from .parts.page_state import PageState, read
from .parts.people import about, base_of, no_base
from .parts.state import Chosen, Subject
from .parts.theme_card import answer, note, theme_card
from .parts.views import Views
from .theme import Parameter, Theme

SHARE = Parameter(
    "share",
    "Share of the gap to close",
    10,
    100,
    100,
    step=5,
    unit=" %",
    why="How much of the distance between the two areas is closed. 100 % is matching the better one.",
)
QUESTION = "How many people lie between two areas?"
STEPS = {
    "no_qualifications": "gain a qualification",
    "no_qualifications_2011": "gain a qualification",
    "level3_or_above": "reach Level 3",
}
BOWDON, BUCKLOW = "E05015241", "E05015244"


@module.ui
def skills_ui(wishes: dict) -> Tag:
    """Return the theme's card."""
    return theme_card(QUESTION, (SHARE,), wishes, "skills", "gap")


@module.server
def skills_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: Views,
    against: Callable[[], Beside | None],
) -> None:
    """Answer for the first two chosen areas."""

    @render.ui
    def gap():
        share = SHARE.valid(read(input, "share") or SHARE.default)
        return gap_answer(state.subject(), state.view(), state.chosen(), share)


def gap_answer(subject: Subject, view: View, chosen: Chosen, share: float) -> TagList:
    """Return how many people of the area behind would close the gap to the other.

    `share` is the part of the gap to close, in per cent.
    """
    indicator = subject.indicator
    both = [one for one in (figure_of(view, code) for code in chosen.codes[:2]) if one]
    if len(both) < 2:
        hint = "Choose two areas: click one, click it again to keep it, then click another."
        return TagList(note(hint), try_bowdon())
    if indicator.people_base is None:
        return TagList(note(no_base(indicator.title)))
    first, second = (AreaRate(one.name, one.value, base_of(subject, one.code)) for one in both)
    behind, found = skills_gap(first, second, indicator.polarity, people_per(indicator))
    if found.people is None:
        return TagList(note(f"Not counted: {found.reason}."))
    if found.people < 1:
        return TagList(answer(f"{first.name} and {second.name} are level."))
    ahead = second if behind is first else first
    what = STEPS.get(indicator.id, "move across")
    base = f"{format_number(behind.base)} {BASE_WORDS[indicator.people_base]}"
    return TagList(
        answer(
            *about(found.people * share / 100),
            f" in {behind.name} would have to {what} to close {share:g} % of the gap to {ahead.name}.",
        ),
        note(f"{possessive(behind.name)} rate on {base}; the number is rounded."),
    )


def try_bowdon() -> Tag:
    """Return the example that the workshop asked for: Bowdon, and the ward that holds Partington."""
    link = f"?indicator=no_qualifications_2011&level=ward25&selected={BUCKLOW}&tray={BOWDON}"
    return tags.p(tags.a("Try Bowdon and Partington", href=link, class_="link"), class_="note")


THEME = Theme(
    id="skills",
    title="Skills",
    order=40,
    ui=skills_ui,
    server=skills_server,
    opens_with="no_qualifications_2011",
    parameters=(SHARE,),
)
