"""A terminal that goes away: a closed window, an ended connection."""

from __future__ import annotations

import select
import signal
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# How often it is looked whether the signal came, in milliseconds.
_LOOK_EVERY = 2000


def watch_terminal(gone: Callable[[], None]) -> None:
    """Call something once nobody can type any more, from a thread of its own.

    Textual reads on for ever where its input has ended; a hangup alone would lose the last words
    typed. Where a terminal cannot be watched so, nothing is.
    """
    stream = sys.__stdin__
    if stream is None or not hasattr(select, "poll"):
        return
    hung_up = threading.Event()
    if signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, lambda *_: hung_up.set())
    poll = select.poll()
    poll.register(stream.fileno(), 0)  # a hangup is told whatever is asked for

    def watch() -> None:
        told = 0
        while not told and not hung_up.is_set():
            told = sum(event for _, event in poll.poll(_LOOK_EVERY))
        if told & select.POLLNVAL:
            hung_up.wait()  # this system cannot watch a terminal; the signal is left
        gone()

    threading.Thread(target=watch, daemon=True).start()
