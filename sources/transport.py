"""The last step before the wire: below the cache and the log, so that neither ever holds a key."""

from __future__ import annotations

import urllib.request
from urllib.parse import urlencode, urlsplit

import httpx

from sources.pace import Pace
from sources.secrets import Secrets

KEPT_OPEN = httpx.Limits(max_connections=4, max_keepalive_connections=4)


class PoliteTransport(httpx.BaseTransport):
    """Waits for its turn and adds our keys; what the cache answers by itself never comes this far."""

    def __init__(self, inner: httpx.BaseTransport, pace: Pace, secrets: Secrets) -> None:
        self._inner = inner
        self._pace = pace
        self._secrets = secrets

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request, with keys."""
        self._pace.wait()
        return self._inner.handle_request(self._with_keys(request))

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()

    def _with_keys(self, request: httpx.Request) -> httpx.Request:
        if not self._secrets.parameters and not self._secrets.headers:
            return request
        query = b"&".join(filter(None, [request.url.query, urlencode(self._secrets.parameters).encode()]))
        return httpx.Request(
            request.method,
            request.url.copy_with(query=query or None),
            headers=[*request.headers.raw, *_raw(self._secrets)],
            stream=request.stream,
            extensions=request.extensions,
        )


def _raw(secrets: Secrets) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in secrets.headers.items()]


def wire(address: str) -> httpx.HTTPTransport:
    """Return the connections to the host of `address`, through the proxy that the environment names."""
    secure = address.startswith("https://")
    return httpx.HTTPTransport(http2=secure, limits=KEPT_OPEN, proxy=_proxy(address))


def _proxy(address: str) -> str | None:
    parts = urlsplit(address)
    if urllib.request.proxy_bypass(parts.hostname or ""):
        return None
    return urllib.request.getproxies().get(parts.scheme)
