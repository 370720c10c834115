"""Keys that a table does not have: misspelt, slid under another table, or in the wrong place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.framework import shape as shapes
from scorecard.framework.suggest import nearest
from scorecard.framework.text import shown
from scorecard.framework.wording import spoken

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
        where = f"{spoken(path[:-1])}: " if len(path) > 1 else ""
        meant = nearest(key, [name for name in known if name != key])
        what = f'{where}unknown key "{shown(key)}"'
        if meant:
            sheet.findings.meant.add((*sheet.path, *path[:-1], meant))
            what += f'; did you mean "{meant}"?'
        elif len(known) <= _LISTABLE:
            what += f"; known here are {', '.join(known)}"
    sheet.say(what, *path, at_key=True)
    return True


def slid_sentence(sheet: Sheet, path: Path) -> str:
    """Say that a key stands under a [header] that it was not meant for."""
    table = (*sheet.path, *path[:-1])
    return (
        f'"{shown(str(path[-1]))}" slid under {spoken(path[:-1])}, because it stands after '
        f"{header(table)}; move it above that line"
    )


def header(path: Path) -> str:
    """Return the header that opens the table at a path: ``[a.b]`` or ``[[a.b]]``."""
    name = ".".join(str(part) for part in path if isinstance(part, str))
    return f"[[{name}]]" if isinstance(path[-1], int) else f"[{name}]"


def _slid(sheet: Sheet, path: Path, key: str) -> str:
    """Return a sentence when the key belongs to a table outside its own, else ""."""
    table = (*sheet.path, *path[:-1])
    if not sheet.findings.places.is_header(table):
        return ""
    if len(path) > 1 and key in (_STRATEGY if sheet.path == ("strategy",) else _INDICATOR):
        sheet.findings.meant.add((*sheet.path, key))
        return slid_sentence(sheet, path)
    if len(path) == 1 and key == "headline" and "objective" in sheet.path:
        return (
            f'"headline" belongs to the objective, but stands after {header(table)}; '
            "move it above that line"
        )
    return ""


def _elsewhere(sheet: Sheet, path: Path, key: str) -> str:
    """Return a sentence when the key belongs in another table of the file, else ""."""
    if sheet.path == ("strategy",) and len(path) == 1 and key in _ASSESSMENT:
        return f'"{key}" belongs in [assessment]'
    if sheet.path in ((), ("strategy",)) and len(path) == 1 and key in _REPORT:
        return f'"{key}" belongs in [report]'
    if sheet.path in ((), ("assessment",), ("report",)) and key in _STRATEGY:
        return f'"{key}" belongs in [strategy]'
    if sheet.path == () and key in _ASSESSMENT:
        return f'"{key}" belongs in [assessment]'
    if sheet.path == () and key in ("objective", "indicator"):
        inside = "" if key == "objective" else " or [[goal.objective.indicator]]"
        return f"an {key} belongs under a goal; write [[goal.{key}]]{inside}"
    return ""
