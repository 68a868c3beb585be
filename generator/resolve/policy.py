"""All Findings -> what of each the site may show.

It comes before all resolving, so that nothing later sees the words that an outlet keeps back. No
page, file or index can hold them: no name, alias, date, event or relation follows from words that
are not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import lazy
from generator.catalog import Catalogue, Outlet
from generator.model.article import Article, Policy
from generator.model.decisions import Judgement, Passage
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.problem import Problem
from generator.model.settings import Settings
from generator.resolve.excerpt import cut_findings

DECISIONS = "decisions/"
_HOST = lazy.regex(r"https?://(?:[^/@]*@)?([^/:?#]+)")


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the site keeps back, as far as the build must know it."""

    withheld: frozenset[str] = (
        frozenset()
    )  # ids of the withheld stories, former ids too
    stories: int = 0  # how many stories are withheld
    private: frozenset[str] = (
        frozenset()
    )  # paths of sources of which something is kept back


def cut_to_policy(
    findings: Sequence[Findings], catalogue: Catalogue, settings: Settings
) -> tuple[list[Findings], Hidden]:
    """(the findings in their order: each whole, cut short, or left out; what is kept back)."""
    articles = [article_findings.article for article_findings in findings]
    policies = find_policies(articles, catalogue, settings)
    shown = []
    for article_findings in findings:
        policy = policies[article_findings.article.id]
        if policy is not Policy.WITHHELD:
            shown.append(cut_findings(article_findings, policy, settings.excerpt_words))
    return shown, _hidden(articles, policies)


def _hidden(
    articles: Sequence[Article], policies: Mapping[ArticleId, Policy]
) -> Hidden:
    withheld = [
        article for article in articles if policies[article.id] is Policy.WITHHELD
    ]
    private = [
        article for article in articles if policies[article.id] is not Policy.FULL
    ]
    ids = frozenset(
        id_ for article in withheld for id_ in (article.id, *article.former_ids)
    )
    paths = frozenset(article.source for article in private)
    return Hidden(ids, len(withheld), paths)


def find_policies(
    articles: Iterable[Article], catalogue: Catalogue, settings: Settings
) -> Mapping[ArticleId, Policy]:
    """What may be shown of each article.

    A person's word on the article comes first, then its outlet's policy, then the site's.
    """
    by_name, by_domain = _outlets_with_policy(catalogue)
    policies = {}
    for article in articles:
        policy = _judged_policy(article)
        if policy is None:
            name = (article.outlet or "").casefold()
            outlet = by_name.get(name) or _outlet_of_address(article.url, by_domain)
            policy = outlet.policy if outlet else None
        policies[article.id] = policy or settings.policy
    return policies


def _outlets_with_policy(
    catalogue: Catalogue,
) -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    """The outlets that have a policy, by each of their names and by domain; the first of each."""
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for outlet in catalogue.outlets:
        if outlet.policy is None:
            continue
        for name in (outlet.name, *outlet.aliases):
            by_name.setdefault(name.casefold(), outlet)
        for domain in outlet.domains:
            by_domain.setdefault(domain.casefold(), outlet)
    return by_name, by_domain


def _judged_policy(article: Article) -> Policy | None:
    """The policy that a person gave this article alone: a withdrawn one is not shown."""
    corrected = {
        correction.field: str(correction.new_value) for correction in article.corrections
    }
    if corrected.get("status") == "withdrawn":
        return Policy.WITHHELD
    return Policy(corrected["policy"]) if "policy" in corrected else None


def _outlet_of_address(
    url: str | None, by_domain: Mapping[str, Outlet]
) -> Outlet | None:
    """The outlet of the longest domain that the host of this address ends in."""
    m = _HOST.match((url or "").casefold())
    labels = m[1].split(".") if m else []
    for n in range(len(labels)):
        outlet = by_domain.get(".".join(labels[n:]))
        if outlet:
            return outlet
    return None


def drop_withheld(
    judgements: Iterable[Judgement], hidden: Hidden
) -> tuple[Judgement, ...]:
    """The judgements without those of withheld stories."""
    shown = []
    for judgement in judgements:
        if hidden.withheld.isdisjoint((judgement.left, judgement.right)):
            shown.append(judgement)
    return tuple(shown)


def cut_evidence(
    judgements: Iterable[Judgement], findings: Iterable[Findings], hidden: Hidden
) -> tuple[Judgement, ...]:
    """The judgements, with only those words as evidence that the site shows.

    Unchanged, where the site keeps nothing back.
    """
    if not hidden.private:
        return tuple(judgements)
    texts = {
        article_findings.article.id: article_findings.article.text
        for article_findings in findings
    }
    cut = []
    for judgement in judgements:
        evidence = (
            passage for passage in judgement.evidence if _is_shown(passage, texts)
        )
        cut.append(replace(judgement, evidence=tuple(evidence)))
    return tuple(cut)


def _is_shown(passage: Passage, texts: Mapping[ArticleId, str]) -> bool:
    """Whether the words stand in a text, that of their article first."""
    words = passage.prefix + passage.exact
    if words in texts.get(ArticleId(passage.article), ""):
        return True
    return any(words in text for text in texts.values())


def split_problems(
    problems: Iterable[Problem], hidden: Hidden
) -> tuple[list[Problem], list[Problem]]:
    """(those that pages may show, those that only the keeper sees).

    The keeper's may quote what is kept back.
    """
    public: list[Problem] = []
    secret: list[Problem] = []
    for problem in problems:
        if _may_quote_hidden(problem, hidden):
            secret.append(problem)
        else:
            public.append(problem)
    return public, secret


def _may_quote_hidden(problem: Problem, hidden: Hidden) -> bool:
    """Whether a problem is of a private source or, where there are any, of a decision."""
    if hidden.private and problem.where.startswith(DECISIONS):
        return True
    return any(
        _is_of_source(problem, path)
        for path in hidden.private
    )


def _is_of_source(problem: Problem, path: str) -> bool:
    """Whether a problem is of this file, of a line of it, or of the `.yml` file beside it."""
    if problem.where == path:
        return True
    return problem.where.startswith((f"{path}:", f"{path}.yml"))
