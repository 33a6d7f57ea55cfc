"""Keys that some publishers want: read from the environment, sent, and shown to nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

from catalogue.indicator import nothing


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What is added to a request on its way out, below the cache and the log.

    Attributes
    ----------
    parameters, headers
        By the name that the publisher gives them.
    """

    parameters: Mapping[str, str] = field(default_factory=nothing)
    headers: Mapping[str, str] = field(default_factory=nothing)

    def __repr__(self) -> str:
        named = ", ".join([*self.parameters, *self.headers])
        return f"Secrets({named or 'none'})"

    def hide(self, text: str) -> str:
        """Return `text` with every key replaced, for publishers that repeat a request in their answer."""
        for secret in (*self.parameters.values(), *self.headers.values()):
            for spelling in {secret, quote(secret, safe=""), quote_plus(secret)} - {""}:
                text = text.replace(spelling, "[key]")
        return text
