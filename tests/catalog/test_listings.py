"""Lists of others: what an import takes, what a build believes of it, and what pages say."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from generator import build
from generator.catalog import Catalogue, Entry, join_catalogues, shipped_catalogue
from generator.catalog.formats import FORMATS, ImportedList, read_list
from generator.catalog.listings.index import ListingIndex, build_index
from generator.catalog.listings.matching import find_entry, index_entries
from generator.catalog.listings.names import core_name
from generator.catalog.listings.values import Header
from generator.config import load
from generator.errors import ConfigError
from generator.extract.names import find_mentions
from generator.extract.names.catalogue import choose_entries
from generator.extract.names.catalogue_matches import find_matches
from generator.extract.names.lexicon import build_lexicon
from generator.extract.names.listings import find_listed_names
from generator.model.decisions import Judgement, Verdict
from generator.model.entities import Tier
from generator.model.ids import EntityId, Span
from generator.model.names import Kind, Mention
from generator.resolve import resolve
from generator.store import listings, memo, project
from generator.store.decisions import judgement_line
from tests.conftest import cuttings
from tests.corpus import study

PLAIN = """name,kind,aliases,country,id,programme,date
KELVARON MARITIME TRADING CO LTD,organisation,KMT|GOLDEN STAR,IR,7,IRAN-EO1,2023-05-01
BANK OF TOLVANY,organisation,Tolvany|Tolvany Savings House,Iran,8,IRAN-EO2,
VARKESH INSTRUMENTS,organisation,,RU,12,RUSSIA-1,
OREM DASTRANI,person,,IR,9,IRAN-EO2,
AMBER,product,,,10,,
"""
EXAMPLES = {
    "screening": json.dumps({"results": [{
        "name": "NORDHAV SHIPPING", "type": "Entity", "alt_names": ["NH LINE"], "addresses": [{"country": "IR"}],
        "programs": ["A"],
        "source": "Some List (SL)", "start_date": "2020-01-02", "source_list_url": "https://lists.example/sl",
        "remarks": "(Linked To: X)"}]}),
    "screening-tables": json.dumps({
        "fieldKey": {}, "sourceGeneratedAt": "2026-07-31T13:15:00", "tables": {"sources": ["Some List (SL)"], "programmes": ["A, B"]},
        "entries": [{"n": "NORDHAV SHIPPING", "a": ["NH LINE"], "s": 0, "t": "Entity", "c": ["IR"], "pg": 0}]}),
    "misp": json.dumps({"name": "Threat Actor", "type": "threat-actor", "values": [
        {"value": "NORDHAV SHIPPING", "meta": {"country": "IR", "synonyms": ["NH LINE"], "refs": ["https://x.example"]}, "uuid": "u"}]}),
    "ftm": '{"id": "a", "schema": "Address", "properties": {}}\n' + json.dumps({
        "id": "n1", "schema": "Company", "caption": "NORDHAV SHIPPING", "properties": {"alias": ["NH LINE"], "country": ["ir"]}}),
    "wikidata": "item,itemLabel,itemAltLabel,itemDescription,countryLabel,kind\n"
                'http://www.wikidata.org/entity/Q1,NORDHAV SHIPPING,"NH LINE, Nordhav",a line,Iran,organisation\n',
    "csv": "name,kind,aliases,country,id\nNORDHAV SHIPPING,company,NH LINE,IR,1\n",
    "screening-csv": "_id,source,entity_number,type,programs,name,addresses,alt_names\n"
                     '1,Some List (SL),77,Entity,A; B,NORDHAV SHIPPING,"1 Quay, Bandar, IR",NH LINE\n',
}


def taken(text: str, format_: str = "") -> ImportedList:
    return read_list(text.encode(), "list.csv", format_)


def listed(text: str = PLAIN, clues: tuple[str, ...] = ("sanction",), title: str = "A list") -> ListingIndex:
    header = Header("l", title, "https://lists.example", "2024-02-01", "CC0 1.0", "csv", "l.csv", "0", 5, clues)
    return build_index([("l", b"\n".join(map(msgspec.json.encode, (header, *taken(text).records))))])


def found(text: str, known: ListingIndex, *own: Entry) -> dict[str, Mention]:
    words = build_lexicon(join_catalogues(Catalogue(own, listings=known), shipped_catalogue()))
    return {m.surface: m for m in find_mentions(text, 0, words, ()) if m.ref and (m.finder == "registry" or m.ref.startswith("list:"))}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A project with one list and two articles, one of them about it."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "cuttings.yml").write_text("model: none\n")
    (tmp_path / "sources/a.txt").write_text(
        "Ministry names shipping firms\n\nThe ministry imposed sanctions on Kelvaron Maritime Trading Co Ltd and on Bank of Tolvany. "
        "They moved oil for Iran, it said.\n")
    (tmp_path / "list.csv").write_text(PLAIN.replace("IRAN-EO1", "<b>=HYPERLINK(1)</b>"))
    assert cuttings("catalog", "import", tmp_path / "list.csv", "-C", tmp_path, "-q", "--date", "2024-02-01", "--licence",
                    "CC0 1.0", "--source", "Tolvany files").returncode == 0
    return tmp_path


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_each_format_is_known_by_its_look(name: str) -> None:
    made = taken(EXAMPLES[name])

    (row,) = made.records
    assert made.edition.format == name
    assert (row.name, row.kind, row.countries, made.problems) == ("NORDHAV SHIPPING", Kind.ORGANISATION, ("Iran",), ())
    assert "NH LINE" in row.aliases


def test_members_of_congress_have_their_office_beside_them() -> None:
    made = taken("- id: {bioguide: B1}\n  name: {first: Ada, last: Brenlow, official_full: Ada R. Brenlow}\n"
                 "  terms: [{type: sen, start: '2021-01-03', end: '2027-01-03', state: OH, party: Independent}]\n")

    (row,) = made.records
    assert (row.kind, row.aliases, row.clues) == (Kind.PERSON, ("Ada Brenlow",), ("sen", "senator"))
    assert row.facts[0].words["state"] == "OH"


def test_flaws_and_firms_on_an_exchange_are_known_too() -> None:
    flaw = taken("cveID,vendorProject,product,vulnerabilityName,dateAdded\nCVE-2021-1,Acme,Gate,Acme Gate Hole,2021-11-03\n").records[0]
    firm = taken("Symbol,Security,GICS Sector\nALP,Alphabeta Inc. (Class A),Energy\nALP.B,Alphabeta Inc. (Class B),Energy\n").records

    assert (flaw.name, flaw.kind, flaw.facts[0].date) == ("CVE-2021-1", Kind.PRODUCT, "2021-11-03")
    assert [one.name for one in firm] == ["Alphabeta Inc."]


def test_every_reader_has_a_sign_or_is_named() -> None:
    with pytest.raises(ConfigError, match="none that is known") as said:
        taken("nothing at all")

    assert all(name in str(said.value) for name in FORMATS)


def test_a_bad_record_is_named_and_the_others_are_taken() -> None:
    made = taken("name,kind,aliases,country,id\n,person,,,1\nKarel Vost,alien,,,2\n" + "x" * 600 + ",person,,,3\nGood Firm Ltd,,,,4\n")

    assert [row.name for row in made.records] == ["Good Firm Ltd"]
    assert [one.where for one in made.problems] == ["list.csv:2", "list.csv:3", "list.csv:4"]
    assert all(one.hint for one in made.problems)


@pytest.mark.parametrize("data", [
    b"name,kind\n\xff\xfe\xfa,person\nSound Name,person\n", b"name,kind\n" + b'"' + b"x" * 300_000 + b"\nSound Name,person\n",
    b"name,kind\n\x00\x00,person\nSound Name,person\n", b'name,kind\n"<script>x</script>",alien\nSound Name,person\n'])
def test_hostile_records_stop_nothing(data: bytes) -> None:
    made = read_list(data, "list.csv")

    assert made.problems
    assert all("<" not in row.name for row in made.records)


def test_json_that_is_too_deep_is_an_error_of_ours() -> None:
    with pytest.raises(ConfigError, match="not valid JSON"):
        taken('{"fieldKey":' + "[" * 100_000)


def test_rows_of_one_name_kind_and_country_are_one() -> None:
    (row,) = taken("name,kind,aliases,country,id,programme\nNord Co Ltd,,N1 Line,IR,1,A\nNORD COMPANY LIMITED,,N2 Line,Iran,1,B\n").records

    assert {"N1 Line", "N2 Line"} <= set(row.aliases)
    assert [fact.words["programme"] for fact in row.facts] == ["A", "B"]


def test_a_person_is_taken_with_the_last_name_last() -> None:
    (row,) = taken('name,kind,aliases\n"VOST, Karel Jan",person,"VOSTA, Karel"\n').records

    assert (row.name, row.aliases) == ("Karel Jan VOST", ("Karel VOSTA",))


def test_order_of_records_is_nothing() -> None:
    first, *rest = PLAIN.splitlines()

    assert taken("\n".join([first, *rest])).records == taken("\n".join([first, *reversed(rest)])).records


@pytest.mark.parametrize(("name", "bare"), [
    ("BANK OF KUNLUN CO LTD", "bank of kunlun"), ("JOINT STOCK COMPANY VOLNA", "volna"), ("Volna, OAO", "volna"),
    ("AT&T Inc.", "at and t"), ("People's Works", "people works"), ("Café Zürich S.A.", "cafe zurich"), ("The Co", "the")])
def test_names_are_compared_without_company_forms(name: str, bare: str) -> None:
    assert core_name(name) == bare


def test_a_full_name_of_an_organisation_is_enough() -> None:
    text = "Goods came through Kelvaron Maritime Trading Co. Ltd. in May. Kelvaron Maritime Trading said nothing."

    made = found(text, listed())

    assert {m.ref for m in made.values()} == {"list:organisation/kelvaron maritime trading/Iran"}
    assert len(made) == 2


def test_a_short_name_needs_its_country_or_the_matter_of_the_list() -> None:
    assert not found("Varkesh Instruments opened a shop in Leeds.", listed())
    assert found("Varkesh Instruments opened a shop in Moscow, Russia.", listed())
    assert found("The ministry put sanctions on Varkesh Instruments.", listed())


@pytest.mark.parametrize("text", [
    "They sang for Tolvany in Tehran, under sanctions of Iran.", "An amber light, and Amber the singer, under sanctions.",
    "The Golden Star band played, golden as a star.", "Kelvaron Maritime Trading Museum Friends met.", "KMT won in Iran under sanctions."])
def test_a_lone_word_or_a_part_of_another_name_is_never_believed(text: str) -> None:
    assert not found(text, listed())


def test_a_person_needs_country_and_matter_beside_the_name() -> None:
    assert not found("Orem Dastrani, a baker, won a prize.\n\nElsewhere Iran came under sanctions.", listed())
    assert found("Sanctions were put on Orem Dastrani of Iran.", listed())


def test_an_office_beside_a_name_is_enough() -> None:
    known = listed("name,kind,country,clues\nAda Brenlow,person,US,senator;sen\n")

    assert found("On Monday Senator Ada Brenlow spoke.", known)
    assert not found("Ada Brenlow, a singer, met a senator from Ohio who would not say what it was about.", known)


def test_an_office_of_the_next_person_is_not_theirs() -> None:
    known = listed("name,kind,country,clues\nAda Brenlow,person,US,representative;rep\n")

    assert not found("Senators Karel Vost (D-OH) and Ada Brenlow (D-NJ), and Rep. Orem Dast of Ohio wrote.", known)
    assert not found("Rep. Orem Dast and Ada Brenlow, a singer, wrote.", known)
    assert found("Representatives Orem Dast, Karel Vost and Ada Brenlow wrote.", known)


@pytest.mark.parametrize("text", [
    "On Monday Tolvany Savings House gave cakes to all who came.", "Leeds, United Kingdom: Kelvaron Maritime Trading won a prize.",
    "Goods for Bank of Tolvany came from China."])
def test_a_name_that_another_may_have_needs_its_country_or_the_matter(text: str) -> None:
    assert not found(text, listed())
    assert found(f"{text} Iran did not say why.", listed())


@pytest.mark.parametrize(("text", "lone", "is_theirs"), [
    ("Tolvon of Iran came under sanctions.", "Tolvon", True), ("Tolvon Inc of Iran came under sanctions.", "Tolvon Inc", True),
    ("Tolvon AG of Iran came under sanctions.", "Tolvon AG", False),
    ("Tolvon of California Inc trades with Iran, under sanctions.", "Tolvon", False),
    ("Tolvon does not want\nTolvon Natural Gas Corp of Iran, under sanctions.", "Tolvon", False)])
def test_a_lone_word_is_no_firm_with_a_longer_name_or_another_form(text: str, lone: str, is_theirs: bool) -> None:
    own = Catalogue(listings=listed("name,kind,country\nTolvon Inc,organisation,IR\n"))
    words = build_lexicon(join_catalogues(own, shipped_catalogue()))
    seen = [Mention(Span(0, len(lone)), lone, Kind.ORGANISATION, "spacy", 0.7)]

    assert bool(find_listed_names(text, choose_entries(text, find_matches(text, words), seen), seen, words)) is is_theirs


def test_a_short_other_name_needs_both() -> None:
    known = listed("name,kind,aliases,country\nVARKESH METAL WORKS,organisation,Zemleny Star|Varkesh Metal,RU\n")

    assert not found("Zemleny Star opened a shop in Moscow, Russia.", known)
    assert not found("Zemleny Star opened a shop. It is under sanctions.", known)
    assert found("Zemleny Star of Russia came under sanctions.", known)
    assert found("Varkesh Metal opened a shop in Moscow, Russia.", known)


def test_what_somebody_is_only_also_known_as_is_no_evidence() -> None:
    known = listed("name,kind,aliases,country\nOrem Dastrani,person,Karel Vostok|Orem Vostok,IR\n")

    assert not found("Sanctions were put on Karel Vostok of Iran.", known)
    assert found("Sanctions were put on Orem Vostok of Iran.", known)


@pytest.mark.parametrize(("row", "own"), [
    ("SHINING ROAD,organisation,People's Rural Army|Road Army,", Entry(
        id=EntityId("pra"), name="People's Rural Army", kind=Kind.ORGANISATION, country="China")),
    ("Beijing Calculation Institute,organisation,CSRQ,CN", Entry(
        id=EntityId("csrq"), name="China Stocks Review Quorum", kind=Kind.ORGANISATION, aliases=("CSRQ",), country="China"))])
def test_a_catalogued_body_is_none_that_shares_one_other_name(row: str, own: Entry) -> None:
    known = listed(f"name,kind,aliases,country\n{row}\n")
    (one,) = (one for text in ("people rural army", "csrq") for one in known.listings_named(text))

    assert find_entry(one, index_entries([own])) is None


def test_a_hand_made_entry_leads_and_bears_the_listing() -> None:
    own = Entry(id=EntityId("tolvany-bank"), name="Tolvany Bank", kind=Kind.ORGANISATION, aliases=("Bank of Tolvany",), own=True)

    made = found("Tolvany Savings House is in Iran, under sanctions.", listed(), own)

    assert [m.ref for m in made.values()] == ["tolvany-bank"]


def test_two_lists_with_one_name_and_country_are_one_listing() -> None:
    one = listed("name,kind,country\nNord Line Ltd,organisation,IR\n")
    both = build_index([("a", b"\n".join([*map(msgspec.json.encode, one.headers), *one.lines]))] * 2)

    (made,) = both.listings_named("nord line")

    assert len(made.facts) == 2
    assert both.find_listing(made.id) == made


def test_a_page_gives_the_lists_own_words_date_and_licence(site: Path) -> None:
    build.generate(load(site, jobs=1))

    page = (site / "docs/entities/kelvaron-maritime-trading-co-ltd.md").read_text()
    about = (site / "docs/about.md").read_text()
    rows = [json.loads(line) for line in (site / "docs/data/listings.jsonl").read_text().splitlines()]
    assert all(words in page for words in ("from the list", "HYPERLINK", "2023-05-01", "2024-02-01", "CC0 1.0"))
    assert "<b>" not in page
    assert "Tolvany files" in about
    assert [row["entity"] for row in rows] == ["bank-of-tolvany", "kelvaron-maritime-trading-co-ltd"]


def test_a_page_keeps_its_address_when_a_list_comes_and_goes(site: Path) -> None:
    (site / "catalog/entities.yml").write_text("- {name: Bank of Tolvany, kind: organisation}\n")
    config = load(site, jobs=1)
    with_list = build.read_corpus(config)[0].entities["bank-of-tolvany"]  # type: ignore[index]  # an EntityId
    (site / "catalog/registries/tolvany-files.jsonl").unlink()

    without = build.read_corpus(config)[0].entities["bank-of-tolvany"]  # type: ignore[index]  # an EntityId

    assert with_list.listing_ids == ("list:organisation/bank of tolvany/Iran",)
    assert with_list.tier is Tier.CONFIRMED
    assert replace(with_list, listing_ids=()) == without


def test_a_judgement_takes_a_listing_away(site: Path) -> None:
    one = Judgement("bank-of-tolvany", "list:organisation/bank of tolvany/Iran", Verdict.DIFFERENT, "an editor")
    (site / "decisions").mkdir()
    (site / "decisions/judgements.jsonl").write_text(judgement_line(one), "utf-8")

    made = build.read_corpus(load(site, jobs=1))[0]

    assert made.entities[EntityId("bank-of-tolvany")].listing_ids == ()
    assert made.problems == ()


def test_a_namesake_is_asked_about_and_a_judgement_gives_it_the_listing() -> None:
    story = [study(f"A prize\n\nThe baker Orem Dastrani won. Mr Orem Dastrani was glad in {town}.", town, {"Orem Dastrani": Kind.PERSON})
             for town in ("Leeds", "York")]
    catalogue = Catalogue(listings=listed())
    same = Judgement("orem-dastrani", "list:person/orem dastrani/Iran", Verdict.SAME, "an editor")

    asked, told = resolve(story, (), catalogue), resolve(story, [same], catalogue)

    assert asked.entities[EntityId("orem-dastrani")].listing_ids == ()
    assert [(one.left, one.right) for one in asked.unsure_pairs] == [(same.left, same.right)]
    assert told.entities[EntityId("orem-dastrani")].listing_ids == (same.right,)
    assert (told.unsure_pairs, told.problems) == ((), ())


def test_a_question_says_which_of_its_names_is_shared() -> None:
    seen = {"Zemleny Star": Kind.ORGANISATION}
    story = [study(f"A shop\n\nZemleny Star sold cakes in {town}.", town, seen) for town in ("Leeds", "York")]
    known = listed("name,kind,aliases,country\nVARKESH WORKS,organisation,ZEMLENY STAR,RU\n")

    (asked,) = resolve(story, (), Catalogue(listings=known)).unsure_pairs

    assert "“VARKESH WORKS” of Russia" in asked.reason
    assert "“ZEMLENY STAR” is another of its names" in asked.reason


def test_a_body_of_the_catalogue_that_shares_an_acronym_is_asked_about() -> None:
    story = [study(f"A watch\n\nThe CSRQ met in {town}.", town, {}) for town in ("Leeds", "York")]
    seen = Mention(Span(13, 17), "CSRQ", Kind.ORGANISATION, "catalogue", 0.9, EntityId("csrq"))
    story = [replace(one, mentions=(seen,)) for one in story]
    own = Entry(id=EntityId("csrq"), name="CSRQ", kind=Kind.ORGANISATION, country="China")
    known = listed("name,kind,aliases,country\nBeijing Calculation Institute,organisation,CSRQ,CN\n")

    made = resolve(story, (), Catalogue((own,), listings=known))

    assert made.entities[EntityId("csrq")].listing_ids == ()
    assert [(one.left, one.right) for one in made.unsure_pairs] == [("csrq", "list:organisation/beijing calculation institute/China")]


def test_the_memo_forgets_when_a_list_changes(site: Path) -> None:
    before = memo.recipe(project.knowledge(site), None)
    (site / "list.csv").write_text(PLAIN.replace("IRAN-EO2", "IRAN-EO3"))

    cuttings("catalog", "import", site / "list.csv", "-C", site, "-q", "--source", "Tolvany files")

    assert memo.recipe(project.knowledge(site), None) != before
    assert len(list((site / "catalog/registries").iterdir())) == 1


def test_a_second_import_of_the_same_changes_no_byte(site: Path) -> None:
    (file,) = (site / "catalog/registries").iterdir()
    before = file.read_bytes()
    (site / "list.csv.gz").write_bytes(gzip.compress((site / "list.csv").read_bytes()))

    cuttings("catalog", "import", site / "list.csv", "-C", site, "--date", "2024-02-01", "--licence", "CC0 1.0",
             "--source", "Tolvany files")
    packed = cuttings("catalog", "import", site / "list.csv.gz", "-C", site, "--dry-run", "--json")

    assert file.read_bytes() == before
    assert json.loads(packed.stdout)["entries"] == 5
    assert len(list((site / "catalog/registries").iterdir())) == 1


def test_list_says_what_is_there(site: Path) -> None:
    said = cuttings("catalog", "list", "-C", site, "--json")

    (one,) = json.loads(said.stdout)
    assert (one["title"], one["entries"], one["date"], one["licence"]) == ("Tolvany files", 5, "2024-02-01", "CC0 1.0")


def test_a_torn_file_of_a_list_names_its_line(site: Path) -> None:
    (file,) = (site / "catalog/registries").iterdir()
    file.write_bytes(file.read_bytes()[:-30])

    said = cuttings("generate", "-C", site)

    assert said.returncode == 1
    assert "catalog/registries/tolvany-files.jsonl:6: not a line of a list" in said.stderr


def test_the_screening_list_as_it_is(shared: Path) -> None:
    made, _ = listings.read_published_list(shared / "data/registries/csl_screening-list.json.gz")

    assert made.read_count == 25_921
    assert len(made.records) > 25_000
    assert len(made.problems) < 10
