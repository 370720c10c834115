"""``scorecard serve``: the screens in a browser, on this computer unless told otherwise."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
from importlib.util import find_spec
from ipaddress import ip_address
from typing import TYPE_CHECKING

import click

from scorecard.cli.console import ask, say_aside, wrap
from scorecard.cli.options import BY, Options, common_options, who
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.text import quoted
from scorecard.workspace import find_places

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8017, metavar="N")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS")
@click.option("--board", is_flag=True)
@click.option("--yes", "-y", is_flag=True)
@BY
@common_options
def serve(options: Options, port: int, host: str, board: bool, yes: bool, by: str | None) -> None:
    """Show the screens in a browser until Ctrl-C."""
    said = words.Serve
    find_places(options.framework, options.data)  # no plan is a fault here, not in every tab
    if find_spec("textual_serve") is None:
        raise ScorecardError(said.NOT_INSTALLED.format(python=shlex.quote(sys.executable)))
    family, address, local = _address(host, port)
    name = who(by)
    _say(said.ALL_MAY if board else said.ALL_MAY_ENTER.format(who=name))
    _say(said.THIS_COMPUTER if local else said.OTHERS.format(host=host))
    if not local:
        _confirm(yes=yes)
    with _listening(family, address) as listening:
        where = f"[{host}]" if ":" in host else host
        url = f"http://{where}:{listening.getsockname()[1]}/"
        from scorecard.tui.web.server import ScreenServer  # noqa: PLC0415 - the extra web's own

        os.environ["SCORECARD_BY"] = name  # the screens' own process asks there
        server = ScreenServer(_screens(options, board=board), listening, local=local)
        server.run(lambda: _say(said.OPEN.format(url=url)))
    say_aside(said.NO_LONGER)


def _say(text: str) -> None:
    say_aside("\n".join(wrap(text)))


def _address(host: str, port: int) -> tuple[socket.AddressFamily, tuple[str, int], bool]:
    """Return where to listen, and whether only this computer reaches it.

    Raises:
        ScorecardError: no address is known for the name.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise ScorecardError(words.Serve.NO_HOST.format(host=quoted(host))) from None
    family, *_, address = found[0]
    number = str(address[0]).partition("%")[0]
    return family, (str(address[0]), port), ip_address(number).is_loopback


def _confirm(*, yes: bool) -> None:
    """Have it said in so many words that other computers may come in."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise ScorecardError(words.Serve.SAY_YES)
    if not ask(words.Serve.ASK):
        raise ScorecardError(words.Serve.NOT_SERVED)


def _listening(family: socket.AddressFamily, address: tuple[str, int]) -> socket.socket:
    """Listen at an address.

    Raises:
        ScorecardError: something else listens there, or the address is not this computer's.
    """
    try:
        return socket.create_server(address, family=family)
    except OSError as error:
        host, port = address
        why = (error.strerror or str(error)).lower()
        fault = words.Serve.CANNOT_LISTEN.format(host=host, port=port, why=why)
        raise ScorecardError(fault) from None


def _screens(options: Options, *, board: bool) -> str:
    """Return the command line, for a shell, that opens the screens with these options."""
    # -P: a folder called scorecard where it is started is not taken for the program.
    line = [sys.executable, "-P", "-m", "scorecard"]
    for name, value in (
        ("--framework", options.framework),
        ("--data", options.data),
        ("--year", options.year),
        ("--as-of", options.as_of),
    ):
        line += [name, str(value)] if value is not None else []
    line += ["--ascii"] if options.ascii else []
    line += ["--board"] if board else []
    return _for_a_shell(line)


def _for_a_shell(line: Sequence[str]) -> str:
    return subprocess.list2cmdline(line) if os.name == "nt" else shlex.join(line)
