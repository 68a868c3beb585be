"""Questions -> a person's keys -> what is written down at once, and what was skipped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.decisions import Ask, Question, Verdict
from generator.review.deciding import Author, decide
from generator.store import decisions

SKIP, UNDO, WHY, QUIT = "s", "b", "w", "q"


def chosen(questions: Sequence[Question], kinds: Sequence[str], limit: int | None, skipped: Collection[str] = ()) -> tuple[Question, ...]:
    """Those of these kinds (all where none is named), at most `limit`; ids that were skipped before come last."""
    asked = (one for one in questions if not kinds or one.ask in kinds)
    return tuple(sorted(asked, key=lambda one: one.id in skipped))[:limit]


@dataclass(frozen=True, slots=True)
class Keys:
    """How a person is shown a question and answers it."""

    show: Callable[[Question, int, int], None]  # question, its place, how many
    key: Callable[[], str]  # one key
    line: Callable[[str], str]  # a typed line, after this prompt
    say: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Step:
    """A question that was answered or skipped, with what the answer wrote and which others it answered too."""

    at: int
    added: decisions.Added | None = None
    settled: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Walked:
    """How far a person came."""

    answered: int
    skipped: tuple[str, ...]  # ids


def walk(root: Path, questions: Sequence[Question], author: Author, keys: Keys) -> Walked:
    """Ask one after the other, and write each answer down at once."""
    past: list[Step] = []
    at: int | None = 0
    while (at := following(past, at, len(questions))) is not None:
        keys.show(questions[at], 1 + len(met(past)), len(questions))
        verdict, why = _answer(questions[at], keys)
        if verdict == QUIT:
            break
        if verdict == UNDO:
            at = _back(root, past, at, keys)
        elif verdict == SKIP:
            past.append(Step(at))
        elif step := _decided(root, questions, at, verdict, why, author, keys, past):
            past.append(step)
    return Walked(sum(len(step.settled) for step in past), tuple(questions[step.at].id for step in past if not step.added))


def following(past: Sequence[Step], at: int | None, n: int) -> int | None:
    """The first question from `at` on that is neither answered nor skipped; None after the last."""
    seen = met(past)
    return next((one for one in range(at or 0, n) if one not in seen), None)


def met(past: Sequence[Step]) -> set[int]:
    """The questions that are answered or skipped."""
    return {one for step in past for one in (step.at, *step.settled)}


def _decided(root: Path, questions: Sequence[Question], at: int, verdict: str, why: str, author: Author, keys: Keys,
             past: Sequence[Step]) -> Step | None:
    """The answer written down, for others of the same choice too if the person wants it; None if it cannot be meant."""
    seen = met(past)
    others = [n for n, one in enumerate(questions) if n not in {at, *seen} and same_choice(questions[at], one)]
    try:
        made = decide(questions[at], verdict, author, why)
    except ValueError as error:
        keys.say(str(error))
        return None
    if others and verdict != Verdict.UNSURE and _alike([questions[n] for n in others], keys):
        made = (*made, *(one for n in others for one in decide(questions[n], verdict, author, why)))
    else:
        others = []
    return Step(at, decisions.add(root, made), frozenset((at, *others)))


def same_choice(one: Question, other: Question) -> bool:
    """Whether the same name is to be given to one of the same people, in another story."""
    name, other_name = (two.left.rpartition("-")[0] for two in (one, other))
    return one.ask is other.ask is Ask.WHICH and one.options == other.options and name == other_name


def _alike(others: Sequence[Question], keys: Keys) -> bool:
    """Whether the answer holds for these too."""
    keys.say(f"The same choice waits in {len(others)} more:")
    for one in others:
        shown = one.passages[0]
        keys.say(f"  · {shown.prefix[-60:]}[{shown.exact}]{shown.suffix[:60]}  ({shown.article})".replace("\n", " "))
    keys.say("The same answer for all of them?  y yes · any other key asks one by one")
    return keys.key().lower() == "y"


def _answer(question: Question, keys: Keys) -> tuple[str, str]:
    """(a verdict, or SKIP, UNDO or QUIT; why); keys that mean nothing are passed over."""
    known = {answer.key: answer for answer in question.answers}
    why = ""
    while True:
        key = keys.key().lower()
        if key in ("", "\x03", "\x04"):
            return QUIT, why
        if key in known:
            return known[key].verdict or keys.line("Date: ").strip() or SKIP, why
        if key in (SKIP, UNDO, QUIT):
            return key, why
        if key == WHY:
            why = keys.line("Why: ").strip()
            keys.say("and your answer?")
        else:
            keys.say(f"no such key here: {', '.join((*known, SKIP, UNDO, WHY, QUIT))}")


def _back(root: Path, past: list[Step], at: int, keys: Keys) -> int:
    """The question before this one, its answer taken back."""
    if not past:
        keys.say("this is the first")
        return at
    added = past[-1].added
    if added and not decisions.take_back(root, added):
        keys.say("somebody has written to `decisions/` since: take the lines out there by hand")
        return at
    return past.pop().at
