"""The nearest known name for one that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.nearest import nearest as nearest_names
from scorecard.model.nearest import plain_look

if TYPE_CHECKING:
    from collections.abc import Iterable

# What people call a key elsewhere, where spelling alone would not lead to it.
_OTHER_NAMES = {
    "code": ("id",),
    "name": ("title",),
    "description": ("definition",),
    "minimum": ("min",),
    "maximum": ("max",),
    "start": ("from",),
    "end": ("to",),
    "type": ("kind",),
    "deadline": ("by",),
    "due": ("by",),
    "reason": ("why",),
    "yearly": ("every_year",),
    "annual": ("every_year",),
    "cumulative": ("accumulate",),
    "responsible": ("owner",),
    "decrease": ("direction",),
    "increase": ("direction",),
    "up": ("increase",),
    "down": ("decrease",),
    "bool": ("yes_no",),
    "boolean": ("yes_no",),
    "text": ("qualitative",),
}


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known name most like ``word``, or "" when none is near."""
    names = list(known)
    for name in _OTHER_NAMES.get(plain_look(word), ()):
        if name in names:
            return name
    found = nearest_names(word, names, limit=1)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Ask whether the nearest known name was meant: ``; did you mean "x"?``, or "" without one."""
    name = nearest(word, known)
    return words.PlanKeys.DID_YOU_MEAN.format(name=name) if name else ""
