"""Match -> Shape for what a calendar names: days, months, years, quarters, seasons, holidays; None where the words are no date."""

from __future__ import annotations

import re

from generator.extract.dates.hit import Hit, full_year, spoken_year, year_said
from generator.extract.dates.lexicon import MONTHS, listed
from generator.extract.dates.shape import Shape
from generator.model.dates import TimexType

_MONTH_LEADS = listed(
    "in by since until till from to through during between before after of for over last next this early late mid end about around as "
    "each every and or than on within into throughout past via since toward towards beginning starting effective ending ended -"
)
_LOWER = ("christmas", "easter", "new year's", "eid ", "fourth of july", "black friday", "earth day")  # known even without a capital
_NO_HOLIDAYS = ("War", "Rising", "Rebellion", "Island", "Islands", "Massacre", "Agreement", "Accord", "Offensive")  # "Yom Kippur War"
_MONEY = ("$", "£", "€", "¥")
_JOINS = listed("and or with for to of than")
_NAMES_TOO = ("may", "april", "june", "august", "march", "mar", "jan", "jun", "sep", "dec")
_AFTER_NAME = listed("on in of to by for at from with is was were will would has had said and or who that as family")  # "the March on Rome"
_COUNTED = listed(
    "people men women children troops soldiers miles feet km kilometres kilometers metres meters dollars pounds euros yen yuan points "
    "jobs tons tonnes barrels words members workers employees homes houses shares students copies units acres hectares times votes "
    "deaths cases degrees kg pages volts watts calories seats others civilians refugees mph rpm million billion trillion percent per "
    "pc yards pieces passengers residents families companies stores items refugees vehicles cars fans spectators"
)
_NOT_BEFORE_YEAR = listed(
    "$ £ € # ¥ no. nos. no number page pages room flight route highway us$ section resolution article level"
)


def day(hit: Hit) -> Shape | None:
    """"Friday, Oct. 23, 1998", "11 December", "the 4th of July"."""
    year, n = year_said(hit), float(hit["day"])
    if year is None or not 1 <= n <= 31 or n % 1 or not _is_month(hit) or _in_name(hit) or hit["du"] not in ("", "D"):
        return None
    if hit.tokens.word(hit.m.start() - 1) in _MONEY:
        return None
    return Shape(kind="day", year=year[0], shift=year[1], month=int(hit["month"]), day=int(n), mod=hit.mod,
                 weekday=int(hit["wd"]) if hit["wd"] else -1)


def _in_name(hit: Hit) -> bool:
    """"COVID-19 in March", "G-20 in May": the number ends a name."""
    at = hit.m.start()
    if "I" in hit.m[0] and "In" in (hit.tokens.word(i) for i in range(at, hit.m.end())):
        return True  # "Sept. 11 In March": two sentences
    return hit.tokens.codes[at] in "no" and hit.tokens.codes[at - 1 : at] == "H" and hit.tokens.word(at - 2)[-1:].isalpha()


def _is_month(hit: Hit) -> bool:
    word = hit.tokens.word(hit.m.start("month"))
    return word[:1].isupper() or word not in ("may", "march", "mar", "august", "jun", "sep", "jan", "dec")


def month(hit: Hit) -> Shape | None:
    """"March 2021", "June last year", "last November", "mid-May", "each July"."""
    year = (spoken_year(hit), None) if hit["num"] else year_said(hit)
    if year is None or not _is_month(hit) or not _free_month(hit) or (hit["num"] and not year[0]):
        return None
    if hit["each"]:
        return Shape(kind="set", type=TimexType.SET, value=f"XXXX-{int(hit['month']):02}")
    return Shape(kind="month", year=year[0], shift=year[1], month=int(hit["month"]), direction=hit["dir"] or hit["that"], mod=hit.mod)


def _free_month(hit: Hit) -> bool:
    """A bare month that may be a name or a verb needs a word before it that leads to a date."""
    if hit["year"] or hit["rel"] or hit["dir"] or hit["mod"] or hit["each"] or hit["that"]:
        return True
    at = hit.m.start("month")
    word, before, after = hit.tokens.word(at), hit.tokens.word(at - 1).lower(), hit.tokens.word(at + 1)
    if hit.tokens.codes[at + 1 : at + 3] in ("HM", ">M"):
        return True  # "June-August", "from May to July"
    if word.lower().rstrip(".") not in _NAMES_TOO:
        return word[:1].isupper() or before in ("in", "since", "until", "between", "from", "by")
    named = after[:1].isupper() and after.isalpha() and before in _JOINS
    said = before in ("a", "an", "the", "its", "their", "his") and after.islower() and after.isalpha() and after not in _AFTER_NAME
    return word[:1].isupper() and (before in _MONTH_LEADS or after in ("and", "'s", "’s") or said) and not named


def year(hit: Hit) -> Shape | None:
    """"1998", "the year 2000", "mid-1996", "nineteen ninety-four", "fiscal 1989"."""
    if hit["num"]:
        return Shape(kind="year", year=spoken, mod=hit.mod) if (spoken := spoken_year(hit)) else None
    if not hit["fiscal"] and not hit["the"] and not hit["mod"] and not _bare_year(hit):
        return None
    return Shape(kind="year", year=full_year(hit["year"]), mod=hit.mod or ("APPROX" if hit["fiscal"] else ""))


def _bare_year(hit: Hit) -> bool:
    at = hit.m.start("year")
    number = hit.tokens.values[at]
    if hit.tokens.codes[at - 1 : at] == "H" and hit.tokens.word(at - 2).isupper() and len(hit.tokens.word(at - 2)) > 1:
        return False  # "CVE-2021-1234"
    before, after = hit.tokens.word(at - 1), hit.tokens.word(at + 1)
    start, end = hit.tokens.spans[at]
    glued = hit.tokens.text[max(0, start - 1) : start] + hit.tokens.text[end : end + 1]
    if before.lower() in _NOT_BEFORE_YEAR or after.lower() in _COUNTED or after == "%" or re.search(r"[$£€¥#/+=.@_%:*]", glued[:1].strip()):
        return False
    if hit.tokens.codes[at] == "y":
        return before.lower() in ("in", "since", "of", "by", "from", "to", "until", "and")
    if glued[-1:] in "%°/_@+=*" and glued[-1:]:
        return False
    return 1700 <= int(number) < 2100 or before.lower() in ("in", "since", "from", "until", "year", "by", "circa", "of")


def decade(hit: Hit) -> Shape | None:
    """"the late 1970s", "the '80s", "the nineties"."""
    n = int(hit["decade"])
    if hit.word("decade").isalpha() and not (hit["the"] or hit["mod"]):
        return None
    return Shape(kind="decade", year=n if n > 99 else n + (2000 if n < 20 else 1900), mod=hit.mod)


def century(hit: Hit) -> Shape | None:
    """"the 20th century"."""
    return Shape(kind="century", year=(int(hit["o"]) - 1) * 100, mod=hit.mod) if hit["unit"] == "C" and 1 < int(hit["o"]) <= 22 else None


def quarter(hit: Hit) -> Shape | None:
    """"third-quarter", "the first half of 2021", "next year's first quarter", "Q3 2021"."""
    year = year_said(hit)
    if year is None:
        return None
    if hit["code"]:
        unit, n = hit["code"][0], int(hit["code"][1])
        unit, n = (unit, n) if unit.isalpha() else (hit["code"][1], int(unit))
    else:
        unit, n = ("H" if hit["half"] else hit["unit"]), (2 if hit["o"] == "last" else int(hit["o"] or 0))
    if unit not in "QH" or not unit or n > (4 if unit == "Q" else 2):
        return None
    n = n if n > 0 else 4 if unit == "Q" else 2
    if unit == "H" and not (year[0] or year[1] is not None) and not hit["the"]:
        return None
    return Shape(kind="quarter", year=year[0], shift=year[1], n=n, unit=unit, direction=hit["dir"],
                 mod=hit.mod or ("APPROX" if hit["fiscal"] else ""))


def year_quarter(hit: Hit) -> Shape | None:
    """"the 1988 period", "last year's quarter", "the year-ago quarter", "year-earlier"."""
    year = year_said(hit) if hit["year"] or hit["rel"] else (None, -1)
    if year is None or (hit["unit"] and hit["unit"] not in "QYM"):
        return None
    if hit["unit"] == "Q" or hit["i"] or not hit["unit"]:
        return Shape(kind="quarter", year=year[0], shift=year[1], n=float(hit["o"] or 0), unit="Q", direction="same")
    return None


def latest(hit: Hit) -> Shape | None:
    """"the latest period": the quarter at hand."""
    return Shape(kind="quarter", unit="Q", direction="same") if hit["dir"] == "latest" else None


def season(hit: Hit) -> Shape | None:
    """"last fall", "the summer of 2019", "this past spring"."""
    year = (spoken_year(hit), None) if hit["num"] else year_said(hit)
    word = hit.tokens.word(hit.m.start("season"))
    if year is None or (word[:1].isupper() and not (hit["dir"] or year[0])):
        return None
    if word.endswith("s") or hit["each"]:
        return Shape(kind="set", type=TimexType.SET, value=f"XXXX-{hit['season']}") if hit["each"] else None
    if not (year[0] or year[1] is not None or hit["dir"] or hit["the"] or hit["mod"]):
        before = hit.tokens.word(hit.m.start("season") - 1).lower()
        if before not in ("in", "by", "until", "since", "during", "of") or (word in ("fall", "spring") and before in ("during", "of")):
            return None
    return Shape(kind="season", year=year[0], shift=year[1], value=hit["season"], direction=hit["dir"], mod=hit.mod)


def holiday(hit: Hit) -> Shape | None:
    """"Thanksgiving", "last Christmas", "New Year's Eve 2019", "Labor Day weekend"."""
    year = year_said(hit)
    if year is None or (hit.printed("name")[:1].islower() and not hit["name"].startswith(_LOWER)) or hit["unit"] not in ("", "N"):
        return None
    if hit.tokens.word(hit.m.end()) in _NO_HOLIDAYS:
        return None
    return Shape(kind="holiday", year=year[0], shift=year[1], value=hit["name"], direction=hit["dir"], unit=hit["unit"])


def year_end(hit: Hit) -> Shape | None:
    """"year-end", "year-end 2021"."""
    year = year_said(hit)
    return year and Shape(kind="year_end", year=year[0], shift=year[1], mod="END")


def written(hit: Hit) -> Shape | None:
    """"2021-12-05", "7-Nov-2016", "23.04.2022", "12/31/2020": month first, unless that cannot be or full stops part them."""
    a, b, c = re.split("[-/.]", hit["ready"].lower())
    y, m, d = (a, b, c) if len(a) == 4 else (c, b, a) if b.isalpha() or "." in hit["ready"] else (c, a, b)
    year, month, day = full_year(y), _month_said(m), int(d)
    month, day = (day, month) if month > 12 else (month, day)
    return Shape(kind="day", year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 and year else None


def _month_said(said: str) -> int:
    """A month's number, by number or by name."""
    return int(said) if said.isdigit() else [month[:3] for month in MONTHS].index(said[:3]) + 1


def written_month(hit: Hit) -> Shape | None:
    """"2015-03"; not "2015-16" and "2000-05", which are years."""
    year, said = int(hit["year"]), hit["month"]
    return Shape(kind="month", year=year, month=int(said)) if re.fullmatch("0[1-9]|1[0-2]", said) and int(said) <= year % 100 else None


def anchored_unit(hit: Hit) -> Shape | None:
    """"the week of March 6"."""
    if hit["unit"] not in ("W", "N") or not 1 <= float(hit["day"]) <= 31:
        return None
    return Shape(kind="day", year=full_year(hit["year"]), month=int(hit["month"]), day=int(float(hit["day"])), unit=hit["unit"])
