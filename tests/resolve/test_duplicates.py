"""One story, printed more than once."""

from __future__ import annotations

import re
from datetime import date, timedelta

from generator.catalog import Catalogue
from generator.extract.signature import find_fingerprints, minhash_signature
from generator.model.article import Article, Basis, Dated
from generator.model.dates import Period
from generator.model.decisions import Judgement, Verdict
from generator.model.findings import Findings, Sentence
from generator.model.ids import Anchor, ArticleId, Span
from generator.resolve import resolve
from generator.words import mark

LINES = (
    "The first lorry of the northern copper mine crossed the long bridge before the snow came down.",
    "Nobody in the village had expected that the road would be open again so soon after the flood.",
    "A second column of trucks waited beside the ferry while engineers looked at the cracked pillars.",
    "Its owners say that ore worth a whole winter of wages is lying in the open yard behind the smelter.",
    "Farmers below the dam have asked who will pay for fields that are now covered with grey silt.",
    "Lawyers for the union want to see every letter that the inspectors wrote about the old tunnel.",
    "Children were taken to school by boat, and their teachers lit the stoves with driftwood.",
    "By evening the water had fallen so far that people walked across to look for their boats.",
)


def printing(id_: str, *lines: str, day: int | None = None, **fields: object) -> Findings:
    """An article of these sentences; `day` counts from the first of January 2020."""
    sentences, text = [], ""
    for line in lines:
        sentences.append(Sentence(Span(len(text), len(text) + len(line)), Anchor(f"s-{mark(line)}")))
        text += f"{line} "
    when = date(2020, 1, 1) + timedelta(day or 0)
    dated = None if day is None else Dated(Period(when, when), Basis.STATED, "")
    given = {"title": id_, "source": id_, "published": dated, **fields}
    article = Article(id=ArticleId(id_), digest="", byte_range=(0, 0), text=text.strip(), **given)  # type: ignore[arg-type]
    return Findings(article, tuple(sentences), signature=minhash_signature(article.text), fingerprints=find_fingerprints(article.text))


def stories(*found: Findings, judgements: tuple[Judgement, ...] = ()) -> set[tuple[str, ...]]:
    """The printings of each story, lead first."""
    return {story.printings for story in resolve(found, judgements, Catalogue()).stories.values()}


def test_the_same_text_is_one_story() -> None:
    assert stories(printing("a", *LINES), printing("b", *(line.upper() for line in LINES))) == {("a", "b")}


def reworded(lines: tuple[str, ...], every: int) -> list[str]:
    """The lines with another word in the place of each so-manieth."""
    words = " ".join(lines).split(" ")
    return [" ".join("hut" if n % every == 0 else word for n, word in enumerate(words, 1))]


def test_near_duplicates_are_one_story() -> None:
    a, b, c = printing("a", *LINES), printing("b", *reworded(LINES, 10)), printing("c", *reworded(LINES, 3))

    assert stories(a, b, c) == {("a", "b"), ("c",)}


def test_agency_copy_that_was_cut_is_one_story() -> None:
    assert stories(printing("a", *LINES), printing("b", *LINES[:4])) == {("a", "b")}


def test_a_shared_paragraph_is_no_duplicate() -> None:
    assert stories(printing("a", *LINES[:5]), printing("b", *LINES[4:])) == {("a",), ("b",)}


def test_a_stub_is_the_story_that_it_announces() -> None:
    title = "Mine shut after the flood"
    whole, stub = printing("a", *LINES, title=title), printing("b", "Continue.", title=title.upper(), stub=True)

    assert stories(stub, whole) == {("a", "b")}


def test_full_articles_of_one_headline_are_two_stories() -> None:
    title = "What to know this morning"

    assert stories(printing("a", LINES[0], title=title), printing("b", LINES[1], title=title)) == {("a",), ("b",)}


def test_stories_of_one_digest_do_not_merge_by_their_furniture() -> None:
    parts = [printing(id_, *LINES, f"Only {id_} says that the mine at the bend is closed.", source="d", part_of="d") for id_ in "ab"]

    assert stories(*parts) == {("a",), ("b",)}


def test_text_that_comes_again_a_year_later_is_another_story() -> None:
    assert stories(printing("a", *LINES, day=0), printing("b", *LINES[:6], day=365)) == {("a",), ("b",)}


def test_the_lead_is_the_fullest_then_the_first_then_the_one_with_an_outlet() -> None:
    found = (printing("a", *LINES[:6], day=0, outlet="Post"), printing("b", *LINES, day=2, outlet="Wire"), printing("c", *LINES, day=1),
             printing("d", *LINES, day=1, outlet="Times"))

    assert stories(*found) == {("d", "c", "b", "a")}


def test_a_person_says_what_is_one_story() -> None:
    same, different = Judgement("a", "b", Verdict.SAME, "jo"), Judgement("a", "b", Verdict.DIFFERENT, "jo")

    assert stories(printing("a", LINES[0], LINES[2]), printing("b", LINES[1]), judgements=(same,)) == {("a", "b")}
    assert stories(printing("a", *LINES), printing("b", *LINES), judgements=(different,)) == {("a",), ("b",)}


def test_each_further_printing_says_why_it_is_one() -> None:
    (story,) = resolve([printing("a", *LINES), printing("b", *LINES)], (), Catalogue()).stories.values()

    assert story.reasons == ("b: the same text",)


def form(id_: str, town: str, mayor: str, figure: int, **fields: object) -> Findings:
    """A notice of which only the values differ."""
    lines = (f"The port office of {town} gives notice that the harbour dues are {figure} crowns from now on.",
             f"Whoever wants to object may write to {mayor} within the time that the law allows for it.",
             "All objections are read in public, and the answer is posted at the door of the office.")
    return printing(id_, *lines, **fields)


def test_a_form_filled_in_with_other_values_is_another_story() -> None:
    assert len(stories(form("a", "Sundby", "Ada Holm", 12), form("b", "Norrvik", "Ben Reed", 31))) == 2
    assert len(stories(form("a", "Sundby", "Ada Holm", 12), form("b", "Sundby", "Ada Holm", 12))) == 1


def test_a_corrected_figure_makes_a_version_and_a_later_one_a_series() -> None:
    first = form("a", "Sundby", "Ada Holm", 12, day=0)

    assert len(stories(first, form("b", "Sundby", "Ada Holm", 13, day=0))) == 1
    assert len(stories(first, form("b", "Sundby", "Ada Holm", 13, day=7))) == 2


def test_an_equal_notice_that_comes_every_month_is_a_series() -> None:
    issues = [printing(id_, *LINES, day=30 * n, title="Notice of harbour dues") for n, id_ in enumerate("abc")]

    assert len(stories(*issues)) == 3
    assert len(stories(*issues[:2])) == 1


def test_an_equal_notice_under_another_name_is_a_series() -> None:
    titles = {id_: f"Ruling on the foreign-built vessel {name}; invitation to comment" for id_, name in (("a", "Gull"), ("b", "Wren"))}
    ships = [printing(id_, *LINES, title=title) for id_, title in titles.items()]

    assert len(stories(*ships)) == 2


def release(town: str, sum_: str) -> tuple[str, ...]:
    """A long release of which only the town and the sum are its own."""
    return (
        f"Governor Ada Holm, Senator Ben Reed (Northmark) and Mayor Jo Marlow said today that {town} will get ${sum_} for a new pump.",
        "The money comes from the U.S. Fire Fund, which Congress set up in March 2001 after the great fire of Sundby and Norrvik.",
        f"Our crews in {town} have waited for this far too long, said Holm, who leads the Rivers Committee in the Senate of Northmark.",
        "The Fund has paid for pumps in Vesby, Holmen and Aker, and its Board under Eva Lund meets again in Port Clare in October.",
    )


def test_a_version_without_marks_is_one_story() -> None:
    sums = "The pump costs $12,500, the hoses cost $3,750, its engine costs $1,250,000 and the shed costs $45,900."
    first = (*release("Brackwater", "1,744,500"), sums)
    bare = [re.sub(r"[^\w\s]+", " ", line) for line in first]

    assert len(stories(printing("a", *first, day=0), printing("b", *bare, day=1))) == 1


def test_one_release_for_each_of_two_towns_is_two_stories() -> None:
    first, second = printing("a", *release("Brackwater", "40,000"), day=0), printing("b", *release("Tollen", "40,000"), day=0)

    assert len(stories(first, second)) == 2


def test_a_name_spelled_better_makes_a_version() -> None:
    first, second = printing("a", *release("Brackwater", "40,000"), day=0), printing("b", *release("Brackwatter", "40,000"), day=0)

    assert len(stories(first, second)) == 1


def test_notices_of_a_standing_form_are_parted_by_their_headlines() -> None:
    earlier = [printing(id_, *LINES, f"This is the {id_} time.", day=30 * n, title="Notice") for n, id_ in enumerate(("first", "second"))]
    dues = printing("d", *LINES, "This is what is new for ships.", day=90, title="Notice of dues")
    moorings = printing("m", *LINES, "This is what is old for boats.", day=90, title="Notice of moorings")

    assert len(stories(dues, moorings)) == 1
    assert len(stories(*earlier, dues, moorings)) == 4


def test_an_equal_notice_that_comes_every_ten_days_is_a_series_of_one_outlet() -> None:
    issues = [printing(id_, *LINES, day=10 * n, title="Harbour dues", outlet="Gazette") for n, id_ in enumerate("abcd")]
    reprints = [printing(id_, *LINES, day=10 * n, title="Harbour dues", outlet=f"Post of {id_}") for n, id_ in enumerate("abcd")]

    assert len(stories(*issues)) == 4
    assert len(stories(*reprints)) == 1


def test_a_letter_that_quotes_a_long_order_is_no_printing_of_it() -> None:
    letter = ("I write to tell you that.", *LINES[:3], "You will find the whole order with this letter to both of you.")
    order = (*LINES, *(" ".join(reversed(line.split())) for line in LINES))

    assert len(stories(printing("a", *order), printing("b", *letter))) == 2
    assert len(stories(printing("a", *order), printing("b", *LINES[:3]))) == 1


def test_an_excerpt_of_two_issues_makes_no_story_of_them() -> None:
    excerpt = printing("c", "All objections are read in public, and the answer is posted at the door of the office.")

    assert {"a", "b"} <= {story[0] for story in stories(form("a", "Sundby", "Ada Holm", 12), form("b", "Norrvik", "Ben Reed", 31), excerpt)}


def test_a_round_up_is_not_the_story_of_its_last_item() -> None:
    assert len(stories(printing("a", *LINES), printing("b", *LINES[6:]))) == 2


def test_the_order_of_arrival_makes_no_other_stories() -> None:
    found = [printing("a", *LINES), printing("b", *LINES[:4]), printing("c", *reworded(LINES, 10)), form("d", "Sundby", "Ada Holm", 12)]

    assert stories(*found) == stories(*reversed(found))


AGENCY = (LINES[3], LINES[4])


def passages(*found: Findings) -> dict[str, list[tuple[str, str, str]]]:
    """Article -> its shared passages: the words, the other article, the words there."""
    corpus = resolve(found, (), Catalogue())
    texts = {id_: findings.article.text for id_, findings in corpus.findings.items()}
    return {id_: [(texts[id_][p.span.start : p.span.end], p.other, texts[p.other][p.other_span.start : p.other_span.end]) for p in shared]
            for id_, shared in corpus.passages.items()}


def test_a_paragraph_that_two_stories_share_is_linked_both_ways() -> None:
    shared = passages(printing("a", *LINES[:2], *AGENCY), printing("b", *AGENCY, *LINES[5:]))

    words = " ".join(AGENCY).removesuffix(".")
    assert shared == {"a": [(words, "b", words)], "b": [(words, "a", words)]}


def test_a_shared_passage_may_have_a_word_changed() -> None:
    changed = " ".join(AGENCY).replace("lying in the open", "stored in the open")
    ((words, _, there),) = passages(printing("a", *LINES[:2], *AGENCY), printing("b", changed, *LINES[5:]))["a"]

    assert "lying in the open" in words
    assert "stored in the open" in there


def test_a_shared_sentence_of_few_words_is_no_passage() -> None:
    assert passages(printing("a", *LINES[:2], LINES[6]), printing("b", LINES[6], *LINES[3:6])) == {}


def test_issues_of_a_series_share_a_form_and_no_passage() -> None:
    assert passages(form("a", "Sundby", "Ada Holm", 12, day=0), form("b", "Norrvik", "Ben Reed", 31, day=30)) == {}


def test_what_stands_in_many_stories_is_no_passage() -> None:
    own = [f"The {word} council of the district spoke for hours about the {word} quarry and then went home without a {word} vote."
           for word in ("red", "blue", "green", "white", "grey", "black")]

    assert passages(*(printing(line[4:8], line, *reworded((line,), 3), *AGENCY) for line in own)) == {}
