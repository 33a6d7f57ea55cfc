"""A theme's own question: a title, its sliders, and an answer that follows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from htmltools import Tag, TagList, tags
from shiny import ui

from ..theme import Parameter
from .controls import info_dot, range_control
from .tool_words import caution


def theme_card(
    question: str, parameters: Sequence[Parameter], wishes: Mapping[str, str], ns: str, answer_id: str
) -> Tag:
    """Return the card: `ns` is the module's id, `answer_id` its output, which Shiny puts in it."""
    return tags.section(
        tags.h3(question, info_dot("info-value", "the figures behind it")),
        *[parameter_control(ns, one, wishes) for one in parameters],
        ui.output_ui(answer_id),
        class_="section theme-card",
    )


def parameter_control(ns: str, one: Parameter, wishes: Mapping[str, str]) -> Tag:
    """Return the slider of a theme's parameter, at the value of the address bar or its default."""
    key = f"{ns}-{one.id}"
    value = f"{one.valid(wishes.get(key, one.default)):g}"
    return range_control(
        key,
        one.label,
        one.minimum,
        one.maximum,
        value,
        default=f"{one.default:g}",
        step=one.step,
        unit=one.unit,
        help=one.why,
    )


def answer(*runs: str | tuple[str]) -> Tag:
    """Return a sentence; runs given as one-tuples are bold."""
    return tags.p(
        *[tags.strong(run[0]) if isinstance(run, tuple) else run for run in runs], class_="theme-answer"
    )


def bars(rows: Sequence[tuple[str, float, str]]) -> Tag:
    """Return small bars from zero: name, size, words. Negative or missing sizes have no bar."""
    most = max((size for _, size, _ in rows if size == size), default=0) or 1
    return tags.div(
        *[
            tags.div(
                tags.span(name),
                tags.span(
                    class_="step-bar",
                    style=f"width:{max(0.0, 100 * size / most) if size == size else 0:.1f}%",
                ),
                tags.strong(words),
                class_="step",
            )
            for name, size, words in rows
        ],
        class_="steps",
    )


def note(sentence: str) -> Tag:
    """Return a quiet line under an answer."""
    return tags.p(sentence, class_="note")


__all__ = ["TagList", "answer", "bars", "caution", "note", "parameter_control", "theme_card"]
