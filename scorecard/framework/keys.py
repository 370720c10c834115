"""The keys of a table: unknown ones, and values of a shape that does not suit them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from scorecard.framework import shapes
from scorecard.framework.faults import Flaw, nearest, sentence, spoken
from scorecard.framework.shapes import METHOD_SHAPES, BaselineShape, DeadlineShape, TargetShape
from scorecard.framework.text import shown
from scorecard.messages.catalogue import did_you_mean, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

    from scorecard.framework.findings import Sheet
    from scorecard.framework.places import Path
    from scorecard.framework.shapes import Shape


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
        hint = did_you_mean([meant])
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


_INNER: dict[str, type[Shape]] = {
    "target": TargetShape,
    "baseline": BaselineShape,
    "derive": shapes.DeriveShape,
    "active": shapes.ActiveShape,
    **METHOD_SHAPES,
    "deadline": DeadlineShape,
}
_OWN_KEYS = ("levels", "milestones", "labels")  # tables whose keys people choose


def fit(
    sheet: Sheet,
    shape: type[Shape],
    *,
    tables: Sequence[str] = (),
    without: Sequence[str] = (),
) -> None:
    """Report everything in which a table does not fit its shape.

    A typo is one fault: the key that a misspelt one probably meant is not reported as missing.

    Args:
        sheet: the table.
        shape: what it should be.
        tables: the tables that may stand inside it, which are looked at on their own.
        without: other keys that are looked at elsewhere.
    """
    left_out = {*tables, *without}
    table = {key: value for key, value in sheet.table.items() if key not in left_out}
    try:
        shape.model_validate(table)
    except ValidationError as error:
        flaws = [_flaw(details, table) for details in error.errors(include_url=False)]
    else:
        return
    # Unknown keys go first: they say which missing ones were meant.
    reported: set[Path] = set()
    for flaw in sorted(flaws, key=_may_be_misplaced, reverse=True):
        path = (*sheet.path, *flaw.path)
        if path in reported:
            continue
        if _may_be_misplaced(flaw) and _misplaced(sheet, shape, flaw, tables):
            reported.add(path)
        elif flaw.type != "missing" or path not in sheet.findings.meant:
            sheet.say(sentence(flaw), *flaw.path, at_key=flaw.of_key)


def keys_of(shape: type[Shape]) -> list[str]:
    """Return the keys of a shape as a plan writes them."""
    return [field.alias or name for name, field in shape.model_fields.items()]


def _may_be_misplaced(flaw: Flaw) -> bool:
    """Say whether the key may be unknown, or one of the owner's that slid where any key goes."""
    chosen = len(flaw.path) > 1 and flaw.path[0] in _OWN_KEYS
    return flaw.type == "extra_forbidden" or chosen


def _misplaced(sheet: Sheet, shape: type[Shape], flaw: Flaw, tables: Sequence[str]) -> bool:
    """Report a key that its table does not know; say whether that was the case."""
    if flaw.type != "extra_forbidden":
        return unknown_key(sheet, flaw.path, [])
    if len(flaw.path) > 1:
        return unknown_key(sheet, flaw.path, keys_of(_INNER[str(flaw.path[0])]))
    return unknown_key(sheet, flaw.path, [*keys_of(shape), *tables])


def _flaw(details: ErrorDetails, table: dict[str, Any]) -> Flaw:
    """Return pydantic's error as ours, with the path as it stands in the file.

    The shapes take one target for a list of one; the position they add is taken out again.
    """
    path: list[str | int] = []
    value: Any = table
    of_key = False
    for part in details["loc"]:
        if isinstance(part, int) and not isinstance(value, list):
            continue
        if part == "[key]" and not (isinstance(value, dict) and part in value):
            of_key = True  # pydantic's mark for the key of a table instead of its value
            break
        path.append(part)
        value = _step(value, part)
    context = details.get("ctx", {})
    code = str(context["code"]) if details["type"] == "plan_flaw" else details["type"]
    return Flaw(code, tuple(path), details["input"], context, of_key)


def _step(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None
