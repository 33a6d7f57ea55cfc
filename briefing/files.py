"""A briefing as the two files that somebody takes away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

import geodata
from briefing.content import Briefing
from briefing.errors import Stopped
from briefing.figures import Figures
from briefing.html_page import write_html
from briefing.making import Stop, Tell, Wish, check, file_name, make_briefing
from briefing.places import listed, place_of
from catalogue import Catalogue
from store import Store

TO_WRITE = 0.75
"""Share of the work that is done when the figures are drawn and the files are to be written."""

PATIENCE_SECONDS = 0.2
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Files:
    """A page and a presentation, with a name for both and a sentence on what they hold."""

    name: str
    sentence: str
    page: bytes = field(repr=False)
    slides: bytes = field(repr=False)
    number_of_slides: int = 0


def brief(
    store: Store,
    catalogue: Catalogue,
    areas: Sequence[tuple[str, str]],
    themes: Sequence[tuple[str, str]],
    against: str = geodata.GM,
    tell: Tell = lambda share, words: None,
    stop: Stop = lambda: False,
) -> Files:
    """Return the files of a briefing. In a process one is made at a time, so that the page stays quick.

    Parameters
    ----------
    areas
        GSS code and level of each; the level may be "" where the code is of one only.
    themes
        Id and title of each, in reading order.
    against
        GSS code of the comparator, or `geodata.PARENT`.
    tell, stop
        Told how far it is; asked whether anybody still waits.

    Raises
    ------
    BriefingError
        An area is not known, nothing was chosen, or nothing is held; the message is for the reader.
    Stopped
        Nobody waits any more.
    """
    wish = Wish(listed(place_of(*one) for one in areas), tuple(themes), against)
    check(wish)
    while not _ONE_AT_A_TIME.acquire(timeout=PATIENCE_SECONDS):
        if stop():
            raise Stopped
        tell(0.0, "Waiting until another briefing is done")
    try:
        return as_files(Figures(store, catalogue), wish, tell, stop)
    finally:
        _ONE_AT_A_TIME.release()


def as_files(
    figures: Figures,
    wish: Wish,
    tell: Tell = lambda share, words: None,
    stop: Stop = lambda: False,
) -> Files:
    """Return the files of a briefing; errors as `brief`."""
    made = make_briefing(figures, wish, lambda share, words: tell(TO_WRITE * share, words), stop)
    tell(TO_WRITE, "Writing the page")
    page = write_html(made)
    tell(0.8, "Writing the slides")
    slides, number = _slides(made, stop)
    sentence = f"{made.summary.removesuffix('.')}; {number} slides."
    return Files(file_name(wish, made.made_on), sentence, page, slides, number)


def _slides(made: Briefing, stop: Stop) -> tuple[bytes, int]:
    from briefing.slides import write_slides

    return write_slides(made, stop)
