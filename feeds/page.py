"""The page for people: what the feeds are, with addresses to try, written from their declarations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import geodata
from feeds.endpoints import Endpoint
from feeds.links import FeedLinks
from feeds.parameters import Parameter
from feeds.served import Served
from feeds.snippets import SNIPPETS

PAGE = Template(Path(__file__).with_name("page.html").read_text("utf-8"))
MOST_OPTIONS = 12
"""Values that are spelt out; of more, one is an example."""


def page(served: Served, endpoints: Sequence[Endpoint]) -> str:
    """Return the page as HTML. Everything that comes from files or the store is escaped."""
    return PAGE.substitute(
        snapshot=escape(served.snapshot),
        made_on=escape(served.store.made_on),
        examples="".join(_example(title, address) for title, address in examples(served).items()),
        snippets=snippets(served),
        feeds="".join(feed(one, served) for one in endpoints),
    )


def examples(served: Served) -> Mapping[str, str]:
    """Return addresses of what the snapshot holds, relative to the page, by what they give."""
    name, level = shown_first(served)
    title = served.indicators[name].title
    plural = geodata.LEVELS[level].plural
    table, shapes = FeedLinks().table, FeedLinks().shapes
    found = {
        f"{title} for {plural}, newest period, as CSV": table(indicator=name, level=level),
        "The same as JSON": table("json", indicator=name, level=level),
        "The same as GeoJSON, with the shapes": shapes(level, indicator=name),
        "All indicators, with their levels and periods": "api/v1/indicators.csv",
        "All sources, with licence and checksum": "api/v1/provenance.csv",
    }
    return {words: address.removeprefix(FeedLinks.start) for words, address in found.items()}


def shown_first(served: Served) -> tuple[str, str]:
    """Return the first indicator with figures on the map, and the first level at which it has them."""
    pairs = ((name, level) for name in served.indicators for level in geodata.MAP_LEVELS)
    return next(pair for pair in pairs if served.groups(*pair))


def snippets(served: Served) -> str:
    """Return the snippets with the address of an example, on a server of some name."""
    name, level = shown_first(served)
    address = f"https://your-explorer/{FeedLinks().table(indicator=name, level=level)}"
    return "".join(
        f"<h3>{escape(one.title)}</h3><p>{escape(one.where)}</p>"
        f'<pre tabindex="0"><code>{escape(one.of(address))}</code></pre>'
        for one in SNIPPETS.values()
    )


def feed(endpoint: Endpoint, served: Served) -> str:
    """Return a feed's section: what it is, its addresses, its parameters and its columns, folded away."""
    addresses = ", ".join(f"<code>{escape(path.removeprefix('/'))}</code>" for path, _ in endpoint.paths())
    parts = [f'<section id="{endpoint.id}"><h3>{escape(endpoint.title)}</h3><p>{escape(endpoint.about)}</p>']
    parts.append(f"<p>{addresses}</p>")
    if endpoint.parameters:
        rows = ((one.name, f"{escape(one.about)} {takes(one, served)}") for one in endpoint.parameters)
        parts.append(folded(f"{len(endpoint.parameters)} parameters", rows))
    if endpoint.columns:
        columns = ((one.name, f"{escape(one.about)}.") for one in endpoint.columns)
        parts.append(folded(f"{len(endpoint.columns)} columns", columns))
    return "".join([*parts, "</section>"])


def folded(title: str, rows: Any) -> str:
    """Return names with their descriptions, which are HTML, under a title that opens them."""
    pairs = "".join(f"<dt><code>{escape(name)}</code></dt><dd>{words}</dd>" for name, words in rows)
    return f"<details><summary>{escape(title)}</summary><dl>{pairs}</dl></details>"


def takes(one: Parameter, served: Served) -> str:
    """Return what a parameter takes, as HTML, from the same schema as the OpenAPI document has."""
    schema = one.kind.schema(served)
    words = []
    options = schema.get("enum", [])
    if options:
        named = ", ".join(f"<code>{escape(str(option))}</code>" for option in options[:MOST_OPTIONS])
        more = len(options) - MOST_OPTIONS
        words.append(f"{named} and {more} more." if more > 0 else f"{named}.")
    if "minimum" in schema:
        words.append(f"From {schema['minimum']:,} to {schema['maximum']:,}.")
    if isinstance(one.usual, str | int | float):
        usual = f"{one.usual:g}" if isinstance(one.usual, float) else str(one.usual)
        words.append(f"Usually <code>{escape(usual)}</code>.")
    return " ".join(words)


def _example(title: str, address: str) -> str:
    return f'<li>{escape(title)}:<br><a href="{escape(address)}"><code>{escape(address)}</code></a></li>'
