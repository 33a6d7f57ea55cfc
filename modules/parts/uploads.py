"""Official files on their way in: written by a route of our own, for the import only, and deleted after."""

from __future__ import annotations

import re
import shutil
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from .gate import Gate

ADDRESS = "/administrator/files"
KEY, NAME, FIRST = "x-explorer-key", "x-file-name", "x-first"
"""Headers: the session's key, the file's name as a URL spells it, and whether it is the first of several."""

LARGEST = 50_000_000
MOST_FILES = 20
ABANDONED_S = 24 * 3600
STRANGE = re.compile(r"[^\w .()+,&-]")


class Uploads:
    """The files of each session that is loading some, in folders of their own.

    Parameters
    ----------
    folder
        Where they are kept meanwhile.
    gate
        Knows which keys are good.
    """

    def __init__(self, folder: Path, gate: Gate) -> None:
        self.folder = folder
        self._gate = gate
        self._held: set[str] = set()

    def route(self) -> Route:
        """Return the route that takes one file a request."""
        return Route(ADDRESS, self._take, methods=["POST"])

    def files(self, key: str) -> list[Path]:
        """Return the files that came with a key, by name."""
        return sorted(self._of(key).glob("*"))

    def hold(self, key: str) -> None:
        """Keep what came with a key while it is being loaded."""
        self._held.add(key)

    def release(self, key: str) -> None:
        """No longer keep what came with a key."""
        self._held.discard(key)

    def discard(self, key: str) -> None:
        """Delete what came with a key, unless it is held."""
        if key in self._held:
            return
        shutil.rmtree(self._of(key), ignore_errors=True)

    def discard_abandoned(self) -> None:
        """Delete what a process that was ended left behind."""
        for folder in self.folder.glob("*"):
            if time.time() - folder.stat().st_mtime > ABANDONED_S:
                shutil.rmtree(folder, ignore_errors=True)

    def _of(self, key: str) -> Path:
        return self.folder / sha256(key.encode()).hexdigest()[:32]

    async def _take(self, request: Request) -> Response:
        key = request.headers.get(KEY, "")
        if not self._gate.knows(key):
            return PlainTextResponse("Unlock this part of the page first.", 403)
        name = safe_name(request.headers.get(NAME, ""))
        if not name:
            return PlainTextResponse("The file has no usable name.", 400)
        if key in self._held:
            return PlainTextResponse(
                "The files before are being loaded. Send others when that has ended.", 409
            )
        if request.headers.get(FIRST):
            self.discard(key)
        if len(self.files(key)) >= MOST_FILES:
            return PlainTextResponse(f"At most {MOST_FILES} files at once.", 413)
        return await self._write(request, self._of(key), name)

    async def _write(self, request: Request, folder: Path, name: str) -> Response:
        """Write the body, piece by piece; whatever is too large or broken off is deleted."""
        path, size = folder / name, 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                async for piece in request.stream():
                    size += len(piece)
                    if size > LARGEST:
                        path.unlink()
                        return PlainTextResponse(f"{name} is larger than {LARGEST / 1e6:,.0f} MB.", 413)
                    file.write(piece)
        except ClientDisconnect:
            path.unlink(missing_ok=True)
            return PlainTextResponse("", 400)
        except OSError as problem:
            with suppress(OSError):
                path.unlink()
            return PlainTextResponse(f"{name} could not be kept: {problem.strerror}.", 507)
        return PlainTextResponse(name)


def safe_name(given: str) -> str:
    """Return a file's name without folders and strange characters; "" where nothing is left."""
    last = unquote(given).replace("\\", "/").rsplit("/", 1)[-1]
    return STRANGE.sub("_", last).lstrip(". -")[:120]
