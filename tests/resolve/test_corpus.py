"""What holds of a resolved collection, whatever is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import Catalogue, Entry, Outlet
from generator.model.article import Article, Basis, Dated
from generator.model.corpus import Corpus
from generator.model.dates import Period
from generator.model.decisions import Ask, Judgement, Verdict
from generator.model.entities import Tier
from generator.model.findings import Findings, Sentence
from generator.model.ids import Anchor, ArticleId, EntityId, Span, ThemeId
from generator.model.names import Alias, Kind, Mention
from generator.model.problem import Problem
from generator.model.subjects import Theme
from generator.resolve import resolve
from generator.resolve.policy import Hidden, drop_withheld
from generator.words import mark

PEOPLE = ("Ada Marlow", "Ben Marlow", "Ada", "Marlow", "Xu Wen", "Xu")
FIRMS = ("Norrland Copper Corp", "Norrland Copper", "Norrland", "NCC", "Bank of Sundby", "BoS", "Sundby Trade Department")
KINDS = {**dict.fromkeys(PEOPLE, Kind.PERSON), **dict.fromkeys(FIRMS, Kind.ORGANISATION)}


def article(id_: str, *names: str, kinds: dict[str, Kind] | None = None, refs: dict[str, str] | None = None, **fields: object) -> Findings:
    """An article whose text is its names, one sentence each."""
    text, mentions, sentences = "", [], []
    for name in names:
        start = len(text)
        text += f"{name} did it. "
        kind = (kinds or {}).get(name) or KINDS.get(name, Kind.ORGANISATION)
        ref = (refs or {}).get(name)
        mentions.append(Mention(Span(start, start + len(name)), name, kind, "test", 1.0, EntityId(ref) if ref else None))
        sentences.append(Sentence(Span(start, len(text) - 1), Anchor(f"s-{mark(f'{id_}{start}')}")))
    given_ = {"title": id_, "text": text.strip(), "source": f"{id_}.txt", **fields}
    return Findings(Article(id=ArticleId(id_), digest="", byte_range=(0, 0), **given_),  # type: ignore[arg-type]
                    tuple(sentences), tuple(mentions))


def names(corpus: Corpus) -> dict[str, set[str]]:
    """Entity id -> the surfaces that it was seen by."""
    return {id_: {surface for surface, _ in entity.aliases} for id_, entity in corpus.entities.items()}


def at(corpus: Corpus, id_: str) -> list[str]:
    """The entities of an article's mentions, in text order."""
    return [link.entity for link in corpus.links[ArticleId(id_)].values()]


def resolved(*findings: Findings, judgements: tuple[Judgement, ...] = (), entries: tuple[Entry, ...] = ()) -> Corpus:
    return resolve(findings, judgements, Catalogue(entries))


def judged(left: str, right: str, verdict: Verdict = Verdict.SAME, by: str = "jo") -> Judgement:
    return Judgement(left, right, verdict, by)


collections = st.lists(st.lists(st.sampled_from(PEOPLE + FIRMS), min_size=1, max_size=6), min_size=1, max_size=5).map(
    lambda lists: [article(f"a{n}", *names_) for n, names_ in enumerate(lists)])


@given(collections, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_of_arrival_is_nothing(found: list[Findings], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert resolve(shuffled, (), Catalogue()) == resolve(found, (), Catalogue())


@given(collections)
@settings(max_examples=60, deadline=None)
def test_an_unrelated_article_changes_no_entity_of_the_others(found: list[Findings]) -> None:
    before = resolve(found, (), Catalogue())
    after = resolve([*found, article("z", "Quillon Bay Ferries", "Otto Brandvold")], (), Catalogue())

    assert {id_: entity for id_, entity in after.entities.items() if "z" not in entity.articles} == before.entities


@given(collections)
@settings(max_examples=60, deadline=None)
def test_every_link_is_a_mention_and_every_mention_is_linked(found: list[Findings]) -> None:
    corpus = resolve(found, (), Catalogue())

    for one in found:
        assert list(corpus.links[one.article.id]) == [mention.span for mention in one.mentions]
        assert all(one.article.id in corpus.entities[link.entity].articles for link in corpus.links[one.article.id].values())


@given(collections, st.sampled_from(PEOPLE + FIRMS), st.sampled_from(PEOPLE + FIRMS), st.sampled_from(PEOPLE + FIRMS))
@settings(max_examples=100, deadline=None)
def test_different_holds_through_any_chain(found: list[Findings], a: str, b: str, c: str) -> None:
    if len({a, b, c}) < 3:
        return
    corpus = resolve(found, [judged(a, c), judged(c, b), judged(a, b, Verdict.DIFFERENT)], Catalogue())

    assert not any({a, b} <= surfaces for surfaces in names(corpus).values())


def test_names_of_one_key_can_be_told_apart() -> None:
    found = [article("a", "Norrland Copper"), article("b", "Norrland Copper Corp")]

    one = resolve(found, (), Catalogue())
    two = resolve(found, [judged("Norrland Copper", "Norrland Copper Corp", Verdict.DIFFERENT)], Catalogue())

    assert len(names(one)) == 1
    assert sorted(map(sorted, names(two).values())) == [["Norrland Copper"], ["Norrland Copper Corp"]]


@given(collections)
@settings(max_examples=40, deadline=None)
def test_stories_part_the_articles(found: list[Findings]) -> None:
    corpus = resolve(found, (), Catalogue())

    printed = [id_ for story in corpus.stories.values() for id_ in story.printings]
    assert sorted(printed) == sorted(corpus.findings)
    assert corpus.story_of == {id_: story.id for story in corpus.stories.values() for id_ in story.printings}


@pytest.mark.parametrize(("full", "short"), [
    ("Eric Goldfinch", "Goldfinch"), ("Xu Wen", "Xu"), ("Mohammed bin Tarif", "bin Tarif"), ("former Ohio Senator Jane Roe", "Roe")])
def test_a_surname_is_the_full_name_of_its_article(full: str, short: str) -> None:
    corpus = resolved(article("a", full, short, kinds={full: Kind.PERSON, short: Kind.PERSON}))

    assert list(names(corpus).values()) == [{full, short}]


@pytest.mark.parametrize(("by", "same"), [("spacy", True), ("catalogue", False)])
def test_a_surname_that_the_model_alone_takes_for_a_body_is_the_person(by: str, same: bool) -> None:
    one = article("a", "Ada Marlow", "Marlow", kinds={"Marlow": Kind.ORGANISATION})
    one = replace(one, mentions=(one.mentions[0], replace(one.mentions[1], finder=by, score=0.7)))

    first, second = at(resolved(one), "a")

    assert (first == second) is same


def test_an_ambiguous_surname_never_crosses_articles() -> None:
    corpus = resolved(article("a", "Ada Marlow", "Norrland"), article("b", "Ben Marlow", "Norrland"), article("c", "Marlow", "Norrland"))

    assert at(corpus, "c")[0] not in {"ada-marlow", "ben-marlow"}
    assert corpus.links[ArticleId("c")][Span(0, 6)].tier is Tier.POSSIBLE


def test_the_only_bearer_beside_the_same_others_is_meant() -> None:
    corpus = resolved(article("a", "Ada Marlow", "Bank of Sundby"), article("b", "Marlow", "Bank of Sundby"), article("c", "Norrland"))

    assert at(corpus, "b")[0] == "ada-marlow"


def test_two_full_names_of_one_surname_stay_apart() -> None:
    corpus = resolved(article("a", "Ada Marlow", "Ben Marlow", "Marlow"))

    assert {"ada-marlow", "ben-marlow"} <= corpus.entities.keys()
    assert at(corpus, "a")[2] not in {"ada-marlow", "ben-marlow"}


def test_a_namesake_who_comes_later_is_not_meant() -> None:
    corpus = resolved(article("a", "Ada Marlow", "Marlow", "Ben Marlow"))

    assert at(corpus, "a")[1] == "ada-marlow"


def test_a_word_within_a_firm_s_name_does_not_stand_for_it() -> None:
    corpus = resolved(article("a", "Norrland State Shipbuilding Corp", "State"))

    assert len(set(at(corpus, "a"))) == 2


def test_a_model_goes_by_its_number() -> None:
    products = dict.fromkeys(
        ("Norrland A380", "A380", "Norrland 787 Dreamliner", "Norrland 787", "N-15", "N-15 Strike Osprey"), Kind.PRODUCT)
    corpus = resolved(article("a", *products, kinds=products))

    assert sorted(names(corpus).values(), key=min) == [
        {"A380", "Norrland A380"}, {"N-15", "N-15 Strike Osprey"}, {"Norrland 787", "Norrland 787 Dreamliner"}]


@pytest.mark.parametrize(("long", "short"), [
    ("Bank of Sundby", "BoS"), ("Norrland Copper Mining Corp", "NCMC"), ("Asia Trade and Finance Association", "Atfa"),
    ("Leon Technology", "Leon"), ("Norrland Copper Industry", "Norrland Copper"), ("Hainan Meiya Piko", "Meiya Piko")])
def test_a_short_form_is_the_long_name_of_its_article(long: str, short: str) -> None:
    corpus = resolved(article("a", long, short))

    assert list(names(corpus).values()) == [{long, short}]
    assert next(iter(corpus.entities.values())).name == long
    assert f"“{short}” is “{long}”" in next(iter(corpus.entities.values())).merge_reasons[0]


@pytest.mark.parametrize(("one", "other"), [
    ("Bank of Sundby", "People's Bank of Sundby"), ("Huaren", "Huaren Canada"), ("Robin", "Robin Crypto")])
def test_a_longer_name_may_be_another(one: str, other: str) -> None:
    assert len(resolved(article("a", one, other)).entities) == 2


def test_an_acronym_that_one_article_spells_out_is_known_in_the_others() -> None:
    corpus = resolved(article("a", "Norrland Copper Corp", "NCC"), article("b", "NCC"))

    assert at(corpus, "b") == ["norrland-copper-corp"]


def test_an_acronym_that_two_articles_spell_differently_is_each_ones_own() -> None:
    corpus = resolved(article("a", "Norrland Copper Corp", "NCC"), article("b", "Nimbus Cloud Council", "NCC"), article("c", "NCC"))

    assert at(corpus, "a") == ["norrland-copper-corp"] * 2
    assert at(corpus, "b") == ["nimbus-cloud-council"] * 2
    assert at(corpus, "c") == ["ncc"]


@pytest.mark.parametrize("surfaces", [
    ("Commerce Department", "Department of Commerce", "commerce department"), ("Norrland Corp", "Norrland Corporation", "Norrland Inc."),
    ("Acme & Sons", "Acme and Sons Ltd"), ("Société Lune", "Societe Lune"), ("the Ministry of Defense", "Defence Ministry")])
def test_one_name_in_many_forms(surfaces: tuple[str, ...]) -> None:
    assert len(resolved(*(article(f"a{n}", surface) for n, surface in enumerate(surfaces))).entities) == 1


def test_the_country_of_a_ministry_matters() -> None:
    lands = tuple(Entry(id=EntityId(name.lower()), name=name, kind=Kind.PLACE, demonyms=(word,)) for name, word in
                  (("Sundby", "Sundish"), ("Norrland", "Norric")))
    ministries = ("Sundish Trade Ministry", "Norric Trade Ministry", "Trade Ministry")
    corpus = resolved(*(article(f"a{n}", ministry) for n, ministry in enumerate(ministries)), entries=lands)

    assert len(corpus.entities) == 3


def test_what_the_article_says_outright_is_believed() -> None:
    one = article("a", "Dawn Industry", "Sugo", kinds={"Sugo": Kind.PERSON})
    one = replace(one, aliases=(Alias(one.mentions[0].span, one.mentions[1].span, "also known as"),))
    corpus = resolved(one, article("b", "Sugo"))

    assert names(corpus) == {"dawn-industry": {"Dawn Industry", "Sugo"}}
    assert at(corpus, "b") == ["dawn-industry"]


def test_a_name_is_never_shouted_if_it_can_be_helped() -> None:
    corpus = resolved(article("a", "NORRLAND COPPER", "NORRLAND COPPER"), article("b", "Norrland Copper"))

    assert [entity.name for entity in corpus.entities.values()] == ["Norrland Copper"]


def test_the_catalogue_names_what_refers_to_it() -> None:
    land = Entry(id=EntityId("sundby"), name="Sundby", kind=Kind.PLACE, demonyms=("Sundish",), ids={"wikidata": "Q0"})
    corpus = resolved(article("a", "Sundish", "Sundby", refs={"Sundish": "sundby", "Sundby": "sundby"}), entries=(land,))

    (entity,) = corpus.entities.values()
    assert (entity.id, entity.kind, entity.ids, entity.tier) == ("sundby", Kind.PLACE, {"wikidata": "Q0"}, Tier.AUTO)


def test_the_sites_own_catalogue_confirms() -> None:
    own = Entry(id=EntityId("norrland"), name="Norrland", kind=Kind.ORGANISATION, own=True)

    assert resolved(article("a", "Norrland"), entries=(own,)).entities[EntityId("norrland")].tier is Tier.CONFIRMED


def test_what_the_catalogue_says_is_no_alias_never_joins() -> None:
    own = Entry(id=EntityId("leon-technology"), name="Leon Technology", kind=Kind.ORGANISATION, own=True, not_aliases=("Leon",))

    assert "leon" in resolved(article("a", "Leon Technology", "Leon"), entries=(own,)).entities


def test_one_weak_sign_is_only_possible() -> None:
    corpus = resolved(article("a", "Brisk", "Ada Marlow", kinds={"Brisk": Kind.PERSON}))

    assert [link.tier for link in corpus.links[ArticleId("a")].values()] == [Tier.POSSIBLE, Tier.AUTO]


@pytest.mark.parametrize(("left", "right"), [("Norrland", "Quillon"), ("norrland", "quillon"), ("quillon", "Norrland")])
def test_same_joins_names_and_ids(left: str, right: str) -> None:
    corpus = resolved(article("a", "Norrland", "Norrland"), article("b", "Quillon"), judgements=(judged(left, right),))

    (entity,) = corpus.entities.values()
    assert (entity.id, entity.former_ids, entity.tier) == ("norrland", ("quillon",), Tier.CONFIRMED)
    assert "judged by jo" in entity.merge_reasons[0]


def test_reject_drops_a_name_everywhere() -> None:
    corpus = resolved(article("a", "Norrland", "Brisk"), article("b", "Brisk"), judgements=(judged("brisk", "", Verdict.REJECT),))

    assert corpus.entities.keys() == {"norrland"}
    assert corpus.links[ArticleId("b")] == {}
    assert corpus.problems == ()


def test_the_last_judgement_stands_and_a_person_beats_a_machine() -> None:
    found = (article("a", "Norrland"), article("b", "Quillon"))
    same, different = judged("Norrland", "Quillon"), judged("quillon", "norrland", Verdict.DIFFERENT)
    machine = replace(same, author="machine: fuzzy")

    assert len(resolved(*found, judgements=(same, different)).entities) == 2
    assert len(resolved(*found, judgements=(different, same)).entities) == 1
    assert len(resolved(*found, judgements=(different, machine)).entities) == 2


def test_different_parts_what_an_article_ties() -> None:
    corpus = resolved(article("a", "Leon Technology", "Leon"), judgements=(judged("Leon", "Leon Technology", Verdict.DIFFERENT),))

    assert names(corpus) == {"leon": {"Leon"}, "leon-technology": {"Leon Technology"}}


def test_a_judgement_of_nothing_is_a_problem() -> None:
    corpus = resolved(article("a", "Norrland"), judgements=(judged("Norrland", "Atlantis"),))

    (problem,) = corpus.problems
    assert problem.where == "decisions/judgements.jsonl"
    assert "`Atlantis`" in problem.what


def test_a_judgement_of_a_withheld_story_is_left_out() -> None:
    said = (judged("held", "open"), judged("open", "held"), judged("Ada Marlow", "Xu Wen"))

    assert drop_withheld(said, Hidden(withheld=frozenset({"held"}))) == said[2:]


def test_problems_are_gathered() -> None:
    one = replace(article("a", "Norrland"), problems=(Problem("a.txt", "odd"),))
    corpus = resolve([one, one], (), Catalogue(), problems=(Problem("b.txt", "empty"),), files=3)

    assert [problem.what for problem in corpus.problems] == ["`a` is another article's id too", "odd", "empty"]
    assert corpus.source_count == 3


def test_names_spelt_alike_are_only_proposed() -> None:
    corpus = resolved(article("a", "Joerg Wuttker", kinds={"Joerg Wuttker": Kind.PERSON}),
                      article("b", "Joerg Wuttger", kinds={"Joerg Wuttger": Kind.PERSON}))

    assert len(corpus.entities) == 2
    (doubt,) = corpus.unsure_pairs
    assert (doubt.left, doubt.right, doubt.verdict) == ("joerg-wuttger", "joerg-wuttker", Verdict.UNSURE)


def guessed(found: Findings, score: float = 0.7) -> Findings:
    """The same, as only the model saw it."""
    return replace(found, mentions=tuple(replace(mention, finder="spacy", score=score) for mention in found.mentions))


def test_a_lone_word_that_only_the_model_knows_is_of_unknown_kind() -> None:
    kinds = {"Corvane": Kind.PERSON, "Easy Marlow": Kind.PERSON, "Ada Marlow": Kind.PERSON}
    corpus = resolved(guessed(article("a", "Corvane", "Easy Marlow", "Ada Marlow", "it is easy to do", kinds=kinds)))

    assert {entity.name: entity.kind for entity in corpus.entities.values()}.items() >= {
        "Corvane": Kind.UNKNOWN, "Easy Marlow": Kind.UNKNOWN, "Ada Marlow": Kind.PERSON}.items()


def test_one_article_that_tells_outweighs_guesses_of_others() -> None:
    person, firm = {"Corvane": Kind.PERSON}, {"Corvane": Kind.ORGANISATION}
    corpus = resolved(guessed(article("a", "Corvane", kinds=person)), guessed(article("b", "Corvane", kinds=person)),
                      guessed(article("c", "Corvane", kinds=firm), 0.85))

    assert [entity.kind for entity in corpus.entities.values()] == [Kind.ORGANISATION]


def test_two_things_of_one_name_have_two_ids() -> None:
    land = Entry(id=EntityId("sundby"), name="Sundby", kind=Kind.PLACE)
    corpus = resolved(article("a", "Sundby", "Ada Sundby", refs={"Sundby": "sundby"}), article("b", "Sundby"), entries=(land,))

    assert {id_: entity.kind for id_, entity in corpus.entities.items() if entity.name == "Sundby"} == {
        "sundby": Kind.PLACE, "sundby-organisation": Kind.ORGANISATION}


def test_a_reprint_counts_once() -> None:
    text = "Norrland Copper shut a mine after the river rose over its banks for the third time this spring. Norrland Copper said so."
    mention = Mention(Span(0, 15), "Norrland Copper", Kind.ORGANISATION, "test", 0.7)
    one = Article(id=ArticleId("a"), source="a", digest="", byte_range=(0, 0), title="a", text=text)
    found = [Findings(replace(one, id=ArticleId(id_)), mentions=(mention,)) for id_ in "ab"]
    corpus = resolve(found, (), Catalogue())

    (entity,) = corpus.entities.values()
    assert (entity.story_count, entity.articles, entity.aliases) == (1, ("a", "b"), (("Norrland Copper", 1),))


def test_who_appears_with_whom() -> None:
    corpus = resolved(article("a", "Ada Marlow", "Bank of Sundby"), article("b", "Ada Marlow", "Bank of Sundby", "Norrland Group"))

    assert corpus.companions[EntityId("ada-marlow")] == (("bank-of-sundby", 2), ("norrland-group", 1))


def test_related_articles_say_why() -> None:
    day = Dated(Period(date(2020, 1, 1), date(2020, 1, 1)), Basis.STATED, "")
    theme = (Theme(ThemeId("mines"), "Mines", 1.0, ()),)
    found = [replace(article(id_, "Ada Marlow", "Norrland Copper", f"Brisk{id_}", published=day), themes=theme) for id_ in "ab"]
    corpus = resolve([*found, article("c", "Otto Brandvold")], (), Catalogue())

    (other,) = corpus.related[ArticleId("a")]
    assert (other.article, other.reasons) == ("b", ("shares Ada Marlow, Norrland Copper", "same theme", "same week"))
    assert corpus.related[ArticleId("c")] == ()


def test_a_shared_outlet_relates_nothing() -> None:
    found = [article(id_, "Sundby Wire", f"Brisk{id_}") for id_ in "ab"]

    assert resolve(found, (), Catalogue(outlets=(Outlet(name="Sundby Wire"),))).related[ArticleId("a")] == ()


@pytest.mark.parametrize(("one", "other", "kind"), [
    ("columnist Jane Roe", "Jane Roe", Kind.PERSON), ("Jane Roe herself", "Jane Roe", Kind.PERSON),
    ("NAC Administrator Jane Roe", "Jane Roe", Kind.PERSON), ("the northern carmaker Norrland", "Norrland", Kind.ORGANISATION),
    ("Norrland, which digs", "Norrland", Kind.ORGANISATION), ("J. P. Norrland", "J.P. Norrland", Kind.ORGANISATION),
    ("Sundby, Upper Province", "Sundby", Kind.PLACE), ("A. Jane Roe", "Jane Roe", Kind.PERSON)])
def test_what_is_told_of_a_name_is_no_part_of_it(one: str, other: str, kind: Kind) -> None:
    corpus = resolved(article("a", one, kinds={one: kind}), article("b", other, kinds={other: kind}))

    assert list(names(corpus).values()) == [{one, other}]


def test_initials_that_differ_are_other_people() -> None:
    both = ("George W. Marlow", "George H. W. Marlow")
    corpus = resolved(*(article(id_, name, kinds={name: Kind.PERSON}) for id_, name in zip("ab", both, strict=True)))

    assert sorted(map(sorted, names(corpus).values())) == [[name] for name in sorted(both)]


def test_a_lone_noun_of_bodies_is_its_article_s_own() -> None:
    corpus = resolved(article("a", "Sundby Trade Commission", "Commission"), article("b", "Commission"), article("c", "Commission"))

    assert at(corpus, "a") == ["sundby-trade-commission"] * 2
    assert len({*at(corpus, "a"), *at(corpus, "b"), *at(corpus, "c")}) == 3


def test_a_team_goes_by_its_last_word_where_its_town_is_named() -> None:
    kinds = {"Sundby": Kind.PLACE}

    assert at(resolved(article("a", "Sundby Badgers", "Sundby", "Badgers", kinds=kinds)), "a")[::2] == ["sundby-badgers"] * 2
    assert len(resolved(article("a", "Sundby Badgers", "Badgers")).entities) == 2


def test_an_office_is_nobody_s_surname() -> None:
    posts = ("Sundby Finance Minister", "Norrland Trade Minister", "Minister")
    corpus = resolved(*(article(id_, *posts, kinds=dict.fromkeys(posts, Kind.PERSON)) for id_ in "ab"))

    assert all(len(surfaces) == 1 for surfaces in names(corpus).values())


@given(collections, st.permutations(PEOPLE + FIRMS), st.integers(2, 4))
@settings(max_examples=60, deadline=None)
def test_different_holds_through_a_long_chain(found: list[Findings], order: list[str], length: int) -> None:
    chain = order[:length + 2]
    links = [judged(one, other) for one, other in pairwise(chain)]
    corpus = resolve(found, [*links, judged(chain[0], chain[-1], Verdict.DIFFERENT)], Catalogue())

    assert not any({chain[0], chain[-1]} <= surfaces for surfaces in names(corpus).values())


@given(collections)
@settings(max_examples=40, deadline=None)
def test_an_unrelated_article_changes_no_link_of_the_others(found: list[Findings]) -> None:
    before = resolve(found, (), Catalogue()).links
    after = resolve([article("0", "Quillon Bay Ferries", "Otto Brandvold"), *found], (), Catalogue()).links

    assert {id_: list(links.values()) for id_, links in after.items() if id_ != "0"} == {
        id_: list(links.values()) for id_, links in before.items()}


def tiers(corpus: Corpus, surface: str) -> set[str]:
    """How sure the links of a name are."""
    return {str(link.tier) for id_, links in corpus.links.items() for span, link in links.items()
            if corpus.findings[id_].article.text[span.start:span.end] == surface}


@pytest.mark.parametrize("word", ["Annex", "Commerce", "Notice", "Commission", "Ltd"])
def test_a_lone_word_of_office_prose_is_never_sure(word: str) -> None:
    corpus = resolved(*[article(f"a{n}", word, word, word) for n in range(5)])

    assert tiers(corpus, word) == {"possible"}


def test_a_small_print_counts_with_its_marks() -> None:
    found = [article(f"a{n}", "Ledger", "Ledger") for n in range(5)]
    loud = [replace(one, article=replace(one.article, text=one.article.text + " See the (ledger), now.")) for one in found]

    assert tiers(resolved(*found), "Ledger") == {"auto"}
    assert tiers(resolved(*loud), "Ledger") == {"possible"}


def test_a_rare_namesake_does_not_hide_who_is_meant() -> None:
    people = dict.fromkeys(("Joseph Varga", "Joe Varga", "Varga", "Ida Varga"), Kind.PERSON)
    famous = [article(f"a{n}", "Joseph Varga", "Sundby Mint", kinds=people) for n in range(10)]
    others = [article("b", "Varga", "Sundby Mint", kinds=people), article("c", "Joe Varga", "Sundby Mint", kinds=people),
              article("d", "Ida Varga", kinds=people)]
    corpus = resolved(*famous, *others, *[article(f"e{n}", "Norrland") for n in range(70)])

    assert at(corpus, "b")[0] == at(corpus, "c")[0] == at(corpus, "a0")[0] == "joseph-varga"
    assert at(corpus, "d") == ["ida-varga"]


def test_two_of_one_surname_stay_unclear() -> None:
    people = dict.fromkeys(("Joseph Varga", "Varga", "Ida Varga"), Kind.PERSON)
    corpus = resolved(*[article(f"a{n}", "Joseph Varga", "Sundby", kinds=people) for n in range(3)],
                      article("b", "Varga", "Sundby", kinds=people), article("d", "Ida Varga", "Sundby", kinds=people))

    assert at(corpus, "b")[0] not in ("joseph-varga", "ida-varga")


def test_a_shouted_full_name_is_no_title() -> None:
    people = dict.fromkeys(("JOSEPH R. VARGA JR", "Joseph R. Varga"), Kind.PERSON)
    corpus = resolved(article("a", "JOSEPH R. VARGA JR", kinds=people), article("b", "Joseph R. Varga", kinds=people))

    assert [one.name for one in corpus.entities.values()] == ["Joseph R. Varga"]


def test_leaders_are_no_surname() -> None:
    corpus = resolved(article("a", "G9 Leaders", "Leaders", kinds=dict.fromkeys(("G9 Leaders", "Leaders"), Kind.PERSON)))

    assert at(corpus, "a")[0] != at(corpus, "a")[1]


def test_a_body_of_another_country_is_not_the_catalogues() -> None:
    entries = (
        Entry(id=EntityId("ruritania"), name="Ruritania", kind=Kind.PLACE, demonyms=("Ruritanian",)),
        Entry(id=EntityId("norrland"), name="Norrland", kind=Kind.PLACE, demonyms=("Norrlandic",)),
        Entry(id=EntityId("doj"), name="Norrland Department of Justice", kind=Kind.ORGANISATION, aliases=("Department of Justice",),
              country="Norrland"))
    known = article("a", "Department of Justice", refs={"Department of Justice": "doj"})
    other = article("b", "Ruritania's Department of Justice")

    corpus = resolved(known, other, entries=entries)

    assert at(corpus, "a") != at(corpus, "b")


def person(id_: str, text: str, *people: str) -> Findings:
    """An article with its people marked, in text order."""
    mentions, start = [], 0
    for name in people:
        start = text.index(name, start)
        mentions.append(Mention(Span(start, start + len(name)), name, Kind.PERSON, "test", 0.85))
        start += len(name)
    article = Article(id=ArticleId(id_), digest="", byte_range=(0, 0), title=id_, text=text, source=f"{id_}.txt")
    return Findings(article, (), tuple(mentions))


def test_a_surname_with_an_office_is_one_who_holds_it() -> None:
    corpus = resolved(
        person("a", "Senator Coleman spoke of Tarrow. Contact: Leroy Coleman", "Coleman", "Tarrow", "Leroy Coleman"),
        person("b", "A word by Senator Norm Coleman and Tarrow.", "Norm Coleman", "Tarrow"))

    assert at(corpus, "a")[0] == at(corpus, "b")[0] != at(corpus, "a")[2]


@pytest.mark.parametrize("full", ["Their former president Ada Marlow met Tarrow.", "President Marlow Ada met Tarrow."])
def test_an_office_is_held_in_small_letters_and_by_a_first_word_too(full: str) -> None:
    corpus = resolved(person("a", "President Marlow met Tarrow.", "Marlow", "Tarrow"),
                      person("b", full, "Ada Marlow" if "Ada Marlow" in full else "Marlow Ada", "Tarrow"))

    assert at(corpus, "a")[0] == at(corpus, "b")[0]


def test_an_office_is_no_headline_s_that_begins_with_a_surname() -> None:
    corpus = resolved(
        person("a", "President Marlow met Tarrow.", "Marlow", "Tarrow"),
        person("b", "President Marlow Before Dawn: Ada Marlow met Tarrow.", "Marlow Before Dawn", "Ada Marlow", "Tarrow"),
        person("c", "President Ada Marlow met Tarrow.", "Ada Marlow", "Tarrow"))

    assert at(corpus, "a")[0] == at(corpus, "c")[0]


def test_an_office_of_several_is_each_ones() -> None:
    corpus = resolved(
        person("a", "Representatives Ed Tarrow (D-MA) and Chris Coleman (R-NJ) came. Representative Coleman left.",
               "Ed Tarrow", "Chris Coleman", "Coleman"),
        person("b", "A word by Representative Adam Coleman and Tarrow.", "Adam Coleman", "Tarrow"))

    assert at(corpus, "a")[1] == at(corpus, "a")[2] != at(corpus, "b")[0]


def test_a_surname_with_an_office_is_no_stranger_to_it() -> None:
    corpus = resolved(
        person("a", "Senator Coleman spoke of Tarrow.", "Coleman", "Tarrow"),
        person("b", "Contact: Leroy Coleman or Tarrow.", "Leroy Coleman", "Tarrow"))

    assert at(corpus, "a")[0] != at(corpus, "b")[0]


def test_a_first_name_is_not_the_other_one_s_because_his_surname_is_a_common_word() -> None:
    text = "Steve Jobs made jobs. Steve Ballmer wrote that he missed Steve."

    corpus = resolved(person("a", text, "Steve Jobs", "Steve Ballmer", "Steve"))

    assert at(corpus, "a")[2] not in at(corpus, "a")[:2]


def test_a_relative_is_not_the_one_who_has_his_first_name() -> None:
    corpus = resolved(person("a", "Ivan Petrov listed Oleg Norin (and his son, Ivan) too.", "Ivan Petrov", "Oleg Norin", "Ivan"))

    assert at(corpus, "a")[2] not in at(corpus, "a")[:2]


def test_two_words_in_both_orders_are_one_person_if_nobody_else_has_either() -> None:
    both = person("a", "Akiba Takeo spoke.", "Akiba Takeo"), person("b", "Takeo Akiba spoke.", "Takeo Akiba")
    third = person("c", "Takeo Mori spoke.", "Takeo Mori")

    assert len(resolved(*both).entities) == 1
    assert len(resolved(*both, third).entities) == 3


def test_a_lone_name_of_several_is_no_page_of_each_article() -> None:
    corpus = resolved(
        person("a", "Bashar Assad and Bassel Assad met.", "Bashar Assad", "Bassel Assad"),
        *(person(id_, "Assad spoke. Then Assad left, and Assad came.", "Assad", "Assad", "Assad") for id_ in "bc"))

    assert all(link.tier is Tier.POSSIBLE for id_ in "bc" for link in corpus.links[ArticleId(id_)].values())
    assert not [one for one in corpus.questions if one.ask is Ask.NAME]


def test_a_word_with_a_letter_more_is_no_other_spelling() -> None:
    corpus = resolved(*(person(id_, "Peter came. Peters went. Peter saw Peters.", "Peter", "Peters", "Peter", "Peters") for id_ in "ab"))

    assert len(corpus.entities) == 2
    assert not corpus.unsure_pairs


def test_the_surname_of_one_whom_many_articles_name_in_full_is_no_question() -> None:
    full = [person(f"f{n}", "President Jane Rowan came.", "Jane Rowan") for n in range(12)]
    beside = person("b", "President Jane Rowan met Tarrow.", "Jane Rowan", "Tarrow")
    corpus = resolved(*full, beside, person("a", "President Rowan met Tarrow.", "Rowan", "Tarrow"))

    assert at(corpus, "a")[0] == at(corpus, "f0")[0]
    assert not [one for one in corpus.questions if one.ask is Ask.SPLIT and one.left == "Rowan"]


def test_a_firm_with_its_own_form_is_not_the_initials_of_another() -> None:
    one, other = "Norrland National Copper and Nickel Corporation", "NNCNC Limited"

    assert len(resolved(article("a", one, other)).entities) == 2
    assert len(resolved(article("a", one, "NNCNC")).entities) == 1


def test_an_acronym_is_the_one_body_that_the_collection_calls_so() -> None:
    body = Entry(id=EntityId("sfa"), name="Sundby Food Agency", kind=Kind.ORGANISATION, aliases=("SFA",))
    known = article("a", "Sundby Food Agency", "SFA", refs={"Sundby Food Agency": "sfa", "SFA": "sfa"})
    other = article("c", "Sella Fish Army")

    assert at(resolved(known, article("b", "SFA"), entries=(body,)), "b") == ["sfa"]
    assert at(resolved(known, article("b", "SFA"), other, entries=(body,)), "b") != ["sfa"]
