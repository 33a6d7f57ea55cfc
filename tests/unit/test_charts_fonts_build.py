"""The typeface: of the page and of saved pictures."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from charts.fonts.build import FAMILY, HERE, VARIABLE, WEIGHTS

NEEDED = "0123456789%£−–’…·, abcXYZâéŵ".replace("ŵ", "")


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_cut_fonts_have_their_own_name_and_weight(weight):
    cut = TTFont(HERE / f"explorer-sans-{weight}.ttf")
    assert cut["name"].getDebugName(1) == FAMILY
    assert cut["OS/2"].usWeightClass == weight
    assert "fvar" not in cut


@pytest.mark.parametrize("path", [VARIABLE, *(HERE / f"explorer-sans-{weight}.ttf" for weight in WEIGHTS)])
def test_every_letter_that_we_write_is_there(path):
    if path.suffix == ".woff2":
        pytest.importorskip("brotli", reason="brotli opens woff2 fonts")
    letters = TTFont(path).getBestCmap()
    assert [letter for letter in NEEDED if ord(letter) not in letters] == []


def test_figures_have_one_width():
    cut = TTFont(HERE / "explorer-sans-400.ttf")
    names = [cut.getBestCmap()[ord(digit)] for digit in "0123456789"]
    assert len({cut["hmtx"][name][0] for name in names}) == 1


def test_the_style_sheet_points_to_the_font_beside_it():
    style = (VARIABLE.parent / "fonts.css").read_text()
    (named,) = re.findall(r'url\("([^"]+)"\)', style)
    assert (VARIABLE.parent / named) == VARIABLE
    assert VARIABLE.exists()


@pytest.mark.parametrize("folder", [HERE, VARIABLE.parent])
def test_the_licence_travels_with_the_fonts(folder: Path):
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text()
