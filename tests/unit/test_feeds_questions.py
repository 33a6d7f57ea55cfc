"""Long answers come in pages: together they are the whole, and never of two snapshots."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.columns import Column
from feeds.errors import Renewed
from feeds.questions import Question, page_of, whole
from tests.unit.asked_feeds import asking, served, table_of

COLUMNS = (Column("number", "whole", "A number"),)


def paged(limit: int, cursor: tuple[int, int] = (0, 0), edition: str | None = None) -> Question:
    return Question(served(), {"limit": limit, "cursor": cursor, "edition": edition})


@given(st.lists(st.integers(1, 7), max_size=5), st.integers(1, 9))
def test_pages_together_are_the_whole_whatever_their_length(sizes: list[int], limit: int) -> None:
    ends = [sum(sizes[: place + 1]) for place in range(len(sizes))]
    tables = [pd.DataFrame({"number": range(end - size, end)}) for size, end in zip(sizes, ends, strict=True)]
    parts = [lambda table=table: table for table in tables]
    found, at, pages = [], (0, 0), 0
    while True:
        page = page_of(paged(limit, at), COLUMNS, parts)
        found += page.table["number"].tolist()
        pages += 1
        if not page.next:
            break
        assert len(page.table) == limit
        part, row = page.next["cursor"].split(".")
        at = (int(part), int(row))
    assert found == list(range(sum(sizes)))
    assert pages == max(1, -(-sum(sizes) // limit))


def test_only_the_parts_that_a_page_needs_are_made() -> None:
    made = []

    def part(number: int) -> pd.DataFrame:
        made.append(number)
        return pd.DataFrame({"number": [number] * 10})

    page_of(paged(5, (3, 8)), COLUMNS, [lambda number=number: part(number) for number in range(9)])
    assert made == [3, 4]


def test_a_page_beyond_the_end_is_empty() -> None:
    page = whole(paged(5, (7, 0)), COLUMNS, pd.DataFrame({"number": [1]}))
    assert (len(page.table), page.next) == (0, {})
    assert whole(paged(5), COLUMNS, pd.DataFrame({"number": []})).records() == []


def test_a_page_of_figures_that_are_gone_is_refused() -> None:
    table = pd.DataFrame({"number": [1]})
    assert len(whole(paged(5, edition=served().edition), COLUMNS, table).table) == 1
    with pytest.raises(Renewed, match="begin again"):
        whole(paged(5, edition="0" * 16), COLUMNS, table)


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_program_that_follows_the_links_has_everything(ending: str) -> None:
    client, found = asking(), []
    address = f"observations.{ending}?indicator=claimant_rate&level=borough&limit=37"
    query = "observations.csv?indicator=claimant_rate&level=borough"
    while address:
        answer = client.get(address)
        link = answer.links.get("next", {}).get("url", "")
        if ending == "json":
            found += [(one["period"], one["area_code"]) for one in answer.json()["items"]]
            assert (answer.json()["next"] or "") == link
        else:
            table = table_of(answer)
            found += list(zip(table["period"], table["area_code"], strict=True))
        address = link
    once = table_of(client.get(query))
    assert found == list(zip(once["period"], once["area_code"], strict=True))
    assert len(found) == 130
