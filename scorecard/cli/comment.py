"""``scorecard comment``: the narrative of a year."""

from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.console import on_terminal, print_json, say, say_aside, wrap
from scorecard.cli.options import AS_OF, BY, OVER, YEAR, Options, offer_ids, place_options, who
from scorecard.cli.settling import contested_mark, sides_seen
from scorecard.cli.spoken import Choice
from scorecard.cli.wording import text_lines, title_of
from scorecard.exchange.changes_json import comment_json
from scorecard.messages.board import comment_marks, comment_saved
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day
from scorecard.model.fault import Fault, ScorecardError, UsageError
from scorecard.model.plan import Audience
from scorecard.model.records import CommentKey
from scorecard.records.comments import check_comment, comment_head, write_comment
from scorecard.review.board import board_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scorecard.model.records import Comment
    from scorecard.workspace import Workspace


@contextmanager
def written(current: str, guide: Sequence[str]) -> Iterator[str | None]:
    """Give what was written in $VISUAL or $EDITOR; None when the text was left as it was.

    Args:
        current: the text to begin with.
        guide: lines to write by; they stand below a line that ends the text.

    Raises:
        ScorecardError: the editor failed, or what happens to the text did; it says in which file
            the text is kept.
    """
    scissors = f"# {words.Comments.SCISSORS}"
    hints = [scissors, *(f"# {line}" if line else "#" for line in guide)]
    sheet = "\n".join([current, "", *hints, ""])
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", prefix="scorecard-", suffix=".md", delete=False
    ) as file:
        file.write(sheet)
    path = Path(file.name)
    try:
        click.edit(filename=str(path))
        text = _above(path.read_text(encoding="utf-8-sig"), hints)
        yield None if text == current.strip("\n") else text
    except KeyboardInterrupt:
        say_aside(words.Comments.KEPT.format(path=path))
        raise
    except (click.ClickException, UnicodeDecodeError, ScorecardError) as error:
        faults = error.faults if isinstance(error, ScorecardError) else (_said(error),)
        if path.read_bytes() == sheet.encode():
            path.unlink()
            raise ScorecardError(*faults) from None
        raise ScorecardError(*faults, words.Comments.KEPT.format(path=path)) from None
    path.unlink()


def _above(sheet: str, hints: list[str]) -> str:
    """Return what stands above the line; without that line, all but the lines that were given."""
    text, line, _ = sheet.partition(hints[0])
    if not line:
        text = "\n".join(one for one in sheet.split("\n") if one not in hints)
    return text.rstrip().strip("\n")


def _said(error: click.ClickException | UnicodeDecodeError) -> Fault | str:
    if isinstance(error, click.ClickException):
        return error.format_message()
    return words.Comments.NOT_UTF8


@click.command()
@click.argument("about", metavar="ID", shell_complete=offer_ids)
@click.argument("of", type=YEAR, metavar="YEAR")
@click.argument("text", required=False, metavar="[TEXT|-]")
@click.option(
    "--audience",
    type=Choice(["public", "donor", "board"], case_sensitive=False),
)
@click.option("--draft/--final", default=None)
@click.option("--withdraw", is_flag=True)
@click.option("--show", is_flag=True)
@OVER
@BY
@click.option("--as-of", type=AS_OF, metavar="DATE")
@place_options
def comment(
    options: Options,
    about: str,
    of: int,
    text: str | None,
    audience: str | None,
    draft: bool | None,
    withdraw: bool,
    show: bool,
    last_seen: int | None,
    by: str | None,
    as_of: date | None,
) -> None:
    """Write the comment on ID (an indicator, objective or goal) for YEAR."""
    workspace = options.workspace()
    id_ = check_comment(workspace.strategy, about, of, "")
    if withdraw and (text is not None or show):
        raise UsageError(words.Comments.TOO_MUCH)
    if text is not None and (show or as_of is not None):
        option = "--show" if show else "--as-of"
        raise UsageError(words.Comments.SHOW_OR_WRITE.format(option=option))
    current = comment_head(workspace.store, id_, of)
    reading = show or as_of is not None
    if text is None and not withdraw and not reading:
        changes = audience is not None or draft is not None
        if changes and current is not None and current.text:
            # The circle of the text that stands is changed, not the text.
            text = current.text
        else:
            reading = options.json or not on_terminal()
    if reading:
        _print(workspace, options, CommentKey(id_, of), as_of)
        return
    asker = _Writer(workspace, options, CommentKey(id_, of), current, by, last_seen)
    asker.write("" if withdraw else text, audience, draft, withdraw=withdraw)


class _Writer:
    """Writes one comment, and says what became of it."""

    def __init__(
        self,
        workspace: Workspace,
        options: Options,
        key: CommentKey,
        current: Comment | None,
        by: str | None,
        last_seen: int | None,
    ) -> None:
        self._workspace = workspace
        self._options = options
        self._about, self._year = key
        self._current = current
        self._last_seen = last_seen
        self._by = by
        self._title = title_of(workspace, key.about)

    def write(
        self, text: str | None, audience: str | None, draft: bool | None, *, withdraw: bool
    ) -> None:
        """Save a text: as given, from standard input for ``-``, or from the editor for None."""
        if text is None:
            self._edit(audience, draft)
            return
        if text == "-":
            text = _standard_input()
        if not text.strip() and not withdraw:
            raise ScorecardError(words.Comments.NO_TEXT)
        self._save(text, audience, draft)

    def _edit(self, audience: str | None, draft: bool | None) -> None:
        current = self._current.text if self._current else ""
        with written(current, self._guide()) as text:
            if text:
                self._save(text, audience, draft)
            else:
                # An emptied page is no wish to take a comment back: that is said with a word.
                say([words.Comments.NOT_WRITTEN.format(title=self._title, year=self._year)])

    def _guide(self) -> list[str]:
        card = self._workspace.scorecard(self._in_period())
        found = card.find(self._about)
        why = [found.sentence] if found else []
        about = words.Comments.ABOUT.format(title=self._title, year=self._year)
        return [about, *why, "", *words.Comments.GUIDE]

    def _in_period(self) -> int:
        first, last = self._workspace.strategy.period
        return min(max(self._year, first), last)

    def _save(self, text: str, audience: str | None, draft: bool | None) -> None:
        check_comment(self._workspace.strategy, self._about, self._year, text)
        stands = self._current and replace(self._current, about=self._about)
        sides = sides_seen(self._workspace.store, stands, self._last_seen)
        before = self._current if self._current and self._current.text else None
        circle = before.audience if before else Audience.PUBLIC
        saved = write_comment(
            self._workspace.store,
            self._about,
            self._year,
            text,
            by=who(self._by),
            audience=Audience(audience.lower()) if audience else circle,
            draft=draft if draft is not None else before is not None and before.draft,
            seen=self._current.id if self._current else None,
            sides=sides,
        )
        self._say(saved, before)

    def _say(self, saved: Comment, before: Comment | None) -> None:
        if self._options.json:
            print_json({"format": 1, "saved": comment_json(saved)})
            return
        if self._current is not None and saved.id == self._current.id:
            sentence = words.Comments.SAME.format(title=self._title, year=self._year)
        else:
            sentence = comment_saved(self._title, saved, before)
        say(wrap(sentence))


def _print(workspace: Workspace, options: Options, key: CommentKey, as_of: date | None) -> None:
    of_year = board_year(workspace.strategy, workspace.store.records(), key.year, as_of)
    found = of_year.comments.get(key.about)
    mark = contested_mark(workspace.store.contested_board(), found) if found else ""
    if options.json:
        data = {**comment_json(found), "contested": bool(mark)} if found else None
        print_json({"format": 1, "comment": data})
        return
    title = title_of(workspace, key.about)
    if found is None:
        say(wrap(words.Comments.NONE.format(title=title, year=key.year)))
        return
    heading = words.Comments.HEADING.format(
        title=title,
        year=key.year,
        by=found.by,
        day=day(found.entered_at.date()),
        marks=comment_marks(found, mark),
    )
    say([*wrap(heading), *text_lines(found.text)])


# More than any text may have, and an end to what has none.
_MOST = 1 << 20


def _standard_input() -> str:
    try:
        data = sys.stdin.buffer.read(_MOST)
        # What is cut here is far too long, and refused as that.
        errors = "strict" if len(data) < _MOST else "ignore"
        return data.decode("utf-8-sig", errors).rstrip("\r\n")
    except UnicodeDecodeError:
        raise ScorecardError(words.Comments.NOT_UTF8) from None
