"""Where a report's templates run: they lay a report out and can do nothing else, nor for ever."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, TemplateNotFound, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Rounds of all loops and calls of macros together. A report on 1,000 indicators and 20 years
# takes some 200,000; a second or two passes until a template without end is stopped.
MOST_ROUNDS: Final = 5_000_000
# Characters printed: some fifty times such a report.
MOST_TEXT: Final = 100_000_000
_LONGEST_VALUE: Final = 1_000_000
_LONGEST_PIECE: Final = 1000  # what stands between many, or in place of many
_MOST_DIGITS: Final = 4000
# A width of five digits, or one that comes from elsewhere: in braces, and after a percent sign.
_WIDE_FIELD: Final = re.compile(r"\{[^{}]*:[^{}]*(?:\{|[0-9]{5})")
_WIDE_PERCENT: Final = re.compile(r"%(?:\([^)]*\))?[-+ #.0-9]*?(?:\*|[0-9]{5})")
_LONG: Final = (str, list, tuple)
_BOUNDED: Final = ("batch", "center", "format", "indent", "join", "replace", "slice", "wordwrap")


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
            raise SecurityError("this goes on without end")
        return True

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute, unless the outcome would be out of all proportion."""
        if operator == "*" and _repeated(left, right) > _LONGEST_VALUE:
            raise SecurityError("this would be too long")
        if operator == "**" and isinstance(right, int) and _digits(left) * right > _MOST_DIGITS:
            raise SecurityError("this number would be too large")
        if operator == "%" and isinstance(left, str) and _WIDE_PERCENT.search(left):
            raise SecurityError("this would be too wide")
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, _LONG) and len(result) > _LONGEST_VALUE:
            raise SecurityError("this is too long")
        return result

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return a text's own ``format``, unless it would make a text out of all proportion."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None and _WIDE_FIELD.search(value.__self__):
            raise SecurityError("this would be too wide")
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
                raise SecurityError("this prints without end")
            return text

        return printed


def _count() -> nodes.Call:
    """Return the call that counts a round."""
    return nodes.Call(nodes.EnvironmentAttribute("round"), [], [], None, None)


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


def _bounded(name: str, filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that refuses numbers and formats which make a text out of all proportion."""

    def bounded(value: Any, *given: Any, **named: Any) -> Any:
        for each in (*given, *named.values()):
            if isinstance(each, int) and name != "format" and abs(each) > _MOST_DIGITS:
                raise SecurityError("this would be too wide")
            if isinstance(each, str) and len(each) > _LONGEST_PIECE and name != "format":
                raise SecurityError("this would be too long")
        if name == "format" and _WIDE_PERCENT.search(str(value)):
            raise SecurityError("this would be too wide")
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
    return len(str(abs(value))) if isinstance(value, int) else 0
