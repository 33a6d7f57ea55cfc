"""The class colours of every scale, mode and number of classes, as the page takes them."""

from __future__ import annotations

from analysis.bivariate_palette import bivariate_palette
from analysis.palettes import ink_on, palette

COUNTS = range(1, 10)
GRID = {mode: " ".join(bivariate_palette(mode)) for mode in ("light", "dark")}

NAMED: dict[str, dict[str, str]] = {
    # Better, no clear difference, worse; then what cannot be told.
    "verdicts": {
        "light": "#21814F #E4E6E3 #B5201F #A9B4BC",
        "dark": "#2E9560 #4A555E #C8352F #6F7B84",
    },
    "verdicts-safe": {
        "light": "#1F5A96 #E9E6DC #A84B00 #A9B4BC",
        "dark": "#3777BA #4A555E #B9570C #6F7B84",
    },
    # Meets all conditions, does not.
    "conditions": {"light": "#B5201F #E4E6E3", "dark": "#C8352F #4A555E"},
    "conditions-safe": {"light": "#A84B00 #E9E6DC", "dark": "#B9570C #4A555E"},
    # Worse and better together with their neighbours; better among worse, worse among better; no pattern;
    # no neighbours.
    "clusters": {
        "light": "#B5201F #21814F #8CCBA5 #F0A08F #E8DFC6 #8795A0",
        "dark": "#E0483C #2E9560 #1F5A40 #7E2F2A #5E5646 #39444D",
    },
    "clusters-safe": {
        "light": "#A84B00 #1F5A96 #92BBE6 #F0AC6A #E8DFC6 #8795A0",
        "dark": "#D97A1F #4E8FD3 #27496F #6E3E12 #5E5A52 #39444D",
    },
    # High and low where neither is better.
    "clusters-neutral": {
        "light": "#274B7A #8A6D1B #DDC27A #9DBBE0 #E8DFC6 #8795A0",
        "dark": "#5B93D6 #C49A2C #6B5310 #2B4A73 #5E5A52 #39444D",
    },
    # Rose, no clear change, fell where neither is better; then what cannot be told.
    "verdicts-neutral": {
        "light": "#274B7A #E8DFC6 #8A6D1B #A9B4BC",
        "dark": "#5B93D6 #5E5A52 #C49A2C #6F7B84",
    },
    # From the largest rise to the largest fall where neither is better.
    "moves-neutral": {
        "light": "#274B7A #9DBBE0 #E8DFC6 #DDC27A #8A6D1B",
        "dark": "#5B93D6 #2B4A73 #5E5A52 #6B5310 #C49A2C",
    },
    # Where something was done, what it is compared with, the other areas.
    "roles": {"light": "#6B21A8 #4F6F8A #E4E6E3", "dark": "#B98AE8 #6E93B0 #4A555E"},
    # Two indicators crossed: safe for every eye, whichever scale is chosen.
    "overlay": GRID,
    "overlay-safe": GRID,
}
"""The colours of named groups, by mode: with "-safe" behind the name those of the colour-blind-safe scale."""

TENTHS = {
    ("green_red", "light"): "#21814F #529B58 #85B862 #C0CF6F #E8CE6E #F1B45B #EA9346 #DC6E33 #CA4E29 #B5201F",
    ("green_red", "dark"): "#2E9560 #65AD68 #99C46E #CBD171 #E5C769 #E9AE58 #E59447 #E07A3A #D55A35 #C8352F",
    ("safe", "light"): "#164A82 #4072A6 #6093C2 #86B1D6 #C2CECA #F5EABA #F4BF7B #DC8B3C #BA6723 #8F3D00",
    ("safe", "dark"): "#3777BA #5F98CC #8ABADE #B2CCD7 #CDD6CF #E1D6BC #EDC99A #E8A45E #D37C32 #B9570C",
}
"""Ten steps on the path of each scale, as evenly spaced as the eye sees: one more than a map has classes."""


def _deprivation() -> dict[str, dict[str, str]]:
    """Return the colours of 3 to 10 groups from the most deprived, which has the worst end, to the least."""
    made: dict[str, dict[str, str]] = {}
    for scale, suffix in (("green_red", ""), ("safe", "-safe")):
        for n in range(3, 11):
            made[f"deprived{n}{suffix}"] = {
                mode: " ".join(reversed(TENTHS[scale, mode].split() if n == 10 else palette(scale, n, mode)))
                for mode in ("light", "dark")
            }
    return made


NAMED |= _deprivation()


NAMED |= {
    f"{name}-safe": NAMED[name] for name in ("clusters-neutral", "verdicts-neutral", "moves-neutral", "roles")
}
NAMED |= {
    # Gi* knows no areas that stand out from their neighbours.
    name.replace("clusters", "spots"): {
        mode: " ".join(colours.split()[place] for place in (0, 1, 4, 5)) for mode, colours in modes.items()
    }
    for name, modes in NAMED.items()
    if name.startswith("clusters")
}


def all_palettes() -> dict[str, dict[str, dict[str, list[list[str]]]]]:
    """Return scale → mode → number of classes → [fill, ink] for each class from best to worst.

    The palettes of named groups have one entry, "", instead of numbers of classes."""
    return {
        scale: {mode: {str(n): steps(scale, n, mode) for n in COUNTS} for mode in ("light", "dark")}
        for scale in ("green_red", "safe", "sequential")
    } | {
        name: {mode: {"": [[fill, ink_on(fill)] for fill in fills.split()]} for mode, fills in modes.items()}
        for name, modes in NAMED.items()
    }


def steps(scale: str, n: int, mode: str) -> list[list[str]]:
    """Return fill and ink of each class; one or two classes take the ends and middle of three."""
    colours = palette(scale, max(n, 3), mode)
    chosen = {1: [colours[1]], 2: [colours[0], colours[2]]}.get(n, colours)
    return [[colour, ink_on(colour)] for colour in chosen]
