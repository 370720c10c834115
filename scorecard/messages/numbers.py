"""What cannot be read as a number, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from scorecard.model.number import NumberFault


def number_fault(fault: NumberFault) -> str:
    """Return why a number is refused, and how to write it."""
    return words.Numbers.FAULT[fault.sort].format(**fault.told)
