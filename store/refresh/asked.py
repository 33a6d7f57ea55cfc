"""Which sources can be asked, and for which indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from catalogue import Catalogue, Indicator, Source
from store.errors import NothingToRefresh


def asked_of(catalogue: Catalogue, source_id: str) -> list[Indicator]:
    """Return the indicators that a source serves, each as that source is asked for it.

    They are those that name it as their source, and those whose table `live` names it; these come with the
    query of that table in the place of their own.
    """
    found = []
    for indicator in catalogue.indicators.values():
        live: Mapping[str, Any] = getattr(indicator, "live", {}) or {}
        if live.get("source") == source_id:
            found.append(replace(indicator, source=source_id, query=live.get("query", indicator.query)))
        elif indicator.source == source_id:
            found.append(indicator)
    return found


def chosen(
    catalogue: Catalogue, sources: Sequence[str] = (), themes: Sequence[str] = ()
) -> list[tuple[Source, tuple[Indicator, ...]]]:
    """Return the sources to ask, each with its indicators; all that serve any, unless some are named.

    Raises
    ------
    NothingToRefresh
        A name is unknown, or what it names cannot be asked for.
    """
    _check(themes, catalogue.themes, "theme")
    _check(sources, {**catalogue.sources, **catalogue.live}, "source")
    found = []
    for source in catalogue.live.values():
        served = [one for one in asked_of(catalogue, source.id) if not themes or one.theme in themes]
        if served and (not sources or source.id in sources):
            found.append((source, tuple(served)))
    idle = [name for name in sources if name not in {source.id for source, _ in found}]
    if idle or not found:
        who = " and ".join(idle) or "the sources that can be asked"
        among = f"of {', '.join(themes)} " if themes else ""
        raise NothingToRefresh(f"There is nothing to refresh: no indicator {among}is asked of {who}.")
    return found


def _check(names: Sequence[str], known: Mapping[str, Any] | Sequence[str], kind: str) -> None:
    strange = [name for name in names if name not in known]
    if strange:
        raise NothingToRefresh(f"There is no {kind} '{strange[0]}'; there are {', '.join(sorted(known))}.")
