"""The first address: a list of the feeds for programs, a page for people, and the OpenAPI document."""

from __future__ import annotations

from typing import Any

from feeds.endpoints import FEEDS, Endpoint
from feeds.formats import Answer, about
from feeds.openapi import TITLE, document
from feeds.page import page
from feeds.questions import Question
from feeds.served import Served


def root(served: Served) -> dict[str, Any]:
    """Return the list of feeds; addresses are relative to that of this list."""
    return {
        "title": TITLE,
        "snapshot": about(served),
        "openapi": "openapi.json",
        "feeds": [
            {"id": one.id, "title": one.title, "about": one.about, "addresses": addresses(one)}
            for one in FEEDS
        ],
    }


def addresses(endpoint: Endpoint) -> list[str]:
    """Return the addresses of a feed, relative to that of the list."""
    return [path.removeprefix("/") for path, _ in endpoint.paths()]


TEXT = {"type": "string"}
ROOT_SCHEMA = {
    "type": "object",
    "properties": {
        "title": TEXT,
        "snapshot": {"$ref": "#/components/schemas/snapshot"},
        "openapi": TEXT,
        "feeds": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    **dict.fromkeys(("id", "title", "about"), TEXT),
                    "addresses": {"type": "array", "items": TEXT},
                },
                "required": ["id", "title", "about", "addresses"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["title", "snapshot", "openapi", "feeds"],
    "additionalProperties": False,
}


def welcome(question: Question) -> Answer:
    """Return the list of feeds, for people as a page."""
    return page(question.served, FEEDS) if question.format == "html" else root(question.served)


ROOT = Endpoint(
    id="root",
    path="/",
    title="List of feeds",
    about="What there is: the feeds and the snapshot that they serve; a page to read for browsers.",
    answer=lambda question: (
        page(question.served, FEEDS) if question.format == "html" else root(question.served)
    ),
    formats=("json", "html"),
    schema=ROOT_SCHEMA,
    suffixed=False,
)


def described(question: Question) -> dict[str, Any]:
    """Return the OpenAPI document of everything, itself included."""
    return document(question.served, EVERY)


OPENAPI = Endpoint(
    id="openapi",
    path="/openapi.json",
    title="OpenAPI document",
    about="This description, OpenAPI 3.1.",
    answer=described,
    formats=("json",),
    schema={"type": "object", "required": ["openapi", "info", "paths"]},
    suffixed=False,
)
EVERY: tuple[Endpoint, ...] = (ROOT, *FEEDS, OPENAPI)
