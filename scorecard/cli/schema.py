"""``schema``: the JSON Schema of the plan."""

from __future__ import annotations

import click

from scorecard.cli.options import Asked, place_options


@click.command()
@place_options
def schema(asked: Asked) -> None:  # noqa: ARG001 - taken like everywhere, and without meaning here
    """Print the JSON Schema of indicators.toml, so that editors complete and check it."""
    from scorecard.cli.console import print_json  # noqa: PLC0415 - loads when used
    from scorecard.framework import json_schema  # noqa: PLC0415 - loads pydantic

    print_json(json_schema())
