"""The panel beside the map: the sentence, three numbers, where they come from, comparators, charts."""

from __future__ import annotations

import re

import pytest
from exploring import BOWDON, BUCKLOW, MANCHESTER, TRAFFORD, Explore, Reader
from playwright.sync_api import expect

from store import Store

OBESITY = "indicator=adult_obesity&level=borough"
PNG = """async () => {
  const [item] = await navigator.clipboard.read();
  const picture = await createImageBitmap(await item.getType('image/png'));
  return [item.types, picture.width, picture.height];
}"""


def plain(text: str) -> str:
    """Return text with single, ordinary spaces, as a reader sees it even while its part is drawn anew."""
    return " ".join(text.split())


def numbers(reader: Reader) -> list[str]:
    """Return the big numbers."""
    return [plain(text) for text in reader.page.locator("#summary .hero").all_inner_texts()]


def chart_says(reader: Reader) -> str:
    """Return the alternative text of the chart."""
    reader.settled()
    return plain(reader.page.locator("#chart-now svg").get_attribute("aria-label") or "")


def test_the_sentence_says_the_figure_the_map_shows(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}")
    held = Store().observations("employment_deprivation", "ward25").set_index("area_code")["value"][BUCKLOW]
    said = plain(reader.sentence().inner_text())
    assert said.startswith(
        f"In Bucklow-St. Martins {held:.1f} % of working-age adults are involuntarily out of work"
    )
    assert "the Greater Manchester rate" in said
    assert f"{held:.1f}" in reader.ask(f"gmMap.areaInfo('{BUCKLOW}').text")


def test_three_numbers_stand_beside_borough_and_greater_manchester(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}&tray={BOWDON}")
    assert len(numbers(reader)) == 3
    assert re.match(r"[\d.]+ ?%", numbers(reader)[0])
    assert re.match(r"\d+ ?(st|nd|rd|th)", numbers(reader)[1])
    beside = reader.page.locator("#summary .mini").first.locator("dt")
    assert beside.all_inner_texts() == ["Trafford", "GM", "Bowdon"]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_number_says_where_it_comes_from(explore: Explore, place: int) -> None:
    reader = explore(f"selected={BUCKLOW}")
    reader.page.locator("#summary .info-dot").nth(place).click()
    card = reader.page.locator("#popover")
    expect(card).to_be_visible()
    facts = dict(zip(card.locator("dt").all_inner_texts(), card.locator("dd").all_inner_texts(), strict=True))
    assert facts["Publisher"] == "Ministry of Housing, Communities and Local Government"
    assert "Open Government Licence" in facts["Licence"]
    assert facts["Period"].startswith("2019")
    assert re.match(r"sha256 [0-9a-f]{16}", facts["Checksum"])
    assert BUCKLOW in facts["Area"]
    inside = card.bounding_box()
    assert inside and inside["x"] >= 0 and inside["x"] + inside["width"] <= 1440


def test_the_chart_tabs_change_the_chart(explore: Explore) -> None:
    reader = explore(f"{OBESITY}&selected={TRAFFORD}")
    texts = []
    for kind in ("stands", "trend", "ranked"):
        reader.page.locator(f"[data-chart-tab={kind}]").click()
        expect(reader.page.locator(f"#tab-{kind}")).to_have_attribute("aria-selected", "true")
        expect(reader.page.locator("#chart-now")).to_have_attribute("aria-labelledby", f"tab-{kind}")
        texts.append(chart_says(reader))
    assert [text.split()[0] for text in texts] == ["Distribution", "Adult", "Ranking"] or len(set(texts)) == 3
    figure = numbers(reader)[0].replace(" ", "").removesuffix("%")
    assert all("Trafford: " in text for text in texts)
    assert f"{figure} %" in texts[0] and f"{figure} %" in texts[2]


def test_the_charts_follow_the_selection(explore: Explore) -> None:
    reader = explore(f"{OBESITY}&selected={TRAFFORD}&chart=ranked")
    before = chart_says(reader)
    assert "Trafford:" in before
    reader.click_area(MANCHESTER)
    reader.address_says(indicator="adult_obesity", selected=MANCHESTER)
    expect(reader.page.locator("#chart-now svg")).to_have_attribute("aria-label", re.compile("Manchester:"))
    assert "Trafford:" not in chart_says(reader)


def limits(reader: Reader) -> tuple[float, float]:
    """Return the interval under the first number."""
    low, high = re.findall(r"[\d.]+", reader.page.locator("#summary .interval").first.inner_text())[:2]
    return float(low), float(high)


@pytest.mark.parametrize("code", [TRAFFORD, MANCHESTER])
def test_the_verdicts_follow_from_the_interval(explore: Explore, code: str) -> None:
    reader = explore(f"{OBESITY}&selected={code}")
    low, high = limits(reader)
    rows = reader.page.locator(".beside tbody tr")
    expect(rows.first).to_be_visible()
    judged = []
    for row in rows.all():
        value = float(re.findall(r"[\d.]+", row.locator("td").first.inner_text())[0])
        verdict = row.locator("td").last.inner_text().split()[0]
        assert verdict in ("better", "similar", "worse")
        if abs(value - low) > 0.05 and abs(value - high) > 0.05 and verdict != "similar":
            assert verdict == ("better" if high < value else "worse" if low > value else "similar")
        judged.append(verdict)
    assert judged


def test_a_comparator_without_a_figure_is_said_in_words(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}")
    said = reader.page.locator(".comparators .note").first
    expect(said).to_contain_text("England")
    expect(said).to_contain_text("North West")
    assert "Greater Manchester" in reader.page.locator(".beside").inner_text()
    assert "England" not in reader.page.locator(".beside").inner_text()


def test_the_sentence_is_copied(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}")
    reader.page.get_by_role("button", name="Copy sentence").click()
    expect(reader.toast()).to_contain_text("The sentence is copied")
    assert reader.ask("navigator.clipboard.readText()") == reader.sentence().inner_text()


def test_the_chart_is_copied_as_a_picture(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}")
    reader.settled()
    reader.page.get_by_role("button", name="Copy picture").click()
    expect(reader.toast()).to_contain_text("copied as a picture")
    types, wide, high = reader.ask(PNG)
    shown = reader.page.locator("#chart-now svg").bounding_box()
    assert types == ["image/png"]
    assert shown and wide > 2 * shown["width"] and high > 2 * shown["height"]


ANSWERS = {
    f"selected={BUCKLOW}": ("worklessness", "people would have to move into work"),
    "indicator=minutes_to_stroke_unit": ("health", "In the most deprived group"),
    "indicator=social_rented": ("housing", "years of pay"),
    f"indicator=no_qualifications_2011&selected={BUCKLOW}&tray={BOWDON}": ("skills", "gain a qualification"),
}


@pytest.mark.parametrize("query", ANSWERS)
def test_each_theme_answers_its_question(explore: Explore, query: str) -> None:
    theme, said = ANSWERS[query]
    reader = explore(query)
    expect(reader.page.locator(f"[data-theme-part={theme}] .theme-answer")).to_contain_text(said)
    expect(reader.page.locator(".theme-part:visible")).to_have_count(1)


def test_without_a_selection_the_numbers_are_those_of_the_window(explore: Explore) -> None:
    reader = explore("")
    assert numbers(reader)[1] == "215"
    south, west, north, east = reader.ask(
        "(() => { const box = gmMap.attached().map.getBounds(); "
        "return [box.getSouth(), box.getWest(), box.getNorth(), box.getEast()]; })()"
    )
    reader.ask("(frame) => gmMap.fit(frame)", [south, west, (south + north) / 2, (west + east) / 2])
    expect(reader.page.locator("#summary .hero").nth(1)).not_to_have_text("215")
    reader.settled()
    assert int(numbers(reader)[1]) == reader.ask("gmMap.inView().length") > 0
