"""British National Grid to degrees and back, in one fixed way.

The transformation is written out rather than looked up by code: a look-up takes the grid file when a machine
has it and the seven-parameter shift when not, and the build would differ between machines by metres.
"""

from __future__ import annotations

import numpy as np
import pyproj

# Ordnance Survey, A guide to coordinate systems in Great Britain, sections 6.6 and A.1: shift of OSGB36 to
# WGS84 (good to about 5 m, of which no use here notices) and the National Grid's projection.
_TO_DEGREES = pyproj.Transformer.from_pipeline(
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


def to_degrees(eastings_northings: np.ndarray) -> np.ndarray:
    """Longitude and latitude, shape (n, 2), of metres on the National Grid, shape (n, 2)."""
    return np.column_stack(_TO_DEGREES.transform(*np.asarray(eastings_northings, dtype=float).T))


def to_metres(longitudes_latitudes: np.ndarray) -> np.ndarray:
    """Easting and northing in metres, shape (n, 2), of degrees, shape (n, 2)."""
    longitudes, latitudes = np.asarray(longitudes_latitudes, dtype=float).T
    return np.column_stack(_TO_DEGREES.transform(longitudes, latitudes, direction="INVERSE"))
