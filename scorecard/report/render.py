"""The environment a report's template runs in: every value it prints is escaped."""

from __future__ import annotations

import re
import traceback
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.report.markdown import (
    Markdown,
    cell,
    escape,
    link,
    link_to,
    picture,
    prose,
    references,
    yaml_scalar,
)

if TYPE_CHECKING:
    from scorecard.report.document import Document
    from scorecard.report.parts import ChartLink, CommentView, Figure
    from scorecard.report.sandbox import SandboxedTemplates

TEMPLATE = "report.md.j2"
_BUNDLED = Path(__file__).parent / "templates"
# What a template that is at fault raises besides Jinja2's own errors.
_FAULTS = (ArithmeticError, LookupError, TypeError, ValueError, OSError, MemoryError)
_NO_SUCH_VALUE = re.compile(r"(?:attribute|element) '?(\w+)'?|'(\w+)' is undefined")


def render(document: Document, template_dir: Path | None = None) -> str:
    """Run the report's template over a document.

    Args:
        document: all that the templates may print.
        template_dir: a folder whose templates are used in place of ours of the same name; those
            it does not hold are taken from ours.

    Raises:
        ScorecardError: the folder holds no template of ours, or a template is at fault; the fault
            names its file and line.
    """
    # Jinja2 takes longer to load than most commands take to run.
    from jinja2 import TemplateError  # noqa: PLC0415

    if template_dir is not None:
        _check(template_dir)
    environment = _ours() if template_dir is None else _environment(template_dir, _BUNDLED)
    environment.start()
    try:
        text = environment.get_template(TEMPLATE).render(
            head=document.head,
            sections=document.sections,
            report=document.body,
            say=words.Report,
        )
        return _tidy(text)
    except (TemplateError, *_FAULTS) as error:
        raise ScorecardError(_fault(error, template_dir or _BUNDLED)) from error
    except RecursionError as error:
        fault = Fault(str(template_dir or _BUNDLED), "a template includes itself without end")
        raise ScorecardError(fault) from error


def _check(folder: Path) -> None:
    """Refuse a folder in which no template would be found, rather than use ours silently."""
    names = sorted(template.name for template in _BUNDLED.glob("*.j2"))
    if not any((folder / name).is_file() for name in names):
        raise ScorecardError(
            Fault(
                str(folder),
                f"there is no template here; it must hold one or more of {', '.join(names)}",
            )
        )


@cache
def _ours() -> SandboxedTemplates:
    """Return the environment of our own templates, compiled once: most of a report's time.

    A folder of the user's is read anew for each report: a template may have come or gone.
    """
    return _environment(_BUNDLED)


def _environment(*folders: Path) -> SandboxedTemplates:
    from jinja2 import StrictUndefined  # noqa: PLC0415

    from scorecard.report.sandbox import SandboxedTemplates  # noqa: PLC0415 - loads Jinja2

    environment = SandboxedTemplates(
        folders,
        # The output is Markdown: what is printed is escaped so, and HTML escaping would garble it.
        _printed,
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "cell": cell,
        "figure": figure,
        "link": link,
        "link_to": _linked,
        "markdown": Markdown,
        "narrative": narrative,
        "of_year": of_year,
        "picture": _pictured,
        "prose": prose,
        "refs": references,
        "yaml": yaml_scalar,
    }
    return environment


def narrative(comment: CommentView, indent: int = 0) -> Markdown:
    """Return a comment in paragraphs, the word of caution before it.

    Args:
        comment: what people wrote.
        indent: the room of the list the paragraphs are in.
    """
    text = prose(comment.text, indent)
    if not comment.caution:
        return text
    room = " " * indent
    return Markdown(f"{room}*{escape(comment.caution)}* {text.removeprefix(room)}")


def _pictured(chart: ChartLink) -> Markdown:
    """Return a chart in the text."""
    return picture(chart.address, chart.finding)


def _linked(chart: ChartLink, text: str) -> Markdown:
    """Return a link to a chart."""
    return link_to(chart.address, text)


def figure(value: Figure | None) -> Markdown:
    """Return a figure with its year, cautions and source numbers; a dash where there is none."""
    if value is None:
        return Markdown(words.Report.NO_DATA_MARK)
    year = () if value.year is None else (str(value.year),)
    about = ", ".join((*year, *value.cautions))
    said = f"{value.text} ({about})" if about else value.text
    return Markdown(escape(said) + references(value.refs))


def of_year(value: Figure | None) -> Markdown:
    """Return a figure of a table of years, whose column says the year; a dot for none."""
    if value is None:
        return Markdown(words.Report.NOTHING_MARK)
    said = " ".join([value.text, *value.cautions])
    return Markdown(escape(said) + references(value.refs))


def _printed(value: object) -> str:
    """Return what stands between double braces as Markdown; it must be text or a number."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, int):
        return str(value)
    if value is None:
        raise TypeError("there is no value here; ask for it with {% if … %} first")
    # A value that does not exist says so when it is asked for its text.
    str(value)
    raise TypeError(f"a template prints text and whole numbers, this is {type(value).__name__}")


def _tidy(text: str) -> str:
    """Leave no space at a line's end, one blank line where there are more, and one end."""
    lines = [line.rstrip(" ") for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _fault(error: Exception, folder: Path) -> Fault:
    """Say where in the templates an error arose: Jinja2 writes their names into the traceback."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415

    if isinstance(error, TemplateSyntaxError):
        return Fault(error.filename or str(folder), error.message or "", error.lineno)
    place, line = str(folder), 0
    for frame, at in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename.endswith(".j2"):
            place, line = frame.f_code.co_filename, at
    if isinstance(error, TemplateNotFound):
        return Fault(place, f'there is no template "{error.name}"', line)
    return Fault(place, _what(error), line)


def _what(error: Exception) -> str:
    """Return what went wrong in a template, in our own words where a value is missing."""
    from jinja2 import UndefinedError  # noqa: PLC0415

    found = _NO_SUCH_VALUE.search(str(error))
    if isinstance(error, UndefinedError) and found is not None:
        return f'there is no value "{found[1] or found[2]}"; docs/report.md lists those there are'
    return str(error)
