"""Events: which words say what happened when, and how sure they are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import edtf
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.sentences import split_sentences
from generator.model.dates import Period
from generator.model.events import Event

DAY = Period(date(2021, 12, 15), date(2021, 12, 15))  # a Wednesday


def told(text: str, published: Period | None = DAY) -> list[Event]:
    return list(find_events(text, split_sentences(text), find_dates(text, published), published))


@pytest.mark.parametrize(("text", "when", "certainty"), [
    ("The island vanished from the customs list on December 1, to the dismay of traders.", "2021-12-01", "happened"),
    ("The ministry will put eight firms on its list on Thursday, two people said.", "2021-12-16", "planned"),
    ("The office is also expected to add two dozen firms on Thursday.", "2021-12-16", "planned"),
    ("Just 12% expect a rise when the bank announces its December decision on Thursday.", "2021-12-16", "planned"),
    ("Although a patch has been available since Dec. 6, many programs still lack it.", "2021-12-06/2021-12-15", "ongoing"),
    ("Pollsters asked 1,500 people in the north between Dec. 2 and Dec. 6.", "2021-12-02/2021-12-06", "happened"),
    ("When the country put up a missile shield in 2016, tours to it stopped.", "2016", "happened"),
    ("The agency said on Tuesday most attacks it had seen were minor.", "2021-12-14", "reported"),
    ("She told reporters in the capital on Tuesday that a deal was near.", "2021-12-14", "reported"),
    ("The House passed a bill on Tuesday that would ban such goods.", "2021-12-14", "happened"),
    ("The palace last week announced a boycott of the 2022 Winter Games in the hills.", "2021-12-06/2021-12-12", "happened"),
    ("The firm denied that it had sold arms to the rebels in March 2019.", "2019-03", "denied"),
    ("The strike could begin on Friday if the talks about pay fail.", "2021-12-17", "conditional"),
    ("The contract expires in March 2023 unless both of the sides renew it.", "2023-03", "conditional"),
    ("Two thirds of savers expect a rate rise by June 2022", "2022-06", "planned"),
    ("Bank to raise rates twice by June 2022", "2022-06", "planned"),
    ("Without it the two firms could have been banned in early 2024.", "2024-01-01~/2024-04-30~", "conditional"),
    ("Its shares fell on Friday, after a first day on Monday.", "2021-12-10", "happened"),
    ("The duties of the August 20 notice became effective on September 1, 2019.", "2019-09-01", "happened"),
    ("Ten days earlier, on 24 October, the minister had given a speech.", "2021-10-24", "happened"),
    ("The office extends the leave of the workers through February 5, 2025.", "2025-02-05", "planned"),
    ("The review covers goods sold from July 1, 2019, through June 30, 2020.", "2019-07-01/2020-06-30", "happened"),
    ("In March 2019 the court found that benefits were denied to all the others.", "2019-03", "happened"),
    ("Two days after Oct. 12 the shares had lost a part of what they gained.", "2021-10-14", "happened"),
    ("Two weeks after March 5, 2020, the two sides signed a deal in Oslo.", "2020-03-19", "happened"),
    ("It had been due to end its work there in June 2020.", "2020-06", "planned"),
    ("Today the mayor is announcing a fund for the schools of the town.", "2021-12-15", "happened"),
    ("The bridge has carried no trucks at all since March 2019.", "2019-03-01/2021-12-15", "ongoing"),
    ("The town agreed last week that it would close the bridge on Friday.", "2021-12-17", "planned"),
    ("Earlier this month the two towns agreed to share the cost of the bridge.", "2021-12-01/2021-12-15", "happened"),
    ("Fearing that the bridge may fall, the mayor today called on the army.", "2021-12-15", "happened"),
    ("The road may be bad, but on Dec. 13 the bridge held all the trucks.", "2021-12-13", "happened"),
    ("The permits are valid from July 1, 2021 through June 30, 2022 in the town.", "2021-07-01/2022-06-30", "ongoing"),
    ("The rule on bridges, effective January 1, 2022, is to make them safe.", "2022-01-01", "planned"),
    ("Two trucks were to cross the bridge in May 2020 for the first time.", "2020-05", "planned"),
    ("The yard is forecast to build nine ships in 2021, after a bad year.", "2021", "planned"),
    ("The yard is projecting sales of nine ships for a good price in 2022.", "2022", "planned"),
    ("The bank anticipates a rise in the price of coal this year.", "2021", "planned"),
    ("The firm forecasts a loss of nine million in the year 2021.", "2021", "planned"),
    ("The bridge will be shut on Friday if the council agrees to it.", "2021-12-17", "conditional"),
    ("If the council agrees, the bridge will be shut to all on Friday.", "2021-12-17", "conditional"),
    ("The owner must close the bridge on Friday unless he pays the tax.", "2021-12-17", "conditional"),
    ("The bridge will be shut on Friday even if the owner pays the tax.", "2021-12-17", "planned"),
    ("The firm said it would shut the mill on Friday if the tax rose.", "2021-12-17", "conditional"),
    ("The town proposed a rule that would shut the bridge in May 2022.", "2022-05", "conditional"),
    ("The union threatened to shut the bridge in May 2022 for a week.", "2022-05", "conditional"),
    ("The opening of the mill comes on Friday, the company said in a letter.", "2021-12-17", "planned"),
    ("The company, which was founded by Ann Roe in 2012, said it had lost a lot.", "2012", "happened"),
    ("The mill, bought by its head in 2016, said its furnace had been sold.", "2016", "happened"),
    ("The deal is off, and the mill stays open, the two firms acknowledged Tuesday.", "2021-12-14", "reported"),
    ("A report last week found that the bridge had lost half of its bolts.", "2021-12-06/2021-12-12", "reported"),
    ("A 2015 survey of the pilots showed that half of them were ill.", "2015", "reported"),
    ("The storm last week showed how weak the bridge had been.", "2021-12-06/2021-12-12", "happened"),
    ("The town will open the bridge by the end of 2026, with help.", "2026-09-01~/2026-12-31~", "planned"),
    ("The town will open the bridge by the end of the month, with help.", "2021-12-15/2021-12-31", "planned"),
    ("The town had opened nine bridges by the end of 2017, with help.", "2017-09-01~/2017-12-31~", "happened"),
    ("The firm expects to close the old mill by year-end, a spokesman said.", "2021-12-15/2021-12-31", "planned"),
    ("It was not known if the arrest announced today had to do with it.", "2021-12-15", "happened"),
])
def test_certainty(text: str, when: str, certainty: str) -> None:
    (event,) = told(text)

    assert (edtf.write(event.period), event.certainty.value) == (when, certainty)


@pytest.mark.parametrize("text", [
    "LONDON, Dec. 6 (Reuters) – Shares of large firms are rising everywhere.",
    "© 2021 The Daily Something. All rights reserved.",
    "Published on December 6, 2021 by the staff",
    "Monday\n\nTuesday, Dec. 7\n\nMay 2021",
    "Fans of the 2022 Winter Olympics are happy with the snow.",
    "Leaders spoke warmly of what G20 2019 had brought to them.",
    "Shares are at their lowest level since 2013 in the region.",
    "Profit is 20 million dollars, compared with 12 million a year ago.",
    "He is now recently and daily of the opinion that all is well.",
    "They rest on Section 301 of the Trade Act of 1974 and not on much else.",
    "It is a breach of the law of 1994 and of the Paris Agreement of 2015.",
    "The hole has the number CVE-2021-44228 and a name that frightens people.",
    "The comments on the October 7 advanced computing rule are on file.",
    "Its own rules of 17 October 2019 cover older machines, if any at all.",
    "Doctors say that the 2019-nCoV virus does not spread by air alone.",
    "8:26 A.M. EDT THE PRESIDENT: You have dropped your phone.",
    "It goes on with what is set out in E.O. 13219 of June 26, 2001.",
    "Critics spoke of a boycott of 2022 Winter Olympics and much else.",
    "The first of the 2013 series is still on sale in the shops.",
    "Published: 3 March 2021, by the staff of the paper",
    "By Ann Example and Bob Instance, 3 March 2021 at 10:30 GMT",
    "This article was amended on 3 March 2021 to correct a name.",
    "Workers clear the snow near a school in Porto, Ruritania, March 12, 2019.",
    "A driver waits at the gate of the port, 12 March 2019 Some 30 trucks have been stopped there.",
    "Roe Opens the Bridge of the Town DEC. 11, 2015“It is a good day for us,” said the mayor.",
    "Brussels, 3 March 2021 – The makers of cars are rather happy.",
    "The house must adapt to its role for the 21st century now.",
    "What will the world look like in the year 2050?",
    "The Paperwork Reduction Act (PRA) of 1995 asks all of us for comments.",
    "Review of Frozen Fish Fillets by the Office: Final Results; 2020-2021",
    "The town approved a budget for 2023 and a plan for its roads.",
    "It carried forward the mission of today's women and girls everywhere.",
    "From the founding of the town to today, people fished in the river.",
    "The office supersedes Airworthiness Directive (AD) 2020-09-14 with a new one.",
    "Sales rose to 9 million, down from 12 million, or 70 cents a share, last year.",
    "Another man was arrested in connection with the bombings last year.",
    "Let us today renew our efforts and walk together over the bridge.",
    "The council condemned the events of May 23 with strong words.",
    "It applies at once and not only from mid-November, the firm agreed.",
    "Many of the children are enrolled in summer school in the town.",
    "presented with a medal in 2001 for his efforts as",
    "FOR IMMEDIATE RELEASE 10 10 2006",
    "FOR IMMEDIATE RELEASE December 15 2021 The senator asks the president to open the reserve",
    "Each spring the third week of July of each year is set apart for it.",
    "Today my mission here is far more modest.",
])
def test_no_event(text: str) -> None:
    assert told(text) == []


def test_each_item_of_a_list_has_its_event() -> None:
    found = told("* The firm bought the mill in 2016 for nine million.\n* It lost half of its staff in 2017 after a strike.")

    assert [edtf.write(event.period) for event in found] == ["2016", "2017"]


def test_a_life_that_ends_its_sentence_with_a_day_is_no_caption() -> None:
    (event,) = told("Ann Roe was born in Porto, Ruritania, March 12, 1960.")

    assert edtf.write(event.period) == "1960-03-12"


def test_every_day_of_a_short_list_has_its_event() -> None:
    found = told("On Wednesday and Friday the office will return the money to them.")

    assert [edtf.write(event.period) for event in found] == ["2021-12-15", "2021-12-17"]


def test_a_second_verb_has_its_own_date() -> None:
    found = told("The firm left the exchange in June 2021 and was fined by the office on 21 July 2021.")

    assert [edtf.write(event.period) for event in found] == ["2021-06", "2021-07-21"]


def test_without_a_day_only_absolute_dates_tell() -> None:
    text = "The House passed a bill on Tuesday in the capital. The law of the land was made in 2016 by others."

    assert [edtf.write(e.period) for e in told(text, None)] == ["2016"]


def test_two_dates_go_to_their_clauses() -> None:
    text = "On May 22, 1995, she was made a judge of the court, and the following year she left it for good."

    first, second = told(text)

    assert (text[first.span.start : first.span.end][-5:], edtf.write(first.period)) == ("court", "1995-05-22")
    assert (text[second.span.start : second.span.end][:9], edtf.write(second.period)) == ("the follo", "1996")


@pytest.mark.parametrize("text", [
    "The office took it off the list on Monday, on which it had put it in August 2019.",
    "It halves the duty that it raised on 1 May 2019, and has dropped one that was planned for 15 December.",
    "The state banned the firm on 14 July 2020, and gave others until the end of 2027 to get rid of it.",
    "The office told the result on Monday, weeks after it had opened the review on 31 March 2019.",
    "On Monday he told the press that two men, who were held on 10 December 2018, had been set free.",
])
def test_a_clause_without_a_head_is_read_in_its_sentence(text: str) -> None:
    found = told(text)

    assert found
    assert all(text[e.span.start : e.span.end] == text for e in found)


@pytest.mark.parametrize(("text", "expected"), [
    ("The mayor said on Tuesday that the old bridge fell into the river on Dec. 6.",
     [("2021-12-14", "reported"), ("2021-12-06", "happened")]),
    ("The bridge fell into the river on Monday, a newspaper reported on Tuesday.",
     [("2021-12-13", "happened"), ("2021-12-14", "reported")]),
    ("According to a note that the town released on Monday, the bridge had lost its roof in May 2019.",
     [("2021-12-13", "happened"), ("2019-05", "reported")]),
    ("Its shares lost a third of their worth in the past week, reaching a low on Monday.",
     [("2021-12-08/2021-12-15", "happened"), ("2021-12-13", "happened")]),
])
def test_the_day_of_the_saying_stands_beside_the_day_of_the_deed(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(edtf.write(event.period), event.certainty.value) for event in told(text)] == expected


@pytest.mark.parametrize(("text", "when", "certainty"), [
    ("The firm has sold nine trucks in the past two years.", "2019-12-15~/2021-12-15~", "happened"),
    ("Farmers have been blocking the old bridge for the last five days.", "2021-12-10/2021-12-15", "ongoing"),
    ("The two towns have made little progress since the talks in August 2020.", "2020-08-01/2021-12-15", "ongoing"),
    ("They have called it a lie since it was first made in August 2020.", "2020-08", "happened"),
    ("The town plans to repair the bridge starting next week.", "2021-12-20/2021-12-26", "planned"),
])
def test_periods_up_to_the_day_of_publication(text: str, when: str, certainty: str) -> None:
    assert [(edtf.write(e.period), e.certainty.value) for e in told(text)] == [(when, certainty)]


WORDS = [
    "On", "Tuesday", "he", "will", ",", "and", "said", "that", "in 2016", "it", "fell", ".", ";", "since", "Dec. 6", "\n\n",
    "between March 2", "March 9", "when", "next year", "?",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_laws_of_events(words: list[str]) -> None:
    """An event lies in one sentence, its dates lie in it, and events come in text order."""
    text = " ".join(words)
    spans = [s.span for s in split_sentences(text)]

    found = told(text)

    assert all(any(s.start <= e.span.start and e.span.end <= s.end for s in spans) for e in found)
    assert all(e.span.start <= d.start and d.end <= e.span.end for e in found for d in e.dates)
    assert [e.span.start for e in found] == sorted(e.span.start for e in found)


@pytest.mark.parametrize(("text", "certainty"), [
    ("The firm lost nine trucks in March 2019, the police said in a letter.", "reported"),
    ("The firm lost nine trucks in March 2019, according to the police.", "reported"),
    ("The old firm in the hills said that it had lost nine trucks in March 2019.", "reported"),
    ("The two firms are to be one, the mayor disclosed on Friday.", "reported"),
    ("The firm lost nine trucks in March 2019 because she says they were old.", "happened"),
])
def test_what_somebody_says_happened_is_reported(text: str, certainty: str) -> None:
    assert [event.certainty.value for event in told(text)] == [certainty]


@pytest.mark.parametrize("text", [
    "Ann Roe (@annroe) May 2, 2021 wrote that the trucks were lost in the hills.",
    "May 2, 2021, 8:43 PM the trucks were lost in the hills of the old town.",
    "FILE PHOTO: Trucks stand in the hills and wait for rain on May 2, 2021.",
])
def test_stamps_and_captions_date_nothing(text: str) -> None:
    assert told(text) == []


def test_a_saying_beside_a_quoted_plan_has_its_own_day() -> None:
    found = told("“We shall close the old bridge in March 2022,” the mayor of the town said on Monday.")

    assert [edtf.write(event.period) for event in found] == ["2022-03", "2021-12-13"]
