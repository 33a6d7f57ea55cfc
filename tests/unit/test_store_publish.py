"""`python -m store.publish`: what it writes, what it keeps, and what it says."""

import pandas as pd
import pytest

from store import Store, UnknownStore
from store.address import store_address
from store.connection import Connections
from store.database import close, connect
from store.publish import KEPT, main, publish, publish_files
from store.snapshot import FOLDER


@pytest.fixture
def url(tmp_path):
    return f"duckdb://{tmp_path / 'figures.duckdb'}"


def names_in(url):
    database = connect(store_address(url))
    try:
        return database.list_tables()
    finally:
        close(database)


def test_a_snapshot_goes_into_a_database_and_is_served_from_it(url, capsys, monkeypatch):
    monkeypatch.setenv("EXPLORER_STORE", url)
    assert main([]) == 0
    assert capsys.readouterr().out.startswith(f"{url}: 20")
    found, wanted = Store(url=url), Store()
    assert found.made_on == wanted.made_on
    pd.testing.assert_frame_equal(
        found.observations("claimants", "ward25"), wanted.observations("claimants", "ward25")
    )


def test_the_last_three_snapshots_stay_and_the_newest_is_in_use(url):
    names = [publish(FOLDER, store_address(url)) for _ in range(KEPT + 1)]
    assert names == sorted(names)
    assert Connections(FOLDER, url).manifest["name"] == names[-1]
    left = {name.rpartition("_")[2] for name in names_in(url)} - {"snapshots"}
    assert left == set(names[-KEPT:])


def test_a_snapshot_that_is_half_written_is_not_in_use(url, monkeypatch):
    first = publish(FOLDER, store_address(url))

    def break_off(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("store.publish._announce", break_off)
    with pytest.raises(KeyboardInterrupt):
        publish(FOLDER, store_address(url))
    assert sum(name.startswith("observations") for name in names_in(url)) == 2
    assert Connections(FOLDER, url).manifest["name"] == first


def test_a_folder_gets_the_layout_for_many_observations(tmp_path, capsys):
    assert main([str(tmp_path / "large"), "--from", str(FOLDER)]) == 0
    assert (tmp_path / "large" / "observations" / "indicator_id=claimants").is_dir()
    assert "laid out for many observations" in capsys.readouterr().out


def test_a_folder_of_the_large_layout_can_be_published_again(tmp_path, url):
    publish_files(FOLDER, tmp_path / "large")
    publish(tmp_path / "large", store_address(url))
    publish_files(tmp_path / "large", tmp_path / "again")
    for store in (Store(url=url), Store(tmp_path / "again")):
        assert store.observations("claimants", "borough")["value"].sum() == 57_155


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "Name a database or a folder"),
        (["mysql://here/x"], r"begins with 'mysql://'"),
        (["pyspark://"], "Spark reads the files of a snapshot"),
        ([str(FOLDER)], "is there already"),
        (["duckdb:///nowhere/at/all.duckdb"], "did not answer"),
        (["duckdb://x.duckdb", "--from", "/nowhere"], "no snapshot in /nowhere"),
    ],
)
def test_what_cannot_be_published_is_a_sentence(capsys, monkeypatch, arguments, why):
    monkeypatch.delenv("EXPLORER_STORE", raising=False)
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert said.startswith("Nothing was published. ") and why in said


def test_spark_is_not_written_to():
    with pytest.raises(UnknownStore, match="nothing to write"):
        publish(FOLDER, store_address("pyspark://"))
