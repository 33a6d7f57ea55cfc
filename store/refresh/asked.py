"""Which sources can be asked, and for which indicators."""

from __future__ import annotations

from collections.abc import Sequence

from catalogue import Catalogue, Indicator, Source
from geodata import LEVELS
from store.errors import NothingToRefresh


def chosen(
    catalogue: Catalogue, sources: Sequence[str] = (), themes: Sequence[str] = ()
) -> list[tuple[Source, tuple[Indicator, ...]]]:
    """Return the sources to ask, each with its indicators; all that serve any, unless some are named.

    One whose areas are all of levels that are not held, such as LSOAs of 2021, is asked only if it is named.

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
        if served and (source.id in sources if sources else _placed(source)):
            found.append((source, tuple(served)))
    idle = [name for name in sources if name not in {source.id for source, _ in found}]
    if idle or not found:
        who = " and ".join(idle) or "the sources that can be asked"
        among = f"of {', '.join(themes)} " if themes else ""
        raise NothingToRefresh(f"There is nothing to refresh: no indicator {among}is asked of {who}.")
    return found


def _placed(source: Source) -> bool:
    """Return whether a level of the source is held: a data folder may bring geography that we lack."""
    levels = source.table.get("levels", ())
    return not levels or any(level in LEVELS for level in levels)


def _check(names: Sequence[str], known: Sequence[str], kind: str) -> None:
    strange = [name for name in names if name not in known]
    if strange:
        raise NothingToRefresh(
            f"There is no {kind} '{strange[0]}'; there are {', '.join(sorted(set(known)))}."
        )
