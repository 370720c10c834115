"""``accept``: a line that was edited by hand, entered as a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scorecard.cli.options import Asked, place_options
from scorecard.cli.whole_number import WholeNumber
from scorecard.model.fault import ScorecardError

if TYPE_CHECKING:
    from scorecard.model.reading import Reading
    from scorecard.records import Store
    from scorecard.records.care.hand_edit import HandEdit
    from scorecard.workspace import Workspace


@click.command()
@click.argument("line", type=WholeNumber(1), metavar="LINE")
@click.option("--reason", default="", help="Why the reading is revised. [default: correction]")
@click.option("--yes", "-y", is_flag=True, help="Also over a revision entered since.")
@click.option("--by", default=None, metavar="NAME", help="Who accepts it.")
@place_options
def accept(asked: Asked, line: int, reason: str, yes: bool, by: str | None) -> None:
    """Enter what LINE of the data file was edited to, or added as, as a revision of yours.

    The line as it was entered stays in the history. `scorecard check` names such lines.
    """
    from dataclasses import replace  # noqa: PLC0415 - loads when used

    from scorecard.cli.who import who  # noqa: PLC0415 - asks git, so only when needed
    from scorecard.messages.catalogue import words  # noqa: PLC0415
    from scorecard.model.reading import RevisionReason  # noqa: PLC0415
    from scorecard.model.text import visible  # noqa: PLC0415

    said = words.Care
    workspace = asked.workspace()
    edit = _find(workspace, line)
    if edit.accepted:
        click.echo(said.ACCEPT_ALREADY.format(line=line))
        return
    standing = workspace.store.head(edit.edited.key)
    _check(workspace, edit, standing, yes=yes)
    entry = edit.entry
    if standing is not None:
        same = edit.original is not None and entry.reason == edit.original.reason
        default = RevisionReason.CORRECTION.value if same else entry.reason
        entry = replace(entry, reason=reason or default or RevisionReason.CORRECTION.value)
    seen = {entry.key: standing.id if standing else None}
    (saved,) = workspace.store.add([entry], by=who(by), seen=seen)
    click.echo(visible(_saved(saved, standing)))


def _find(workspace: Workspace, line: int) -> HandEdit:
    from scorecard.messages.catalogue import words  # noqa: PLC0415 - loads when used
    from scorecard.records.care.care import Care  # noqa: PLC0415

    said, store = words.Care, workspace.store
    found = [edit for edit in Care(store).hand_edits() if edit.line == line]
    if not found:
        text = said.ACCEPT_NOT_ENTERED if _is_by_hand(store, line) else said.ACCEPT_NO_LINE
        raise ScorecardError(text.format(file=store.journal.shown, line=line))
    return found[0]


def _is_by_hand(store: Store, line: int) -> bool:
    """Say whether a line holds an object without a seal of its own."""
    from scorecard.records.copy.union import lines_of  # noqa: PLC0415 - loads when used
    from scorecard.records.file.line import bare, parsed, unseal  # noqa: PLC0415

    lines = lines_of(store.journal.data())[line - 1 : line]
    return any(parsed(bare(text)) is not None and not unseal([bare(text)])[0] for text in lines)


def _check(workspace: Workspace, edit: HandEdit, standing: Reading | None, *, yes: bool) -> None:
    """Refuse what does not fit the plan, and what would go over a newer revision unasked."""
    from scorecard.messages.catalogue import words  # noqa: PLC0415 - loads when used
    from scorecard.model.records import Records  # noqa: PLC0415
    from scorecard.records import data_faults  # noqa: PLC0415
    from scorecard.records.care.rivals import place_words, says  # noqa: PLC0415

    said, file = words.Care, workspace.store.journal.shown
    misfits = data_faults(workspace.strategy, Records(readings=(edit.edited,)), file)
    if misfits:
        what = said.ACCEPT_UNFIT.format(file=file, line=edit.line, what=misfits[0].what)
        raise ScorecardError(what)
    expected = edit.original.id if edit.original is not None else None
    if standing is not None and standing.id != expected and not yes:
        place = place_words(standing.key)
        text = said.ACCEPT_ADDED if edit.original is None else said.ACCEPT_NEWER
        raise ScorecardError(
            text.format(
                file=file, line=edit.line, by=standing.by, value=says(standing), place=place
            )
        )


def _saved(saved: Reading, standing: Reading | None) -> str:
    from scorecard.messages.catalogue import words  # noqa: PLC0415 - loads when used
    from scorecard.records.care.rivals import place_words, says  # noqa: PLC0415

    said = words.Care
    was = "" if standing is None else said.ACCEPTED_WAS.format(value=says(standing))
    return said.ACCEPTED.format(
        place=place_words(saved.key),
        value=says(saved),
        was=was,
        revision=saved.revision,
        by=saved.by,
    )
