"""The names of the rules by which words are cut from a story, and of those by which its metadata
is read.
"""

from __future__ import annotations

from enum import StrEnum


class CutRule(StrEnum):
    """Why words are cut. `english/data/furniture_patterns.tsv` names more rules."""

    ABOVE_HEADLINE = "above the headline"
    BARE_CAPTION = "bare caption"
    BYLINE = "byline"
    COMMENTS = "comments"
    COMMENT_FORM = "comment-form"
    CONTINUED = "continued"  # "Continue reading on ...": only the story's beginning is here
    DATE_LINE = "date line"
    DIGEST_HEADER = "digest header"
    EXPORT_FIELD = "export field"  # a line of a database's document that is not of its text
    EXPORT_FRAME = "export frame"  # what a database puts round its documents
    FOLLOW = "follow"
    FOOT_LINE = "foot of the page"  # where it was printed, who the reporter is
    JUMP_LINE = "jump line"  # "Continued on Page A4"
    LABEL = "label"
    MARKER = "marker"
    METADATA_LINE = "metadata line"
    NAVIGATION = "navigation"
    NOTE_FIGURES = "note figures"
    PAGE_FURNITURE = "page furniture"
    RELATED = "related"
    REPEATED_HEADLINE = "repeated headline"
    REPEATED_PARAGRAPH = "repeated paragraph"
    RIGHTS_LINE = "rights line"
    RULE = "rule"  # a ruled line
    RUNNING_HEAD = "running head"
    TITLE_END = "end of the title"  # " | Norland Times"
    TERMINATOR = "terminator"  # "More", "Read more": the end of a story
    TRANSCRIPT_LINE = "transcript line"
    WIRE_CODE = "wire code"


class EvidenceRule(StrEnum):
    """What a piece of metadata was read from.

    A sidecar and front matter have the names of `Basis`.
    """

    ADDRESS_LINE = "address line"
    BYLINE = "byline"
    CANONICAL_LINK = "canonical link"
    CREDIT = "credit"
    DATELINE = "dateline"
    DATE_IN_URL = "date in URL"
    DATE_LINE = "date line"
    DOMAIN = "domain"
    EXPORT_FIELD = "export field"
    EXPORT_HEAD = "export head"
    FOLLOW_LINE = "follow line"
    HEADLINE = "headline"
    JSON_LD = "JSON-LD"
    LABEL = "label"
    LANGUAGE_OF_WORDS = "language of the words"
    LANG_ATTRIBUTE = "lang attribute"
    MAIL_HEADER = "mail header"
    MASTHEAD = "masthead"
    META_TAG = "meta tag"
    MICRODATA = "microdata"
    NAME_LINE = "name line"
    ORIGIN_LINE = "origin line"
    PAGE_METADATA = "page metadata"
    RIGHTS_LINE = "rights line"
    SAVED_PAGE = "mark of a saved page"
    SITE_NAME = "site name"
    TAGS_IN_TEXT = "tags in the text"
    TIME_ELEMENT = "time element"
    TITLE_END = "end of the title"
    VIA_LINE = "via line"
    VISIBLE_LINE = "line of the page"
