"""The tables of the store as TinyDB reads them: documents by id, made when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scorecard.records.file.line import Document
    from scorecard.records.tables.index import Chain, Index

REVISIONS = "revisions"
READINGS = "readings"
INDICATOR = "indicator:"
BOARD = ("comments", "priorities", "decisions")


class Views:
    """Tables of one moment; a table that was handed out is never changed, but made anew."""

    def __init__(self) -> None:
        self._version = -1
        self._tables: dict[str, Mapping[str, Document]] = {}

    def table(self, name: str, version: int, index: Index) -> Mapping[str, Document]:
        """Return the documents of a table, none for a name that is not known."""
        if version != self._version:
            self._version = version
            self._tables = {}
        if name not in self._tables:
            self._tables[name] = _made(name, index)
        return self._tables[name]


def table_names(index: Index) -> list[str]:
    """Return the names of all tables; those of the board only where something is in them."""
    board = [name for name in BOARD if index.board.heads(name)]
    return [REVISIONS, READINGS, *board, *(INDICATOR + id_ for id_ in sorted(index.series))]


def _made(name: str, index: Index) -> Mapping[str, Document]:
    documents = index.documents
    if name == REVISIONS:
        return {id_: documents[id_] for id_ in index.readings}
    if name == READINGS:
        return _heads(documents, (c for chains in index.series.values() for c in chains.values()))
    if name in BOARD:
        return {id_: documents[id_] for id_ in index.board.heads(name)}
    if name.startswith(INDICATOR):
        chains = index.series.get(name.removeprefix(INDICATOR), {})
        keys = sorted(chains, key=lambda key: (key[0], key[1] or ""))
        return _heads(documents, (chains[key] for key in keys))
    return {}


def _heads(documents: Mapping[str, Document], chains: Iterable[Chain]) -> Mapping[str, Document]:
    return {chain.head.id: documents[chain.head.id] for chain in chains}
