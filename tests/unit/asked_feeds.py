"""What the tests of the feeds share: the figures of the project, and somebody who asks for them."""

from __future__ import annotations

import io
import warnings
from functools import cache
from typing import Any

import pandas as pd
from starlette.applications import Starlette

from catalogue import load_catalogue
from feeds import feed_routes
from feeds.endpoints import SHAPES, TABLES
from feeds.parameters import fields_of, values_of
from feeds.questions import Question
from feeds.served import Newest, Served
from store import Store

with warnings.catch_warnings():
    # Starlette 1.10 wants another client than httpx, which the application itself uses.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

NAME = "the snapshot of the tests"
BOLTON, TRAFFORD, BUCKLOW = "E08000001", "E08000009", "E05015244"


@cache
def store() -> Store:
    """Return the figures of the project."""
    return Store()


@cache
def served() -> Served:
    """Return the figures of the project as the feeds see them."""
    return Served(store(), load_catalogue().holding(store().indicators()), NAME)


def asking(newest: Newest | None = None) -> TestClient:
    """Return a program that asks the feeds of a snapshot."""
    usual = served()
    found = newest or (lambda: (usual.store, usual.catalogue, NAME))
    return TestClient(Starlette(routes=feed_routes(found)), base_url="http://testserver/api/v1/")


def question(feed: str, query: str = "", path: dict[str, str] | None = None) -> Question:
    """Return a question to a feed as an address puts it."""
    endpoint = next(one for one in (*TABLES, SHAPES) if one.id == feed)
    texts = {**(path or {}), **fields_of(query, endpoint.parameters)}
    return Question(served(), values_of(texts, endpoint.parameters, served()))


def table_of(answer: Any) -> pd.DataFrame:
    """Return an answer in CSV as a program reads it."""
    assert answer.status_code == 200, answer.text
    return pd.read_csv(io.BytesIO(answer.content), encoding="utf-8-sig", keep_default_na=True)
