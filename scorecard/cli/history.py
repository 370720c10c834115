"""``scorecard history``: every revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scorecard.cli.console import print_json, say, wrap
from scorecard.cli.options import YEAR, Options, common_options, offer_ids
from scorecard.cli.wording import find_indicator, reading_text
from scorecard.exchange.changes_json import comment_json, decision_json, priority_json
from scorecard.exchange.scorecard_json import reading_json
from scorecard.messages.board import changes_told
from scorecard.messages.catalogue import words, year_text
from scorecard.messages.figures import day, source_words
from scorecard.messages.terms import cautions, revision_reason, status_word
from scorecard.model.records import Records, by_lines, known, origins
from scorecard.model.text import quoted
from scorecard.records.draft import EntryRefused, read_part
from scorecard.records.evidence import evidence_words, folder_of

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Comment, Judgement
    from scorecard.records.draft import Problems
    from scorecard.workspace import Workspace


if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import date

    from scorecard.cli.options import Options
    from scorecard.model.records import Closure, Comment, Decision, Priority
    from scorecard.workspace import Workspace

    Revision = Comment | Priority | Decision


def told(options: Options, workspace: Workspace, id_: str, year: int | None) -> bool:
    """Print the history of a priority or decision by its ref, or of an objective's comments.

    Returns:
        False, and nothing is printed, where the id is none of these.
    """
    records, as_of = workspace.store.records(), options.as_of
    contested = _contested(workspace)
    # An indicator may be named like a priority: then both are told.
    taken = any(indicator.id == id_ for indicator in workspace.strategy.indicators())
    for revisions, to_json in (
        (records.priorities, priority_json),
        (records.decisions, decision_json),
    ):
        mine: list[Any] = [r for r in revisions if r.ref.casefold() == id_.casefold()]
        if mine and taken and options.json:
            return False  # one answer; the indicator has no other way to its history
        if mine:
            _print(options, mine[0].ref, _known(mine, as_of), to_json, contested)
            if not taken:
                return True
            say([""])
    parents = {node.id: node for node in workspace.strategy.parents()}
    found = parents.get(workspace.store.ids.of(id_))
    if found is None:
        return False
    id_ = found.id
    comments = comments_on(records, (id_, *found.formerly), year, as_of)
    if options.json:
        _print(options, id_, comments, comment_json, contested)
        return True
    lines = wrap(found.title, f"{id_}  ")
    for of in sorted({comment.year for comment in comments}):
        lines += [
            "",
            year_text(of),
            *comment_lines((c for c in comments if c.year == of), contested),
        ]
    say(lines if comments else [*lines, words.Revised.NONE])
    return True


def comments_on(
    records: Records, ids: Sequence[str], year: int | None, as_of: date | None
) -> list[Comment]:
    """Return the revisions of comments on what has or had these ids, of a year or of all."""
    mine = [c for c in records.comments if c.about in ids and year in (None, c.year)]
    return sorted(_known(mine, as_of), key=lambda comment: (comment.year, comment.rank))


def revision_lines(
    revisions: Iterable[Revision], contested: Collection[str], lead: str = ""
) -> list[str]:
    """Return a line a revision: the day, what was said or changed, by whom and why.

    ``contested`` are the ids of the revisions that are marked as that.
    """
    lines: list[str] = []
    before: dict[object, Revision] = {}
    revisions = tuple(revisions)
    begun = origins(revisions)
    for revision in revisions:
        key = begun[revision.id]
        said = _said(revision, before.get(key))
        before[key] = revision
        if revision.id in contested:
            said = f"{said}; {words.Journal.CONTESTED_MARK}"
        lines += wrap(lead + said, f"  {revision.entered_at.date()}  ")
    return lines


def comment_lines(comments: Iterable[Comment], contested: Collection[str]) -> list[str]:
    """Return a line a revision of the comments of one year."""
    return revision_lines(comments, contested, lead=words.Revised.COMMENT)


def closing_lines(closures: Iterable[Closure], as_of: date | None) -> list[str]:
    """Return a line a closing or reopening of a year."""
    lines: list[str] = []
    for closure in closures:
        if as_of is None or closure.known_from <= as_of:
            template = words.Closing.WAS_REOPENED if closure.reopened else words.Closing.WAS_CLOSED
            text = template.format(
                year=closure.year, day=day(closure.on), by=closure.by, because=closure.because
            )
            lines += wrap(text, f"  {closure.on}  ")
    return lines


def _print(
    options: Options,
    heading: str,
    revisions: Sequence[Any],
    to_json: Callable[[Any], dict[str, Any]],
    contested: Collection[str],
) -> None:
    if options.json:
        rows = [{**to_json(each), "contested": each.id in contested} for each in revisions]
        print_json({"format": 1, "revisions": rows})
        return
    say([*wrap(heading), *(revision_lines(revisions, contested) or [words.Revised.NONE])])


def _known(revisions: Sequence[Any], as_of: date | None) -> list[Any]:
    known = [r for r in revisions if as_of is None or r.entered_at.date() <= as_of]
    return sorted(known, key=lambda revision: revision.rank)


def _said(revision: Revision, before: Revision | None) -> str:
    if before is None:
        text = quoted(" ".join(revision.text.split()), limit=2000)
    else:
        text = changes_told(before, revision)
    because = getattr(revision, "because", "")
    entered = words.Revised.BY.format(by=revision.by)
    return words.CLAUSE_SEPARATOR.join(filter(None, (text, because, entered)))


@click.command()
@click.argument("indicator", metavar="ID", shell_complete=offer_ids)
@click.argument("only", type=YEAR, required=False, metavar="[YEAR]")
@click.option("--part", default="")
@common_options
def history(options: Options, indicator: str, only: int | None, part: str) -> None:
    """Show every revision of indicator ID: who, when, from what to what, and why."""
    workspace = options.workspace()
    year = only if only is not None else options.year
    if not part and told(options, workspace, indicator, year):
        return
    found = find_indicator(workspace, indicator)
    readings = _readings(workspace, found, year, options)
    records, ids = workspace.store.records(), (found.id, *found.formerly)
    if part:
        # What was said of the whole is no history of a part.
        readings, records = _of_part(found, part, readings), Records()
    judgements = _judgements(records, ids, year, options)
    comments = comments_on(records, ids, year, options.as_of)
    contested = _contested(workspace)
    if options.json:
        _as_json(found, readings, judgements, comments, contested)
        return
    lines = [f"{found.id}  {found.title}"]
    years = {r.year for r in readings} | {j.year for j in judgements} | {c.year for c in comments}
    for of in sorted(years):
        lines += ["", year_text(of)]
        lines += _year(workspace, found, [r for r in readings if r.year == of], contested)
        lines += _judged([j for j in judgements if j.year == of])
        lines += comment_lines((c for c in comments if c.year == of), contested)
        lines += closing_lines((c for c in records.closures if c.year == of), options.as_of)
    if not readings and not judgements:
        none = words.HistoryPage
        lines.append(none.NONE_OF.format(year=year) if year else none.NONE)
    say(lines)


def _readings(
    workspace: Workspace, found: Indicator, year: int | None, options: Options
) -> list[Reading]:
    names = (found.id, *found.formerly)
    mine = [r for r in workspace.store.records().readings if r.indicator in names]
    chosen = [r for r in known(mine, options.as_of) if year is None or r.year == year]
    return sorted(chosen, key=lambda r: (r.year, _place(found, r), r.rank))


def _of_part(found: Indicator, name: str, readings: list[Reading]) -> list[Reading]:
    """Return the readings of a part, named as a draft names it or as the readings are kept.

    Raises:
        EntryRefused: the name fits none.
    """
    problems: Problems = []
    part = read_part(found, name.strip(), problems)
    known = {name} if part is None else {part.name, *part.formerly}
    mine = [reading for reading in readings if reading.part in known]
    if problems and not mine:
        raise EntryRefused(problems)
    return mine


def _place(found: Indicator, reading: Reading) -> tuple[int, str, int, str]:
    """Return where in the plan entity and part of a reading stand; unknown ones come last.

    The whole comes before its parts.
    """
    name, of = reading.entity or "", reading.part or ""
    entity = found.entity(name) if name else None
    at = (len(found.entities), name) if entity is None else (found.entities.index(entity), "")
    part = found.part(of) if of else None
    if part is not None:
        return *at, found.parts.index(part), ""
    return *at, len(found.parts) if of else -1, of


def _judgements(
    records: Records, ids: tuple[str, ...], year: int | None, options: Options
) -> list[Judgement]:
    return [
        j
        for j in records.judgements
        if j.indicator in ids
        and (year is None or j.year == year)
        and (options.as_of is None or j.entered_at.date() <= options.as_of)
    ]


def _contested(workspace: Workspace) -> frozenset[str]:
    """Return the ids of the revisions that two people entered without seeing each other's."""
    store = workspace.store
    ids = {reading.id for ends in store.contested().values() for reading in ends}
    return frozenset(ids.union(*(contest.seen for contest in store.contested_board())))


def _year(
    workspace: Workspace,
    found: Indicator,
    revisions: list[Reading],
    contested: frozenset[str],
) -> list[str]:
    """Return a line a revision; those of an entity follow one another, and each names it."""
    lines: list[str] = []
    stood: dict[object, Reading] = {}
    for reading, line, name in by_lines(found, revisions):
        before = stood.get(line)
        text = reading_text(workspace.strategy, reading)
        if before is not None and before.value != reading.value:
            was = reading_text(workspace.strategy, before)
            text = words.HistoryPage.CHANGED.format(was=was, now=text)
        if name:
            text = words.HistoryPage.OF_ENTITY.format(entity=name, what=text)
        why = revision_reason(reading.reason)
        details = [why, *cautions(reading), source_words(reading.source)]
        entered = reading.entered_at.date()
        said = words.HistoryPage
        template = said.ENTERED if entered == reading.known_from else said.ENTERED_ON
        details.append(template.format(by=reading.by, day=entered))
        if reading.id in contested:
            details.append(words.Journal.CONTESTED_MARK)
        lead = f"  {reading.known_from}  "
        lines += wrap(words.CLAUSE_SEPARATOR.join(filter(None, (text, *details))), lead)
        evidence = evidence_words(folder_of(workspace.store.path), reading.evidence)
        for text in (reading.note, reading.source.address, evidence):
            if text:
                lines += wrap(text, " " * len(lead))
        stood[line] = reading
    return lines


def _judged(judgements: list[Judgement]) -> list[str]:
    lines: list[str] = []
    for judgement in sorted(judgements, key=lambda j: j.rank):
        lead = f"  {judgement.entered_at.date()}  "
        reason = f"; {judgement.reason}" if judgement.reason else ""
        text = words.HistoryPage.JUDGED.format(
            status=status_word(judgement.status),
            by=judgement.by,
            because=judgement.because,
            reason=reason,
        )
        lines += wrap(text, lead)
    return lines


def _as_json(
    found: Indicator,
    readings: list[Reading],
    judgements: list[Judgement],
    comments: list[Comment],
    contested: frozenset[str],
) -> None:
    data: dict[str, Any] = {"format": 1, "indicator": found.id, "title": found.title}
    data["revisions"] = [
        {**reading_json(found, reading), "contested": reading.id in contested}
        for reading in readings
    ]
    data["judgements"] = [
        {
            "year": judgement.year,
            "status": judgement.status.value,
            "because": judgement.because,
            "reason": judgement.reason,
            "by": judgement.by,
            "entered_at": judgement.entered_at.isoformat(),
        }
        for judgement in sorted(judgements, key=lambda j: (j.year, j.rank))
    ]
    data["comments"] = [
        {**comment_json(comment), "contested": comment.id in contested} for comment in comments
    ]
    print_json(data)
