"""What the answers of tools are made of: the plain sentence, numbers, lists of areas, charts, method."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from htmltools import HTML, Tag, TagChild, tags

Run = str | tuple[str]
"""A piece of a sentence; a one-tuple is bold."""


def said(*runs: Run, css: str = "sentence") -> Tag:
    """Return the plain sentence that comes first; *Copy sentence* copies it."""
    return tags.p(*[tags.strong(run[0]) if isinstance(run, tuple) else run for run in runs], class_=css)


def spoken(runs: Iterable[tuple[str, bool]], css: str = "sentence") -> Tag:
    """Return a sentence of `analysis` as HTML: pairs of text and whether it is bold."""
    return said(*[(text,) if bold else text for text, bold in runs], css=css)


def numbers(*figures: tuple[str, str]) -> Tag:
    """Return a row of big numbers: (number, what it is)."""
    return tags.div(
        *[tags.div(tags.strong(number), tags.span(words), class_="tool-number") for number, words in figures],
        class_="tool-numbers",
    )


def area_list(title: str, rows: Iterable[tuple[str, str, str, str]], empty: str = "None.") -> Tag:
    """Return a list of areas that select on a click: (GSS code, name, note, value)."""
    items = [
        tags.li(
            tags.button(
                tags.span(tags.span(name, class_="list-name"), " ", tags.span(note, class_="list-note")),
                tags.span(value, class_="list-value"),
                type="button",
                **{"data-select": code},
            )
        )
        for code, name, note, value in rows
    ]
    body = tags.ol(*items, class_="tool-list") if items else tags.p(empty, class_="note")
    return tags.div(tags.h3(title), body, class_="section")


def drawing(
    svg: str, *, title: str = "", note: str = "", foot: str = "", css: str = "", **attributes: str
) -> Tag:
    """Return a chart with its finding as the title; `svg` is "" where there is nothing to draw."""
    return tags.div(
        tags.h3(title, class_="chart-title") if title else None,
        tags.p(note, class_="chart-note") if note else None,
        tags.div(HTML(svg), class_=f"chart {css}".strip(), **attributes) if svg else None,
        tags.p(foot, class_="chart-foot") if foot else None,
    )


def method(*content: TagChild, title: str = "How this is worked out") -> Tag:
    """Return what is one click deeper: the method, its source, what it cannot show."""
    parts = [tags.p(one) if isinstance(one, str) else one for one in content]
    return tags.details(tags.summary(title), *parts, class_="tool-method")


def deeper(title: str, *content: TagChild) -> Tag:
    """Return a further part of the answer, closed at first."""
    return tags.details(tags.summary(title), *content, class_="tool-method")


def refused(sentence: str, *ways_on: TagChild) -> Tag:
    """Return why there is no answer, and what to do: never an error, never a blank."""
    return tags.div(tags.p(sentence, class_="sentence empty"), *ways_on, class_="tool-refused")


def caution(sentence: str) -> Tag:
    """Return a sentence that a reader must not miss."""
    return tags.p(sentence, class_="caution")


def waiting(words: str = "Working …", done: float | None = None) -> Tag:
    """Return what stands where an answer will be; `done` is a share from 0 to 1."""
    bar = None
    if done is not None:
        bar = tags.div(tags.i(style=f"width:{100 * done:.0f}%"), class_="tool-progress")
    return tags.div(tags.p(words, role="status"), bar, class_="tool-wait")


def show_button(indicator_id: str, title: str, level: str = "") -> Tag:
    """Return a button that shows another indicator, or level, on the map and leaves the tool open."""
    at = {"data-show-level": level} if level else {}
    return tags.button(title, type="button", class_="link", **{"data-show": indicator_id}, **at)


def bullet(sentences: Sequence[TagChild]) -> Tag:
    """Return sentences as a list."""
    return tags.ul(*[tags.li(one) for one in sentences], class_="tool-sentences")
