"""Clusters: where high and low figures lie together, and which areas stand out from their neighbours."""

from __future__ import annotations

import time

from htmltools import Tag, TagList
from shiny import module, reactive, ui

from analysis.clusters import GI_STAR, MORAN
from analysis.clusters import Settings as Asked
from analysis.errors import AnalysisError
from analysis.permutation import Stopped

from ...parts.later import Later
from ...parts.painting import Painting
from ...parts.plain_ui import plain_ui
from ...parts.tool_table import ToolTable
from ...parts.tool_words import waiting
from ..settings import Choice, Slider, value_of
from ..tool import Outcome, Tool
from .answer import Picture, answer, lists, picture, refusal
from .finding import NEAREST, TOUCHING, WITHIN, Found, Wanted, find
from .map import paint, table

PATIENCE_SECONDS = 0.8
"""A run that takes longer shows how far it is."""

METHOD = Choice(
    "method", "Look for", {MORAN: "Clusters and outliers", GI_STAR: "Hot and cold spots"}, MORAN,
    why="Clusters and outliers (local Moran’s I) also name areas unlike their neighbours. Hot and cold spots "
    "(Getis–Ord Gi*) judge an area and its neighbours as one.",
)  # fmt: skip
NEAR = Choice(
    "near", "Neighbours are",
    {TOUCHING: "Areas that touch", NEAREST: "The nearest few", WITHIN: "All within a distance"}, TOUCHING,
    why="Touching areas, corners included, are the usual choice where areas cover the ground. The nearest "
    "few give every area as many; a distance treats town and country alike, and may leave areas without any.",
)  # fmt: skip
NUMBER = Slider(
    "number", "How many nearest", 1, 20, 6,
    why="Six is how many neighbours an LSOA has on average where neighbours are those that touch.",
)  # fmt: skip
KILOMETRES = Slider(
    "kilometres", "Within", 0.5, 20, 3, step=0.5, unit=" km",
    why="Between points in the middle of areas. The nearest ward is about 1.6 kilometres off, the nearest "
    "LSOA 0.5.",
)  # fmt: skip
RATE = Slider(
    "rate", "False finds at most", 1, 20, 5, unit=" %",
    why="The share of finds that may be chance, on average: the false discovery rate. Five in a hundred is "
    "usual. Without it, 1,700 tests at 5 % would find 85 clusters in a map of pure chance.",
)  # fmt: skip
PERMUTATIONS = Slider(
    "permutations", "Permutations", 999, 9999, 9999, step=1000,
    why="How often neighbours are drawn at random. With few, no p-value can be small enough for a few areas "
    "to be found among many.",
)  # fmt: skip
COUNTS = Choice(
    "counts", "Small counts", {"held": "Hold back rates of few people", "plain": "Take rates as they are"},
    "held",
    why="Where counts are published, a rate of few people is held back towards the overall one (empirical "
    "Bayes), as chance alone makes it extreme.",
)  # fmt: skip
SEED = Slider(
    "seed", "Seed", 1, 50, 1,
    why="Starts the random draws: the same seed gives the same answer. What stays under another is no "
    "accident of the draw.",
)  # fmt: skip
SETTINGS = (METHOD, NEAR, NUMBER, KILOMETRES, RATE, PERMUTATIONS, COUNTS, SEED)

HELP = (
    "Finds where high figures lie beside high ones and low beside low, more than chance would put them, and "
    "single areas unlike their neighbours. It works on rates, never on counts: a map of counts is a map of "
    "where people live. High and low are above and below the mean of all areas shown, so drill into a "
    "borough to judge its areas against each other. Press an entry of the legend to see only those areas, a "
    "row of a list to select one. A cluster that rests on few permutations, or on one seed, may be chance: "
    "raise the one and change the other."
)


@module.ui
def clusters_ui() -> Tag:
    """Return the places of sentence, scatter, and lists with the method."""
    return TagList(ui.output_ui("words"), ui.output_ui("scatter"), ui.output_ui("further"))


@module.server
def clusters_server(input, output, session, *, state, views, against) -> Outcome:
    """Look for clusters off the event loop, and show the newest answer."""
    progress = Progress()

    def wanted() -> Wanted | None:
        return wanted_of(input, state) if state.wish("tool") == TOOL.id else None

    def make(asked: Wanted, stop) -> Found | None:
        try:
            return find(views, asked, lambda share: progress.at(share) and not stop())
        except Stopped:
            return None

    later = Later(wanted, progress.timed(make), stop=True)

    @reactive.calc
    def found() -> Found | None:
        newest, subject = later.newest(), state.subject()
        fits = newest and (newest.view.level, newest.wanted.subject.within) == (subject.level, subject.within)
        return newest if fits else None

    drawn = Later(
        lambda: Picture(found(), state.chosen(), state.wish("mode") == "projector") if known(found) else None,
        lambda request: picture(request, views),
        pause=0.0,
    )

    @plain_ui
    def words():
        slow = later.working and progress.slow(session)
        try:
            newest = found()
        except AnalysisError as error:
            subject = state.subject()
            return refusal(error, views, subject.indicator.id, subject.level)
        if newest is None or slow:
            return waiting("Looking for clusters …", progress.share if slow else None)
        return answer(newest)

    @plain_ui
    def scatter():
        return drawn.newest() if known(found) else None

    @plain_ui
    def further():
        return lists(found()) if known(found) else None

    @reactive.calc
    def painting() -> Painting | None:
        return paint(found()) if found() else None

    @reactive.calc
    def rows() -> ToolTable | None:
        return table(found()) if found() else None

    return Outcome(painting, rows, lambda: controls(value_of(input, NEAR)))


class Progress:
    """How far the run of one session is, and since when; told from its thread."""

    def __init__(self) -> None:
        self.share, self.since = 0.0, 0.0

    def at(self, share: float) -> bool:
        """Note how far it is."""
        self.share = share
        return True

    def timed(self, make):
        """Return `make` with the time of its start noted."""

        def started(*given):
            self.share, self.since = 0.0, time.monotonic()
            return make(*given)

        return started

    def slow(self, session) -> bool:
        """Return whether a run takes so long that a reader wants to see it move; asks again if so."""
        reactive.invalidate_later(PATIENCE_SECONDS / 2, session=session)
        return self.share < 1 and time.monotonic() - self.since > PATIENCE_SECONDS


def known(found) -> bool:
    """Return whether there is an answer, and no reason why there is none; reactive."""
    try:
        return found() is not None
    except AnalysisError:
        return False


def wanted_of(input, state) -> Wanted:
    """Return what the settings ask, of what the map shows."""
    return Wanted(
        subject=state.subject(),
        settings=state.settings(),
        asked=Asked(
            method=value_of(input, METHOD),
            permutations=int(value_of(input, PERMUTATIONS)),
            rate=value_of(input, RATE) / 100,
            seed=int(value_of(input, SEED)),
        ),
        near=value_of(input, NEAR),
        number=int(value_of(input, NUMBER)),
        kilometres=value_of(input, KILOMETRES),
        held_back=value_of(input, COUNTS) == "held",
    )


def controls(near: str) -> dict[str, dict[str, bool]]:
    """Return that only the slider of the chosen kind of neighbours is in sight."""
    return {"number": {"hidden": near != NEAREST}, "kilometres": {"hidden": near != WITHIN}}


TOOL = Tool(
    "clusters", "Clusters", "Where do high and low lie together?", 70, clusters_ui, clusters_server, HELP,
    SETTINGS, folded=("permutations", "counts", "seed"),
)  # fmt: skip
