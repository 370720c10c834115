"""What the cells of a header say: which column it is, and which year."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import TYPE_CHECKING, Literal

from scorecard.exchange.cells import text_of
from scorecard.exchange.long_csv import COLUMNS
from scorecard.model.fiscal import CALENDAR_YEARS, FIRST_YEAR, LAST_YEAR, spanning
from scorecard.model.number import whole_number

if TYPE_CHECKING:
    from scorecard.exchange.cells import Cell
    from scorecard.model.fiscal import FiscalCalendar

# Columns that are not read: the plan says these things, or nobody asks.
PLAN = "plan"
# A title names its indicator where no id does.
TITLE = "title"

_ALIASES = {
    "indicator": "code/id/ref/no/nr/indicator id/indicator code/indicator/indicators/kpi/"
    "measure/indicateur/indicateurs/indicador/series code/seriescode/indicator ref/indicator no/"
    "indicator number/ref no/series",
    TITLE: "title/indicator name/indicator title/series name/name/seriesdescription/"
    "series description/nom/name of indicator/intitule/performance indicator/key indicator",
    "year": "year/years/annee/ano/jahr/period/time/time period/timeperiod/reporting year/"
    "calendar year/fiscal year/date",
    "value": "value/actual/actuals/achieved/result/results/realise/resultat/valeur/obs value"
    "/figure/actual value/achievement/valor/reading/reported value/resultado/wert",
    "entity": "entity/country/state/area/geo/geoareaname/ref area/country name/pays"
    "/country or area/region/province/district/location/site/office/field office/country office",
    "part": "part/parts/breakdown/disaggregation/disaggregated by/ventilation/desglose",
    "source": "source/sources/mov/means of verification/data source/moyen de verification/"
    "moyens de verification/source of data/fuente/quelle/source of verification",
    "note": "note/notes/comment/comments/remark/remarks/observations/observation/footnote/"
    "footnotes/commentaire/commentaires/narrative/explanation/notas/bemerkung/deviation narrative",
    "numerator": "numerator/numerateur/part of whole",
    "denominator": "denominator/denominateur",
    "published": "published/publication date/date of publication/released",
    "address": "address/url/link/web address",
    "edition": "edition",
    "page": "page/pages",
    "no_data": "no data because/why no data/reason for missing/reason for no data",
    PLAN: "unit/units/unit of measure/unit of measurement/units of measure/unite/unite de mesure/"
    "unidad/einheit/baseline/baseline value/baseline year/base year/valeur de reference/target/"
    "targets/cible/objectif/meta/final target/lop target/life of programme target/end target/"
    "definition/goal/goals/objective/objectives/outcome/output/level/result statement/direction/"
    "direction of change/frequency/responsible/owner/indicator type/type/cumulative/% met/"
    "% of target/percent of target/% achieved/taux/trend/status/rating/collection method/"
    "indicator definition/milestone/milestones/baseline value year/geoareacode/geo area code/"
    "country code/iso3/iso code/country iso3/seriesid/series id/time detail/timecoverage/"
    "upperbound/lowerbound/baseperiod/geoinfourl/reporting type/nature/units code/dataflow/"
    "last update/freq/decimals/change/% change/lop actual/variance/goal code/target code",
}


def folded(text: str) -> str:
    """Return a text in small letters without accents, its words parted by one space each."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() or c == "%" else " " for c in plain if not _combines(c))
    return " ".join(kept.split())


def _combines(character: str) -> bool:
    return unicodedata.combining(character) != 0


_COLUMNS = {
    folded(name): column for column, names in _ALIASES.items() for name in names.split("/")
} | {folded(name): name for name in COLUMNS}


def column_of(cell: Cell) -> str:
    """Return the column a header's cell names; nothing where it names none that is known."""
    return _COLUMNS.get(folded(text_of(cell)), "")


# What a place or a part is called where it is the whole.
WHOLE = frozenset(("", "total", "all", "world", "both sexes", "overall", "global"))

Role = Literal["", "actual", "other"]
Trouble = Literal["", "part of a year", "day"]


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_ACTUAL = _set("actual actuals achieved achievement result results realise reported value act reel")
_OTHER = _set(
    "target targets baseline base cible objectif planned plan milestone budget met taux variance "
    "change meta forecast projected projection prevu lop expected ecart trend status"
)
_PROVISIONAL = _set("p prov provisional prelim preliminary provisoire provisorisch")
_ESTIMATED = _set("e est estimate estimated estime")
_PASSED = _set(
    "year annee ano jahr cy yr y x in end of as at the revised r final f total by value figure data"
)
_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec january february march april june july "
    "august september october november december janvier fevrier mars avril mai juin juillet aout "
    "septembre octobre novembre decembre"
)
_WITHIN = _set(
    f"{_MONTHS} q1 q2 q3 q4 h1 h2 s1 s2 t1 t2 t3 t4 quarter semester trimester month week "
    "semestre trimestre sem 1st 2nd 3rd 4th first second third fourth half"
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# A year over two calendar years, alone or with words beside it.
_TWO_YEARS = re.compile(
    r"(?<![0-9])(?:[fa]y\s*)?(?:19|20)[0-9]{2}\s*[-/\u2013]\s*(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])"
    r"|fy\s*(?:19|20)[0-9]{2}(?![0-9])",
    re.IGNORECASE,
)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A longer cell is a sentence that mentions a year.
_LONGEST = 60
_MARK = re.compile(r"[*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070-\u209f]+")


@dataclass(frozen=True, slots=True)
class YearCell:
    """A year as a header's cell writes it: ``text`` for the draft, and what is said beside it."""

    text: str
    year: int = 0
    role: Role = ""
    label: str = ""
    state: str = ""
    flags: str = ""
    mark: str = ""
    dated: bool = False
    trouble: Trouble = ""


def year_cell(cell: Cell, calendar: FiscalCalendar = CALENDAR_YEARS) -> YearCell | None:
    """Return the year that a cell names; None where it names none, or more than one.

    Args:
        cell: a header's, or one of a column of years.
        calendar: from which day to which a year of the plan runs.
    """
    if isinstance(cell, date):
        return _of_day(cell, calendar)
    if isinstance(cell, float):
        return _plain(int(cell)) if isfinite(cell) and cell == int(cell) else None
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return None
    return _of_text(cell.strip(), calendar)


def _of_text(text: str, calendar: FiscalCalendar) -> YearCell | None:
    number = whole_number(re.sub(r"[.,]0+$", "", text), 4)
    if number is not None:
        return _plain(number)
    two = spanning(text)
    if two is not None:
        return YearCell(text, two)
    if _DAY.fullmatch(text):
        try:
            return _of_day(date.fromisoformat(text), calendar)
        except ValueError:
            return None
    return _in_words(text)


def _plain(number: int) -> YearCell | None:
    return YearCell(str(number), number) if FIRST_YEAR <= number <= LAST_YEAR else None


def _of_day(day: date, calendar: FiscalCalendar) -> YearCell | None:
    """Return the year of its first or last day; any other day is trouble."""
    if isinstance(day, datetime):
        day = day.date()
    if not FIRST_YEAR < day.year < LAST_YEAR:
        return None
    year = calendar.of(day)
    ends = day in (calendar.first_day(year), calendar.last_day(year))
    return YearCell(str(year), year, dated=True, trouble="" if ends else "day")


def _in_words(text: str) -> YearCell | None:
    """Return a year with words, letters or marks beside it: ``Actual 2019``, ``2019/20 p``."""
    spans = [two for two in _TWO_YEARS.findall(text) if spanning(two) is not None]
    years = set(spans or _YEAR.findall(text))
    if len(years) != 1:
        return None
    (year,) = years
    number = int(year) if not spans else spanning(year) or 0
    mark = "".join(_MARK.findall(text))
    rest = set(folded(_MARK.sub(" ", text).replace(year, " ")).split())
    # What the World Bank writes: 2019 [YR2019].
    role: Role = "actual" if rest & _ACTUAL else "other" if rest & _OTHER or "%" in text else ""
    if rest & _WITHIN or re.fullmatch(rf"{re.escape(year)}[-/. ]?M?[0-9]{{1,2}}", text):
        return YearCell(text, number, role=role, trouble="part of a year")
    known = _ACTUAL | _OTHER | _PROVISIONAL | _ESTIMATED | _PASSED
    if rest - known and role != "other":
        return None
    return YearCell(
        year,
        number,
        role=role,
        label=" ".join(_MARK.sub(" ", text).replace(year, " ").split()),
        state="provisional" if rest & _PROVISIONAL else "",
        flags="estimated" if rest & _ESTIMATED else "",
        mark=mark,
    )


def role_of(cell: Cell) -> tuple[Role, bool]:
    """Return what a cell below or above a year says of its column, and whether a part of it."""
    text = text_of(cell)
    told = set(folded(text).split())
    if told & _WITHIN:
        return "", True
    if told & _OTHER or "%" in text:
        return "other", False
    return ("actual" if told & _ACTUAL else ""), False
