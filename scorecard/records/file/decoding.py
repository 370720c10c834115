"""What reads the JSON of sealed lines: orjson, or for a few of them what Python has at hand.

Loading orjson (and ``inspect`` and ``uuid``, which it loads) takes longer than reading a thousand
lines without it.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

_FEW = 1_000  # lines
_DIGITS = 15  # whole numbers no longer than this mean the same to both


class _UnusualError(Exception):
    """Something on a line that the two might not read alike."""


def loader(lines: int) -> Callable[[bytes], Any]:
    """Return what reads so many lines soonest; it raises ValueError for what is not JSON."""
    if lines > _FEW or "orjson" in sys.modules:
        return _orjson()
    return _plain


def _plain(line: bytes) -> Any:
    """Read a line with the standard library; with orjson what the two might not read alike."""
    if b"\\u" in line:  # half a character of UTF-16 may hide in there
        return _orjson()(line)
    try:
        return _decode(line.decode())
    except (_UnusualError, RecursionError):
        return _orjson()(line)


def _orjson() -> Callable[[bytes], Any]:
    import orjson  # noqa: PLC0415 - what this module exists to do without

    return orjson.loads


def _unusual(text: str) -> NoReturn:
    raise _UnusualError(text)


def _whole(text: str) -> int:
    if len(text) > _DIGITS:
        raise _UnusualError(text)
    return int(text)


_decode = json.JSONDecoder(parse_int=_whole, parse_float=_unusual, parse_constant=_unusual).decode
