"""What changed, in words."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.board import vote_told
from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import by_when, ended, target_words
from scorecard.messages.rollups import counts_words
from scorecard.messages.terms import (
    noted,
    reason_short,
    reason_words,
    revision_reason,
    status_word,
)
from scorecard.model.number import format_number
from scorecard.model.plan import NUMERIC
from scorecard.model.reading import Flag
from scorecard.model.records import PriorityState
from scorecard.model.restating import RESTATING
from scorecard.model.status import Cause, Reason, Status
from scorecard.review.changes import StatusChange
from scorecard.review.moves import (
    Level,
    Move,
    Mover,
    gone_years,
    moved_entities,
    movement,
    new_years,
    revised_years,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Entity, Indicator, Strategy
    from scorecard.model.reading import Reading
    from scorecard.model.records import Closure, Decision
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint, RollUp
    from scorecard.model.status import Note
    from scorecard.review.board import DecisionChange, PriorityChange
    from scorecard.review.changes import Changes, DeadlineChange, GroupChange, Part, TargetChange
    from scorecard.review.restated import Flip, Restatement


def heading_words(changes: Changes) -> str:
    """Return what is compared with what."""
    return _compared(changes, words.Changes.HEADING, words.Changes.SAME_YEAR)


def nothing_words(changes: Changes) -> str:
    """Return the one sentence there is where nothing moved."""
    return _compared(changes, words.Changes.NOTHING, words.Changes.NOTHING_KNOWN)


def about_words(changes: Changes) -> tuple[str, ...]:
    """Return what must be said before what moved: whose knowledge, and how much stayed."""
    said: list[str] = []
    before, span = changes.before, changes.span
    if not span.days and span.until is not None:
        said.append(words.Changes.AS_OF.format(day=figures.day(span.until)))
    if before is None:
        first = changes.after.strategy.period[0]
        said.append(words.Changes.FIRST.format(first=first, year=span.years[0]))
    elif changes.same:
        said.append(plural(words.Changes.SAME, changes.same))
    return tuple(said)


def _compared(changes: Changes, template: str, of_one_year: str) -> str:
    """Fill a template with both ends: two years, or the years that two days show and the days."""
    title, span, before = changes.after.strategy.title, changes.span, changes.before
    if not span.days or before is None:
        return template.format(title=title, first=span.years[0], last=span.years[1])
    first, last = figures.day(span.first), figures.day(span.last)
    year = changes.after.year
    if before.year == year:
        return of_one_year.format(title=title, year=year, first=first, last=last)
    known = words.Changes.KNOWN
    return template.format(
        title=title,
        first=known.format(year=before.year, day=first),
        last=known.format(year=year, day=last),
    )


def name_words(level: Level, id_: str, title: str) -> str:
    """Return what something is called: an indicator by its title, the rest with level and id."""
    if level is Level.GOAL:
        return words.Changes.GOAL.format(id=id_, title=title)
    if level is Level.OBJECTIVE:
        return words.Changes.OBJECTIVE.format(id=id_, title=title)
    return title


def moved_words(change: StatusChange | GroupChange) -> str:
    """Return both statuses: "was off track, now missed"."""
    return words.Changes.WAS_NOW.format(
        was=_status_or_reason(change.before), now=_status_or_reason(change.after)
    )


def was_words(change: StatusChange | GroupChange) -> str:
    """Return where it stood before: "was off track"."""
    return words.Changes.WAS.format(was=_status_or_reason(change.before))


def _status_or_reason(result: IndicatorResult | RollUp | None) -> str:
    if result is None:
        return status_word(Status.NOT_ASSESSED)
    if result.status is Status.NOT_ASSESSED and result.reason is not None:
        return words.Changes.NOT_ASSESSED.format(why=reason_words(result.reason))
    return status_word(result.status)


def moved_by_words(change: StatusChange | GroupChange, plan: Strategy) -> str:
    """Return what moved a status as one sentence; empty where nothing in particular did."""
    why = cause_words(change)
    if isinstance(change, StatusChange):
        phrases = mover_phrases(change, plan)
        if not phrases:
            return words.Changes.MOVED_FOR.format(cause=why)
        listed = words.Changes.SEPARATOR.join(phrases)
        return figures.once_ended(words.Changes.MOVED_BY.format(cause=why, movers=listed))
    if not change.parts:
        return words.Changes.MOVED_FOR.format(cause=why)
    parts = words.Changes.SEPARATOR.join(
        words.Changes.PART.format(
            name=_short_name(part),
            was=_standing(part.was, part.beside_was),
            now=_standing(part.now, part.beside_now),
        )
        for part in change.parts
        if (part.was, part.beside_was) != (part.now, part.beside_now)
    )
    template = words.Changes.MOVED_IN_IT if parts else words.Changes.MOVED_BELOW
    return template.format(cause=why, parts=parts)


def cause_words(change: StatusChange | GroupChange) -> str:
    """Return why a status changed: "Its day came"; of a whole, why most in it did."""
    if change.move is Move.CAME_DUE:
        if isinstance(change, StatusChange):
            return words.Changes.CAME
        return words.Changes.CAME_IN_IT if change.now in _UNDER_WAY else words.Changes.CAME_LAST
    cause = change.cause or Cause.DATE
    if cause is Cause.DATE and isinstance(change, StatusChange) and Mover.ENTITIES in change.movers:
        return words.Changes.AMONG  # each of them may have another cause than most
    return words.Changes.CAUSE[cause]


_UNDER_WAY = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)


def came_due_words(changes: Changes) -> str:
    """Return what became of the indicators whose day came: "1 achieved, 8 missed"; "" for none."""
    return counts_words(changes.came_due())


def _short_name(part: Part) -> str:
    """Return what a part is called where its parent has just been named."""
    if part.level is Level.OBJECTIVE:
        return words.Changes.OBJECTIVE_SHORT.format(id=part.id)
    return part.title


def _standing(status: Status, beside: Note | Reason | None) -> str:
    if isinstance(beside, Reason):
        return reason_short(beside)
    said = status_word(status)
    if beside is None:
        return said
    return noted(said, beside)


def mover_phrases(change: StatusChange, plan: Strategy) -> tuple[str, ...]:
    """Return what moved an indicator's status, a phrase for each thing.

    That the path asks for its target now is left out where the date of the target has come.
    """
    before, after = change.before, change.after
    if before is None:
        return ()
    told: set[Mover] = set(change.movers)
    if Mover.DATE_COME in told:
        told.discard(Mover.PATH)
    phrases = (_PHRASES[m](before, after, plan) for m in change.movers if m in told)
    return tuple(chain.from_iterable(phrases))


_Phrase = list[str]


def _begun_or_ended(before: IndicatorResult, after: IndicatorResult, _: Strategy) -> _Phrase:
    indicator = after.indicator
    if before.reason is not None and after.reason is not before.reason and indicator.active_from:
        return [words.Changes.STARTS.format(year=indicator.active_from)]
    return [words.Changes.ENDED.format(year=indicator.active_to)]


def _judged(_: IndicatorResult, after: IndicatorResult, __: Strategy) -> _Phrase:
    judged = after.judgement
    if judged is None:
        return []
    said = status_word(judged.status)
    return [words.Changes.JUDGED.format(status=said, year=judged.year, by=judged.by)]


def _target(before: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    was = target_words(before.indicator, before.target, plan.style)
    now = target_words(after.indicator, after.target, plan.style)
    return [words.Changes.TARGET.format(was=was, now=now)]


def _reading(before: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    """Say how far the latest figure is from the one before, or which years came in late."""
    was, now = before.latest, after.latest
    if now is None:
        return []
    if was is None:
        return [words.Changes.FIRST_READING.format(year=now.year)]
    if now.year <= was.year:
        return [words.Changes.LATE_READINGS.format(years=figures.years(new_years(before, after)))]
    # What the later scorecard says of that year, where it says something.
    was = next((point for point in after.readings if point.year == was.year), was)
    amount = None if _broken_between(after, was, now) else _amount(after, was, now, plan.style)
    shown = _figure(after, was, plan.style), _figure(after, now, plan.style)
    if amount is None:
        template = words.Changes.AFTER
        return [template.format(now=shown[1], year=now.year, before=shown[0], since=was.year)]
    template, text = amount
    return [template.format(amount=text, before=shown[0], year=was.year)]


def _amount(
    result: IndicatorResult, was: ReadingPoint, now: ReadingPoint, style: NumberStyle | None
) -> tuple[str, str] | None:
    """Return the words for the way it went and how far; None where that cannot be said."""
    if result.indicator.kind not in NUMERIC:
        same = was.value is not None and was.value == now.value
        return (words.Changes.LEVEL, "") if same else None
    by = movement(result.indicator, was, now)
    if by is None:
        return None
    if not by:
        return words.Changes.LEVEL, ""
    shown = in_points(result.indicator, format_number(f"{abs(by):f}", style))
    return (words.Changes.UP if by > 0 else words.Changes.DOWN), shown


def _broken_between(result: IndicatorResult, was: ReadingPoint, now: ReadingPoint) -> bool:
    """Say whether the series breaks between two figures, so that they cannot be compared."""
    return any(
        Flag.BREAK in point.reading.flags
        for point in result.readings
        if point.reading is not None and was.year < point.year <= now.year
    )


def _figure(result: IndicatorResult, point: ReadingPoint, style: NumberStyle | None) -> str:
    text = figures.of_result(result, point, style)
    said = figures.qualifier(point) + figures.with_unit(result.indicator, text)
    return said if point.total is None else words.Changes.TOTAL_OF.format(value=said)


def _revised(before: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    years = revised_years(before, after)
    if len(years) != 1:
        return [words.Changes.REVISED_MANY.format(years=figures.years(years))]
    was = next(point for point in before.readings if point.year == years[0])
    now = next(point for point in after.readings if point.year == years[0])
    shown = _figure(before, was.alone, plan.style), _figure(after, now.alone, plan.style)
    return [words.Changes.REVISED.format(year=years[0], was=shown[0], now=shown[1])]


def _taken_back(before: IndicatorResult, after: IndicatorResult, _: Strategy) -> _Phrase:
    years = gone_years(before, after)
    return [words.Changes.TAKEN_BACK.format(years=figures.years(years))]


def _baseline(_: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    start = after.baseline
    if start is None:
        return []
    return [words.Changes.BASELINE.format(baseline=figures.baseline(after, plan.style))]


def _break(_: IndicatorResult, after: IndicatorResult, __: Strategy) -> _Phrase:
    years = figures.years(after.explanation.broken)
    return [words.Changes.BREAK.format(years=years)] if years else []


def _date_come(_: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    target = after.target
    if target is None:
        return []
    if target.by is None:
        return [words.Changes.PERIOD_OVER.format(year=plan.period[1])]
    return [words.Changes.TARGET_COME.format(by=by_when(target, target.by))]


def _path(before: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    was, now = before.expected, after.expected
    if was is None or now is None:
        return []
    shown = (
        figures.on_path(before, was, plan.style, (now,)),
        figures.on_path(after, now, plan.style, (was,)),
    )
    return [words.Changes.PATH.format(was=shown[0], now=shown[1])]


def _entities(
    before: IndicatorResult, after: IndicatorResult, _: Strategy | None = None
) -> _Phrase:
    return [
        words.Changes.PART.format(
            name=new.entity.title,
            was=_standing(old.status, old.reason),
            now=_standing(new.status, new.reason),
        )
        for old, new in moved_entities(before, after)
    ]


def within_words(change: StatusChange) -> str:
    """Return which entities of an indicator moved though its own status stayed."""
    moved = () if change.before is None else _entities(change.before, change.after)
    return words.Changes.WITHIN_ONE.format(
        title=change.title,
        status=_status_or_reason(change.after),
        moved=words.Changes.SEPARATOR.join(moved),
    )


def part_moves_words(change: StatusChange) -> str:
    """Return which parts of an indicator moved, whatever became of its own status."""
    moved = (
        words.Changes.PART.format(
            name=new.part.title,
            was=_standing(old.result.status, old.result.reason),
            now=_standing(new.result.status, new.result.reason),
        )
        for old, new in change.moved_parts
    )
    return words.Changes.IN_PARTS.format(
        title=change.title, moved=words.Changes.SEPARATOR.join(moved)
    )


def _stale(_: IndicatorResult, after: IndicatorResult, __: Strategy) -> _Phrase:
    latest = after.latest
    return [] if latest is None else [words.Changes.STALE.format(year=latest.year)]


_PHRASES: dict[Mover, Callable[[IndicatorResult, IndicatorResult, Strategy], _Phrase]] = {
    Mover.ACTIVE: _begun_or_ended,
    Mover.JUDGEMENT: _judged,
    Mover.TARGET: _target,
    Mover.READING: _reading,
    Mover.REVISED: _revised,
    Mover.TAKEN_BACK: _taken_back,
    Mover.BASELINE: _baseline,
    Mover.BREAK: _break,
    Mover.DATE_COME: _date_come,
    Mover.PATH: _path,
    Mover.STALE: _stale,
    Mover.ENTITIES: _entities,
}


def restated_words(step: Restatement, plan: Strategy) -> str:
    """Return what a restated figure was and is, by how much it moved, why, since when."""
    said = words.Changes.RESTATEMENT.format(
        figure=figure_name(step),
        was=_revised_figure(step, step.before, plan),
        now=_with_unit(step, _revised_figure(step, step.after, plan)),
        difference=_difference(step, plan),
        why=_why(step),
        known=words.Changes.KNOWN_SINCE.format(day=figures.day(step.on), by=step.after.by),
    )
    return figures.once_ended(said)


def figure_name(step: Restatement) -> str:
    """Return which figure was restated: its indicator, entity, part and year."""
    title = step.indicator.title
    for name in step.names:
        title = words.Changes.ENTITY.format(title=title, entity=name)
    return words.Changes.FIGURE.format(title=title, year=step.year)


def _revised_figure(step: Restatement, reading: Reading, plan: Strategy) -> str:
    if reading.retracted or reading.value is None:
        why = reading.no_data
        return words.Changes.NO_DATA.format(why=why) if why else words.Changes.NO_FIGURE
    return figures.revision(step.subject, reading, plan.style)


def _with_unit(step: Restatement, text: str) -> str:
    none = step.after.retracted or step.after.value is None
    return text if none else figures.with_unit(step.subject, text)


def _difference(step: Restatement, plan: Strategy) -> str:
    by = step.difference
    if not by:
        return ""
    sign = "+" if by > 0 else words.Changes.MINUS
    shown = in_points(step.subject, format_number(f"{abs(by):f}", plan.style))
    return words.Changes.DIFFERENCE.format(difference=sign + shown)


def in_points(indicator: Indicator, amount: str) -> str:
    """Return a difference of two percentages in percentage points, and any other as it is."""
    if not figures.is_percent(indicator):
        return amount
    return plural(words.POINTS, amount)


def _why(step: Restatement) -> str:
    """Return the reason given; a change after the closing needs none to be a restatement."""
    if step.reason in RESTATING:
        return revision_reason(step.reason)
    closed = words.Changes.AFTER_CLOSING.format(year=step.year)
    parts = [revision_reason(step.reason), closed] if step.reason else [closed]
    return words.LIST_SEPARATOR.join(parts)


def flip_words(flips: tuple[Flip, ...], *, together: bool = False) -> tuple[str, ...]:
    """Return what would be without a restatement, or without all of them together."""
    template = words.Changes.TOGETHER if together else words.Changes.FLIP
    return tuple(
        template.format(
            name=name_words(flip.level, flip.id, flip.title),
            was=status_word(flip.was),
            now=status_word(flip.now),
        )
        for flip in flips
    )


def no_flips_words(changes: Changes) -> str:
    """Return that no status turned on what was restated; empty where one did."""
    if changes.flips or any(step.flips for step in changes.restated):
        return ""
    return plural(words.Changes.NO_FLIPS, len(changes.restated), year=changes.after.year)


def together_words(changes: Changes) -> tuple[str, ...]:
    """Return what turned on all restatements together and on none of them alone."""
    alone = {flip for step in changes.restated for flip in step.flips or ()}
    return flip_words(tuple(f for f in changes.flips if f not in alone), together=True)


def target_change_words(change: TargetChange, plan: Strategy) -> str:
    """Return what a target was and is, when that was decided, and why."""
    indicator, entity, new = change.indicator, change.entity, change.new
    subject = indicator if entity is None else indicator.own(entity)
    said = {
        "title": indicator.title if entity is None else _of_entity(indicator, entity),
        "was": target_words(subject, change.old, plan.style),
        "now": target_words(subject, new, plan.style),
        "day": "" if new.decided is None else figures.day(new.decided),
    }
    if not new.why:
        return words.Changes.TARGET_CHANGE_PLAIN.format(**said)
    return words.Changes.TARGET_CHANGE.format(**said, why=ended(new.why))


def deadline_words(change: DeadlineChange) -> str:
    """Return what a deadline was and is, and since when."""
    return words.Changes.DEADLINE.format(
        title=_of_entity(change.indicator, change.entity),
        was=figures.day(change.old),
        now=figures.day(change.new),
        day=figures.day(change.on),
    )


def _of_entity(indicator: Indicator, entity: Entity) -> str:
    return words.Changes.ENTITY.format(title=indicator.title, entity=entity.title)


def indicator_words(changes: Changes) -> tuple[str, ...]:
    """Return which indicators begin and which end."""
    added = (words.Changes.ADDED.format(title=i.title, year=i.active_from) for i in changes.added)
    retired = (
        words.Changes.RETIRED.format(title=i.title, year=i.active_to) for i in changes.retired
    )
    return (*added, *retired)


def priority_words(change: PriorityChange) -> str:
    """Return what a priority is called, and what became of it, when and why."""
    priority, was, following = change.priority, change.was, change.following
    state = words.Changes.PRIORITY_STATE[priority.state]
    if priority.state is PriorityState.CARRIED_OVER and following is not None:
        state = words.Changes.CARRIED_TO.format(year=following.year, ref=following.ref)
    template = words.Changes.PRIORITY if was is None else words.Changes.PRIORITY_MOVED
    said = template.format(
        ref=priority.ref,
        text=_one_line(priority.text),
        was="" if was is None else words.Changes.PRIORITY_STATE[was],
        state=state,
        day=figures.day(change.since),
        because=_because(priority.because),
    )
    return ended(said)


def decision_words(change: DecisionChange) -> str:
    """Return what was decided, who sees to it by when, and whether it is done."""
    decision = change.decision
    text, on = _one_line(decision.text), figures.day(decision.on)
    done = "" if decision.done is None else figures.day(decision.done)
    if not change.taken:
        return words.Changes.DECISION_DONE.format(ref=decision.ref, text=text, day=done, decided=on)
    due = "" if decision.due is None else figures.day(decision.due)
    return words.Changes.DECISION_TAKEN.format(
        ref=decision.ref,
        text=text,
        day=on,
        vote=_voted(decision),
        who=words.Changes.DECISION_WHO.format(who=decision.who) if decision.who else "",
        due=words.Changes.DECISION_DUE.format(day=due) if due else "",
        done=words.Changes.DECISION_WAS_DONE.format(day=done) if done else "",
    )


def _voted(decision: Decision) -> str:
    vote = decision.vote
    return "" if vote is None else words.Changes.DECISION_VOTE.format(vote=vote_told(vote))


def closing_words(closure: Closure) -> str:
    """Return when a year was closed or reopened, by whom, and why it was reopened."""
    day = figures.day(closure.on)
    if not closure.reopened:
        said = words.Changes.YEAR_CLOSED.format(year=closure.year, day=day, by=closure.by)
        return figures.once_ended(said)
    because = _because(closure.because)
    said = words.Changes.YEAR_REOPENED.format(
        year=closure.year, day=day, by=closure.by, because=because
    )
    return ended(said)


def _because(because: str) -> str:
    return words.Changes.BECAUSE.format(because=_one_line(because)) if because else ""


def _one_line(text: str) -> str:
    """Return the user's words on one line, without a full stop that the sentence has itself."""
    return " ".join(text.split()).removesuffix(".")
