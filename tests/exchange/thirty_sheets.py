"""Thirty sheets and more, laid out as organisations lay them out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from made_sheets import Made, Percentage, ods, text, written, xls, xlsx

if TYPE_CHECKING:
    import openpyxl

_EUROSTAT = [
    ["freq,unit,geo\\TIME_PERIOD", "2017 ", "2018 ", "2019 "],
    ["A,PC,CHL", "12.4 ", "12.1 p", ": c"],
    ["A,PC,PER", "12.4 be", ": ", "12 "],
]
_SDG = [
    *("Goal", "Target", "Indicator", "SeriesCode", "SeriesDescription", "GeoAreaCode"),
    *("GeoAreaName", "TimePeriod", "Value", "Time_Detail", "Source", "FootNote", "Units"),
]
_WDI = ["Country Name", "Country Code", "Indicator Name", "Indicator Code"]


def _hidden(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("Old")
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "Indicator", 2017, "States Parties", 1
    sheet.sheet_state = "hidden"
    book.worksheets[0].row_dimensions[3].hidden = True
    book.worksheets[0].column_dimensions["C"].hidden = True


def _second(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("Country office")
    sheet["A1"], sheet["B1"], sheet["C1"] = "Indicator", 2017, 2018
    sheet["A2"], sheet["B2"] = "Casualties recorded", 9


def _about(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("Read me", 0)
    sheet["A1"] = "Prepared by the monitoring unit in 2019"
    sheet["A2"] = "All figures are provisional."


def _formula(result: Any) -> Any:
    def more(_: Any, sheet: Any) -> None:
        sheet.write_formula("B2", "=100+5", None, result)

    return more


def _raised(book: Any, sheet: Any) -> None:
    above = book.add_format({"font_script": 1})
    sheet.write_rich_string("B2", "105", above, "1")


THIRTY = (
    Made(
        "staff.xlsx", "an organisation's yearly table",
        "title rows, goal headings, notes below, baseline, target and source beside, 2019p",
        xlsx([
            ["Annual results"], [],
            ["Indicator", "Unit", "Baseline 2016", 2017, 2018, "2019p", "Target 2021", "Source"],
            ["Goal one"],
            ["States Parties", "states", 100, 105, 106.0, "110", 130, "Monitor"],
            ["Casualties recorded", "people", "", "1 234", "4 710", "", "", ""],
            ["* counted anew"],
        ]),
        {
            ("states", "2017"): "105", ("states", "2018"): "106", ("states", "2019"): "110",
            ("casualties", "2017"): "1 234", ("casualties", "2018"): "4 710",
        },
        said=("rows 1, 4, 7 passed over", "Baseline 2016, Target 2021", "provisional"),
    ),
    Made(
        "wdi.csv", "World Bank, WDI export",
        "preamble, countries and indicators down, years across, a comma too many",
        text([
            ["Data Source", "World Development Indicators", ""], [],
            ["Last Updated Date", "2021-06-30", ""], [],
            [*_WDI, "2017", "2018", ""],
            ["Chile", "CHL", "Net enrolment rate", "enrol", "93.1", "93.4", ""],
            ["Peru", "PER", "Net enrolment rate", "enrol", "97.7", "", ""],
        ]),
        {
            ("enrol", "2017", "chl"): "93.1", ("enrol", "2018", "chl"): "93.4",
            ("enrol", "2017", "per"): "97.7",
        },
        said=("years across in row 5, 2017 to 2018",),
    ),
    Made(
        "databank.csv", "World Bank, DataBank export", "years as 2017 [YR2017], .. for none",
        text([
            ["Series Name", "Series Code", "Country Name", "Country Code", "2017 [YR2017]",
             "2018 [YR2018]"],
            ["Net enrolment rate", "enrol", "Chile", "CHL", "93.1", ".."],
        ]),
        {("enrol", "2017", "chl"): "93.1", ("enrol", "2018", "chl"): ".."},
    ),
    Made(
        "sdg.csv", "UN SDG database export", "long, many columns beside",
        text([
            _SDG,
            ["1", "1.1", "1.1.1", "SI_POV_DAY1", "Population below", "152", "World", "2018", "8.6",
             "2018", "Survey", "modelled", "PERCENT"],
        ]),
        {("1.1.1", "2018"): "8.6"},
        said=("Long: a reading a row", "GeoAreaCode"),
    ),
    Made(
        "indicator_1-1-1.csv", "Open SDG, a file per indicator",
        "Year and Value; named by its file",
        text([["Year", "Value"], ["2017", "10.1"], ["2018", "9.8"]]),
        {("1.1.1", "2017"): "10.1", ("1.1.1", "2018"): "9.8"},
        said=("All are of 1.1.1, as the file's name says",),
    ),
    Made(
        "1-1-1.csv", "UK national SDG data", "disaggregated by sex, which the plan does not have",
        text([["Year", "Sex", "Value"], ["2017", "", "10.1"], ["2017", "Female", "11"]]),
        refused='unknown column "Sex" (B1)',
    ),
    Made(
        "owid.csv", "Our World in Data grapher", "years down, the indicator across, places beside",
        text([
            ["Entity", "Code", "Year", "Net enrolment rate"],
            ["Chile", "CHL", "2017", "93.1"], ["Peru", "PER", "2018", "97"],
        ]),
        {("enrol", "2017", "chl"): "93.1", ("enrol", "2018", "per"): "97"},
        said=("years down in column C", "2017 to 2018"),
    ),
    Made(
        "oecd.csv", "OECD SDMX CSV with labels", "codes and labels, empty columns",
        text([
            ["STRUCTURE", "REF_AREA", "Reference area", "MEASURE", "TIME_PERIOD", "Time period",
             "OBS_VALUE", "Observation value", "Unit of measure"],
            ["DATAFLOW", "chl", "Chile", "enrol", "2018", "", "93.4", "", "Percentage"],
        ]),
        {("enrol", "2018", "chl"): "93.4"},
        options={"ignore": ("STRUCTURE", "Reference area")},
        said=("left out as asked",),
    ),
    Made(
        "estat_enrol.tsv", "Eurostat bulk TSV", "dimensions packed into one cell, flags in figures",
        text(_EUROSTAT, "\t"),
        {
            ("enrol", "2017", "chl"): "12.4", ("enrol", "2018", "chl"): "12.1",
            ("enrol", "2017", "per"): "12.4", ("enrol", "2019", "per"): "12",
        },
        said=("All are of enrol, as the file's name says", "freq, unit"),
    ),
    Made(
        "iptt.xlsx", "USAID and Food for Peace IPTT", "target, actual and % under each year",
        xlsx([
            ["Indicator Performance Tracking Table"],
            ["No.", "Indicator", "Unit", "Baseline", 2018, "", "", 2019, "", ""],
            ["", "", "", "", "Target", "Actual", "% met", "Target", "Actual", "% met"],
            [1, "Teachers trained", "people", 0, 110, 105, 0.95, 120, 98, 0.82],
        ], merged=("E2:G2", "H2:J2")),
        {("trained", "2018"): "105", ("trained", "2019"): "98"},
        said=('the column "Actual" is taken',),
    ),
    Made(
        "flat.csv", "a donor's results framework", "Target and Actual with the year in one header",
        text([
            ["Code", "Indicator", "Target 2018", "Actual 2018", "Target 2019", "Actual 2019"],
            ["teachers", "Teachers trained", "110", "105", "120", "98"],
        ]),
        {("trained", "2018"): "105", ("trained", "2019"): "98"},
        said=("Target 2018, Target 2019",),
    ),
    Made(
        "upside.csv", "a donor's results framework, turned", "targets of all years, then actuals",
        text([
            ["", "Target", "", "Actual", ""],
            ["Indicator", "2018", "2019", "2018", "2019"],
            ["Teachers trained", "110", "120", "105", "98"],
        ]),
        {("trained", "2018"): "105", ("trained", "2019"): "98"},
    ),
    Made(
        "targets.csv", "a plan without results", "targets alone",
        text([["Indicator", "Target 2018", "Target 2019"], ["Teachers trained", "110", "120"]]),
        refused="the year 2018 has the columns Target 2018, and none is called actual",
    ),
    Made(
        "quarters.xlsx", "Global Fund PU/DR, quarterly follow-up", "a year over four quarters",
        xlsx([
            ["Indicator", 2019, "", "", ""], ["", "Q1", "Q2", "Q3", "Q4"],
            ["Teachers trained", 1, 2, 3, 4],
        ], merged=("B1:E1",)),
        refused="Sheet1!B2 (Q1) is a part of a year",
    ),
    Made(
        "months.csv", "a health ministry's bulletin", "months across",
        text([["Indicator", "Jan 2019", "Feb 2019"], ["Teachers trained", "1", "2"]]),
        refused="B1 (Jan 2019) is a part of a year",
    ),
    Made(
        "annexe.csv", "UNICEF and UNDP results annex, in French", "semicolons, decimal commas",
        text([
            ["Annexe : résultats"],
            ["Réf", "Indicateur", "Unité", "2018", "2019", "Observations"],
            ["", "Taux de reussite a l'examen", "%", "45,3", "1 046,1", "provisoire"],
        ], ";"),
        {("réussite", "2018"): "45,3", ("réussite", "2019"): "1 046,1"},
        said=("rows? 1", "2018 to 2019"),
    ),
    Made(
        "german.ods", "a charity's yearly statistics, ODS", "percent cells, a title, ODS",
        ods([
            ["Jahresstatistik"], [],
            ["Indicator", 2017, 2018],
            ["Share of schools with water", Percentage(0.45), Percentage(0.453)],
            ["Casualties recorded", 45.0, 1234.0],
        ]),
        {
            ("share", "2017"): "45 %", ("share", "2018"): "45.3 %",
            ("casualties", "2017"): "45", ("casualties", "2018"): "1234",
        },
    ),
    Made(
        "old.xls", "an office with an old Excel", "binary noise, years as days",
        xls([
            ["Indicator", date(2017, 12, 31), date(2018, 12, 31)],
            ["States Parties", 105, 106], ["Cost per pupil", 45.300000000000004, 0.1 + 0.2],
        ]),
        {
            ("states", "2017"): "105", ("states", "2018"): "106",
            ("cost", "2017"): "45.3", ("cost", "2018"): "0.3",
        },
        said=("Taken as their years: 2017, 2018",),
    ),
    Made(
        "midyear.xlsx", "an organisation that closes its books in June",
        "30 June over the columns",
        xlsx([["Indicator", date(2018, 6, 30), date(2019, 6, 30)], ["States Parties", 1, 2]]),
        refused="Sheet1!B1 (2018-06-30) is a day within a year",
    ),
    Made(
        "percent.xlsx", "a ministry's scorecard", "0.45 shown as 45 %",
        xlsx([["Indicator", 2017, 2018], ["Share of schools with water", Percentage(0.45), 46]]),
        {("share", "2017"): "45 %", ("share", "2018"): "46"},
    ),
    Made(
        "names.csv", "an alliance's member table", "the indicator once, its countries below it",
        text([
            ["", "2017", "2018"],
            ["Net enrolment rate", "", ""], ["Chile", "93.1", "93.4"], ["Peru", "97", ""],
            ["States Parties", "105", "106"],
        ]),
        {
            ("enrol", "2017", "chl"): "93.1", ("enrol", "2018", "chl"): "93.4",
            ("enrol", "2017", "per"): "97", ("states", "2017"): "105", ("states", "2018"): "106",
        },
    ),
    Made(
        "merged.xlsx", "a country office's table", "the indicator merged over its countries",
        xlsx([
            ["Indicator", "Country", 2017, 2018],
            ["Net enrolment rate", "Chile", 93.1, 93.4], ["", "Peru", 97, 98],
        ], merged=("A2:A3",)),
        {
            ("enrol", "2017", "chl"): "93.1", ("enrol", "2018", "chl"): "93.4",
            ("enrol", "2017", "per"): "97", ("enrol", "2018", "per"): "98",
        },
    ),
    Made(
        "Net enrolment rate.csv", "a national statistics office", "one indicator, by country",
        text([["Country", "2017", "2018"], ["Chile", "93.1", "93.4"]]),
        {("enrol", "2017", "chl"): "93.1", ("enrol", "2018", "chl"): "93.4"},
        said=("All are of enrol, as the file's name says",),
    ),
    Made(
        "two.xlsx", "two offices in one workbook", "a table on each of two sheets",
        xlsx([["Indicator", 2017, 2018], ["States Parties", 1, 2]], title="Head office",
             more=_second),
        refused='name one with --sheet: "Head office", "Country office"',
    ),
    Made(
        "named.xlsx", "two offices in one workbook", "the sheet named",
        xlsx([["Indicator", 2017, 2018], ["States Parties", 1, 2]], title="Head office",
             more=_second),
        {("casualties", "2017"): "9"},
        options={"sheet": "Country office"},
    ),
    Made(
        "about.xlsx", "a donor's template", "a sheet that explains before the one with the table",
        xlsx([["Indicator", 2017, 2018], ["States Parties", 1, 2]], title="Data", more=_about),
        {("states", "2017"): "1", ("states", "2018"): "2"},
        said=('Read from the sheet "Data"; no table is in "Read me"',),
    ),
    Made(
        "hidden.xlsx", "a workbook with a past", "a hidden sheet, row and column",
        xlsx([["Indicator", 2017, 2018], ["States Parties", 1, 2], ["Teachers trained", 3, 4]],
             more=_hidden),
        {
            ("states", "2017"): "1", ("states", "2018"): "2",
            ("trained", "2017"): "3", ("trained", "2018"): "4",
        },
        said=('Hidden sheets are left out: "Old"', "The row 3 is hidden", "The column C is hidden"),
    ),
    Made(
        "formulas.xlsx", "a workbook made by a program", "formulas whose results were never stored",
        xlsx([["Indicator", 2017, 2018], ["States Parties", "=100+5", 106]]),
        refused="Sheet1!B2 holds a formula whose result was never stored",
    ),
    Made(
        "sums.xlsx", "a workbook with sums", "formulas with their results",
        written([["Indicator", 2017, 2018], ["States Parties", None, 106]], _formula(105)),
        {("states", "2017"): "105", ("states", "2018"): "106"},
    ),
    Made(
        "errors.xlsx", "a workbook with broken sums", "an error in a cell",
        written([["Indicator", 2017, 2018], ["States Parties", None, 106]], _formula("#REF!")),
        refused="holds the error #REF!",
    ),
    Made(
        "raised.xlsx", "a statistical yearbook", "a raised 1 for a footnote behind a figure",
        written(
            [["Indicator", 2017, 2018], ["States Parties", None, 106], ["¹ as of May"]], _raised
        ),
        {("states", "2017"): "105¹", ("states", "2018"): "106"},
    ),
    Made(
        "notations.csv", "two people's figures in one file", "1.234,5 beside 1,234.5",
        text([["Indicator", "2017", "2018"], ["Cost per pupil", "1.234,5", "1,234.5"]]),
        refused="write numbers in two ways",
    ),
    Made(
        "utf16.csv", "Excel's Unicode text", "UTF-16 with tabs",
        text([["Indicator", "2017", "2018"], ["States Parties", "105", "106"]], "\t", "utf-16"),
        {("states", "2017"): "105", ("states", "2018"): "106"},
    ),
    Made(
        "latin.csv", "Excel's plain CSV in France", "Windows-1252",
        text([["Indicateur", "2017"], ["Taux de réussite à l’examen", "45"]], ";", "cp1252"),
        refused="is not in UTF-8",
    ),
    Made(
        "fiscal.csv", "an NGO that counts fiscal years", "2017/18 across",
        text([["Indicator", "2017/18", "FY2019"], ["States Parties", "105", "106"]]),
        {("states", "2017/18"): "105", ("states", "FY2019"): "106"},
    ),
    Made(
        "twice.csv", "a table put together by hand", "one year in two columns",
        text([["Indicator", "2017", "2018", "2018"], ["States Parties", "1", "2", "3"]]),
        refused="the year 2018 stands in C1 and in D1",
    ),
    Made(
        "pages.csv", "a table printed on two pages", "the header again, and another below",
        text([
            ["Indicator", "2017", "2018"], ["States Parties", "1", "2"],
            ["Indicator", "2017", "2018"], ["Teachers trained", "3", "4"],
            ["Indicator", "2015", "2016"], ["Teachers trained", "3", "4"],
        ]),
        refused="row 5 names years again",
    ),
    Made(
        "unknown.csv", "a partner's wording", "a name the plan does not have",
        text([
            ["Indicator", "2017", "2018"], ["State parties", "1", "2"],
            ["States Parties", "3", "4"],
        ]),
        refused='the plan has no indicator "State parties"',
    ),
)  # fmt: skip
