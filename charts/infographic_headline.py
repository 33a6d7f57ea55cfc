"""The headline number: large, with a hundred signs where it is a share, beside what it is compared with."""

from dataclasses import dataclass

from analysis.wording import format_value, join_words, sentence_case
from charts.inks import INK, INK_2
from charts.pictograms import HUNDRED, draw_hundred
from charts.poster import BIG, BODY, Caption, Look, Picture, Poster, Room
from charts.scales import make_axis

ROW = 15.0
LOW = 110.0
"""A room lower than this has the number beside the signs, not above them."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A number for an area and what it is set beside.

    Attributes
    ----------
    who : str
        The area.
    value : float
        Finite, in `unit`.
    whom : str
        Of whom a share is: "working-age adults"; empty where the number is not a share of a hundred.
    shape : str
        Their sign, one of `charts.pictograms.SHAPES`.
    others : tuple
        Name and value of what it is compared with; finite.
    """

    who: str
    value: float
    unit: str = "%"
    decimals: int = 1
    whom: str = ""
    shape: str = "person"
    others: tuple[tuple[str, float], ...] = ()

    @property
    def share(self) -> bool:
        """Whether it can be told as so many of a hundred."""
        return bool(self.whom) and self.unit == "%" and 0 <= self.value <= HUNDRED

    @property
    def of_hundred(self) -> int:
        """How many of a hundred, rounded."""
        return int(self.value + 0.5)

    def say(self, value: float) -> str:
        """Return a value with its unit."""
        return format_value(value, self.unit, self.decimals)


def draw_headline(told: Headline, caption: Caption, look: Look) -> Picture:
    """Return the number as a picture."""
    poster = Poster(look)
    room = poster.frame(caption)
    if told.share:
        _hundred(poster, room, told)
    else:
        _plain(poster, room, told)
    return Picture(poster.figure, caption.finding, alt_headline(told, caption))


def alt_headline(told: Headline, caption: Caption) -> str:
    """Return the number in words."""
    said = f"{told.who}: {told.say(told.value)}"
    if told.share:
        said += f", {_of_hundred(told)} {told.whom}, drawn as that many of a hundred signs in colour"
    beside = join_words([f"{name} {told.say(value)}" for name, value in told.others])
    return f"{caption.about}. {said}.{f' {sentence_case(beside)}.' if beside else ''}"


def _of_hundred(told: Headline) -> str:
    return f"{told.of_hundred} of 100" if told.of_hundred or told.value == 0 else "fewer than 1 of 100"


def _hundred(poster: Poster, room: Room, told: Headline) -> None:
    beside = [f"{name} {told.say(value)}" for name, value in told.others]
    foot = room.bottom
    if beside:
        foot -= 18.0
        poster.write(
            room.left, room.bottom - 4.0, _joined(poster, beside, room.width), BODY, poster.look.second
        )
    number = str(told.of_hundred) if told.of_hundred or told.value == 0 else "< 1"
    wide = poster.spread(number, BIG, bold=True)
    if room.height < LOW:
        words = [f"of 100 {told.whom}", f"({told.say(told.value)})"]
        column = max(wide, 92.0)
        poster.write(room.left, room.top + BIG * 0.76, number, BIG, poster.look.main, bold=True)
        lines = [line for one in words for line in poster.lines(one, column)]
        for place, line in enumerate(lines[:3]):
            poster.write(room.left, room.top + BIG * 0.76 + 14.0 * (place + 1), line, BODY, INK)
        signs = Room(room.left + column + 8.0, room.top, room.right, foot)
    else:
        base = room.top + BIG * 0.78
        poster.write(room.left, base, number, BIG, poster.look.main, bold=True)
        column = room.width - wide - 8.0
        size = 14.0 if poster.spread(f"of 100 {told.whom}", 14.0, bold=True) <= column else BODY
        lines = poster.lines(f"of 100 {told.whom}", column, size, bold=True)
        lines = [*lines[:1], poster.fit(" ".join(lines[1:]), column, size, bold=True)] if lines[1:] else lines
        left = room.left + wide + 8.0
        poster.write(left, base, f"exactly {told.say(told.value)}", BODY, INK_2)
        for place, line in enumerate(reversed(lines)):
            poster.write(left, base - 13.5 - 12.5 * place, line, size, INK, bold=True)
        signs = Room(room.left, base + 8.0, room.right, foot)
    draw_hundred(poster, signs, told.of_hundred, told.shape)


def _joined(poster: Poster, parts: list[str], room: float) -> str:
    """Return as many of the parts as fit into a line, the first ones first."""
    while len(parts) > 1 and poster.spread("  ·  ".join(parts)) > room:
        parts = parts[:-1]
    return poster.fit("  ·  ".join(parts), room)


def _plain(poster: Poster, room: Room, told: Headline) -> None:
    """Draw a number that is no share: itself, and as many bars as there are areas to compare."""
    number = told.say(told.value)
    size = min(BIG, BIG * room.width / poster.spread(number, BIG, bold=True))
    base = room.top + size * 0.80
    poster.write(room.left, base, number, size, poster.look.main, bold=True)
    bars = [(told.who, told.value, poster.look.main), *((*one, poster.look.second) for one in told.others)]
    rows = bars[: max(int((room.bottom - base - 8.0) / ROW), 0)]
    if (
        min(value for _, value, _ in bars) < 0
    ):  # bars on both sides of nought would need a sentence of their own
        for place, (name, value, colour) in enumerate(rows[1:]):
            poster.write(
                room.left, base + 8.0 + ROW * (place + 0.7), f"{name} {told.say(value)}", BODY, colour
            )
        return
    if len(rows) < 2:
        return
    names = min(max(poster.spread(name) for name, *_ in rows), 120.0)
    values = max(poster.spread(told.say(value)) for _, value, _ in rows)
    axis = make_axis(
        [value for _, value, _ in rows], room.left + names + 8.0, room.right - values - 6.0, from_zero=True
    )
    for place, (name, value, colour) in enumerate(rows):
        foot = base + 8.0 + ROW * (place + 0.5) + 4.0
        poster.write(room.left, foot, poster.fit(name, names), BODY, INK)
        poster.bars([(axis.start, foot - 9.0, axis.at(value), foot + 1.0)], colour)
        poster.write(axis.at(value) + 5.0, foot, told.say(value), BODY, colour, bold=True)
