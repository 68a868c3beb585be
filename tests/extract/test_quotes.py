"""Quotes: the words between quotation marks, and who says them."""

from __future__ import annotations

import pytest

from generator.extract.quotes import find_quotes
from generator.model.ids import Span
from generator.model.names import Kind, Mention


def told(text: str, *people: str) -> list[tuple[str, str | None]]:
    """(words, speaker's words) of each quotation; `people` are the persons that the text names."""
    found = sorted((Mention(Span(at, at + len(name)), name, Kind.PERSON, "test") for name in people
                    for at in range(len(text)) if text.startswith(name, at)), key=lambda m: m.span)
    return [(text[q.span.start:q.span.end], text[q.speaker.start:q.speaker.end] if q.speaker else None) for q in find_quotes(text, found)]


@pytest.mark.parametrize("text", [
    "“We will not go there,” said Ann Roe.",
    "“We will not go there,” Ann Roe said.",
    "\"We will not go there,\" Ann Roe told reporters.",
    "Ann Roe said: “We will not go there,”",
    "According to Ann Roe, “We will not go there,”",
])
def test_the_speaker_is_the_name_by_the_verb(text: str) -> None:
    assert told(text, "Ann Roe") == [("We will not go there,", "Ann Roe")]


def test_a_pronoun_is_the_last_person() -> None:
    text = "Ann Roe left the meeting early. “It was far too long,” she said."

    assert told(text, "Ann Roe") == [("It was far too long,", "Ann Roe")]


@pytest.mark.parametrize(("lead", "name"), [
    ("Pavel Orsk was glad.", "Pavel Orsk"),
    ("OLD TOWN, May 3 (Wire) -- Vesna Tarkk looked tired.", "Vesna Tarkk"),
    ("Anders Voll, a farmer, stood by the road.", "Anders Voll"),
    ("The rain had stopped. Ilo van Brandt shook his head.", "Ilo van Brandt"),
    ("Jo O’Kuzma-Lind waits for the boat.", "Jo O’Kuzma-Lind"),
])
def test_a_pronoun_may_mean_who_opens_the_sentence_before_though_no_finder_named_him(lead: str, name: str) -> None:
    text = f"{lead} “The wall will stand,” he said. “It has stood for long.\n\n“My father built it.”"

    assert told(text) == [("The wall will stand,", name), ("It has stood for long.", name), ("My father built it.", name)]


@pytest.mark.parametrize("lead", ["On Monday it rained.", "The Old Town was dark.", "Nobody came."])
def test_a_pronoun_of_nobody_has_no_speaker(lead: str) -> None:
    assert told(f"{lead} “The wall will stand,” he said.") == [("The wall will stand,", None)]


def test_a_quotation_goes_on_after_its_speaker() -> None:
    text = "“It was too long,” said Ann Roe of Acme. “The others must catch up.”"

    assert told(text, "Ann Roe")[1] == ("The others must catch up.", "Ann Roe")


def test_the_sentence_that_began_before_the_marks_tells() -> None:
    text = "Bob Poe said it was “far too long a day” and Ann Roe said nothing."

    assert told(text, "Ann Roe", "Bob Poe") == [("far too long a day", "Bob Poe")]


def test_a_noun_phrase_may_speak() -> None:
    assert told("“We remind them of those things,” a U.S. official said.") == [("We remind them of those things,", "a U.S. official")]


def test_scare_quotes_are_none() -> None:
    assert told("The firm is on the “entity list” of the ministry.") == []


def test_a_quotation_stays_in_its_paragraph() -> None:
    assert told("He opened “a mark\n\nthat never closed” at all in the text.") == []


def test_another_sentence_between_two_quotations_leaves_the_second_to_no_one() -> None:
    text = "“It was too long,” said Ann Roe. The harbour then closed, and “the others must catch up at last.”"

    assert told(text, "Ann Roe")[1] == ("the others must catch up at last.", None)


def test_he_is_no_firm_that_spoke_before() -> None:
    text = "Bob Poe listened. “We will not sell it,” said Acme. “It was far too long,” he added."
    named = tuple(Mention(Span(text.index(name), text.index(name) + len(name)), name, kind, "test")
                  for name, kind in (("Bob Poe", Kind.PERSON), ("Acme", Kind.ORGANISATION)))

    assert [text[q.speaker.start:q.speaker.end] for q in find_quotes(text, named) if q.speaker] == ["Acme", "Bob Poe"]


@pytest.mark.parametrize("text", [
    "In a letter to Bob Poe, Ann Roe wrote, “We will not go there at all.”",
    "Ann Roe, wife of Mayor Bob Poe said, “We will not go there at all.”",
    "“We will not go there at all,” Ann Roe told Bob Poe.",
])
def test_who_is_written_to_or_belonged_to_does_not_speak(text: str) -> None:
    assert [speaker for _, speaker in told(text, "Ann Roe", "Bob Poe")] == ["Ann Roe"]


def test_what_follows_a_closed_quotation_is_another_sentence() -> None:
    text = "Ann Roe called it “a plan that was far too long.” He also met Bob Poe and explained the rest."

    assert told(text, "Ann Roe", "Bob Poe") == [("a plan that was far too long.", "Ann Roe")]


def test_a_lone_word_is_less_a_person_than_a_full_name() -> None:
    text = "Ann Roe wrote on Chirper this week. She says, “We will not go there at all.”"

    assert told(text, "Ann Roe", "Chirper") == [("We will not go there at all.", "Ann Roe")]


@pytest.mark.parametrize("text", [
    "“We will not go there,” Ann Roe, a spokeswoman for Acme of New Port, told the Meridian Wire.",
    "“We will not go there,” harbour warden Ann Roe wrote in a letter.",
    "Ann Roe, who left the firm, has since said that “we will not go there, not at all.”",
    "Ann Roe praised the plan and warned that “we will not go there at all.”",
    "Ann Roe welcomed the plan, saying: “We will not go there at all.”",
    "Ann Roe made this statement on the plan:\n\n“We will not go there at all.”",
    "Ann Roe said the plan was bad. “We will not go there at all.”",
    "It is, she said, the end. “We will not go there,” said port chief Ann Roe when asked.",
])
def test_the_subject_of_the_verb_speaks(text: str) -> None:
    assert [speaker for _, speaker in told(text, "Ann Roe")] == ["Ann Roe"]


@pytest.mark.parametrize(("text", "speaker"), [
    ("“We will not go there,” the officials said in a letter.", "the officials"),
    ("“We will not go there,” said a spokesman for Ann Roe.", "a spokesman for Ann Roe"),
    ("Meridia’s ambassador accused the wardens and warned that they “will not sit on our hands.”", "Meridia’s ambassador"),
])
def test_a_noun_phrase_is_whole(text: str, speaker: str) -> None:
    assert [spoken for _, spoken in told(text, "Ann Roe")] == [speaker]


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    text = "“It was too long,” Ann Roe said. “We saw it go.\n\n“Until now we stayed.\n\n“I ask you to stay.”"

    assert [speaker for _, speaker in told(text, "Ann Roe")] == ["Ann Roe"] * 4


def test_single_marks_quote_too() -> None:
    text = "'We lost the vote,' Ann Roe said. 'The owners' case isn't good, and they know it,' she added, and didn't wait."

    assert told(text, "Ann Roe") == [("We lost the vote,", "Ann Roe"), ("The owners' case isn't good, and they know it,", "Ann Roe")]


@pytest.mark.parametrize("text", [
    "Ann Roe said the “Harbour Card Waste Elimination Act” is good.",
    "Ann Roe said that the “so-called” wardens left.",
    "Ann Roe confirmed that the “harbour wardens” were out.",
    "Ann Roe said the firm (“Acme”) left.",
])
def test_titles_and_scare_quotes_are_no_quotations(text: str) -> None:
    assert told(text, "Ann Roe") == []


def test_a_pronoun_is_the_subject_of_the_sentence_before() -> None:
    text = "Ann Roe met Bob Poe. “It was far too long,” she said."

    assert told(text, "Ann Roe", "Bob Poe") == [("It was far too long,", "Ann Roe")]


@pytest.mark.parametrize("text", [
    "“We will not go there,” Ann Roe told the Wire.\n\n“It is too far, and the road is bad.”",
    "``We will not go there,'' said Ann Roe, a warden. ``It is too far.''",
    "“We will not go there,” Ann Roe toldThe Wire.\n“It is too far.”",
    "“We will not go there,” Ann Roe said.\n\n“It is too far, and the road is bad.\nThe sea is rough.”",
])
def test_the_next_paragraph_goes_on_where_it_is_all_quoted(text: str) -> None:
    assert [speaker for _, speaker in told(text, "Ann Roe")] == ["Ann Roe"] * 2


@pytest.mark.parametrize("text", [
    "“We will not go there,” Ann Roe said.\nHarbour news\n“It is too far, and the road is bad.”",
    "“We will not go there,” Ann Roe said. The wardens left.\n“It is too far, and the road is bad.”",
])
def test_what_stands_between_parts_two_paragraphs(text: str) -> None:
    assert told(text, "Ann Roe")[1] == ("It is too far, and the road is bad.", None)


def test_the_stop_of_a_title_ends_no_speaker() -> None:
    assert told("“We will not go there,” said Sen. Roe.", "Roe") == [("We will not go there,", "Roe")]


def test_owners_are_no_verbs_of_saying() -> None:
    text = "Ann Roe left. It guards states’ rights in acts like “we will not go there” and others."

    assert told(text, "Ann Roe") == [("we will not go there", None)]


@pytest.mark.parametrize("text", [
    "“We will not go there,” Ann Roe said.\n\n“I have asked Bob Poe to say so,” she added.",
    "Ann Roe is a warden. “Let us thank Bob Poe for all this,” she said, and left.",
])
def test_whom_a_speaker_names_is_not_the_speaker(text: str) -> None:
    assert [speaker for _, speaker in told(text, "Ann Roe", "Bob Poe")][-1] == "Ann Roe"


@pytest.mark.parametrize("text", [
    "Ann Roe released a statement which read, “We will not go there at all.”",
    "Ann Roe sent out a long letter saying “we will not go there at all.”",
    "\"We will not go there at all,” Ann Roe wrote.",
    "Ann Roe came late. “We will not go there at all!” she told them.",
    "Ann Roe calls the harbour “a place where we will not go.”",
])
def test_who_writes_the_letter_speaks(text: str) -> None:
    assert [speaker for _, speaker in told(text, "Ann Roe")] == ["Ann Roe"]


def test_a_phrase_that_opens_its_clause_speaks_itself() -> None:
    text = "They stayed when a warden said “we will not go there at all.”"

    assert told(text) == [("we will not go there at all.", "a warden")]


@pytest.mark.parametrize("text", [
    "Ann Roe said that she had “no interest” in ships.",
    "Ann Roe said on Monday that the plan would “pave the way” for ships.",
    "Ann Roe said that the sea was “much too far” and left.",
])
def test_a_few_words_that_end_a_clause_are_said(text: str) -> None:
    assert [speaker for _, speaker in told(text, "Ann Roe")] == ["Ann Roe"]


@pytest.mark.parametrize("text", [
    "Ann Roe said that a ship (“the long one”) left.",
    "Ann Roe said that the harbour has “long distance” ships.",
    "The harbour has “no interest” in ships.",
])
def test_a_few_words_of_a_name_are_not(text: str) -> None:
    assert told(text, "Ann Roe") == []


@pytest.mark.parametrize("text", [
    "“We will not go there” says Ann Roe, a warden.",
    "As Ann Roe put it, “we will not go there at all.”",
    "“Do not go there at all!” Ann Roe shouts.",
])
def test_a_verb_without_a_comma_and_verbs_of_two_words(text: str) -> None:
    assert [speaker for _, speaker in told(text, "Ann Roe")] == ["Ann Roe"]


@pytest.mark.parametrize("text", [
    "Ann Roe, a doctor at the port, left. “We will not go there,” the doctor said.",
    "Then Mayor Ann Roe left. The mayor said, “We will not go there at all.”",
])
def test_a_description_is_who_was_called_so(text: str) -> None:
    assert [speaker for _, speaker in told(text, "Ann Roe")] == ["Ann Roe"]


@pytest.mark.parametrize("text", [
    "Ann Roe, a doctor at the port, left. Another doctor came. “We will not go there,” the doctor said.",
    "According to Ann Roe, the doctor had left. “We will not go there,” the doctor said.",
])
def test_a_description_of_another_is_not(text: str) -> None:
    assert [speaker for _, speaker in told(text, "Ann Roe")] == ["the doctor"]


def test_the_stops_of_a_country_end_no_speaker() -> None:
    assert told("“We will not go there,” said U.S. Attorney Ann Roe.", "Ann Roe") == [("We will not go there,", "Ann Roe")]


@pytest.mark.parametrize("lead", [
    "Ann Roe issued the following statement on the harbour:", "Ann Roe today released the following statement on the harbour.",
    "Ann Roe made these remarks, and sent this letter to the town.",
])
def test_a_statement_that_a_line_announces_is_of_its_subject(lead: str) -> None:
    assert told(f"{lead}\n\n“The wall will stand,  as it has.”", "Ann Roe") == [("The wall will stand,  as it has.", "Ann Roe")]
    assert told("Ann Roe left the harbour.\n\n“The wall will stand,  as it has.”", "Ann Roe")[0][1] is None
