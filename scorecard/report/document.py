"""What a report's template may print: a scorecard turned into words, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass


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
class IndicatorView:
    """One indicator of the report. ``remarks`` are short sentences beside the explanation.

    ``title_unit`` is the title with the unit, for a table whose figures stand without it.
    """

    id: str
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


@dataclass(frozen=True, slots=True)
class Why:
    """What decided, in one sentence, with the numbers of its sources."""

    text: str
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """One objective: its status and why, and its scored indicators."""

    id: str
    title: str
    heading: str
    description: str
    status: StatusView
    sentence: str
    counts: str
    why: Why
    indicators: tuple[IndicatorView, ...]


@dataclass(frozen=True, slots=True)
class GoalView:
    """One goal: its status and why, the indicators of its own, and its objectives."""

    id: str
    title: str
    heading: str
    description: str
    status: StatusView
    sentence: str
    counts: str
    indicators: tuple[IndicatorView, ...]
    objectives: tuple[ObjectiveView, ...]


@dataclass(frozen=True, slots=True)
class News:
    """Indicators that are news for one reason; ``more`` were left out of a long list."""

    indicators: tuple[IndicatorView, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class CountView:
    """How many indicators stand at one status."""

    status: StatusView
    number: int


@dataclass(frozen=True, slots=True)
class RestatementView:
    """One step of a restated figure: what it was and is now, since when, and why."""

    title: str
    year: int
    was: Figure
    now: Figure
    known_from: str
    reason: str


@dataclass(frozen=True, slots=True)
class DueView:
    """What is still due, by what is lacking: the titles of the indicators."""

    lacking: str
    titles: tuple[str, ...]


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
class CutsView:
    """The cuts of a group of indicators: ratios, and years after which a reading is stale."""

    on_track: str
    at_risk: str
    stale_after: int
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """What this strategy calls the levels of its plan."""

    goal: str
    objective: str
    indicator: str
    baseline: str
    target: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    ``as_of``, ``date`` and ``data_as_of`` are ISO dates: the day whose knowledge was asked for,
    the report's own, and that of the newest record used; each is empty when there is none.
    ``knowledge`` says the same in sentences.
    """

    title: str
    strategy: str
    organisation: str
    description: str
    period: str
    year: int
    as_of: str
    date: str
    data_as_of: str
    knowledge: tuple[str, ...]
    plan_digest: str
    tool_version: str
    language: str
    labels: Labels
    verdict: tuple[str, ...]
    counts: tuple[CountView, ...]
    concerns: News
    waiting: News
    good: News
    goals: tuple[GoalView, ...]
    context: tuple[IndicatorView, ...]
    restatements: tuple[RestatementView, ...]
    due: tuple[DueView, ...]
    readings: tuple[YearsView, ...]
    no_data: tuple[str, ...]
    letters: tuple[str, ...]
    definitions: tuple[IndicatorView, ...]
    sources: tuple[SourceView, ...]
    cuts: CutsView
    other_cuts: tuple[CutsView, ...]
    marks: tuple[StatusView, ...]
