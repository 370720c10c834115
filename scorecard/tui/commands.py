"""The one table of commands: it feeds the keys, the palette, the footer and the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from scorecard.tui.app_commands import APP_COMMANDS, BACK_COMMANDS, LIST_COMMANDS, YEAR_COMMANDS
from scorecard.tui.board_commands import BOARD_COMMANDS
from scorecard.tui.entity_commands import ENTITY_COMMANDS
from scorecard.tui.entry_commands import ENTRY_COMMANDS
from scorecard.tui.grid_commands import GRID_COMMANDS
from scorecard.tui.review_commands import REVIEW_COMMANDS
from scorecard.tui.scorecard_commands import (
    INDICATOR_COMMANDS,
    OPEN_COMMANDS,
    SCORECARD_COMMANDS,
)

if TYPE_CHECKING:
    from scorecard.tui.command import Command

COMMANDS = (
    *OPEN_COMMANDS,
    *BACK_COMMANDS,
    *ENTRY_COMMANDS,
    *GRID_COMMANDS,
    *REVIEW_COMMANDS,
    *BOARD_COMMANDS,
    *YEAR_COMMANDS,
    *SCORECARD_COMMANDS,
    *INDICATOR_COMMANDS,
    *ENTITY_COMMANDS,
    *LIST_COMMANDS,
    *APP_COMMANDS,
)
# What the footer of a screen names, the most useful first; what finds no room is left out, and
# help never is.
FOOTERS: dict[str, tuple[str, ...]] = {
    "scorecard": (
        "open", "enter-reading", "year-back", "year-on", "report", "grid", "review", "due",
        "comment", "filter", "quit", "exceptions-first", "priorities",
    ),
    "indicator": (
        "back", "enter-reading", "comment", "next-indicator", "correct-reading", "history",
        "definition", "what-if", "compare-methods", "by-entity",
    ),
    "entity": (
        "back", "enter-reading", "next-entity", "correct-reading", "history", "what-if",
        "year-back", "year-on",
    ),
    "compare": ("back", "open-compared", "year-back", "year-on"),
    "contested": ("back", "settle-contested", "undo"),
    "choose": ("back", "choose-entity"),
    "due": ("back", "settle-due", "show-due", "year-back", "year-on", "grid"),
    "review": (
        "back", "page-before", "page-on", "comment", "open-indicator", "year-back", "year-on",
        "add-record", "priorities", "decisions",
    ),
    "priorities": (
        "back", "add-record", "adopt-priority", "record-done", "carry-over", "drop-record",
        "revise-record", "year-back", "year-on", "decisions",
    ),
    "decisions": (
        "back", "add-record", "record-done", "revise-record", "drop-record", "year-back",
        "year-on", "priorities",
    ),
    "report": (
        "back", "write-report", "report-charts", "report-audience", "report-as-of", "year-back",
        "year-on",
    ),
    "grid": ("back", "edit-cell", "save-edits", "undo", "no-data-here", "enter-reading"),
    "entry": ("back", "save", "save-next", "no-data"),
    "record": ("back", "save"),
    "bulk": ("back", "save"),
    "unsaved": ("back", "open-unsaved", "quit"),
    "problems": ("back", "quit"),
    "help": ("back", "quit"),
    "ask": ("back", "quit"),
}  # fmt: skip


def commands_of(place: str) -> tuple[Command, ...]:
    """Return the commands of one screen, of lists, or of the app, in the order of the table."""
    return tuple(command for command in COMMANDS if place in command.where)


def bindings(place: str) -> list[BindingType]:
    """Return the key bindings for a screen's, a list's or the app's class."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.label,
            show=bool(command.footer),
            key_display=command.key,
            tooltip=command.help,
            id=f"{place}.{command.id}",
        )
        for command in commands_of(place)
    ]


def footer_of(place: str, most: int = 5) -> tuple[tuple[str, str, Command], ...]:
    """Return the keys and words of a screen's footer, at most ``most`` of them.

    Each comes with the command a click on it runs. Commands with the same word share a place:
    ``[ ]`` stand together before ``year``. Help comes last and is never left out.
    """
    by_id = {command.id: command for command in COMMANDS}
    found: dict[str, list[Command]] = {}
    for id_ in FOOTERS[place]:
        found.setdefault(by_id[id_].footer, []).append(by_id[id_])
    helps = [] if place == "help" else [by_id["help"]]
    chosen = list(found.items())[: most - bool(helps)]
    chosen += [("help", helps)] if helps else []
    return tuple((" ".join(c.key for c in of), word, of[-1]) for word, of in chosen)
