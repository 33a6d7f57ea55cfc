"""The table under the map: what the map shows in rows, sorted, filtered, chosen from, and taken away."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from exploring import BOWDON, BUCKLOW, URMSTON, Explore, Reader
from playwright.sync_api import expect

OBESITY = "indicator=adult_obesity&level=borough"
# The rows in the document, in the order they stand on the screen.
ROWS = """() => [...document.querySelectorAll('#table .rows .row')].map((row) => ({
  code: row.dataset.code, pinned: row.classList.contains('pinned'),
  cells: [...row.querySelectorAll('[role=cell]')]
    .map((cell) => cell.innerText.replaceAll('\\u00a0', ' ').trim()),
}))"""


def rows_in_sight(reader: Reader) -> pd.DataFrame:
    """Return the rows in the document: code, pinned, and a column for each header with its text."""
    heads = reader.page.locator("#table [role=columnheader]").all_inner_texts()
    rows = reader.ask(ROWS)
    cells = pd.DataFrame([row["cells"] for row in rows], columns=[head.strip() for head in heads])
    return cells.assign(code=[row["code"] for row in rows], pinned=[row["pinned"] for row in rows])


def as_number(text: str) -> float:
    """Return the first number of a cell."""
    plain = text.replace("−", "-").replace(",", "").replace("+", "").replace("£", "").split()
    return float(plain[0].rstrip("%")) if plain else float("nan")


def sort_by(reader: Reader, column: str, way: str) -> None:
    """Press a column's header until it is sorted the way wanted."""
    head = reader.page.locator("#table [role=columnheader]", has=reader.page.get_by_text(column, exact=True))
    for _ in range(2):
        if head.get_attribute("aria-sort") == way:
            return
        head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", way)


def sent_tables(reader: Reader) -> list[dict]:
    """Return what the server has sent the table so far."""
    told = [json.loads(frame) for frame in reader.received if frame.startswith("{")]
    return [one["values"]["table"] for one in told if "table" in (one.get("values") or {})]


def test_the_table_is_closed_and_not_sent_until_it_is_opened(explore: Explore) -> None:
    reader = explore("")
    reader.settled()
    expect(reader.page.locator("#drawer-body")).to_be_hidden()
    expect(reader.page.locator("#drawer-toggle")).to_have_attribute("aria-expanded", "false")
    assert sent_tables(reader) == []
    reader.table()
    expect(reader.page.locator("#drawer-toggle")).to_have_attribute("aria-expanded", "true")
    assert len(sent_tables(reader)[0]["value"]) == 215
    reader.page.locator("#drawer-toggle").click()
    expect(reader.page.locator("#drawer-body")).to_be_hidden()


def test_of_1673_rows_only_those_in_sight_are_in_the_document(explore: Explore) -> None:
    reader = explore("level=lsoa11")
    reader.table()
    expect(reader.page.locator("#table [role=table]")).to_have_attribute("aria-rowcount", "1674")
    first = rows_in_sight(reader)
    assert 5 < len(first) < 60
    reader.ask("() => { const one = document.getElementById('table'); one.scrollTop = one.scrollHeight; }")
    last = reader.page.locator('#table .row[aria-rowindex="1674"]')
    expect(last).to_be_in_viewport()
    at_foot = rows_in_sight(reader)
    assert len(at_foot) < 60
    assert not set(at_foot["code"]) & set(first["code"])
    assert as_number(at_foot.iloc[-1]["Out of work"]) < as_number(first.iloc[0]["Out of work"])


@pytest.mark.parametrize("way", ["ascending", "descending"])
@pytest.mark.parametrize("column", ["Rank", "Borough", "Obese adults", "Interval", "Against GM", "Code"])
def test_every_column_sorts_both_ways(explore: Explore, column: str, way: str) -> None:
    reader = explore(f"{OBESITY}&opened=table")
    if reader.page.locator("#drawer-body").is_hidden():
        reader.table()
    heads = reader.page.locator("#table [role=columnheader]").all_inner_texts()
    named = next((head.strip() for head in heads if head.strip() == column), heads[2].strip())
    sort_by(reader, named, way)
    shown = rows_in_sight(reader)[named]
    keys = list(shown.str.casefold() if named in ("Borough", "Code") else shown.map(as_number))
    assert len(keys) == 10 and len(set(keys)) > 5
    assert keys == sorted(keys, reverse=way == "descending")


def test_the_filter_keeps_rows_by_name_borough_or_code(explore: Explore) -> None:
    reader = explore("")
    reader.table()
    field = reader.page.locator("#table-filter")
    field.fill("TRAFFORD")
    expect(reader.page.locator("#table [role=table]")).to_have_attribute("aria-rowcount", "22")
    assert set(rows_in_sight(reader)["Borough"]) == {"Trafford"}
    field.fill("bucklow")
    assert list(rows_in_sight(reader)["Ward"]) == ["Bucklow-St. Martins"]
    field.fill(URMSTON)
    assert list(rows_in_sight(reader)["code"]) == [URMSTON]


def test_a_filter_that_leaves_nothing_says_what_to_do(explore: Explore) -> None:
    reader = explore("")
    reader.table()
    reader.page.locator("#table-filter").fill("zebra crossing")
    expect(reader.page.locator(".table-empty")).to_contain_text("Clear the filter")
    assert rows_in_sight(reader).empty
    reader.page.locator("#table-filter").fill("")
    expect(reader.page.locator(".table-empty")).to_have_count(0)
    assert len(rows_in_sight(reader)) > 5


def test_a_row_selects_its_area_and_an_area_its_row(explore: Explore) -> None:
    reader = explore("")
    reader.table()
    row = reader.page.locator("#table .rows .row").nth(2)
    code, name = row.get_attribute("data-code") or "", row.locator(".row-name").inner_text()
    row.click()
    reader.address_says(selected=code)
    expect(reader.page.locator(".map-badge.selected")).to_have_count(1)
    expect(reader.page.locator("#summary h2")).to_have_text(name)
    reader.page.locator("#drawer-toggle").click()
    reader.page.wait_for_timeout(400)  # the map takes back its size
    reader.click_area(URMSTON)
    reader.address_says(selected=URMSTON)
    reader.table()
    assert rows_in_sight(reader).iloc[0][["code", "pinned"]].tolist() == [URMSTON, True]


def test_chosen_rows_stand_on_top_with_their_true_rank(explore: Explore) -> None:
    reader = explore(f"selected={BUCKLOW}&tray={BOWDON}")
    reader.table()
    rank = as_number(reader.page.locator("#summary .hero").nth(1).inner_text().rstrip("stndrh"))
    shown = rows_in_sight(reader)
    assert list(shown["code"][:2]) == [BUCKLOW, BOWDON]
    assert list(shown["pinned"][:3]) == [True, True, False]
    assert as_number(shown["Rank"][0]) == rank > 2
    assert as_number(shown["Rank"][1]) > 200
    assert shown["Rank"][2] == "1"
    sort_by(reader, "Ward", "ascending")
    assert list(rows_in_sight(reader)["code"][:2]) == [BUCKLOW, BOWDON]


def read_csv(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, comment="#", encoding="utf-8-sig")


def read_xlsx(path: Path) -> pd.DataFrame:
    assert pd.ExcelFile(path).sheet_names == ["Data", "Metadata", "Notes"]
    return pd.read_excel(path).rename(columns={"GSS code": "area_code", "Value": "value", "Area": "name"})


def read_geojson(path: Path) -> pd.DataFrame:
    features = json.loads(path.read_text("utf-8"))["features"]
    assert all(one["geometry"]["coordinates"] for one in features)
    return pd.DataFrame([one["properties"] for one in features])


READERS: dict[str, Callable[[Path], pd.DataFrame]] = {
    "csv": read_csv,
    "xlsx": read_xlsx,
    "geojson": read_geojson,
    "parquet": pd.read_parquet,
}


def downloaded(reader: Reader, kind: str, folder: Path) -> Path:
    """Press the download of a kind under the table and return the file."""
    with reader.page.expect_download() as started:
        reader.page.locator(f".drawer-links [data-download={kind}]").click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def test_a_download_holds_what_the_table_shows_in_its_order(explore: Explore, tmp_path: Path) -> None:
    reader = explore(f"selected={BUCKLOW}")
    reader.table()
    reader.page.locator("#table-filter").fill("trafford")
    sort_by(reader, "Ward", "descending")
    reader.quiet()
    shown = rows_in_sight(reader)
    assert len(shown) == 21 and shown["code"][0] == BUCKLOW
    for kind, read in READERS.items():
        path = downloaded(reader, kind, tmp_path)
        assert path.name.startswith("worklessness_employment_deprivation_ward25_2019")
        table = read(path)
        assert list(table["area_code"]) == list(shown["code"]), kind
        assert list(table["name"]) == [text.split("\n")[-1] for text in shown["Ward"]], (
            kind
        )  # after the badge
        assert [f"{value:.1f} %" for value in table["value"]] == list(shown["Out of work"]), kind


def test_the_panel_downloads_the_same_file(explore: Explore, tmp_path: Path) -> None:
    reader = explore(OBESITY)
    reader.settled()
    reader.page.locator("[data-opens=downloads]").click()
    with reader.page.expect_download() as started:
        reader.page.locator("#download_csv").click()
    started.value.save_as(tmp_path / "panel.csv")
    table = read_csv(tmp_path / "panel.csv")
    assert len(table) == 10
    assert table["value"].is_monotonic_decreasing
    notes = [
        line for line in (tmp_path / "panel.csv").read_text("utf-8-sig").splitlines() if line.startswith("#")
    ]
    assert any("Licence" in line for line in notes)
    assert any("?indicator=adult_obesity" in line for line in notes)
