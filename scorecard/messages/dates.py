"""The form of dates, taken from one date that people wrote their way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# What the sample must show; its parts cannot be taken for one another.
_DAY, _MONTH, _YEAR = "31", "12", "2018"
_FIELDS = {_DAY: "{day}", _YEAR: "{year}"}
_PADDED = {_DAY: "{day:02}", _MONTH: "{number:02}", _YEAR: "{year}"}
_LONGEST = 40


def day_template(sample: str, months: Sequence[str]) -> str | None:
    """Return the template of a day from 31 December 2018 as people write it.

    "31 December 2018", "31/12/2018", "2018-12-31", "December 31, 2018" and "31.12.2018" are such
    samples, and so is "31 de diciembre de 2018" where the months have these names.

    Args:
        sample: the date as written.
        months: the names of the months, January first.

    Returns:
        a template with ``{day}``, ``{year}`` and ``{month}`` or ``{number}``; days and months in
        digits alone have two. None when the sample does not show day, month and year once each.
    """
    if len(sample) > _LONGEST or set(sample) & set("{}"):
        return None
    before, named, after = _around(sample, months[-1])
    fields = _FIELDS if named else _PADDED
    found: list[str] = []

    def field(number: re.Match[str]) -> str:
        found.append(number[0])
        return fields.get(number[0], "")

    template = ("{month}" if named else "").join(
        re.sub(r"\d+", field, part) for part in (before, after)
    )
    return template if sorted(found) == sorted(fields) else None


def _around(sample: str, month: str) -> tuple[str, bool, str]:
    """Split a sample around the name of its month, however it is capitalised."""
    at = sample.casefold().find(month.casefold())
    if at < 0:
        return sample, False, ""
    return sample[:at], True, sample[at + len(month) :]
