"""Whole numbers on the command line: of a line, of a revision."""

from __future__ import annotations

from typing import Any

import click

from scorecard.model.number import whole_number
from scorecard.model.text import quoted


class WholeNumber(click.ParamType[int]):
    """A whole number from ``least`` on, written in plain digits."""

    name = "number"

    def __init__(self, least: int) -> None:
        self._least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a number such as 4."""
        text = str(value).strip()
        number = whole_number(text)
        if number is None or number < self._least:
            self.fail(f"{quoted(text)} is not a whole number from {self._least} on", param, ctx)
        return number
