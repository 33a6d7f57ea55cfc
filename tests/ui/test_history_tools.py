"""Back and Forward out of the tools and into them: their settings, and what a reader brought to them."""

from __future__ import annotations

import pytest
from browsing import ExplorerPage
from exploring import BOWDON, BUCKLOW, MANCHESTER, Explore, Reader
from playwright.sync_api import expect
from test_history import MARK, STEPS, TOOLS, back, open_tool, same_page
from test_tool_own_areas import PART as AREAS
from test_tool_own_areas import made_up as groups
from test_tool_own_areas import use as use_groups
from test_tool_own_data import made_up as survey
from test_tool_own_data import use as use_survey

TOOL = """() => {
  const open = document.documentElement.dataset.tool, controls = document.querySelectorAll('.gm-input');
  const kept = (one) => [one.dataset.key, one.type === 'checkbox' ? one.checked : one.value];
  return {
    open, title: document.title, legend: document.getElementById('legend-title').innerText,
    settings: [...controls].filter((one) => one.dataset.key.startsWith(`${open}-`)).map(kept),
    says: document.querySelector(`[data-tool-part="${open}"] .sentence`)?.innerText,
  };
}"""


@pytest.fixture
def with_tool(tab: Reader) -> Explore:
    """Give `with_tool(query)`: the page opened at the address of an open tool."""

    def open_at(query: str) -> Reader:
        ExplorerPage.open(tab, query)
        return tab

    return open_at


def test_back_and_forward_through_all_tools(explore: Explore) -> None:
    reader = explore(f"level=borough&selected={MANCHESTER}")
    reader.ask(MARK)
    seen = []
    for name in TOOLS:
        open_tool(reader, name)
        set_first_control(reader, name)
        answered(reader, name)
        seen.append((reader.page.url, reader.ask(TOOL)))
    steps = reader.ask(STEPS)
    ways = [(reader.page.go_back, seen[-2::-1]), (reader.page.go_forward, seen[1:])]
    for go, wanted in ways:
        for url, stood in wanted:
            go()
            expect(reader.page).to_have_url(url)
            answered(reader, stood["open"])
            assert reader.ask(TOOL) == stood
    assert (reader.ask(STEPS), same_page(reader)) == (steps, True)


def answered(reader: Reader, name: str) -> None:
    """Wait until a tool has its answer."""
    expect(reader.page.locator(f"[data-tool-part={name}] .tool-wait:visible")).to_have_count(0)
    reader.settled()


def set_first_control(reader: Reader, name: str) -> None:
    """Move a tool's first slider or choose the last of its first list, where it has one."""
    controls = reader.page.locator(f"[data-tool-controls={name}] .gm-input:visible:enabled")
    for control in controls.all():
        if control.get_attribute("type") == "range":
            control.press("ArrowRight")
            return
        if control.evaluate("(one) => one.tagName") == "SELECT":
            last = control.locator("option:enabled").last.get_attribute("value")
            control.select_option(last)
            return


def test_a_tool_s_settings_are_those_of_each_step(with_tool: Explore) -> None:
    weights = "crime:5,income_deprivation:2.5"
    reader = with_tool(f"tool=need&need-preset=health&need-weights={weights}&need-conditions=crime:above:0.5")
    reader.ask(MARK)
    slider = reader.page.locator(".need-weights input[data-id=crime]")
    expect(slider).to_have_value("5")
    reader.page.locator("#levels [data-level=lsoa11]").click()
    reader.address_says(level="lsoa11")
    reader.page.locator("#need-preset").select_option(index=1)
    reader.address_says(need__weights="")
    slider = reader.page.locator(".need-weights input").first
    slider.press("End")
    back(reader, level="", need__weights=weights, need__conditions="crime:above:0.5")
    expect(reader.page.locator(".need-weights input[data-id=crime]")).to_have_value("5")
    expect(reader.page.locator(".need-weights input")).to_have_count(2)
    expect(reader.page.locator("#need-conditions-box input")).to_have_value("0.5")
    assert same_page(reader)


def test_a_place_typed_into_one_id_comes_back_with_its_words(with_tool: Explore) -> None:
    reader = with_tool(f"tool=one_id&one_id-q={BOWDON}&selected={BUCKLOW}")
    reader.ask(MARK)
    box = reader.page.locator("[data-one-id-search]")
    reader.page.locator("#levels [data-level=borough]").click()
    reader.address_says(level="borough")
    reader.click_area(MANCHESTER)
    reader.address_says(selected=MANCHESTER, one_id__q="")
    expect(box).to_have_value("")
    back(reader, level="", selected=BUCKLOW, one_id__q=BOWDON)
    expect(box).to_have_value(BOWDON)
    reader.page.go_forward()
    reader.address_says(selected=MANCHESTER, one_id__q="")
    expect(box).to_have_value("")
    assert same_page(reader)


def test_a_rectangle_in_the_scatter_comes_back(with_tool: Explore) -> None:
    sides = "relationship-x_from=10&relationship-x_to=20&relationship-y_from=20&relationship-y_to=40"
    reader = with_tool(f"tool=relationship&relationship-x=income_deprivation&{sides}")
    reader.ask(MARK)
    brushed = reader.page.locator("[data-tool-part=relationship] [data-brushed]")
    expect(brushed).to_be_attached()
    inside, fields = brushed.get_attribute("data-brushed"), reader.address()
    reader.choose("social_rented", "ward25")
    expect(brushed).not_to_be_attached()
    back(reader, indicator="", **{key.replace("-", "__"): value for key, value in fields.items()})
    expect(brushed).to_have_attribute("data-brushed", str(inside))
    assert same_page(reader)


def test_own_figures_and_groups_are_still_there(explore: Explore) -> None:
    reader = explore("level=ward25&indicator=social_rented")
    page = reader.page
    reader.ask(MARK)
    open_tool(reader, "own_areas")
    use_groups(page, groups())
    open_tool(reader, "own_data")
    use_survey(page, survey())
    reader.address_says(tool="own_data", indicator="own_1_1")
    back(reader, tool="own_data", indicator="social_rented")
    expect(page.locator(".own-measures")).to_be_visible()
    back(reader, tool="own_areas")
    expect(page.locator(f"{AREAS} .sentence")).to_contain_text("Of your three groups")
    expect(page.locator("#levels [aria-pressed=true]")).to_have_text("Your areas3")
    back(reader, tool="", indicator="social_rented")
    expect(page.locator("#levels [aria-pressed=true]")).to_have_text("Ward215")
    for _ in range(3):
        page.go_forward()
    reader.address_says(tool="own_data", indicator="own_1_1")
    expect(page.locator("#picked")).to_contain_text("Lonely: yes")
    assert same_page(reader)


def test_own_figures_taken_another_way_are_found_by_the_steps_before(with_tool: Explore) -> None:
    reader = with_tool("tool=own_data&level=borough")
    page = reader.page
    reader.ask(MARK)
    use_survey(page, survey())
    reader.address_says(indicator="own_1_1")
    open_tool(reader, "overlay")
    page.locator("[data-key=overlay-other]").select_option(label="Satisfaction")
    reader.address_says(overlay__other="own_1_2")
    open_tool(reader, "own_data")
    steps = reader.ask(STEPS)
    page.get_by_label("Lonely: yes: which is better").select_option("high_is_bad")
    reader.address_says(indicator="own_2_1")
    assert reader.ask(STEPS) == steps, "the same figures are no step"
    back(reader, indicator="own_2_1", tool="overlay", overlay__other="own_2_2")
    expect(page.locator("#picked")).to_contain_text("Lonely: yes")
    expect(page.locator("[data-key=overlay-other]")).to_have_value("own_2_2")
    assert reader.toast().inner_text() == ""
    assert same_page(reader)


def test_back_to_figures_that_were_forgotten_says_so(with_tool: Explore) -> None:
    reader = with_tool("tool=own_data&level=borough&indicator=income_deprivation")
    page = reader.page
    reader.ask(MARK)
    use_survey(page, survey())
    reader.address_says(indicator="own_1_1")
    page.get_by_role("button", name="Forget this file").click()
    reader.address_says(indicator="income_deprivation")
    steps = reader.ask(STEPS)
    back(reader, indicator="", level="borough")
    expect(reader.toast()).to_contain_text("Own data stay in their session until forgotten")
    expect(page.locator("#picked")).to_contain_text("Employment deprivation")
    assert reader.output_errors() == []
    assert (reader.ask(STEPS), same_page(reader)) == (steps, True), "the nearest screen is no step of its own"
