"""The card of an area: where it stands out for better and for worse, beside a comparator."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.wording import format_value
from charts.inks import BETTER, INK, INK_2, LINE, WORSE
from charts.poster import BODY, Caption, Look, Picture, Poster, Room

ROW, TALLEST_ROW = 14.4, 21.0
GAP = 10.0
SHORT = ("%", "£", "years", "points", "minutes")


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of the card: its title and period, and both values, finite."""

    title: str
    value: float
    comparator: float
    unit: str = "%"
    decimals: int = 1
    period: str = ""

    def say(self, value: float) -> str:
        """Return a value with its unit, as far as it is short."""
        return format_value(value, self.unit if self.unit in SHORT else "", self.decimals)

    @property
    def after_title(self) -> str:
        """The unit where it is too long to stand with the values."""
        return f", {self.unit}" if self.unit.startswith("per ") else ""


@dataclass(frozen=True, slots=True)
class Card:
    """An area's lines, the furthest from the comparator first."""

    who: str
    against: str
    worse: tuple[Line, ...] = ()
    better: tuple[Line, ...] = ()


def draw_card(card: Card, caption: Caption, look: Look) -> Picture:
    """Return the card with as many lines as there is room for, half of them worse where there are enough."""
    poster = Poster(look)
    room = poster.frame(caption)
    parts = [
        (f"Worse than {card.against}", card.worse, WORSE),
        (f"Better than {card.against}", card.better, BETTER),
    ]
    held = [one for one in parts if one[1]]
    # A part needs its heading and a line: where there is room for one only, it is the first.
    held = held if int((room.height - GAP) / ROW) >= 2 * len(held) else held[:1]
    space = max(int((room.height - GAP * (len(held) - 1)) / ROW) - len(held), 1)
    shown = _shared([one[1] for one in held], space)
    step = min((room.height - GAP * (len(held) - 1)) / (sum(map(len, shown)) + len(held) or 1), TALLEST_ROW)
    top = room.top
    for (heading, _, colour), lines in zip(held, shown, strict=True):
        _part(
            poster, Room(room.left, top, room.right, room.bottom), heading, lines, colour, step, card.against
        )
        top += step * (len(lines) + 1) + GAP
    return Picture(poster.figure, caption.finding, alt_card(card, caption, shown, [one[0] for one in held]))


def alt_card(card: Card, caption: Caption, shown: Sequence[Sequence[Line]], headings: Sequence[str]) -> str:
    """Return the card in words: every line with its period, its value and the comparator's."""
    said = []
    for heading, lines in zip(headings, shown, strict=True):
        listed = "; ".join(
            f"{one.title}{f', {one.period}' if one.period else ''}: "
            f"{format_value(one.value, one.unit, one.decimals)} "
            f"({card.against} {format_value(one.comparator, one.unit, one.decimals)})"
            for one in lines
        )
        said.append(f"{heading}: {listed}.")
    return " ".join([f"{card.who}. {caption.about}.", *said])


def _shared(lists: Sequence[Sequence[Line]], space: int) -> list[Sequence[Line]]:
    """Return the beginnings of the lists that fill a space together; what one leaves the other takes."""
    if len(lists) < 2:
        return [one[:space] for one in lists]
    half = space // 2
    first = min(len(lists[0]), max(space - half, space - len(lists[1])))
    return [lists[0][:first], lists[1][: space - first]]


def _part(
    poster: Poster, room: Room, heading: str, lines: Sequence[Line], colour: str, step: float, against: str
) -> None:
    values = max(poster.spread(one.say(one.value), bold=True) for one in lines)
    others = max(poster.spread(one.say(one.comparator)) for one in lines)
    others = max(others, 34.0)
    foot = room.top + step * 0.5 + 4.2
    mark = [(room.left, foot - 8.0), (room.left + 8.0, foot - 8.0), (room.left + 4.0, foot)]
    if colour == BETTER:
        mark = [(room.left, foot), (room.left + 8.0, foot), (room.left + 4.0, foot - 8.0)]
    poster.shapes([mark], colour)
    poster.write(room.left + 13.0, foot, heading, BODY, colour, bold=True)
    for one in lines:
        poster.segments(
            [(room.left, foot + step * 0.5 - 4.2, room.right, foot + step * 0.5 - 4.2)], LINE, 0.6
        )
        foot += step
        space = room.width - values - others - 20.0
        title = poster.fit(one.title, space - poster.spread(one.after_title)) + one.after_title
        poster.write(room.left, foot, title, BODY, INK)
        poster.write(
            room.right - others - 10.0,
            foot,
            one.say(one.value),
            BODY,
            poster.look.main,
            bold=True,
            align="right",
        )
        poster.write(room.right, foot, one.say(one.comparator), BODY, INK_2, align="right")
