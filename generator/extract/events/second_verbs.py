"""Two dates of a clause -> whether the second has a verb: "left in June, died in May"."""

from __future__ import annotations

from generator import lazy
from generator.extract.events.verbs import VerbKind, find_verbs

DEPENDENT_OPENER = lazy.regex(
    r"(?:After|Before|When|Following|Since|While|Although|According to|With|Despite|"
    r"In addition to|Besides|Apart from|Except for|Though|As|Because)\s"
)
_SECOND_VERB = lazy.regex(r"\b(?:and|but|that|which)\s\Z")
_MAIN_SUBJECT = lazy.regex(r",\s(?:[\w.’'-]+\s){1,6}")
_PARTICIPLE = lazy.regex(  # ", hitting a low on Monday"
    r",\s(?:\w+ly\s)?(?!including|according|following|regarding|concerning|during|citing)"
    r"[a-z]{3,}ing\s"
)
_AND_AGAIN = lazy.regex(  # "in May and Ruritania in June", "this year and remove it by June"
    r"[^,;]{0,60},?\s(?:and|but)\s(?:[\w.’'&$£€%-]+\s){1,8}"
    r"(?:(?:in|on|by|at|until|from|since|during)\s(?:the\s)?)?\Z"
)


def has_second_verb(text: str, clause_start: int, start: int, end: int) -> bool:
    """Whether a second verb lies in [start, end).

    "and was fined", "which will forbid", ", losing half of it", "After a talk on Friday, she met";
    a verb of saying is none.
    """
    if _PARTICIPLE.search(text, start, end):
        return True
    opens_dependent = DEPENDENT_OPENER.match(text, clause_start, start) is not None
    if _AND_AGAIN.match(text, start, end):
        return True
    for verb in find_verbs(text, start, end):
        is_deed = verb.kind not in (VerbKind.SPEECH, VerbKind.INFINITIVE)
        if is_deed and _SECOND_VERB.search(text[start:verb.start]):
            return True
        if is_deed and opens_dependent and _MAIN_SUBJECT.fullmatch(text, start, verb.start):
            return True
    return False
