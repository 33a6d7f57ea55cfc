"""Write the configuration of a proxy before the explorer's processes."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
MARK = re.compile(r"@(\w+)@")
PREFIX = re.compile(r"(/[\w.-]+)+")


@dataclass(frozen=True, slots=True)
class Front:
    """What readers see of a proxy.

    Attributes
    ----------
    host, port
        Where it listens; the host `*` means every address of the machine.
    certificate
        The file of certificate and key, for HTTPS; "" for plain HTTP.
    prefix
        The path under which the explorer appears, such as `/explorer`; "" for the whole site.
    control
        Where HAProxy makes a socket for the administrator's questions; "" for none.
    """

    host: str = "127.0.0.1"
    port: int = 8017
    certificate: str = ""
    prefix: str = ""
    control: str = ""

    @property
    def url(self) -> str:
        """The address to open in a browser."""
        scheme = "https" if self.certificate else "http"
        host = {"*": "127.0.0.1", "0.0.0.0": "127.0.0.1"}.get(self.host, self.host)
        return f"{scheme}://{host}:{self.port}{self.prefix}/"


def haproxy(ports: Sequence[int], front: Front) -> str:
    """Return HAProxy's configuration for processes at these ports of this machine."""
    secure = f" ssl crt {front.certificate} alpn h2,http/1.1" if front.certificate else ""
    control = f"stats socket {front.control} mode 600 level admin" if front.control else ""
    prefix = [
        f"http-request redirect code 301 location {front.prefix}/ if {{ path {front.prefix} }}",
        f"http-request return status 404 unless {{ path_beg {front.prefix}/ }}",
        rf"http-request replace-path {re.escape(front.prefix)}/(.*) /\1",
    ]
    return _filled(
        "haproxy.cfg",
        {
            "control": control,
            "bind": f"{front.host}:{front.port}{secure}",
            "prefix": "\n".join(prefix) if front.prefix else "",
            "secure": "secure" if front.certificate else "",
            "servers": "\n".join(f"server p{port} 127.0.0.1:{port} cookie p{port}" for port in ports),
        },
    )


def nginx(ports: Sequence[int], front: Front) -> str:
    """Return nginx's configuration for processes at these ports of this machine."""
    file = front.certificate
    certificate = f"ssl_certificate {file};\nssl_certificate_key {file};" if file else ""
    return _filled(
        "nginx.conf",
        {
            "listen": f"{front.host}:{front.port}{' ssl' if file else ''}",
            "certificate": certificate,
            "secure": "; Secure" if file else "",
            "servers": "\n".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;" for port in ports),
        },
    )


def _filled(name: str, values: Mapping[str, str]) -> str:
    """Return a template with its marks filled; a line of nothing else is left out, or becomes several."""
    lines: list[str] = []
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        indent, mark = line[: len(line) - len(line.lstrip())], MARK.fullmatch(line.strip())
        if mark:
            lines += [indent + one for one in values[mark[1]].splitlines()]
        else:
            lines.append(MARK.sub(lambda found: values[found[1]], line).rstrip())
    return "\n".join(lines) + "\n"


def path_prefix(text: str) -> str:
    """Return a path without a slash at its end; "" for that of the whole site."""
    found = text.rstrip("/")
    if found and not PREFIX.fullmatch(found):
        raise argparse.ArgumentTypeError(f"'{text}' is no path such as /explorer")
    return found


WRITERS = {"haproxy": haproxy, "nginx": nginx}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a configuration."""
    parser = argparse.ArgumentParser(prog="python -m deploy.proxies", description=__doc__)
    add = parser.add_argument
    add("proxy", choices=WRITERS)
    add("ports", type=int, nargs="+", help="the ports of the processes")
    add("--host", default="*", help="address to listen at (default: every one)")
    add("--port", type=int, help="port to listen at (default: 443, or 80 without a certificate)")
    add("--certificate", default="", metavar="FILE", help="certificate and key in one PEM file: HTTPS")
    add("--prefix", type=path_prefix, default="", help="path of the explorer, such as /explorer (HAProxy)")
    options = parser.parse_args(arguments)
    if options.prefix and options.proxy != "haproxy":
        parser.error("a prefix is written for HAProxy only")
    port = options.port or (443 if options.certificate else 80)
    front = Front(options.host, port, options.certificate, options.prefix)
    sys.stdout.write(WRITERS[options.proxy](options.ports, front))
    return 0


if __name__ == "__main__":
    sys.exit(main())
