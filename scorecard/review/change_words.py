"""What was restated, revised, settled or closed between two scorecards, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import figures, status_word, target_words
from scorecard.messages.catalogue import words
from scorecard.messages.fields import ended
from scorecard.model.number import format_number
from scorecard.model.priority import PriorityState
from scorecard.model.reading import RevisionReason
from scorecard.model.scorecard import ReadingPoint
from scorecard.review.restatements import RESTATING
from scorecard.review.status_words import in_points, name_words

if TYPE_CHECKING:
    from scorecard.model.entity import Entity
    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Closure
    from scorecard.model.strategy import Strategy
    from scorecard.review.board_changes import DecisionChange, PriorityChange
    from scorecard.review.changes import Changes
    from scorecard.review.flips import Flip
    from scorecard.review.plan_changes import DeadlineChange, TargetChange
    from scorecard.review.restatements import Restatement


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
    elif changes.same == 1:
        said.append(words.Changes.SAME_ONE)
    else:
        said.append(words.Changes.SAME.format(number=changes.same))
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


def restated_words(step: Restatement, plan: Strategy) -> str:
    """Return what a restated figure was and is, by how much it moved, why, since when."""
    return words.Changes.RESTATEMENT.format(
        figure=figure_name(step),
        was=_figure(step, step.before, plan),
        now=_with_unit(step, _figure(step, step.after, plan)),
        difference=_difference(step, plan),
        why=_why(step),
        known=words.Changes.KNOWN_SINCE.format(day=figures.day(step.on), by=step.after.by),
    )


def figure_name(step: Restatement) -> str:
    """Return which figure was restated: its indicator, entity and year."""
    title = step.indicator.title
    if step.entity is None:
        return words.Changes.FIGURE.format(title=title, year=step.year)
    return words.Changes.FIGURE_OF.format(title=title, entity=step.subject.title, year=step.year)


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
    one = len(changes.restated) == 1
    template = words.Changes.NO_FLIP if one else words.Changes.NO_FLIPS
    return template.format(year=changes.after.year)


def together_words(changes: Changes) -> tuple[str, ...]:
    """Return what turned on all restatements together and on none of them alone."""
    alone = {flip for step in changes.restated for flip in step.flips or ()}
    return flip_words(tuple(f for f in changes.flips if f not in alone), together=True)


def target_change_words(change: TargetChange, plan: Strategy) -> str:
    """Return what a target was and is, when that was decided, and why."""
    indicator, old, new, entity = change
    subject = indicator if entity is None else indicator.own(entity)
    said = {
        "title": indicator.title if entity is None else _of_entity(indicator, entity),
        "was": target_words(subject, old, plan.style),
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
    priority, was, since, following = change
    state = words.Changes.PRIORITY_STATE[priority.state]
    if priority.state is PriorityState.CARRIED_OVER and following is not None:
        state = words.Changes.CARRIED_TO.format(year=following.year, ref=following.ref)
    template = words.Changes.PRIORITY if was is None else words.Changes.PRIORITY_MOVED
    said = template.format(
        ref=priority.ref,
        text=_one_line(priority.text),
        was="" if was is None else words.Changes.PRIORITY_STATE[was],
        state=state,
        day=figures.day(since),
        because=_because(priority.because),
    )
    return ended(said)


def decision_words(change: DecisionChange) -> str:
    """Return what was decided, who sees to it by when, and whether it is done."""
    decision, taken, _ = change
    text, on = _one_line(decision.text), figures.day(decision.on)
    done = "" if decision.done is None else figures.day(decision.done)
    if not taken:
        return words.Changes.DECISION_DONE.format(ref=decision.ref, text=text, day=done, decided=on)
    due = "" if decision.due is None else figures.day(decision.due)
    return words.Changes.DECISION_TAKEN.format(
        ref=decision.ref,
        text=text,
        day=on,
        who=words.Changes.DECISION_WHO.format(who=decision.who) if decision.who else "",
        due=words.Changes.DECISION_DUE.format(day=due) if due else "",
        done=words.Changes.DECISION_WAS_DONE.format(day=done) if done else "",
    )


def closing_words(closure: Closure) -> str:
    """Return when a year was closed or reopened, by whom, and why it was reopened."""
    day = figures.day(closure.on)
    if not closure.reopened:
        return words.Changes.YEAR_CLOSED.format(year=closure.year, day=day, by=closure.by)
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


def _why(step: Restatement) -> str:
    """Return the reason given; a change after the closing needs none to be a restatement."""
    if step.reason in RESTATING:
        return RevisionReason(step.reason).value
    closed = words.Changes.AFTER_CLOSING.format(year=step.year)
    return f"{step.reason}, {closed}" if step.reason else closed


def _figure(step: Restatement, reading: Reading, plan: Strategy) -> str:
    if reading.retracted or reading.value is None:
        why = reading.no_data
        return words.Changes.NO_DATA.format(why=why) if why else words.Changes.NO_FIGURE
    point = ReadingPoint(reading.year, None, reading)
    text = figures.reading(step.subject, point, plan.style) or reading.value
    return figures.qualifier(point) + text


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
