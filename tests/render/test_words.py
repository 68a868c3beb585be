"""The words of the site: one catalogue, in step with the sources, and whole in every language."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

import pytest

from generator import edtf
from generator.collection import find_missing_language
from generator.config import Config, load
from generator.interface import IN_ENGLISH, list_languages, load_words
from generator.model.settings import Settings
from generator.render import render
from tests import words
from tests.corpus import corpus, view

UPDATE = bool(os.environ.get("CUTTINGS_UPDATE"))
PLACEHOLDER = re.compile(r"%\(\w+\)s|%%|\{\}|<[^>]+>|`[^`]+`|\*\*|\"")
OTHERS = [language for language in list_languages() if language != "en"]
GERMAN = load_words("de")


def messages(language: str) -> list[tuple[str, str]]:
    """Each English phrase with its translation; of a plural, both forms."""
    pairs: list[tuple[str, str]] = []
    for message in words.translated(language):
        if isinstance(message.id, tuple):
            pairs += zip(message.id, message.string, strict=True)
        elif message.id:
            pairs.append((message.id, message.string))
    return pairs


def test_the_catalogues_are_in_step_with_templates_code_and_scripts() -> None:
    if UPDATE:
        words.write()

    stale = [path.name for path, data in words.files().items() if not path.exists() or path.read_bytes() != data]

    assert not stale, "run `make words`"


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_is_whole(language: str) -> None:
    assert not [english for english, translation in messages(language) if not translation]
    assert not [message.id for message in words.translated(language) if message.fuzzy and message.id]


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_values_tags_and_quotes_of_the_phrase(language: str) -> None:
    """So that it is as safe in HTML, in an attribute and in Markdown as the English one is."""
    def parts(phrase: str) -> list[str]:
        return sorted({one for one in PLACEHOLDER.findall(phrase) if one not in ("%(ordinal)s", "%(number)s", '"')})

    different = [english for english, translation in messages(language)
                 if parts(english) != parts(translation) or translation.count('"') > english.count('"')]

    assert not different


@pytest.mark.parametrize(("period", "german"), [
    ("2021-12-05", "5. Dezember 2021"), ("2021-05", "Mai 2021"), ("2021-33", "erstes Quartal 2021"),
    ("2021-24", "Winter 2021–22"), ("199X", "1990er Jahre"), ("2021~", "etwa 2021"),
    ("2021-12-02/2021-12-06", "2. bis 6. Dezember 2021"),
])
def test_periods_are_in_the_language(period: str, german: str) -> None:
    read = edtf.read(period)

    assert read
    assert GERMAN
    assert GERMAN.period(read) == german
    assert IN_ENGLISH.period(read) == edtf.words(read)


def test_numbers_and_plurals_are_in_the_language() -> None:
    assert GERMAN
    assert [GERMAN.counted(n, "story", "stories") for n in (1, 2, 1204)] == ["1 Meldung", "2 Meldungen", "1.204 Meldungen"]
    assert [IN_ENGLISH.counted(n, "story", "stories") for n in (1, 2, 1204)] == ["1 story", "2 stories", "1,204 stories"]
    assert GERMAN.counted(2, "shoe") == "2 shoes"  # what a project's own template says stays


def test_a_language_is_found_by_its_first_part() -> None:
    assert load_words("de-AT").phrase("Search") == load_words("de_CH").phrase("Search") == "Suche"  # type: ignore[union-attr]
    assert load_words("en-GB").phrase("Search") == "Search"  # type: ignore[union-attr]
    assert [load_words(language) for language in ("xx", "", "../de", "d/e")] == [None] * 4


@pytest.mark.parametrize(("theme", "language"), [
    ("{name: material, language: de}", "de"), ("{name: material}", "en"), ("material", "en"),
])
def test_the_language_is_that_of_the_theme(tmp_path: Path, theme: str, language: str) -> None:
    (tmp_path / "cuttings.yml").write_text("{}\n")
    (tmp_path / "sources").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\ntheme: {theme}\n")

    assert load(tmp_path).settings.language == language


@pytest.mark.parametrize(("language", "problems"), [("de", 0), ("en-GB", 0), ("tlh", 1)])
def test_a_language_without_a_catalogue_is_a_problem(tmp_path: Path, language: str, problems: int) -> None:
    config = Config(root=tmp_path, sources=tmp_path, settings=Settings(language=language))

    assert len(list(find_missing_language(config))) == problems
    assert "tlh" not in list_languages()


def pages(language: str) -> dict[str, str]:
    return {page.path: page.text for page in render(view(corpus(), language=language))}


def test_two_languages_in_one_process_do_not_meet() -> None:
    english, german = pages("en"), pages("de")

    assert pages("en") == english
    assert pages("de") == german
    assert english.keys() == german.keys()
    assert "5. Dezember" not in " ".join(english.values())


def test_shares_of_workers_are_in_the_language_too() -> None:
    shares = [page for share in range(3) for page in render(view(corpus(), language="de"), share, 3)]

    assert {page.path: page.text for page in shares} == pages("de")


def test_german_pages_say_no_english_phrase() -> None:
    """Phrases of three words and more, which no article of the test has by chance."""
    kinds = ("index", "themes/", "entities/", "articles/", "timeline/", "outlets/", "archive/", "search", "about", "review")
    phrases = [english for english, translation in messages("de")
               if english != translation and len(english.split()) > 2 and "%(" not in english]

    shown = {path: text for path, text in pages("de").items() if path.endswith(".md") and path.startswith(kinds)}
    escaped = [(path, phrase) for path, text in shown.items() for phrase in phrases if phrase in text]

    assert len(shown) > 10
    assert not escaped


def test_an_article_says_its_language_where_the_site_has_another() -> None:
    articles = [text for path, text in pages("de").items() if path.startswith("articles/") and path.endswith(".md")]

    assert articles
    assert all('<h1 id="headline" lang="en"' in text for text in articles)


WORDS_OF_NO_LANGUAGE = {
    "JSON Lines", "CSV",
    "Cuttings",  # the name of the program
    "cuttings",
    "article", "field", "date", "to", "by", "why", "evidence",  # keys of `corrections.yml`
    "corpus",
}


def bare_words(source: str) -> list[str]:
    """Words of a template that stand outside of `{{ }}`, `{% %}`, comments, tags and code."""
    source = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
    source = re.sub(r"<(script|style|pre)\b.*?</\1>", "", source, flags=re.DOTALL)
    source = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", source, flags=re.DOTALL)
    named = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', source)
    source = re.sub(r"<[^<>]*>|\{:[^}]*\}|`[^`]*`", " ", source)
    return [word for word in re.findall(r"[A-Za-z][a-z]{1,}", " ".join([source, *named])) if word not in WORDS_OF_NO_LANGUAGE]


@pytest.mark.parametrize("path", [*sorted((words.ROOT / "templates").glob("*.md.jinja")), *sorted((words.ROOT / "templates").glob("_*"))],
                         ids=lambda path: path.name)
def test_no_words_of_a_template_escape_the_catalogue(path: Path) -> None:
    assert not bare_words(path.read_text("utf-8"))


@pytest.mark.parametrize("name", ["header.html", "404.html", "main.html", "next.html", "chapters.html"])
def test_no_words_of_an_override_escape_the_catalogue(name: str) -> None:
    assert not bare_words((words.OVERRIDES / name).read_text("utf-8"))


def test_what_cannot_be_extracted_is_not_written() -> None:
    """Babel sees no call within an f-string, and no call of a script within `${}`."""
    python = [path for way, path in words.sources() if way == "python"]
    scripts = [path for way, path in words.sources() if way == "javascript"]
    inside = [path.name for path in python
              for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.JoinedStr)
              for call in ast.walk(node) if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("phrase")
              and isinstance(call.args[0], ast.Constant)]

    assert not inside
    assert not [path.name for path in scripts if re.search(r'\$\{phrase\("', path.read_text("utf-8"))]


def test_counts_in_templates_name_both_forms() -> None:
    """One form alone is not extracted."""
    found = [(path.name, call) for path in (words.ROOT / "templates").glob("*.jinja")
             for call in re.findall(r'counted\([^"]*"[^"]*"\)', path.read_text("utf-8"))]

    assert not found
