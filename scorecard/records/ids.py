"""Ids of lines: when they were made, then chance, so that no two computers need to agree."""

from __future__ import annotations

import os
import time


def new_id() -> str:
    """Return a fresh id: 12 hexadecimal digits of milliseconds since 1970, 16 of chance."""
    return f"{time.time_ns() // 1_000_000:012x}{os.urandom(8).hex()}"
