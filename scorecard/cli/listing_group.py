"""A command with commands of its own that lists when none of them is named."""

from __future__ import annotations

import click

from scorecard.model.nearest import did_you_mean, nearest
from scorecard.model.text import quoted


class ListingGroup(click.Group):
    """A group whose command ``list`` need not be named: ``priority 2019`` lists that year."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``list`` before arguments that name no command."""
        first = args[0] if args else ""
        if first not in self.commands and first not in ctx.help_option_names:
            if first[:1].isalpha():
                hint = did_you_mean(nearest(first, self.commands))
                raise click.UsageError(f"there is no command {quoted(first)}{hint}", ctx)
            args = ["list", *args]
        return super().parse_args(ctx, args)
