"""`briefing serve FOLDER`: the restricted reader in a web browser, by textual-serve (extra `web`).

Every browser tab gets a restricted session of its own. The server listens on 127.0.0.1 unless told otherwise,
asks nobody for a password and encrypts nothing. Requests that a page of another origin makes are refused,
since any page that is open in the browser could otherwise read the briefings (RFC 6455, section 10.2), and
the page may load nothing from elsewhere.
"""

from __future__ import annotations

import shlex
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Any

from tui.commands import options
from tui.output import FAILED

if TYPE_CHECKING:
    from aiohttp import web

    from tui.output import Output

ABOUT = """\
Serve the briefings of a folder to web browsers: the restricted reader, without exports unless a folder for
them is named. Whoever can reach the address can read the folder."""
EXAMPLES = """\
examples:
  briefing serve ~/briefings                      then open http://127.0.0.1:8000
  briefing serve --port 8080 --recursive ~/briefings
  ssh -L 8000:127.0.0.1:8000 HOST                 to read on another machine
"""
HOST, PORT = "127.0.0.1", 8000
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws:; frame-ancestors 'none'"
)
"""Content-Security-Policy: the page of textual-serve names a font elsewhere, which must not be fetched."""
_PASSED_ON = ("names", "config", "export_dir", "state_dir")
"""Options that each session gets, too."""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    parser.add_argument("folder", metavar="FOLDER", help="the folder of the briefings")
    parser.add_argument("--host", default=HOST, help=f"address to listen on (default: {HOST})")
    parser.add_argument(
        "--port", type=options.plainly(_port), default=PORT, metavar="N", help=f"port (default: {PORT})"
    )
    parser.add_argument("--recursive", action="store_true", help="include subfolders")
    parser.add_argument("--names", metavar="FILE", help="read rules about names from FILE")
    parser.add_argument("--export-dir", metavar="FOLDER", help="folder for new exports (default: none)")
    parser.add_argument("--state-dir", metavar="FOLDER", help="folder for reading state (default: none)")
    options.add_general(parser)


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) < 1 << 16:
        return int(text)
    raise ValueError(f"N must be a port, 1 to 65535, not {text!r}")


def run(args: Namespace) -> int:
    from pathlib import Path

    output: Output = args.output
    try:
        import textual_serve.server  # noqa: F401
    except ImportError:
        output.note("serve needs the extra web: pip install 'briefing-reader[web]'")
        return FAILED
    if not Path(args.folder).is_dir():
        output.note(f"{args.folder}: is not a folder")
        return FAILED
    output.note(f"serving {args.folder} on {address(args.host, args.port)} (ctrl+c ends)")
    whom = "every user and program of this machine" if args.host in LOCAL else "everybody who reaches it"
    output.note(f"warning: no password, no encryption: {whom} can read these briefings")
    try:
        _server(args).serve()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        output.note(f"can't listen on {args.host}:{args.port} ({reason}); choose another --port")
        return FAILED
    return output.status


def session_command(args: Namespace) -> str:
    """Return the shell command of one session."""
    words = [sys.executable, "-I", "-m", "tui", "--restricted", str(_absolute(args.folder))]
    for name in _PASSED_ON:
        if (value := getattr(args, name)) is not None:
            words += [f"--{name.replace('_', '-')}", str(_absolute(value))]
    return shlex.join([*words, *(["--recursive"] if args.recursive else [])])


def _absolute(path: str) -> object:
    from pathlib import Path

    return Path(path).absolute()


def address(host: str, port: int) -> str:
    """Return the URL of the server."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def is_allowed(host: str, origin: str | None, own: frozenset[str]) -> bool:
    """Return whether a request may be answered, by its headers Host and Origin.

    `own` are the values of Host that name this server. A request without an Origin is no page's.
    """
    return host in own and (origin is None or origin.partition("://")[2] in own)


def own_hosts(host: str, port: int) -> frozenset[str]:
    """Return the values of the header Host that name a server; all names of this machine for a local one."""
    names = LOCAL | {host} if host in LOCAL else {host}
    return frozenset(address(name, port).removeprefix("http://") for name in names)


def _server(args: Namespace) -> Any:
    from aiohttp import web
    from textual_serve.server import Server

    own = own_hosts(args.host, args.port)

    @web.middleware  # type: ignore[untyped-decorator]
    async def guard(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if not is_allowed(request.headers.get("Host", ""), request.headers.get("Origin"), own):
            raise web.HTTPForbidden(text="this request is from another site\n")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(dict(_headers()))
        return response

    class BriefingServer(Server):  # type: ignore[misc]
        """textual-serve without its logo, and with a check of who asks."""

        async def _make_app(self) -> web.Application:
            app = await super()._make_app()
            app.middlewares.append(guard)
            return app

        def initialize_logging(self) -> None:
            """Log errors only: textual-serve would print every request, with the names of files."""

        async def on_startup(self, app: web.Application) -> None:
            """Print nothing: the command has said where it listens."""

    url = address(args.host, args.port)
    return BriefingServer(session_command(args), args.host, args.port, title="briefing", public_url=url)


def _headers() -> Iterator[tuple[str, str]]:
    yield "Content-Security-Policy", POLICY
    yield "Referrer-Policy", "no-referrer"
    yield "X-Content-Type-Options", "nosniff"
