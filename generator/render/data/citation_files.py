"""Articles and selections -> files of citations: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.article import Article
from generator.model.findings import Findings
from generator.model.page import Page
from generator.render.data.citations import cite_bibtex, cite_ris
from generator.render.data.csl import cite_csl
from generator.render.data.tables import write_json
from generator.render.frontmatter import replace_surrogates
from generator.render.indexes.selections import Selection
from generator.render.library import Library
from generator.render.paths import HOME, article_path

FORMATS = (("BibTeX", ".bib"), ("RIS", ".ris"), ("CSL-JSON", ".csl.json"))
# Of a selection, the newest; the files of the whole collection hold all.
MOST_CITED = 100


def list_article_files(path: str) -> list[tuple[str, str]]:
    """The files of the article whose page is at `path`: (words, path)."""
    stem = path.removesuffix(".md")
    return [(words, stem + suffix) for words, suffix in FORMATS]


def list_selection_files(selection: Selection) -> list[tuple[str, str]]:
    """The files of a selection: (words, path)."""
    stem = "data/citations" if selection.page == HOME else selection.file("citations")
    return [(words, stem + suffix) for words, suffix in FORMATS]


def export_article_citations(library: Library) -> Iterator[Page]:
    """Three files for each article."""
    for findings in library.articles.printings:
        paths = list_article_files(article_path(findings.article.id))
        yield from _write_files(library, [findings], paths)


def export_selection_citations(library: Library) -> Iterator[Page]:
    """Three files for each selection, with each of its stories."""
    for selection in library.selections.values():
        stories = selection.stories
        if selection.page != HOME:
            stories = stories[:MOST_CITED]
        yield from _write_files(library, stories, list_selection_files(selection))


EXPORTS = (export_article_citations, export_selection_citations)


def _write_files(
    library: Library, stories: Sequence[Findings], paths: Sequence[tuple[str, str]]
) -> Iterator[Page]:
    """The same citations in each format."""
    (_, bibtex_path), (_, ris_path), (_, csl_path) = paths
    cited = [_cite(library, findings.article) for findings in stories]
    yield Page(bibtex_path, "\n\n".join(bibtex for bibtex, _, _ in cited) + "\n")
    yield Page(ris_path, "\n\n".join(ris for _, ris, _ in cited) + "\n")
    yield Page(csl_path, "[\n" + ",\n".join(csl for _, _, csl in cited) + "\n]\n")


def _cite(library: Library, article: Article) -> tuple[str, str, str]:
    """The article in each format, made once."""
    cache = library.cache.citations
    cited = cache.get(article.id)
    if cited is None:
        csl = write_json(cite_csl(article))
        bibtex = replace_surrogates(cite_bibtex(article))
        ris = replace_surrogates(cite_ris(article))
        cited = cache[article.id] = bibtex, ris, csl
    return cited
