"""Colours that charts draw with: the light tokens, each the stand-in for one CSS custom property.

A figure holds plain colours, so a saved picture is right as it is; on the page `charts.to_svg` puts the
custom property in the place of each, so that dark and projector mode need no redraw. No two may be equal,
which is why the white on the selection is a shade off the white of the panel.
"""

INK = "#17212b"
INK_2 = "#465261"
INK_3 = "#5f6b78"
PANEL = "#ffffff"
LINE = "#dedbd2"
LINE_STRONG = "#8b8a82"
SELECT = "#6b21a8"
SELECT_INK = "#fefefe"
BOROUGH = "#2f4b66"
GM = "#4f6f8a"
REGION = "#6b889f"
COUNTRY = "#7d97ac"
DOT = "#8b969f"
WELL = "#f3f2ec"
BETTER = "#21814f"
BETTER_INK = "#fefffe"
WORSE = "#b5201f"
WORSE_INK = "#fffefe"

VARIABLES = {
    INK: "--ink",
    INK_2: "--ink-2",
    INK_3: "--ink-3",
    PANEL: "--panel",
    LINE: "--line",
    LINE_STRONG: "--line-strong",
    SELECT: "--select",
    SELECT_INK: "--select-ink",
    BOROUGH: "--cmp-borough",
    GM: "--cmp-gm",
    REGION: "--cmp-region",
    COUNTRY: "--cmp-country",
    DOT: "--dot",
    WELL: "--well",
    BETTER: "--c1",
    BETTER_INK: "--c1-on",
    WORSE: "--c5",
    WORSE_INK: "--c5-on",
}

COMPARATORS = {"borough": BOROUGH, "gm": GM, "region": REGION, "country": COUNTRY}
"""Lines and dots of comparators by kind, darkest the nearest parent."""

LABELS = {"borough": BOROUGH, "gm": GM, "region": INK_2, "country": INK_2}
"""Text of comparators: the lighter two of the family are not dark enough to read."""
