"""Places of one's own in a reader's hands: chosen, recognised, drawn, counted, hidden, forgotten."""

from __future__ import annotations

import re

import pytest
from axe_rules import violations
from playwright.sync_api import FilePayload, Page, expect

OPEN = "tool=places&level=borough"
HOSTILE = "<img src=x onerror=window.hurt=1>"
ROWS = f"""Name of service,Type,Postcode,Phone
Alpha {HOSTILE},Hub,M1 1AE,0161 496 0000
Beta,Hub,M2 5DB,0161 496 0001
Gamma,Café,WN1 1AA,0161 496 0002
Delta,Hub,SW1A 1AA,0161 496 0003
"""
DRAWN = """() => { const canvas = document.querySelector('.leaflet-gm-dots-pane canvas');
  if (!canvas) return false;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 3; at < data.length; at += 4) if (data[at]) return true; return false; }"""


def file(rows: str = ROWS, name: str = "services.csv") -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": rows.encode()}


def hand_in(page: Page, given: FilePayload) -> None:
    page.locator("[data-token-of=places]").wait_for(state="attached")
    page.locator("#places-file").set_input_files(given)


def use(page: Page) -> None:
    """Hand in a file, agree to its columns, and wait until its places are drawn."""
    hand_in(page, file())
    page.get_by_role("button", name="Put them on the map").click()
    expect(page.locator("[data-tool-part=places] .sentence")).to_contain_text(
        "Of 3 places, 2 are in Manchester"
    )
    page.wait_for_function(DRAWN)


def test_a_file_becomes_discs_and_counts(open_page):
    page = open_page(OPEN).page
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    hand_in(page, file())
    expect(page.get_by_role("heading", name="services.csv: 4 rows, 4 columns")).to_be_focused()
    expect(page.get_by_label("B Type")).to_have_value("category")
    expect(page.locator(".own-columns")).to_contain_text("telephone numbers: nothing of it is kept")
    page.get_by_role("button", name="Put them on the map").click()
    expect(page.locator("[data-tool-part=places] .tool-title")).to_be_focused()
    expect(page.locator("[data-tool-part=places] .sentence")).to_contain_text(
        "Of 3 places, 2 are in Manchester"
    )
    expect(page.locator("#legend-title")).to_have_text("Places in each area")
    expect(page.locator("#legend-own")).to_contain_text("Your places: 3")
    page.wait_for_function(DRAWN)
    assert len(sent) == 1
    assert "/own-data/" in sent[0]

    page.locator("[data-key=places-mode]").select_option("near")
    expect(page.locator("#legend-title")).to_contain_text("1 km of the middle")
    expect(page).to_have_url(re.compile("places-mode=near"))
    page.get_by_label("Count", exact=True).select_option(label="Café (1)")
    expect(page.locator("#legend-own")).to_contain_text("Your place of “Café”: 1")
    expect(page).to_have_url(re.compile("places-kind=2"))
    page.click("#drawer-toggle")
    expect(page.locator("#table-note")).to_contain_text("Your places")
    expect(page.locator(".drawer")).to_contain_text("Per 10,000")


def test_the_places_stay_in_every_tool_and_can_be_hidden(open_page):
    page = open_page(OPEN).page
    use(page)
    page.locator("[data-tool-part=places] [data-action=close-tool]").click()
    expect(page.locator("#indicator-part #summary .sentence")).to_be_visible()
    page.wait_for_function(DRAWN)
    page.locator("#legend-own .switch").click()
    page.wait_for_function(f"() => !({DRAWN})()")
    page.locator("#legend-own .switch").click()
    page.wait_for_function(DRAWN)


def test_a_place_is_pointed_at_from_the_list_and_said_as_text(open_page):
    page = open_page(OPEN).page
    use(page)
    page.get_by_text("The places: 3").click()
    first = page.locator(".places-list button").first
    first.focus()
    expect(page.locator(".map-tip")).to_contain_text(f"Alpha {HOSTILE}, Hub")
    page.keyboard.press("Tab")
    expect(page.locator(".map-tip")).to_contain_text("Beta, Hub")
    assert page.evaluate("window.hurt") is None


def test_the_pointer_finds_a_place_over_its_area(open_page):
    page = open_page(OPEN).page
    use(page)
    spot = page.evaluate(
        """() => { const { map, places } = window.gmMap.attached(), [lat, lon] = places.places[2];
        const box = map.getContainer().getBoundingClientRect(), at = map.latLngToContainerPoint([lat, lon]);
        return [box.left + at.x, box.top + at.y]; }"""
    )
    page.mouse.move(spot[0] - 40, spot[1] - 40)
    expect(page.locator(".map-tip")).to_contain_text("Wigan. Places: 1")
    page.mouse.move(*spot)
    expect(page.locator(".map-tip")).to_have_text("Gamma, Café")


def test_what_could_not_be_placed_is_said_with_row_and_column(open_page):
    page = open_page(OPEN).page
    use(page)
    part = page.locator("[data-tool-part=places]")
    expect(part).to_contain_text("Lies outside Greater Manchester: 1")
    part.get_by_text("The rows", exact=True).click()
    expect(part.locator(".own-rows")).to_contain_text(
        "Row 5, Postcode: SW1A 1AA lies outside Greater Manchester"
    )


def test_forgetting_takes_them_off_the_map(open_page):
    page = open_page(OPEN).page
    use(page)
    page.get_by_role("button", name="Forget this file").click()
    page.wait_for_function(f"() => !({DRAWN})()")
    expect(page.locator("#legend-own")).to_be_hidden()
    expect(page.locator("[data-tool-part=places] .sentence")).to_contain_text("No places are held yet")
    expect(page.locator("#legend-title")).to_contain_text("Employment deprivation")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("First name,Postcode\nMary,M1 1AE\n", "Column A (“First name”) holds names of people"),
        ("Client ID,Postcode\n17,M1 1AE\n", "This tool is for places."),
        ("a,b\n1,2,3\n", "services.csv, row 2: it has 3 cells and the headings are 2."),
    ],
)
@pytest.mark.allow_errors("The server answers what it refuses with an error, and the browser notes that.")
def test_a_file_of_people_or_a_broken_one_is_refused_with_a_sentence(open_page, rows, sentence):
    page = open_page(OPEN).page
    hand_in(page, file(rows))
    expect(page.locator("[data-chooser=places] .own-said")).to_contain_text(sentence)
    expect(page.get_by_role("button", name="Put them on the map")).to_have_count(0)


@pytest.mark.parametrize("look", ["", "&mode=projector", "&look=dark"], ids=["light", "projector", "dark"])
def test_axe_finds_nothing_where_places_are_held(open_page, look):
    explorer = open_page(f"{OPEN}&selected=E08000003{look}")
    hand_in(explorer.page, file())
    expect(explorer.page.get_by_role("button", name="Put them on the map")).to_be_visible()
    assert violations(explorer) == []
    explorer.page.get_by_role("button", name="Put them on the map").click()
    expect(explorer.page.locator("[data-tool-part=places] .sentence")).to_contain_text("Of 3 places")
    explorer.page.wait_for_function(DRAWN)
    folds = explorer.page.locator("[data-tool-part=places] details")
    folds.evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert violations(explorer) == []
