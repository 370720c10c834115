"""The revisions of comments, priorities and decisions, and the closings of years, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.cli.console import print_json, say, wrap
from scorecard.exchange import comment_json, decision_json, priority_json
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day
from scorecard.model.text import quoted
from scorecard.records.board import changes_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from scorecard.cli.options import Asked
    from scorecard.model.comment import Comment
    from scorecard.model.decision import Decision
    from scorecard.model.priority import Priority
    from scorecard.model.records import Closure, Records
    from scorecard.workspace import Workspace

    Revision = Comment | Priority | Decision


def told(asked: Asked, workspace: Workspace, id_: str, year: int | None) -> bool:
    """Print the history of a priority or decision by its ref, or of an objective's comments.

    Returns:
        False, and nothing is printed, where the id is none of these.
    """
    records, as_of = workspace.store.records(), asked.as_of
    for revisions, to_json in (
        (records.priorities, priority_json),
        (records.decisions, decision_json),
    ):
        mine: list[Any] = [r for r in revisions if r.ref.casefold() == id_.casefold()]
        if mine:
            _print(asked, mine[0].ref, _known(mine, as_of), to_json)
            return True
    titles = {goal.id: goal.title for goal in workspace.strategy.goals}
    for goal in workspace.strategy.goals:
        titles |= {objective.id: objective.title for objective in goal.objectives}
    if id_ not in titles:
        return False
    comments = comments_on(records, (id_,), year, as_of)
    if asked.json:
        _print(asked, id_, comments, comment_json)
        return True
    lines = wrap(titles[id_], f"{id_}  ")
    for of in sorted({comment.year for comment in comments}):
        lines += ["", str(of), *comment_lines(c for c in comments if c.year == of)]
    say(lines if comments else [*lines, words.Revised.NONE])
    return True


def comments_on(
    records: Records, ids: Sequence[str], year: int | None, as_of: date | None
) -> list[Comment]:
    """Return the revisions of comments on what has or had these ids, of a year or of all."""
    mine = [c for c in records.comments if c.about in ids and year in (None, c.year)]
    return sorted(_known(mine, as_of), key=lambda comment: (comment.year, comment.rank))


def revision_lines(revisions: Iterable[Revision], lead: str = "") -> list[str]:
    """Return a line a revision: the day, what was said or changed, by whom and why."""
    lines: list[str] = []
    before: dict[object, Revision] = {}
    for revision in revisions:
        key = _key(revision)
        said = _said(revision, before.get(key))
        before[key] = revision
        lines += wrap(lead + said, f"  {revision.entered_at.date()}  ")
    return lines


def comment_lines(comments: Iterable[Comment]) -> list[str]:
    """Return a line a revision of the comments of one year."""
    return revision_lines(comments, lead=words.Revised.COMMENT)


def closing_lines(closures: Iterable[Closure], as_of: date | None) -> list[str]:
    """Return a line a closing or reopening of a year."""
    lines: list[str] = []
    for closure in closures:
        if as_of is None or closure.on <= as_of:
            template = words.Closing.WAS_REOPENED if closure.reopened else words.Closing.WAS_CLOSED
            text = template.format(
                year=closure.year, day=day(closure.on), by=closure.by, because=closure.because
            )
            lines += wrap(text, f"  {closure.on}  ")
    return lines


def _print(
    asked: Asked,
    heading: str,
    revisions: Sequence[Any],
    to_json: Callable[[Any], dict[str, Any]],
) -> None:
    if asked.json:
        print_json({"format": 1, "revisions": [to_json(each) for each in revisions]})
        return
    say([*wrap(heading), *(revision_lines(revisions) or [words.Revised.NONE])])


def _known(revisions: Sequence[Any], as_of: date | None) -> list[Any]:
    known = [r for r in revisions if as_of is None or r.entered_at.date() <= as_of]
    return sorted(known, key=lambda revision: revision.rank)


def _key(revision: Revision) -> object:
    """Return what a revision shares with the ones it follows."""
    return revision.ref if hasattr(revision, "ref") else (revision.about, revision.year)


def _said(revision: Revision, before: Revision | None) -> str:
    if before is None:
        text = quoted(" ".join(revision.text.split()), limit=2000)
    else:
        text = changes_told(before, revision)
    because = getattr(revision, "because", "")
    entered = words.Revised.BY.format(by=revision.by)
    return "; ".join(part for part in (text, because, entered) if part)
