"""Provenance as a feed: every source with licence, query and checksum, and the indicators made of it."""

from __future__ import annotations

from feeds.sources import indicators_by_source, provenance
from tests.unit.asked_feeds import question, served, store


def test_every_source_is_there_as_the_store_has_it() -> None:
    found = provenance(question("provenance")).records()
    assert [one["source_id"] for one in found] == store().sources()
    for one in found:
        held = store().provenance(one["source_id"])
        assert (one["publisher"], one["licence"], one["sha256"]) == (
            held.publisher,
            held.licence,
            held.sha256,
        )
        assert one["retrieved_at"] == held.retrieved_at.isoformat()


def test_an_indicator_leads_to_its_sources() -> None:
    found = provenance(question("provenance", "indicator=imd_score,claimants")).records()
    assert [one["source_id"] for one in found] == ["claimants_lsoa", "iod2019"]
    assert "imd_score" in found[1]["indicators"]


def test_every_figure_has_a_source_that_is_listed() -> None:
    assert set(indicators_by_source(served())) <= set(store().sources())
    named = {name for names in indicators_by_source(served()).values() for name in names}
    assert named == set(served().indicators)
