"""A URL says where the store is; what it keeps secret is shown to nobody."""

import pytest

from store import StoreError, UnknownStore, store_url
from store.address import KINDS, store_address

SECRET = "s3cret"


@pytest.mark.parametrize(
    "url", ["mysql://here/figures", "sqlite://x", "figures.duckdb", "://", "http://s3cret@x"]
)
def test_an_address_of_no_kind_that_we_know_is_refused_without_repeating_it(url):
    with pytest.raises(UnknownStore) as refusal:
        store_address(url)
    assert SECRET not in str(refusal.value)
    assert all(f"{scheme}://" in str(refusal.value) for scheme in KINDS)
    assert isinstance(refusal.value, StoreError)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (f"postgres://reader:{SECRET}@db.example:5433/figures", "postgres://db.example:5433/figures"),
        (f"postgresql://db.example/figures?user=r&password={SECRET}", "postgres://db.example/figures"),
        (
            f"clickhouse://reader:{SECRET}@db.example:8443/figures?secure=1",
            "clickhouse://db.example:8443/figures",
        ),
        ("duckdb:///srv/figures.duckdb?read_only=True", "duckdb:///srv/figures.duckdb"),
        (f"SPARK:///srv/snapshot?spark.authenticate.secret={SECRET}", "pyspark:///srv/snapshot"),
    ],
)
def test_an_address_is_shown_without_account_password_and_settings(url, shown):
    address = store_address(url)
    assert str(address) == shown
    assert SECRET not in repr(address)
    assert SECRET not in address.hide(f'connection to "{url}" failed')


def test_a_secret_is_hidden_in_every_spelling_and_on_one_line():
    address = store_address("trino://me:p%40ss%2Fword+1@db.example/figures?accessToken=abc%3D")
    said = address.hide("no p@ss/word 1\n  nor p%40ss%2Fword+1\n nor abc= nor p%40ss%2Fword%201")
    assert said == "no [secret] nor [secret] nor [secret] nor [secret]"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("pyspark://", ""),
        ("pyspark://?spark.master=local[2]", ""),
        ("pyspark:///srv/a%20snapshot", "/srv/a snapshot"),
        ("pyspark://data/snapshot?spark.master=spark://host:7077", "data/snapshot"),
    ],
)
def test_spark_reads_the_folder_that_the_url_names(url, path):
    assert store_address(url).path == path


def test_settings_are_those_after_the_question_mark():
    settings = store_address(
        "pyspark://?spark.master=local-cluster[2,1,1024]&spark.ui.enabled=false"
    ).settings
    assert settings == {"spark.master": "local-cluster[2,1,1024]", "spark.ui.enabled": "false"}


@pytest.mark.parametrize(("given", "found"), [(None, None), ("", None), (" duckdb://x ", "duckdb://x")])
def test_the_environment_names_the_store(monkeypatch, given, found):
    monkeypatch.delenv("EXPLORER_STORE", raising=False)
    if given is not None:
        monkeypatch.setenv("EXPLORER_STORE", given)
    assert store_url() == found
