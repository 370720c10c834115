"""A server for the screens: textual-serve's, with a page of our own that asks no other host."""

from __future__ import annotations

import logging
import secrets
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from aiohttp.typedefs import Handler

# Seconds until the tabs are closed once the server was told to end; none closes by itself.
_LAST_WORDS = 0.1
_LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
_PAGE = "page.html"
# What the page may load: this server's own, and the scripts that carry the answer's number.
# The terminal sets the sizes of its cells by styles in the page.
_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self' ws://{host}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class ScreenServer(Server):
    """Serves the screens to each tab that is opened, a scorecard of its own each.

    Args:
        command: the command line that opens the screens, quoted for a shell.
        listening: where it is reached; a port that is taken was found out before.
        local: only this computer reaches it, under its own names.
    """

    def __init__(self, command: str, listening: socket.socket, *, local: bool) -> None:
        super().__init__(command, templates_path=Path(__file__).parent)
        self._listening = listening
        self._local = local

    def run(self, started: Callable[[], None]) -> None:
        """Serve until a signal asks for the end.

        Args:
            started: called when a tab can be opened.
        """
        # Its own log, and that of what it runs on, would be a stranger's talk with tracebacks; what
        # a tab's scorecard says of its end is printed all the same.
        for name in ("textual-serve", "asyncio"):
            logging.getLogger(name).addHandler(logging.NullHandler())
            logging.getLogger(name).propagate = False
        self._started = started
        web.run_app(
            self._make_app(),
            sock=self._listening,
            print=None,
            access_log=None,
            shutdown_timeout=_LAST_WORDS,
        )

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._own_pages_alone)
        return app

    async def on_startup(self, _: web.Application) -> None:
        """Say that it runs, in our words."""
        self._started()

    @web.middleware
    async def _own_pages_alone(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what another site's page asks in the same browser, under whatever name.

        A browser lets every page open a connection to this computer; it only says whose page.
        """
        name = urlsplit(f"//{request.host}").hostname
        origin = request.headers.get("Origin")
        if self._local and name not in _LOCAL_NAMES:
            raise web.HTTPForbidden(text=words.Serve.ANOTHER_NAME)
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(text=words.Serve.ANOTHER_SITE)
        return await handler(request)

    async def handle_index(self, request: web.Request) -> web.Response:
        """Answer with the page: a terminal, and what is said before and after it."""
        nonce = secrets.token_urlsafe()
        said = words.Serve
        context = {
            "title": said.TITLE,
            "starting": said.STARTING,
            "no_script": said.NO_SCRIPT,
            "ended": said.ENDED,
            "again": said.AGAIN,
            "host": request.host,
            "nonce": nonce,
        }
        page = aiohttp_jinja2.render_template(_PAGE, request, context)
        page.headers["Content-Security-Policy"] = _POLICY.format(nonce=nonce, host=request.host)
        page.headers["Referrer-Policy"] = "no-referrer"
        return page
