"""Relations: what a sentence says of two names, and nothing that it does not say."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.extract.quotes import find_quotes
from generator.extract.relations import find_relations
from generator.extract.sentences import split_sentences
from generator.model.article import Article, Policy
from generator.model.corpus import Story
from generator.model.entities import Link, Tier
from generator.model.events import Certainty
from generator.model.findings import Findings, Sentence
from generator.model.ids import Anchor, ArticleId, EntityId, Span
from generator.model.relations import Bond, Relation, Role
from generator.render import render
from generator.render.pages.relations import fold_list
from generator.resolve.relations import find_ties
from tests.corpus import resolved, span, study, view
from tests.named import unmarked


def found(sentence: str) -> tuple[str, tuple[Relation, ...]]:
    text, names = unmarked(sentence)
    return text, find_relations(text, split_sentences(text), names, find_quotes(text, names))


def told(sentence: str) -> set[str]:
    """`Acme acquired Boreal`, with the certainty behind it where it is no plain fact."""
    text, some = found(sentence)
    sure = {one: "" if one.certainty is Certainty.HAPPENED else f" ({one.certainty})" for one in some}
    return {f"{text[one.subject.start:one.subject.end]} {one.kind} {text[one.object_.start:one.object_.end]}{sure[one]}" for one in some}


@pytest.mark.parametrize(("sentence", "said"), [
    ("[O:Acme] acquired [O:Boreal] in 2019.", "Acme acquired Boreal"),
    ("[O:Acme], the shipping firm, has bought rival [O:Boreal] for $3 billion.", "Acme acquired Boreal"),
    ("[O:Boreal] was acquired last year by [O:Acme].", "Acme acquired Boreal"),
    ("[O:Acme] will buy [O:Boreal].", "Acme acquired Boreal (planned)"),
    ("[O:Acme] said on Monday it would acquire map maker [O:Boreal].", "Acme acquired Boreal (planned)"),
    ("[O:Boreal] agreed to be acquired by [O:Acme].", "Acme acquired Boreal (planned)"),
    ("[O:Acme] denied it had acquired [O:Boreal].", "Acme acquired Boreal (denied)"),
    ("[O:Acme] reportedly acquired [O:Boreal].", "Acme acquired Boreal (reported)"),
    ("Rumours that [O:Acme] had acquired [O:Boreal] last year spread.", "Acme acquired Boreal (reported)"),
    ("There was speculation that [O:Acme] will buy [O:Boreal].", "Acme acquired Boreal (reported)"),
    ("A newspaper report said [O:Acme] had acquired [O:Boreal].", "Acme acquired Boreal (reported)"),
    ("[O:Acme]’s acquisition of [O:Boreal] in 2019 took a year.", "Acme acquired Boreal"),
    ("[O:Boreal], a unit of [G:Swiss] group [O:Acme], makes cranes.", "Acme owns Boreal"),
    ("[O:Boreal] is a wholly owned subsidiary of [O:Acme].", "Acme owns Boreal"),
    ("[O:Acme] subsidiary [O:Boreal] closed.", "Acme owns Boreal"),
    ("[O:Boreal]’s parent company, [O:Acme], agreed.", "Acme owns Boreal"),
    ("[O:Acme] (the owner, says its site), parent of [O:Boreal], closed.", "Acme owns Boreal"),
    ("[O:Boreal], which is owned by [O:Acme], closed.", "Acme owns Boreal"),
    ("[P:Ann Roe], a senior member of the [O:Harbour Board], left.", "Ann Roe member Harbour Board"),
    ("[L:Ruritania] is a member of the [O:Baltic League].", "Ruritania member Baltic League"),
    ("[O:Harbour Board] member [P:Ann Roe] left.", "Ann Roe member Harbour Board"),
    ("[P:Ann Roe] joined [O:Acme] in 2011.", "Ann Roe joined Acme"),
    ("[O:Acme] was added to the [G:Ruritanian] government’s [W:Closed List] in May.", "Acme listed Closed List"),
    ("[L:Ruritania] removed [O:Acme] from its [W:Closed List].", "Acme delisted Closed List"),
    ("[O:Acme] was blacklisted by [L:Ruritania] in May.", "Ruritania sanctioned Acme"),
    ("[L:Ruritania] imposed sanctions on [P:Ann Roe].", "Ruritania sanctioned Ann Roe"),
    ("[O:Acme] is suing [O:Boreal], a rival.", "Acme sued Boreal"),
    ("[O:Acme] filed a patent lawsuit against [O:Boreal].", "Acme sued Boreal"),
    ("[O:Court Office] charged [P:Ann Roe] with fraud.", "Court Office charged Ann Roe"),
    ("[O:Acme] was fined 3 million crowns by the [O:Harbour Board].", "Harbour Board fined Acme"),
    ("[O:Acme] settled its claims with [O:Boreal].", "Acme settled Boreal"),
    ("[O:Acme] signed a five-year supply contract with [O:Boreal].", "Acme contracted Boreal"),
    ("[O:Acme] invested 3 million crowns in start-up [O:Boreal].", "Acme invested Boreal"),
])
def test_a_pattern_tells_its_relation(sentence: str, said: str) -> None:
    assert told(sentence) == {said}


def test_a_sale_tells_of_the_seller_and_the_buyer() -> None:
    assert told("[O:Acme] sold [O:Boreal] to [O:Cargo].") == {"Acme sold Boreal", "Cargo acquired Boreal"}


def test_each_name_of_a_row_has_its_relation() -> None:
    assert told("[O:Acme] sued [O:Boreal], [O:Cargo] and [O:Delta].") == {"Acme sued Boreal", "Acme sued Cargo", "Acme sued Delta"}


@pytest.mark.parametrize("sentence", [
    "[O:Acme] did not acquire [O:Boreal].",
    "If [O:Acme] acquired [O:Boreal], prices would fall.",
    "Has [O:Acme] acquired [O:Boreal]?",
    "[O:Acme] tried to acquire [O:Boreal].",
    "[O:Acme] acquired [O:Boreal] shares.",
    "[O:Acme] acquired parts of [O:Boreal].",
    "Shareholders of [O:Acme] sued [O:Boreal].",
    "Officials at [O:Acme] were fined by [O:Boreal].",
    "[O:Acme] threatened to sue [O:Boreal].",
    "[O:Acme] agreed to buy six [O:Boreal] ships.",
    "Former [O:Harbour Board] member [P:Ann Roe] spoke.",
    "[P:Ann Roe] joined [O:Acme] in calling for a ban.",
    "[P:Ann Roe] is a member of the [O:Trade], [O:Science] and [O:Fish Committee].",
    "[O:Acme] grew. It acquired [O:Boreal].",
    "The [O:Harbour Board] opened a quay called the “[X:Boreal Plan]”.",
    "A firm from [L:Porto], [L:Ruritania], which acquired a stake in [O:Boreal], closed.",
    "Of its [O:Acme] subsidiary, [O:Boreal] said little.",
    "[P:Ann Roe], a member of the [O:Committee], left.",
    "[P:Ann Roe] serves on the [O:Fish and Harbour Committees].",
    "[P:Ann Roe] of [L:Ruritania] a member of the [O:Harbour Board] spoke.",
])
def test_what_is_not_said_is_not_told(sentence: str) -> None:
    assert told(sentence) == set()


def test_a_quotation_only_reports() -> None:
    said = told("“[O:Acme] acquired [O:Boreal] last year,” said [P:Ann Roe].")

    assert said == {"Acme acquired Boreal (reported)", "Ann Roe said Acme", "Ann Roe said Boreal"}


def test_of_whom_a_speaker_speaks_before_the_marks() -> None:
    assert told("[P:Ann Roe] said [O:Acme] was “a danger to the whole harbour”.") == {"Ann Roe said Acme"}


@pytest.mark.parametrize(("quotation", "about"), [
    ("“The quay in [L:Ruritania] is old,” said [P:Ann Roe].", set()),
    ("“[L:Ruritania] has built an old quay,” said [P:Ann Roe].", {"Ruritania"}),
    ("A clerk told [O:Acme] “We have no wish to buy [O:Boreal] at all.”", set()),
    ("“[L:Ruritania] families will have a quay,” said [P:Ann Roe].", set()),
    ("“We voted for the [W:Quay Act] last year,” said [P:Ann Roe].", {"Quay Act"}),
    ("“[O:Acme], [O:Boreal], [O:Acme], [O:Cargo] and [O:Delta] left,” said [P:Ann Roe].", {"Acme", "Boreal", "Cargo"}),
])
def test_a_quotation_is_about_few_and_about_a_place_only_where_it_acts(quotation: str, about: set[str]) -> None:
    assert told(quotation) == {f"Ann Roe said {name}" for name in about}


def test_what_is_said_begins_with_the_name_so_that_its_sentence_is_shown() -> None:
    text, (one,) = found("“We waited for years. Then [O:Acme] came to us,” said [P:Ann Roe].")

    assert text[one.span.start:one.span.end].startswith("Acme came to us")


def test_who_asked_is_not_spoken_of() -> None:
    assert told("“We will not go there again,” [P:Ann Roe] told the [O:Harbour Board].") == set()


SENTENCE = "[O:Acme] acquired [O:Boreal] in 2019."


def page(id_: str) -> Findings:
    text, some = found(SENTENCE)
    article = Article(id=ArticleId(id_), source=id_, digest="0", byte_range=(0, 1), title="t", text=text)
    return Findings(article, sentences=(Sentence(Span(0, len(text)), Anchor("s-1")),), mentions=unmarked(SENTENCE)[1], relations=some)


def tied(tier: Tier, *stories: Story) -> list[int]:
    """How many sentences each tie has, where Boreal is linked so surely."""
    pages = {ArticleId(id_): page(id_) for story in stories for id_ in story.printings}
    links = {id_: {one.mentions[0].span: Link(EntityId("acme"), Tier.AUTO, 1, ""),
                   one.mentions[1].span: Link(EntityId("boreal"), tier, 1, "")} for id_, one in pages.items()}
    return [len(tie.evidence) for tie in find_ties(pages, stories, links)]


def test_a_reprint_tells_a_relation_once() -> None:
    one, two, three = (ArticleId(id_) for id_ in "abc")

    assert tied(Tier.AUTO, Story(one, (one, two)), Story(three, (three,))) == [2]


def test_a_possible_name_has_no_relation() -> None:
    assert tied(Tier.POSSIBLE, Story(ArticleId("a"), (ArticleId("a"),))) == []


def test_relations_are_in_text_order_and_once() -> None:
    _, some = found("[O:Acme] sued [O:Boreal]. [O:Boreal] fined [O:Acme]. [O:Cargo] acquired [O:Delta].")

    assert [one.kind for one in some] == [Bond.SUED, Bond.FINED, Bond.ACQUIRED]
    assert all(a.span < b.span for a, b in pairwise(some))


@pytest.mark.parametrize(("words", "shown"), [(60, True), (4, False)])
def test_a_role_beyond_the_excerpt_is_not_shown(words: int, shown: bool) -> None:
    one = study("Head\n\nArden fell far and wide. Ana Soltys, the harbour master of Arden, spoke.", outlet="Meridian Wire")
    text = one.article.text
    at = span(text, "harbour master of Arden")
    role = Role(span(text, "Ana Soltys"), span(text, "Arden", at.start), at, False, "test")

    made = render(view(resolved(replace(one, roles=(role,))), Policy.EXCERPT, excerpt_words=words))

    assert ("harbour master" in "\n".join(page.text for page in made)) is shown


@pytest.mark.parametrize(("n", "seen", "folds"), [(8, 8, 0), (11, 8, 1)])
def test_a_long_list_is_folded_after_eight(n: int, seen: int, folds: int) -> None:
    made = fold_list(range(n))

    assert (len(made.shown), int(bool(made.folded)), len(made.folded)) == (seen, folds, n - seen)


@pytest.mark.parametrize(("quotation", "about"), [
    ("“I applaud the [O:Harbour Board] for a good quay,” said [P:Ann Roe].", {"Harbour Board"}),
    ("“I thank Mayor [P:Poe] and Judge [P:Doe] for their help,” said [P:Ann Roe].", {"Poe", "Doe"}),
    ("“We hope that [O:Acme] reconsiders this plan,” said [P:Ann Roe].", {"Acme"}),
    ("“The success of [O:Acme] will be the test of it,” said [P:Ann Roe].", {"Acme"}),
    ("“We urge [O:Acme] to build a quay,” said [P:Ann Roe].", {"Acme"}),
    ("“[P:Bob Poe]’s decision is not in our interest,” said [P:Ann Roe].", {"Bob Poe"}),
    ("“My colleagues in the [O:Harbour Board] are to pay for it,” said [P:Ann Roe].", set()),
    ("“As the president of [O:Acme], I am glad of it,” said [P:Ann Roe].", set()),
    ("“The [O:Acme] workers deserve a fair share of it,” said [P:Ann Roe].", set()),
    ("“It will be paid as soon as [O:Acme] is back,” said [P:Ann Roe].", set()),
    ("“Since President [P:Poe] took office, much was lost,” said [P:Ann Roe].", set()),
    ("“The money [O:Acme] gave was lost at once,” said [P:Ann Roe].", set()),
    ("“We meet these challenges within [O:Acme] every day,” said [P:Ann Roe].", set()),
    ("“The pro-[O:Acme] camp has always been wrong,” said [P:Ann Roe].", set()),
    ("“They fought in [L:Arden], [L:Boria], and the [L:Corda] have seen it,” said [P:Ann Roe].", set()),
    ("“The [O:Commission] has had its say on it,” said [P:Ann Roe].", set()),
    ("“[P:Steve] was a great man,” said [P:Ann Roe]. [P:Steve Poe] and [P:Steve Doe] wept.", set()),
])
def test_a_quotation_is_about_whom_it_tells_something(quotation: str, about: set[str]) -> None:
    assert {one for one in told(quotation) if " said " in one} == {f"Ann Roe said {name}" for name in about}


@pytest.mark.parametrize("name", ["Administration", "Fire Department", "Borough", "Senate Trade", "Ann R", "earlier Acme Board"])
def test_a_bare_or_torn_name_is_no_one(name: str) -> None:
    assert told(f"“The [O:{name}] has had its say on it,” said [P:Ann Roe].") == set()
    assert told(f"[P:Bob Poe], a member of the [O:{name}], left.") == set()


def test_a_speaker_too_far_back_is_not_told() -> None:
    between = "The quay was long and old. " * 14

    assert told(f"[P:Ann Roe] came. {between}“[O:Acme] has built it,” she said.") == set()
    assert told("[P:Ann Roe] came. “[O:Acme] has built it,” she said.") == {"Ann Roe said Acme"}


@pytest.mark.parametrize("sentence", [
    "[O:Acme] is suing [L:Arden] and [L:Boria] firms.",
    "The [P:Cal Doe, and Ann Roe], a member of the [O:Harbour Board], left.",
    "[O:Boreal], whose parent company [O:Acme] and Sons closed.",
    "“I work with my [O:Senate] and [O:House] colleagues,” said [P:Ann Roe].",
    "“A good bill passed the [O:Senate] today,” said [P:Ann Roe].",
    "“The [L:Arden] program is a great model for it,” said [P:Ann Roe].",
    "“[O:Acme] has built a long quay,” said [P:Arden Mayor] Ann Roe.",
    "[P:Ann Roe] serves on the [O:Fish Committee the Harbour Committee].",
])
def test_a_name_that_is_only_a_part_of_a_phrase_is_not_told(sentence: str) -> None:
    assert told(sentence) == set()


def test_a_law_is_passed() -> None:
    assert told("“We will pass the [W:Quay Act] today,” said [P:Ann Roe].") == {"Ann Roe said Quay Act"}
