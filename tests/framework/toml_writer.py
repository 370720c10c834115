"""Documents written as TOML in many styles, with the line each key stands in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

Path = tuple[str | int, ...]

KEYS = st.one_of(
    st.text("abcXYZ-_0123456789", min_size=1, max_size=4),
    st.text("ab. '\"\\é🌍#[]{}=,\t", max_size=4),
)
SCALARS = st.one_of(
    st.integers(-999, 999),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False).map(float),
    st.text("ab \"'\\#[]{}=,\né🌍", max_size=8),
)
DOCUMENTS = st.recursive(
    st.dictionaries(KEYS, SCALARS, max_size=3),
    lambda inner: st.dictionaries(
        KEYS,
        st.one_of(
            SCALARS,
            inner,
            st.lists(inner, min_size=1, max_size=3),
            st.lists(SCALARS, max_size=3),
        ),
        max_size=4,
    ),
    max_leaves=12,
)


class Writer:
    """Writes one document; ``draw`` chooses among the styles TOML has for the same thing."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self._draw = draw
        self.text = ""
        self.lines: dict[Path, int] = {}

    def document(self, document: dict[str, Any]) -> str:
        """Write the document and return its text."""
        self._table(document, ())
        return self.text

    def _choice(self, *options: str) -> str:
        return str(self._draw(st.sampled_from(options)))

    def _put(self, text: str) -> None:
        self.text += text

    def _note(self, path: Path) -> None:
        self.lines[path] = self.text.count("\n") + 1

    def _end(self) -> None:
        self._put(self._choice("\n", "  # a = [ {\n", "\n\n", "\t\n# [[x]]\n"))

    def _table(self, table: dict[str, Any], path: Path) -> None:
        """Write plain keys first, then tables with headers of their own."""
        later: list[tuple[str, Any]] = []
        for key, value in table.items():
            tables = isinstance(value, list) and bool(value)
            tables = tables and all(isinstance(entry, dict) for entry in value)
            if (isinstance(value, dict) or tables) and self._choice("header", "inline") == "header":
                later.append((key, value))
                continue
            self._put(self._choice("", "  ", "\t"))
            self._assign(key, value, (*path, key))
            self._end()
        for key, value in later:
            for number, entry in enumerate(value if isinstance(value, list) else [value]):
                here: Path = (*path, key, number) if isinstance(value, list) else (*path, key)
                if number == 0 or not isinstance(value, list):
                    self._note((*path, key))
                self._note(here)
                name = ".".join(self._key(part) for part in here if isinstance(part, str))
                self._put(f"[[{name}]]" if isinstance(value, list) else f"[ {name} ]")
                self._end()
                self._table(entry, here)

    def _assign(self, key: str, value: Any, path: Path) -> None:
        self._note(path)
        self._put(self._key(key))
        # A table with one key may be written with a dotted key.
        while (
            isinstance(value, dict) and len(value) == 1 and self._choice("dotted", "no") == "dotted"
        ):
            key, value = next(iter(value.items()))
            path = (*path, key)
            self._note(path)
            self._put(self._choice(".", " . ") + self._key(key))
        self._put(self._choice("=", " = ", "\t="))
        self._value(value, path)

    def _value(self, value: Any, path: Path) -> None:
        if isinstance(value, dict):
            self._put("{")
            for number, (key, entry) in enumerate(value.items()):
                self._put(("," if number else "") + self._choice("", " ", "\n  ", " # }\n"))
                self._assign(key, entry, (*path, key))
            self._put(self._choice("", " ", "\n") + "}")
        elif isinstance(value, list):
            self._put("[")
            for number, entry in enumerate(value):
                self._put(("," if number else "") + self._choice("", " ", "\n  ", " # ]\n"))
                self._note((*path, number))
                self._value(entry, (*path, number))
            self._put(self._choice("", "\n", " # ,\n" if not value else "") + "]")
        else:
            self._put(self._scalar(value))

    def _scalar(self, value: Any) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        if not isinstance(value, str):
            return repr(value)
        styles = [_basic(value)]
        if "'" not in value and "\n" not in value:
            styles.append(f"'{value}'")
        if "'''" not in value and not value.endswith("'") and not value.startswith("\n"):
            styles.append(f"'''{value}'''")
        long = value.replace("\\", "\\\\").replace('"""', '""\\"')
        styles.append(f'"""\n{long}"""')
        return self._choice(*styles)

    def _key(self, key: str) -> str:
        styles = [_basic(key)]
        if key and all(
            character.isascii() and (character.isalnum() or character in "-_") for character in key
        ):
            styles.append(key)
        if "'" not in key:
            styles.append(f"'{key}'")
        return self._choice(*styles)


def _basic(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
