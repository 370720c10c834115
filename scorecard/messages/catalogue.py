"""The words of the language in use: how one is chosen, and how forms, offers and dates are made."""

from __future__ import annotations

import re
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any

from scorecard.messages.fiscal import with_years
from scorecard.messages.labels import relabelled
from scorecard.model.fiscal import CALENDAR_YEARS, FiscalCalendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from scorecard.messages import english as words
    from scorecard.model.number import NumberFault
else:
    # A namespace of its own, whose names `use` fills. Code reads a name where it says it, never
    # at import, and so follows the language at the cost of an attribute.
    words = ModuleType("words")

__all__ = [
    "DEFAULT_LANGUAGE",
    "chosen",
    "date_form",
    "did_you_mean",
    "either",
    "is_right_to_left",
    "languages",
    "number_fault",
    "numbers_of",
    "plural",
    "prefer",
    "preferred",
    "speaking",
    "use",
    "words",
    "year_in_name",
    "year_of",
    "year_parsed",
    "year_text",
    "year_within",
]

DEFAULT_LANGUAGE = "en"
# English is the catalogue the others are held against, and its file bears its name.
_ENGLISH = "english"
_PLAN = "framework"
_OF_KEYS = (_PLAN, "exchange")
# What a sample of a date must show; its parts cannot be taken for one another.
_DAY, _MONTH, _YEAR = "31", "12", "2018"
_FIELDS = {_DAY: "{day}", _YEAR: "{year}"}
_PADDED = {_DAY: "{day:02}", _MONTH: "{number:02}", _YEAR: "{year}"}
_LONGEST = 40


# The language that somebody asked for, whatever a plan is in.
_PREFERRED: list[str] = []


def prefer(language: str | None) -> None:
    """Have everything said in a language from now on, whatever a plan is in; None: as it says."""
    _PREFERRED[:] = [] if language is None else [language]


def preferred() -> str | None:
    """Return the language that was asked for; None where none was."""
    return _PREFERRED[0] if _PREFERRED else None


def numbers_of(language: str) -> str | None:
    """Return the number 1234.5 as a language writes it; None for English's own form."""
    if language not in languages()[1:]:
        return None
    from scorecard.messages.po import number_sample  # noqa: PLC0415 - Babel, as below

    return number_sample(language)


def use(
    language: str = DEFAULT_LANGUAGE,
    dates: str | None = None,
    labels: Mapping[str, str] | None = None,
    calendar: FiscalCalendar = CALENDAR_YEARS,
) -> None:
    """Choose the language and the form of dates of everything said from now on.

    The choice is the process's. A language there is no file for, and a sample of a date that does
    not show its form, are faults of the plan; here they leave English, and the language's own form.

    Args:
        language: its code, such as "en".
        dates: 31 December 2018 as people here write it; None for the language's own form.
        labels: what the plan calls a goal, a target and so on, by the tool's own word.
        calendar: how its years are counted, and so written.
    """
    asked = preferred()
    if asked is not None and asked != language:
        # A plan's words and its form of dates are in its own language.
        language, dates, labels = asked, None, None
    names = _names(language)
    form = None if dates is None else _day_template(dates, names["MONTHS"])
    if form not in (None, names["DAY"]):
        names |= {"DAY": form, "FIRST_DAY": form}
    if labels and language == DEFAULT_LANGUAGE:
        # What is wrong in a plan or a file is told in the words of its keys and columns.
        kept = {name for module in _OF_KEYS for name in _file(f"{_ENGLISH}.{module}")}
        names |= relabelled(
            {name: value for name, value in names.items() if name not in kept}, labels
        )
    if calendar.is_fiscal:
        # A fault of a plan shows its years as they stand there.
        kept = set(_file(f"{_ENGLISH}.{_PLAN}"))
        sentences = {name: value for name, value in names.items() if name not in kept}
        names |= with_years(sentences, calendar)
    vars(words).update(names, CHOSEN=(language, dates, dict(labels or {}), calendar))


def chosen() -> tuple[str, str | None, dict[str, str], FiscalCalendar]:
    """Return what was chosen last, for a process that is to say the same."""
    said: tuple[str, str | None, dict[str, str], FiscalCalendar] = vars(words)["CHOSEN"]
    return said


def calendar_in_use() -> FiscalCalendar:
    """Return how the plan in use counts years."""
    return chosen()[3]


def year_text(year: int) -> str:
    """Return a year as the plan in use writes it: 2019, or 2019/20 where years are fiscal."""
    return calendar_in_use().text(year)


def year_in_name(year: int) -> str:
    """Return a year as the name of a file or a sheet may hold it: 2019, or 2019-20."""
    return year_text(year).replace("/", "-")


def year_parsed(text: str) -> int | None:
    """Return the year that a text of :func:`year_text` says; None for another text."""
    return calendar_in_use().parse(text)


def year_within(year: int, room: float) -> str:
    """Return a year for where there is room for so many letters: 2019/20 in seven, else 19/20."""
    text = year_text(year)
    return text if len(text) <= room else calendar_in_use().short(year)


def year_of(day: date) -> int:
    """Return the year a day lies in, as the plan in use counts years."""
    return calendar_in_use().of(day)


# The choice is the process's: where several threads make one for a while, each waits for the other.
_SPEAKING = RLock()


@contextmanager
def speaking(
    language: str = DEFAULT_LANGUAGE,
    dates: str | None = None,
    calendar: FiscalCalendar = CALENDAR_YEARS,
) -> Iterator[None]:
    """Choose, as :func:`use` does, how that is said which is said within."""
    with _SPEAKING:
        before = dict(vars(words))
        use(language, dates, calendar=calendar)
        try:
            yield
        finally:
            vars(words).update(before)


def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are, English first."""
    files = (Path(__file__).parent / "locale").glob("*.po")
    return (DEFAULT_LANGUAGE, *sorted(path.stem for path in files))


def is_right_to_left(code: str) -> bool:
    """Say whether a language is written from right to left."""
    return code.partition("-")[0] in _RIGHT_TO_LEFT


_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def date_form(sample: str, language: str = DEFAULT_LANGUAGE) -> str | None:
    """Return the form that a sample of 31 December 2018 shows; None when it shows none."""
    return _day_template(sample, _names(language)["MONTHS"])


def plural(forms: Mapping[str, str], number: int | str, **filled: object) -> str:
    """Return the form of a sentence that goes with a number, filled: "1 line", "3 lines".

    Args:
        forms: a template for each form that the language has; "other" is always there.
        number: it fills ``{number}``; what is no whole number comes as the text that is shown.
        filled: the other fields.
    """
    form = forms.get(words.PLURAL_FORM(str(number)), forms["other"])
    return form.format(number=number, **filled)


def did_you_mean(names: Iterable[str]) -> str:
    """Return ``; did you mean "x" or "y"?`` for nearest names, nothing when there are none."""
    offered = [f'"{name}"' for name in names]
    return words.DID_YOU_MEAN.format(names=either(offered)) if offered else ""


def either(names: Sequence[str]) -> str:
    """Return ``a, b or c``."""
    *before, last = names
    return words.OR.join(filter(None, (words.LIST_SEPARATOR.join(before), last)))


def number_fault(fault: NumberFault) -> str:
    """Return why a number is refused, and how to write it."""
    return words.Numbers.FAULT[fault.sort].format(**fault.told)


def _names(language: str) -> dict[str, Any]:
    """Return the names of a language; one that its file lacks is English."""
    code = language.lower()
    found = dict(_file(_ENGLISH))
    return _translated(code, found) if code in languages()[1:] else found


def _translated(code: str, names: Mapping[str, Any]) -> dict[str, Any]:
    """Return names in another language; its libraries load only where one is asked for."""
    from scorecard.messages.po import in_language  # noqa: PLC0415 - Babel, which English is without

    if code not in _MADE:
        _MADE[code] = in_language(code, names)
    return dict(_MADE[code])


# Other languages that were spoken once.
_MADE: dict[str, dict[str, Any]] = {}


def _file(name: str) -> dict[str, Any]:
    """Return the public names of a language's file; none when there is no such file."""
    module = f"scorecard.messages.{name}"
    try:
        names = vars(import_module(module))
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return {}
    return {name: value for name, value in names.items() if name[0].isupper()}


def _day_template(sample: str, months: Sequence[str]) -> str | None:
    """Return the template of a day from 31 December 2018 as people write it.

    "31 December 2018", "31/12/2018", "2018-12-31", "December 31, 2018" and "31.12.2018" are such
    samples, and so is "31 de diciembre de 2018" where the months have these names.

    Args:
        sample: the date as written.
        months: the names of the months, January first.

    Returns:
        a template with ``{day}``, ``{year}`` and ``{month}`` or ``{number}``; days and months in
        digits alone have two. None when the sample does not show day, month and year once each.
    """
    if len(sample) > _LONGEST or set(sample) & set("{}"):
        return None
    before, named, after = _around(sample, months[-1])
    fields = _FIELDS if named else _PADDED
    found: list[str] = []

    def field(number: re.Match[str]) -> str:
        found.append(number[0])
        return fields.get(number[0], "")

    template = ("{month}" if named else "").join(
        re.sub(r"\d+", field, part) for part in (before, after)
    )
    return template if sorted(found) == sorted(fields) else None


def _around(sample: str, month: str) -> tuple[str, bool, str]:
    """Split a sample around the name of its month, however it is capitalised."""
    at = sample.casefold().find(month.casefold())
    if at < 0:
        return sample, False, ""
    return sample[:at], True, sample[at + len(month) :]


use()
