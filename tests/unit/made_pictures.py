"""What the tests of ready pictures share: captions, and how a sheet is measured by its renderer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Bbox

from charts.poster import BODY, NARROWEST_CM, SIZES, SMALL, Caption, Look, Picture
from charts.poster_files import DPI

CAPTION = Caption(
    "In Greater Manchester, one finding of a usual length stands here",
    "Employment deprivation (%), Greater Manchester, 2019",
    "English Indices of Deprivation 2019, Ministry of Housing, Communities and Local Government. OGL v3.0.",
    "25 November 2026",
)
LOOKS = [Look(size) for size in SIZES]
every_size = pytest.mark.parametrize("look", LOOKS, ids=list(SIZES))


@dataclass(frozen=True)
class Written:
    """A text of a sheet: its words, its box in pixels, its points where the sheet is 6 cm wide."""

    words: str
    box: Bbox
    points: float


def texts_of(picture: Picture) -> list[Written]:
    """Return what is written on a picture."""
    figure = picture.figure
    figure.set_dpi(DPI)  # letters are as wide as in print
    renderer = FigureCanvasAgg(figure).get_renderer()
    narrow = NARROWEST_CM / (figure.get_figwidth() * 2.54)
    return [
        Written(text.get_text(), _ink(text, renderer), text.get_fontsize() * narrow)
        for text in figure.texts
        if text.get_text()
    ]


def _ink(text: Text, renderer: RendererAgg) -> Bbox:
    """Return the box of the letters themselves: that of matplotlib has room for those that are not there."""
    across = text.get_window_extent(renderer)
    baseline = text.get_transform().transform(text.get_position())[1]
    letters = _letters(text.get_text(), text.get_fontsize() * DPI / 72, text.get_fontproperties())
    return Bbox.from_extents(across.x0, baseline + letters.y0, across.x1, baseline + letters.y1)


@cache
def _letters(words: str, pixels: float, font: FontProperties) -> Bbox:
    """Return the box of letters from their own start; each curve is followed, so each text is drawn once."""
    return TextPath((0, 0), words, pixels, prop=font).get_extents()


def _meet(one: Bbox, other: Bbox) -> bool:
    apart = one.x1 <= other.x0 or other.x1 <= one.x0 or one.y1 <= other.y0 or other.y1 <= one.y0
    return not apart


def check_sheet(picture: Picture) -> None:
    """Check that no text is cut off or lies on another, and that all can be read at 6 cm."""
    written = texts_of(picture)
    sheet = picture.figure.bbox
    for place, one in enumerate(written):
        box = one.box
        assert sheet.x0 <= box.x0 and box.x1 <= sheet.x1, f"cut off at a side: {one.words}"
        assert sheet.y0 <= box.y0 and box.y1 <= sheet.y1, f"cut off above or below: {one.words}"
        for other in written[place + 1 :]:
            assert not _meet(box, other.box), f"“{one.words}” lies on “{other.words}”"
    foot = min(one.points for one in written)
    assert foot == pytest.approx(SMALL / 2, abs=0.02)
    small = [one.words for one in written if one.points < BODY / 2 - 0.02]
    assert " ".join(small) == CAPTION.foot or small[0].startswith("Source:")
