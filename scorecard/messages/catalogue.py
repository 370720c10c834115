"""The words of the language in use: one namespace, filled from the file of that language."""

from __future__ import annotations

import re
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from scorecard.messages.dates import day_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.messages import english as words
else:
    # A namespace of its own, whose names `use` fills. Code reads a name where it says it, never
    # at import, and so follows the language at the cost of an attribute.
    words = ModuleType("words")

__all__ = ["DEFAULT_LANGUAGE", "date_form", "languages", "speaking", "use", "words"]

DEFAULT_LANGUAGE = "en"
# English is the catalogue the others are held against, and its file bears its name.
_ENGLISH = "english"
_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")


def use(language: str = DEFAULT_LANGUAGE, dates: str | None = None) -> None:
    """Choose the language and the form of dates of everything said from now on.

    The choice is the process's. A language there is no file for, and a sample of a date that does
    not show its form, are faults of the plan; here they leave English, and the language's own form.

    Args:
        language: its code, such as "en".
        dates: 31 December 2018 as people here write it; None for the language's own form.
    """
    chosen = _names(language)
    form = None if dates is None else day_template(dates, chosen["MONTHS"])
    if form is not None:
        chosen["DAY"] = form
    vars(words).update(chosen)


@contextmanager
def speaking(language: str = DEFAULT_LANGUAGE, dates: str | None = None) -> Iterator[None]:
    """Choose the language and the form of dates, as :func:`use` does, of what is said within."""
    before = dict(vars(words))
    use(language, dates)
    try:
        yield
    finally:
        vars(words).update(before)


def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are, English first."""
    # The two or three letters of a code are no other module's name here.
    codes = [path.stem.replace("_", "-") for path in Path(__file__).parent.glob("*.py")]
    return (DEFAULT_LANGUAGE, *sorted(code for code in codes if _CODE.fullmatch(code)))


def date_form(sample: str, language: str = DEFAULT_LANGUAGE) -> str | None:
    """Return the form that a sample of 31 December 2018 shows; None when it shows none."""
    return day_template(sample, _names(language)["MONTHS"])


def _names(language: str) -> dict[str, Any]:
    """Return the names of a language; one that its file lacks is English."""
    code = language.lower()
    found = dict(_file(_ENGLISH))
    if code != DEFAULT_LANGUAGE and _CODE.fullmatch(code):
        found |= _file(code.replace("-", "_"))
    return found


def _file(name: str) -> dict[str, Any]:
    """Return the public names of a language's file; none when there is no such file."""
    module = f"scorecard.messages.{name}"
    try:
        names = vars(import_module(module))
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return {}
    return {name: value for name, value in names.items() if not name.startswith("_")}


use()
