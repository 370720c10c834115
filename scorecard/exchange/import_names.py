"""What files call the indicators, as people agreed: kept beside the store for the next import."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scorecard.files import read_input, write_texts
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scorecard.model.plan import PresentIds

_FILE = "import-names.json"
# The one table of the file: from a name as written to the id it stands for.
_TABLE = "names"
_MOST = 1024 * 1024


def names_beside(store: Path) -> Path:
    """Return where the names are kept that people agreed to for a store."""
    return store.with_name(_FILE)


def parted_name(agreed: str) -> tuple[str, str, str]:
    """Return the indicator, the entity and the part that an agreed name stands for.

    They are parted by slashes, entity and part empty where it names none: ``wells//women``.
    """
    id_, _, rest = agreed.partition("/")
    entity, _, part = rest.partition("/")
    return id_, entity, part


def read_names(path: Path) -> dict[str, str]:
    """Return from each name as files write it the id it stands for; nothing where no file is.

    Raises:
        ScorecardError: it cannot be read, or is no such file.
    """
    try:
        data = read_input(path, _MOST)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ScorecardError(Fault(str(path), words.CsvFile.UNREADABLE.format(why=why))) from None
    try:
        found = json.loads(data)[_TABLE]
        names = {name.strip(): id_.strip() for name, id_ in found.items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        what = words.ImportNames.NOT_NAMES.format(example=words.ImportNames.EXAMPLE)
        raise ScorecardError(Fault(str(path), what)) from None
    return names


def write_names(path: Path, names: Mapping[str, str]) -> None:
    """Write the names, sorted, over what the file held.

    Raises:
        ScorecardError: the place cannot be written; nothing was changed.
    """
    table = {_TABLE: dict(sorted(names.items()))}
    write_texts([(path, json.dumps(table, ensure_ascii=False, indent=2) + "\n")])


def stale(names: Mapping[str, str], ids: PresentIds) -> Iterator[str]:
    """Say of each name whose id the plan has no more that it stands for nothing."""
    for name, id_ in names.items():
        if id_.partition("/")[0] not in ids.indicators:
            yield words.ImportNames.STALE.format(name=quoted(name), id=quoted(id_))
