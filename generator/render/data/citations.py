"""Article -> how to cite it, in five forms.

Only what the source states: an unknown date is "n.d.", an unknown author is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator import edtf, lazy
from generator.model.article import UNDETERMINED, Article, Basis, Dated
from generator.model.dates import Precision
from generator.render.markup import safe_url
from generator.words import squeeze

NO_DATE = "n.d."
MLA_MONTHS = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
MOST_MLA_AUTHORS = 2  # of more, only the first is named
NEWSROOM = lazy.regex(r"(?i)\b(staff|desk|news|team|agency|press|editors?|reporters?)\b")
_TEX_SPECIAL = lazy.regex(r"[\\{}$&#_%~^]")
_TEX_WORDS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def citations(article: Article) -> Mapping[str, str]:
    """Style -> the citation."""
    return {
        "APA": cite_apa(article),
        "Chicago": cite_chicago(article),
        "MLA": cite_mla(article),
        "BibTeX": cite_bibtex(article),
        "RIS": cite_ris(article),
    }


def stated_date(article: Article) -> Dated | None:
    """The date if a source or a person gives it; one that we inferred is not cited."""
    published = article.published
    if published is None or published.basis is Basis.INFERRED:
        return None
    return published


def cite_apa(article: Article) -> str:
    """APA, 7th edition: newspaper article online."""
    names = [
        surname_first(name, initials=True)
        for name in article.authors
    ]
    authors = _list_apa_names(names)
    title = _end_sentence(article.title)
    date = f"({_apa_date(stated_date(article))})."
    if authors:
        lead = f"{_end_sentence(authors)} {date} {title}"
    else:
        lead = f"{title} {date}"
    return _join(lead, _end_sentence(article.outlet), safe_url(article.url))


def _list_apa_names(names: Sequence[str]) -> str:
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def _apa_date(dated: Dated | None) -> str:
    """ "2021, December 14", "2021, December" or "2021"."""
    if dated is None:
        return NO_DATE
    first = dated.period.first
    month = edtf.words(edtf.month(first.year, first.month)).split()[0]
    if dated.period.precision is Precision.DAY:
        return f"{first.year}, {month} {first.day}"
    if dated.period.precision is Precision.MONTH:
        return f"{first.year}, {month}"
    return str(first.year)


def cite_chicago(article: Article) -> str:
    """Chicago, 17th edition: bibliography."""
    authors = _list_names(_first_surname_first(article))
    dated = stated_date(article)
    date = edtf.words(dated.period) if dated else NO_DATE
    source = _end_sentence(f"{article.outlet}, {date}" if article.outlet else date)
    title = f"“{_end_sentence(article.title)}”"
    return _join(_end_sentence(authors), title, source, _end_sentence(safe_url(article.url)))


def cite_mla(article: Article) -> str:
    """MLA, 9th edition."""
    names = _first_surname_first(article)
    authors = f"{names[0]}, et al" if len(names) > MOST_MLA_AUTHORS else _list_names(names)
    date = _mla_date(stated_date(article))
    source = [
        part
        for part in (article.outlet, date, _without_scheme(article.url))
        if part
    ]
    title = f"“{_end_sentence(article.title)}”"
    return _join(_end_sentence(authors), title, _end_sentence(", ".join(source)))


def _mla_date(dated: Dated | None) -> str:
    if dated is None:
        return ""
    first = dated.period.first
    if dated.period.precision is Precision.DAY:
        month = MLA_MONTHS[first.month - 1]
        return f"{first.day} {month} {first.year}"
    return edtf.words(dated.period)


def _without_scheme(url: str | None) -> str:
    return re.sub(r"^https?://", "", safe_url(url) or "")


def cite_bibtex(article: Article) -> str:
    """An `@article` entry, which every BibTeX style knows."""
    dated = stated_date(article)
    fields = {
        "title": _braced(_to_tex(article.title)),
        "author": " and ".join(_tex_name(name) for name in article.authors),
        "journal": _to_tex(article.outlet or ""),
        "year": str(dated.period.first.year) if dated else "",
        "date": edtf.write(dated.period) if dated else "",
        "url": _tex_url(safe_url(article.url) or ""),
        "urldate": _to_tex(article.accessed or ""),
        "langid": _to_tex(_known_language(article)),
    }
    key = re.sub("[^a-z0-9-]", "", article.id)
    lines = [
        f"  {name} = {_braced(value)}"
        for name, value in fields.items()
        if value
    ]
    return "@article{" + ",\n".join([key, *lines]) + "\n}"


def _tex_name(name: str) -> str:
    """`Lowe, Beatrix`; a newsroom in braces, so that it stays whole."""
    turned = surname_first(name)
    if ", " in turned:
        return _to_tex(turned)
    return _braced(_to_tex(turned))


def _braced(text: str) -> str:
    return "{" + text + "}"


def _to_tex(text: str) -> str:
    return _TEX_SPECIAL.sub(_escape_tex, squeeze(text))


def _escape_tex(m: re.Match[str]) -> str:
    return _TEX_WORDS.get(m[0], "\\" + m[0])


def _tex_url(url: str) -> str:
    return url.replace("\\", "").replace("{", "%7B").replace("}", "%7D")


def cite_ris(article: Article) -> str:
    """A RIS record of type NEWS; one tag a line."""
    rows = [
        ("TY", "NEWS"),
        ("ID", article.id),
        ("TI", article.title),
        *(("AU", surname_first(name)) for name in article.authors),
        ("T2", article.outlet),
        *_ris_dates(stated_date(article)),
        ("UR", safe_url(article.url)),
        ("Y2", (article.accessed or "").replace("-", "/")),
        ("LA", _known_language(article)),
    ]
    lines = [f"{tag}  - {squeeze(value)}" for tag, value in rows if value]
    return "\n".join(lines) + "\nER  - "


def _known_language(article: Article) -> str:
    """Empty where it is not known."""
    return "" if article.language == UNDETERMINED else article.language


def _ris_dates(dated: Dated | None) -> list[tuple[str, str]]:
    """Year and date; the parts of a date that are unknown are empty: `2021/12//`."""
    if dated is None:
        return []
    first = dated.period.first
    date = f"{first:%Y}///"
    if dated.period.precision is Precision.DAY:
        date = f"{first:%Y/%m/%d}/"
    elif dated.period.precision is Precision.MONTH:
        date = f"{first:%Y/%m}//"
    return [("PY", f"{first.year:04}"), ("DA", date)]


def _first_surname_first(article: Article) -> list[str]:
    """The authors, of whom only the first begins with the surname."""
    if not article.authors:
        return []
    first, *others = article.authors
    return [surname_first(first), *others]


def surname_first(name: str, *, initials: bool = False) -> str:
    """`Alan Rappeport` -> `Rappeport, Alan` or `Rappeport, A.`; one word (or a newsroom) stays."""
    name = squeeze(name)
    given, _, family = name.rpartition(" ")
    if not given or NEWSROOM.search(name):
        return name
    if initials:
        given = " ".join(f"{word[0]}." for word in given.split())
    return f"{family}, {given}"


def _list_names(names: Sequence[str]) -> str:
    """`A, B, and C`; empty where there is none."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _end_sentence(text: str | None) -> str:
    """With one full stop, unless it ends in a mark of its own."""
    if not text:
        return ""
    return text if text.endswith((".", "?", "!", "…")) else text + "."


def _join(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
