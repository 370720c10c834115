"""A portfolio in words: what every face of it says, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import plural, speaking, words, year_text
from scorecard.messages.entities import latest_words, targets_short
from scorecard.messages.rollups import counts_words, gravest_words, group_counts, group_word
from scorecard.messages.terms import kind_words, note_word, reason_short, status_word
from scorecard.model.fiscal import CALENDAR_YEARS
from scorecard.model.portfolio import Combine
from scorecard.model.status import Status
from scorecard.review.portfolio import Split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.review.portfolio import Board, Opened, Side, Together

# So much of a member's worst is shown.
MOST_WORST = 3


@dataclass(frozen=True, slots=True)
class LineView:
    """A goal or an indicator: its status in a word, and a text beside its title."""

    status: Status
    word: str
    id: str
    title: str
    text: str = ""
    is_goal: bool = False


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member. One that cannot be read has its ``faults`` and nothing else."""

    id: str
    title: str
    tags: tuple[str, ...]
    read: bool
    counts: str = ""
    gravest: Status = Status.NOT_ASSESSED
    of_gravest: int = 0
    lead: str = ""  # how many are of the gravest status
    others: str = ""  # and the rest of the counts
    entered: str = ""
    due: str = ""
    goals: tuple[LineView, ...] = ()
    worst: tuple[LineView, ...] = ()
    more: str = ""
    remarks: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()  # that any of its indicators has, in the order of the list


@dataclass(frozen=True, slots=True)
class SideView:
    """What one member has of a shared indicator; ``apart`` says what it lacks."""

    id: str
    member: str
    status: Status
    word: str
    figure: str = ""
    target: str = ""
    apart: str = ""


@dataclass(frozen=True, slots=True)
class TogetherView:
    """A shared indicator, and ``how`` it is put together.

    ``said`` is what it comes to, or why to nothing.
    """

    id: str
    title: str
    unit: str  # empty where the members differ
    how: str
    sides: tuple[SideView, ...]
    said: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardView:
    """The whole of it in words."""

    title: str
    organisation: str
    remarks: tuple[str, ...]
    members: tuple[MemberView, ...]
    shared: tuple[TogetherView, ...]
    provisional: str = ""


def view_of(board: Board, *, tag: str = "", ascii_only: bool = False) -> BoardView:
    """Return the portfolio in words, those of this tool: no member's labels, its years alone.

    Args:
        board: the portfolio.
        tag: that by which members were chosen.
        ascii_only: no sign outside ASCII in figures.
    """
    members: list[MemberView] = []
    of_member: dict[int, list[tuple[Together, int, Side]]] = {}
    for found in board.shared:
        for number, side in enumerate(found.sides):
            of_member.setdefault(id(side.opened), []).append((found, number, side))
    sides: dict[tuple[str, int], SideView] = {}
    for opened in board.members:
        calendar = CALENDAR_YEARS if opened.card is None else opened.card.strategy.calendar
        with speaking(calendar=calendar):
            members.append(_member(opened, board.year))
            for found, number, side in of_member.get(id(opened), ()):
                sides[found.shared.id, number] = _side(side, board.year, ascii_only=ascii_only)
    with speaking(calendar=_calendar_of([opened.card for opened in board.read])):
        shared = tuple(
            _together(
                found, tuple(sides[found.shared.id, n] for n in range(len(found.sides))), board
            )
            for found in board.shared
        )
        starred = any("*" in side.figure for side in sides.values())
        return BoardView(
            _title(board),
            board.portfolio.organisation,
            tuple(_remarks(board, tag)),
            tuple(members),
            shared,
            words.StatusTable.PROVISIONAL if starred else "",
        )


def _calendar_of(cards: Sequence[Scorecard | None]) -> FiscalCalendar:
    """Return the calendar that all members share; that of everybody where they do not."""
    calendars = {card.strategy.calendar for card in cards if card is not None}
    return calendars.pop() if len(calendars) == 1 else CALENDAR_YEARS


def _title(board: Board) -> str:
    as_of = board.as_of
    known = "" if as_of is None else words.PortfolioWords.AS_OF.format(day=figures.day(as_of))
    return words.PortfolioWords.TITLE.format(
        title=board.portfolio.title, year=board.year, as_of=known
    )


def _remarks(board: Board, tag: str) -> Iterator[str]:
    said = words.PortfolioWords
    number, read = len(board.members), len(board.read)
    if tag:
        yield said.WITH_TAG.format(tag=tag)
    if read == number:
        yield plural(said.READ, number)
    else:
        yield plural(said.NOT_READ, number, read=read)
    if not board.chosen and board.read:
        yield (said.LATEST if board.most else said.NO_LATEST).format(year=board.year)
    by_calendar: dict[FiscalCalendar, list[str]] = {}
    for opened in board.read:
        if opened.card is not None:
            by_calendar.setdefault(opened.card.strategy.calendar, []).append(opened.title)
    if len(by_calendar) > 1:
        runs = [
            said.YEAR_RUNS.format(
                year=calendar.text(board.year),
                members=figures.listing(titles),
                first=figures.day(calendar.first_day(board.year)),
                last=figures.day(calendar.last_day(board.year)),
            )
            for calendar, titles in by_calendar.items()
        ]
        yield said.YEARS_DIFFER.format(members=said.SEPARATOR.join(runs))
    yield from map(str, board.faults)


def _member(opened: Opened, year: int) -> MemberView:
    member, card, said = opened.member, opened.card, words.PortfolioWords
    faults = tuple(map(str, opened.faults))
    if card is None:
        faults = faults or (said.FAULTY,)
        return MemberView(member.id, opened.title, member.tags, read=False, faults=faults)
    due = ""
    if opened.due is not None:
        counts = [
            plural(words.DueWords.COUNTS[sort], number)
            for sort, number in opened.due.counts().items()
        ]
        listed = words.COUNTS_SEPARATOR.join(counts)
        due = said.DUE.format(counts=listed) if counts else said.NOT_DUE
    gravest, lead, others = gravest_words(card.counts)
    worst = opened.worst
    more = len(worst) - MOST_WORST
    return MemberView(
        member.id,
        opened.title,
        member.tags,
        read=True,
        counts=counts_words(card.counts) or words.NOTHING,
        gravest=gravest,
        of_gravest=card.counts.of(gravest),
        lead=lead,
        others=others,
        entered=said.ENTERED.format(
            entered=card.entered, expected=card.expected_entries, year=year
        ),
        due=due,
        goals=tuple(
            LineView(
                goal.roll_up.status,
                group_word(goal.roll_up),
                goal.goal.id,
                goal.goal.title,
                group_counts(goal.roll_up),
                is_goal=True,
            )
            for goal in card.goals
        ),
        worst=tuple(_worst(result) for result in worst[:MOST_WORST]),
        more=plural(said.MORE, more) if more > 0 else "" if worst else said.NONE_WORST,
        remarks=tuple(_of_member(opened, card, year)),
        faults=faults,
        statuses=tuple(status for status, number in card.counts.by_status if number),
    )


def _worst(result: IndicatorResult) -> LineView:
    word = status_word(result.status) if result.note is None else note_word(result.note)
    return LineView(
        result.status, word, result.indicator.id, result.indicator.title, result.sentence
    )


def _of_member(opened: Opened, card: Scorecard, year: int) -> Iterator[str]:
    said, (first, last) = words.PortfolioWords, card.strategy.period
    if not first <= year <= last:
        yield said.OUTSIDE.format(year=year, first=year_text(first), last=year_text(last))
    yield from opened.notices
    if opened.faults:
        yield plural(said.FAULTS, len(opened.faults), fault=opened.faults[0])


def _side(side: Side, year: int, *, ascii_only: bool) -> SideView:
    apart = _apart(side, year)
    result, card = side.result, side.opened.card
    if result is None or card is None:
        return SideView(
            side.opened.member.id, side.opened.title, Status.NOT_ASSESSED, "", apart=apart
        )
    short = result.status is Status.NOT_ASSESSED and result.reason is not None
    word = reason_short(result.reason) if short and result.reason else status_word(result.status)
    style = card.strategy.style
    return SideView(
        side.opened.member.id,
        side.opened.title,
        result.status,
        word,
        latest_words(result, year, style, ascii_only=ascii_only),
        targets_short(result, style, ascii_only=ascii_only),
        apart,
    )


def _apart(side: Side, year: int) -> str:
    """Return what a side lacks; "" for nothing."""
    if side.apart is None:
        return ""
    said: str = words.PortfolioWords.APART[side.apart.value]
    return said.format(year=year, id=side.indicator)


def _together(found: Together, sides: tuple[SideView, ...], board: Board) -> TogetherView:
    remarks = []
    cards = [side.opened.card for side in found.added]
    calendars = {card.strategy.calendar for card in cards if card is not None}
    if len(calendars) > 1:
        remarks.append(words.PortfolioWords.YEARS_OF_FIGURES)
    units = {side.result.indicator.unit for side in found.sides if side.result is not None}
    return TogetherView(
        found.shared.id,
        found.title,
        units.pop() if len(units) == 1 else "",
        words.PortfolioWords.HOW[found.shared.combine],
        sides,
        _comes_to(found, board.year),
        tuple(remarks),
    )


def _comes_to(found: Together, year: int) -> str:
    """Return the figure of all, or why there is none; "" for a list of like figures."""
    said = words.PortfolioWords
    if found.split is not None:
        why = said.SPLIT[found.split.value].format(each=_each(found))
        listed = found.shared.combine is Combine.LIST
        return (said.LISTED_DIFFER if listed else said.NO_TOTAL).format(why=why)
    if found.point is not None and found.indicator is not None:
        style = _style(found)
        text = figures.reading(found.indicator, found.point, style)
        value = figures.qualifier(found.point) + figures.with_unit(found.indicator, text)
        if cautions := figures.marks(found.point):
            value = words.MARKED.format(figure=value, marks=cautions)
        base = figures.base(found.indicator, found.point, style, narrow=True)
        template = said.POOLED if base else said.SUM
        comes_to: str = plural(template, len(found.added), value=value, base=base)
        return comes_to
    if found.shared.combine is Combine.LIST:
        return said.NO_TOTAL.format(why=said.SPLIT["nobody"]) if not found.sides else ""
    by_reason: dict[str, list[str]] = {}
    for side in found.lacking:
        apart = _apart(side, year)
        by_reason.setdefault(apart, []).append(side.opened.title)
    lacking = [
        said.LACKING.format(apart=apart, members=figures.listing(titles))
        for apart, titles in by_reason.items()
    ]
    return said.NO_TOTAL.format(why=said.SEPARATOR.join(lacking))


def _each(found: Together) -> str:
    """Return how the members differ: "children for Kenya, households for Peru"."""
    said, by_what = words.PortfolioWords, dict[str, list[str]]()
    for side in found.sides:
        if side.result is None:
            continue
        indicator = side.result.indicator
        what = kind_words(indicator.kind)
        if found.split is Split.UNITS:
            what = indicator.unit or said.NO_UNIT
        elif found.split is Split.AMOUNTS:
            what = said.TOTALS if indicator.accumulate else said.AMOUNTS
        by_what.setdefault(what, []).append(side.opened.title)
    return words.LIST_SEPARATOR.join(
        said.EACH.format(what=what, members=figures.listing(members))
        for what, members in by_what.items()
    )


def _style(found: Together) -> NumberStyle | None:
    """Return how all members write numbers; None where they do not write them alike."""
    styles = {side.opened.card.strategy.style for side in found.added if side.opened.card}
    return styles.pop() if len(styles) == 1 else None
