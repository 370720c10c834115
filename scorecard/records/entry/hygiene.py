"""What free text may hold: anything people write, nothing that steers a screen or hides."""

from __future__ import annotations

import re

from scorecard.messages.catalogue import words

# In bytes of UTF-8: a note may be pages long, but a report pasted into it is a mistake.
MAX_NOTE = 64 * 1024
# In characters: a title, an address, a name.
MAX_LINE = 2000

_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)"
_FORBIDDEN = _CONTROL + "|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_BREAK = "[\t\n\r]"


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
        return words.Entry.TOO_BIG.format(size=_size(size), most=_size(MAX_NOTE))
    match = re.search(_FORBIDDEN, text)
    return "" if match is None else _character_fault(match, words.Entry.HAS_BREAK)


def line_fault(text: str) -> str:
    """Return why a text of one line cannot be kept; nothing when it can."""
    if len(text) > MAX_LINE:
        return words.Entry.TOO_LONG.format(number=f"{len(text):,}", most=f"{MAX_LINE:,}")
    match = re.search(f"{_FORBIDDEN}|{_BREAK}", text)
    if match is None:
        return ""
    said = words.Entry
    return _character_fault(
        match, said.HAS_BREAK_ONE_LINE if match[0] in "\t\n" else said.HAS_BREAK
    )


def _character_fault(match: re.Match[str], has_break: str) -> str:
    """Return what is wrong with a character; ``has_break`` says it of breaks and tabs."""
    said, character = words.Entry, match[0]
    name = said.CHARACTER.get(character)
    if "\u202a" <= character <= "\u2069":
        name = said.TURNS
    elif "\ud800" <= character <= "\udfff":
        name = said.HALF
    code, place = f"U+{ord(character):04X}", match.start() + 1
    if character in "\t\n\r":
        return has_break.format(name=name, code=code, place=place)
    shown = said.NAMED_CODE.format(code=code, name=name) if name else code
    return said.HAS_CONTROL.format(code=shown, place=place)


def _size(size: int) -> str:
    if size < 1024 * 1024:
        return words.Entry.KIB.format(number=f"{size / 1024:.0f}")
    return words.Entry.MIB.format(number=f"{size / 1024 / 1024:.1f}")
