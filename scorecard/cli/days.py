"""A day as an option: one that is exact, for meetings and for what was done."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click


class Day(click.ParamType[date]):
    """One day: ``2019-03-01``, or ``today``."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day; a month or a year alone is refused, for it names no day."""
        from scorecard.records.entry.dates import DateFault, days_of  # noqa: PLC0415 - rarely asked

        if isinstance(value, date):
            return value
        if str(value).strip().lower() == "today":
            return today()
        try:
            first, last = days_of(str(value))
        except DateFault as fault:
            return self.fail(str(fault), param, ctx)
        if first != last:
            return self.fail(f'"{value}" is not one day; write it as 2019-03-01', param, ctx)
        return first


DAY = Day()


def today() -> date:
    """Return the day it is here."""
    return datetime.now().astimezone().date()
