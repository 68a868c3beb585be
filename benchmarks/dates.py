"""dates.py FOLDER [--eval FOLDER] [--words N]: score the date reader on the gold sets of a folder, beside its peers.

FOLDER holds NAME.input.jsonl (doc, dct, text) and NAME.gold/*.tml for each set; the scorer `score_temporal.py` is looked for in
`FOLDER/../../eval`. Ours is scored on the whole of each set; then ours and every peer that can be imported on the same first documents,
some N words of each set (peers are slow). CPU seconds of one core. The peers, in a folder of their own:

    pip install --target peers dateparser recognizers-text-date-time "emoji<2"
    PYTHONPATH=.:peers python benchmarks/dates.py FOLDER

(Recognizers' last version, of 2022, still needs emoji 1.) Each is given its best: dateparser gets the document's day (to prefer the
past halves its value), and its answers are days, months or years by what it says of them; Recognizers' answers are put into TIMEX3
(`XXXX-WXX-2` becomes the latest of its days that is not to come).
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import accumulate
from pathlib import Path
from time import process_time

from generator.extract.dates import find_dates
from generator.model.dates import Period

Spans = list[dict[str, object]]
Reader = Callable[[str, date | None], Spans]
Score = Callable[..., tuple[dict[str, dict[str, float]], object, object]]


def ours(text: str, day: date | None) -> Spans:
    found = find_dates(text, Period(day, day) if day else None)
    return [{"start": m.span.start, "end": m.span.end, "type": m.type.value, "value": m.value} for m in found]


def dateparser_reader() -> Reader:
    search_dates = importlib.import_module("dateparser.search").search_dates
    parser = importlib.import_module("dateparser.date").DateDataParser

    def read(text: str, day: date | None) -> Spans:
        settings = {"RELATIVE_BASE": datetime(day.year, day.month, day.day)} if day else {}
        grains = parser(languages=["en"], settings=settings)
        spans: Spans = []
        at = 0
        for words, when in search_dates(text, languages=["en"], settings=settings) or ():
            at = max(text.find(words, at), 0)
            grain = {"year": "%Y", "month": "%Y-%m"}.get(grains.get_date_data(words).period, "%Y-%m-%d")
            spans.append({"start": at, "end": at + len(words), "type": "DATE", "value": when.strftime(grain)})
            at += len(words)
        return spans

    return read


def recognizers_reader() -> Reader:
    recognize = importlib.import_module("recognizers_date_time").recognize_datetime

    def read(text: str, day: date | None) -> Spans:
        found = recognize(text, "en-us", reference=datetime(day.year, day.month, day.day) if day else None)
        values = [latest((r.resolution or {}).get("values") or [{}], day) for r in found]
        return [{"start": r.start, "end": r.end + 1, "type": _TYPES.get(r.type_name.split(".")[-1], "DATE"), "value": timex3(value)}
                for r, value in zip(found, values, strict=True)]

    return read


_TYPES = {"datetime": "TIME", "time": "TIME", "timerange": "TIME", "datetimerange": "TIME", "duration": "DURATION", "set": "SET"}


def latest(values: Sequence[dict[str, str]], day: date | None) -> dict[str, str]:
    """Of several candidates the latest that is not to come: the document's own day, if that is one."""
    past = [value for value in values if day and (value.get("value") or value.get("start") or "9")[:10] <= day.isoformat()]
    return past[-1] if past else values[0]


def timex3(value: dict[str, str]) -> str:
    """Recognizers' timex as TIMEX3: the resolved day for an open one, a quarter or decade for its range, else a range's length."""
    timex, start = value.get("timex", ""), value.get("start") or value.get("end", "")
    if timex.startswith("("):
        length = timex.strip("()").split(",")[-1]
        if length == "P3M" and start[5:10] in ("01-01", "04-01", "07-01", "10-01"):
            return f"{start[:4]}-Q{int(start[5:7]) // 3 + 1}"
        return start[:3] if length == "P10Y" and start[3:4] == "0" else length
    if "XXXX" in timex and (there := value.get("value") or start):
        return there[: 7 if len(timex) == len("XXXX-05") else 10] + (timex[timex.index("T") :] if "T" in timex else "")
    return timex


def readers() -> dict[str, Reader]:
    """Ours first, then every peer that is installed."""
    found: dict[str, Reader] = {"cuttings": ours}
    for name, make in (("dateparser", dateparser_reader), ("recognizers", recognizers_reader)):
        try:
            found[name] = make()
        except ImportError:
            print(f"{name}: not installed", file=sys.stderr)
    return found


def day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def measure(base: Path, rivals: dict[str, Reader], score: Score, words: int) -> None:
    docs = [json.loads(line) for line in base.with_suffix(".input.jsonl").read_text("utf-8").splitlines()]
    one(base, "cuttings", ours, docs, score)
    if len(rivals) > 1:
        counts = accumulate(len(doc["text"].split()) for doc in docs)
        few = [doc for doc, count in zip(docs, counts, strict=True) if count <= words]
        for name, read in rivals.items():
            one(base, name, read, few, score)


def one(base: Path, name: str, read: Reader, docs: Sequence[dict[str, str]], score: Score) -> None:
    """Score and time one reader on these documents."""
    read("They met on 3 May 2020.", date(2020, 5, 4))  # loading is not timed
    start = process_time()
    answers = [{"doc": doc["doc"], "spans": read(doc["text"], day_of(doc["dct"]))} for doc in docs]
    taken = process_time() - start
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(answer) + "\n" for answer in answers)
        file.flush()
        result, _, _ = score(str(base.with_suffix(".gold")), file.name, docs={answer["doc"] for answer in answers})
    figures = "  ".join(f"{key} {result[key]['f1']:5.1f}" for key in ("strict", "relaxed", "type", "value"))
    rate = sum(len(doc["text"].split()) for doc in docs) / max(taken, 1e-6)
    print(f"{base.name:12} {name:12} {figures}  {rate:>9,.0f} words/s  ({len(docs)} documents)", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--eval", type=Path, help="the folder of score_temporal.py")
    parser.add_argument("--words", type=int, default=4_000, help="of each set, for the peers")
    args = parser.parse_args()
    sys.path.insert(0, str(args.eval or args.folder.resolve().parent.parent / "eval"))
    score = importlib.import_module("score_temporal").score
    rivals = readers()
    for path in sorted(args.folder.glob("*.input.jsonl")):
        measure(path.with_name(path.name.removesuffix(".input.jsonl")), rivals, score, args.words)


if __name__ == "__main__":
    main()
