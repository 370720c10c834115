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
        ("scorecard", "indicator", "due"),
        footer="enter",
    ),
    Command(
        "correct-reading",
        ("c",),
        "c",
        "Correct",
        "Correct the reading under the cursor; it becomes the next revision.",
        ("indicator",),
        footer="correct",
    ),
    Command(
        "retract-reading",
        ("delete",),
        "delete",
        "Take back",
        "Take back the reading under the cursor; it asks why, and the history stays.",
        ("indicator",),
    ),
    Command(
        "undo",
        ("u",),
        "u",
        "Undo",
        "Undo the last save since scorecard was opened, by a further revision.",
        ("scorecard", "indicator", "due"),
    ),
    Command(
        "save",
        ("ctrl+s",),
        "ctrl+s",
        "Save",
        "Save the reading and go back; enter in the last field saves too.",
        ("entry",),
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
