"""Signals that ask the program to end: heeded once, and put off where work is to be whole."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Windows knows no hangup.
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
# Seconds in which another signal does not disturb what the first has begun to tidy up.
_TIDYING = 3.0


class Stopped(KeyboardInterrupt):
    """A signal asks the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def exit_code(stop: BaseException | int) -> int:
    """Return the exit code that says which signal ended the program, as shells have it."""
    number = stop.number if isinstance(stop, Stopped) else stop
    return 128 + (number if isinstance(number, int) else signal.SIGINT)


def heed(told: Callable[[int], object]) -> None:
    """Call something with the number of each signal that asks the program to end.

    One that whoever started the program wants ignored (``nohup``, ``&`` in a script) stays so.
    """
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda number, _: told(number))


def heed_none() -> None:
    """Ignore such signals from now on: the program ends by itself, and all is said."""
    for name in _ENDING:
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, signal.SIG_IGN)


class _Raising:
    """Ends a command by an exception, so that whatever is under way tidies up behind itself."""

    def __init__(self) -> None:
        self._last = -_TIDYING
        self._held = 0
        self._waits = 0

    def told(self, number: int) -> None:
        """Raise, unless the signal before is still being answered."""
        now = time.monotonic()
        if now - self._last < _TIDYING:
            return
        if self._held:
            self._waits = number
            return
        self._last = now
        raise Stopped(number)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Put a signal off until a block is done."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
            if self._waits and not self._held:
                waits, self._waits = self._waits, 0
                self.told(waits)


_RAISING = _Raising()


def raise_stopped() -> None:
    """Let each signal that asks the program to end raise :class:`Stopped`."""
    heed(_RAISING.told)


@contextmanager
def put_off() -> Iterator[None]:
    """Let no signal stop a block half way; to be used for what takes an instant.

    Signals strike the main thread alone.
    """
    if threading.current_thread() is threading.main_thread():
        with _RAISING.held():
            yield
    else:
        yield
