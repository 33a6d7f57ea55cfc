"""How the values of a map level travel to the browser: few bytes, exactly the digits that are shown."""

from __future__ import annotations

from typing import NamedTuple, TypedDict

import numpy as np
from numpy.typing import ArrayLike, NDArray

#: Class codes with a meaning of their own; 0 to 8 are classes by value, lowest first.
EXCLUDED, PLAIN, NO_DATA, HIDDEN = 252, 253, 254, 255

#: Integer types tried in turn: name, bytes per value. The least integer of each stands for a missing value.
_WIDTHS = (("i2", 2), ("i3", 3), ("i4", 4))


class Encoding(TypedDict):
    """What the browser needs to read the bytes back.

    ``type`` is ``i2``, ``i3``, ``i4`` (little-endian signed integers of 2, 3 or 4 bytes; the least integer is
    missing) or ``f4`` (floats; NaN is missing). A value is the stored number times ``scale``.
    """

    type: str
    scale: float


class Encoded(NamedTuple):
    """Bytes, one value per area in the level's canonical order, and how to read them."""

    payload: bytes
    encoding: Encoding


def encode_values(values: ArrayLike, decimals: int) -> Encoded:
    """Return `values` as the fewest bytes that keep every digit shown.

    Parameters
    ----------
    values
        One number per area, in display units; NaN and infinities are missing.
    decimals
        Digits shown after the point, at least 0.

    Returns
    -------
    Encoded
        Integers of 10**-decimals when the displayed values fit in 2, 3 or 4 bytes, otherwise 4-byte floats.
    """
    numbers = np.asarray(values, dtype="f8").ravel()
    known = np.isfinite(numbers)
    steps = np.zeros(numbers.shape)
    with np.errstate(over="ignore"):
        np.rint(numbers * 10.0**decimals, where=known, out=steps)
    for name, width in _WIDTHS:
        limit = 2 ** (8 * width - 1)
        if np.abs(steps).max(initial=0) < limit:
            whole = np.where(known, steps, -limit).astype("<i4")
            return Encoded(_low_bytes(whole, width), {"type": name, "scale": 10.0**-decimals})
    with np.errstate(over="ignore"):  # beyond 3e38 nothing can be drawn: missing, like the infinities
        floats = np.where(known, numbers, np.nan).astype("<f4")
    return Encoded(floats.tobytes(), {"type": "f4", "scale": 1.0})


def encode_codes(codes: ArrayLike) -> bytes:
    """Return class codes as one byte per area, in the level's canonical order."""
    return np.ascontiguousarray(codes, dtype="u1").tobytes()


def encode_people(people: ArrayLike) -> bytes:
    """Return numbers of people as 4 bytes an area; where they are not known, none."""
    return np.nan_to_num(np.asarray(people, dtype="f8")).astype("<i4").tobytes()


def _low_bytes(whole: NDArray[np.int32], width: int) -> bytes:
    """Return the `width` low bytes of each little-endian integer."""
    return whole.view("u1").reshape(-1, 4)[:, :width].tobytes()
