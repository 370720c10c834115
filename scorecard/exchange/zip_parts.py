"""The XML parts of a zipped workbook, read with nothing in them that unfolds."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable

    from scorecard.exchange.cells import Place

# Cells within the corners of a sheet, blank ones too: each takes memory.
MAX_CELLS = 8_000_000
_SEPARATOR = "|"


class OddXml(ValueError):
    """A part that is no XML, or declares what no workbook needs."""


class TooManyCells(ValueError):
    """A sheet whose cells reach further than memory should."""

    def __init__(self) -> None:
        super().__init__(f"{MAX_CELLS:,}")


@dataclass(slots=True)
class SheetParts:
    """What of a sheet the library that reads its values leaves out.

    ``raised`` are texts with raised signs in them, which would run into the number before them.
    """

    percents: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    raised: dict[Place, str] = field(default_factory=dict)
    unstored: frozenset[Place] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[Place, Place], ...] = ()


def parse(
    archive: zipfile.ZipFile,
    name: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Go through a part, its names without their namespaces.

    Raises:
        OddXml: it is no XML, or declares a document type, with which a short text grows long.
    """

    def refuse(*_: object) -> None:
        raise OddXml

    parser = ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda tag, attributes: start(
        tag.rpartition(_SEPARATOR)[2],
        {key.rpartition(_SEPARATOR)[2]: value for key, value in attributes.items()},
    )
    if end is not None:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(_SEPARATOR)[2])
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        with archive.open(name) as part:
            parser.ParseFile(part)
    except (ExpatError, LookupError, zlib.error):
        raise OddXml from None
