"""The nearest known name for one that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Longer than any name; comparing costs the product of the lengths.
_LONGEST = 100


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return the known names nearest to ``word``, the nearest first; none when none is near.

    Case and the marks ``_``, ``-`` and space make no difference.
    """
    if len(word) > _LONGEST:
        return []
    by_look: dict[str, str] = {}
    for name in known:
        by_look.setdefault(plain_look(name), name)
    from difflib import get_close_matches  # noqa: PLC0415 - only for a typo

    look = plain_look(word)
    near = [look] if look in by_look else get_close_matches(look, by_look, n=limit, cutoff=0.66)
    return [by_look[found] for found in near]


def did_you_mean(names: Iterable[str]) -> str:
    """Return ``; did you mean "x" or "y"?`` for nearest names, nothing when there are none."""
    offered = [f'"{name}"' for name in names]
    return f"; did you mean {either(offered)}?" if offered else ""


def plain_look(word: str) -> str:
    """Return a word in lower case with ``_``, ``-`` and runs of spaces as one space."""
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


def either(words: Sequence[str]) -> str:
    """Return ``a, b or c``."""
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
