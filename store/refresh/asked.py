"""Which sources can be asked, and for which indicators."""

from __future__ import annotations

from collections.abc import Sequence

from catalogue import Catalogue, Indicator, Source
from store.errors import NothingToRefresh


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
    _check(sources, [*catalogue.sources, *catalogue.live], "source")
    found = []
    for source in catalogue.live.values():
        served = [one for one in catalogue.asked_of(source.id) if not themes or one.theme in themes]
        if served and (not sources or source.id in sources):
            found.append((source, tuple(served)))
    idle = [name for name in sources if name not in {source.id for source, _ in found}]
    if idle or not found:
        who = " and ".join(idle) or "the sources that can be asked"
        among = f"of {', '.join(themes)} " if themes else ""
        raise NothingToRefresh(f"There is nothing to refresh: no indicator {among}is asked of {who}.")
    return found


def _check(names: Sequence[str], known: Sequence[str], kind: str) -> None:
    strange = [name for name in names if name not in known]
    if strange:
        raise NothingToRefresh(
            f"There is no {kind} '{strange[0]}'; there are {', '.join(sorted(set(known)))}."
        )
