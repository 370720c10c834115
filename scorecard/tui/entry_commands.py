"""The commands that enter, correct and take back readings; part of the one table."""

from __future__ import annotations

from scorecard.tui.command import Command

ENTRY_COMMANDS = (
    Command(
        "enter-reading",
        ("e",),
        "e",
        "Enter a reading",
        "Enter the reading of the indicator under the cursor for the year shown, or correct it.",
        ("scorecard", "indicator", "entity", "due", "grid"),
        footer="enter",
    ),
    Command(
        "correct-reading",
        ("enter",),
        "enter",
        "Correct",
        "Correct the reading under the cursor; among names, open the one under it.",
        ("indicator", "entity"),
        footer="correct",
    ),
    Command(
        "retract-reading",
        ("delete",),
        "delete",
        "Take back",
        "Take back the reading under the cursor; it asks why, and the history stays.",
        ("indicator", "entity"),
    ),
    Command(
        "undo",
        ("u",),
        "u",
        "Undo",
        "Undo the last save since scorecard was opened; in the year grid, first the last edit.",
        ("scorecard", "indicator", "entity", "due", "grid", "review", "priorities", "decisions"),
        footer="undo",
    ),
    Command(
        "save",
        ("ctrl+s",),
        "ctrl+s",
        "Save",
        "Save and go back; enter in the last field of a form saves too.",
        ("entry", "bulk", "record"),
        footer="save",
    ),
    Command(
        "save-next",
        ("ctrl+n",),
        "ctrl+n",
        "Save, next due",
        "Save what is typed, if anything, and go on to the next indicator that is due.",
        ("entry",),
        footer="next due",
    ),
    Command(
        "no-data",
        ("f4",),
        "f4",
        "No data",
        "Say why there is no data instead of a value; once more for the value.",
        ("entry",),
        footer="no data",
    ),
    Command(
        "other-answer",
        ("right", "down"),
        "right",
        "Next answer",
        "Go to the next answer; enter gives it.",
        ("ask",),
        palette=False,
    ),
    Command(
        "answer-before",
        ("left", "up"),
        "left",
        "Answer before",
        "Go to the answer before.",
        ("ask",),
        palette=False,
    ),
)
