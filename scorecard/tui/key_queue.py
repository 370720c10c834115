"""Keys typed ahead: each waits until what the one before it began is done."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.events import Key, Paste
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Event
    from textual.message_pump import MessagePump

# A key's own messages have passed once the second round is back; more follow while screen or
# field still change.
_ROUNDS = 2
_MOST_ROUNDS = 6
# How often it is looked whether a save that holds the keys is over, in seconds.
_LOOK_EVERY = 0.02
# How often it is looked whether a widget went away with the round it was handed, in seconds; and
# when keys go on though it is still there and gives nothing back.
_GONE_EVERY = 0.25
_PATIENCE = 20.0
# Leaves whatever happens.
_NEVER_HELD = frozenset({"ctrl+q", "ctrl+c"})

_At = tuple[object, object]


class KeyQueue(App[None]):
    """The part of the app that gives keys out one at a time.

    Textual hands a key to whatever has the focus when it comes: typed at once after the one that
    opens a form, it would go to the list below or be lost.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Key | Paste] = deque()
        self._handed = 0  # keys handed out; tells the round of one from that of another
        self._holder: MessagePump = self  # who has the round
        self.keys_at_work = False

    def holds_keys(self) -> bool:
        """Say whether something is being saved that keys wait for."""
        return False

    async def on_event(self, event: Event) -> None:
        """Hand a key out once those before it are done with."""
        if (
            not isinstance(event, Key | Paste)
            or event.is_forwarded
            or (isinstance(event, Key) and event.key in _NEVER_HELD)
        ):
            await super().on_event(event)
        else:
            self._waiting.append(event)
            if not self.keys_at_work:
                self.keys_at_work = True
                await self._hand_out()

    async def _hand_out(self) -> None:
        """Hand the next key out, and follow it until it is done with."""
        if self._waiting and self.holds_keys():
            self.set_timer(_LOOK_EVERY, self._follow_again)
            return
        if not self._waiting:
            self.keys_at_work = False
            return
        self._handed += 1
        handed = self._handed
        await super().on_event(self._waiting.popleft())
        self._follow(handed, 1, self._at())
        self._watch_round(handed, _PATIENCE)

    def _follow_again(self) -> None:
        self._handed += 1
        self._follow(self._handed, 1, self._at())
        self._watch_round(self._handed, _PATIENCE)

    def _watch_round(self, handed: int, patience: float) -> None:
        self.set_timer(_GONE_EVERY, lambda: self._go_on_without(handed, patience - _GONE_EVERY))

    async def _go_on_without(self, handed: int, patience: float) -> None:
        """Hand the next key out where the round is lost; a slow machine alone loses none."""
        if handed != self._handed or not self.keys_at_work:
            return
        gone = not self._holder.is_running and not self._holder.is_attached
        if (gone or patience <= 0) and not self.holds_keys():
            await self._hand_out()
        else:
            self._watch_round(handed, patience)

    def _follow(self, handed: int, number: int, before: _At) -> None:
        """Send a round after the key, through every queue its messages go through."""
        nodes: list[MessagePump] = []
        node: Any = self.focused or self.screen
        while node is not None and node is not self:
            nodes.append(node)
            node = node.parent
        nodes += [each for each in self.screen.walk_children(Widget) if not each.is_mounted]
        self._pass_on(handed, number, before, [*nodes, self])

    def _pass_on(self, handed: int, number: int, before: _At, to: Sequence[MessagePump]) -> None:
        if handed != self._handed:
            return
        for at, node in enumerate(to):
            if node.call_later(self._pass_on, handed, number, before, to[at + 1 :]):
                self._holder = node
                return
        now = self._at()
        if number < _ROUNDS or (now != before and number < _MOST_ROUNDS):
            self._follow(handed, number + 1, now)
        else:
            self.call_later(self._hand_out)

    def _at(self) -> tuple[object, Widget | None]:
        return self.screen, self.focused
