"""Where the store's figures are: the snapshot's own files, or a database given by a URL."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, quote, quote_plus, unquote_plus, urlsplit

from store.errors import UnknownStore

VARIABLE = "EXPLORER_STORE"

SPARK = "pyspark"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of database: what readers call it, and the package that speaks to it.

    `listed` is whether `requirements-services.txt` holds the package, which also means that our tests ask a
    real one.
    """

    name: str
    package: str
    listed: bool = False


KINDS = {
    "duckdb": Kind("DuckDB", "duckdb"),
    "postgres": Kind("PostgreSQL", "psycopg", listed=True),
    SPARK: Kind("Spark", "pyspark", listed=True),
    "clickhouse": Kind("ClickHouse", "clickhouse-connect"),
    "trino": Kind("Trino", "trino"),
}

SPELLINGS = {"postgresql": "postgres", "spark": SPARK}

SECRET_WORDS = ("password", "passwd", "secret", "token", "key", "auth", "credential")
"""What the name of a setting holds whose value nobody may see."""


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """A connection URL. Its text is shown to nobody: `str()` says where it leads, without secrets."""

    scheme: str
    url: str = field(repr=False)

    @property
    def kind(self) -> Kind:
        """The kind of database that it leads to."""
        return KINDS[self.scheme]

    @property
    def path(self) -> str:
        """The path of the URL: for Spark and DuckDB a folder or file, which may be relative."""
        parts = urlsplit(self.url)
        return unquote_plus(parts.netloc.rpartition("@")[2] + parts.path)

    @property
    def settings(self) -> dict[str, str]:
        """The settings after the question mark."""
        return dict(parse_qsl(urlsplit(self.url).query))

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        return f"{self.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    def hide(self, text: str) -> str:
        """Return what a driver said, on one line, without the URL and the secrets in it."""
        for secret in sorted(_spellings(_secrets(urlsplit(self.url), self.settings)), key=len, reverse=True):
            text = text.replace(secret, "[secret]")
        return " ".join(text.replace(self.url, str(self)).split())


def _secrets(parts: SplitResult, settings: dict[str, str]) -> list[str]:
    named = [value for name, value in settings.items() if any(word in name.lower() for word in SECRET_WORDS)]
    return [secret for secret in (parts.password or "", *named) if secret]


def _spellings(secrets: list[str]) -> set[str]:
    plain = [unquote_plus(secret) for secret in secrets]
    return {*secrets, *plain, *(quote(one, safe="") for one in plain), *(quote_plus(one) for one in plain)}


def store_address(url: str) -> StoreAddress:
    """Return the address that a connection URL gives.

    Raises
    ------
    UnknownStore
        It leads to no kind of database that the store can ask.
    """
    scheme, found, _ = url.partition("://")
    scheme = SPELLINGS.get(scheme.lower(), scheme.lower())
    if not found or scheme not in KINDS:
        known = ", ".join(f"{name}://" for name in KINDS)
        begins = f"begins with '{scheme}://'" if found else "is no URL"
        raise UnknownStore(f"The address of the store {begins}; it may begin with {known}.")
    return StoreAddress(scheme, url)


def store_url() -> str | None:
    """Return the URL that the environment gives the store; None means the snapshot's own files."""
    return os.environ.get(VARIABLE, "").strip() or None
