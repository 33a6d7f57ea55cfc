"""British National Grid to degrees and back, in one fixed way.

The transformation is written out rather than looked up by code: a look-up takes the grid file when a machine
has it and the seven-parameter shift when not, and the build would differ between machines by metres.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Pairs = NDArray[np.float64]

# Ordnance Survey, A guide to coordinate systems in Great Britain, sections 6.6 and A.1: shift of OSGB36 to
# WGS84 (good to about 5 m, of which no use here notices) and the National Grid's projection.
_TO_DEGREES = (
    "+proj=pipeline "
    "+step +inv +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy "
    "+step +proj=push +v_3 "
    "+step +proj=cart +ellps=airy "
    "+step +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.1502 +ry=0.247 +rz=0.8421 +s=-20.4894 "
    "+convention=position_vector "
    "+step +inv +proj=cart +ellps=WGS84 "
    "+step +proj=pop +v_3 "
    "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
)


def to_degrees(eastings_northings: Pairs) -> Pairs:
    """Longitude and latitude, shape (n, 2), of metres on the National Grid, shape (n, 2)."""
    eastings, northings = np.asarray(eastings_northings, dtype=float).T
    return np.column_stack(_transformer().transform(eastings, northings))


def to_metres(longitudes_latitudes: Pairs) -> Pairs:
    """Easting and northing in metres, shape (n, 2), of degrees, shape (n, 2)."""
    longitudes, latitudes = np.asarray(longitudes_latitudes, dtype=float).T
    return np.column_stack(_transformer().transform(longitudes, latitudes, direction="INVERSE"))


@cache
def _transformer() -> Any:
    import pyproj  # only for the builds, and for the first file of places

    return pyproj.Transformer.from_pipeline(_TO_DEGREES)
