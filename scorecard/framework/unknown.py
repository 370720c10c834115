"""Keys that a table does not have: misspelt, slid under another table, or in the wrong place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.framework import shape as shapes
from scorecard.framework.suggest import nearest
from scorecard.framework.text import shown
from scorecard.framework.wording import spoken
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.framework.locate import Path
    from scorecard.framework.sheet import Sheet

_INDICATOR = {field.alias or name for name, field in shapes.IndicatorShape.model_fields.items()}
_STRATEGY = set(shapes.StrategyShape.model_fields)
_ASSESSMENT = set(shapes.AssessmentShape.model_fields)
_REPORT = set(shapes.ReportShape.model_fields)
_LISTABLE = 10  # so many known keys may be listed when none is near


def unknown_key(sheet: Sheet, path: Path, known: Sequence[str]) -> bool:
    """Report a key that its table does not know.

    Args:
        sheet: the owner's table.
        path: the key's path within it.
        known: the keys the key's own table has; empty to report only one that slid.

    Returns:
        whether anything was reported.
    """
    key = str(path[-1])
    what = _slid(sheet, path, key) or _elsewhere(sheet, path, key)
    if not what and not known:
        return False
    if not what:
        what = _unknown(sheet, path, known)
    sheet.say(what, *path, at_key=True)
    return True


def slid_sentence(sheet: Sheet, path: Path) -> str:
    """Say that a key stands under a [header] that it was not meant for."""
    table = (*sheet.path, *path[:-1])
    return words.PlanKeys.SLID.format(
        key=shown(str(path[-1])), table=spoken(path[:-1]), header=header(table)
    )


def header(path: Path) -> str:
    """Return the header that opens the table at a path: ``[a.b]`` or ``[[a.b]]``."""
    name = ".".join(str(part) for part in path if isinstance(part, str))
    return f"[[{name}]]" if isinstance(path[-1], int) else f"[{name}]"


def _unknown(sheet: Sheet, path: Path, known: Sequence[str]) -> str:
    """Return a sentence for a key that belongs nowhere, and take down what it probably meant."""
    key = str(path[-1])
    meant = nearest(key, [name for name in known if name != key])
    hint = ""
    if meant:
        sheet.findings.meant.add((*sheet.path, *path[:-1], meant))
        hint = words.PlanKeys.DID_YOU_MEAN.format(name=meant)
    elif len(known) <= _LISTABLE:
        hint = words.PlanKeys.KNOWN_HERE.format(names=words.LIST_SEPARATOR.join(known))
    what = words.PlanKeys.UNKNOWN.format(key=shown(key), hint=hint)
    return words.PlanNames.SAYS.format(name=spoken(path[:-1]), what=what) if path[1:] else what


def _slid(sheet: Sheet, path: Path, key: str) -> str:
    """Return a sentence when the key belongs to a table outside its own, else ""."""
    table = (*sheet.path, *path[:-1])
    if not sheet.findings.places.is_header(table):
        return ""
    if len(path) > 1 and key in (_STRATEGY if sheet.path == ("strategy",) else _INDICATOR):
        sheet.findings.meant.add((*sheet.path, key))
        return slid_sentence(sheet, path)
    if len(path) == 1 and key == "headline" and "objective" in sheet.path:
        return words.PlanKeys.HEADLINE_SLID.format(header=header(table))
    return ""


def _elsewhere(sheet: Sheet, path: Path, key: str) -> str:
    """Return a sentence when the key belongs in another table of the file, else ""."""
    table = ""
    if sheet.path == ("strategy",) and len(path) == 1 and key in _ASSESSMENT:
        table = "assessment"
    elif sheet.path in ((), ("strategy",)) and len(path) == 1 and key in _REPORT:
        table = "report"
    elif sheet.path in ((), ("assessment",), ("report",)) and key in _STRATEGY:
        table = "strategy"
    elif sheet.path == () and key in _ASSESSMENT:
        table = "assessment"
    if table:
        return words.PlanKeys.BELONGS_IN.format(key=key, table=table)
    return words.PlanKeys.AT_TOP.get(key, "") if sheet.path == () else ""
