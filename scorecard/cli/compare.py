"""``compare``: what each published method would say, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scorecard.assessment.comparison import compare_methods
from scorecard.cli.console import name_faults, pad, paint, print_json, say, wrap
from scorecard.cli.options import Options, common_options, offer_ids
from scorecard.cli.status import wanted_ids
from scorecard.exchange.scorecard_json import comparisons_json
from scorecard.messages.catalogue import words
from scorecard.messages.peers import (
    path_words,
    silent_words,
    summary_words,
    tally_words,
    verdict_words,
)
from scorecard.messages.terms import mark, status_word

if TYPE_CHECKING:
    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import Comparison, Scorecard
    from scorecard.model.status import Status

_STATUS_WIDTH = 14


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=offer_ids)
@common_options
def compare(options: Options, ids: tuple[str, ...]) -> None:
    """Show what each published method says of an indicator, and where they disagree."""
    workspace = options.workspace()
    name_faults(workspace.errors)
    card = workspace.scorecard(options.year, options.as_of)
    comparisons = compare_methods(
        workspace.strategy,
        workspace.store.records(),
        card.year,
        options.as_of,
        wanted_ids(card, ids),
    )
    if options.json:
        print_json(comparisons_json(comparisons, card.year, card.as_of))
        return
    say(_lines(card, comparisons, ascii_only=options.ascii))


def _lines(card: Scorecard, comparisons: tuple[Comparison, ...], *, ascii_only: bool) -> list[str]:
    title = words.Methods.TITLE.format(strategy=card.strategy.title, year=card.year)
    lines = wrap(title)
    for comparison in comparisons:
        lines += ["", *_comparison(comparison, card.strategy.style, ascii_only=ascii_only)]
    if not comparisons:
        return [*lines, "", words.Methods.NOTHING]
    return [*lines, "", *wrap(tally_words(comparisons)), words.Methods.OWN_NOTE]


def _comparison(
    comparison: Comparison, style: NumberStyle | None, *, ascii_only: bool
) -> list[str]:
    lines = wrap(f"{comparison.indicator.title} ({comparison.indicator.id})")
    lines += wrap(summary_words(comparison), "  ")
    if comparison.reason is not None:
        return lines
    lines += _row(comparison.path.status, path_words(comparison), ascii_only=ascii_only)
    for said in comparison.verdicts:
        if said.status is not None:
            text = verdict_words(comparison, said, style)
            lines += _row(said.status, text, ascii_only=ascii_only)
    for line in silent_words(comparison):
        lines += wrap(line, "  ")
    return lines


def _row(status: Status, text: str, *, ascii_only: bool) -> list[str]:
    """Return a verdict with its status at the left edge."""
    shown = pad(f"{mark(status, ascii_only=ascii_only)} {status_word(status)}", _STATUS_WIDTH)
    first, *rest = wrap(text, f"  {shown} ")
    return [first.replace(shown, paint(shown, status.value), 1), *rest]
