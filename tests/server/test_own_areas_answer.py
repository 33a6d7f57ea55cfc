"""What the panel says of groups of areas."""

from __future__ import annotations

import pytest

from modules.tools.own_areas.answer import answer, file_panel, off_the_map, refusal_panel, sentence
from modules.tools.own_areas.figures import group_figures, view_of_groups
from modules.tools.own_areas.level import reasons
from modules.tools.own_areas.work import Made, Wanted
from own import groups_draft
from store.grouped import grouped_figures
from tests.server.own_areas_file import file_of, groups_of, thirds


@pytest.fixture
def said(screen, words):
    """The sentence, and all of the answer, for groups on a link's screen."""

    def say(link, rows):
        seen = screen(link)
        found = group_figures(seen.views, grouped_figures, groups_of(rows), seen.subject)
        view = view_of_groups(found, seen.settings)
        runs = sentence(found, view, seen.against)
        plain = "".join(one if isinstance(one, str) else one[0] for one in runs).replace("\u00a0", " ")
        return plain, words(answer(found, view, seen.against).get_html_string())

    return say


def test_the_sentence_names_highest_lowest_and_the_comparator(said):
    plain, whole = said("level=borough&indicator=employment_rate&period=2023", [
        ("E08000001", "Bolton"), ("E08000007", "Stockport"), ("E08000005", "Rochdale"),
    ])  # fmt: skip
    assert plain == (
        "Of your three groups Stockport is highest: 75.2 % of residents aged 16 to 64 are in work, against "
        "71.9 % in Greater Manchester. Bolton is lowest, 65.6 %."
    )
    assert "Seven boroughs with" in whole
    assert "are in no group, and in no figure here." in whole


def test_groups_without_a_figure_are_named_with_the_reason(said):
    plain, whole = said("level=borough&indicator=employment_rate&period=2023", [
        ("E08000001", "Bolton"), ("E08000007", "South"), ("E08000005", "South"), ("E08000002", "Bury"),
    ])  # fmt: skip
    assert plain.startswith("Of the two of your three groups with a figure ")
    assert "South: no figure, it is published for single areas and does not add up." in whole


def test_a_single_group_stands_beside_the_comparator(said):
    plain, _ = said("level=ward25&indicator=social_rented", [(code, "All") for code, _ in thirds()])
    assert plain.startswith("In All ")
    assert "of households rent from a council" in plain
    assert plain.endswith(" in Greater Manchester.")


def test_a_number_is_set_against_nothing(said):
    plain, _ = said("level=ward25&indicator=claimants", thirds())
    assert "against" not in plain
    assert "people claim benefits that require them to look for work" in plain


def test_estimates_and_means_are_cautions(said):
    wards, lsoas = thirds(), thirds("lsoa11")
    assert "Estimates: wards are taken as the LSOAs" in said("level=ward25&indicator=social_rented", wards)[1]
    assert "Means of the areas, weighted" in said("level=lsoa11&indicator=imd_score", lsoas)[1]
    plain = said("level=lsoa11&indicator=social_rented", lsoas)[1]
    assert "Estimates" not in plain and "Means" not in plain


def test_the_file_is_named_with_its_columns_and_a_fault(words):
    draft = groups_draft(file_of(thirds()), "localities.csv")
    panel = words(file_panel(draft, Made(Wanted(1), groups_of(thirds()))).get_html_string())
    assert panel.startswith("localities.csv: three groups of 21 wards")
    assert "Areas by column A: Code; groups by column B: Locality" in panel
    fault = file_panel(draft, Made(Wanted(1, "A", "A"), fault="Choose two columns.")).get_html_string()
    assert "Choose two columns." in words(fault)
    assert "<details open" in fault or 'open=""' in fault


def test_areas_in_several_groups_lead_to_the_level_of_the_groups(screen):
    seen = screen("level=ward25&indicator=social_rented")
    found = group_figures(seen.views, grouped_figures, groups_of(thirds("lsoa11")), seen.subject)
    assert off_the_map(found, "ward25", 0) is None
    html = off_the_map(found, "ward25", 12).get_html_string()
    assert "12 wards on the map lie in more than one group." in html
    assert 'data-show-level="lsoa11"' in html
    assert 'data-show="social_rented"' in html


def test_a_refusal_offers_what_can_be_shown(views, words):
    told = reasons(views, groups_of(thirds("lsoa11")))
    panel = refusal_panel(views, told, views.catalogue.indicators["house_price"], "It cannot.")
    assert words(panel).startswith("It cannot. These can be shown for your groups:")
    assert panel.get_html_string().count("data-show=") == 6
