"""A template from elsewhere: it reads nothing outside its folder, and it comes to an end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from report_cards import render
from small_card import small

from scorecard.messages import catalogue
from scorecard.model.fault import Fault, ScorecardError
from scorecard.report import apart
from scorecard.report.render import SandboxedTemplates

if TYPE_CHECKING:
    from pathlib import Path


def fault_of(folder: Path, text: str, name: str = "glance.md.j2") -> Fault:
    """Return what is said of a template."""
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ScorecardError) as caught:
        render(*small(), template_dir=folder)
    (fault,) = caught.value.faults
    assert isinstance(fault, Fault)
    return fault


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few rounds and little text be too much."""
    few = apart.LIMITS._replace(rounds=20_000, text=200_000)
    monkeypatch.setattr(apart, "LIMITS", few)


LOOPS = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}"
ENDS = "{% endfor %}{% endfor %}{% endfor %}"


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "text",
    [
        LOOPS + ENDS,
        LOOPS + "x" + ENDS,
        "{% macro m(n) %}{% if n %}{{ m(n - 1) ~ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% set x = 'y' * 1000 %}{% for a in range(9999) %}{{ x }}{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) if 0 %}{% endfor %}{% endfor %}",
    ],
)
def test_what_goes_on_without_end_is_stopped(tmp_path: Path, text: str) -> None:
    fault = fault_of(tmp_path, "one\n" + text)
    assert (fault.file, fault.line) == (str(tmp_path / "glance.md.j2"), 2)
    assert "without end" in fault.what


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'x' * 10 ** 9 }}",
        "{{ [1] * 10 ** 9 }}",
        "{{ 9 ** (9 ** 9) }}",
        "{{ 'x' | center(10 ** 9) }}",
        "{{ 'x' | indent(10 ** 9) }}",
        "{{ '%999999999d' | format(1) }}",
        "{{ '%*d' | format(10 ** 9, 1) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '{:>999999999}'.format(1) }}",
        "{{ '{:>{}}'.format(1, 10 ** 9) }}",
        "{{ [1] | batch(10 ** 9, 'x') | list }}",
        "{{ range(9999) | join('x' * 100000) }}",
    ],
)
def test_what_would_fill_the_memory_is_refused(tmp_path: Path, text: str) -> None:
    fault = fault_of(tmp_path, "one\n" + text)
    assert fault.line == 2
    assert "would be too" in fault.what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "{% set n = namespace(x=9) %}{% for i in range(40) %}{% set n.x=n.x*n.x %}{% endfor %}",
            "this number would be too large",
        ),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "a macro calls itself, without end"),
        ("{{ none | link }}", 'the filter "link" was given no value'),
        ("{{ none | refs }}", 'the filter "refs" was given no value'),
        ("{{ 5 | figure }}", 'the filter "figure" can do nothing with a value of this sort (int)'),
        ("{{ 'x' | narrative }}", 'the filter "narrative" can do nothing'),
        ("{{ head | sum }}", 'the filter "sum" can do nothing'),
        ("{{ report.none | figure }}", 'there is no value "none"'),
        ("{{ 'x' | nofilter }}", "No filter named 'nofilter'"),
    ],
)
def test_what_is_at_fault_is_told_in_words_with_its_line(
    tmp_path: Path, text: str, what: str
) -> None:
    fault = fault_of(tmp_path, "one\n" + text)
    assert (fault.file, fault.line) == (str(tmp_path / "glance.md.j2"), 2)
    assert what in fault.what


GROWS = (
    "{% set ns = namespace(x='ab') %}{% for i in range(60) %}"
    "{% set ns.x = ns.x ~ ns.x %}{% endfor %}"
)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts a process's memory")
def test_memory_is_bounded_whatever_the_trick(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, "one\n" + GROWS)
    assert fault.line == 2
    assert fault.what == "this takes more memory than templates may have"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no alarm")
def test_time_is_bounded_and_the_line_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LIMITS", apart.Limits(seconds=0.3, rounds=10**15))
    fault = fault_of(tmp_path, "one\n" + LOOPS + ENDS)
    assert fault.line == 2
    assert "did not come to an end" in fault.what


def test_a_process_that_does_not_stop_itself_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without seconds it sets no alarm of its own.
    monkeypatch.setattr(apart, "LIMITS", apart.Limits(seconds=0.0, rounds=10**15))
    monkeypatch.setattr(apart, "_GRACE", 0.5)
    fault = fault_of(tmp_path, LOOPS + ENDS)
    assert (fault.file, fault.line) == (str(tmp_path), 0)
    assert "did not come to an end" in fault.what


@pytest.mark.parametrize("answer", [b"", b"[1]", b'{"fault": [1]}', b"[" * 100_000, b"null"])
def test_whatever_the_process_answers_is_data_or_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setattr(apart, "_told", lambda *_: answer)
    assert "ended the program that ran them" in fault_of(tmp_path, "x").what


def test_output_is_bounded_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_told", lambda _process, _asked, most: b" " * (most + 1))
    monkeypatch.setattr(apart, "LIMITS", apart.Limits(text=10))
    assert "without end" in fault_of(tmp_path, "x").what


def test_our_own_templates_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "render_apart", None)
    monkeypatch.setattr("subprocess.Popen", None)
    assert render(*small())


def test_the_process_speaks_the_words_of_the_plan(tmp_path: Path) -> None:
    (tmp_path / "report.md.j2").write_text("{{ say.ROLL_UP }}", encoding="utf-8")
    catalogue.use(labels={"goal": "Pillar"})
    labelled = render(*small(), template_dir=tmp_path)
    catalogue.use()
    assert render(*small(), template_dir=tmp_path) != labelled
    assert labelled == "Objectives and pillars.\n"


def test_a_template_may_count_and_format_as_people_do(tmp_path: Path) -> None:
    text = (
        "{{ 3 * 400 }} {{ 2 ** 10 }} {{ '-' * 20 }} {{ '%5.1f' | format(2.25) }} "
        "{{ '{:>4}'.format(7) | trim }} {{ ['a', 'b'] | join(', ') }} {{ 1000000 * 1000000 }}"
    )
    (tmp_path / "glance.md.j2").write_text(text, encoding="utf-8")
    made = render(*small(), template_dir=tmp_path)
    assert "1200 1024 \\" in made
    assert "2.2 7 a, b 1000000000000" in made


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    secret = tmp_path / "secret.md.j2"
    secret.write_text("the secret", encoding="utf-8")
    for name in ("../secret.md.j2", str(secret), "a/../../secret.md.j2"):
        fault = fault_of(folder, f"{{% include {name!r} %}}")
        assert fault.what == f'there is no template "{name}"'
    (folder / "linked.md.j2").symlink_to(secret)
    assert fault_of(folder, '{% include "linked.md.j2" %}').what == (
        'there is no template "linked.md.j2"'
    )


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("## Ours\n", encoding="utf-8")
    (tmp_path / "glance.md.j2").symlink_to(tmp_path / "mine.txt")
    assert "## Ours\n" in render(*small(), template_dir=tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "{{ report.__class__ }}",
        "{{ say.mro() }}",
        "{{ say.__init__.__globals__ }}",
        "{{ report.counts.append(1) }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{% set say.TITLED = 1 %}",
        "{{ lipsum() }}",
        "{{ say|attr('__init__') }}",
        "{{ say|attr('__init__')|attr('__globals__') }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ joiner.__init__.__globals__.os }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ cycler('a')|attr('reset')|attr('__func__') }}",
        "{{ '{0.__class__.__mro__}'.format(report) }}",
        "{{ '{x.__init__.__globals__}'.format_map({'x': say}) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ [report]|map(attribute='__class__')|list }}",
        "{{ ().__class__.__base__.__subclasses__() }}",
        "{{ range.mro() }}",
        "{{ head.title.encode.__self__.__class__ }}",
        "{{ (report|attr)('x') }}",
        "{% import 'os' as os %}",
    ],
)
def test_nothing_but_the_report_is_within_reach(tmp_path: Path, text: str) -> None:
    assert fault_of(tmp_path, text).line == 1


@pytest.mark.parametrize("name", ["scorecard", "glance", "method", "due", "indicators", "details"])
def test_each_section_may_be_replaced_alone(tmp_path: Path, name: str) -> None:
    before = render(*small())
    (tmp_path / f"{name}.md.j2").write_text(f"In place of {name}.\n", encoding="utf-8")
    after = render(*small(), template_dir=tmp_path)
    assert f"In place of {name}." in after
    kept = [line for line in before.splitlines() if line in after.splitlines()]
    assert len(kept) > 0.4 * len(before.splitlines())


def test_our_templates_are_compiled_once_and_each_report_counts_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = render(*small())
    compiled: list[object] = []
    generate = SandboxedTemplates._generate

    def noted(self: SandboxedTemplates, *given: Any, **named: Any) -> str:
        compiled.append(given)
        return generate(self, *given, **named)

    monkeypatch.setattr(SandboxedTemplates, "_generate", noted)
    # Enough for one report, not for two.
    monkeypatch.setattr("scorecard.report.render.MOST_TEXT", len(first) * 3 // 2)
    assert [render(*small()) for _ in range(5)] == [first] * 5
    assert not compiled
