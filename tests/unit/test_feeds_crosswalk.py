"""The crosswalk as a feed: pairs of areas that share residents, other years and bodies included."""

from __future__ import annotations

import pytest

import geodata
from feeds.crosswalk import COLUMNS, crosswalk
from feeds.errors import NothingThere
from tests.unit.asked_feeds import TRAFFORD, asking, question, table_of


def test_a_former_ward_says_what_it_became() -> None:
    found = crosswalk(question("crosswalk", "level=ward17&to=ward25&area=E05000651")).records()
    assert [(one["to_code"], one["to_name"]) for one in found] == [
        ("E05014819", "Bradshaw"),
        ("E05014820", "Breightmet"),
    ]
    assert sum(one["share"] for one in found) == pytest.approx(1)
    assert all(one["estimated"] for one in found)


def test_a_force_has_a_name_and_no_code() -> None:
    [one] = crosswalk(question("crosswalk", f"to=police_force&level=borough&area={TRAFFORD}")).records()
    assert (one["to_code"], one["to_name"]) == (None, "Greater Manchester Police")


def test_all_pages_together_have_every_pair() -> None:
    client, address, rows = asking(), "crosswalk?level=ward25&limit=300", []
    while address:
        page = client.get(address).json()
        rows += page["items"]
        address = page["next"]
    pairs = {(one["to_level"], one["from_code"], one["to_code"]) for one in rows}
    expected = sum(len(geodata.pairs_of("ward25", other)) for other in geodata.joined("ward25"))
    assert len(rows) == len(pairs) == expected


def test_as_csv_it_has_the_columns_that_are_described() -> None:
    table = table_of(asking().get(f"crosswalk.csv?within={TRAFFORD}&level=ward25&to=ward17"))
    assert list(table) == [one.name for one in COLUMNS]
    assert table["from_code"].nunique() == 21


@pytest.mark.parametrize("query", ["level=borough&to=lsoa11", "level=region", "level=ward25&to=country"])
def test_what_no_lookup_joins_is_a_sentence(query: str) -> None:
    with pytest.raises(NothingThere, match="No lookup joins"):
        crosswalk(question("crosswalk", query))
