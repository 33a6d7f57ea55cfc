"""What charts are told besides their figures: who is chosen, and what stands for comparison."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.wording import format_value
from charts.inks import COMPARATORS, LABELS, SELECT

LETTERS = "ABCDEFGHIJ"
DRAWN_LAST = ("compared", "selected")
BRIEF = {"Greater Manchester": "GM", "United Kingdom": "UK"}
PANEL_WIDTH = 348.0
PROJECTOR_WIDTH, PROJECTOR_SCALE = 504.0, 1.5


@dataclass(frozen=True, slots=True)
class Chosen:
    """An area with a letter: "A" is the selected one, the others are compared with it."""

    area_code: str
    name: str
    letter: str = "A"

    @property
    def selected(self) -> bool:
        """Whether this is the selected area, whose badge is filled."""
        return self.letter == LETTERS[0]


@dataclass(frozen=True, slots=True)
class Comparator:
    """A value to set areas against; `kind` is borough, gm, region or country and decides its colour."""

    name: str
    value: float
    kind: str = "gm"
    short: str = ""

    @property
    def brief(self) -> str:
        """The shorter name, for charts with many comparators."""
        return self.short or BRIEF.get(self.name, self.name)

    @property
    def colour(self) -> str:
        """The colour of its line."""
        return COMPARATORS[self.kind]

    @property
    def label_colour(self) -> str:
        """The colour of its text, dark enough to read."""
        return LABELS[self.kind]


@dataclass(frozen=True, slots=True)
class Series:
    """One line: `kind` is selected, compared, borough, gm, region or country and decides its looks."""

    area_code: str
    name: str
    kind: str = "gm"

    @property
    def chosen(self) -> bool:
        """Whether the reader chose this area."""
        return self.kind in DRAWN_LAST

    @property
    def colour(self) -> str:
        """The colour of the line."""
        return SELECT if self.chosen else COMPARATORS[self.kind]

    @property
    def label_colour(self) -> str:
        """The colour of the label at its end."""
        return SELECT if self.chosen else LABELS[self.kind]


@dataclass(frozen=True, slots=True)
class Break:
    """A day on which the method changed, with at most three words for it."""

    on: date
    words: str = "new method"


@dataclass(frozen=True, slots=True)
class Sheet:
    """How large a chart is drawn: in the panel, or for a room with `PROJECTOR`."""

    width: float = PANEL_WIDTH
    scale: float = 1.0


PANEL = Sheet()
PROJECTOR = Sheet(PROJECTOR_WIDTH, PROJECTOR_SCALE)


def letter(chosen: Sequence[Chosen], area_code: str) -> str:
    """Return the letter of an area, empty when it is not chosen."""
    return next((area.letter for area in chosen if area.area_code == area_code), "")


def label_text(name: str, value: float, unit: str, decimals: int) -> str:
    """Return a name with its value: the unit stands on the axis, except for pounds."""
    plain = unit if unit == "£" else ""
    return f"{name} {format_value(value, plain, decimals)}"
