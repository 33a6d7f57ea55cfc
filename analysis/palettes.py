"""The map's colours: 3 to 9 classes, three scales, light and dark.

Green to red and the safe blue to orange are diverging, best first; sequential is for what is neither good
nor bad. Neighbours are at least 10 apart (CIEDE2000) and every class at least 15 from the hatching of
missing data; on the safe scale also with deuteranopia and protanopia. Five classes are the tokens of the
page's style sheet; other numbers are points of the same path, spaced as evenly as the eye sees.
"""

from functools import lru_cache
from typing import Literal, get_args

from analysis.colour import contrast
from analysis.errors import AnalysisError

Scale = Literal["green_red", "safe", "sequential"]
Mode = Literal["light", "dark"]
SCALES: tuple[str, ...] = get_args(Scale)
MODES: tuple[str, ...] = get_args(Mode)

NO_DATA = {"light": ("#7B8791", "#F7F7F4"), "dark": ("#7E8C96", "#1C242A")}
"""Lines and ground of the hatching, by mode."""

INKS = ("#FFFFFF", "#17212B", "#000000")
"""What may be written on a class, preferred first; the last reaches 4.5:1 wherever the first does not."""

ENOUGH_FOR_TEXT = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


_LADDERS: dict[tuple[str, str], dict[int, str]] = {
    ("green_red", "light"): {
        3: "#21814F #F3DF7C #B5201F",
        4: "#21814F #86BE63 #EC8B3C #B5201F",
        5: "#21814F #86BE63 #F3DF7C #EC8B3C #B5201F",
        6: "#21814F #79B560 #E3DA78 #F1AA54 #D96831 #B5201F",
        7: "#21814F #6BAB5D #C2D070 #F3C568 #ED9242 #D25D2E #B5201F",
        8: "#21814F #62A55B #ACC96B #F3DE7B #F2B45C #E9853A #D0582C #B5201F",
        9: "#21814F #589F59 #92C165 #D5D675 #F3C86A #F0A34F #E27836 #CC512A #B5201F",
    },
    ("safe", "light"): {
        3: "#1F5A96 #F9EDB8 #A84B00",
        4: "#1F5A96 #78ACD8 #EE9C45 #A84B00",
        5: "#1F5A96 #78ACD8 #F9EDB8 #EE9C45 #A84B00",
        6: "#164A82 #477AAC #78ACD8 #F9EDB8 #EFA04C #8F3D00",
        7: "#164A82 #477AAC #78ACD8 #F9EDB8 #F0A452 #BE6C25 #8F3D00",
        8: "#164A82 #477AAC #78ACD8 #F9EDB8 #F3B66D #D68435 #B3611D #8F3D00",
        9: "#164A82 #396BA0 #5589B9 #78ACD8 #F9EDB8 #F3B971 #DB8838 #B86521 #8F3D00",
    },
    ("green_red", "dark"): {
        3: "#2E9560 #EBD673 #C8352F",
        4: "#2E9560 #93C76F #E4863C #C8352F",
        5: "#2E9560 #93C76F #EBD673 #E4863C #C8352F",
        6: "#2E9560 #8CC36E #E3D573 #E9A752 #DC7038 #C8352F",
        7: "#2E9560 #7BBA6B #C8D072 #EBC064 #E79647 #DA6A37 #C8352F",
        8: "#2E9560 #73B56A #B8CD71 #EBD16F #E9AD57 #E4863C #D76136 #C8352F",
        9: "#2E9560 #6AB069 #A4CA70 #D8D372 #EBC064 #E8A04E #E17E3B #D65D35 #C8352F",
    },
    ("safe", "dark"): {
        3: "#3777BA #EDE2C4 #B9570C",
        4: "#3777BA #8DBDE0 #EBA04E #B9570C",
        5: "#3777BA #8DBDE0 #EDE2C4 #EBA04E #B9570C",
        6: "#3777BA #78ABD7 #BED0D4 #EDE0C0 #EBA355 #B9570C",
        7: "#3777BA #6CA2D2 #ABC9D9 #D2D8CD #EEC694 #DD8B3E #B9570C",
        8: "#3777BA #659CCF #9CC3DD #C6D3D1 #EDE2C4 #EDB97D #D78337 #B9570C",
        9: "#3777BA #5F98CC #8DBDE0 #B7CED5 #D5D9CC #EED2A8 #ECAB64 #D37D32 #B9570C",
    },
    ("sequential", "light"): {
        3: "#E4F5B8 #1C9192 #06263D",
        4: "#E4F5B8 #50B5A1 #0E717F #06263D",
        5: "#E4F5B8 #70C8A5 #1C9293 #0A5E6F #06263D",
        6: "#E4F5B8 #85D5A8 #39AA9E #147F87 #0A5366 #06263D",
        7: "#E4F5B8 #95DBAA #53B7A2 #1D9393 #0E717F #094B5F #06263D",
        8: "#E4F5B8 #A4DFAD #64C1A4 #2BA49D #16848A #0B6677 #094559 #06263D",
        9: "#E4F5B8 #ADE3AF #72CAA6 #44AFA0 #1D9494 #127A84 #0A5F70 #094257 #06263D",
    },
    ("sequential", "dark"): {
        3: "#155FAC #23ABAA #FFFBC8",
        4: "#155FAC #1A99B1 #52C79C #FFFBC8",
        5: "#155FAC #178FB4 #27B2A7 #86D790 #FFFBC8",
        6: "#155FAC #1688B6 #20A6AC #47C49D #A4E286 #FFFBC8",
        7: "#155FAC #1583B7 #1C9DAF #29B5A5 #6ECF96 #B9E985 #FFFBC8",
        8: "#155FAC #157EB7 #1995B2 #22A9AA #2FBFA0 #7ED592 #C5EC90 #FFFBC8",
        9: "#155FAC #157BB6 #1790B3 #1EA2AD #28B4A6 #54C79B #8EDA8E #D1F09C #FFFBC8",
    },
}


def palette(scale: str, n: int, mode: str = "light", polarity: str = "high_is_bad") -> list[str]:
    """Return the colours of `n` classes, lowest value first.

    Where high is good the diverging scales are turned round, so that the best is always green (or blue).
    One or two classes take theirs from the palette of three.

    Raises
    ------
    AnalysisError
        An unknown scale or mode, or a number of classes outside 1 to 9.
    """
    ladder = _LADDERS.get((scale, mode))
    if ladder is None:
        raise AnalysisError(f"There is no scale “{scale}” in mode “{mode}”.")
    if not 1 <= n <= max(ladder):
        raise AnalysisError(f"A map has 1 to {max(ladder)} classes; {n} were asked for.")
    colours = ladder[max(n, min(ladder))].split()
    few = {1: colours[1:2], 2: colours[::2]}.get(n, colours)
    turned = scale != "sequential" and polarity == "high_is_good"
    return few[::-1] if turned else few


def scale_for(polarity: str, safe: bool = False) -> str:
    """Return the scale of an indicator: sequential for a neutral one, else green to red or the safe one."""
    if polarity == "neutral":
        return "sequential"
    return "safe" if safe else "green_red"


@lru_cache(maxsize=1024)
def ink_on(colour: str) -> str:
    """Return the colour of text on a class, at least 4.5:1 against it."""
    readable = [ink for ink in INKS if contrast(ink, colour) >= ENOUGH_FOR_TEXT]
    return readable[0] if readable else max(INKS, key=lambda ink: contrast(ink, colour))
