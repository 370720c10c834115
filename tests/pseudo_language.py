"""What a language must have: the names of English, and no more fields than English fills."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING

from scorecard.messages import catalogue, english

if TYPE_CHECKING:
    import pytest

_Told = str | tuple[object, ...] | Mapping[object, object] | type


def lacking(language: ModuleType, held_against: ModuleType = english) -> list[str]:
    """Name what a language's file lacks, and every field in it that nothing fills."""
    theirs = dict(told(language))
    found = []
    for name, value in told(held_against):
        if name not in theirs:
            found.append(f"{name} is missing")
        elif extra := fields(theirs[name]) - fields(value):
            found.append(f"{name} has a field that nothing fills: {', '.join(sorted(extra))}")
    return found


def told(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Yield every text of a language, by a name that leads to it: ``STATUS[on_track]``."""
    for name, value in sorted(vars(module).items()):
        if not name.startswith("_") and name[0].isupper():
            yield from _texts(name, value)


def fields(text: str) -> set[str]:
    """Return the fields of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _texts(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield name, value
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _texts(f"{name}[{key}]", entry)
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _texts(f"{name}[{number}]", entry)
    elif isinstance(value, type) and value.__module__.startswith("scorecard.messages."):
        for key, entry in sorted(vars(value).items()):
            if not key.startswith("_"):
                yield from _texts(f"{name}.{key}", entry)


def add_language(monkeypatch: pytest.MonkeyPatch, language: ModuleType) -> None:
    """Have a language, qps, beside English."""
    names = {name: value for name, value in vars(language).items() if name[0].isupper()}
    monkeypatch.setattr(catalogue, "languages", lambda: ("en", "qps"))
    for module in ("build", "check"):
        monkeypatch.setattr(f"scorecard.framework.{module}.numbers_of", lambda _: None)
    monkeypatch.setattr(catalogue, "_translated", lambda _, english_names: english_names | names)


def wrapped(before: str = "⟦", after: str = "⟧") -> ModuleType:
    """Return a language that says what English says, every text of it between marks."""

    def mark(text: str) -> str:
        return f"{before}{text}{after}" if any(c.isalpha() for c in _bare(text)) else text

    return _made(mark)


def disguised(letters: Callable[[str], str] | None = None) -> ModuleType:
    """Return English in other letters, wider ones: what is left in plain ones is not its own."""
    return _made(partial(_disguised, letters or _wide))


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text)


def as_wide(text: str) -> str:
    """Return a text in other letters that are as wide, and so leave every layout as it is."""
    return text.translate(_AS_WIDE)


_AS_WIDE = {
    ord(letter): first + number
    for letters, first in ((string.ascii_uppercase, 0x1D670), (string.ascii_lowercase, 0x1D68A))
    for number, letter in enumerate(letters)
} | dict(zip(map(ord, ",;"), "\u201a\u204f", strict=True))


def _disguised(letters: Callable[[str], str], text: str) -> str:
    found = ""
    for literal, name, spec, conversion in string.Formatter().parse(text):
        found += letters(literal).replace("{", "{{").replace("}", "}}")
        if name is not None:
            found += "{" + name + (f"!{conversion}" if conversion else "")
            found += (f":{spec}" if spec else "") + "}"
    return found


def _made(change: Callable[[str], str]) -> ModuleType:
    """Return English with every text of it changed."""
    language = ModuleType("scorecard.messages.qps")
    for name, value in vars(english).items():
        if not name.startswith("_") and name[0].isupper():
            setattr(language, name, _changed(value, change))
    return language


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str) and not isinstance(value, Enum):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _changed(entry, change) for key, entry in value.items()}
    if isinstance(value, tuple):
        return tuple(_changed(entry, change) for entry in value)
    if isinstance(value, type) and value.__module__.startswith("scorecard.messages."):
        texts = {k: _changed(v, change) for k, v in vars(value).items() if k[0] != "_"}
        return type(value.__name__, (), texts)
    return value


def _bare(text: str) -> str:
    """Return a text without its fields."""
    return "".join(literal for literal, *_ in string.Formatter().parse(text))
