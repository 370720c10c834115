"""The environment a report's template runs in: every value it prints is escaped."""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.model.fault import Fault, ScorecardError
from scorecard.report.markdown import Markdown, cell, escape, link, references, yaml_scalar

if TYPE_CHECKING:
    from jinja2 import Environment

    from scorecard.report.document import Document, Figure

TEMPLATE = "report.md.j2"
_BUNDLED = Path(__file__).parent / "templates"
_NO_SUCH_VALUE = re.compile(r"(?:attribute|element) '?(\w+)'?|'(\w+)' is undefined")


def render(document: Document, template_dir: Path | None = None) -> str:
    """Run the report's template over a document.

    Args:
        document: all that the template may print.
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
    environment = _environment(template_dir)
    try:
        return _tidy(environment.get_template(TEMPLATE).render(report=document))
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, OSError) as error:
        raise ScorecardError(_fault(error, template_dir or _BUNDLED)) from error
    except RecursionError as error:
        fault = Fault(str(template_dir or _BUNDLED), "a template includes itself without end")
        raise ScorecardError(fault) from error


def _check(folder: Path) -> None:
    """Refuse a folder in which no template would be found, rather than use ours silently."""
    names = sorted(template.name for template in _BUNDLED.glob("*.j2"))
    if not any((folder / name).is_file() for name in names):
        raise ScorecardError(
            Fault(str(folder), f"there is no template here; it must hold {' or '.join(names)}")
        )


def _environment(template_dir: Path | None) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    folders = [folder for folder in (template_dir, _BUNDLED) if folder is not None]
    # A template may come from elsewhere: it lays a report out and can do nothing else.
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        # The output is Markdown: `finalize` escapes it, HTML escaping would garble it.
        autoescape=False,
        finalize=_printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "cell": cell,
        "figure": figure,
        "link": link,
        "markdown": Markdown,
        "of_year": of_year,
        "refs": references,
        "yaml": yaml_scalar,
    }
    return environment


def figure(value: Figure | None) -> Markdown:
    """Return a figure with its year, cautions and source numbers; a dash where there is none."""
    if value is None:
        return Markdown("–")
    year = () if value.year is None else (str(value.year),)
    about = ", ".join((*year, *value.cautions))
    said = f"{value.text} ({about})" if about else value.text
    return Markdown(escape(said) + references(value.refs))


def of_year(value: Figure | None) -> Markdown:
    """Return a figure of a table of years, whose column says the year; a dot for none."""
    if value is None:
        return Markdown("·")
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
