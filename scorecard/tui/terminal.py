"""The terminal the screens are drawn on: taken and given back as often as it is asked for."""

from __future__ import annotations

import asyncio
import os
import signal
import termios
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App

# Off again: pasting in brackets, the mouse, focus, keys in full; wrapped lines, the screen that
# was there before, and the cursor are back.
_GIVEN_BACK = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)


class TerminalDriver(LinuxDriver):
    """Textual's driver, which may be told to stop and to go on at any time.

    Textual does either wherever a signal strikes: in the midst of a write it waits for itself for
    ever. And told to go on though it never stopped, or was by SIGSTOP, it takes the terminal as it
    has set it for one that is as it was, and leaves it without echo and line ends for good; some
    tell whatever they end to go on.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    @property
    def _has_it(self) -> bool:
        return self._key_thread is not None and self._key_thread.is_alive()

    def start_application_mode(self) -> None:
        """Take the terminal; whoever had it meanwhile may have drawn on it."""
        if not self._app.is_running:
            return  # it goes on to its end
        if self._has_it:
            self.suspend_application_mode()
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual's own gap
        self._app.call_later(self._app.refresh, layout=True)

    def stop_application_mode(self) -> None:
        """Give the terminal back, unless that is done already."""
        if self._has_it:
            super().stop_application_mode()

    def give_back(self) -> None:
        """Give the terminal back at once, whatever the screens are at and whoever reads it."""
        if not self._has_it:
            return
        # In the background, to set its flags would stop this program.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        if self.attrs_before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        with suppress(OSError):
            # Opened anew: not to wait for a reader is a choice of whoever opens it.
            end = os.open(os.ttyname(self.fileno), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
            os.write(end, _GIVEN_BACK)
