"""The page for people: what the feeds are, with addresses to try, written from their declarations."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.endpoints import Endpoint
from feeds.served import Served


def page(served: Served, endpoints: Sequence[Endpoint]) -> str:
    return "<!doctype html>"
