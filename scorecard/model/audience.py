"""Who a text is meant for, the widest circle first."""

from enum import StrEnum


class Audience(StrEnum):
    """Who may read a comment, or whom a report is made for; each circle reads the wider ones."""

    PUBLIC = "public"
    DONOR = "donor"
    BOARD = "board"

    def may_read(self, text: "Audience") -> bool:
        """Say whether a report for this audience may print a text meant for ``text``."""
        order = list(Audience)
        return order.index(text) <= order.index(self)
