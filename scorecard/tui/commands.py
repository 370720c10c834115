"""The commands of the screens: one table for keys, footer, palette and help.

What each is called and does is said in the catalogue, under its name.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from scorecard.messages.catalogue import words


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can ask for.

    ``keys`` are Textual's names, ``key`` how they are shown. ``where`` names the screens (or
    ``app``: everywhere; ``list``: wherever there are rows). ``tells_key`` hands its method the key
    that was pressed.
    """

    id: str
    keys: tuple[str, ...]
    shown: str
    where: tuple[str, ...]
    palette: bool = True
    tells_key: bool = False

    @property
    def action(self) -> str:
        """Return the name of the method that does it, ``action_`` left out."""
        return self.id.replace("-", "_")

    @property
    def key(self) -> str:
        """Return its first key as it is called."""
        return words.Keys.NAMES.get(self.shown, self.shown)

    @property
    def bound(self) -> tuple[tuple[str, str], ...]:
        """Return keys, by commas, with the action each runs."""
        if self.tells_key:
            return tuple((key, f"{self.action}({key!r})") for key in self.keys)
        return ((",".join(self.keys), self.action),)

    @property
    def writes(self) -> bool:
        """Say whether it changes the store or writes a file, and so does nothing read-only."""
        return self.id in _WRITING

    @property
    def label(self) -> str:
        """Return what it is called in palette and help."""
        return words.Keys.COMMANDS[self.id][0]

    @property
    def help(self) -> str:
        """Return what it does, in a sentence."""
        return words.Keys.COMMANDS[self.id][1]

    @property
    def footer(self) -> str:
        """Return the word beside its key; empty for those only help and palette name.

        Neighbours with the same word share it.
        """
        return words.Keys.FOOTER.get(self.id, "")


_WRITING = frozenset({
    "enter-reading", "correct-reading", "retract-reading", "undo", "save", "save-next", "no-data",
    "edit-cell", "clear-cell", "no-data-here", "save-edits", "open-unsaved", "unsaved",
    "add-record", "adopt-priority", "record-done", "carry-over", "drop-record", "settle-due",
    "close-year", "reopen-year", "write-report", "replace-report", "settle-contested",
    "import-file", "take-file",
})  # fmt: skip


def _command(
    id_: str,
    keys: str,
    where: str,
    *,
    shown: str = "",
    palette: bool = True,
    tells_key: bool = False,
) -> Command:
    """Return a row: its name, which is also its method's, its keys and screens, by blanks."""
    each = tuple(keys.split())
    return Command(id_, each, shown or each[0], tuple(where.split()), palette, tells_key)


_BOARD = "scorecard indicator due review minutes report priorities decisions"
_YEARS = (
    "scorecard indicator entity compare due review meeting report priorities decisions"
    " portfolio portfolio-page"
)
# Every screen that another lies below.
_ABOVE = (
    "indicator entity compare contested choose problems help due review meeting report entry ask"
    " grid bulk unsaved record priorities decisions import-file import portfolio-page"
)
COMMANDS = (
    # From screen to screen.
    _command("open", "enter", "scorecard", palette=False),
    _command("back", "escape", _ABOVE, shown="esc", palette=False),
    # Entering, saving, and what is asked.
    _command("enter-reading", "e", "scorecard indicator entity due grid"),
    _command("correct-reading", "enter", "indicator entity"),
    _command("retract-reading", "delete", "indicator entity"),
    _command(
        "undo",
        "u",
        "scorecard indicator entity due grid review minutes priorities decisions contested",
    ),
    _command("save", "ctrl+s", "entry bulk record"),
    _command("save-next", "ctrl+n", "entry"),
    _command("no-data", "f4", "entry"),
    _command("complete-files", "tab", "entry", palette=False),
    _command("other-answer", "right down", "ask", palette=False),
    _command("answer-before", "left up", "ask", palette=False),
    # The year grid, and what is not saved.
    _command("grid", "g", "scorecard indicator due review report"),
    _command("edit-cell", "enter f2", "grid", palette=False),
    _command("fold-names", "space", "grid"),
    _command("clear-cell", "delete backspace", "grid"),
    _command("no-data-here", "f4 n", "grid"),
    _command("save-edits", "s ctrl+s", "grid"),
    _command("cell-before", "left", "cells", palette=False),
    _command("cell-after", "right", "cells", palette=False),
    _command("next-cell", "tab", "cells", palette=False),
    _command("previous-cell", "shift+tab", "cells", palette=False),
    _command("first-cell", "ctrl+left", "cells", palette=False),
    _command("last-cell", "ctrl+right", "cells", palette=False),
    _command("take-typed", "enter down", "cell", palette=False),
    _command("take-typed-up", "up", "cell", palette=False),
    _command("take-typed-on", "tab", "cell", palette=False),
    _command("take-typed-before", "shift+tab", "cell", palette=False),
    _command("drop-typed", "escape", "cell", shown="esc", palette=False),
    # A file of readings.
    _command("import-file", "i", "scorecard indicator due"),
    _command("choose-file", "enter", "import-file", palette=False),
    _command("complete-path", "tab", "import-file", palette=False),
    _command("open-row", "enter", "import", palette=False),
    _command("take-file", "s ctrl+s", "import"),
    _command("leave-row", "space delete", "import"),
    _command("show-rows", "f", "import"),
    _command("filter-rows", "/", "import"),
    _command("choose-sheet", "o", "import"),
    _command("leave-column", "x", "import"),
    _command("unsaved", "U", "scorecard indicator due priorities decisions"),
    _command("open-unsaved", "enter e", "unsaved", palette=False),
    _command(
        "copy",
        "y",
        "scorecard indicator entity due review meeting grid priorities decisions portfolio",
    ),
    # The review and the report.
    _command("page-before", "left pageup backspace", "review"),
    _command("page-on", "right space pagedown", "review"),
    _command("overview", "home", "review"),
    _command("last-page", "end", "review", palette=False),
    _command("open-indicator", "enter", "review meeting", palette=False),
    # The meeting.
    _command("meeting-before", "left backspace", "meeting"),
    _command("meeting-on", "right", "meeting"),
    _command("read-on", "space pagedown", "meeting", palette=False),
    _command("read-back", "pageup", "meeting", shown="page up", palette=False),
    _command("first-page", "home", "meeting", palette=False),
    _command("closing-page", "end", "meeting", palette=False),
    _command(
        "goal-page", "1 2 3 4 5 6 7 8 9", "meeting", shown="1-9", palette=False, tells_key=True
    ),
    _command("findings", "f", "meeting", palette=False),
    _command("asked", "d", "meeting", palette=False),
    # Its minutes.
    _command("take-note", "n", "minutes"),
    _command("take-decision", "a", "minutes"),
    _command("take-priority", "s", "minutes"),
    _command("name-present", "i", "minutes"),
    _command("write-minutes", "w", "minutes"),
    _command("write-report", "w", "report"),
    _command("report-charts", "c", "report"),
    _command("report-brief", "b", "report"),
    _command("report-audience", "f", "report"),
    _command("replace-report", "R", "report", palette=False),
    _command("report-as-of", "a", "report"),
    _command("keep-field", "enter", "field", palette=False),
    _command("drop-field", "escape", "field", shown="esc", palette=False),
    _command("yes", "y", "question", palette=False),
    _command("no", "n escape", "question", palette=False),
    _command("review", "v", "scorecard indicator due report priorities decisions"),
    _command("due", "m", "scorecard indicator review meeting report priorities decisions"),
    _command("report", "x", "scorecard indicator due review meeting priorities decisions"),
    # The board's year: comments, priorities, decisions, closing.
    _command("comment", "c", "scorecard indicator due review priorities decisions"),
    _command("add-record", "a", "review priorities decisions"),
    _command("revise-record", "enter e", "priorities decisions", palette=False),
    _command("adopt-priority", "o", "priorities"),
    _command("record-done", "d", "priorities decisions"),
    _command("carry-over", "f", "priorities"),
    _command("drop-record", "delete", "priorities decisions"),
    _command("settle-due", "enter", "due", palette=False),
    _command("show-due", "o", "due"),
    _command("priorities", "P", "scorecard indicator due review meeting report decisions"),
    _command("decisions", "D", "scorecard indicator due review meeting report priorities"),
    _command("close-year", "C", _BOARD),
    _command("reopen-year", "O", _BOARD),
    # The years.
    _command("year-back", "[", _YEARS),
    _command("year-on", "]", _YEARS),
    # The scorecard and its filter.
    _command("exceptions-first", "f", "scorecard portfolio"),
    _command("filter", "/", "scorecard"),
    _command("keep-filter", "enter", "filter", palette=False),
    _command("drop-filter", "escape", "filter", shown="esc", palette=False),
    _command("next-status", "s", "scorecard"),
    _command("clear-filter", "escape", "scorecard", shown="esc"),
    _command("fold", "space", "scorecard", palette=False),
    _command("fold-in", "left", "scorecard", palette=False),
    _command("fold-out", "right", "scorecard", palette=False),
    _command("fold-to-goals", "1", "scorecard"),
    _command("fold-to-objectives", "2", "scorecard"),
    _command("fold-nothing", "3", "scorecard"),
    _command("sort-next", "o", "scorecard"),
    _command("turn-order", "-", "scorecard"),
    # One indicator.
    _command("next-indicator", "n right", "indicator"),
    _command("previous-indicator", "N left", "indicator"),
    _command("history", "h", "indicator entity"),
    _command("definition", "d", "indicator"),
    # The states, regions or partners an indicator is kept for; methods; what is contested.
    _command("by-entity", "b", "indicator"),
    _command("filter-entities", "/", "indicator"),
    _command("entity-status", "s", "indicator"),
    _command("entity-order", "f", "indicator"),
    _command("next-entity", "n right", "entity"),
    _command("previous-entity", "N left", "entity"),
    _command("what-if", "w", "indicator entity"),
    _command("compare-methods", "M", "scorecard indicator"),
    _command("open-compared", "enter", "compare", palette=False),
    _command(
        "contested",
        "exclamation_mark",
        "scorecard indicator entity grid due review report priorities decisions",
        shown="!",
    ),
    _command("settle-contested", "enter", "contested", palette=False),
    _command("choose-entity", "enter", "choose", palette=False),
    _command("choose-up", "up", "choose import-file", palette=False),
    _command("choose-down", "down", "choose import-file", palette=False),
    # A portfolio.
    _command("open-member", "enter", "portfolio", palette=False),
    _command("open-strategy", "o", "portfolio portfolio-page"),
    # Any list.
    _command("up", "up k", "list", palette=False),
    _command("down", "down j", "list", palette=False),
    _command("page-up", "pageup", "list", shown="page up", palette=False),
    _command("page-down", "pagedown", "list", shown="page down", palette=False),
    _command("top", "home ctrl+home", "list", palette=False),
    _command("bottom", "end G ctrl+end", "list", palette=False),
    # Everywhere.
    _command("problems", "p", "app"),
    _command("reload", "r", "app"),
    _command("change-theme", "t", "app"),
    _command("help", "? f1", "app"),
    _command("quit", "q", "app"),
)
# What the footer of a screen names, the most useful first; what finds no room is left out, and
# help never is.
FOOTERS: dict[str, tuple[str, ...]] = {
    "scorecard": (
        "open", "enter-reading", "year-back", "year-on", "report", "due", "review", "grid",
        "filter", "fold-to-goals", "fold-to-objectives", "fold-nothing", "exceptions-first",
        "comment", "quit", "import-file", "priorities", "decisions", "sort-next", "next-status",
        "undo", "copy", "change-theme",
    ),
    "indicator": (
        "back", "enter-reading", "comment", "next-indicator", "correct-reading", "history",
        "definition", "by-entity", "what-if", "year-back", "year-on", "compare-methods",
        "priorities", "undo", "copy",
    ),
    "entity": (
        "back", "enter-reading", "next-entity", "correct-reading", "history", "what-if",
        "year-back", "year-on", "undo", "copy",
    ),
    "compare": ("back", "open-compared", "year-back", "year-on"),
    "contested": ("back", "settle-contested", "undo"),
    "choose": ("back", "choose-entity"),
    "due": (
        "back", "settle-due", "show-due", "year-back", "year-on", "grid", "import-file", "comment",
        "review", "report", "priorities", "decisions", "undo", "copy",
    ),
    "review": (
        "back", "page-before", "page-on", "comment", "open-indicator", "year-back", "year-on",
        "add-record", "priorities", "decisions", "due", "report", "undo", "copy",
    ),
    "meeting": (
        "meeting-before", "meeting-on", "goal-page", "findings", "asked", "closing-page",
        "open-indicator", "year-back", "year-on", "back",
    ),
    "minutes": (
        "take-note", "take-decision", "take-priority", "write-minutes", "meeting-before",
        "meeting-on", "close-year", "name-present", "goal-page", "findings", "asked",
        "closing-page", "back",
    ),
    "priorities": (
        "back", "add-record", "adopt-priority", "record-done", "carry-over", "drop-record",
        "revise-record", "year-back", "year-on", "decisions", "review", "due", "undo",
    ),
    "decisions": (
        "back", "add-record", "record-done", "revise-record", "drop-record", "year-back",
        "year-on", "priorities", "review", "due", "undo",
    ),
    "report": (
        "back", "write-report", "report-charts", "report-audience", "report-as-of", "report-brief",
        "year-back", "year-on", "review", "due", "grid",
    ),
    "grid": (
        "back", "edit-cell", "save-edits", "undo", "no-data-here", "enter-reading", "copy",
    ),
    "import-file": ("back", "choose-file", "complete-path"),
    "import": (
        "back", "take-file", "open-row", "leave-row", "show-rows", "filter-rows", "choose-sheet",
        "leave-column",
    ),
    "entry": ("back", "save", "save-next", "no-data"),
    "record": ("back", "save"),
    "bulk": ("back", "save"),
    "unsaved": ("back", "open-unsaved", "quit"),
    "portfolio": (
        "open-member", "open-strategy", "year-back", "year-on", "exceptions-first", "copy", "quit",
    ),
    "portfolio-page": ("back", "open-strategy", "year-back", "year-on", "quit"),
    "problems": ("back", "quit"),
    "help": ("back", "quit"),
    "ask": ("back", "quit"),
}  # fmt: skip


# What works on a screen works on another too, which is the same with more to do.
_WITHIN = {"minutes": "meeting"}


def commands_of(place: str, *, whole: bool = True) -> tuple[Command, ...]:
    """Return the commands of one screen, of lists, or of the app, in the order of the table.

    ``whole`` has those of the screen that it is the same as.
    """
    places = {place, _WITHIN.get(place, place)} if whole else {place}
    return tuple(command for command in COMMANDS if not places.isdisjoint(command.where))


def bindings(place: str) -> list[BindingType]:
    """Return the key bindings for a screen's, a list's or the app's class."""
    return [
        Binding(
            keys,
            action,
            command.label,
            show=bool(command.footer),
            key_display=command.key,
            tooltip=command.help,
            id=f"{place}.{command.id}",
        )
        for command in commands_of(place)
        for keys, action in command.bound
    ]


def footer_of(
    place: str, *, read_only: bool = False
) -> tuple[tuple[str, tuple[Command, ...]], ...]:
    """Return the words of a screen's footer with the commands whose keys stand before them.

    Where nothing may be written, no command that writes is among them. Commands with the same word
    share a place: ``[ ]`` stand together before ``year``. Help comes last and is never left out.
    """
    by_id = {command.id: command for command in COMMANDS}
    found: dict[str, list[Command]] = {}
    for id_ in FOOTERS[place]:
        if read_only and by_id[id_].writes:
            continue
        found.setdefault(by_id[id_].footer, []).append(by_id[id_])
    if place != "help":
        found[by_id["help"].footer] = [by_id["help"]]
    return tuple((word, tuple(of)) for word, of in found.items())
