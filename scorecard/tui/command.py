"""One command: something a person can ask for with a key, a click or the palette."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can ask for.

    ``keys`` are Textual's names, ``key`` how they are shown. ``where`` names the screens (or
    ``app``: everywhere; ``list``: wherever there are rows). ``footer`` is the word beside the key
    in the footer, empty for those that only the help and the palette name; neighbours with the
    same word share it. ``action`` is the method that does it, ``action_`` left out.
    """

    id: str
    keys: tuple[str, ...]
    key: str
    label: str
    help: str
    where: tuple[str, ...]
    footer: str = ""
    palette: bool = True

    @property
    def action(self) -> str:
        """Return the name of the method that does it."""
        return self.id.replace("-", "_")
