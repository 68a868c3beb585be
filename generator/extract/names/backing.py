"""Whether the words in and about a name bear out what the model alone takes it for.

It takes less to bear the model out than to say a kind unasked, as `kinds` does.
"""

from __future__ import annotations

from functools import lru_cache

from generator import lazy
from generator.english.vocabulary import alternation, pattern_of
from generator.extract.names.kinds import CACHE_SIZE
from generator.extract.names.word_lists import GIVEN_NAMES, is_given_name
from generator.model.ids import Span
from generator.model.names import Kind

BEFORE, AFTER = 80, 80  # characters about a name

_SPEAKS = rf"{pattern_of('verbs_of_speakers.txt')}\b"
_ACTS = rf"{pattern_of('verbs_of_bodies.txt')}\b"
_ASIDE = r"(?:,[^,.\n]{1,60},)?"  # ", the minister,"
_PERSON = lazy.regex(  # "Wu Wai-keung"
    r"\b[A-Z]\.? (?:[a-z]+ )?[A-Z][a-z]|[a-z]-[a-z]+$| - [a-z]+$|^Abu "
    r"|\s(?:bin|ibn|van|von|de|da|di)\s"
)
_PERSON_AFTER = lazy.regex(
    rf"{_ASIDE} (?:(?:has|had|also|later|then|and \w+) )?{_SPEAKS}"
    r"| ?\(\s?(?:[A-Z][a-z.]+|[DRI]\s?[-–])"
    r"|[^.!?\n]{0,60}\b(?:he|she|his|her|him|who|himself|herself)\b"
    r"| (?:administration|regime|government|presidency|family|campaign|brothers|estate)\b"
    rf"|['’]s (?:\w+ )?{alternation('belongings_of_people.txt')}\b"
)
_NAMES_IN_ROW = r"(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?,? )*(?:and )?"
_PERSON_BEFORE = lazy.regex(
    rf"\b{_SPEAKS} $|(?:[a-z]{{3,}}(?:er|or|ist|man|woman|ian) )$"
    r"|[“\"]? ?[-–—] ?$|\b[A-Z]\. ?$"
    rf"|\b{alternation('offices_before_several_names.txt')} {_NAMES_IN_ROW}$"
)
_BODY_AFTER = lazy.regex(
    rf"{_ASIDE} (?:(?:has|had|also|later|then) )?(?:{_SPEAKS}|{_ACTS})"
    rf"|(?:['’]s)? {pattern_of('belongings_of_bodies.txt')}\b"
    r"|['’]s [A-Z][\w-]+ [A-Z]|\.(?:com|org|net|gov)\b"
)
_BODY_BEFORE = lazy.regex(rf"\b{pattern_of('leads_to_bodies.txt')} (?:the )?$")
_PLACE_BEFORE = lazy.regex(
    rf"\b{pattern_of('prepositions_of_places.txt')} (?:the )?"
    r"(?:[a-z]+ern |central |downtown |nearby )?$|\([RDI]\s?[-–]\s?$"
)
_PLACE_AFTER = lazy.regex(
    rf", [A-Z]|['’]s (?:\w+ )?{pattern_of('belongings_of_places.txt')}\b| \("
)
_WEB_ENDINGS = (".com", ".org", ".net", ".gov")
_PEOPLE = lazy.regex(r"(?:an?s?|ese|ish|i[cs]?|ists?|ites?|ards?|mans?|men|ims?)$")
_PEOPLE_AFTER = lazy.regex(rf" {pattern_of('nouns_after_peoples.txt')}\b")
_SHORTEST_PEOPLE = 6  # letters of a people's name that its ending bears out


def is_backed(text: str, span: Span, kind: Kind) -> bool:
    """Whether this one occurrence bears the model out.

    Nothing about a law, a product or an event does, but what says so unasked.
    """
    before = text[max(0, span.start - BEFORE) : span.start].replace("\n", " ")
    after = text[span.end : span.end + AFTER]
    return _is_backed(before, text[span.start : span.end], after, kind)


@lru_cache(maxsize=CACHE_SIZE)
def _is_backed(before: str, name: str, after: str, kind: Kind) -> bool:
    if kind is Kind.PERSON:
        return _is_person(before, name, after)
    if kind is Kind.ORGANISATION:
        return _is_organisation(before, name, after)
    if kind is Kind.PLACE:
        return bool(_PLACE_AFTER.match(after) or _PLACE_BEFORE.search(before))
    if kind is Kind.GROUP and len(name) >= _SHORTEST_PEOPLE:
        return bool(_PEOPLE.search(name) or _PEOPLE_AFTER.match(after))
    return False


def _is_person(before: str, name: str, after: str) -> bool:
    word_before = before.rstrip().rpartition(" ")[2]
    if is_given_name(name.split()[0]) or word_before in GIVEN_NAMES or _PERSON.search(name):
        return True
    return bool(_PERSON_AFTER.match(after) or _PERSON_BEFORE.search(before))


def _is_organisation(before: str, name: str, after: str) -> bool:
    if _BODY_AFTER.match(after) or _BODY_BEFORE.search(before):
        return True
    return name.endswith(_WEB_ENDINGS)
