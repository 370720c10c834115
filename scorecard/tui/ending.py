"""The end of the screens that nobody at their keys asked for: by a signal, or with the terminal."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from scorecard import signals

if TYPE_CHECKING:
    from collections.abc import Callable

# How long the screens may take to end by themselves, in seconds.
_PATIENCE = 5.0
# How often it is looked whether they run by now, in seconds.
_LOOK_EVERY = 0.02


class Ending:
    """Waits in a thread of its own for what ends the screens, and sees to it that they do end.

    Args:
        begin: asks the screens to end; it says whether they heard it, which they do once they run.
        keep: keeps what is typed, as far as it can be kept from here.
        give_back: gives the terminal back whatever the screens are at.
    """

    def __init__(
        self,
        begin: Callable[[], bool],
        keep: Callable[[], object],
        give_back: Callable[[], object],
    ) -> None:
        self._begin, self._keep, self._give_back = begin, keep, give_back
        self._sign = self._told = -1
        self._never = threading.Event()
        self.kept = threading.Event()
        """Set by whoever keeps what is typed, once that is done."""
        self.signal = 0
        """The signal that ends the screens; 0 while none does."""

    def heed(self) -> None:
        """Begin to wait; for the main thread."""
        # A handler may do next to nothing: it strikes in the midst of anything.
        self._sign, self._told = os.pipe()
        os.set_blocking(self._told, False)
        signals.heed(self._tell)
        threading.Thread(target=self._wait, name="ending", daemon=True).start()

    def _tell(self, number: int) -> None:
        with suppress(OSError):  # so many were told that one more makes no difference
            os.write(self._told, bytes([number]))

    def _wait(self) -> None:
        told, gone = self._first()
        self.signal = told
        waited = 0.0
        while not self._begin() and waited < _PATIENCE:
            self._never.wait(_LOOK_EVERY)
            waited += _LOOK_EVERY
        self.kept.wait(_PATIENCE - waited)
        # To paint on a terminal that is gone would wait for a reader for ever.
        if not gone:
            self._never.wait(_PATIENCE)
        self.leave()

    def _first(self) -> tuple[int, bool]:
        """Return the signal that comes first, and whether the terminal is gone, which is one."""
        stream = sys.__stdin__
        if stream is None or not hasattr(select, "poll"):
            return os.read(self._sign, 1)[0], False
        hangup = getattr(signal, "SIGHUP", signal.SIGTERM)
        poll = select.poll()
        poll.register(self._sign, select.POLLIN)
        poll.register(stream.fileno(), 0)  # a hangup is told whatever is asked for
        told = dict(poll.poll())
        if told.get(stream.fileno(), 0) & select.POLLNVAL:
            # This system cannot watch a terminal; the signal is left.
            return os.read(self._sign, 1)[0], False
        gone = stream.fileno() in told
        return (os.read(self._sign, 1)[0] if self._sign in told else hangup), gone

    def leave(self) -> None:
        """End now: whatever threads are at ends with it."""
        with suppress(Exception):
            self._keep()
        with suppress(Exception):
            self._give_back()
        os._exit(signals.exit_code(self.signal))
