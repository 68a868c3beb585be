"""Which way a verb points: is a bare "Thursday" one to come? Only a strict sign counts, for a loose one does more harm than good."""

from __future__ import annotations

from generator.extract.dates.lexicon import listed
from generator.extract.dates.tokens import Tokens

_CLOSE = 5  # tokens between a verb and the "in" of its month
_OPEN = listed("agreed said told announced pledged promised vowed had been wanted hoped decided called voted offered proposed sought set")
_AIMS = listed("to for of next that with , :")
_TURNS = listed("but while whereas although though")  # after a comma they begin a clause with a verb of its own
REACH = 40  # tokens looked at on each side; a clause is rarely longer
_WILL = listed("will shall 'll ll won would could might may")
_SET = listed(
    "due scheduled set slated planned expected expects expect poised likely going plans plan intends aims hopes bound supposed "
    "preparing prepares prepare ready"
)
_PLANS = listed("expects plans intends aims hopes expect plan prepares planning")
_WAS = listed("was were had has have")
_NOT_FINITE = listed("be been to not is are 's being")
_BE = listed("is are be being 's am re")
_NOT_PAST = listed(
    "need indeed speed feed seed bed red need proceed exceed succeed united hundred breed greed weed embed shed sacred naked wicked "
    "rugged bleed heed aged"
)
PAST = listed(
    "was were had did said told met made took gave got went came saw knew thought found left kept began became felt held brought "
    "wrote stood lost paid led built sent spent fell rose grew won ran fought taught caught bought sold broke chose drew drove flew "
    "forgot froze hid hung hurt laid lay lent lit meant rang rode sang sank sat shook shot showed shrank shut slept slid spoke stole "
    "struck swept swore swam threw understood woke wore withdrew underwent undertook sought stuck spun split spread strode sued tore "
    "arose bet bid bore bound bred cost crept cut dealt dug ate fed fled flung forbade forecast foresaw forgave ground hit knelt "
    "leapt let mistook misunderstood overcame overthrew oversaw overtook proved put quit read rebuilt resigned set shed slew sought "
    "spat sprang stank stung swung thrust trod upheld wept wound wrung"
) - listed("set put cut hit let read shed shut split spread cost bet bid quit hurt forecast bound ground wound left felt lay found")


def direction(tokens: Tokens, first: int) -> tuple[int, str]:
    """Where the verb points for the date at token `first`, and the word that says so.

    1 to come (2: "by" then), -1 gone by (-2: by a verb close before it), 0 if no verb says. A plan made in the past ("was to begin on
    Thursday", "had been due") says neither, but gives its word: the nearest day is meant, before or after.
    The nearest verb group before it in the sentence decides; if there is none, the first one after it.
    """
    lead = tokens.word(first - 1).lower()
    if lead == "since":
        return -2, lead
    said = _first(tokens, range(first - 1, max(-1, first - REACH), -1))
    if lead in ("until", "till") and not _opens(tokens, first - 1):
        return 1, lead
    if said is None:
        said = _first(tokens, range(first + 1, min(len(tokens.spans), first + REACH // 2)))
        if said and said[0] == -1 and lead == "in" and _opens(tokens, first - 1):
            return -2, said[1]
    return said or (0, "")


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is the first of its sentence: "In January, the firm hired ..."."""
    return i == 0 or tokens.codes[i - 1] == "|" or (tokens.word(i)[:1].isupper() and _ends(tokens, i - 1, tokens.word(i - 1)))


def _first(tokens: Tokens, places: range) -> tuple[int, str] | None:
    for i in places:
        word = tokens.word(i).lower()
        if _ends(tokens, i, word):
            return None
        cue = _cue(tokens, i, word)
        if cue is not None:
            return (1 + (tokens.word(places.start).lower() == "by"), cue) if cue else (_back(tokens, i, places), word)
    return None


def _ends(tokens: Tokens, i: int, word: str) -> bool:
    """A sentence's or paragraph's end; a full stop after a capital or a short form is neither."""
    if word in "!?;" or tokens.codes[i] == "|" or (word in _TURNS and tokens.word(i - 1) == ","):
        return True
    return word == "." and not (len(tokens.word(i - 1)) <= 2 and tokens.word(i - 1)[:1].isupper())


def _cue(tokens: Tokens, i: int, word: str) -> str | None:
    """The cue; "" for a verb that looks back; None for no verb."""
    if word in _WILL:
        return None if word == "may" and tokens.word(i)[0] == "M" else word
    before, after = tokens.word(i - 1).lower(), tokens.word(i + 1).lower()
    if word == "must" and after not in ("have", "'ve"):
        return word
    if word in _SET and (before in _BE or before in ("also", "been") or after == "to" or word in _PLANS):
        return "" if before in _WAS or tokens.word(i - 2).lower() == "had" else word
    if word in PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        return None if before in _NOT_FINITE else ""
    return None


def _back(tokens: Tokens, i: int, places: range) -> int:
    """-2 for "came into force in": nothing but a few words between the verb and "in"; 0 for a plan; else -1."""
    if _once_planned(tokens, i):
        return 0
    between = {tokens.word(j).lower() for j in range(i + 1, places.start)}
    close = places.step < 0 and 0 <= places.start - i <= _CLOSE and tokens.word(places.start).lower() == "in"
    return -2 if close and tokens.word(i).lower() not in _OPEN and not between & _AIMS else -1


def _once_planned(tokens: Tokens, i: int) -> bool:
    """"had been due", "was expected to", "was to begin"; "used to" and "had to" are plain past."""
    word = tokens.word(i).lower()
    return word in _SET or (word in ("was", "were") and tokens.word(i + 1).lower() == "to")
