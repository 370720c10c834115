"""The digest of the records a report was made from: the same records, the same digest."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from scorecard.model.present_ids import PresentIds
from scorecard.model.reading import State
from scorecard.model.records import known

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from _typeshed import DataclassInstance

    from scorecard.model.records import Records
    from scorecard.model.scorecard import Scorecard


def data_digest(card: Scorecard, records: Records) -> str:
    """Return the SHA-256 of all records known on a scorecard's day, up to its year, as hex.

    What became known later, drafts of readings, and readings of indicators the plan does not have
    make no difference to a report, and so none to the digest. Nor does the order of the records.

    Args:
        card: says the year, the day and the plan.
        records: what the report's audience may read.
    """
    as_of = card.as_of
    ids = PresentIds(card.strategy).indicators
    used: list[object] = [
        reading
        for reading in known(records.readings, as_of)
        if reading.year <= card.year
        and reading.state is not State.DRAFT
        and reading.indicator in ids
    ]
    others: Iterable[Any] = (*records.judgements, *records.comments, *records.priorities)
    used += [r for r in others if as_of is None or r.entered_at.date() <= as_of]
    used += [d for d in records.decisions if as_of is None or d.entered_at.date() <= as_of]
    used += [c for c in records.closures if as_of is None or c.on <= as_of]
    digest = sha256()
    for line in sorted(f"{type(record).__name__} {_text(record)}" for record in used):
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _text(value: object) -> str:
    """Return a value so that two are the same text only when they are the same.

    Of a record only what differs from the default is told: a field that a later version adds
    changes no digest.
    """
    if isinstance(value, Enum):
        return repr(str(value.value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"({', '.join(_text(entry) for entry in value)})"
    if is_dataclass(value) and not isinstance(value, type):
        told = (
            f"{name}={_text(held)}"
            for name, usual in _defaults(value.__class__)
            if (held := getattr(value, name)) != usual
        )
        return f"{{{' '.join(told)}}}"
    return repr(value)


@lru_cache
def _defaults(record: Hashable) -> tuple[tuple[str, object], ...]:
    """Return the fields of a sort of record with their defaults, by name."""
    declared = fields(cast("type[DataclassInstance]", record))
    return tuple(sorted((entry.name, entry.default) for entry in declared))
