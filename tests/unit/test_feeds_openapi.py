"""The OpenAPI document says what the feeds do, because both are made from the same declarations."""

from __future__ import annotations

import re
from typing import Any

from feeds.front import EVERY
from feeds.openapi import document
from tests.unit.asked_feeds import asking, served

DOCUMENT = document(served(), EVERY)


def references(part: Any) -> set[str]:
    """Return everything that a part of the document points to."""
    if isinstance(part, dict):
        own = {part["$ref"]} if "$ref" in part else set()
        return own.union(*map(references, part.values()))
    return set().union(*map(references, part)) if isinstance(part, list) else set()


def test_it_is_served_as_it_is_made() -> None:
    answer = asking().get("openapi.json")
    assert answer.json() == DOCUMENT
    assert answer.json()["openapi"] == "3.1.0"


def test_everything_that_it_points_to_is_there() -> None:
    found = references(DOCUMENT)
    assert found
    for reference in found:
        part: Any = DOCUMENT
        for name in reference.removeprefix("#/").split("/"):
            part = part[name]


def test_every_address_is_described_and_answers() -> None:
    client = asking()
    for path, methods in DOCUMENT["paths"].items():
        assert set(methods) == {"get"}
        address = path.replace("{level}", "borough").removeprefix("/")
        answer = client.get(address)
        assert answer.status_code == 200, address
        kinds = set(methods["get"]["responses"]["200"]["content"])
        assert answer.headers["content-type"].split(";")[0] in kinds


def test_operations_have_names_of_their_own() -> None:
    names = [methods["get"]["operationId"] for methods in DOCUMENT["paths"].values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch("[a-z_]+", name) for name in names)


def test_what_can_be_chosen_is_listed() -> None:
    known = DOCUMENT["components"]["parameters"]
    assert known["indicator_list"]["schema"]["items"]["enum"] == list(served().indicators)
    assert known["indicator"]["schema"]["enum"] == list(served().indicators)
    assert known["limit"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 10_000, "default": 5_000}
    assert known["level_in_path"] | {"schema": None, "description": None} == {
        "name": "level",
        "in": "path",
        "required": True,
        "schema": None,
        "description": None,
    }
