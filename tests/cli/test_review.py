"""Asking a person: keys, spreadsheets, what is written down, and what the site says of it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import select
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import Popen, run

import pytest
from lxml import etree

from generator import review as reviewing
from generator.catalog import Catalogue
from generator.cli import scaffold
from generator.cli.summary import describe_entity_changes
from generator.errors import ConfigError
from generator.model.decisions import Answer, Ask, Correction, Judgement, Passage, Question, Verdict
from generator.model.ids import ArticleId
from generator.model.names import Kind
from generator.render import render
from generator.resolve import resolve
from generator.resolve.decisions.changes import describe_changes
from generator.resolve.questions.question import rank_questions
from generator.store import decisions, project
from generator.words import slug
from tests.conftest import ROOT, cuttings
from tests.corpus import corpus, view
from tests.resolve.test_corpus import article, judged, names

FERRY = "Ferry runs aground\n\nThe ferry ran aground on Monday, and a tug pulled it free.\n"
JO = reviewing.Author("jo", "2026-11-22")
PAIR = (Answer("y", "same", "one"), Answer("n", "different", "two"), Answer("u", "unsure", "?"))
SHOWN = (Passage("Ada", "", " sang", "a1", "left"), Passage("Ida", "", " sang", "a2", "right"))
MERGE = Question("q-1", Ask.MERGE, "ada", "ida", "One?", "alike", 2.0, PAIR, (), SHOWN)
DATE = Question("q-2", Ask.DATE, "a1", "", "When?", "", 1.0, (Answer("d", "", "a date"), Answer("u", "unsure", "?")), (), SHOWN[:1])
WHICH = Question("q-3", Ask.WHICH, "marlow", "", "Who?", "", 1.0,
                 (Answer("1", "1", "Ada"), Answer("2", "2", "Ben"), Answer("n", "different", "-")), ("ada", "ben"),
                 (*SHOWN[:1], Passage("Ben", side="2")))


def walked(root: Path, keys: str, *questions: Question, lines: tuple[str, ...] = ()) -> list[str]:
    """The questions shown while these keys are pressed."""
    shown: list[str] = []
    pressed, typed = iter(keys), iter(lines)
    reviewing.ask_questions(root, questions, JO, reviewing.Keys(lambda asked, at, of: shown.append(asked.id), lambda: next(pressed, "q"),
                                                 lambda prompt: next(typed), lambda said: None))
    return shown


def test_one_key_writes_one_line_with_its_evidence(tmp_path: Path) -> None:
    walked(tmp_path, "y", MERGE)

    assert project.decisions(tmp_path).judgements == (Judgement("ada", "ida", Verdict.SAME, "jo", "", "2026-11-22", SHOWN),)


def test_a_date_is_typed_and_nonsense_is_asked_again(tmp_path: Path) -> None:
    shown = walked(tmp_path, "dd", DATE, lines=("in May", "2021-05"))

    assert shown == ["q-2", "q-2"]
    assert [(one.article, one.new_value) for one in project.decisions(tmp_path).corrections] == [("a1", "2021-05")]


def test_back_takes_the_last_answer_back(tmp_path: Path) -> None:
    shown = walked(tmp_path, "ybn", MERGE, WHICH)

    assert shown == ["q-1", "q-3", "q-1", "q-3"]
    assert [one.verdict for one in project.decisions(tmp_path).judgements] == [Verdict.DIFFERENT]


def test_quit_keeps_what_was_answered(tmp_path: Path) -> None:
    walked(tmp_path, "nq", MERGE, DATE)

    assert [one.verdict for one in project.decisions(tmp_path).judgements] == [Verdict.DIFFERENT]
    assert project.decisions(tmp_path).corrections == ()


def test_a_lone_name_is_one_of_several_or_none() -> None:
    one, none = reviewing.decide(WHICH, "2", JO), reviewing.decide(WHICH, "different", JO)

    assert [(j.left, j.right, j.verdict) for j in one] == [("marlow", "ben", "same")]  # type: ignore[union-attr]
    assert [(j.right, j.verdict) for j in none] == [("ada", "different"), ("ben", "different")]  # type: ignore[union-attr]


def test_lines_are_only_added(tmp_path: Path) -> None:
    """What people wrote by hand, comments and all, stays as it is."""
    (tmp_path / "decisions").mkdir()
    file = tmp_path / project.CORRECTIONS
    file.write_text("# ours\n- {article: a0, field: title, to: New}", "utf-8")

    decisions.add(tmp_path, [Correction(ArticleId("a1"), "date", "2021", "jo", evidence=SHOWN[:1])])

    assert file.read_text("utf-8").startswith("# ours\n- {article: a0, field: title, to: New}\n")
    assert [(one.article, one.evidence) for one in project.decisions(tmp_path).corrections] == [("a0", ()), ("a1", SHOWN[:1])]


def test_a_file_that_takes_no_entry_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "decisions").mkdir()
    (tmp_path / project.CORRECTIONS).write_text("[{article: a0, field: title, to: New}]\n", "utf-8")

    with pytest.raises(ConfigError, match="hint: write each entry"):
        decisions.add(tmp_path, [Correction(ArticleId("a1"), "date", "2021")])

    assert (tmp_path / project.CORRECTIONS).read_text("utf-8").count("article") == 1


def test_a_bad_row_is_named_and_the_others_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "open.csv"
    file.write_text('id;verdict;note\nq-1;Same;"two\nlines"\nq-2;in May;\nq-9;same;\nq-3;;\nq-1;different;\n', "utf-8")

    made, n, problems = reviewing.read_table(file, [MERGE, DATE, WHICH], JO)

    assert (n, [one.reason for one in made]) == (1, ["two\nlines"])
    assert [(one.where.rpartition(":")[2], one.what.split("`")[1]) for one in problems] == [("4", "in May"), ("5", "q-9"), ("7", "q-1")]


def test_a_spreadsheet_of_the_queue_comes_back_as_it_went(tmp_path: Path) -> None:
    file = tmp_path / "open.csv"
    file.write_text(reviewing.build_table([replace(MERGE, text="=HYPERLINK()"), DATE]).replace(",ida,,", ",ida,same,"), "utf-8")

    made, n, problems = reviewing.read_table(file, [MERGE, DATE], JO)

    assert "'=HYPERLINK" in file.read_text("utf-8")
    assert (n, problems, made) == (1, [], list(reviewing.decide(MERGE, "same", JO)))


def test_without_a_terminal_it_says_what_else_there_is(tmp_path: Path) -> None:
    said = cuttings("review", "-C", tmp_path)

    assert said.returncode == 2
    assert "--json" in said.stderr
    assert "--export csv FILE" in said.stderr


@pytest.fixture
def undated(tmp_path: Path) -> Path:
    """A project with one question."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "cuttings.yml").write_text("model: none\n", "utf-8")
    (tmp_path / "sources" / "ferry.txt").write_text(FERRY, "utf-8")
    return tmp_path


def test_the_queue_as_json(undated: Path) -> None:
    found = json.loads(cuttings("review", "-C", undated, "--json", "--kind", "date").stdout)

    assert [(one["ask"], one["verdicts"]) for one in found] == [("date", ["unsure", "a date"])]
    assert "on Monday" in " ".join(shown["exact"] for shown in found[0]["passages"])
    assert json.loads(cuttings("review", "-C", undated, "--json", "--kind", "merge").stdout) == []


def test_in_a_terminal_one_key_and_a_date_decide(undated: Path) -> None:
    mine, theirs = pty.openpty()
    made = Popen([sys.executable, "-m", "generator", "review", "-C", str(undated), "--by", "jo"], cwd=ROOT, stdin=theirs, stdout=theirs,
                 stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)

    said = until(mine, "q quit")
    os.write(mine, b"d")
    until(mine, "Date")
    os.write(mine, b"2021-04-12\n")
    until(mine, "written")

    assert made.wait(60) == 0
    assert "· The ferry ran aground on Monday" in said
    assert [one.new_value for one in project.decisions(undated).corrections] == ["2021-04-12"]


def until(terminal: int, words: str) -> str:
    """What the terminal shows, up to these words."""
    said, end = "", time.monotonic() + 60
    while words not in said and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            said += os.read(terminal, 65_536).decode("utf-8", "replace")
    assert words in said
    return said


def test_two_people_who_disagree_are_named() -> None:
    said = judged("Norrland", "Sundby"), judged("Sundby", "Norrland", Verdict.DIFFERENT, "al")

    whole = resolve([article("a1", "Norrland", "Sundby")], said, Catalogue())

    assert {"norrland", "sundby"} <= names(whole).keys()
    assert [one.what for one in whole.problems] == [
        "`Norrland` and `Sundby` are same (jo), and later `Sundby` and `Norrland` are different (al)"]


def test_a_rejected_name_that_another_judgement_uses_is_named() -> None:
    said = judged("Norrland", "Sundby"), judged("Sundby", "", Verdict.REJECT)

    whole = resolve([article("a1", "Norrland", "Sundby")], said, Catalogue())

    assert any("`Sundby` is no name (jo), and `Norrland` and `Sundby` are same" in one.what for one in whole.problems)


def test_a_judgement_of_nothing_is_kept_and_named() -> None:
    lost = Judgement("ada", "gone", Verdict.SAME, "jo", evidence=(Passage("Gone", "Then ", " went.", "a9", "right"),))

    assert any("`gone` (same) is nowhere" in one.what for one in resolve([article("a1", "Ada")], [lost], Catalogue()).problems)


def test_what_changed_among_entities() -> None:
    before = {"a": ["A"], "b": ["B"], "c": ["C"], "d": ["D"]}
    now = {"a": ["A", "B"], "c-corp": ["C Corp", "C"], "e": ["E"]}

    assert describe_changes(before, now) == ("1 merged (B into A)", "1 renamed (C, now C Corp)", "1 gone (D)", "1 new (E)")
    assert describe_changes(now, now) == ()


def test_many_changes_are_counted_and_few_are_named() -> None:
    said = describe_changes({}, {f"n{n:03}": [f"N {n:03}"] for n in range(1200)})

    assert said == ("1,200 new (N 000; N 001; N 002; N 003; N 004; and 1,195 more)",)
    assert describe_entity_changes(("1 new (E)", "2 gone (A; B)")) == "entities since the last build: 1 new (E), 2 gone (A; B)"
    assert describe_entity_changes((*said, *said)).count("\n") == 2


def corrected() -> dict[str, str]:
    """The pages of a collection in which one article has been corrected."""
    whole = corpus()
    id_, found = next(iter(sorted(whole.findings.items())))
    said = Correction(id_, "title", "Arden & <b>ZTE</b>", "jo", 'She "said" so', "2026-11-22", "Old")
    amended = replace(found, article=replace(found.article, corrections=(said,)))
    return {page.path: page.text for page in render(view(replace(whole, findings={**whole.findings, id_: amended})))}


def test_corrections_are_public_with_a_feed() -> None:
    pages = corrected()

    feed = etree.fromstring(pages["corrections.xml"].encode())

    ns = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.xpath("string(a:entry/a:summary)", namespaces=ns) == 'title: from Old to Arden & <b>ZTE</b>. She "said" so'
    assert feed.xpath("string(a:updated)", namespaces=ns) == "2026-11-22T00:00:00Z"
    assert len({one.text for one in feed.iter("{*}id")}) == len(list(feed.iter("{*}id")))
    assert "Old" in pages["corrections.md"]
    assert pages == corrected()


def test_a_corrected_article_says_so() -> None:
    page = next(text for path, text in corrected().items() if path.startswith("articles/") and "\ncorrections:" in text)

    assert '\nstatus: "reviewed"\n' in page
    assert '"field": "title"' in page
    assert '"reason": "She \\"said\\" so"' in page


def test_another_name_of_an_entity_leads_to_its_page() -> None:
    """So that a merge, or a better name, breaks no link."""
    whole = corpus()
    id_, one = next((id_, one) for id_, one in whole.entities.items() if one.name == "Arden")
    named = replace(one, aliases=(*one.aliases, ("Arden Lines", 1)))

    pages = {page.path: page.text for page in render(view(replace(whole, entities={**whole.entities, id_: named})))}

    assert 'url=../../entities/arden/"' in pages["entities/arden-lines/index.html"]


def test_back_leads_to_what_was_skipped_too(tmp_path: Path) -> None:
    assert walked(tmp_path, "sbn", MERGE, WHICH) == ["q-1", "q-3", "q-1", "q-3"]
    assert [one.verdict for one in project.decisions(tmp_path).judgements] == [Verdict.DIFFERENT]


def test_one_may_say_why(tmp_path: Path) -> None:
    walked(tmp_path, "wy", MERGE, lines=("They share a desk.",))

    assert [one.reason for one in project.decisions(tmp_path).judgements] == ["They share a desk."]


OTHER = replace(WHICH, id="q-4", left="marlow-5c6d7e", passages=(Passage("Marlow", "", " left", "a2", "left"),))
FIRST = replace(WHICH, left="marlow-1a2b3c")


@pytest.mark.parametrize(("pressed", "lefts", "shown"), [
    ("2y", ["marlow-1a2b3c", "marlow-5c6d7e"], ["q-3", "q-1"]), ("2ns", ["marlow-1a2b3c"], ["q-3", "q-1", "q-4"]),
    ("2yb", [], ["q-3", "q-1", "q-3"])])
def test_one_answer_does_for_the_same_choice_in_other_stories(tmp_path: Path, pressed: str, lefts: list[str], shown: list[str]) -> None:
    asked = walked(tmp_path, pressed, FIRST, MERGE, OTHER)

    assert [one.left for one in project.decisions(tmp_path).judgements] == lefts
    assert asked == shown


def test_what_was_skipped_comes_last() -> None:
    assert [one.id for one in reviewing.select_questions([MERGE, DATE, WHICH], [], None, {"q-1"})] == ["q-2", "q-3", "q-1"]


def test_no_kind_drowns_the_others() -> None:
    """A hundred names are worth more than a date, and yet the first screen has one."""
    many = [replace(MERGE, id=f"q-{n}", ask=Ask.NAME, worth=9.0) for n in range(100)]

    first = rank_questions([*many, replace(DATE, worth=2.0), replace(WHICH, worth=1.5)])[:20]

    assert {one.ask for one in first} == {Ask.NAME, Ask.DATE, Ask.WHICH}
    assert first[0].ask is Ask.NAME


@pytest.mark.parametrize(("kind", "name"), [("person", "Marlow"), ("organisation", "central bank")])
def test_a_name_that_was_never_a_title_needs_no_redirect(kind: str, name: str) -> None:
    """Nobody has linked to the page of a lone surname, or of words that are no name."""
    whole = corpus()
    id_, one = next((id_, one) for id_, one in whole.entities.items() if one.name == "Arden")
    named = replace(one, kind=Kind(kind), aliases=(*one.aliases, (name, 1)))

    pages = {page.path for page in render(view(replace(whole, entities={**whole.entities, id_: named})))}

    assert not any(path.startswith(f"entities/{slug(name)}/") for path in pages)


def ruled(*judgements: Judgement) -> dict[str, str]:
    """The pages of a collection with these judgements."""
    return {page.path: page.text for page in render(view(replace(corpus(), judgements=judgements)))}


def test_judgements_are_public_with_a_feed() -> None:
    said = (Judgement("arden", "zte", Verdict.DIFFERENT, "Jo <b>", "Two firms.", "2026-11-22"),
            Judgement("arden", "place", Verdict.TYPE, "machine: kinds"),
            Judgement("arden", "zte", Verdict.UNSURE, "jo", "", "2026-11-23"))

    pages = ruled(*said)

    page, feed = pages["corrections.md"], etree.fromstring(pages["corrections.xml"].encode())
    assert "Two firms." in page
    assert 'kinds <span class="chip">machine</span>' in page
    assert page.count('<span class="chip">person</span>') == 1
    assert 'href="../entities/arden/"' in page
    ns = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.xpath("string(a:entry/a:summary)", namespaces=ns) == "“Arden” and “ZTE” are two. Two firms. Judged by a person: Jo <b>."
    assert len(feed.findall("{*}entry")) == 1


DAYS = (Passage("A {sank}."), Passage("B.", side="right"))


@pytest.mark.parametrize(("said", "words"), [
    (Judgement("arden", "arden", Verdict.DIFFERENT), "is the name of two"), (Judgement("arden", "arden", Verdict.SAME), "is a name"),
    (Judgement("syringes", "", Verdict.REJECT), "“syringes” is no name"),
    (Judgement("arden", "place", Verdict.TYPE), "is of the kind place"),
    (Judgement("e-1a2b3c", "e-4d5e6f", Verdict.SAME, evidence=DAYS), "“A {sank}.” is right, “B.” is not"),
    (Judgement("e-1a2b3c", "e-4d5e6f", Verdict.DIFFERENT, evidence=DAYS), "“A {sank}.” and “B.” are two events")])
def test_every_judgement_is_told_in_words(said: Judgement, words: str) -> None:
    assert words in html_of(ruled(said)["corrections.md"])


def html_of(page: str) -> str:
    """Its text, without the tags."""
    return etree.tostring(etree.HTML(page), method="text", encoding="unicode")


LINE = '{{"left": "{}", "right": "{}", "verdict": "same", "by": "{}"}}\n'


def git(folder: Path, *words: str) -> None:
    run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words], cwd=folder, check=True, capture_output=True)


def test_what_two_people_decided_merges_by_itself(tmp_path: Path) -> None:
    """In a project of ours, both having added lines at the end of the same file."""
    scaffold.new(tmp_path / "site")
    file = tmp_path / "site" / project.JUDGEMENTS
    before = file.read_text("utf-8") if file.exists() else ""
    git(file.parent.parent, "init", "-q", "-b", "main")
    for branch, pair in (("main", ""), ("jo", "ab"), ("al", "cd")):
        git(file.parent.parent, *(["checkout", "-q", "-b", branch, "main"] if pair else ["add", "-A"]))
        file.write_text(before + (LINE.format(*pair, branch) if pair else ""), "utf-8")
        git(file.parent.parent, "commit", "-q", "-a", "-m", branch, "--allow-empty")

    git(file.parent.parent, "merge", "-q", "-m", "both", "jo")

    assert {one.author for one in project.decisions(file.parent.parent).judgements} >= {"jo", "al"}


@pytest.mark.parametrize("name", [project.JUDGEMENTS, project.CORRECTIONS])
def test_half_a_merge_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "decisions").mkdir()
    (tmp_path / name).write_text("\n<<<<<<< HEAD\n=======\n>>>>>>> al\n", "utf-8")

    with pytest.raises(ConfigError, match=rf"{name}:2: git could not merge.*\nhint: keep what both sides added"):
        project.decisions(tmp_path)


SHEETS = {
    "as it went": lambda text: text,
    "other separator": lambda text: relined(text, ";"),
    "tabs": lambda text: relined(text, "\t"),
    "Windows lines": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: "\ufeff" + text,
    "Excel's own line": lambda text: "sep=;\n" + relined(text, ";"),
    "other columns": lambda text: relined(text, ",", lambda row: {"mine": "x", **dict(reversed(row.items())), "more": ""}),
    "few columns": lambda text: relined(text, ",", lambda row: {key: row[key] for key in ("verdict", "id")}),
    "capitals and blanks": lambda text: text.replace("id,", "ID ,").replace("verdict,", " Verdict,").replace(",same,", ", SAME,"),
    "smart quotes": lambda text: text.replace(",same,", ",“same”,"),
    "a key": lambda text: text.replace(",same,", ",y,"),
    "empty rows": lambda text: text + ",,,,,,,,,\n\n",
}


def relined(text: str, separator: str, change: Callable[[dict[str, str]], dict[str, str]] = lambda row: row) -> str:
    """The table with another separator, and other columns."""
    rows = [change(row) for row in csv.DictReader(io.StringIO(text))]
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("mangle", SHEETS.values(), ids=SHEETS.keys())
def test_whatever_a_spreadsheet_does_the_verdicts_are_read(tmp_path: Path, mangle: Callable[[str], str]) -> None:
    file = tmp_path / "open.csv"
    file.write_text(mangle(reviewing.build_table([MERGE, DATE]).replace(",ida,,", ",ida,same,")), "utf-8", newline="")

    made, n, problems = reviewing.read_table(file, [MERGE, DATE], JO)

    assert (n, problems, made) == (1, [], list(reviewing.decide(MERGE, "same", JO)))


def test_nothing_is_taken_in_twice_and_a_conflict_is_named(tmp_path: Path) -> None:
    file = tmp_path / "open.csv"
    file.write_text(reviewing.build_table([MERGE]).replace(",ida,,", ",ida,same,"), "utf-8")
    first = reviewing.import_table(tmp_path, file, [MERGE], JO)

    again = reviewing.import_table(tmp_path, file, [], JO)
    file.write_text(reviewing.build_table([MERGE]).replace(",ida,,", ",ida,different,"), "utf-8")
    other = reviewing.import_table(tmp_path, file, [], reviewing.Author("al", "2026-11-23"))

    assert (first, again) == ((1, []), (0, []))
    assert [one.what for one in other[1]] == ["`different`, but it has been answered since: `ada` and `ida` are same (jo)"]
    assert len(project.decisions(tmp_path).judgements) == 1


def test_a_wrong_verdict_is_named_with_the_right_ones(tmp_path: Path) -> None:
    file = tmp_path / "open.csv"
    file.write_text("id,verdict\nq-1,smae\nq-2,12/15/21\n", "utf-8")

    problems = reviewing.read_table(file, [MERGE, DATE], JO)[2]

    assert [(one.where.rpartition(":")[2], one.what, one.hint) for one in problems] == [
        ("2", "`smae` is no verdict on it", "verdicts: same, different, unsure"),
        ("3", "`12/15/21` is no date", "write 2021-12-15, 2021-12, 2021 or 2021-12-01/2021-12-15, in a column formatted as text")]


def test_the_correction_that_a_page_offers_can_be_found_again(tmp_path: Path) -> None:
    """Copied from the page as it is, with the words by which its story is known when the file is renamed."""
    (tmp_path / "decisions").mkdir()
    pages = ruled()
    path = next(path for path in pages if path.startswith("articles/arden") and path.endswith(".md"))

    offered = etree.HTML(pages[path]).xpath('string(//pre[@data-copy="correction"])')
    (tmp_path / project.CORRECTIONS).write_text(offered, "utf-8")

    said = project.decisions(tmp_path).corrections[0]
    text = corpus().findings[said.article].article.text
    assert said.evidence
    assert all(one.exact in text for one in said.evidence)
