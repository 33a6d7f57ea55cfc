"""The map and its layers as widgets: an ipyleaflet extension whose areas are recoloured with one byte each.

The stock layers send the whole geometry again on every change of colour, and one message per movement of the
mouse. Ours fetch their geometry once, as a static file, and speak to the page by DOM events.

The browser side subclasses names that the package jupyter-leaflet exports. When ipyleaflet is upgraded, check
that ``LeafletMapView``, ``LeafletMapModel``, ``LeafletGeoJSONView`` and ``LeafletGeoJSONModel`` are still
exported, that their views still call ``create_obj``, ``leaflet_events`` and ``model_events``, that the map
view keeps ``obj``, ``layer_views`` and ``control_views`` and hands itself to its layers as ``map_view``, that
Leaflet is still ``window.L`` and that its paths and SVG renderers still have ``_path``, ``_parts``,
``_rootGroup`` and ``_container`` (tests/ui/test_area_map.py guards this).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ipyleaflet
from numpy.typing import ArrayLike
from traitlets import Bool, Bytes, Dict, Float, Int, List, TraitError, Unicode, validate

from .encoding import encode_codes, encode_values

#: Name under which the browser asks for our module.
MODULE = "gm-area-map"


class QuietMap(ipyleaflet.Map):
    """A map that tells the server nothing of the mouse and fits itself to a frame.

    Attributes
    ----------
    label
        Name read to screen readers.
    frame
        ``[south, west, north, east]`` in degrees to show in full; a change moves the map there.
    pad
        Pixels ``[top, right, bottom, left]`` covered by the page's own panels, kept free of the frame.
    credit
        Source line at the foot of the map.
    """

    _view_name = Unicode("QuietMapView").tag(sync=True)
    _view_module = Unicode(MODULE).tag(sync=True)
    _model_name = Unicode("QuietMapModel").tag(sync=True)
    _model_module = Unicode(MODULE).tag(sync=True)

    label = Unicode("Map of Greater Manchester").tag(sync=True)
    frame = List(Float()).tag(sync=True)
    pad = List(Int(), default_value=[16, 16, 16, 16]).tag(sync=True)
    credit = Unicode("Contains OS and ONS data © Crown copyright and database right").tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        quiet = {
            "layers": [],  # without it ipyleaflet adds tiles of OpenStreetMap
            "zoom_control": False,
            "attribution_control": False,  # its own is drawn small by our view
            "double_click_zoom": False,  # a double click drills down
            "box_zoom": False,  # Shift and click adds to the selection
            "scroll_wheel_zoom": True,
            "zoom_snap": 0.25,
            "zoom_delta": 0.5,
            "min_zoom": 8,
            "max_zoom": 17,
            "center": [53.5, -2.3],
            "zoom": 10,
        }
        super().__init__(**(quiet | traits))

    @validate("frame")
    def _whole_frame(self, proposal: Any) -> list[float]:
        return _of_length(proposal, 4, "[south, west, north, east]", or_empty=True)

    @validate("pad")
    def _whole_pad(self, proposal: Any) -> list[int]:
        return _of_length(proposal, 4, "[top, right, bottom, left]")


class ChoroplethLayer(ipyleaflet.GeoJSON):
    """Areas of one level, coloured by class.

    Attributes
    ----------
    url
        Static GeoJSON file; feature ``id`` is the GSS code, properties ``name``, ``parent``, ``parent_name``,
        ``centre`` (latitude, longitude).
    level
        Level key, handed back with every event.
    visible
        Whether the layer is on the map; its geometry and colours are kept while it is not.
    codes
        One byte per area in file order: 0–8 class, 252 excluded by a filter, 253 plain, 254 no data,
        255 hidden.
    values, encoding
        Numbers in file order and how to read them (see `encoding.encode_values`).
    people
        Residents in file order, for the page to leave out areas with few of them (`encoding.encode_people`);
        without them it waits for the server.
    about
        Words and settings of the indicator: ``title, unit, prefix, suffix, decimals, sentence, missing,
        excluded, fewest, polarity, plural, singular, scale, comparator, n_classes, breaks, hint``. The
        sentence is a template with ``{name} {parent} {value} {rank} {count} {plural}``, rank in words ("3rd
        highest").
        ``fewest`` is the minimum of people that ``codes`` were made with.
    ladder
        ``{method: {number of classes: breaks}}``, for reclassification in the page.
    """

    _view_name = Unicode("ChoroplethView").tag(sync=True)
    _view_module = Unicode(MODULE).tag(sync=True)
    _model_name = Unicode("ChoroplethModel").tag(sync=True)
    _model_module = Unicode(MODULE).tag(sync=True)

    url = Unicode().tag(sync=True)
    level = Unicode().tag(sync=True)
    codes = Bytes().tag(sync=True)
    values = Bytes().tag(sync=True)
    encoding = Dict().tag(sync=True)
    people = Bytes().tag(sync=True)
    about = Dict().tag(sync=True)
    ladder = Dict().tag(sync=True)

    def paint(
        self,
        values: ArrayLike,
        codes: ArrayLike,
        about: Mapping[str, Any] | None = None,
        ladder: Mapping[str, Mapping[str, Sequence[float]]] | None = None,
        visible: bool | None = None,
    ) -> None:
        """Colour the areas, in one message to the browser.

        Parameters
        ----------
        values
            One number per area in file order, in display units; NaN is missing.
        codes
            One class code per area in file order.
        about, ladder, visible
            As the attributes; what is not given stays as it is.
        """
        words = dict(about) if about is not None else self.about
        encoded = encode_values(values, int(words.get("decimals", 1)))
        with self.hold_sync():
            self.codes = encode_codes(codes)
            self.values = encoded.payload
            self.encoding = dict(encoded.encoding)
            self.about = words
            if ladder is not None:
                self.ladder = {method: dict(steps) for method, steps in ladder.items()}
            if visible is not None:
                self.visible = visible


class OutlineLayer(ipyleaflet.GeoJSON):
    """Lines over the areas: borough boundaries with their names, or the edge of Greater Manchester.

    Attributes
    ----------
    url
        Static GeoJSON file as for `ChoroplethLayer`.
    kind
        ``borough`` or ``gm``; sets line and, for ``gm``, a soft shadow under the areas.
    labels
        Whether names stand on the areas, above everything and out of the mouse's way.
    """

    _view_name = Unicode("OutlineView").tag(sync=True)
    _view_module = Unicode(MODULE).tag(sync=True)
    _model_name = Unicode("OutlineModel").tag(sync=True)
    _model_module = Unicode(MODULE).tag(sync=True)

    url = Unicode().tag(sync=True)
    kind = Unicode("borough").tag(sync=True)
    labels = Bool(False).tag(sync=True)


class GroupLayer(ipyleaflet.GeoJSON):
    """A line around groups of areas, made in the browser from the areas' boundaries.

    Attributes
    ----------
    url
        Static GeoJSON file of the areas.
    groups
        One byte per area in file order: areas with the same one are a group, 255 is in none.
    """

    _view_name = Unicode("GroupView").tag(sync=True)
    _view_module = Unicode(MODULE).tag(sync=True)
    _model_name = Unicode("GroupModel").tag(sync=True)
    _model_module = Unicode(MODULE).tag(sync=True)

    url = Unicode().tag(sync=True)
    groups = Bytes().tag(sync=True)


class PointLayer(ipyleaflet.GeoJSON):
    """Places as markers that a keyboard reaches.

    Attributes
    ----------
    label
        What the places are, for example ``Jobcentre offices``.
    points
        Dicts with ``name``, ``detail``, ``lat`` and ``lon``.
    """

    _view_name = Unicode("PointView").tag(sync=True)
    _view_module = Unicode(MODULE).tag(sync=True)
    _model_name = Unicode("PointModel").tag(sync=True)
    _model_module = Unicode(MODULE).tag(sync=True)

    label = Unicode("Places").tag(sync=True)
    points = List(Dict()).tag(sync=True)


def _of_length(proposal: Any, length: int, words: str, or_empty: bool = False) -> Any:
    """Return the proposed list, or raise TraitError that names what it should hold."""
    numbers = proposal["value"]
    if len(numbers) == length or (or_empty and not numbers):
        return numbers
    raise TraitError(f"{proposal['trait'].name} holds {words}, not {len(numbers)} numbers")
