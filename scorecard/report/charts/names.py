"""The file names of charts: safe on every system, and never the same for two indicators."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator

# An id that may be a file's name as it is: small letters, so that case makes no difference, and
# single marks between them, so that no such id looks like a name with a digest.
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_OTHER: Final = re.compile(r"[^a-z0-9]+")
# Names that Windows keeps for devices, whatever stands behind the point.
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_LONGEST: Final = 60


def chart_stem(indicator: Indicator) -> str:
    """Return the name of an indicator's chart without its ending.

    It is the id where that is plain; else what is plain of it and a digest, so that ids that
    differ only in case or in other marks have different names on every file system.
    """
    id_ = indicator.id
    if _PLAIN.fullmatch(id_) and not _DEVICE.fullmatch(id_) and len(id_) <= _LONGEST:
        return id_
    slug = _OTHER.sub("-", id_.lower()).strip("-")[: _LONGEST - 14].strip("-") or "chart"
    digest = sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{slug}--{digest[:12]}"


def chart_name(indicator: Indicator) -> str:
    """Return the name of the file an indicator's chart is kept in."""
    return chart_stem(indicator) + ".svg"
