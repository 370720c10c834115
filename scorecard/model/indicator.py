"""What is measured: an indicator with its kind, baseline, target and rules."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.entity import Aggregate, Entity
    from scorecard.model.methods import Parameters
    from scorecard.model.status import Status
    from scorecard.model.target import Milestone, Target


class Kind(StrEnum):
    """What sort of value an indicator takes."""

    NUMBER = "number"
    PERCENT = "percent"  # in hundredths: 12 means 12 %
    YES_NO = "yes_no"
    SCALE = "scale"
    QUALITATIVE = "qualitative"


class Direction(StrEnum):
    """Which way is good, for an indicator without a target."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Derivation(StrEnum):
    """How an indicator is computed from others."""

    SUM = "sum"
    DIFFERENCE = "difference"  # first minus second
    SHARE = "share"  # 100 x first / second


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale, worst first."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where an indicator stood at the start.

    ``value`` is in the unit (a level's index for a scale, 1.0 or 0.0 for yes or no); None takes
    the reading of ``year``.
    """

    year: int
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Derive:
    """The rule and the ids an indicator is computed from."""

    rule: Derivation
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The assessment rule of one indicator: cuts as ratios, ``stale_after`` in years.

    ``method`` is one of :class:`~scorecard.model.methods.Method`; ``parameters`` are those of the
    published methods, None for all as published.
    """

    method: str = "path"
    on_track: float = 0.95
    at_risk: float = 0.60
    stale_after: int = 2
    parameters: Parameters | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator as declared. ``faulty`` marks one the plan could not declare properly.

    ``kind`` is that of the figure which is assessed. With ``entities`` there are readings for
    each of them alone, and ``entity_kind`` is theirs; see :meth:`kind_for`.
    """

    id: str
    title: str
    kind: Kind = Kind.NUMBER
    unit: str = ""
    decimals: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    levels: tuple[Level, ...] = ()
    baselines: tuple[Baseline, ...] = ()  # by year; a later one starts the series anew
    targets: tuple[Target, ...] = ()  # the first, then each revision in the order decided
    milestones: tuple[Milestone, ...] = ()  # by year
    direction: Direction | None = None
    target_set_by: str = ""
    definition: str = ""
    source: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    weight: float = 1.0
    context: bool = False
    accumulate: bool = False
    derive: Derive | None = None
    active_from: int | None = None
    active_to: int | None = None
    formerly: tuple[str, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)
    require_comment: tuple[Status, ...] = ()  # a year with one of these asks for a comment
    entities: tuple[Entity, ...] = ()
    aggregate: Aggregate | None = None
    entity_kind: Kind = Kind.NUMBER
    faulty: bool = False

    def active_in(self, year: int) -> bool:
        """Say whether the indicator is kept in ``year``."""
        return (self.active_from is None or year >= self.active_from) and (
            self.active_to is None or year <= self.active_to
        )

    def target_on(self, day: date) -> Target | None:
        """Return the target in force on ``day``: the latest decided by then, else the first."""
        if len(self.targets) < 2:
            return self.targets[0] if self.targets else None
        decided = [t for t in self.targets[1:] if t.decided is not None and t.decided <= day]
        return max(decided, key=lambda t: t.decided or day) if decided else self.targets[0]

    def level_index(self, key: str) -> int | None:
        """Return the position of a level, worst 0; None when there is no such level."""
        return next((i for i, level in enumerate(self.levels) if level.key == key), None)

    def entity(self, id_: str) -> Entity | None:
        """Return the entity with this id, or one formerly called so."""
        for entity in self.entities:
            if entity.id == id_:
                return entity
        return next((entity for entity in self.entities if id_ in entity.formerly), None)

    @property
    def reading_kind(self) -> Kind:
        """Return what sort of value people enter, where no deadline asks for another."""
        return self.entity_kind if self.entities else self.kind

    def kind_for(self, entity: Entity | None) -> Kind:
        """Return what sort of value a reading takes: the indicator's own, or an entity's."""
        if entity is None:
            return self.kind
        return Kind.YES_NO if entity.deadlines else self.entity_kind

    def own(self, entity: Entity) -> Indicator:
        """Return an entity as an indicator of its own."""
        return replace(
            self,
            id=entity.id,
            title=entity.title,
            kind=self.kind_for(entity),
            baselines=entity.baselines,
            targets=entity.targets,
            milestones=(),
            formerly=entity.formerly,
            active_from=entity.active_from,
            active_to=entity.active_to,
            weight=1.0,
            entities=(),
            aggregate=None,
        )
