"""What new observations replace, and what is carried over."""

from datetime import date
from types import MappingProxyType

import pandas as pd
import pytest

from catalogue import Catalogue, load_catalogue
from store import Store
from store.build.snapshot import build
from store.build.tables import TABLES, check_tables
from store.merged import in_groups, write_merged
from store.snapshot import FOLDER, check_snapshot, file_of

OWN = load_catalogue().embedded()
NAMES = ("weekly_pay", "adult_obesity")


def held(folder=FOLDER, name="weekly_pay"):
    return pd.read_parquet(file_of(folder, "observations"), filters=[("indicator_id", "==", name)])


def test_a_period_is_the_same_by_its_label_or_by_its_first_day():
    rows = held()
    latest = rows[(rows["period_start"] == rows["period_start"].max()) & (rows["area_type"] == "borough")]
    assert in_groups(rows, latest.head(1)).sum() == 10
    assert in_groups(rows, latest.head(1).assign(period="April ’24")).sum() == 10
    moved = latest.head(1).assign(period_start=date(2024, 4, 1))
    assert in_groups(rows, moved).sum() == 10
    assert in_groups(rows, moved.assign(period="April ’24")).sum() == 0


def test_what_is_not_replaced_is_carried_over_with_its_provenance(tmp_path):
    new = held().assign(value=1.0, lower_ci=1.0, upper_ci=1.0, retrieved_at=date(2030, 5, 1))
    record = {"source_id": "ashe", "retrieved_at": date(2030, 5, 1), "fault": "", "urls": "x", "bytes": 7}
    done = write_merged(new, [record], OWN, FOLDER, tmp_path / "new", "2030-05-01")
    assert done.written == done.replaced == len(new)
    assert check_snapshot(tmp_path / "new")["made_on"] == "2030-05-01"
    store, before = Store(tmp_path / "new"), Store()
    assert set(store.series("weekly_pay", ["E08000003"])["value"]) == {1.0}
    assert (store.provenance("ashe").bytes, store.provenance("ashe").publisher) == (
        7,
        before.provenance("ashe").publisher,
    )
    assert store.provenance("iod2019").checked_at is None
    for indicator, level, period in (("imd_score", "lsoa11", "2019"), ("crime", "msoa11", "2019")):
        assert store.breaks(indicator, level, period) == before.breaks(indicator, level, period)
    pd.testing.assert_frame_equal(held(tmp_path / "new", "crime"), held(name="crime"))


def test_indicators_that_came_with_a_newer_application_are_added(tmp_path):
    few = MappingProxyType({"weekly_pay": OWN.indicators["weekly_pay"]})
    build(Catalogue(few, OWN.sources), check_tables(), TABLES, tmp_path / "old")
    more = Catalogue(MappingProxyType({name: OWN.indicators[name] for name in NAMES}), OWN.sources)
    done = write_merged(held(), [], more, tmp_path / "old", tmp_path / "new", "2030-05-01")
    assert done.written == done.replaced == len(held())
    store = Store(tmp_path / "new", catalogue=more)
    pd.testing.assert_frame_equal(
        store.observations("adult_obesity", "borough"), Store().observations("adult_obesity", "borough")
    )
    period = store.periods("adult_obesity", "borough")[-1]
    assert store.breaks("adult_obesity", "borough", period)
    with pytest.raises(KeyError):
        pd.read_parquet(file_of(tmp_path / "new", "observations")).set_index("indicator_id").loc["crime"]
