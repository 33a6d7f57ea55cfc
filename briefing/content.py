"""What a briefing is made of, before it becomes pages or slides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Run = tuple[str, bool]
"""A piece of a sentence and whether it is bold."""


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph; a `lead` is set larger."""

    runs: tuple[Run, ...]
    lead: bool = False

    @property
    def text(self) -> str:
        """The words without their emphasis."""
        return "".join(text for text, _ in self.runs)


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences as a list."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `tone` is "better" or "worse" where the words say so, and `link` where a press leads."""

    text: str
    tone: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first column names what a row is about.

    Attributes
    ----------
    numbers
        Places of the columns that are set to the right.
    widths
        Shares of the width, one a column.
    half
        Whether half a page is enough, so that two may stand side by side.
    name
        What a slide that goes on with it is called after.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[int] = frozenset()
    widths: tuple[float, ...] = ()
    note: str = ""
    half: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A chart or a map: finding, what it shows, the same in words, source; `name` as a table has one."""

    title: str
    note: str
    alt: str
    source: str
    figure: Figure = field(repr=False)
    name: str = ""


Block = Said | Points | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a heading.

    Attributes
    ----------
    new_page
        Whether it begins one.
    on_slides
        Whether a presentation has it too; what is long stands in the notes there.
    aside
        Sentences for the notes of its first slide.
    """

    title: str
    blocks: tuple[Block, ...]
    new_page: bool = True
    on_slides: bool = True
    aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole.

    Attributes
    ----------
    facts
        What it covers, as names and values.
    figures_day
        The day of the snapshot's newest table.
    """

    title: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    made_on: date
    figures_day: date

    def blocks(self, kind: type[Block]) -> Iterator[Block]:
        """Yield the blocks of a kind, in reading order."""
        return (one for section in self.sections for one in section.blocks if isinstance(one, kind))


def cells(*texts: str) -> tuple[Cell, ...]:
    """Return plain cells."""
    return tuple(Cell(text) for text in texts)


def day_words(day: date) -> str:
    """Return a day as a British reader writes it: 7 March 2026."""
    return f"{day.day} {day:%B %Y}"
