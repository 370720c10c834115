"""Known names for one that is not known."""

from __future__ import annotations

from scorecard.model.text import sharing_words


def test_names_that_share_most_words_are_found() -> None:
    known = ["International support for mine action", "People injured by mines", "Votes"]

    assert sharing_words("International mine action support", known) == known[:1]
    assert sharing_words("Mine injuries of people", known) == known[1:2]
    assert sharing_words("Mine area", known) == []
    assert sharing_words("The of", known) == []
