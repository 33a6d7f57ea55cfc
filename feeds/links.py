"""The addresses of the feeds behind a screen, relative to the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from feeds.endpoints import BASE, SHAPES, TABLES, Endpoint
from feeds.parameters import LATEST, Parameter
from feeds.snippets import SNIPPETS, Snippet

OBSERVATIONS = next(one for one in TABLES if one.id == "observations")
HERE = BASE.removeprefix("/")


class FeedLinks:
    """What the page says of the feeds; it is handed to it, and so the page need not know them."""

    start = f"{HERE}/"
    """The page for people."""

    snippets: Mapping[str, Snippet] = SNIPPETS

    def table(self, ending: str = "csv", **facts: Any) -> str:
        """Return the address of the rows of a screen.

        Parameters
        ----------
        ending
            `csv` or `json`.
        facts
            Values of the parameters of `/observations`, one each; those that are usual or empty are left out,
            but a period always stands there, `latest` where none is given.
        """
        return address(OBSERVATIONS, f"{HERE}{OBSERVATIONS.path}.{ending}", facts)

    def shapes(self, level: str, **facts: Any) -> str:
        """Return the address of the same rows as GeoJSON."""
        return address(SHAPES, f"{HERE}{SHAPES.path.format(level=level)}.geojson", facts)


def address(endpoint: Endpoint, path: str, facts: Mapping[str, Any]) -> str:
    """Return an address with those of the facts that say something.

    Raises
    ------
    TypeError
        The feed has no such parameter.
    """
    known = {one.name: one for one in endpoint.parameters if not one.in_path}
    if strange := set(facts) - set(known):
        raise TypeError(f"{endpoint.path} has no parameter {', '.join(sorted(strange))}.")
    told = {name: known[name] for name in known if _says_something(known[name], facts.get(name))}
    query = {name: f"{value:g}" if isinstance(value := facts[name], float) else value for name in told}
    if "period" not in query:
        query["period"] = LATEST
    return f"{path}?{urlencode(query)}"


def _says_something(parameter: Parameter, value: Any) -> bool:
    return value not in (None, "", ()) and value != parameter.usual
