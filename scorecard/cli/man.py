"""``scorecard man``: the manual page, made of what the commands say of themselves."""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import TYPE_CHECKING

import click

from scorecard.cli.console import give
from scorecard.cli.options import no_options
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@click.command()
@no_options
@click.pass_context
def man(ctx: click.Context) -> None:
    """Print the manual page: every command with its options, as roff."""
    give("\n".join(_page(ctx.find_root())) + "\n")


def _page(root: click.Context) -> Iterator[str]:
    said, program = words.Manual, root.command
    name = root.info_name or ""
    yield _instruction("TH", name.upper(), "1", '""', name)
    yield from (_heading("name"), rf"{name} \- {_plain(said.PURPOSE)}")
    yield from (_heading("synopsis"), _usage(program, root), _heading("description"))
    yield from _paragraphs(program.help or "")
    yield _heading("options")
    yield from _options(program, root, {})
    yield from (".PP", _plain(said.SHARED), _heading("commands"))
    shared = {option.opts[0]: option.help or "" for option in _own_options(program)}
    yield from _commands(program, root, shared)
    for section, rows in (
        ("exit", said.EXITS), ("environment", said.VARIABLES), ("files", said.FILES),
    ):  # fmt: skip
        yield _heading(section)
        yield from _rows(rows)
    yield from (_heading("see"), _plain(said.SEE))


def _commands(
    group: click.Command, context: click.Context, shared: Mapping[str, str]
) -> Iterator[str]:
    """Yield a part for each command of a group, and for those of a group in it."""
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        with click.Context(command, info_name=name, parent=context) as own:
            usage = [*own.command_path.split()[1:], *command.collect_usage_pieces(own)]
            yield _instruction("SS", _plain(" ".join(usage)))
            yield from _paragraphs(command.help or "")
            yield from _options(command, own, shared)
            yield from _commands(command, own, shared)


def _own_options(command: click.Command) -> list[click.Option]:
    return [each for each in command.params if isinstance(each, click.Option) and not each.hidden]


def _options(
    command: click.Command, context: click.Context, shared: Mapping[str, str]
) -> Iterator[str]:
    """Yield the options of a command but for those that are told once, for all."""
    rows: dict[str, str] = {}
    for option in _own_options(command):
        record = option.get_help_record(context)
        if record is not None and shared.get(option.opts[0]) != option.help:
            rows[record[0]] = record[1]
    yield from _rows(rows)


def _usage(command: click.Command, context: click.Context) -> str:
    return _plain(" ".join([context.command_path, *command.collect_usage_pieces(context)]))


def _heading(section: str) -> str:
    return _instruction("SH", _plain(words.Manual.HEADINGS[section]))


def _instruction(*parts: str) -> str:
    return "." + " ".join(parts)


def _rows(rows: Mapping[str, str]) -> Iterator[str]:
    for term, text in rows.items():
        yield from (".TP", rf"\fB{_plain(term)}\fR", _plain(" ".join(text.split())))


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a help text; what stands behind click's mark keeps its lines."""
    for paragraph in cleandoc(text).split("\n\n"):
        yield ".PP"
        if paragraph.startswith("\b\n"):
            yield from (".nf", *map(_plain, paragraph.split("\n")[1:]), ".fi")
        else:
            yield _plain(" ".join(paragraph.split()))


def _plain(text: str) -> str:
    """Return a line of text in which nothing is taken for an instruction of roff."""
    line = text.replace("\\", r"\e").replace("-", r"\-").replace("…", "...")
    line = re.sub(r"[^ -~]", lambda letter: rf"\[u{ord(letter[0]):04X}]", line)
    return rf"\&{line}" if line[:1] in (".", "'") else line
