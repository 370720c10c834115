"""Message files: every text of English by its name, and those of another language in their place.

English is the source: its modules are typed Python. Another language is a file ``locale/CODE.po``,
which translators' tools read. A text's context is the name that leads to it, such as
``STATUS[on_track]`` or ``PortfolioWords.READ``; what has a form for each sort of number is one
message with the plural forms that the Unicode consortium's rules (CLDR) give the language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from babel.numbers import get_decimal_symbol, get_group_symbol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LOCALE = Path(__file__).parent / "locale"
# CLDR's rules for whole numbers as gettext writes them, for translators' tools alone.
_PLURALS = {
    "ar": "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
    "es": "n==1 ? 0 : n!=0 && n%1000000==0 ? 1 : 2",
    "fr": "n==0 || n==1 ? 0 : n%1000000==0 ? 1 : 2",
}
# As gettext counts them.
_GROUP = 3
# What separates, which languages do in their own ways.
_MARKS = frozenset(",;?!")
_FORMS = ("zero", "one", "two", "few", "many", "other")

Forms = dict[str, str]
"""A sentence for each sort of number."""


def is_choice(value: object) -> bool:
    """Say whether a value holds a form of one sentence for each sort of number."""
    return isinstance(value, Mapping) and "other" in value and set(value) <= set(_FORMS)


def texts_of(names: Mapping[str, Any]) -> Iterator[tuple[str, str | Forms]]:
    """Yield every text below some names, or all its forms, with the name that leads to it."""
    for name, value in sorted(names.items()):
        if name[0].isupper():
            yield from _texts(name, value)


def _texts(name: str, value: Any) -> Iterator[tuple[str, str | Forms]]:
    if isinstance(value, str) and not isinstance(value, Enum):
        if any(character.isalpha() or character in _MARKS for character in value):
            yield name, value
    elif is_choice(value):
        yield name, dict(value)
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _texts(f"{name}[{_key(key)}]", entry)
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _texts(f"{name}[{number}]", entry)
    elif _is_ours(value):
        for key, entry in sorted(_own(value).items()):
            yield from _texts(f"{name}.{key}", entry)


def _key(key: object) -> str:
    """Return what a name says of a key; nothing in it steers a translator's tool."""
    text = str(key)
    return text if text.isprintable() else ascii(text)


def _is_ours(value: object) -> bool:
    return isinstance(value, type) and value.__module__.startswith("scorecard.messages.")


def _own(holder: type) -> dict[str, Any]:
    """Return the names of a class, those it takes over from another one included."""
    return {
        name: value
        for each in reversed(holder.__mro__[:-1])
        for name, value in vars(each).items()
        if name[0].isupper()
    }


def replaced(names: Mapping[str, Any], find: Callable[[str], str | Forms | None]) -> dict[str, Any]:
    """Return names with other texts, found by the names that lead to them; None leaves one."""
    return {
        name: _replaced(name, value, find) if name[0].isupper() else value
        for name, value in names.items()
    }


def _replaced(name: str, value: Any, find: Callable[[str], str | Forms | None]) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return find(name) or value
    if is_choice(value):
        return find(name) or value
    if isinstance(value, Mapping):
        return {key: _replaced(f"{name}[{_key(key)}]", entry, find) for key, entry in value.items()}
    if isinstance(value, tuple):
        return tuple([_replaced(f"{name}[{n}]", entry, find) for n, entry in enumerate(value)])
    if _is_ours(value):
        own = {key: _replaced(f"{name}.{key}", entry, find) for key, entry in _own(value).items()}
        return type(value.__name__, (value,), own)
    return value


def forms_of(code: str) -> tuple[str, ...]:
    """Return the names of a language's plural forms, in gettext's order."""
    tags = {*Locale.parse(code, sep="-").plural_form.tags, "other"}
    return tuple(form for form in _FORMS if form in tags)


def form_of(code: str) -> Callable[[str], str]:
    """Return what says which form goes with a number as it is shown, such as "1,234" or "0.5"."""
    rule = Locale.parse(code, sep="-").plural_form

    def form(shown: str) -> str:
        *whole, last = re.split(r"[^0-9]+", shown.strip("+-\u2212 ")) or ("", "")
        digits = "".join(whole)
        # Three digits behind a mark are thousands, any other number of them a fraction.
        number = f"{digits}.{last}" if digits and len(last) != _GROUP else digits + last
        return rule(Decimal(number)) if number.strip(".") else "other"

    return form


def template(names: Mapping[str, Any]) -> Catalog:
    """Return all texts of English as a template of messages."""
    found = _catalog(None)
    for name, value in texts_of(names):
        if isinstance(value, str):
            found.add(value, context=name)
        else:
            found.add((value.get("one", value["other"]), value["other"]), context=name)
    return found


def _catalog(code: str | None) -> Catalog:
    return Catalog(
        code and code.replace("-", "_"), project="scorecard", charset="utf-8", fuzzy=False
    )


@cache
def read(code: str) -> Mapping[str, str | Forms]:
    """Return the texts of a language by the names that lead to them; what it lacks is left out."""
    found: dict[str, str | Forms] = {}
    forms = forms_of(code)
    with (LOCALE / f"{code}.po").open("rb") as file:
        for message in read_po(file, locale=code.replace("-", "_")):
            if not message.context or message.fuzzy:
                continue
            told = message.string or ""
            if isinstance(told, str):
                if told:
                    found[message.context] = told
            elif all(told):
                found[message.context] = dict(zip(forms, told, strict=True))
    return found


def in_language(code: str, names: Mapping[str, Any]) -> dict[str, Any]:
    """Return the names of English as another language says them; what it lacks stays English."""
    return replaced(names, read(code).get) | {"PLURAL_FORM": form_of(code)}


def number_sample(code: str) -> str:
    """Return the number 1234.5 as a language writes it, in the digits 0 to 9."""
    locale = code.replace("-", "_")
    group, decimal = get_group_symbol(locale), get_decimal_symbol(locale)
    return f"1{group}234{decimal}5"


def written(code: str, names: Mapping[str, Any], texts: Mapping[str, str | Forms]) -> bytes:
    """Return the message file of a language, with what it lacks left empty.

    Args:
        code: of the language.
        names: those of English.
        texts: its own, by the names that lead to them.
    """
    found, forms = _catalog(code), forms_of(code)
    for name, value in texts_of(names):
        own = texts.get(name)
        if isinstance(value, str):
            found.add(value, own if isinstance(own, str) else "", context=name)
        else:
            told = own if isinstance(own, dict) else {}
            ids = (value.get("one", value["other"]), value["other"])
            found.add(ids, tuple(told.get(form, "") for form in forms), context=name)
    file = BytesIO()
    write_po(file, found, width=100, omit_header=True)
    return _header(code).encode() + file.getvalue()


def write_files(
    codes: Iterable[str], names: Mapping[str, Any], template_file: Path
) -> Iterator[tuple[str, int]]:
    """Write the message files of languages anew, and the template of one that is still to come.

    A text that is new in English stands there empty, one that is no more is gone, and what was
    translated stays.

    Args:
        codes: of the languages; a new one begins with every text empty.
        names: those of English.
        template_file: where the template goes.

    Yields:
        Each language with how many texts it lacks.
    """
    for code in codes:
        file = LOCALE / f"{code}.po"
        found = read(code) if file.exists() else {}
        file.write_bytes(written(code, names, found))
        yield code, sum(name not in found for name, _ in texts_of(names))
    with template_file.open("wb") as out:
        write_po(out, template(names), width=100, omit_header=True)


def _header(code: str) -> str:
    """Return what a message file begins with: nothing in it changes unless the language does."""
    lines = (
        f"Language: {code.replace('-', '_')}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: nplurals={len(forms_of(code))}; plural={_PLURALS[code]};",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"
