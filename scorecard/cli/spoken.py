"""What click itself says, in the words of the catalogue: heads of help, and what it refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from scorecard.messages.catalogue import did_you_mean, plural, words
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

# How click says it.
_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")
_NEEDS = re.compile(r"Option '(.*)' (requires an argument|does not take a value)")


class Choice(click.Choice[str]):
    """One of a few words."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Return what is said of another word."""
        known = words.LIST_SEPARATOR.join(self.choices)
        told: str = words.Usage.CHOICE.format(text=quoted(str(value)), known=known)
        return told


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{words.Usage.USAGE} ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(words.Usage.HEADINGS.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        told = [
            (name, words.Usage.HELP if name.endswith("--help") else what) for name, what in rows
        ]
        super().write_dl(told, col_max, col_spacing)


class Context(click.Context):
    """Of a command whose help is in the language that is spoken."""

    formatter_class = _Formatter


def refused(error: click.UsageError) -> str:
    """Return what click refuses, without a full stop."""
    said, ctx = words.Usage, error.ctx
    told = error.format_message().rstrip(".")
    match error:
        case click.NoSuchOption():
            hint = did_you_mean(error.possibilities or ())
            told = said.NO_OPTION.format(option=error.option_name, hint=hint)
        case click.MissingParameter(param=click.Parameter() as param):
            forms = said.MISSING
            told = forms[param.param_type_name].format(name=param.get_error_hint(ctx))
        case click.BadParameter(param=click.Parameter() as param):
            what = error.message.rstrip(".")
            told = said.INVALID_FOR.format(name=param.get_error_hint(ctx), what=what)
        case click.BadParameter():
            told = said.INVALID.format(what=error.message.rstrip("."))
        case _:
            if extra := _EXTRA.match(told):
                told = plural(said.EXTRA, len(extra[1].split()), args=extra[1])
            elif needs := _NEEDS.match(told):
                told = said.OPTION[needs[2]].format(option=needs[1])
    return told
