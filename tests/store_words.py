"""What the store says in another language, and what of it is left in English."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING

import pytest
from pseudo_language import add_language, disguised

from scorecard.messages import catalogue
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.plan import Kind
from scorecard.model.reading import Flag, Qualifier, State
from scorecard.model.records import PriorityKind, PriorityReason, PriorityState
from scorecard.records.draft import EntryRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Words that are typed as they are, in every language: those of the closed lists, and of fields.
_LISTS = (Qualifier, State, Flag, Kind, PriorityKind, PriorityReason, PriorityState)
OWN = {word for listed in _LISTS for entry in listed for word in entry.value.split()}
OWN |= {"ref", "year", "yes", "no"}
# The system's own reasons, and what other tests' stores hold.
_CODES = (errno.EIO, errno.EACCES, errno.ENOENT, errno.ENOSPC, errno.EEXIST, errno.ENOTDIR)
OWN |= {word for code in _CODES for word in re.findall("[a-z]+", os.strerror(code).casefold())}
OWN |= {"ana", "ben", "ind", "report"}
_PLAIN = re.compile("[A-Za-z_]{2,}")


def speak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak a language in which no letter is an English one."""
    add_language(monkeypatch, disguised())
    catalogue.use("qps")


def refusal(call: Callable[[], object]) -> list[str]:
    """Return what a call is refused with, the names of files and columns left out."""
    with pytest.raises(ScorecardError) as refused:
        call()
    if isinstance(refused.value, EntryRefused):
        return [what for _, what in refused.value.problems]
    return [fault.what if isinstance(fault, Fault) else fault for fault in refused.value.faults]


def english(texts: Iterable[str]) -> list[str]:
    """Return the words in plain letters that are neither people's own, all capitals, nor listed."""
    words = [word for text in texts for word in _PLAIN.findall(text)]
    return [word for word in words if not word.isupper() and word.casefold() not in OWN]
