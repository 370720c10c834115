"""A report as its templates see it: its head, its sections, and every part these print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report: its head, its sections in order, and what these print."""

    head: Head
    sections: tuple[SectionView, ...]
    body: Body


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below the sections.

    ``as_of``, ``date`` and ``data_as_of`` are ISO dates: the day whose knowledge was asked for,
    the report's own, and that of the newest record used; each is empty when there is none.
    ``knowledge`` says the same in sentences, and for whom the report is, and whether the year is
    closed. ``form`` is "brief" for two printed pages, else empty. ``plan_digest`` and
    ``data_digest`` name the plan's text and the records used.
    """

    title: str
    strategy: str
    organisation: str
    description: str
    period: str
    year: int
    audience: str
    form: str
    as_of: str
    date: str
    data_as_of: str
    knowledge: tuple[str, ...]
    plan_digest: str
    data_digest: str
    tool_version: str
    language: str
    labels: Labels


@dataclass(frozen=True, slots=True)
class Labels:
    """What this strategy calls the levels of its plan."""

    goal: str
    objective: str
    indicator: str
    baseline: str
    target: str
    entity: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section: its name in the plan, which is that of its template, and its heading."""

    name: str
    heading: str
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """What the sections print; what no section of a report asks for is empty."""

    page: PageView | None = None
    entered: str = ""
    scorecard: tuple[GoalView, ...] = ()
    in_short: tuple[str, ...] = ()
    changes: ChangesView | None = None
    last_priorities: tuple[PrioritiesView, ...] = ()
    decisions: tuple[DecisionView, ...] = ()
    context: tuple[IndicatorView, ...] = ()
    goals: tuple[GoalView, ...] = ()
    restatements: tuple[RestatementView, ...] = ()
    restated_since: str = ""
    restated_alone: str = ""
    restated_earlier: tuple[RestatementView, ...] = ()
    pins: tuple[PinView, ...] = ()
    next_priorities: PrioritiesView | None = None
    readings: tuple[YearsView, ...] = ()
    no_data: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    charts: tuple[tuple[str, ChartLink], ...] = ()
    definitions: tuple[IndicatorView, ...] = ()
    sources: tuple[SourceView, ...] = ()
    files: tuple[FileView, ...] = ()
    cuts: CutsView | None = None
    other_cuts: tuple[CutsView, ...] = ()
    marks: tuple[StatusView, ...] = ()
    comparison: ComparisonView | None = None
    due: tuple[DueView, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status as it is shown: its mark, its words, and the closed list's own name for it."""

    mark: str
    words: str
    name: str

    @property
    def label(self) -> str:
        """Return mark and words, so that no meaning hangs on the mark alone."""
        return f"{self.mark} {self.words}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in words with its year, what to beware of, and the numbers of its sources."""

    text: str
    year: int | None = None
    cautions: tuple[str, ...] = ()
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartLink:
    """A chart as a report refers to it: the address of its file, and what it shows in words."""

    address: str
    finding: str


@dataclass(frozen=True, slots=True)
class CommentView:
    """What people wrote of an indicator, objective or goal.

    ``caution`` says that it is a draft, or for whom alone it is meant; empty where neither.
    """

    text: str
    caution: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator of the report. ``remarks`` are short sentences beside the explanation.

    ``place`` is the id of its objective, or of the goal whose own it is. ``title_unit`` is the
    title with the unit, for a table whose figures stand without it. ``entities`` are those it is
    kept for, in the order of the plan; ``many_entities`` takes their place where they are too many
    to stand between two indicators, and an annex has room for them. ``parts`` is a table for each
    breakdown somebody entered figures of. ``plain`` says that its row
    in the table tells all that its sentence does. ``comment_missing`` is the sentence that says so
    where the plan asks for one; empty where it is there or not asked for.
    """

    id: str
    place: str
    title: str
    unit: str
    title_unit: str
    status: StatusView
    sentence: str
    target: str
    baseline: Figure | None
    latest: Figure | None
    expected: str
    trend: str
    remarks: tuple[str, ...]
    refs: tuple[int, ...]
    definition: str
    plain: bool = False
    comment: CommentView | None = None
    comment_missing: str = ""
    entities: tuple[EntityRow, ...] = ()
    many_entities: tuple[EntityRow, ...] = ()
    parts: tuple[PartsView, ...] = ()


@dataclass(frozen=True, slots=True)
class PartsView:
    """The parts of one breakdown, a row each with the figures of the last ``years``.

    ``title`` names the indicator too: a table may stand far from it. The ``chart`` of one without
    targets is listed in an annex. ``notes`` say what is added up in the figures of the year.
    """

    title: str
    breakdown: str
    years: tuple[str, ...]
    rows: tuple[PartView, ...]
    chart: ChartLink | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartView:
    """One part: its figures, what it is held against, and where it stands, with its trend."""

    title: str
    figures: tuple[str, ...]
    target: str
    status: StatusView
    trend: str


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One entity of an indicator: its reading, what it is held against, and where it stands."""

    title: str
    latest: Figure | None
    target: str
    status: StatusView


@dataclass(frozen=True, slots=True)
class Why:
    """What decided, in a few words and in one sentence, with the numbers of its sources.

    ``sentence`` is empty where the status itself says all there is to say.
    """

    text: str
    refs: tuple[int, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """One objective: its status and why, its scored indicators, its chart, its comment."""

    id: str
    title: str
    heading: str
    description: str
    status: StatusView
    sentence: str
    counts: str
    why: Why
    indicators: tuple[IndicatorView, ...]
    chart: ChartLink | None = None
    comment: CommentView | None = None


@dataclass(frozen=True, slots=True)
class GoalView:
    """One goal: its status and why, the indicators of its own, and its objectives.

    ``rows`` are all scored indicators of the goal, those of its objectives included.
    """

    id: str
    title: str
    heading: str
    description: str
    status: StatusView
    sentence: str
    counts: str
    why: Why
    indicators: tuple[IndicatorView, ...]
    objectives: tuple[ObjectiveView, ...]
    rows: tuple[IndicatorView, ...] = ()
    chart: ChartLink | None = None
    comment: CommentView | None = None


@dataclass(frozen=True, slots=True)
class PageView:
    """Page one: how the strategy stands, goal by goal, what is new, what is asked of the board.

    ``was`` heads the statuses that are compared with; empty without any. ``new`` heads what is new
    for the better and for the worse; ``more_better`` and ``more_worse`` say how much else is, and
    ``nothing_new`` that there is none. ``asked`` is empty for anybody but the board; ``asking``
    heads it.
    """

    place: str
    standing: str
    was: str
    goals: tuple[GoalRow, ...]
    new: str
    better: tuple[NewsView, ...]
    more_better: str
    worse: tuple[NewsView, ...]
    more_worse: str
    nothing_new: str
    asking: str
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal on page one: its status now and before, how many stand well, what staff say of it.

    ``before`` is None where nothing is compared; ``narrative`` is a sentence with whose it is, or
    empty.
    """

    id: str
    title: str
    status: StatusView
    before: StatusView | None
    share: str
    narrative: str


@dataclass(frozen=True, slots=True)
class NewsView:
    """An indicator that is news; ``was`` says where it stood before and why it moved, if known."""

    status: StatusView
    title: str
    sentence: str
    was: str
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveView:
    """What went from one status to another for one ``cause``: ``listed`` in one text, by title.

    ``more`` were left out of a long list of ``titles``.
    """

    was: StatusView
    now: StatusView
    cause: str
    listed: str
    titles: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed since the year before: in a sentence, by status, and what else in sentences."""

    year: int
    summary: str
    moves: tuple[MoveView, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PriorityView:
    """One priority: what was set, and in ``said`` what is known of it, in sentences."""

    ref: str
    text: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrioritiesView:
    """The priorities set for one year."""

    year: int
    heading: str
    priorities: tuple[PriorityView, ...]


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision of a meeting; ``said`` is who sees to it, by when, whether it is done."""

    ref: str
    day: str
    text: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a restated figure: what it was and is now, since when, and why."""

    year: int
    was: str
    now: str
    known_from: str
    reason: str
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RestatementView:
    """The restated figures of one indicator, the newest step first."""

    title: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class PinView:
    """What an earlier report said of a figure, and what comes out instead."""

    title: str
    said: str


@dataclass(frozen=True, slots=True)
class YearsRow:
    """One indicator's amounts: a figure, or None where nothing was entered, for each year."""

    title: str
    figures: tuple[Figure | None, ...]


@dataclass(frozen=True, slots=True)
class YearsView:
    """A table of a few years of readings, as many years as a page is wide."""

    years: tuple[int, ...]
    rows: tuple[YearsRow, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """One numbered source: what it is called, and its address if it has one."""

    number: int
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file that a figure rests on: whose and of which year, its name, and where it is or ""."""

    title: str
    year: int
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class CutsView:
    """The cuts of a group of indicators: ratios, and the years after which a reading is stale.

    ``method`` is empty for the path, which is the usual one.
    """

    on_track: str
    at_risk: str
    stale_after: str
    titles: tuple[str, ...] = ()
    method: str = ""


@dataclass(frozen=True, slots=True)
class MethodsRow:
    """One indicator: its status here, and each method's own words; empty where it has none."""

    title: str
    status: StatusView
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MethodsView:
    """A table of a few methods, as many as a page is wide."""

    methods: tuple[str, ...]
    rows: tuple[MethodsRow, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What other published methods would say.

    ``agreed`` is a sentence for each method, ``silent`` one that names the indicators of which
    none says anything; empty where there is none.
    """

    tables: tuple[MethodsView, ...]
    agreed: tuple[str, ...]
    silent: str = ""


@dataclass(frozen=True, slots=True)
class DueView:
    """What is still due, by what is lacking: titles of indicators, or what the board is to do."""

    lacking: str
    titles: tuple[str, ...]
