"""``scorecard record``, ``retract`` and ``judge``: one reading or judgement."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from scorecard import clock
from scorecard.cli.console import ask, print_json, say, say_aside, wrap
from scorecard.cli.options import (
    BECAUSE,
    BY,
    OVER,
    YEAR,
    Options,
    offer_files,
    offer_ids,
    offer_years,
    place_options,
    who,
)
from scorecard.cli.settling import ask_to_settle
from scorecard.cli.wording import check_closed, find_indicator, named, print_saved, shown
from scorecard.exchange.changes_json import judgement_json
from scorecard.messages.catalogue import words
from scorecard.messages.figures import once_ended, source_words
from scorecard.messages.terms import revision_reason, state_word, status_word
from scorecard.model.fault import ScorecardError, UsageError
from scorecard.model.plan import Kind
from scorecard.model.reading import ReadingKey, State
from scorecard.model.records import current as standing_of
from scorecard.model.status import JUDGED, Status
from scorecard.records.contested import sides_words
from scorecard.records.draft import (
    Draft,
    DraftCheck,
    EntryRefused,
    check_draft,
    read_entity,
    read_part,
)
from scorecard.records.entry import Entry, offered_source, place_words, says_the_same
from scorecard.records.evidence import copied_in, folder_of, look_at
from scorecard.records.plausible import doubt_of, doubt_words, figures_of
from scorecard.records.refusal import Conflict
from scorecard.records.values import line_fault, note_fault
from scorecard.review.part_sums import sum_doubts_with, sum_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.plan import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement
    from scorecard.records.draft import Problems
    from scorecard.records.store import Store
    from scorecard.workspace import Workspace


def enter(
    store: Store, entry: Entry, *, by: str, current: Reading | None, last_seen: int | None
) -> Reading:
    """Save a reading as the next revision of what the person saw.

    Args:
        store: where it is kept.
        entry: the reading, checked.
        by: who enters it.
        current: the revision that stood when the command began.
        last_seen: the number of the last revision the person says to have seen.

    Raises:
        ScorecardError: another revision stands, or two are contested, and nobody could be asked
            or chose to keep them; nothing was saved.
    """
    if last_seen is not None:
        _check_last_seen(store, entry, last_seen)
    ends = store.contested().get(entry.key, ())
    if ends:
        if last_seen is None:
            _ask_to_settle(store, entry, ends)
        return store.settle(entry, by=by, seen=[end.id for end in ends])
    seen = current
    while True:
        try:
            (saved,) = store.add([entry], by=by, seen={entry.key: seen.id if seen else None})
        except Conflict as conflict:
            _ask_to_go_on(store, entry, conflict)
            seen = store.head(entry.key)
        else:
            return saved


def is_contested(store: Store, entry: Entry) -> bool:
    """Say whether two people revised the reading at once; to agree with one settles it."""
    return entry.key in store.contested()


def _check_last_seen(store: Store, entry: Entry, last_seen: int) -> None:
    """Compare the number the person has seen with the last there is."""
    revisions = {reading.revision: reading for reading in store.history(entry.key)}
    last = max(revisions, default=0)
    if last_seen and not last:
        place = place_words(entry.key)
        raise ScorecardError(words.Care.OVER_FIRST.format(over=last_seen, place=place))
    if last_seen > last:
        raise ScorecardError(words.Care.OVER_NONE.format(over=last_seen, number=last))
    if last_seen < last:
        _refuse(store, entry, Conflict(revisions[last], revisions.get(last_seen)))


def _ask_to_go_on(store: Store, entry: Entry, conflict: Conflict[Reading]) -> None:
    """Let the person choose; without one to ask, say how to go on."""
    if not sys.stdin.isatty():
        _refuse(store, entry, conflict)
    say_aside(str(conflict))
    chosen = click.prompt(words.Care.CONFLICT_ASK, type=click.Choice(["k", "e"]), err=True)
    if chosen == "k":
        raise ScorecardError(words.Care.CONFLICT_KEPT)


def _refuse(store: Store, entry: Entry, conflict: Conflict[Reading]) -> None:
    hint = words.Care.CONFLICT_OVER.format(over=_last(store, entry))
    raise ScorecardError(*conflict.faults, hint)


def _ask_to_settle(store: Store, entry: Entry, ends: tuple[Reading, ...]) -> None:
    """Show both sides, and ask whether this one settles it."""
    ask_to_settle(place_words(entry.key), sides_words(ends), _last(store, entry))


def _last(store: Store, entry: Entry) -> int:
    return max((reading.revision for reading in store.history(entry.key)), default=0)


class NumbersAreValues(click.Command):
    """A command whose values may be negative: ``-5`` is a number, not an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hand numbers with a minus to the number reader by their other spelling.

        What an option is given stays as it was typed.
        """
        taking = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        before = ["", *args]
        spelled = [
            argument if last in taking else re.sub(r"^-(?=[\d.,])", "\u2212", argument)
            for last, argument in zip(before, args, strict=False)
        ]
        return super().parse_args(ctx, spelled)


@click.command(cls=NumbersAreValues)
@click.argument("indicator", metavar="ID", shell_complete=offer_ids)
@click.argument("year", metavar="YEAR", shell_complete=offer_years)
@click.argument("value", metavar="[VALUE]", required=False, default="")
@click.option("--entity", default="")
@click.option("--part", default="")
@click.option("--parts", multiple=True, metavar="PART=VALUE")
@click.option("--source", default=None)
@click.option("--edition", default="")
@click.option("--address", default="")
@click.option("--page", default="")
@click.option("--evidence", "files", multiple=True, metavar="FILE", shell_complete=offer_files)
@click.option("--published", default="", metavar="DATE")
@click.option("--numerator", default="")
@click.option("--denominator", default="")
@click.option("--qualifier", default="")
@click.option("--state", default="")
@click.option("--flags", default="")
@click.option("--note", default="")
@click.option("--reason", default="")
@click.option("--no-data", default="", metavar="WHY")
@OVER
@click.option("--yes", "-y", is_flag=True)
@BY
@place_options
def record(
    options: Options,
    indicator: str,
    year: str,
    value: str,
    parts: tuple[str, ...],
    source: str | None,
    files: tuple[str, ...],
    last_seen: int | None,
    yes: bool,
    by: str | None,
    **rest: str,
) -> None:
    """Enter the reading VALUE of indicator ID for YEAR; echoes what was understood."""
    workspace = options.workspace()
    draft = Draft(indicator=indicator, year=year, value=value, source=source or "", **rest)
    if parts:
        entries = _of_parts(workspace, draft, parts, last_seen, files)
    else:
        entries = (check_draft(workspace.strategy, draft),)
    folder = folder_of(workspace.store.path)
    offered = look_at(folder, [name for name in files if name])
    evidence = tuple(each.evidence for each in offered)
    ready = []
    for entry in entries:
        one = _ready(workspace, replace(entry, evidence=evidence), source, files)
        if one is not None:
            ready.append(one)
        else:
            say([words.Recording.SAME.format(place=named(workspace, entry))])
    if not yes:
        for one in ready:
            _make_sure(workspace, one.entry, one.series)
    with copied_in(folder, offered):
        saved = _save(workspace, ready, by, last_seen)
    if options.json and saved:
        print_saved(workspace, saved if parts else saved[0])
    elif saved:
        _tell(workspace, ready, saved)


@dataclass(frozen=True, slots=True)
class _Ready:
    """An entry that may be saved: what stood of it, its series, and what is said of its source."""

    entry: Entry
    current: Reading | None
    series: list[Reading]
    taken: str = ""


def _of_parts(
    workspace: Workspace,
    draft: Draft,
    parts: Sequence[str],
    last_seen: int | None,
    files: Sequence[str],
) -> tuple[Entry, ...]:
    """Return the entries of parts, behind that of the whole where a figure of it is given.

    Raises:
        ScorecardError: everything that is wrong with them.
    """
    said = words.Recording
    if draft.part:
        raise UsageError(said.PART_OR_PARTS)
    single = {
        "--over": last_seen is not None,
        "--numerator": draft.numerator,
        "--denominator": draft.denominator,
        "--no-data": draft.no_data,
        "--qualifier": draft.qualifier,
        "--evidence": files,
    }
    for option, given in single.items():
        if given:
            raise UsageError(said.ONE_AT_A_TIME.format(option=option))
    drafts = [draft] if draft.value.strip() else []
    for text in parts:
        name, _, value = text.rpartition("=")
        if not name.strip():
            raise UsageError(said.PART_IS_NO_PAIR.format(text=text))
        if not value.strip():
            raise UsageError(said.PART_IS_EMPTY.format(text=text, name=name.strip()))
        drafts.append(draft._replace(part=name, value=value))
    entries = _checked(workspace, drafts)
    held = workspace.store.contested()
    for place, entry in enumerate(entries):
        if any(entry.key == other.key for other in entries[:place]):
            raise ScorecardError(said.PART_TWICE.format(place=named(workspace, entry)))
        if entry.key in held:
            raise ScorecardError(said.SETTLE_ALONE.format(place=named(workspace, entry)))
    return entries


def _checked(workspace: Workspace, drafts: Sequence[Draft]) -> tuple[Entry, ...]:
    """Return the entries of drafts; a fault of a figure says of which part it is.

    Raises:
        ScorecardError: everything that is wrong with them, what is wrong with all told once.
    """
    check = DraftCheck(workspace.strategy)
    entries: list[Entry] = []
    faults: list[str] = []
    for each in drafts:
        try:
            entries.append(check.check(each))
        except EntryRefused as refused:
            for (column, _), fault in zip(refused.problems, refused.faults, strict=True):
                of = each.part.strip() if column == "value" else ""
                placed = words.Entry.PLACED.format(place=of, what=fault)
                faults.append(placed if of else str(fault))
    if faults:
        raise ScorecardError(*dict.fromkeys(faults))
    return tuple(entries)


def _ready(
    workspace: Workspace, entry: Entry, source: str | None, files: Sequence[str]
) -> _Ready | None:
    """Return an entry as it is to be saved; None where what it says stands already.

    Raises:
        ScorecardError: it needs a reason.
    """
    current, taken = workspace.store.head(entry.key), ""
    series = _series(workspace, entry)
    if current is not None and not current.retracted:
        if not entry.source and entry.value is not None:
            # A correction of the figure alone is still of the same source.
            entry = replace(entry, source=current.source)
        if not files and entry.value is not None:
            entry = replace(entry, evidence=current.evidence)
        if says_the_same(current, entry) and not is_contested(workspace.store, entry):
            return None
        check_closed(workspace, entry.year, entry.reason)
        if not entry.reason:
            raise ScorecardError(
                words.Recording.NEEDS_REASON.format(
                    place=named(workspace, entry),
                    value=shown(workspace, current),
                    by=current.by,
                    day=current.known_from,
                )
            )
    elif source is None and entry.value is not None:
        entry, taken = _sourced(workspace, entry, series)
    check_closed(workspace, entry.year, entry.reason)
    return _Ready(entry, current, series, taken)


def _series(workspace: Workspace, entry: Entry) -> list[Reading]:
    """Return the readings that stand of what an entry is for, by year."""
    ids, of = workspace.store.ids, entry.key
    keys = ((reading, ids.key(reading.key)) for reading in workspace.store.records().readings)
    own = [r for r, key in keys if key._replace(year=of.year) == of]
    return sorted(standing_of(own, ids=ids).values(), key=lambda reading: reading.year)


def _sourced(workspace: Workspace, entry: Entry, series: Sequence[Reading]) -> tuple[Entry, str]:
    """Return a first entry with the source it begins with, as a form's does, and what to say."""
    found = workspace.strategy.find(entry.indicator)
    before = [reading for reading in series if reading.year < entry.year and reading.usable]
    if found is None or entry.source.title or entry.source.address:
        return entry, ""
    last = before[-1] if before else None
    offered = offered_source(found, last)
    if not offered:
        return entry, ""
    given = entry.source
    source = replace(offered, edition=given.edition, page=given.page)
    name = source_words(offered) or offered.address
    text = words.Recording.SOURCE_OF_PLAN.format(source=name)
    if last is not None and last.source:
        text = words.Recording.SOURCE_AS_LAST.format(source=name, year=last.year)
    return replace(entry, source=source), text


def _make_sure(workspace: Workspace, entry: Entry, series: Sequence[Reading]) -> None:
    """Ask about a figure that looks wrong; without a person to ask, say how to save it.

    Raises:
        ScorecardError: nobody said that it is right; nothing was saved.
    """
    found = workspace.strategy.find(entry.indicator)
    if found is None:
        return
    own = found.measured(entry.entity, entry.part)
    known = figures_of(own, series)
    doubt = doubt_of(own, entry, known, known.get(entry.year))
    if doubt is None:
        return
    what = doubt_words(own, doubt, workspace.strategy.style)
    text = words.Recording.DOUBT.format(place=named(workspace, entry), what=what)
    if not sys.stdin.isatty():
        raise ScorecardError(words.Recording.NEEDS_YES.format(what=text))
    say_aside(text)
    if not ask(words.Recording.ASK):
        raise ScorecardError(words.Recording.NOT_SAVED)


def _save(
    workspace: Workspace, ready: Sequence[_Ready], by: str | None, last_seen: int | None
) -> Sequence[Reading]:
    """Save the figures of one year, all or none."""
    if not ready:
        return ()
    store, name = workspace.store, who(by)
    if len(ready) == 1:
        (one,) = ready
        return (enter(store, one.entry, by=name, current=one.current, last_seen=last_seen),)
    seen = {one.entry.key: one.current.id if one.current else None for one in ready}
    return store.add([one.entry for one in ready], by=name, seen=seen)


def _tell(workspace: Workspace, ready: Sequence[_Ready], saved: Sequence[Reading]) -> None:
    """Say what was saved, and what its year says now."""
    told = [_told(workspace, one, made) for one, made in zip(ready, saved, strict=True)]
    lines = [*told, *_sentences(workspace, ready[0].entry)]
    say(row for line in lines for row in wrap(line))
    _say_sums(workspace, saved)


def _told(workspace: Workspace, ready: _Ready, saved: Reading) -> str:
    """Return what was saved of a reading."""
    said, change, kept, current = words.Recording, "", ready.taken, ready.current
    if current is not None and not current.retracted:
        change = said.WAS.format(
            value=shown(workspace, current), reason=revision_reason(saved.reason)
        )
        if saved.source and saved.source == current.source:
            kept = said.SOURCE_KEPT
    return said.SAVED.format(
        place=named(workspace, ready.entry),
        value=shown(workspace, saved),
        was=change,
        state=""
        if saved.state is State.FINAL
        else said.STATE.format(state=state_word(saved.state)),
        source=kept,
    )


def _sentences(workspace: Workspace, entry: Entry) -> list[str]:
    """Return what the year of an entry says now, where it lies in the strategy's period."""
    year = min(max(entry.year, workspace.strategy.period[0]), workspace.strategy.period[1])
    result = workspace.scorecard(year).find(entry.indicator)
    if result is None or year != entry.year:
        return []
    own = [e.sentence for e in result.entities if e.entity.id == entry.entity]
    return [*own, result.sentence]


def _say_sums(workspace: Workspace, saved: Sequence[Reading]) -> None:
    """Say on standard error where parts do not come to their total in what was saved."""
    readings = workspace.store.records().readings
    made = {each.id for each in saved}
    before = (reading for reading in readings if reading.id not in made)
    for doubt in sum_doubts_with(workspace.strategy, before, saved):
        say_aside(sum_words(doubt, workspace.strategy.style))


@click.command()
@click.argument("indicator", metavar="ID", shell_complete=offer_ids)
@click.argument("year", type=YEAR)
@click.option("--entity", default=None)
@click.option("--part", default=None)
@click.option("--reason", default="")
@BY
@place_options
def retract(
    options: Options,
    indicator: str,
    year: int,
    entity: str | None,
    part: str | None,
    reason: str,
    by: str | None,
) -> None:
    """Take back the reading of indicator ID for YEAR; its history stays."""
    if not reason.strip():
        raise ScorecardError(words.Recording.SAY_WHY_BACK)
    fault = line_fault(reason.strip())
    if fault:
        raise ScorecardError(words.Commands.BAD_OPTION.format(option="--reason", fault=fault))
    workspace = options.workspace()
    found = find_indicator(workspace, indicator)
    key = workspace.store.ids.key(ReadingKey(found.id, year, entity, part))
    current = workspace.store.head(key)
    if current is None:
        # Not so by its very name, which a plan that was changed may have no more.
        key = ReadingKey(found.id, year, *_named(found, entity or "", part or ""))
        current = workspace.store.head(key)
    entry = Entry(*key[:2], None, *key[2:], reason=reason.strip(), retracted=True)
    if current is None or current.retracted:
        raise ScorecardError(words.Recording.NOTHING_THERE.format(place=named(workspace, entry)))
    (saved,) = workspace.store.add([entry], by=who(by), seen={entry.key: current.id})
    if options.json:
        print_saved(workspace, saved)
        return
    text = words.Recording.TAKEN_BACK.format(
        place=named(workspace, entry),
        value=shown(workspace, current),
        reason=revision_reason(saved.reason),
        id=found.id,
        year=year,
    )
    say([text])


def _named(indicator: Indicator, entity: str, part: str) -> tuple[str | None, str | None]:
    """Return the id of the entity and the name of the part that are named as a draft names them.

    Raises:
        EntryRefused: a name fits none, or is needed or not wanted.
    """
    problems: Problems = []
    found = read_entity(indicator, entity.strip(), problems)
    of = read_part(indicator, part.strip(), problems)
    if problems:
        raise EntryRefused(problems)
    return None if found is None else found.id, None if of is None else of.name


def _judged(store: Store, indicator: str, year: int) -> Judgement | None:
    """Return the judgement that stands."""
    entered = (j for j in store.records().judgements if j.year == year)
    own = [j for j in entered if store.ids.of(j.indicator) == indicator]
    return max(own, key=lambda judgement: judgement.rank, default=None)


_STATUSES = tuple(judged.value for judged in JUDGED)


def _status_given(status: str) -> Status:
    """Return the status a person names: "on track", "on-track"."""
    given = status.strip().lower().replace(" ", "_").replace("-", "_")
    if given in _STATUSES:
        return Status(given)
    listed = words.LIST_SEPARATOR.join(_STATUSES)
    raise ScorecardError(words.Recording.NO_STATUS.format(status=status, listed=listed))


def _offer_statuses(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    return [CompletionItem(status) for status in _STATUSES if status.startswith(typed)]


@click.command()
@click.argument("indicator", metavar="ID", shell_complete=offer_ids)
@click.argument("year", type=YEAR)
@click.argument("status", metavar="STATUS", shell_complete=_offer_statuses)
@BECAUSE
@click.option("--reason", default="")
@BY
@place_options
def judge(
    options: Options,
    indicator: str,
    year: int,
    status: str,
    because: str,
    reason: str,
    by: str | None,
) -> None:
    """Judge the qualitative indicator ID for YEAR: STATUS is one of the statuses."""
    given = _status_given(status)
    if not because.strip():
        said = words.Recording
        raise ScorecardError(said.REASON_IS_NO_BECAUSE if reason.strip() else said.SAY_WHY_JUDGED)
    fault = note_fault(because)
    if fault:
        raise ScorecardError(words.Commands.BAD_OPTION.format(option="--because", fault=fault))
    if fault := line_fault(reason):
        raise ScorecardError(words.Commands.BAD_OPTION.format(option="--reason", fault=fault))
    workspace = options.workspace()
    if year > workspace.strategy.calendar.of(clock.today()):
        raise ScorecardError(words.Recording.JUDGED_AHEAD.format(year=year))
    found = find_indicator(workspace, indicator)
    if found.faulty or found.kind is not Kind.QUALITATIVE:
        what = words.Recording.FAULTY if found.faulty else words.Recording.NOT_QUALITATIVE
        raise ScorecardError(what.format(id=found.id, kind=found.kind.value))
    standing = _judged(workspace.store, found.id, year)
    if (
        standing is not None
        and (standing.status, standing.because) == (given, because.strip())
        and not options.json
    ):
        text = words.Recording.JUDGED_ALREADY.format(
            title=found.title, year=year, status=status_word(standing.status), by=standing.by
        )
        say(wrap(text))
        return
    check_closed(workspace, year, reason.strip())
    saved = workspace.store.judge(
        found.id, year, given, because.strip(), by=who(by), reason=reason.strip()
    )
    if options.json:
        print_json({"format": 1, "saved": judgement_json(saved)})
        return
    text = words.Recording.JUDGED.format(
        title=found.title, year=year, status=status_word(saved.status), by=saved.by
    )
    say(wrap(once_ended(text)))
