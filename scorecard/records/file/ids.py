"""Ids of lines: when they were made, then chance, so that no two computers need to agree."""

from __future__ import annotations

import os
import threading
import time

_latest = 0
_turn = threading.Lock()


def new_id() -> str:
    """Return a fresh id: 12 hexadecimal digits of milliseconds since 1970, 16 of chance.

    Those of one program rise in the order they are made, even within a millisecond.
    """
    global _latest  # noqa: PLW0603 - the order is that of the whole program
    made = (time.time_ns() // 1_000_000 << 64) | int.from_bytes(os.urandom(8))
    with _turn:
        _latest = made = max(made, _latest + 1)
    return f"{made:028x}"
