"""A file on its way in, kept in memory only: refused by its announced size, and by its bytes as they come."""

from __future__ import annotations

from starlette.requests import Request


class TooLarge(ValueError):
    """More bytes than are taken."""


async def received(request: Request, largest: int) -> bytes:
    """Return the body of a request.

    Raises
    ------
    TooLarge
        It says that it is larger than `largest`, before any of it is read; or it turns out to be.
    starlette.requests.ClientDisconnect
        It broke off.
    """
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > largest:
        raise TooLarge
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > largest:
            raise TooLarge
    return bytes(body)
