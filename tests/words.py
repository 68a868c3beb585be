"""Writes what is made of the words of the interface: `python -m tests.words`, or `make words`.

The templates and the code -> `cuttings.pot`; that and each language's `cuttings.po` -> the same with
all phrases; of those, the phrases of the overrides and scripts -> files beside them, which need no Python.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.dates import get_month_names
from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from generator.edtf import MONTHS

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "generator" / "locale"
OVERRIDES = ROOT / "overrides" / "shipped"
TEMPLATE = LOCALE / "cuttings.pot"
KEYWORDS = {"_": None, "phrase": None, "to_translate": None, "say": None, "counted": (2, 3)}
KINDS = "generator/render/pages/kinds.py"  # values that scripts show too
NO_SCRIPTS = {"minisearch.js"}
RIGHT = "Translations of the words of Cuttings."


def sources() -> Iterator[tuple[str, Path]]:
    """Each file with phrases, and babel's way to read it."""
    for way, paths in {
        "python": [*(ROOT / "generator" / "edtf").glob("*.py"), *(ROOT / "generator" / "render").rglob("*.py"),
                   *(ROOT / "generator" / "interface").glob("*.py"), *(ROOT / "generator" / "site" / "cards").glob("*.py")],
        "jinja2.ext:babel_extract": [*(ROOT / "templates").glob("*.jinja"),
                                      *(path for path in OVERRIDES.glob("*.html") if not is_made(path))],
        "javascript": [path for path in OVERRIDES.glob("*.js") if path.name not in NO_SCRIPTS and not is_made(path)],
    }.items():
        yield from ((way, path) for path in sorted(paths))


def is_made(path: Path) -> bool:
    """Whether it is one of those that are written here, such as `words.de.js`."""
    return path.name.startswith("words.")


def extract() -> Catalog:
    """The phrases of all files, each with the files that have it."""
    catalogue = new_catalogue()
    for way, path in sources():
        for _, message, _, _ in extract_from_file(way, path, keywords=KEYWORDS, strip_comment_tags=False):
            catalogue.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalogue


def new_catalogue(language: str | None = None) -> Catalog:
    return Catalog(locale=language, project="Cuttings", header_comment=f"# {RIGHT}", fuzzy=False)


def languages() -> list[str]:
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def translated(language: str) -> Catalog:
    """The language's catalogue as it stands."""
    file = LOCALE / language / "LC_MESSAGES" / "cuttings.po"
    with file.open("rb") as source:
        return read_po(source, language)


def updated(language: str, template: Catalog) -> Catalog:
    """The language's catalogue with the phrases of the template, those that it lacks empty."""
    old = translated(language)
    new = new_catalogue(language)
    for message in template:
        if message.id:
            known = old.get(message.id)
            new.add(message.id, known.string if known else None, locations=message.locations)
    return new


def encode(catalogue: Catalog) -> bytes:
    """A `.po` file without what changes by the day or the release of babel."""
    out = BytesIO()
    write_po(out, catalogue, width=100, sort_by_file=False, sort_output=True, omit_header=True, include_lineno=False)
    plural = f'"Plural-Forms: {catalogue.plural_forms}\\n"\n' if catalogue.locale else ""
    head = (f'# {RIGHT}\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
            f'"Content-Transfer-Encoding: 8bit\\n"\n{plural}\n')
    return head.encode() + out.getvalue()


def of_overrides(catalogue: Catalog, ending: str, *others: str) -> dict[str, str]:
    """The phrases of the overrides with this ending, and of other files -> their translations."""
    found: dict[str, str] = {}
    for message in catalogue:
        if any(name in others or (name.startswith("overrides/") and name.endswith(ending)) for name, _ in message.locations):
            pairs = zip(message.id, message.string, strict=True) if isinstance(message.id, tuple) else [(message.id, message.string)]
            found |= {english: translation for english, translation in pairs if translation}
    return dict(sorted(found.items()))


def months(language: str) -> dict[str, str]:
    """Their names, which CLDR has."""
    return dict(zip(MONTHS, get_month_names("wide", locale=language).values(), strict=True))


def files() -> dict[Path, bytes]:
    """Every file that is made, with what it is to hold."""
    template = extract()
    made = {TEMPLATE: encode(template)}
    pages: dict[str, dict[str, str]] = {}
    for language in languages():
        catalogue = updated(language, template)
        made[LOCALE / language / "LC_MESSAGES" / "cuttings.po"] = encode(catalogue)
        pages[language] = of_overrides(catalogue, ".html")
        script = json.dumps(of_overrides(catalogue, ".js", KINDS) | months(language), ensure_ascii=False, indent=0)
        made[OVERRIDES / f"words.{language}.js"] = f"// Made by `make words`.\nself.words = {script};\n".encode()
    made[OVERRIDES / "words.html"] = page_of(pages).encode()
    return made


def page_of(pages: dict[str, dict[str, str]]) -> str:
    """Macros for the overrides, in what all engines know."""
    words = json.dumps(pages, ensure_ascii=False, indent=1)
    scripts = json.dumps({language: f"words.{language}.js" for language in pages})
    return f"""{{#- Made by `make words`: what the overrides say in the language of the theme. -#}}
{{%- macro say(text, language) %}}
{{%- set words = {words} %}}
{{{{- (words[language] or {{}})[text] or text }}}}
{{%- endmacro %}}
{{%- macro script_of(language) %}}
{{%- set scripts = {scripts} %}}
{{{{- scripts[language] or "" }}}}
{{%- endmacro %}}
"""


def begin(language: str) -> None:
    """An empty catalogue of a language, to be filled."""
    file = LOCALE / language / "LC_MESSAGES" / "cuttings.po"
    file.parent.mkdir(parents=True)
    file.write_bytes(encode(new_catalogue(language)))


def write() -> None:
    for path, data in files().items():
        path.write_bytes(data)


if __name__ == "__main__":
    for language in sys.argv[1:]:
        begin(language)
    write()
