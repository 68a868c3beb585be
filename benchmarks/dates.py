"""dates.py FOLDER [--eval FOLDER]: score the date reader on the gold sets of a folder, and time it beside its peers.

FOLDER holds NAME.input.jsonl (doc, dct, text) and NAME.gold/*.tml for each set; the scorer `score_temporal.py` is looked for in
`FOLDER/../../eval`. Peers are measured if they can be imported: dateparser, recognizers_date_time. CPU seconds of one core.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from time import process_time

from generator.extract.dates import dates
from generator.model import Period

Spans = list[dict[str, object]]
Reader = Callable[[str, date | None], Spans]
PEER_WORDS = 8_000  # enough to time a slow peer


def ours(text: str, day: date | None) -> Spans:
    found = dates(text, Period(day, day) if day else None)
    return [{"start": m.span.start, "end": m.span.end, "type": m.type.value, "value": m.value} for m in found]


def dateparser_reader() -> Reader:
    search_dates = importlib.import_module("dateparser.search").search_dates

    def read(text: str, day: date | None) -> Spans:
        base = {"RELATIVE_BASE": datetime(day.year, day.month, day.day)} if day else {}
        spans: Spans = []
        at = 0
        for words, when in search_dates(text, languages=["en"], settings=base) or ():
            at = max(text.find(words, at), 0)
            spans.append({"start": at, "end": at + len(words), "type": "DATE", "value": f"{when:%Y-%m-%d}"})
            at += len(words)
        return spans

    return read


def recognizers_reader() -> Reader:
    recognize = importlib.import_module("recognizers_date_time").recognize_datetime

    def read(text: str, day: date | None) -> Spans:
        found = recognize(text, "en-us", reference=datetime(day.year, day.month, day.day) if day else None)
        return [{"start": r.start, "end": r.end + 1, "type": "DATE",
                 "value": (((r.resolution or {}).get("values") or [{}])[0]).get("timex", "")} for r in found]

    return read


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


def measure(base: Path, rivals: dict[str, Reader], score: Callable[..., tuple[dict[str, dict[str, float]], object, object]]) -> None:
    docs = [json.loads(line) for line in base.with_suffix(".input.jsonl").read_text("utf-8").splitlines()]
    for name, read in rivals.items():
        words, taken, answers = 0, 0.0, []
        for doc in docs:
            if name != "cuttings" and words > PEER_WORDS:
                break
            start = process_time()
            spans = read(doc["text"], day_of(doc["dct"]))
            taken += process_time() - start
            words += len(doc["text"].split())
            answers.append({"doc": doc["doc"], "spans": spans})
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(json.dumps(answer) + "\n" for answer in answers)
            file.flush()
            result, _, _ = score(str(base.with_suffix(".gold")), file.name, docs={answer["doc"] for answer in answers})
        figures = "  ".join(f"{key} {result[key]['f1']:5.1f}" for key in ("strict", "relaxed", "type", "value"))
        print(f"{base.name:12} {name:12} {figures}  {words / max(taken, 1e-6):>9,.0f} words/s  ({len(answers)} documents)", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--eval", type=Path, help="the folder of score_temporal.py")
    args = parser.parse_args()
    sys.path.insert(0, str(args.eval or args.folder.resolve().parent.parent / "eval"))
    score = importlib.import_module("score_temporal").score
    rivals = readers()
    for path in sorted(args.folder.glob("*.input.jsonl")):
        measure(path.with_name(path.name.removesuffix(".input.jsonl")), rivals, score)


if __name__ == "__main__":
    main()
