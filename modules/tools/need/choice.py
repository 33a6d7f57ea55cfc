"""What a need index is made of: presets, and the reader's own weights. No Shiny."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.need_words import mid_sentence
from analysis.wording import join_words
from catalogue import Indicator

from ...parts.level_choice import reason_of
from ...parts.views import Views
from ..others import held_at

PRESETS = Path(__file__).with_name("presets.toml")
MOST_WEIGHT = 10.0
MOST_INDICATORS = 15
NONE = "none"
"""What the address bar has where the reader took out every indicator: nothing would mean the preset."""
NEW_WEIGHT = 5.0

Entries = tuple[tuple[str, float], ...]
"""Indicator ids with their weights, in the order shown."""


@dataclass(frozen=True, slots=True)
class Preset:
    """Weights to start from, by strand; each strand is one of several indicators, the first held is taken."""

    id: str
    title: str
    weights: tuple[tuple[tuple[str, ...], float], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The indicators and weights chosen; `own` where the reader changed the preset, `notes` what was left."""

    entries: Entries
    own: bool = False
    notes: tuple[str, ...] = ()


@cache
def presets() -> Mapping[str, Preset]:
    """Return the presets by id, in the order of the file."""
    found = tomllib.loads(PRESETS.read_text("utf-8"))
    strands = {name: tuple(ids) for name, ids in found.pop("strands").items()}
    return {
        name: Preset(
            name, one["title"], tuple((strands[strand], float(w)) for strand, w in one["weights"].items())
        )
        for name, one in found.items()
    }


def choose(views: Views, level: str, preset: str, text: str) -> Choice:
    """Return what an index at a level is made of: the reader's own weights, else those of the preset.

    What has no figures at the level, no better end or no rate is left out, with a note.
    """
    if not text:
        return _of_preset(views, level, presets()[preset])
    entries: dict[str, float] = {}
    notes = []
    for name, weight in parse_weights(text):
        reason = why_not(views, level, name)
        if reason:
            notes.append(reason)
        elif len(entries) < MOST_INDICATORS:
            entries[name] = weight
    return Choice(tuple(entries.items()), True, tuple(dict.fromkeys(notes)))


def _of_preset(views: Views, level: str, preset: Preset) -> Choice:
    entries, absent = [], []
    for ids, weight in preset.weights:
        held = next((name for name in ids if not why_not(views, level, name)), None)
        if held:
            entries.append((held, weight))
        else:
            absent += [title_of(views, name) for name in ids if name in views.catalogue.indicators][:1]
    said = join_words([mid_sentence(title) for title in absent])
    notes = (f"Without {said}, which has no figures at this level.",) if said else ()
    return Choice(tuple(entries), False, notes)


def why_not(views: Views, level: str, indicator_id: str) -> str:
    """Return why an indicator can be no part of an index at a level, "" where it can."""
    indicator = views.catalogue.indicators.get(indicator_id)
    if indicator is None:
        return f"There is no indicator “{indicator_id}” in this snapshot; it was left out."
    if indicator.polarity == "neutral":
        return f"{indicator.title} takes no side, so it says nothing about need; it was left out."
    if not indicator.mapped:
        return f"{indicator.title} is no rate: it is high where many people live; it was left out."
    reason = reason_of(indicator, level) or views.absent(indicator_id, level)
    return f"{indicator.title} was left out: {reason}" if reason else ""


def offered(views: Views, level: str) -> list[Indicator]:
    """Return the indicators that can be part of an index at a level, by theme and title."""
    return [one for one in held_at(views, level) if one.polarity != "neutral" and one.mapped]


def parse_weights(text: str) -> list[tuple[str, float]]:
    """Return ids and weights of "crime:5,income_deprivation:2.5"; what is no weight is taken as 5."""
    found = []
    for piece in text.split(","):
        name, _, weight = piece.strip().partition(":")
        if name and name != NONE:
            found.append((name, _weight(weight)))
    return found


def write_weights(entries: Sequence[tuple[str, float]]) -> str:
    """Return ids and weights as the address bar has them; see `parse_weights`."""
    return ",".join(f"{name}:{weight:g}" for name, weight in entries) or NONE


def title_of(views: Views, indicator_id: str) -> str:
    """Return what an indicator is called in this tool: its title without the kind of measure."""
    return views.catalogue.indicators[indicator_id].title.removesuffix(", score")


def _weight(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        return NEW_WEIGHT
    return min(max(weight, 0.0), MOST_WEIGHT) if weight == weight else NEW_WEIGHT
