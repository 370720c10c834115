"""What free text may hold: anything people write, nothing that steers a screen or hides."""

from __future__ import annotations

import re

# In bytes of UTF-8: a note may be pages long, but a report pasted into it is a mistake.
MAX_NOTE = 64 * 1024
# In characters: a title, an address, a name.
MAX_LINE = 2000

_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)"
_FORBIDDEN = _CONTROL + "|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_BREAK = "[\t\n\r]"
_NAMES = {
    "\x00": "null",
    "\x07": "bell",
    "\x08": "backspace",
    "\t": "tab",
    "\n": "line break",
    "\r": "carriage return",
    "\x1b": "escape",
    "\x7f": "delete",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
}


def note_fault(text: str) -> str:
    """Return why a text of several lines cannot be kept; nothing when it can.

    Line breaks and tabs are text. Letters of every script are, with their joiners and direction
    marks; what overrides the direction of its surroundings is not.
    """
    # Every character takes at least a byte, so a huge text is refused before it is encoded.
    size = len(text)
    if size <= MAX_NOTE:
        size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_NOTE:
        return f"is {_size(size)} long; {MAX_NOTE // 1024} KiB is the most, so say it shorter"
    return _character_fault(text, _FORBIDDEN)


def line_fault(text: str) -> str:
    """Return why a text of one line cannot be kept; nothing when it can."""
    if len(text) > MAX_LINE:
        return f"is {len(text):,} characters long; {MAX_LINE:,} is the most"
    fault = _character_fault(text, f"{_FORBIDDEN}|{_BREAK}")
    if fault.startswith(("has a line break", "has a tab")):
        fault += " (it is one line)"
    return fault


def _character_fault(text: str, forbidden: str) -> str:
    match = re.search(forbidden, text)
    if match is None:
        return ""
    character = match[0]
    name = _NAMES.get(character)
    if "\u202a" <= character <= "\u2069":
        name = "it turns the direction of the text around it"
    elif "\ud800" <= character <= "\udfff":
        name = "half a character"
    code = f"U+{ord(character):04X}"
    place = f"at character {match.start() + 1}"
    if character in "\t\n\r":
        return f"has a {name} ({code}) {place}; take it out"
    shown = f"{code} ({name})" if name else code
    return f"has the control character {shown} {place}; take it out"


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MiB" if size >= 1024 * 1024 else f"{size / 1024:.0f} KiB"
