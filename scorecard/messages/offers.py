"""Names offered for one that is not known, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def did_you_mean(names: Iterable[str]) -> str:
    """Return ``; did you mean "x" or "y"?`` for nearest names, nothing when there are none."""
    offered = [f'"{name}"' for name in names]
    return words.Offers.DID_YOU_MEAN.format(names=either(offered)) if offered else ""


def either(names: Sequence[str]) -> str:
    """Return ``a, b or c``."""
    *before, last = names
    return words.Offers.OR.join(filter(None, (words.LIST_SEPARATOR.join(before), last)))
