"""Holding a table against its shape: unknown keys, missing keys, wrong types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from scorecard.framework import shape as shapes
from scorecard.framework.method_shapes import SHAPES as METHOD_SHAPES
from scorecard.framework.target_shapes import BaselineShape, DeadlineShape, TargetShape
from scorecard.framework.unknown import unknown_key
from scorecard.framework.wording import Flaw, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

    from scorecard.framework.base_shape import Shape
    from scorecard.framework.locate import Path
    from scorecard.framework.sheet import Sheet

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
