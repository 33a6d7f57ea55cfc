"""Values travel in the fewest bytes that keep what is shown."""

from __future__ import annotations

import numpy as np
import pytest

from modules.parts.area_map import encode_codes, encode_people, encode_values


def decoded(payload: bytes, kind: str, scale: float) -> list[float]:
    """Read the bytes back, missing as NaN."""
    if kind == "f4":
        return np.frombuffer(payload, "<f4").tolist()
    width = int(kind[1])
    rows = np.frombuffer(payload, "u1").reshape(-1, width)
    whole = [int.from_bytes(row.tobytes(), "little", signed=True) for row in rows]
    return [np.nan if number == -(2 ** (8 * width - 1)) else number * scale for number in whole]


@pytest.mark.parametrize(
    ("values", "decimals", "kind", "width"),
    [
        ([20.1, 0.0, -3.4], 1, "i2", 2),
        ([3276.7], 1, "i2", 2),
        ([3276.8], 1, "i3", 3),
        ([145_000, 2_300_000], 0, "i3", 3),
        ([-8_388_608], 0, "i4", 4),
        ([2_000_000_000], 0, "i4", 4),
        ([4e9, 0.5], 1, "f4", 4),
        ([1e300], 1, "f4", 4),
    ],
)
def test_the_narrowest_type_that_holds_the_digits_is_taken(
    values: list[float], decimals: int, kind: str, width: int
) -> None:
    payload, encoding = encode_values(values, decimals)
    assert encoding["type"] == kind
    assert len(payload) == width * len(values)
    if max(values) < 1e38:
        assert decoded(payload, kind, encoding["scale"]) == pytest.approx(values)


@pytest.mark.parametrize("top", [1.0, 1e5, 1e8, 1e11])
def test_missing_and_infinite_values_come_back_missing(top: float) -> None:
    payload, encoding = encode_values([np.nan, top, np.inf, -np.inf], 1)
    back = decoded(payload, encoding["type"], encoding["scale"])
    assert np.isnan(back).tolist() == [True, False, True, True]


def test_no_areas_and_no_values_are_no_trouble() -> None:
    assert encode_values([], 1).payload == b""
    assert encode_values([np.nan], 0).payload == b"\x00\x80"


def test_codes_are_one_byte_each() -> None:
    assert encode_codes(np.array([0, 8, 252, 255])) == bytes([0, 8, 252, 255])


def test_people_are_four_bytes_and_unknown_ones_none() -> None:
    assert np.frombuffer(encode_people([1001, np.nan, 503_127]), "<i4").tolist() == [1001, 0, 503_127]
