"""Files of citations: three programs read the same fields from three formats."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from generator import edtf
from generator.model.article import Article, Basis, Dated
from generator.render import render
from generator.render.data.citations import cite_bibtex, cite_ris
from generator.render.data.csl import cite_csl
from tests.corpus import corpus, resolved, study, view

pybtex = pytest.importorskip("pybtex.database")
rispy = pytest.importorskip("rispy")
citeproc = pytest.importorskip("citeproc.source.json")
TEX = {r"\textbackslash{}": "\\", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
       **{f"\\{mark}": mark for mark in "{}$&#_%"}}


@dataclass(frozen=True)
class Fields:
    """What a program reads of a citation; "" where it finds nothing."""

    title: str
    authors: tuple[str, ...]
    outlet: str
    date: str  # ISO 8601, as far as it is known
    url: str


def plain(tex: str) -> str:
    for code, mark in TEX.items():
        tex = tex.replace(code, mark)
    return tex.strip("{}")


def by_pybtex(text: str) -> Fields:
    (entry,) = pybtex.parse_string(text, "bibtex").entries.values()
    authors = [", ".join(filter(None, [" ".join([*one.prelast_names, *one.last_names]), " ".join([*one.first_names, *one.middle_names])]))
               for one in entry.persons.get("author", [])]
    got = entry.fields
    return Fields(plain(got["title"]), tuple(map(plain, authors)), plain(got.get("journal", "")), got.get("date", ""), got.get("url", ""))


def by_rispy(text: str) -> Fields:
    (entry,) = rispy.loads(text)
    date = "-".join(part for part in entry.get("date", "").split("/") if part)
    url = next(iter(entry.get("urls", [])), "")
    return Fields(entry["title"], tuple(entry.get("authors", ())), entry.get("secondary_title", ""), date, url)


def by_citeproc(text: str) -> Fields:
    (item,) = json.loads(text)
    (entry,) = citeproc.CiteProcJSON([item]).values()
    authors = [", ".join(filter(None, [one.get("family", one.get("literal", "")), one.get("given", "")])) for one in item.get("author", [])]
    issued = entry.get("issued")
    parts = [issued.get(name) for name in ("year", "month", "day")] if issued else []
    date = "-".join(f"{part:02}" for part in parts if part)
    return Fields(item["title"], tuple(authors), item.get("container-title", ""), date, item.get("URL", ""))


def article(**known: object) -> Article:
    return study("Arden sues\n\nArden sued.", "arden-sues-aaaaaa", **known).article


def when(edtf_date: str) -> Dated:
    period = edtf.read(edtf_date)
    assert period
    return Dated(period, Basis.STATED, edtf_date)


@pytest.mark.parametrize("known", [
    {}, {"title": "50% of ZTE & {Arden} cost $4 #1 ~ a_b"}, {"authors": ("Rosa Lind", "Beatrix van Lowe")}, {"authors": ("Reuters Staff",)},
    {"outlet": "Meridian & Wire", "url": "https://wire.example/a?b=1&c=%7Bx%7D_2"}, {"published": when("2021-12-16")},
    {"published": when("2021-12")}, {"published": when("2021")}, {"title": "Łódź „zitiert“ 中文", "authors": ("Zoë Łuć",)}])
def test_three_programs_read_the_same(known: dict[str, object]) -> None:
    one = article(**known)
    csl = by_citeproc(json.dumps([cite_csl(one)]))

    assert by_pybtex(cite_bibtex(one)) == csl
    assert by_rispy(cite_ris(one)) == csl
    assert (csl.title, csl.outlet) == (one.title, one.outlet or "")


def test_an_inferred_date_is_not_cited() -> None:
    period = edtf.read("2021-12-16")
    assert period
    one = article(published=Dated(period, Basis.INFERRED, "x"))

    assert by_citeproc(json.dumps([cite_csl(one)])).date == ""


def test_a_file_of_many_has_each_once() -> None:
    pages = {page.path: page.text for page in render(view(corpus()))}
    ids = {"arden-sues-zte-aaaaaa", "huawei-waits-bbbbbb"}

    assert set(pybtex.parse_string(pages["data/citations.bib"], "bibtex").entries) == ids
    assert {one["id"] for one in rispy.loads(pages["data/citations.ris"])} == ids
    assert {one["id"] for one in json.loads(pages["data/citations.csl.json"])} == ids


def test_each_article_has_its_files_and_its_page_can_link_to_them() -> None:
    pages = {page.path: page.text for page in render(view(resolved(study("A\n\nArden waits.", "a-1"))))}

    assert {"articles/a-1.bib", "articles/a-1.ris", "articles/a-1.csl.json"} <= pages.keys()
    assert len(rispy.loads(pages["articles/a-1.ris"])) == 1
