"""``forget``: this computer's copy of the store dropped."""

from __future__ import annotations

import click

from scorecard.cli.options import Asked, place_options
from scorecard.model.fault import Fault, ScorecardError


@click.command()
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@click.option("--even-waiting", is_flag=True, help="Also what is on this computer only.")
@place_options
def forget(asked: Asked, yes: bool, even_waiting: bool) -> None:
    """Drop this computer's copy of the store; the file stays as it is.

    For a computer you hand on, or when the file is meant to be what it is now.
    """
    from scorecard.cli.asking import confirm, lines_words  # noqa: PLC0415 - loads when used
    from scorecard.messages.catalogue import words  # noqa: PLC0415
    from scorecard.model.text import visible  # noqa: PLC0415
    from scorecard.records.care.tally import tally  # noqa: PLC0415
    from scorecard.records.copy.own_place import OwnPlace, copies_folder  # noqa: PLC0415
    from scorecard.records.refusal import reason  # noqa: PLC0415
    from scorecard.workspace import find_places  # noqa: PLC0415

    said = words.Care
    path = find_places(asked.framework, asked.data).store
    copies = OwnPlace(copies_folder(), path).copies()
    if not copies:
        click.echo(visible(said.FORGET_NONE.format(file=path)))
        return
    try:
        held = path.read_bytes()
    except OSError:
        held = b""
    known = tally(held).lines
    waiting = 0
    for copy in copies:
        lines = tally(copy.read()).lines
        waiting += len(lines - known)
        text = said.FORGET_SAYS.format(path=copy.path, file=path, lines=lines_words(len(lines)))
        click.echo(visible(text))
    if waiting and not even_waiting:
        text = said.FORGET_WAITING_ONE if waiting == 1 else said.FORGET_WAITING
        raise ScorecardError(text.format(lines=lines_words(waiting), file=path))
    confirm(said.FORGET_ASK, said.FORGET_NEEDS, yes=yes)
    for copy in copies:
        try:
            copy.delete()
        except OSError as error:
            raise ScorecardError(Fault(str(copy.path), reason(error))) from None
    click.echo(said.FORGOTTEN)
