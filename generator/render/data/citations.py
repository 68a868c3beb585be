"""Article -> how to cite it, in five forms. Only what the source states: an unknown date is "n.d.", an unknown author none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator import edtf
from generator.model.article import Article, Dated
from generator.model.dates import Precision
from generator.render.markup import safe_url
from generator.words import squeeze

_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def citations(article: Article) -> Mapping[str, str]:
    """Style -> the citation: `APA`, `Chicago`, `MLA`, `BibTeX`, `RIS`."""
    return {"APA": apa(article), "Chicago": chicago(article), "MLA": mla(article), "BibTeX": bibtex(article), "RIS": ris(article)}


def stated(article: Article) -> Dated | None:
    """The date if a source or a person gives it; one that we inferred is not cited."""
    return article.published if article.published and article.published.basis != "inferred" else None


def apa(article: Article) -> str:
    """APA, 7th edition: newspaper article online."""
    dated = stated(article)
    day = "n.d."
    if dated:
        first, precision = dated.period.first, dated.period.precision
        month, number = edtf.words(edtf.month(first.year, first.month)).split()[0], first.day
        day = {Precision.DAY: f"{first.year}, {month} {number}", Precision.MONTH: f"{first.year}, {month}"}.get(precision, str(first.year))
    names = [_surname_first(name, initials=True) for name in article.authors]
    who = names[0] if len(names) == 1 else ", ".join(names[:-1]) + f", & {names[-1]}" if names else ""
    lead = f"{_ended(who)} ({day}). {_ended(article.title)}" if who else f"{_ended(article.title)} ({day})."
    return _joined(lead, _ended(article.outlet), safe_url(article.url))


def chicago(article: Article) -> str:
    """Chicago, 17th edition: bibliography."""
    names = [_surname_first(article.authors[0]), *article.authors[1:]] if article.authors else []
    when = edtf.words(dated.period) if (dated := stated(article)) else "n.d."
    where = f"{article.outlet}, {when}." if article.outlet else f"{when}."
    return _joined(_ended(_listed(names, "and")), f"“{_ended(article.title)}”", where, _ended(safe_url(article.url)))


def mla(article: Article) -> str:
    """MLA, 9th edition."""
    names = [_surname_first(article.authors[0]), *article.authors[1:]] if article.authors else []
    who = f"{names[0]}, et al" if len(names) > 2 else _listed(names, "and")
    parts = [part for part in (article.outlet, _mla_date(stated(article)), _bare(safe_url(article.url))) if part]
    return _joined(_ended(who), f"“{_ended(article.title)}”", _ended(", ".join(parts)))


def _mla_date(dated: Dated | None) -> str:
    if dated is None:
        return ""
    first, precision = dated.period.first, dated.period.precision
    return f"{first.day} {_MLA_MONTHS[first.month - 1]} {first.year}" if precision is Precision.DAY else edtf.words(dated.period)


def bibtex(article: Article) -> str:
    """An `@article` entry, which every BibTeX style knows."""
    dated = stated(article)
    fields = {
        "title": f"{{{_tex(article.title)}}}", "author": " and ".join(_tex_name(name) for name in article.authors),
        "journal": _tex(article.outlet or ""), "year": str(dated.period.first.year) if dated else "",
        "date": edtf.write(dated.period) if dated else "", "url": _tex_url(safe_url(article.url) or ""),
        "urldate": _tex(article.accessed or ""), "langid": _tex(article.language),
    }
    lines = "".join(f",\n  {key} = {{{value}}}" for key, value in fields.items() if value)
    return f"@article{{{re.sub('[^a-z0-9-]', '', article.id)}{lines}\n}}"


def ris(article: Article) -> str:
    """A RIS record of type NEWS; one tag a line."""
    dated = stated(article)
    rows = [("TY", "NEWS"), ("ID", article.id), ("TI", article.title), *(("AU", _surname_first(name)) for name in article.authors),
            ("T2", article.outlet)]
    if dated:
        first, precision = dated.period.first, dated.period.precision
        day = {Precision.DAY: f"{first:%Y/%m/%d}/", Precision.MONTH: f"{first:%Y/%m}//"}.get(precision, f"{first:%Y}///")
        rows += [("PY", f"{first.year:04}"), ("DA", day)]
    rows += [("UR", safe_url(article.url)), ("Y2", (article.accessed or "").replace("-", "/")), ("LA", article.language)]
    return "\n".join(f"{tag}  - {squeeze(value)}" for tag, value in rows if value) + "\nER  - "


def _surname_first(name: str, *, initials: bool = False) -> str:
    """`Alan Rappeport` -> `Rappeport, Alan` or `Rappeport, A.`; one word (or a newsroom) stays."""
    given, _, family = squeeze(name).rpartition(" ")
    if not given or re.search(r"(?i)\b(staff|desk|news|team|agency|press|editors?|reporters?)\b", name):
        return squeeze(name)
    return f"{family}, " + (" ".join(f"{part[0]}." for part in given.split()) if initials else given)


def _listed(names: list[str], and_: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, {and_} {names[-1]}" if names else ""


def _ended(text: str | None) -> str:
    """With one full stop, unless it ends in a mark of its own."""
    return "" if not text else text if text.endswith((".", "?", "!", "…")) else text + "."


def _bare(url: str | None) -> str:
    return re.sub(r"^https?://", "", url or "")


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _tex_name(name: str) -> str:
    """`Lowe, Beatrix`; a newsroom in braces, so that it stays whole."""
    turned = _surname_first(name)
    return _tex(turned) if ", " in turned else f"{{{_tex(turned)}}}"


def _tex(text: str) -> str:
    return re.sub(r"[\\{}$&#_%~^]", lambda m: _TEX.get(m[0], "\\" + m[0]), squeeze(text))


def _tex_url(url: str) -> str:
    return url.replace("\\", "").replace("{", "%7B").replace("}", "%7D")
