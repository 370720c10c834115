"""How a plan is shown: its language, its dates, and what it asks of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.framework.load import load_plan
from scorecard.messages.catalogue import date_form
from scorecard.model.plan import Audience, IatiSettings, ReportSettings, SdmxSettings, Section

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.framework.load import Plan

GOALS = '[[goal]]\nid = "I"\ntitle = "G"\n[[goal.indicator]]\nid = "x"\ntitle = "X"\n'


def plan(folder: Path, strategy: str = "", report: str = "") -> Plan:
    text = f'[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n{strategy}\n{report}\n{GOALS}'
    path = folder / "indicators.toml"
    path.write_text(text, encoding="utf-8")
    return load_plan(path, use_cache=False)


def test_a_plan_without_wishes_has_the_usual_ones(tmp_path: Path) -> None:
    strategy = plan(tmp_path).strategy
    assert strategy is not None
    assert (strategy.language, strategy.dates, strategy.report) == ("en", None, ReportSettings())
    assert strategy.report.sections == tuple(Section)


def test_the_wishes_of_a_plan_reach_the_model(tmp_path: Path) -> None:
    found = plan(
        tmp_path,
        'language = "en"\ndates = "31/12/2018"',
        '[report]\nsections = ["method", "glance"]\naudience = "donor"\n'
        'charts = false\ntemplates = "house/style"',
    )
    assert found.faults == ()
    assert found.strategy is not None
    assert found.strategy.dates == "31/12/2018"
    assert found.strategy.report == ReportSettings(
        (Section.METHOD, Section.GLANCE), Audience.DONOR, charts=False, templates="house/style"
    )


def test_a_slip_in_the_audience_shows_nobody_what_is_not_for_them(tmp_path: Path) -> None:
    found = plan(tmp_path, report='[report]\naudience = "bord"')
    assert len(found.faults) == 1
    assert found.strategy is not None
    assert found.strategy.report.audience is Audience.PUBLIC


def test_what_a_plan_says_of_its_export_reaches_the_model(tmp_path: Path) -> None:
    found = plan(
        tmp_path,
        report='[iati]\norganisation = "GB-CHC-1"\norganisation_type = "national_ngo"\nname = "N"\n'
        'activity = "GB-CHC-1-A"\nactivity_status = "closed"\nscope = "global"\ncurrency = "USD"\n'
        'language = "fr"\nsectors = { 15250 = 60, 15220 = 40 }\ncountries = { KE = 33.3 }\n'
        "regions = { 298 = 66.7 }",
    )
    assert found.faults == ()
    assert found.strategy is not None
    assert found.strategy.iati == IatiSettings(
        organisation="GB-CHC-1",
        organisation_type="national_ngo",
        name="N",
        activity="GB-CHC-1-A",
        activity_status="closed",
        scope="global",
        sectors=(("15250", 60), ("15220", 40)),
        countries=(("KE", 33.3),),
        regions=(("298", 66.7),),
        currency="USD",
        language="fr",
    )


def test_a_slip_in_an_identifier_is_told_of_as_one(tmp_path: Path) -> None:
    found = plan(tmp_path, report='[iati]\norganisation = "GB-CHC-1"\nactivity = "GB CHC"')
    assert found.strategy is not None
    assert found.strategy.iati == IatiSettings(organisation="GB-CHC-1", faulty=True)


@pytest.mark.parametrize("templates", ["/etc", "../x", "a/../../x", "C:\\x", "\\\\host\\share"])
def test_templates_stand_below_the_plan(tmp_path: Path, templates: str) -> None:
    found = plan(tmp_path, report=f"[report]\ntemplates = '{templates}'")
    assert ["beside this file" in fault.what for fault in found.faults] == [True]


@pytest.mark.parametrize(
    ("sample", "form"),
    [
        ("31 December 2018", "{day} {month} {year}"),
        ("December 31, 2018", "{month} {day}, {year}"),
        ("31. DECEMBER 2018", "{day}. {month} {year}"),
        ("31/12/2018", "{day:02}/{number:02}/{year}"),
        ("12/31/2018", "{number:02}/{day:02}/{year}"),
        ("2018-12-31", "{year}-{number:02}-{day:02}"),
        ("31.12.2018", "{day:02}.{number:02}.{year}"),
    ],
)
def test_a_sample_shows_the_form_of_dates(sample: str, form: str) -> None:
    assert date_form(sample) == form


@pytest.mark.parametrize(
    "sample",
    ["", "2018", "31/12", "31/12/18", "30/12/2018", "31/12/2018 31", "31 Mars 2018", "{day}",
     "31 December 12 2018", "31/12/2018{0.x}", "31122018"],
)  # fmt: skip
def test_what_shows_no_form_is_none(sample: str) -> None:
    assert date_form(sample) is None


@given(st.text(max_size=60))
def test_any_sample_gives_a_usable_form_or_none(sample: str) -> None:
    form = date_form(sample)
    assert form is None or "2019" in form.format(day=5, month="May", number=5, year=2019)


def test_what_an_export_to_sdmx_is_to_be_named_stands_in_a_table(tmp_path: Path) -> None:
    usual = plan(tmp_path).strategy
    assert usual is not None
    assert usual.sdmx == SdmxSettings(agency="", structure="SCORECARD", version="1.0.0", area="_Z")
    text = '[sdmx]\nagency = "ICBL.MON"\nstructure = "SC"\nversion = "2.1"\narea = "KE"'
    found = plan(tmp_path, report=text)
    assert found.strategy is not None
    assert (found.faults, found.strategy.sdmx) == ((), SdmxSettings("ICBL.MON", "SC", "2.1", "KE"))


@pytest.mark.parametrize(
    ("line", "example"),
    [
        ('agency = "1 two"', "ICBL"),
        ('structure = "A:B"', "SCORECARD"),
        ('version = "one"', "1.0.0"),
        ('area = "K,E"', "KE"),
    ],
)
def test_what_sdmx_takes_for_no_id_is_told_with_one_it_takes(
    tmp_path: Path, line: str, example: str
) -> None:
    found = plan(tmp_path, report=f"[sdmx]\n{line}")
    (fault,) = found.faults
    key = line.split(" ", maxsplit=1)[0]
    assert fault.what.startswith(f"[sdmx]: {key} is ")
    assert fault.line == 6
    assert f"one like {example} it does" in fault.what
    assert found.strategy is not None
    assert getattr(found.strategy.sdmx, key) == getattr(SdmxSettings(), key)
