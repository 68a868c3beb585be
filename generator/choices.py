"""What people choose and decide: settings, judgements, corrections."""

from __future__ import annotations

from dataclasses import dataclass

from generator.terms import ArticleId, Policy, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person (or a machine) decided. A person's beats a machine's; DIFFERENT blocks chains."""

    left: str  # an entity's or article's id, or a name
    right: str
    verdict: Verdict
    by: str = ""
    why: str = ""
    when: str = ""  # ISO 8601


@dataclass(frozen=True, slots=True)
class Correction:
    """One front-matter field of one article, set by a person."""

    article: ArticleId
    field: str
    to: object
    by: str = ""
    why: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a project may choose about its pages."""

    site_name: str = "Cuttings"
    site_url: str = ""
    repo_url: str = ""
    entity_page_from: int | None = None  # unique stories; None: one in corpora under 100 stories, two above
    policy: Policy = Policy.FULL  # for outlets that say nothing of their own
    excerpt_words: int = 90
