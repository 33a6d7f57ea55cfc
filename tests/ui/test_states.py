"""What the page says while it works, and where there is nothing to show."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import ExplorerPage
from exploring import MANCHESTER, Explore
from playwright.sync_api import expect

SEA = [53.6, -4.2, 53.7, -4.0]
BUSY = """() => new Promise((done) => {
  const root = document.documentElement;
  const { opacity, height } = getComputedStyle(root, '::before');
  new MutationObserver(() => root.matches('.shiny-busy') && done({ opacity, height, busy: root.className }))
    .observe(root, { attributes: true, attributeFilter: ['class'] });
  document.querySelector('#levels [data-level=msoa11]').click();
})"""


def test_a_thin_bar_shows_while_the_server_works(explore: Explore) -> None:
    reader = explore("")
    reader.settled()
    seen = reader.ask(BUSY)
    assert "shiny-busy" in seen["busy"]
    assert seen["height"] == "3px"
    assert seen["opacity"] == "0"
    # Said again each time it is asked: an answer to something earlier may take the class away.
    reader.until(
        "document.documentElement.classList.add('shiny-busy'),"
        " getComputedStyle(document.documentElement, '::before').opacity === '1'"
    )
    reader.ask("document.documentElement.classList.remove('shiny-busy')")
    reader.settled()
    reader.until("getComputedStyle(document.documentElement, '::before').opacity === '0'")


def test_before_the_first_figures_the_page_says_that_it_loads(new_page) -> None:
    unanswered: ExplorerPage = new_page()
    unanswered.page.route_web_socket("**/websocket/**", lambda socket: None)
    unanswered.page.goto(unanswered.url)
    unanswered.until("document.querySelector('#summary')")
    said = unanswered.ask("getComputedStyle(document.getElementById('summary'), '::before').content")
    assert "Loading the figures" in said
    for part in (".header", "#picker-button", "#levels", "#drawer-toggle"):
        expect(unanswered.page.locator(part)).to_be_visible()


def test_a_window_without_areas_says_what_to_do(explore: Explore) -> None:
    reader = explore("")
    reader.ask("(frame) => gmMap.fit(frame)", SEA)
    expect(reader.sentence()).to_contain_text("Nothing in view")
    expect(reader.sentence()).to_contain_text("zoom out or pick a borough")
    reader.page.locator("[data-map=home]").click()
    expect(reader.page.locator("#summary .hero").nth(1)).to_have_text("215")


def test_areas_without_a_figure_are_hatched_and_say_so(explore: Explore) -> None:
    reader = explore("indicator=house_price&level=lsoa11")
    missing = reader.page.locator(".area.k254")
    expect(missing).to_have_count(2)
    fill = missing.first.evaluate("(one) => getComputedStyle(one).fill")
    assert "gm-hatch" in fill
    assert reader.page.locator("#gm-hatch").count() == 1
    code = reader.ask(
        "painted.ids[[...document.querySelectorAll('.area')].findIndex((one) => one.matches('.k254'))]"
    )
    explore(f"indicator=house_price&level=lsoa11&selected={code}")
    expect(reader.page.locator("#summary .hero").nth(1)).to_have_text("none")
    assert not any(letter.isdigit() for letter in reader.page.locator("#summary .hero").first.inner_text())


def test_an_indicator_of_one_period_has_no_trend_and_says_so(explore: Explore) -> None:
    reader = explore("chart=trend")
    reader.settled()
    expect(reader.page.locator("#chart-now .chart-title")).to_contain_text("one period only")
    expect(reader.page.locator("[data-field=period]")).to_be_hidden()


@pytest.mark.parametrize("indicator", ["persistent_absence", "gcse_english_maths"])
def test_a_gap_in_a_series_is_left_open(explore: Explore, indicator: str) -> None:
    reader = explore(f"indicator={indicator}&level=borough&selected={MANCHESTER}&chart=trend")
    reader.settled()
    drawn = reader.page.locator("#chart-now svg path").evaluate_all(
        """(all) => all.filter((one) => one.matches('[stroke="var(--select)"]'))
          .map((one) => one.getAttribute('d'))"""
    )
    assert any(line.count("M") > 1 for line in drawn) or len(drawn) > 1, drawn


DEAD = "a page whose connection is cut complains of it"


@pytest.mark.allow_errors(DEAD)
def test_where_the_connection_is_lost_the_page_says_so_and_comes_back_as_it_was(explore: Explore) -> None:
    reader = explore(f"indicator=social_rented&level=lsoa11&within={MANCHESTER}&classes=7")
    before = reader.screen()
    areas = reader.page.locator(".area").count()
    reader.ask("Shiny.shinyapp.$socket.close()")
    lost = reader.page.get_by_role("alertdialog", name="The connection was lost")
    expect(lost).to_contain_text("its address holds this screen")
    assert reader.page.locator(".area").count() == areas > 0
    again = lost.get_by_role("button", name="Load the page again")
    expect(again).to_be_focused()
    assert [one["id"] for one in Axe().run(reader.page, "#lost").response["violations"]] == []
    reader.page.keyboard.press("Escape")
    reader.page.keyboard.press("Escape")
    expect(lost).to_be_visible()
    with reader.page.expect_navigation():
        again.click()
    reader.painted()
    expect(lost).to_have_count(0)
    assert reader.screen() == before


@pytest.mark.allow_errors(DEAD)
def test_a_page_is_not_loaded_again_before_there_is_one(new_page) -> None:
    left: ExplorerPage = new_page().open()
    left.page.route("**/*", lambda route: route.abort())
    left.ask("window.sameAsBefore = true; Shiny.shinyapp.$socket.close()")
    left.page.get_by_role("button", name="Load the page again").click()
    expect(left.page.locator("#lost")).to_contain_text("does not answer yet. Try again in a moment.")
    assert left.ask("sameAsBefore")


@pytest.mark.allow_errors(DEAD)
def test_where_no_websocket_gets_through_the_page_says_so(new_page) -> None:
    cut: ExplorerPage = new_page()
    cut.page.add_init_script(
        """window.WebSocket = class extends EventTarget {
          constructor() { super(); setTimeout(() => this.onclose?.({ code: 1006 }), 50); }
        };"""
    )
    cut.page.goto(cut.url)
    lost = cut.page.get_by_role("alertdialog", name="The connection could not be made")
    expect(lost).to_contain_text("websockets do not get through")
