"""A figure as SVG that belongs to the page: its type, its colours, its size."""

import hashlib
import io
import json
import re
import xml.etree.ElementTree as ElementTree

from matplotlib import rc_context
from matplotlib.figure import Figure

from charts.canvas import DATA, DRAWING, HALO
from charts.inks import VARIABLES

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
DEFAULTS = {
    ("stroke-dashoffset", "0"),
    ("stroke-linejoin", "miter"),
    ("stroke-linecap", "butt"),
    ("stroke-width", "1"),
    ("text-anchor", "start"),
    ("font-weight", "400"),
    ("font-weight", "normal"),
}
OUTLINE = {"paint-order": "stroke", "stroke": "var(--panel)", "stroke-width": "3", "stroke-linejoin": "round"}

_NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")
_STEP = re.compile(r"\s*([MLCQZz])\s*")
_DOT = re.compile(r"M(\S+) (\S+)L\1 \2(?=M|$)")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")

ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")


def to_svg(figure: Figure, alt: str) -> str:
    """Return a figure as inline SVG as wide as its place, with real text and the colours of the page.

    Colours of `charts.inks` become CSS custom properties; text takes the page's typeface. Ids carry a part
    of the drawing's checksum, so that two charts in one page do not clash. Data that the canvas was given is
    in attributes that begin with `data-`.

    Parameters
    ----------
    figure : Figure
    alt : str
        What the chart shows in words, for readers who cannot see it.
    """
    root = ElementTree.fromstring(_drawn(figure))
    for parent in list(root.iter()):
        _drop(parent)
    for element in root.iter():
        _tidy(element)
    _flatten(root)
    _name(root, alt)
    return _own_ids(root)


def _drawn(figure: Figure) -> str:
    buffer = io.StringIO()
    with DRAWING, rc_context({"svg.fonttype": "none", "svg.hashsalt": "charts"}):
        figure.savefig(buffer, format="svg", metadata=NO_METADATA)
    return buffer.getvalue()


def _drop(parent: ElementTree.Element) -> None:
    """Take out matplotlib's style sheet, which would reach beyond this drawing, and what is not visible."""
    for child in list(parent):
        style = child.get("style", "")
        empty = child.tag == f"{SVG}path" and style.startswith("fill: none") and "stroke:" not in style
        if child.tag in (f"{SVG}style", f"{SVG}metadata") or empty:
            parent.remove(child)


def _tidy(element: ElementTree.Element) -> None:
    for name, value in _styles(element.attrib.pop("style", "")).items():
        if (name, value) not in DEFAULTS and name != "font-family":
            element.set(name, value.removesuffix("px") if name == "font-size" else _page_colour(value))
    if element.tag == f"{SVG}path":
        element.set("d", _compact(element.get("d", "")))
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    if element.tag == f"{SVG}text":
        element.text = element.text or ""
    if element.get("id") == HALO:
        element.attrib.update(OUTLINE)
    if element.get("id", "").startswith(DATA):
        told = json.loads(element.attrib.pop("id").removeprefix(DATA))
        element.attrib.update({f"data-{name}": text for name, text in told.items()})
    if element.tag == f"{SVG}g" and not element.get("clip-path"):
        element.attrib.pop("id", None)


def _styles(style: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in style.split(";") if ":" in part)
    found = {name.strip(): value.strip() for name, value in pairs}
    shorthand = found.pop("font", "")
    if shorthand:
        sized = re.match(r"(?:(?P<weight>\d{3}|bold) )?(?P<size>[\d.]+)px", shorthand)
        if sized:
            found |= {"font-size": sized["size"], "font-weight": sized["weight"] or "400"}
    return found


def _page_colour(value: str) -> str:
    variable = VARIABLES.get(value.lower())
    return f"var({variable})" if variable else value


def _compact(path: str) -> str:
    """Return path data to a tenth of a pixel without spare spaces, and strokes of no length as such."""
    joined = _STEP.sub(r"\1", path.strip()).replace("z", "Z").replace("\n", "")
    shorter = _NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), joined)
    return _DOT.sub(r"M\1 \2h0", shorter)


def _flatten(parent: ElementTree.Element) -> None:
    """Lift children out of groups that carry nothing, and drop groups that hold nothing."""
    children: list[ElementTree.Element] = []
    for child in parent:
        _flatten(child)
        bare = child.tag == f"{SVG}g" and not child.attrib
        children += list(child) if bare else [child]
    parent[:] = [child for child in children if child.tag not in (f"{SVG}g", f"{SVG}defs") or len(child)]
    if parent.tag != f"{SVG}text":
        parent.text = None
    parent.tail = None


def _name(root: ElementTree.Element, alt: str) -> None:
    width, height = root.get("viewBox", "0 0 0 0").split()[2:]
    for name in ("height", "version", "x", "y"):
        root.attrib.pop(name, None)
    root.set("width", "100%")
    root.set("role", "img")
    root.set("aria-label", alt)
    root.set("style", f"font-family:var(--font);aspect-ratio:{width}/{height}")


def _own_ids(root: ElementTree.Element) -> str:
    drawing = ElementTree.tostring(root, encoding="unicode")
    owner = "c" + hashlib.sha256(drawing.encode()).hexdigest()[:8]
    for element in root.iter():
        if element.get("id"):
            element.set("id", f"{owner}-{element.get('id')}")
        if element.get(LINK):
            element.set(LINK, f"#{owner}-{element.get(LINK, '')[1:]}")
        for name, value in element.items():
            element.set(name, _REFERENCE.sub(rf"url(#{owner}-\1)", value))
    return ElementTree.tostring(root, encoding="unicode")
