"""The years in the sentences of the catalogue, written as the plan counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from scorecard.model.fiscal import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.fiscal import FiscalCalendar

# The fields of sentences that a year fills. What fills them as text, such as the year of a date,
# is written as it comes.
YEAR_FIELDS = frozenset(
    ("year", "before", "after", "since", "until", "next", "first", "last", "from_", "to", "later",
     "start", "due", "met", "reached")
)  # fmt: skip


def with_years(names: Mapping[str, Any], calendar: FiscalCalendar) -> dict[str, Any]:
    """Return names of the catalogue whose sentences write every year that fills them as fiscal.

    Args:
        names: sentences, tables of them and classes that hold them, by name.
        calendar: how a year is written.
    """
    return {name: _told(value, calendar) for name, value in names.items()}


def _told(value: Any, calendar: FiscalCalendar) -> Any:
    if type(value) is str and "{" in value:  # what is a value of the model is no sentence
        sentence = _Sentence(value)
        sentence.calendar = calendar
        return sentence
    if isinstance(value, dict):
        return {key: _told(item, calendar) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple([_told(item, calendar) for item in value])
    if isinstance(value, type) and value.__module__.startswith(__package__ or ""):
        own = {
            name: item
            for each in reversed(value.__mro__)
            for name, item in vars(each).items()
            if name[0].isupper()
        }
        return type(value.__name__, (value,), with_years(own, calendar))
    return value


class _Sentence(str):
    """A template that writes the years among its fields as the plan counts them."""

    __slots__ = ("calendar",)
    calendar: FiscalCalendar

    def format(self, *args: object, **filled: object) -> str:
        """Fill the template."""
        written = {
            name: self.calendar.text(value) if name in YEAR_FIELDS and _is_year(value) else value
            for name, value in filled.items()
        }
        return super().format(*args, **written)


def _is_year(value: object) -> TypeGuard[int]:
    """Say whether what fills a sentence is a year; a count or a revision's number is none."""
    return type(value) is int and FIRST_YEAR <= value <= LAST_YEAR
