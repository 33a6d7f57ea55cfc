"""A publisher on this machine that misbehaves on demand, and counts what it is asked."""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import threading
import zlib
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from sources.publishers import Publisher

ASKED_THRICE = Publisher("127.0.0.1", "The Office", silent_for=10.0, largest_answer=1_000_000, attempts=3)
"""How the server is met: it is asked three times at most, and believed up to one megabyte."""

HASTY = replace(ASKED_THRICE, silent_for=0.1)
"""For a server that never answers: whoever asks it loses patience at once."""

CSV = "text/csv; charset=utf-8"

SELF_SIGNED = Path(__file__).with_name("self_signed.pem")
"""A certificate for 127.0.0.1 and its key, made for these tests alone: nobody vouches for it."""


@dataclass(frozen=True)
class Asking:
    """A request as the server saw it."""

    method: str
    path: str
    parameters: dict[str, str]
    headers: dict[str, str]
    body: bytes
    port: int


@dataclass(frozen=True)
class Reply:
    """What the server answers.

    `then` is what it does with the connection: "finish", "reset" it in the middle of the body, "cut" it
    there in good order, or "stall" and never send a byte. `pieces` are sent, chunked, in place of the body.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    then: str = "finish"
    pieces: Callable[[], Iterator[bytes]] | None = None


def text(body: str, **changes: object) -> Reply:
    return replace(Reply(body.encode(), headers={"Content-Type": CSV}), **changes)


def squeezed(body: bytes) -> Reply:
    return Reply(gzip.compress(body), headers={"Content-Type": CSV, "Content-Encoding": "gzip"})


def bomb(megabytes: int) -> Reply:
    """Zeros: a thousandth of their size on the wire."""

    def pieces() -> Iterator[bytes]:
        packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        for _ in range(megabytes):
            yield packer.compress(bytes(1_000_000))
        yield packer.flush()

    return Reply(headers={"Content-Encoding": "gzip"}, pieces=pieces)


def endless() -> Reply:
    def pieces() -> Iterator[bytes]:
        while True:
            yield b"E08000001,1\n" * 1000

    return Reply(headers={"Content-Type": CSV}, pieces=pieces)


TABLE = "area,value\nE08000001,1\nE08000002,2\n"

FAULTS: dict[str, Reply] = {
    "timeout": text(TABLE, then="stall"),
    "reset mid-body": text(TABLE, then="reset"),
    "cut mid-body": text(TABLE, then="cut"),
    "429": Reply(status=429),
    "429 with a time": Reply(status=429, headers={"Retry-After": "7"}),
    "429 for an hour": Reply(status=429, headers={"Retry-After": "3600"}),
    "500": Reply(b"<h1>Oops</h1>", status=500),
    "503": Reply(b"Back soon", status=503),
    "HTML": text("<!doctype html><title>Sign in</title><body>Please sign in"),
    "error object": text('{"error": {"code": 400, "message": "Invalid query"}}'),
    "empty": text(""),
    "invalid UTF-8": Reply(b"area,value\nE08000001,\xff\xfe\n"),
    "half a row": text("area,value,flag\nE08000001,1,A\nE0800"),
    "rows too long": text("area,value\nE08000001,1,2,3\n"),
    "oversized": Reply(headers={"Content-Length": str(10**12)}, then="cut"),
    "endless": endless(),
    "gzip bomb": bomb(20),
    "gzip cut": Reply(gzip.compress(TABLE.encode())[:-12], headers={"Content-Encoding": "gzip"}),
    "gzip broken": Reply(TABLE.encode(), headers={"Content-Encoding": "gzip"}),
    "unknown compression": Reply(TABLE.encode(), headers={"Content-Encoding": "br"}),
    "another host": Reply(status=302, headers={"Location": "http://publisher.invalid/table.csv"}),
    "another port": Reply(status=302, headers={"Location": "http://127.0.0.1:9/table.csv"}),
    "redirected to itself": Reply(status=302, headers={"Location": "/table.csv"}),
    "forbidden": Reply(b'{"message": "No such dataset"}', status=404),
}


class FaultyServer:
    """Answers each path with the replies queued for it, the last one again and again."""

    def __init__(self, certificate: Path | None = None) -> None:
        self.asked: list[Asking] = []
        self._replies: dict[str, deque[Reply | Callable[[Asking], Reply]]] = defaultdict(deque)
        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._scheme = "https" if certificate else "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}"

    def on(self, path: str, *replies: Reply | Callable[[Asking], Reply]) -> str:
        """Queue replies, or functions of what is asked, for `path`; return its address."""
        self._replies[path] = deque(replies)
        return self.url + path

    def reply_to(self, asking: Asking) -> Reply:
        self.asked.append(asking)
        queued = self._replies[asking.path]
        if not queued:
            return Reply(status=404)
        reply = queued.popleft() if len(queued) > 1 else queued[0]
        return reply(asking) if callable(reply) else reply

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {name.lower(): value for name, value in self.headers.items()}
                parameters = dict(parse_qsl(parts.query, keep_blank_values=True))
                asking = Asking(self.command, parts.path, parameters, headers, body, self.client_address[1])
                try:
                    self._send(server.reply_to(asking))
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            do_POST = do_GET

            def _send(self, reply: Reply) -> None:
                if reply.then == "stall":
                    server.closing.wait(30)
                    self.close_connection = True
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if reply.pieces:
                    self.send_header("Transfer-Encoding", "chunked")
                elif "Content-Length" not in reply.headers:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self._send_body(reply)

            def _send_body(self, reply: Reply) -> None:
                for piece in filter(None, reply.pieces() if reply.pieces else ()):
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                if reply.pieces:
                    self.wfile.write(b"0\r\n\r\n")
                    return
                whole = reply.then == "finish"
                self.wfile.write(reply.body if whole else reply.body[: len(reply.body) // 2])
                if not whole:
                    self.close_connection = True
                if reply.then == "reset":
                    # Closing without lingering sends a reset in place of a good-bye.
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self.connection.close()

        return Handler

    @contextmanager
    def running(self) -> Iterator[FaultyServer]:
        self._thread.start()
        try:
            yield self
        finally:
            self.closing.set()
            self._server.shutdown()
            self._server.server_close()
