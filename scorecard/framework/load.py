"""Loading a plan: its bytes, the check or the kept outcome of one, and the strategy built."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.framework import cache
from scorecard.framework.build import build_strategy
from scorecard.framework.checked import Checked
from scorecard.framework.plan import Plan
from scorecard.framework.source import UnreadableError, decode, read_bytes
from scorecard.model.fault import Fault

if TYPE_CHECKING:
    from scorecard.model.strategy import Strategy


def load_plan(path: Path, *, use_cache: bool = True) -> Plan:
    """Load a framework file.

    Problems of the file and of its content are never raised: they are the plan's ``faults``, all
    of them at once, and what is not at fault stays usable. They are told in the plan's language, or
    where the file does not get as far as that, in the one in use.

    Args:
        path: the file.
        use_cache: whether an unchanged file may be taken as checked before.
    """
    file = _shown(path)
    try:
        data = read_bytes(path)
    except UnreadableError as error:
        return Plan(path, "", None, (Fault(file, str(error)),))
    digest = sha256(data).hexdigest()
    checked, strategy = _kept(digest) if use_cache else (None, None)
    if checked is None:
        checked = _check(data)
        strategy = _build(checked)
        # One without a strategy may not say its language; its faults are told in the one in use.
        if use_cache and strategy is not None:
            cache.write(digest, checked)
    return Plan(path, digest, strategy, tuple(replace(f, file=file) for f in checked.faults))


def _kept(digest: str) -> tuple[Checked | None, Strategy | None]:
    """Return what the cache holds, if a strategy can be built from it."""
    checked = cache.read(digest)
    if checked is None:
        return None, None
    try:
        return checked, _build(checked)
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration):
        return None, None


def _check(data: bytes) -> Checked:
    text = decode(data)
    if isinstance(text, Fault):
        return Checked(None, (text,))
    # Pydantic and tomli take most of the start-up time; a kept plan needs neither.
    from scorecard.framework.check import check_plan  # noqa: PLC0415

    return check_plan(text)


def _build(checked: Checked) -> Strategy | None:
    return None if checked.plan is None else build_strategy(checked.plan)


def _shown(path: Path) -> str:
    """Return the path as faults show it: from the current folder when it is below it."""
    try:
        return str(path.relative_to(Path.cwd())) if path.is_absolute() else str(path)
    except (ValueError, OSError):  # elsewhere; or the current folder is gone
        return str(path)
