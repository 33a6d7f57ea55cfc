"""Before and after: where an area stood and stands, beside what it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.wording import format_value
from charts.inks import INK, INK_3, LINE, PANEL
from charts.poster import BODY, Caption, Look, Picture, Poster
from charts.scales import make_axis

TALLEST, LOWEST = 56.0, 17.0
NAMES = 110.0


@dataclass(frozen=True, slots=True)
class Step:
    """An area's values in the two periods, both finite."""

    name: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class BeforeAfterPicture:
    """The two periods, the unit, and notes that the change must not stand without."""

    first: str
    last: str
    unit: str = "%"
    decimals: int = 1
    title: str = ""
    notes: tuple[str, ...] = ()

    def say(self, value: float) -> str:
        """Return a value with its unit."""
        return format_value(value, self.unit, self.decimals)


def draw_before_after(
    steps: Sequence[Step], told: BeforeAfterPicture, caption: Caption, look: Look
) -> Picture:
    """Return an arrow for each area, from a hollow dot to a full one; the first in the main colour."""
    poster = Poster(look)
    room = poster.frame(caption)
    top = room.top + 16.0
    rows = steps[: max(int((room.bottom - top) / LOWEST), 1)]
    step = min((room.bottom - top) / len(rows), TALLEST)
    names = min(max(poster.spread(one.name, bold=place == 0) for place, one in enumerate(rows)), NAMES)
    short = "£" if told.unit == "£" else ""
    texts = [[format_value(v, short, told.decimals) for v in (one.before, one.after)] for one in rows]
    beside = max(poster.spread(text, bold=True) for both in texts for text in both) + 8.0
    values = [value for one in rows for value in (one.before, one.after)]
    axis = make_axis(values, room.left + names + 10.0 + beside, room.right - beside, from_zero=False)
    _key(poster, room.left, room.top + 9.0, told)
    for place, (one, texted) in enumerate(zip(rows, texts, strict=True)):
        y = top + step * (place + 0.5)
        colour = look.main if place == 0 else look.second
        bold = place == 0
        poster.write(
            room.left,
            y + 4.2,
            poster.fit(one.name, names, bold=bold),
            BODY,
            colour if bold else INK,
            bold=bold,
        )
        before, after = axis.at(one.before), axis.at(one.after)
        poster.segments([(axis.start, y, axis.end, y)], LINE, 0.6)
        poster.line([before, after], [y, y], colour, 2.4)
        poster.dots([before], [y], colour, 9.0)
        poster.dots([before], [y], PANEL, 5.4)
        poster.dots([after], [y], colour, 9.0)
        rises = after >= before
        poster.write(
            before - 8.0 if rises else before + 8.0,
            y + 4.2,
            texted[0],
            BODY,
            INK_3,
            align="right" if rises else "left",
        )
        poster.write(
            after + 8.0 if rises else after - 8.0,
            y + 4.2,
            texted[1],
            BODY,
            colour,
            bold=True,
            align="left" if rises else "right",
        )
    return Picture(poster.figure, caption.finding, alt_before_after(rows, told))


def alt_before_after(steps: Sequence[Step], told: BeforeAfterPicture) -> str:
    """Return the changes in words."""
    said = [f"{one.name}: {told.say(one.before)} to {told.say(one.after)}." for one in steps]
    return " ".join([f"{told.title}, {told.first} and {told.last}.", *said, *told.notes])


def _key(poster: Poster, left: float, foot: float, told: BeforeAfterPicture) -> None:
    """Draw which dot is which period."""
    poster.dots([left + 5.0], [foot - 4.0], INK_3, 9.0)
    poster.dots([left + 5.0], [foot - 4.0], PANEL, 5.4)
    poster.write(left + 14.0, foot, told.first, BODY, INK_3)
    then = left + 14.0 + poster.spread(told.first) + 16.0
    poster.dots([then + 5.0], [foot - 4.0], INK_3, 9.0)
    poster.write(then + 14.0, foot, told.last, BODY, INK_3)
