"""Holding a table against its shape: unknown keys, missing keys, wrong types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from scorecard.framework import shape as shapes
from scorecard.framework.unknown import unknown_key
from scorecard.framework.wording import Flaw, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from scorecard.framework.locate import Path
    from scorecard.framework.sheet import Sheet

_INNER: dict[str, type[shapes.Shape]] = {
    "target": shapes.TargetShape,
    "baseline": shapes.BaselineShape,
    "derive": shapes.DeriveShape,
    "active": shapes.ActiveShape,
}
# The errors that mean "no such key", if the key is one that people may choose.
_UNKNOWN = ("extra_forbidden", "year_key", "literal_error")


def fit(sheet: Sheet, shape: type[shapes.Shape], *, without: Iterable[str] = ()) -> None:
    """Report everything in which a table does not fit its shape.

    A typo is one fault: the key that a misspelt one probably meant is not reported as missing.

    Args:
        sheet: the table.
        shape: what it should be.
        without: keys that are looked at elsewhere.
    """
    left_out = set(without)
    table = {key: value for key, value in sheet.table.items() if key not in left_out}
    try:
        shape.model_validate(table)
    except ValidationError as error:
        flaws = [_flaw(details, table) for details in error.errors(include_url=False)]
    else:
        return
    # Unknown keys go first: they say which missing ones were meant.
    reported: set[Path] = set()
    for flaw in sorted(flaws, key=lambda flaw: flaw.type not in _UNKNOWN):
        path = (*sheet.path, *flaw.path)
        if path in reported:
            continue
        if flaw.type in _UNKNOWN and _unknown(sheet, shape, flaw):
            reported.add(path)
        elif flaw.type != "missing" or path not in sheet.findings.meant:
            chosen = len(flaw.path) > 1 and flaw.path[0] in ("milestones", "labels")
            sheet.say(sentence(flaw), *flaw.path, at_key=chosen and flaw.type in _UNKNOWN)


def keys_of(shape: type[shapes.Shape]) -> list[str]:
    """Return the keys of a shape as a plan writes them."""
    return [field.alias or name for name, field in shape.model_fields.items()]


def _unknown(sheet: Sheet, shape: type[shapes.Shape], flaw: Flaw) -> bool:
    """Report a key that its table does not know; say whether that was the case.

    Milestones and labels take keys people choose; of those, only one that slid is reported here.
    """
    if flaw.type == "extra_forbidden":
        inner = shape if len(flaw.path) == 1 else _INNER[str(flaw.path[0])]
        return unknown_key(sheet, flaw.path, keys_of(inner))
    return len(flaw.path) > 1 and unknown_key(sheet, flaw.path, [])


def _flaw(details: ErrorDetails, table: dict[str, Any]) -> Flaw:
    """Return pydantic's error as ours, with the path as it stands in the file.

    The shapes take one target for a list of one; the position they add is taken out again.
    """
    path: list[str | int] = []
    value: Any = table
    for part in details["loc"]:
        if isinstance(part, int) and not isinstance(value, list):
            continue
        if part == "[key]" and not (isinstance(value, dict) and part in value):
            break  # pydantic's mark for the key of a table instead of its value
        path.append(part)
        value = _step(value, part)
    context = details.get("ctx", {})
    code = str(context["code"]) if details["type"] == "plan_flaw" else details["type"]
    return Flaw(code, tuple(path), details["input"], context)


def _step(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None
