"""A report's document rendered by its Jinja2 templates, in a sandbox."""

from __future__ import annotations

import re
import traceback
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.exceptions import FilterArgumentError, SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from scorecard.messages.catalogue import words, year_text
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
    from collections.abc import Callable, Sequence

    from scorecard.report.document import ChartLink, CommentView, Document, Figure, FileView


TEMPLATE = "report.md.j2"
_ENDS = (".j2", ".md", ".txt", ".html")  # of what a template may be called
_BUNDLED = Path(__file__).parent / "templates"
_NO_SUCH_VALUE = re.compile(r"(?:attribute|element) '?(\w+)'?|'(\w+)' is undefined")


def render(document: Document, template_dir: Path | None = None) -> str:
    """Run the report's template over a document.

    Args:
        document: all that the templates may print.
        template_dir: a folder whose templates are used in place of ours of the same name; those
            it does not hold are taken from ours. They are run by :mod:`.apart` alone.

    Raises:
        ScorecardError: a template is at fault; the fault names its file and line.
    """
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
    except Exception as error:
        if template_dir is None and not isinstance(error, TemplateError):
            raise  # our own templates are at no such fault
        raise ScorecardError(_fault(error, template_dir or _BUNDLED)) from error


def check_folder(folder: Path) -> None:
    """Refuse a folder in which no template would be found, rather than use ours silently."""
    names = sorted(template.name for template in _BUNDLED.glob("*.j2"))
    if not any((folder / name).is_file() for name in names):
        raise ScorecardError(
            Fault(
                str(folder),
                words.Templates.NONE_THERE.format(names=words.LIST_SEPARATOR.join(names)),
            )
        )


def _tidy(text: str) -> str:
    """Leave no space at a line's end, one blank line where there are more, and one end."""
    lines = [line.rstrip(" ") for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _fault(error: Exception, folder: Path) -> Fault:
    """Say where in the templates an error arose: Jinja2 writes their names into the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return Fault(error.filename or str(folder), error.message or "", error.lineno)
    place, line = str(folder), 0
    for frame, at in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename.endswith(_ENDS):
            place, line = frame.f_code.co_filename, at
    return Fault(place, _what(error), line)


def _what(error: Exception) -> str:
    """Return what went wrong in a template, in our own words where a person can act on them."""
    said, found = words.Templates, _NO_SUCH_VALUE.search(str(error))
    match error:
        case TemplateNotFound():
            return said.NO_TEMPLATE.format(name=error.name)
        case UndefinedError() if found is not None:
            return said.NO_SUCH_VALUE.format(name=found[1] or found[2])
        case RecursionError():
            return said.IN_ITSELF
        case MemoryError():
            return said.TOO_MUCH
        case TemplateError() | TimeoutError():
            return str(error)
    return said.NOT_DONE.format(what=error)


@cache
def _ours() -> SandboxedTemplates:
    """Return the environment of our own templates, compiled once: most of a report's time.

    A folder of the user's is read anew for each report: a template may have come or gone.
    """
    return _environment(_BUNDLED)


def _environment(*folders: Path) -> SandboxedTemplates:
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
        "year": year_text,
        "picture": _pictured,
        "prose": prose,
        "refs": references,
        "yaml": yaml_scalar,
    }
    if folders != (_BUNDLED,):
        environment.filters = {
            name: _telling(name, filter_) for name, filter_ in environment.filters.items()
        }
    return environment


def _telling(name: str, filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that says in words that a value is none it can do anything with."""

    def telling(*given: Any, **named: Any) -> Any:
        try:
            return filter_(*given, **named)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            if isinstance(error, TemplateError):
                raise
            # What Jinja2 itself hands over stands before the value.
            own = (Environment, nodes.EvalContext, Context)
            value = next((each for each in given if not isinstance(each, own)), None)
            if value is None:
                what = words.Templates.FILTER_NOTHING.format(name=name)
            else:
                what = words.Templates.FILTER.format(name=name, sort=type(value).__name__)
            raise FilterArgumentError(what) from error

    telling.__dict__.update(getattr(filter_, "__dict__", {}))
    return telling


def _printed(value: object) -> str:
    """Return what stands between double braces as Markdown; it must be text or a number."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, int):
        return str(value)
    if value is None:
        raise FilterArgumentError(words.Templates.NO_VALUE.format())
    # A value that does not exist says so when it is asked for its text.
    str(value)
    raise FilterArgumentError(words.Templates.NOT_PRINTED.format(sort=type(value).__name__))


def figure(value: Figure | None) -> Markdown:
    """Return a figure with its year, cautions and source numbers; a dash where there is none."""
    if value is None:
        return Markdown(words.Report.NO_DATA_MARK)
    year = () if value.year is None else (year_text(value.year),)
    about = words.LIST_SEPARATOR.join((*year, *value.cautions))
    said = f"{value.text} ({about})" if about else value.text
    return Markdown(escape(said) + references(value.refs))


def of_year(value: Figure | None) -> Markdown:
    """Return a figure of a table of years, whose column says the year; a dot for none."""
    if value is None:
        return Markdown(words.Report.NOTHING_MARK)
    said = " ".join([value.text, *value.cautions])
    return Markdown(escape(said) + references(value.refs))


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


def _linked(file: ChartLink | FileView, text: str) -> Markdown:
    """Return a link to a file beside the report."""
    return link_to(file.address, text)


# Rounds of all loops and calls of macros together. A report on 1,000 indicators and 20 years
# takes some 200,000; a second or two passes until a template without end is stopped.
MOST_ROUNDS = 5_000_000
# Characters printed: some fifty times such a report.
MOST_TEXT = 100_000_000
_LONGEST_VALUE: Final = 1_000_000
_LONGEST_PIECE: Final = 1000  # what stands between many, or in place of many
_MOST_DIGITS: Final = 4000
# A width of five digits, or one that comes from elsewhere: in braces, and after a percent sign.
_WIDE_FIELD: Final = re.compile(r"\{[^{}]*:[^{}]*(?:\{|[0-9]{5})")
_WIDE_PERCENT: Final = re.compile(r"%(?:\([^)]*\))?[-+ #.0-9]*?(?:\*|[0-9]{5})")
_LONG: Final = (str, list, tuple)
_BOUNDED: Final = ("batch", "center", "format", "indent", "join", "replace", "slice", "wordwrap")


def set_bounds(rounds: int, text: int) -> None:
    """Set the most rounds and the most characters a report may take, for this process."""
    global MOST_ROUNDS, MOST_TEXT
    MOST_ROUNDS, MOST_TEXT = rounds, text


class SandboxedTemplates(ImmutableSandboxedEnvironment):
    """Jinja2 over a few folders; what leads out of them, and what does not end, is refused.

    Args:
        folders: searched in turn; a link in one must lead to a file below it.
        shown: turns what stands between double braces into text.
    """

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(
        self, folders: Sequence[Path], shown: Callable[[object], str], **rules: Any
    ) -> None:
        super().__init__(loader=_InsideLoader(folders), finalize=self._counted(shown), **rules)
        self.start()
        for name in _BOUNDED:
            self.filters[name] = _bounded(name, self.filters[name])
        del self.globals["lipsum"]  # text of any length that says nothing

    def start(self) -> None:
        """Begin to count anew, for another report."""
        self._rounds = 0
        self._printed = 0

    def round(self) -> bool:
        """Count one round of a loop or one call, and stop when there are too many."""
        self._rounds += 1
        if self._rounds > MOST_ROUNDS:
            raise SecurityError(words.Templates.ENDLESS)
        return True

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute, unless the outcome would be out of all proportion."""
        if operator == "*" and _repeated(left, right) > _LONGEST_VALUE:
            raise SecurityError(words.Templates.WOULD_BE_LONG)
        if operator == "**" and isinstance(right, int) and _digits(left) * right > _MOST_DIGITS:
            raise SecurityError(words.Templates.WOULD_BE_LARGE)
        if operator == "*" and _digits(left) + _digits(right) > _MOST_DIGITS:
            raise SecurityError(words.Templates.WOULD_BE_LARGE)
        if operator == "%" and isinstance(left, str) and _WIDE_PERCENT.search(left):
            raise SecurityError(words.Templates.WOULD_BE_WIDE)
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, _LONG) and len(result) > _LONGEST_VALUE:
            raise SecurityError(words.Templates.LONG)
        return result

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return a text's own ``format``, unless it would make a text out of all proportion."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None and _WIDE_FIELD.search(value.__self__):
            raise SecurityError(words.Templates.WOULD_BE_WIDE)
        return wrapped

    def _generate(self, source: nodes.Template, *rest: Any, **named: Any) -> str:
        """Compile a template with a count in every loop, macro and in the template itself."""
        blocks: list[Any] = [source, *source.find_all((nodes.For, nodes.Macro, nodes.CallBlock))]
        for block in blocks:
            block.body.insert(0, nodes.ExprStmt(_count()).set_lineno(block.lineno))
        for loop in source.find_all(nodes.For):
            # A round that its condition leaves out is one too.
            if loop.test is not None:
                loop.test = nodes.And(_count(), loop.test).set_lineno(loop.lineno)
        return super()._generate(source, *rest, **named)

    def _counted(self, shown: Callable[[object], str]) -> Callable[[object], str]:
        def printed(value: object) -> str:
            text = shown(value)
            self._printed += len(text)
            if self._printed > MOST_TEXT:
                raise SecurityError(words.Templates.PRINTS_ENDLESSLY)
            return text

        return printed


def _count() -> nodes.Call:
    """Return the call that counts a round."""
    return nodes.Call(nodes.EnvironmentAttribute("round"), [], [], None, None)


def _bounded(name: str, filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that refuses numbers and formats which make a text out of all proportion."""

    def bounded(value: Any, *given: Any, **named: Any) -> Any:
        for each in (*given, *named.values()):
            if isinstance(each, int) and name != "format" and abs(each) > _MOST_DIGITS:
                raise SecurityError(words.Templates.WOULD_BE_WIDE)
            if isinstance(each, str) and len(each) > _LONGEST_PIECE and name != "format":
                raise SecurityError(words.Templates.WOULD_BE_LONG)
        if name == "format" and _WIDE_PERCENT.search(str(value)):
            raise SecurityError(words.Templates.WOULD_BE_WIDE)
        return filter_(value, *given, **named)

    # What Jinja2 marked the filter with, such as that it takes the environment, stays on it.
    bounded.__dict__.update(vars(filter_))
    return bounded


def _repeated(left: object, right: object) -> int:
    """Return how long a text or a list becomes when it is repeated; 0 for a product of numbers."""
    for some, times in ((left, right), (right, left)):
        if isinstance(some, _LONG) and isinstance(times, int):
            return len(some) * times
    return 0


def _digits(value: object) -> int:
    return value.bit_length() * 3 // 10 if isinstance(value, int) else 0


class _InsideLoader(FileSystemLoader):
    """Loads templates of some folders, and no file that a link in them leads out to."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_current = super().get_source(environment, template)
        folder = next(
            Path(root) for root in self.searchpath if Path(path).is_relative_to(Path(root))
        )
        if not Path(path).resolve().is_relative_to(folder.resolve()):
            raise TemplateNotFound(template)
        return source, path, is_current
