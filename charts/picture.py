"""A figure as a picture to keep: with its title, its source, and always in the light colours."""

import io
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imsave
from matplotlib.patheffects import Normal, Stroke
from numpy.typing import NDArray

from charts.canvas import DRAWING, HALO, NOTE, Canvas, text_width
from charts.inks import INK, INK_2, INK_3, PANEL

Pixels = NDArray[np.uint8]

LINE_HEIGHT = 1.35
EDGE = 12.0
PRINT_DPI = 288


def to_png(
    figure: Figure, dpi: int = PRINT_DPI, *, title: str = "", subtitle: str = "", source: str = ""
) -> bytes:
    """Return a figure as PNG on white, its title above and its source below.

    At 288 dots an inch a chart of the panel is 1,392 dots wide: 12 cm in print.
    """
    width = figure.get_figwidth() * 72
    above = [(title, 1.5, True, INK), (subtitle, 1.0, False, INK_2)]
    sheets = [_words(above, width), figure, _words([(source, 1.0, False, INK_3)], width)]
    with DRAWING:
        rows = [_pixels(sheet, dpi) for sheet in sheets if sheet is not None]
    edge = round(EDGE * dpi / 72)
    whole = np.pad(np.vstack(rows), ((edge, edge), (edge, edge), (0, 0)), constant_values=255)
    buffer = io.BytesIO()
    imsave(buffer, whole, format="png", dpi=dpi)
    return buffer.getvalue()


def _words(lines: list[tuple[str, float, bool, str]], width: float) -> Figure | None:
    """Return a sheet with these texts, broken to `width`; None where there is nothing to say."""
    written = [
        (part, scale, bold, ink)
        for text, scale, bold, ink in lines
        for part in _broken(text, scale, bold, width)
    ]
    if not written:
        return None
    heights = [NOTE * scale * LINE_HEIGHT for _, scale, _, _ in written]
    canvas = Canvas(width, sum(heights) + 6)
    for (part, scale, bold, ink), foot in zip(written, np.cumsum(heights).tolist(), strict=True):
        canvas.scale = scale
        canvas.text(0, foot - 2, part, ink, bold)
    return canvas.figure


def _broken(text: str, scale: float, bold: bool, width: float) -> list[str]:
    if not text:
        return []
    letters = max(int(len(text) * width / (text_width(text, bold) * scale) * 0.95), 8)
    return textwrap.wrap(text, letters)


def _pixels(figure: Figure, dpi: int) -> Pixels:
    """Return the figure as an array (rows, columns, RGB) of bytes."""
    before = figure.get_dpi(), figure.get_facecolor()
    with _halos(figure):
        figure.set_dpi(dpi)
        figure.set_facecolor(PANEL)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        found = np.array(canvas.buffer_rgba(), dtype=np.uint8)[:, :, :3]  # type: ignore[no-untyped-call]
    figure.set_dpi(before[0])
    figure.set_facecolor(before[1])
    return found


@contextmanager
def _halos(figure: Figure) -> Iterator[None]:
    """Outline the texts that stand over lines, while a picture is drawn: on the page CSS does it."""
    marked = [text for text in figure.texts if text.get_gid() == HALO]
    for text in marked:
        text.set_path_effects([Stroke(linewidth=3, foreground=PANEL), Normal()])
    yield
    for text in marked:
        text.set_path_effects([])
