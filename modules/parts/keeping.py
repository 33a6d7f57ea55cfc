"""Answers kept for as long as the figures that they were made from are in use."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any
from weakref import WeakKeyDictionary, ref


def kept_with_views(maxsize: int) -> Callable[[Callable], Callable]:
    """Keep a function's answers beside its first argument, the views: when those go, the answers go too.

    A cache of the function's own would hold on to the figures of every snapshot that was ever shown.
    """

    def keeping(make: Callable) -> Callable:
        caches: WeakKeyDictionary[Any, Callable] = WeakKeyDictionary()

        @wraps(make)
        def found(views: Any, *rest: Any) -> Any:
            # Those of a session are the process's until it brings data of its own.
            views = getattr(views, "current", views)
            cache = caches.get(views)
            if cache is None:
                known = ref(views)
                cache = caches[views] = lru_cache(maxsize)(lambda *given: make(known(), *given))
            return cache(*rest)

        return found

    return keeping
