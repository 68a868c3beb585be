"""date_cases.py FILE [--wrong [KIND]]: our date reader on Microsoft Recognizers' test cases of date and time, by kind.

FILE is a list of cases: `Input`, `Context.ReferenceDateTime`, `Results` (`Text`, `Start`, `End` inclusive, `TypeName`,
`Resolution.values`: `timex` and what it comes to). Cases without a reference are read without a day. A result is judged by those of our
dates that overlap it. It is **right** if one of its values (several stand for past and future, morning and evening) is

- a day or time of day that one of ours says (`XXXX-WXX-2` is met by the Tuesday of any of its values; `T08` is `T08:00`);
- a period, half-open there, that one of ours covers to the day, or names by the same TIMEX3 value and part (start, mid, end);
- a range whose two ends are two of ours, for we keep "from May to July" as a pair;
- a length or a set of the same TIMEX3 value, where units that are the same count as the same (`P1W`, `P7D`); "few" is `PXD` by
  TIMEX3 and any count there;
- or, counted apart as `by TIMEX3`, what its guidelines want otherwise than the cases: "the next 3 days" and "in two weeks" are DURATIONs
  (of the same length), and "two months ago" is a month (that holds the day).

"since", "before" and the like are not part of a date by TIMEX3; neither are they here: they and articles are cut from both spans
before these are compared, and what they do to a range is not asked for. A case without results is right if we find nothing; `all` counts
whole cases that are right in every result and hold nothing else of ours.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from generator.extract.dates import find_dates
from generator.model.dates import DateMention, Period

Case = Mapping[str, Any]  # as in the file
_LEADS = re.compile(r"(?:(?:the|from|between|since|in|on|at|for|before|after|until|till|by|of|during|within|to|through|later than|earlier "
                    r"than|prior to|any time|starting|beginning|ending|as of|up to|or|and|not|no|than|upto|this is|:|,|\() ?)+\b", re.I)
_SECONDS = {"Y": 31_536_000, "M": 2_628_000, "W": 604_800, "D": 86_400, "TH": 3600, "TM": 60, "TS": 1, "WE": 172_800, "Q": 7_884_000}
_PARTS = {"start": ("START", "BEFORE"), "mid": ("MID",), "end": ("END", "AFTER")}
_MEALS = {"TNT": "TNI"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One result of a case, and what we say of it."""

    kind: str
    right: bool
    by_timex3: bool
    exact: bool
    overlap: bool


def plain(value: str) -> str:
    """`2016-11-08T08:00:00` and `2016-11-08 08` -> `2016-11-08T08:00`."""
    value = value.replace(" ", "T").removeprefix("FY")
    value = re.sub(r"T(\d\d)(?=$)", r"T\1:00", value)
    value = re.sub(r"(T\d\d:\d\d):00$", r"\1", value)
    return _MEALS.get(value, value.removesuffix("T00:00").replace("T24:00", "T00:00") or value)


def seconds(timex: str) -> float | None:
    """How long `PT1H30M` is; None for what is no length, or of no known count."""
    m = re.fullmatch(r"P((?:[\d.]+(?:WE|[YQMWD]))*)(?:T((?:[\d.]+[HMS])+))?", timex)
    if not m:
        return None
    days = re.findall(r"([\d.]+)(WE|[YQMWD])", m[1] or "")
    return sum(float(n) * _SECONDS[unit] for n, unit in days) + sum(
        float(n) * _SECONDS[f"T{unit}"] for n, unit in re.findall(r"([\d.]+)([HMS])", m[2] or ""))


def same_length(ours: str, theirs: str) -> bool:
    if ours.startswith("PX") or ours.startswith("PTX"):
        return bool(re.fullmatch(re.escape(ours).replace("X", r"[\d.]+"), theirs))
    return ours == theirs or (seconds(ours) is not None and seconds(ours) == seconds(theirs))


def says(mention: DateMention, value: str) -> bool:
    """Does one of our dates say this day, this time of this day, or this time of no day in particular?"""
    ours, theirs = plain(mention.value), plain(value)
    if theirs.startswith("T"):
        return ours.endswith(theirs) and "T" in ours
    return ours == theirs or ("T" not in ours + theirs and mention.period is not None and mention.period.first == mention.period.last
                              and mention.period.first.isoformat() == theirs)


def named(mention: DateMention, value: Mapping[str, str]) -> bool:
    """The same TIMEX3 value, X standing for any digit, in the years that the case allows."""
    ours, theirs = plain(mention.value), plain(value["timex"])
    if (part := _PARTS.get(value.get("Mod", ""))) and mention.modifier not in part:
        return False
    if not ours and value.get("value") == "not resolved":
        return True  # "30 February": found, and no day
    if ours == theirs or (theirs.startswith("T") and says(mention, theirs)):
        return True
    if re.match(r"XXXX-WXX-\dT[A-Z]{2}", theirs) and "T" in ours:
        return ours == value.get("start", "")[:10] + theirs[10:]
    if not re.fullmatch(re.escape(theirs).replace("X", "."), ours):
        return False
    resolved = " ".join(value.get(key, "") for key in ("value", "start", "end"))
    return mention.period is None or ours[:4] in resolved or "not resolved" in resolved


def covers(mention: DateMention, value: Mapping[str, str]) -> bool:
    start, end = value.get("start", ""), value.get("end", "")
    if mention.period is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", start) or not re.fullmatch(r"\d{4}-\d\d-\d\d", end):
        return False
    return mention.period.first.isoformat() == start and (mention.period.last + timedelta(1)).isoformat() == end


def both_ends(mentions: Sequence[DateMention], value: Mapping[str, str]) -> bool:
    """A range as two of ours: the last day of the second may be the end itself or the day before it."""
    start, end = (f"T{at}" if re.match(r"\d\d:", at) else at for at in (value.get("start", ""), value.get("end", "")))
    from_, to = ([*value["timex"].strip("()").split(","), "", ""][:2]) if value["timex"].startswith("(") else ("", "")
    for n, first in enumerate(mentions):
        for last in mentions[n + 1 :]:
            if _begins(first, start, from_) and _ends(last, end, to):
                return True
    return False


def _begins(mention: DateMention, start: str, timex: str) -> bool:
    there = mention.period is not None and "T" not in plain(mention.value) and mention.period.first.isoformat() == start
    return bool(start) and (there or says(mention, start) or (timex == "PRESENT_REF" == mention.value))


def _ends(mention: DateMention, end: str, timex: str) -> bool:
    there = mention.period is not None and "T" not in plain(mention.value) and end in (
        mention.period.first.isoformat(), mention.period.last.isoformat(), (mention.period.last + timedelta(1)).isoformat())
    return bool(end) and (there or says(mention, end) or (timex == "PRESENT_REF" == mention.value))


def is_right(mentions: Sequence[DateMention], value: Mapping[str, str]) -> bool:
    timex = value["timex"]
    day = value.get("value", "")
    if timex.endswith("T23:59:59"):  # "the end of tomorrow"
        return any(m.modifier == "END" and says(m, day[:10]) for m in mentions)
    for m in mentions:
        if named(m, value) or covers(m, value) or (re.match(r"\d\d", day) and says(m, day if value["type"] != "time" else timex)):
            return True
        if m.value.startswith("P") and timex.startswith("P") and same_length(m.value, timex):
            return True
        if m.type.value == "SET" and timex.startswith("T") and plain(m.value).endswith(plain(timex)):
            return True
    if any(one in ("since", "before", "after", "until") for one in (value.get("Mod", ""),)):
        edge = value.get("start") or value.get("end") or ""
        return any(says(m, edge) or _ends(m, edge, "") or _begins(m, edge, "") for m in mentions)
    return both_ends(mentions, value)


def by_timex3(mentions: Sequence[DateMention], value: Mapping[str, str], day: str) -> bool:
    """Our length is that of their counted range, or leads to their day; or our month or year, counted from `day`, holds theirs."""
    m = re.fullmatch(r"\(.*,(P[^,)]*)\)", value["timex"])
    there = value.get("value", "").replace(" ", "T")
    for one in mentions:
        if m and one.value.startswith("P") and same_length(one.value, m[1]):
            return True
        if re.match(r"\d{4}-", there) and (_leads(one.value, day, there) or (one.rule == "offset" and there.startswith(one.value))):
            return True
    return False


def _leads(length: str, day: str, there: str) -> bool:
    m = re.fullmatch(r"P(\d+)([YM])", length)
    start, end = datetime.fromisoformat(day if "T" in there else day[:10]), datetime.fromisoformat(there)
    if m:
        months = (end.year - start.year) * 12 + end.month - start.month
        return end.day == start.day and months == int(m[1]) * (12 if m[2] == "Y" else 1)
    return abs((end - start).total_seconds()) == (seconds(length) or -1)


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Without leading "since", "the" and the like, and without a closing stop."""
    words = text[start:end].rstrip(". ")
    lead = _LEADS.match(words)
    return start + (lead.end() if lead and lead.end() < len(words) else 0), start + len(words)


def resolved(result: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """The values that have a timex; a time zone alone has none."""
    return [value for value in (result.get("Resolution") or {}).get("values") or [] if "timex" in value]


def judged(case: Case, result: Mapping[str, Any], found: Sequence[DateMention]) -> Verdict:
    text, start, end = case["Input"], result["Start"], result["End"] + 1
    day = case.get("Context", {}).get("ReferenceDateTime", "")
    mine = [m for m in found if m.span.start < end and start < m.span.end]
    values = resolved(result)
    right = any(is_right(mine, value) for value in values)
    kind = result.get("TypeName", result.get("Typename", "?")).removeprefix("datetimeV2.")
    exact = bool(mine) and bounds(text, start, end) == bounds(text, mine[0].span.start, mine[-1].span.end)
    return Verdict(kind, right, not right and any(by_timex3(mine, value, day) for value in values), exact, bool(mine))


def read(case: Case) -> tuple[DateMention, ...]:
    day = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
    return find_dates(case["Input"], Period(date.fromisoformat(day), date.fromisoformat(day)) if day else None)


def show(n: int, case: Case, found: Sequence[DateMention], wrong: Sequence[Mapping[str, Any]]) -> None:
    print(f"{n}  {case.get('Context', {}).get('ReferenceDateTime', '')[:16]}  {case['Input']}")
    for result in wrong:
        values = resolved(result)
        told = " | ".join(f"{v['timex']} {v.get('value') or (v.get('start'), v.get('end'))} {v.get('Mod', '')}" for v in values)
        print(f"    theirs  {result.get('TypeName', '?').removeprefix('datetimeV2.'):13} {result['Text']!r}  {told}")
    for m in found:
        print(f"    ours    {m.type.value:13} {m.surface!r}  {m.value} {m.modifier or ''}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--wrong", nargs="?", const="", help="list the wrong ones, all or of one kind")
    args = parser.parse_args()
    cases: list[Case] = json.loads(args.file.read_text("utf-8-sig"))
    tally: Counter[tuple[str, str]] = Counter()
    for n, case in enumerate(cases):
        found = read(case)
        nothing = Verdict("nothing", not found, False, not found, not found)
        verdicts = [judged(case, result, found) for result in case["Results"]] or [nothing]
        wrong = [result for result, one in zip(case["Results"], verdicts, strict=False) if not (one.right or one.by_timex3)]
        whole = counted(tally, case, found, verdicts)
        if args.wrong is not None and not whole and (not args.wrong or args.wrong in [one.kind for one in verdicts if not one.right]):
            show(n, case, found, wrong)
    table(tally)


def counted(tally: Counter[tuple[str, str]], case: Case, found: Sequence[DateMention], verdicts: Sequence[Verdict]) -> bool:
    """Count a case's verdicts; whether all of them are right, and nothing else is found."""
    spare = [m for m in found if not any(m.span.start <= r["End"] and r["Start"] < m.span.end for r in case["Results"])]
    for verdict in verdicts:
        for kind in (verdict.kind, "all results"):
            tally.update({(kind, "n"): 1, (kind, "right"): verdict.right, (kind, "timex3"): verdict.by_timex3,
                          (kind, "exact"): verdict.exact, (kind, "overlap"): verdict.overlap})
    whole = all(one.right or one.by_timex3 for one in verdicts) and not spare
    tally.update({("cases", "n"): 1, ("cases", "right"): whole, ("cases", "spare"): len(spare)})
    return whole


def table(tally: Counter[tuple[str, str]]) -> None:
    print(f"{'kind':14} {'n':>5} {'right':>7} {'+ TIMEX3':>8} {'exact':>7} {'overlap':>7}   (% of n)")
    kinds = sorted({kind for kind, _ in tally} - {"cases"}, key=lambda kind: (kind == "all results", -tally[kind, "n"], kind))
    for kind in kinds:
        n = tally[kind, "n"]
        share = [100 * tally[kind, key] / n for key in ("right", "exact", "overlap")]
        either = 100 * (tally[kind, "right"] + tally[kind, "timex3"]) / n
        print(f"{kind:14} {n:5} {share[0]:7.1f} {either:8.1f} {share[1]:7.1f} {share[2]:7.1f}")
    n = tally["cases", "n"]
    share = 100 * tally["cases", "right"] / n
    print(f"{'whole cases':14} {n:5} {'':7} {share:8.1f}   ({tally['cases', 'spare']} dates of ours beside the results)")


if __name__ == "__main__":
    main()
