"""Questions -> a person's keys -> decisions, written down at once, and the questions skipped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.decisions import Ask, Question, Verdict
from generator.review.answers import Author, decide
from generator.store import decisions

SKIP, UNDO, WHY, QUIT = "s", "b", "w", "q"
END_OF_INPUT = ("", "\x03", "\x04")  # nothing, Ctrl-C and Ctrl-D
CONTEXT = 60  # characters on either side of a name that are shown


@dataclass(frozen=True, slots=True)
class Keys:
    """How a person is shown a question and answers it."""

    show: Callable[[Question, int, int], None]  # question, its number, how many there are
    key: Callable[[], str]  # one key
    line: Callable[[str], str]  # a typed line, after this prompt
    say: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Step:
    """A question that was answered or skipped, and what the answer wrote."""

    at: int  # its place among the questions
    added: decisions.Added | None = None  # None: it was skipped
    settled: frozenset[int] = field(default_factory=frozenset)  # questions that it answered


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far a person came."""

    answered: int
    skipped: tuple[str, ...]  # ids


@dataclass(frozen=True, slots=True)
class Session:
    """What one person is asked, and the steps so far."""

    root: Path
    questions: Sequence[Question]
    author: Author
    keys: Keys
    steps: list[Step] = field(default_factory=list)

    def done(self) -> set[int]:
        """The places of the questions that are answered or skipped."""
        return {
            place
            for step in self.steps
            for place in (step.at, *step.settled)
        }

    def next_place(self, start: int) -> int | None:
        """The first open question from `start` on; None after the last."""
        done = self.done()
        for place in range(start, len(self.questions)):
            if place not in done:
                return place
        return None

    def outcome(self) -> Outcome:
        """How far the person has come."""
        skipped = [
            self.questions[step.at].id
            for step in self.steps
            if not step.added
        ]
        return Outcome(sum(len(step.settled) for step in self.steps), tuple(skipped))


def select_questions(
    questions: Sequence[Question],
    kinds: Sequence[str],
    limit: int | None,
    skipped: Collection[str] = (),
) -> tuple[Question, ...]:
    """Questions of these kinds (all where none is named), at most `limit`.

    Questions whose ids were skipped before come last.
    """
    selected = [question for question in questions if not kinds or question.ask in kinds]
    selected.sort(key=lambda question: question.id in skipped)
    return tuple(selected[:limit])


def ask_questions(
    root: Path, questions: Sequence[Question], author: Author, keys: Keys
) -> Outcome:
    """Ask one after the other, and write each answer into decisions/ at once."""
    session = Session(root, questions, author, keys)
    place = session.next_place(0)
    while place is not None:
        question = questions[place]
        keys.show(question, 1 + len(session.done()), len(questions))
        verdict, why = _read_answer(question, keys)
        if verdict == QUIT:
            break
        if verdict == UNDO:
            place = _undo(session, place)
        elif verdict == SKIP:
            session.steps.append(Step(place))
        else:
            _answer(session, place, verdict, why)
        place = session.next_place(place)
    return session.outcome()


def _read_answer(question: Question, keys: Keys) -> tuple[str, str]:
    """(a verdict, or SKIP, UNDO or QUIT; the reason). Keys that mean nothing are passed over."""
    answer_of = {answer.key: answer for answer in question.answers}
    why = ""
    while True:
        key = keys.key().lower()
        if key in END_OF_INPUT:
            return QUIT, why
        if key in answer_of:
            verdict = answer_of[key].verdict or keys.line("Date: ").strip()
            return verdict or SKIP, why
        if key in (SKIP, UNDO, QUIT):
            return key, why
        if key == WHY:
            why = keys.line("Why: ").strip()
            keys.say("and your answer?")
        else:
            valid = ", ".join((*answer_of, SKIP, UNDO, WHY, QUIT))
            keys.say(f"no such key here: {valid}")


def _answer(session: Session, place: int, verdict: str, why: str) -> None:
    """Write the answer down, for others of the same choice too if the person wants it.

    If the verdict is no answer to the question, say so and write nothing.
    """
    questions = session.questions
    same_choice = _open_same_choices(session, place)
    try:
        answers = list(decide(questions[place], verdict, session.author, why))
    except ValueError as error:
        session.keys.say(str(error))
        return
    settled = [place]
    others = [questions[n] for n in same_choice]
    if others and verdict != Verdict.UNSURE and _confirm_all(others, session.keys):
        for question in others:
            answers += decide(question, verdict, session.author, why)
        settled += same_choice
    added = decisions.add(session.root, tuple(answers))
    session.steps.append(Step(place, added, frozenset(settled)))


def _open_same_choices(session: Session, place: int) -> list[int]:
    """The places of other open questions that are the same choice."""
    done = session.done()
    question = session.questions[place]
    return [
        n
        for n, other in enumerate(session.questions)
        if n != place and n not in done and is_same_choice(question, other)
    ]


def is_same_choice(question: Question, other: Question) -> bool:
    """True if a name is to be given to one of the same people, each time in another story."""
    if question.ask is not Ask.WHICH or other.ask is not Ask.WHICH:
        return False
    if question.options != other.options:
        return False
    name, other_name = (q.left.rpartition("-")[0] for q in (question, other))
    return name == other_name


def _confirm_all(others: Iterable[Question], keys: Keys) -> bool:
    """Ask whether the answer holds for these too."""
    others = list(others)
    keys.say(f"The same choice waits in {len(others)} more:")
    for question in others:
        passage = question.passages[0]
        before, after = passage.prefix[-CONTEXT:], passage.suffix[:CONTEXT]
        line = f"  · {before}[{passage.exact}]{after}  ({passage.article})"
        keys.say(line.replace("\n", " "))
    keys.say("The same answer for all of them?  y yes · any other key asks one by one")
    return keys.key().lower() == "y"


def _undo(session: Session, place: int) -> int:
    """Take the last answer back: the place of its question, or the same place if that cannot be."""
    steps = session.steps
    if not steps:
        session.keys.say("this is the first")
        return place
    added = steps[-1].added
    if added and not decisions.take_back(session.root, added):
        session.keys.say(
            "somebody has written to `decisions/` since: take the lines out there by hand"
        )
        return place
    return steps.pop().at
