"""``status`` read without click: what is taken is what click would take, the rest is click's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import pytest
from cli_support import call
from hypothesis import given
from hypothesis import strategies as st

from scorecard.cli import status as command
from scorecard.cli.direct import plain_status
from scorecard.cli.main import scorecard
from scorecard.model.fault import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.cli.options import Asked

WORDS = st.sampled_from(
    [
        *("status", "status", "show", "1a", "--", "-", "", "-h", "--help", "--version", "--board"),
        *("--json", "--ascii", "--year", "--as-of", "--framework", "--data", "--unknown"),
        *("--year=2020", "--year=", "--year=-1", "--as-of=2018", "--data=d", "--json=1"),
        *("2020", "20 20", "1776", "2018-02-30", "2018-11", " 2020 ", "plan.toml", "\u0662\u0660"),
    ]
)


def by_click(arguments: list[str]) -> tuple[Asked, tuple[str, ...]] | None:
    """Return what click hands to ``status``; None where it refuses, or runs something else."""
    taken: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "print_status", lambda *what: taken.append(what))
        patch.setattr("scorecard.cli.open.open_or_print", lambda *_args, **_options: None)
        patch.setattr(click, "echo", lambda *_args, **_options: None)
        patch.setattr("scorecard.cli.show.show.callback", lambda **_: None)
        try:
            scorecard.main(list(arguments), prog_name="scorecard", standalone_mode=False)
        except (click.ClickException, click.exceptions.Exit, UsageError):
            return None
    return taken[0] if taken else None


@given(st.lists(WORDS, max_size=7))
def test_what_is_taken_is_what_click_would_take(arguments: list[str]) -> None:
    direct = plain_status(arguments)
    assert direct is None or direct == by_click(arguments)


@given(
    st.dictionaries(
        st.sampled_from(["--json", "--ascii", "--year", "--as-of", "--framework", "--data"]),
        st.booleans(),
    ),
    st.integers(0, 6),
    st.lists(st.sampled_from(["1a", "I", "member states"]), max_size=2),
)
def test_whatever_is_plain_is_taken(options: dict[str, bool], before: int, ids: list[str]) -> None:
    values = {"--year": "2019", "--as-of": "2018-11", "--framework": "a.toml", "--data": "d"}
    written = []
    for name, joined in options.items():
        value = values.get(name)
        if value is None:
            written.append([name])
        else:
            written.append([f"{name}={value}"] if joined else [name, value])
    parts = [*written[:before], ["status"], *written[before:], ids]
    arguments = [word for part in parts for word in part]
    direct = plain_status(arguments)
    assert direct is not None
    assert direct == by_click(arguments)


def test_every_option_of_status_is_taken() -> None:
    declared = {
        option
        for parameter in command.status.params
        for option in parameter.opts
        if option[0] == "-"
    }
    known = {
        "framework": "f",
        "data": "d",
        "year": "2020",
        "as-of": "2020",
        "json": "",
        "ascii": "",
    }
    assert declared == {f"--{name}" for name in known}
    arguments = [f"--{name}={value}" if value else f"--{name}" for name, value in known.items()]
    taken = plain_status(["status", *arguments])
    assert taken is not None
    assert all(taken[0])


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ["status", "--data"],
            ["status", "--data", "-x"],
            ["status", "--data="],
            ["status", "--"],
        ),
        *(["--json", "status", "--json"], ["status", "--year", "2019", "--year=2020"]),
        *(["status", "--help"], ["status", "--year", "1776"], ["show", "1a"], ["--json"], []),
    ],
)
def test_what_is_not_plain_is_left_to_click(arguments: list[str]) -> None:
    assert plain_status(arguments) is None


def test_a_path_that_may_not_be_read_is_left_to_click(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text("", encoding="utf-8")
    assert plain_status(["status", "--framework", str(plan)]) is not None
    monkeypatch.setattr("os.access", lambda *_args: False)
    assert plain_status(["status", "--framework", str(plan)]) is None
    assert plain_status(["status", "--framework", str(tmp_path / "none.toml")]) is not None


def test_both_ways_answer_alike(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--year", "2019"], ["--ascii", "1a"], ["--json"], ["nowhere"]):
        direct = call(capsys, "status", *arguments)
        # An option that stands twice is click's.
        twice = call(
            capsys, "--ascii", "status", "--ascii", *[a for a in arguments if a != "--ascii"]
        )
        plain = call(capsys, "--ascii", "status", *[a for a in arguments if a != "--ascii"])
        assert plain == twice
        assert direct.code == twice.code
        assert direct.err == twice.err
