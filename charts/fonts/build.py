"""Cut the two weights that matplotlib draws with out of the page's variable font.

`python -m charts.fonts.build` reads `www/fonts/source-sans-3-latin.woff2` (npm:
@fontsource-variable/source-sans-3 5.3.0) and writes `explorer-sans-400.ttf` and `explorer-sans-600.ttf`
beside this file. It needs fonttools with brotli. The licence reserves the name of the original, so the cut
ones carry another.
"""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
VARIABLE = HERE.parents[1] / "www" / "fonts" / "source-sans-3-latin.woff2"
FAMILY = "Explorer Sans"
WEIGHTS = {400: "Regular", 600: "SemiBold"}
FAMILY_NAMES, STYLE_NAMES, FULL_NAMES, POSTSCRIPT_NAME = (1, 16), (2, 17), (3, 4), 6


def cut(weight: int) -> Path:
    """Write one weight as a static font and return its path."""
    font = instancer.instantiateVariableFont(TTFont(VARIABLE, recalcTimestamp=False), {"wght": weight})
    _rename(font, WEIGHTS[weight])
    font["OS/2"].usWeightClass = weight
    font.flavor = None
    path = HERE / f"explorer-sans-{weight}.ttf"
    font.save(path)
    return path


def _rename(font: TTFont, style: str) -> None:
    table = font["name"]
    texts = {
        **dict.fromkeys(FAMILY_NAMES, FAMILY),
        **dict.fromkeys(STYLE_NAMES, style),
        **dict.fromkeys(FULL_NAMES, f"{FAMILY} {style}"),
        POSTSCRIPT_NAME: f"{FAMILY.replace(' ', '')}-{style}",
    }
    for record in table.names:
        if record.nameID in texts:
            record.string = texts[record.nameID]


if __name__ == "__main__":
    for wanted in WEIGHTS:
        cut(wanted)
