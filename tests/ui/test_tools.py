"""Every tool of the menu, in a browser: opens from the menu, answers, closes, keeps its link, reads well."""

from __future__ import annotations

import re

import pytest
from axe_rules import violations
from exploring import BOWDON, BUCKLOW
from playwright.sync_api import expect

from modules.tools.tool import discover_tools

TOOLS = [tool.id for tool in discover_tools() if not tool.trial]


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_opens_from_the_menu_answers_and_closes(open_page, tool):
    explorer = open_page()
    page = explorer.page
    page.click("#tools-menu-button")
    page.click(f"#tools-menu [data-tool={tool}]")
    part = page.locator(f"[data-tool-part={tool}]")
    expect(part).to_be_visible()
    expect(part.locator(".sentence").first).not_to_be_empty(timeout=15000)
    expect(page.locator("#indicator-part")).to_be_hidden()
    expect(page).to_have_url(re.compile(f"tool={tool}"))
    assert page.locator(".shiny-output-error").count() == 0
    part.get_by_role("button", name=re.compile("^Close")).click()
    expect(part).to_be_hidden()
    expect(page.locator("#indicator-part #summary .sentence")).to_be_visible()
    expect(page).not_to_have_url(re.compile("tool="))


@pytest.mark.parametrize("tool", TOOLS)
def test_axe_finds_nothing_on_a_tool_in_any_mode(open_page, tool):
    explorer = open_page(f"tool={tool}&selected={BUCKLOW}&tray={BOWDON}")
    page = explorer.page
    expect(page.locator(f"[data-tool-part={tool}] .sentence").first).not_to_be_empty(timeout=15000)
    assert violations_of(explorer, tool) == []
    page.emulate_media(color_scheme="dark")
    explorer.until("document.documentElement.dataset.theme === 'dark'")
    assert violations_of(explorer, tool) == []
    page.emulate_media(color_scheme="light")
    page.click("[data-action=projector]")
    expect(page.locator("#projector-title")).to_be_visible()
    assert violations_of(explorer, tool) == []


def violations_of(explorer, tool):
    """Return what axe finds when all that is folded in a tool's part is open."""
    folds = explorer.page.locator(f"[data-tool-part={tool}] details")
    folds.evaluate_all("all => all.forEach((one) => { one.open = true; })")
    explorer.page.wait_for_timeout(600)  # the pause before charts are drawn
    explorer.until("!document.documentElement.classList.contains('shiny-busy')")
    return violations(explorer)


@pytest.mark.parametrize("tool", TOOLS)
def test_the_settings_of_a_tool_can_be_reached_at_any_width(open_page, tool):
    page = open_page(f"tool={tool}").page
    controls = page.locator(f"[data-tool-controls={tool}]")
    fold = page.locator(f"[data-tool-part={tool}] .tool-settings > summary")
    for width in (1440, 1024, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_timeout(200)
        if width < 500:
            page.click("[data-pane=numbers]")
        if width < 1200 and controls.locator(".field").count() and not controls.is_visible():
            fold.click()
        for field in controls.locator(".field:visible").all():
            box = field.bounding_box()
            assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width + 1
