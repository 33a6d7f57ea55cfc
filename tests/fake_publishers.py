"""Publishers on this machine that hand out the figures of the embedded snapshot, each table in its layout."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator, Source, load_catalogue
from geodata import load_lookup
from sources.explore_local_statistics import AS_SENT, LAYOUT
from sources.publishers import Publisher
from store.build.tables import TABLES
from tests.sources.faulty_server import Asking, FaultyServer, Reply, text
from tests.sources.file_7 import file_7

OFFICES = 3
"""How many servers there are: what one office publishes is all on one of them."""

SERIES = "series.csv"
"""The file of all series that ONS's long table holds."""

SLOW_S = 0.02
"""How long an answer takes, so that a process can be killed while it waits."""

IN_A_HURRY = Publisher("127.0.0.1", "The Office", seconds_between=0.0, silent_for=10.0, attempts=1)


def live_catalogue(urls: list[str], only: tuple[str, ...] = ()) -> Catalogue:
    """Return our catalogue with every embedded source that serves an indicator asked for at `urls`."""
    own = load_catalogue().embedded()
    used = {indicator.source for indicator in own.indicators.values()}
    offices = sorted({own.sources[name].publisher for name in used})
    sources = dict(own.sources)
    for name in used:
        source = own.sources[name]
        url = urls[offices.index(source.publisher) % len(urls)]
        served = [one for one in own.indicators.values() if one.source == name]
        sources[name] = replace(source, table=_table(source), fetch=_fetch(source, served, url))
    live = {name: sources[name] for name in sorted(used) if not only or name in only}
    # What they ask elsewhere has its own tests: here each is asked for where it came from.
    indicators = {name: replace(one, live=None) for name, one in own.indicators.items()}
    return Catalogue(MappingProxyType(indicators), MappingProxyType(sources), MappingProxyType(live))


def _table(source: Source) -> Mapping[str, Any]:
    if source.reader == "explore_local_statistics":
        return {"levels": LAYOUT.levels, "area": LAYOUT.area} | source.table
    return {"area": "lsoa11"} | dict(source.table)


def _fetch(source: Source, served: list[Indicator], url: str) -> Mapping[str, Any]:
    if source.reader != "explore_local_statistics":
        return {"address": f"{url}/{source.file}"}
    named = [indicator.query["series"] for indicator in served]
    series = [one for name in named for one in ([name] if isinstance(name, str) else name.values())]
    return {"address": url, "series": {name: (SERIES, name) for name in series}}


def file_of_source(source: Source) -> str:
    """Return which file a source is asked for."""
    return SERIES if source.reader == "explore_local_statistics" else source.file


def published(file: str) -> str:
    """Return a source table as its office sends it: series of ONS, File 7, and those of stroke with codes."""
    if file == SERIES:
        long = pd.read_csv(TABLES / "borough_series.csv", dtype="str", keep_default_na=False)
        sent = long.rename(
            columns={ours: theirs for theirs, ours in AS_SENT.items()} | {"series": "indicator"}
        )
        return str(sent[["indicator", *AS_SENT]].to_csv(index=False))
    path = TABLES / file
    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    if file.startswith("iod2019"):
        return file_7(table.rename(columns={"lsoa11": "area_code"}))
    if "lsoa11_name" in table:
        table["lsoa11"] = table["lsoa11_name"].map(load_lookup().set_index("lsoa11_name")["lsoa11"])
    out = io.StringIO()
    table.to_csv(out, index=False)
    return out.getvalue()


def answering(body: str, slow: float = 0.0) -> Callable[[Asking], Reply]:
    """Answer with a table, after a while."""

    def reply(_: Asking) -> Reply:
        time.sleep(slow)
        return text(body)

    return reply


@contextmanager
def offices(slow: float = 0.0, count: int = OFFICES) -> Iterator[list[FaultyServer]]:
    """Run the offices; each has all tables, and is asked for its own."""
    bodies = {name: published(name) for name in [SERIES, *(path.name for path in TABLES.glob("*.csv"))]}
    with ExitStack() as open_servers:
        servers = [open_servers.enter_context(FaultyServer().running()) for _ in range(count)]
        for server in servers:
            for name, body in bodies.items():
                server.on(f"/{name}", answering(body, slow))
        yield servers


def office_of(servers: list[FaultyServer], catalogue: Catalogue, source: str) -> FaultyServer:
    """Return the server that is asked for a source."""
    address = catalogue.live[source].fetch["address"]
    return next(server for server in servers if f"{address}/".startswith(f"{server.url}/"))


def quick_client(address: str, on_answer: Callable[..., None]) -> Any:
    """Open a client that neither waits between requests nor asks twice, and has no cache."""
    from sources.client import Client
    from sources.secrets import Secrets

    return Client(address, publisher=IN_A_HURRY, secrets=Secrets(), on_answer=on_answer)


def main(given: list[str]) -> int:
    """Refresh from the offices at the addresses given first; the rest is what `store.refresh` takes."""
    from store.refresh.command import main as command

    addresses, *rest = given
    only = tuple(rest.pop(0).removeprefix("only=").split(",")) if rest[0].startswith("only=") else ()
    return command(rest, live_catalogue(addresses.split(","), only), quick_client)


COMMAND = "import sys; from tests.fake_publishers import main; sys.exit(main(sys.argv[1:]))"
"""What a process of its own runs, in the project's folder."""


def arguments(servers: list[FaultyServer], data: Path, *more: str, only: str = "") -> list[str]:
    """Return what `main` takes for a refresh into `data`."""
    narrowed = [f"only={only}"] if only else []
    return [",".join(server.url for server in servers), *narrowed, "--data", str(data), *more]


def command(python: str, servers: list[FaultyServer], data: Path, *more: str, only: str = "") -> list[str]:
    """Return the command line of a refresh into `data`."""
    return [python, "-c", COMMAND, *arguments(servers, data, *more, only=only)]


def in_a_process(said: Connection, given: list[str]) -> None:
    """Be a process that runs `main` and writes what it says to `said`."""
    os.dup2(said.fileno(), sys.stdout.fileno())
    sys.exit(main(given))
