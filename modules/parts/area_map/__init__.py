"""The shared map: an ipyleaflet extension of our own.

The page places `map_dependency` once, renders one long-lived `QuietMap`, and talks to it by
`ChoroplethLayer.paint`, by the methods of ``window.gmMap`` (static/page-api.js) and by events on
``document``: ``gm:ready``, ``gm:pick``, ``gm:drill``, ``gm:hover``, ``gm:window`` and ``gm:painted``.
"""

from .dependency import MapFilesMissing, map_dependency
from .encoding import EXCLUDED, HIDDEN, NO_DATA, PLAIN, Encoded, encode_codes, encode_people, encode_values
from .widgets import ChoroplethLayer, GroupLayer, OutlineLayer, PointLayer, QuietMap

__all__ = [
    "EXCLUDED",
    "HIDDEN",
    "NO_DATA",
    "PLAIN",
    "ChoroplethLayer",
    "Encoded",
    "GroupLayer",
    "MapFilesMissing",
    "OutlineLayer",
    "PointLayer",
    "QuietMap",
    "encode_codes",
    "encode_people",
    "encode_values",
    "map_dependency",
]
