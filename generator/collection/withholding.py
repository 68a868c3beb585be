"""What a site may not show: which findings are visible, and a Corpus that quotes nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from generator.model.corpus import Corpus
from generator.model.decisions import Judgement
from generator.model.findings import Findings
from generator.resolve import policy

# (findings of all articles) -> (findings of what may be shown, what is withheld)
Visible = Callable[[Sequence[Findings]], tuple[list[Findings], policy.Hidden]]


def all_visible(findings: Sequence[Findings]) -> tuple[list[Findings], policy.Hidden]:
    """Withhold nothing."""
    return list(findings), policy.Hidden()


def hide_withheld(
    corpus: Corpus,
    judgements: Iterable[Judgement],
    findings: Iterable[Findings],
    withheld: policy.Hidden,
) -> Corpus:
    """The Corpus with judgements and problems as pages may show them.

    Evidence of a judgement and words of a problem may quote what is withheld.
    Such problems are kept apart, for the owner of the project alone.
    """
    public_problems, secret_problems = policy.split_problems(corpus.problems, withheld)
    return replace(
        corpus,
        judgements=policy.cut_evidence(judgements, findings, withheld),
        problems=tuple(public_problems),
        private_problems=tuple(secret_problems),
        withheld_count=withheld.stories,
    )
