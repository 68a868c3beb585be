"""A clause and its date -> whether somebody is named who says that it happened."""

from __future__ import annotations

from collections.abc import Sequence

from generator import lazy
from generator.english.vocabulary import alternation
from generator.extract.speech import SpeechUse, speech_verbs
from generator.model.ids import Span

_SAYS = rf"(?:{speech_verbs(SpeechUse.CLAIM)}|{speech_verbs(SpeechUse.DATE)}|reported(?= that\b))"
_TELLS = rf"(?:{_SAYS}|reports?|reported|{alternation('verbs_of_making_known.txt')})"
_SPEAKER = (
    rf"(?:and\s(?=[A-Z]|the\s)|"
    rf"(?!{alternation('clause_openers.txt')}\s|(?:who|which|that|because|as)\s)"
    r"[\w.’'&()%$-]+\s){1,16}?"
)
_WHERE = r"(?:\s(?:in|on|at|to|during|via|by|after|earlier|late|last|this|\w+day)\b[^,;]{0,60})?"
_INVERTED_SPEAKER = (  # ", said Ann Roe", not ", said it had lost a lot"
    r"(?!(?:it|he|she|they|there|that|we)\b)"
    r"(?:(?!\b(?:had|has|have|was|were|is|are|will|would|could|may|might|should|that)\b)[^,;])"
    r"{1,80}"
)
_AT_END = lazy.regex(  # "..., the firm said in a letter.", "..., according to the police."
    rf",[”\"]?\s(?:{_SPEAKER}{_TELLS}{_WHERE}|{_SPEAKER}told\s[^,;]{{1,60}}|"
    rf"(?:said|says)\s{_INVERTED_SPEAKER}|according to\b[^;]{{1,80}})[.”\"\s]*\Z"
)
_AT_START = lazy.regex(  # "The firm said that ...", not "The firm said on Monday ..."
    rf"\W*(?:According to\b|(?:[A-Z][^,;]{{0,60}},\s)?{_SPEAKER}{_SAYS}\s)"
)
_PAPER_TELLS = lazy.regex(  # "A report last week found", "A 2015 survey of pilots showed"
    rf"\W*(?:An?|One|Another)\s(?:[\w’'-]+\s){{0,5}}?"
    rf"{alternation('nouns_of_reports.txt')}\b[^,;:.“”\"]{{0,80}}?\s"
    rf"(?:{_TELLS}|found|finds|shows|estimated|concluded)\b"
)
MARK = lazy.regex(r"[“”\"]")
_RELATIVE = lazy.regex(r"(?<!\bsaid)\s(?:that|which|who|whose|where)\s[^,;]*\Z")


def is_attributed(
    text: str, sentence: Span, clause: Span, date: Span, dates: Sequence[Span]
) -> bool:
    """"The firm lost a lot in 2019, the police said": at the end, or ahead of what is dated.

    A relative clause tells what is known: "said that the law that passed last night is a good one".
    What is said on another day than that on which it happened, is reported by that day.
    """
    if _is_date_of_paper(text, clause, date):
        return True
    if m := _AT_END.search(text, sentence.start, sentence.end):
        of_report = [other for other in dates if other.start >= m.start()]
        return not of_report or date in of_report
    m = _AT_START.match(text[clause.start:clause.end])
    if m is None or clause.start + m.end() > date.start:
        return False
    return not _RELATIVE.search(text[clause.start + m.end() : date.start].removeprefix("that "))


def _is_date_of_paper(text: str, clause: Span, date: Span) -> bool:
    """The day of a report, the subject, that tells something; not the day of what it tells."""
    m = _PAPER_TELLS.match(text, clause.start, clause.end)
    return m is not None and date.end <= m.end()
