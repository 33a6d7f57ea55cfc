"""Ways from an identifier into the page."""

from __future__ import annotations

from modules.tools.one_id.links import copy_button, map_link, profile_link, shown_there


def test_a_link_goes_to_an_indicator_with_figures_at_the_level(views):
    assert shown_there(views, "ward25", "imd_score") == "imd_score"
    fallback = shown_there(views, "lsoa11", "gcse_english_maths")
    assert fallback != "gcse_english_maths" and not views.absent(fallback, "lsoa11")


def test_links_hold_level_and_area():
    assert 'href="?tool=profile&amp;indicator=a&amp;level=ward25&amp;selected=E1"' in str(
        profile_link("E1", "ward25", "a")
    )
    assert 'href="?indicator=a&amp;level=ward25&amp;selected=E1"' in str(map_link("E1", "ward25", "a"))


def test_a_button_says_what_it_copies():
    assert 'aria-label="Copy the codes"' in str(copy_button("E1\nE2", "the codes"))
