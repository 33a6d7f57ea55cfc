"""Colours measured: how far apart two look, also to a reader who is colour blind.

Everything takes and returns sRGB as "#RRGGBB".
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Full severity; columns are linear red, green and blue. G. M. Machado, M. M. Oliveira and L. A. F.
# Fernandes (2009), IEEE Transactions on Visualization and Computer Graphics 15, 1291–1298,
# https://doi.org/10.1109/TVCG.2009.113.
_SEEN_WITH = {
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}
VISIONS = tuple(_SEEN_WITH)

# sRGB to CIE XYZ and its white, D65: IEC 61966-2-1.
_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])


class Lab(NamedTuple):
    """A colour of CIELAB under D65."""

    lightness: float
    a: float
    b: float


def to_lab(colour: str) -> Lab:
    """Return a colour in CIELAB."""
    return _lab(_linear(colour))


def seen_with(vision: str, colour: str) -> str:
    """Return how a colour looks with "deuteranopia" or "protanopia", to readers without it."""
    return _hex(np.clip(_SEEN_WITH[vision] @ _linear(colour), 0.0, 1.0))


def difference(first: str, second: str) -> float:
    """Return the CIEDE2000 difference of two colours; about 1 is just visible, 10 is seen at a glance."""
    return ciede2000(to_lab(first), to_lab(second))


def ciede2000(first: Lab, second: Lab) -> float:
    """Return the CIEDE2000 difference of two colours of CIELAB.

    Method: G. Sharma, W. Wu and E. N. Dalal (2005), *Color Research and Application* 30, 21–30,
    https://doi.org/10.1002/col.20070; the names follow its equations.
    """
    chroma = (math.hypot(first.a, first.b) + math.hypot(second.a, second.b)) / 2
    stretch = 1.5 - 0.5 * math.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    c1, h1 = _polar(first, stretch)
    c2, h2 = _polar(second, stretch)
    turn = _turn(h1, h2) if c1 * c2 else 0.0
    lightness, c, h = (first.lightness + second.lightness) / 2, (c1 + c2) / 2, _mean_hue(h1, h2, c1 * c2)
    far = (lightness - 50.0) ** 2
    lightness_term = (second.lightness - first.lightness) / (1 + 0.015 * far / math.sqrt(20 + far))
    chroma_term = (c2 - c1) / (1 + 0.045 * c)
    hue_term = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * c * _hue_weight(h))
    rotation = (
        -math.sin(math.radians(60 * math.exp(-(((h - 275) / 25) ** 2))))
        * 2
        * math.sqrt(c**7 / (c**7 + 25.0**7))
    )
    squared = lightness_term**2 + chroma_term**2 + hue_term**2 + rotation * chroma_term * hue_term
    return math.sqrt(max(squared, 0.0))


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mean_colour(first: str, second: str) -> str:
    """Return what two colours in fine stripes blend into, which is their mean in linear light."""
    return _hex((_linear(first) + _linear(second)) / 2)


def _hue_weight(hue: float) -> float:
    """Return the T of the method, which discounts differences where hue is seen less finely."""
    parts = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return 1 + sum(weight * math.cos(math.radians(times * hue + shift)) for weight, times, shift in parts)


def _polar(colour: Lab, stretch: float) -> tuple[float, float]:
    a = colour.a * stretch
    return math.hypot(a, colour.b), math.degrees(math.atan2(colour.b, a)) % 360


def _turn(first: float, second: float) -> float:
    return (second - first + 180) % 360 - 180 if abs(second - first) != 180 else second - first


def _mean_hue(first: float, second: float, chroma: float) -> float:
    if chroma == 0:
        return first + second
    if abs(first - second) <= 180:
        return (first + second) / 2
    return (first + second + (360 if first + second < 360 else -360)) / 2


def _linear(colour: str) -> Floats:
    coded = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def _hex(linear: Floats) -> str:
    coded = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * np.maximum(linear, 0) ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in np.clip(coded, 0, 1).tolist())


def _lab(linear: Floats) -> Lab:
    scaled = _TO_XYZ @ linear / _WHITE
    x, y, z = np.where(scaled > (6 / 29) ** 3, np.cbrt(scaled), scaled * (29 / 6) ** 2 / 3 + 4 / 29).tolist()
    return Lab(116 * y - 16, 500 * (x - y), 200 * (y - z))


def _luminance(colour: str) -> float:
    return float(_TO_XYZ[1] @ _linear(colour))
