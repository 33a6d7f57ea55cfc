"""A ready picture as a file: PNG at 300 dots an inch, SVG with real text, PDF."""

import io
import re
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg

from charts.canvas import DRAWING, NOTE
from charts.inks import VARIABLES
from charts.poster import MM_AN_INCH, Picture, true_width
from charts.svg import SVG, to_svg

DPI = 300
FAMILY = "'Source Sans 3','Source Sans Pro',Arial,Helvetica,sans-serif"
MEDIA = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}

_COLOURS = {f"var({variable})": colour for colour, variable in VARIABLES.items()}
_VARIABLE = re.compile(r"var\(--[a-z0-9-]+\)")


def to_file(picture: Picture, kind: str) -> bytes:
    """Return a picture as a file of a kind in `MEDIA`, with its alternative text inside where it has room."""
    if kind == "png":
        return picture_png(picture)
    return picture_pdf(picture) if kind == "pdf" else picture_svg(picture).encode()


def picture_png(picture: Picture, dpi: int = DPI) -> bytes:
    """Return a picture as PNG on white, `dpi` dots to an inch of its print size."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    figure = picture.figure
    with DRAWING:
        before = figure.get_dpi()
        figure.set_dpi(dpi)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()  # type: ignore[no-untyped-call]
        figure.set_dpi(before)
    told = PngInfo()
    told.add_itxt("Title", picture.title)
    told.add_itxt("Description", picture.alt)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "png", compress_level=3, dpi=(dpi, dpi), pnginfo=told)
    return buffer.getvalue()


def picture_svg(picture: Picture) -> str:
    """Return a picture as SVG that stands alone: millimetres, its own colours, real text."""
    wide, tall = (MM_AN_INCH * inches for inches in picture.figure.get_size_inches())
    drawn = _VARIABLE.sub(
        lambda found: _COLOURS.get(found[0], found[0]), _held_to_length(to_svg(picture.figure, picture.alt))
    )
    sized = f'width="{wide:.4g}mm" height="{tall:.4g}mm"'
    style = f'style="font-family:{FAMILY}"'
    drawn = re.sub(r'style="font-family:[^"]*"', style, drawn.replace('width="100%"', sized, 1), count=1)
    opening, rest = drawn.split(">", 1)
    named = f"<title>{escape(picture.title)}</title><desc>{escape(picture.alt)}</desc>"
    ground = '<rect width="100%" height="100%" fill="#ffffff"/>'
    return f"{opening}>{named}{ground}{rest}"


def _held_to_length(drawing: str) -> str:
    """Return a drawing whose words are as wide as here where the reader has another typeface."""
    root = ElementTree.fromstring(drawing)
    for text in root.iter(f"{SVG}text"):
        words, size = text.text or "", float(text.get("font-size", NOTE))
        wide = true_width(words, text.get("font-weight") == "600") * size / NOTE
        text.attrib |= {"textLength": f"{wide:.1f}", "lengthAdjust": "spacingAndGlyphs"}
    return ElementTree.tostring(root, encoding="unicode")


def picture_pdf(picture: Picture) -> bytes:
    """Return a picture as PDF of its print size, its text to be searched and copied."""
    buffer = io.BytesIO()
    told = {"Title": picture.title, "Subject": picture.alt, "Creator": None, "Producer": None}
    with DRAWING, rc_context({"pdf.fonttype": 42}):
        picture.figure.savefig(buffer, format="pdf", metadata=told)
    return buffer.getvalue()
