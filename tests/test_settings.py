"""Whatever a person writes into a file of settings: a mistake is told with file, line and the valid answers."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import catalog, config, yaml_text
from generator.catalog import Catalogue
from generator.errors import ConfigError, CuttingsError, EngineError
from generator.ingest import ingest
from generator.ingest.metadata import sidecar
from generator.model.article import Basis, Policy
from generator.model.names import Kind
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.site.settings import load_settings
from generator.store import project

ENTRY = "- name: Arden\n  kind: organisation\n"


def entities(text: str) -> str:
    """What is told of this `catalog/entities.yml`."""
    with pytest.raises(ConfigError) as raised:
        catalog.parse_entries(text, "catalog/entities.yml", own=True)
    return str(raised.value)


@pytest.mark.parametrize(("text", "begin", "hint"), [
    (ENTRY + "  aliasses: [A]\n", ":3: unknown key `aliasses`", "did you mean `aliases`?"),
    (ENTRY + "  aliases: [A, null]\n", ":3: `aliases` holds nothing", "a list is meant"),
    (ENTRY + "  aliases:\n  - A\n  - [B]\n", ":5: `aliases` holds a list", "a list is meant"),
    (ENTRY + "  aliases: {A: b}\n", ":3: `aliases` is keys and values", "a list is meant"),
    (ENTRY + "  ids:\n    wikidata: [Q1]\n", ":4: `ids` holds a list", "key: value"),
    (ENTRY + "  ids: Q1\n", ":3: `ids` is `Q1`", "key: value"),
    (ENTRY + "  id: ../../x\n", ":3: `id` is `../../x`", "address"),
    ("- name: Arden\n  kind: Organization\n", ":2: `kind` is `Organization`", "did you mean `organisation`?"),
    ("- name: Arden\n", ":1: `Arden` has no `kind`", "person"),
    ("- kind: person\n", ":1: no `name`", "write `name: ...`"),
    ("- name: ' '\n  kind: person\n", ":1: `name` is ``", "a name"),
    ("- name: [A]\n  kind: person\n", ":1: `name` is a list", "a name"),
    ("name: Arden\n", ":1: keys and values instead of a list", "- name"),
    ("- Arden\n", ":1: `Arden` instead of an entry", "- name"),
    (ENTRY + "  name: B\n", ":3:3: not valid YAML: the key `name` stands twice, first on line 1", "keep one"),
    (ENTRY + "  aliases: [A\n- name: B\n", ":4:7: not valid YAML: did not find expected", "quotes"),
    (ENTRY + "\tnote: a\n", ":3:1: not valid YAML: ", "spaces"),
    (ENTRY + "  note: *x\n", ":3:9: not valid YAML: `*x` stands for nothing", "quotes"),
    (ENTRY + "  note: a\0b\n", ":3:10: not valid YAML: the character U+0000", "delete"),
    (ENTRY + "  note: !!python/name:os.system\n", ":3:9: not valid YAML: the tag `!!python/name:os.system`", "quotes"),
    ("- &a [x]\n- ? [x]\n  : y\n", ":2:5: not valid YAML: a list or a mapping cannot be a key", "quotes"),
    ("[" * 100_000, ":1:51: not valid YAML: lists and mappings nest deeper", ""),
    ("- a: &a [x]\n- <<: *a\n", ":2:3: not valid YAML: `<<` takes in mappings alone", ""),
])
def test_a_wrong_entry_is_told_with_its_line(text: str, begin: str, hint: str) -> None:
    told = entities(text)

    assert told.startswith("catalog/entities.yml" + begin)
    assert hint in told.partition("\nhint: ")[2]


def test_what_can_mean_only_one_thing_is_taken_so() -> None:
    text = "- {name: 007, type: person, aliases: 2024-99-99, capitals: [No, 1e3], ids: {cik: 0012, nace: 0x1F}, note: yes}\n"

    (entry,) = catalog.parse_entries(text, "entities.yml", own=True)

    assert (entry.name, entry.kind, entry.aliases, entry.note) == ("007", Kind.PERSON, ("2024-99-99",), "yes")
    assert (entry.capitals, dict(entry.ids)) == (("No", "1e3"), {"cik": "0012", "nace": "0x1F"})


def test_a_billion_laughs_are_refused_and_a_few_aliases_are_not() -> None:
    laughs = "\n".join(f"- &l{n + 1} [{', '.join([f'*l{n}'] * 9)}]" for n in range(9))

    assert yaml_text.read("- &a {b: c}\n- <<: *a\n  d: e\n- *a\n", "f.yml").value == [{"b": "c"}, {"d": "e", "b": "c"}, {"b": "c"}]
    with pytest.raises(ConfigError, match=r"f\.yml:\d+:\d+: not valid YAML: its aliases stand for more than"):
        yaml_text.read(f"- &l0 x\n{laughs}", "f.yml")


@pytest.mark.parametrize(("text", "told"), [
    ("- {name: Arden, keyword: [a]}\n", "themes.yml:1: unknown key `keyword`\nhint: known keys: description, id, keywords, name"),
    ("- name: Arden\n  keywords: {a: b}\n", "themes.yml:2: `keywords` is keys and values"),
])
def test_a_wrong_theme_is_told(text: str, told: str) -> None:
    with pytest.raises(ConfigError) as raised:
        catalog.parse_themes(text, "themes.yml")

    assert str(raised.value).startswith(told)


def test_an_outlet_says_yes_in_several_words() -> None:
    found = catalog.parse_outlets("- {name: A, agency: Yes, domains: a.example}\n- {name: B, agency: off, policy: excerpt}\n", "o.yml")

    assert [(one.agency, one.domains, one.policy) for one in found] == [(True, ("a.example",), None), (False, (), Policy.EXCERPT)]
    with pytest.raises(ConfigError, match=r"o\.yml:1: `agency` is `maybe`\nhint: `true` or `false` is meant"):
        catalog.parse_outlets("- {name: A, agency: maybe}\n", "o.yml")


@pytest.mark.parametrize(("line", "what", "hint"), [
    ("jobs: -1", "`jobs` is `-1`", "a whole number from 0 to 1000"),
    ("jobs: yes", "`jobs` is `yes`", "a whole number"),
    ("policy: Full", "`policy` is `Full`", "known: full, excerpt, metadata, withheld; did you mean `full`?"),
    ("excerpt_words: 1e9", "`excerpt_words` is `1e9`", "a whole number"),
    ("excerpt_words: 99999999999999999999", "`excerpt_words` is `99999999999999999999`", "a whole number"),
    ("model: [a]", "`model` is a list", "spaCy"),
    ("sources: [a, b]", "`sources` is a list", "folder"),
    ("sources: 2024-99-99", "`sources` is `2024-99-99`, and there is no such folder", "folder"),
    ('sources: "a\\0b"', "`sources` is `a\0b`, and there is no such folder", "folder"),
    ("job: 3", "unknown key `job`", "did you mean `jobs`?"),
])
def test_a_wrong_setting_is_told_with_its_line_and_the_valid_answers(tmp_path: Path, line: str, what: str, hint: str) -> None:
    (tmp_path / "cuttings.yml").write_text(f"# settings\n{line}\n")

    with pytest.raises(ConfigError) as raised:
        config.load(tmp_path)

    assert str(raised.value).startswith(f"cuttings.yml:2: {what}")
    assert hint in raised.value.hint


def test_a_byte_order_mark_and_null_are_no_mistakes(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "cuttings.yml").write_bytes(b"\xef\xbb\xbfmodel: null\r\nsources:\r\njobs: 3\r\n")

    made = config.load(tmp_path)

    assert (made.model, made.sources.name, made.jobs) == (None, "sources", 3)


@pytest.mark.parametrize(("data", "told"), [
    (b"", "mkdocs.yml: nothing stands in it"), (b"- a\n", "mkdocs.yml: no lines of `key: value`"),
    (b"a: b\nsite_name: caf\xe9\n", "mkdocs.yml:2: not UTF-8 text"), ("site_name: a".encode("utf-16"), "mkdocs.yml: this is UTF-16"),
    (b"site_name: a\ntheme: [\n", "mkdocs.yml:3:1: not valid YAML"),
    (b"site_name: a\nsite_name: b\n", "mkdocs.yml:2:1: not valid YAML: the key"),
    (b"site_name: a\nsite_nme: b\n", "mkdocs.yml:2: unknown key `site_nme`"),
    (b"site_name: a\ntheme: nosuch\n", "mkdocs.yml:2: `theme`: Unrecognised theme name"),
    (b"site_name: a\ntheme:\n  name: material\n  custom_dir: nowhere\n", "mkdocs.yml:2: `theme`: "),
    (b"site_name: a\nextra: !!python/name:nowhere.at_all\n", "mkdocs.yml: MkDocs encountered an error parsing"),
    (b"site_name: a\nextra: !!python/object/apply:int [x]\n", "mkdocs.yml: invalid literal for int()"),
    (b"site_name: a\nINHERIT: nowhere.yml\n", "mkdocs.yml: Inherited config file 'nowhere.yml' does not exist"),
    (b"site_name: a\nINHERIT: [a]\n", "mkdocs.yml: "), (b"site_name: !ENV [NOWHERE_SET]\n", "mkdocs.yml:1: `site_name`: "),
    (b"site_name: [a]\n", "mkdocs.yml:1: `site_name`: "), (b"site_name: a\nplugins: [nosuch]\n", "mkdocs.yml:2: `plugins`: "),
    (b"site_name: a\nhooks: [hook.py]\n", "hook.py:2: "),
    (b"site_name: a\nmarkdown_extensions: [nosuch]\n", "mkdocs.yml:2: `markdown_extensions`"),
])
def test_wrong_settings_of_mkdocs_are_told_in_one_line(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(data)
    (tmp_path / "docs").mkdir()
    (tmp_path / "hook.py").write_text("a = 1\ndef (\n")

    with pytest.raises(EngineError) as raised:
        load_settings(config.Config(root=tmp_path, sources=tmp_path))

    assert str(raised.value).startswith(told)
    assert raised.value.hint
    assert "\n" not in raised.value.what


def test_a_broken_mkdocs_yml_makes_no_noise(tmp_path: Path) -> None:
    (tmp_path / "cuttings.yml").write_text("model: null\n")
    (tmp_path / "sources").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: a\ntheme: nosuch\n")

    said = subprocess.run([sys.executable, "-m", "generator", "build", "-q", "-C", str(tmp_path)], capture_output=True, text=True)

    assert said.returncode == 1
    assert [line.partition(":")[0] for line in said.stderr.splitlines()] == ["error", "hint"]


@pytest.mark.parametrize(("name", "text", "told"), [
    ("corrections.yml", "- {article: a, field: title, too: b}\n", ":1: unknown key `too`"),
    ("corrections.yml", "- article: a\n  field: title\n", ":1: no `to`"),
    ("corrections.yml", "- article: a\n  field: [title]\n  to: b\n", ":2: `field` is a list"),
    ("corrections.yml", "- article: a\n  field: title\n  to: b\n  evidence: [{exact: a, sufix: b}]\n", ":4: unknown key `sufix`"),
    ("judgements.jsonl", '\n{"left": "a", "right": "b", "verdit": "same"}\n', ":2: unknown key `verdit`"),
    ("judgements.jsonl", '{"left": "a", "right": "b", "verdict": "sane"}\n', ":1: `verdict` is `sane`"),
    ("judgements.jsonl", '{"left": ["a"], "right": "b", "verdict": "same"}\n', ":1: `left` is a list"),
    ("judgements.jsonl", '{"left": "a", "left": "b", "right": "b", "verdict": "same"}\n', ":1: the key `left` stands twice"),
    ("judgements.jsonl", "[" * 100_000, ":1: not a judgement in JSON"), ("judgements.jsonl", "7\n", ":1: `7` instead of keys and values"),
    ("judgements.jsonl", '{"left": "a"\n', ":1: not a judgement in JSON"),
])
def test_a_wrong_decision_is_told_with_its_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / name).write_text(text)

    with pytest.raises(ConfigError) as raised:
        project.decisions(tmp_path)

    assert str(raised.value).startswith(f"decisions/{name}{told}")
    assert raised.value.hint


def test_a_judgement_may_quote_separators_of_lines(tmp_path: Path) -> None:
    (tmp_path / "decisions").mkdir()
    (tmp_path / project.JUDGEMENTS).write_text('\ufeff{"left": "a", "right": "b", "verdict": "same", "why": "x\u2028y\x85z"}\r\n')

    assert [one.reason for one in project.decisions(tmp_path).judgements] == ["x\u2028y\x85z"]


def story(side: bytes | None, header: str = "") -> Reading:
    """What is understood of a short note with this sidecar and this front matter."""
    data = f"{header}The port of Norland opened\n\nIt opened on 3 May 2020, the council said.\n".encode()
    return ingest(Source("s.md", "0" * 64), data, side, Catalogue())


def test_an_unknown_key_of_a_sidecar_is_told_and_the_rest_stands() -> None:
    reading = story(b"autor: Ida Brandt\ndate: 2024-03-12\nstories:\n- tilte: x\n")

    assert [(one.where, one.what, one.hint.rpartition("; ")[2]) for one in reading.problems] == [
        ("s.md.yml:1", "unknown key `autor`", "did you mean `author`?"), ("s.md.yml:4", "unknown key `tilte`", "did you mean `title`?")]
    assert reading.articles[0].published is not None
    assert reading.articles[0].published.basis is Basis.SIDECAR


def test_front_matter_is_told_with_the_line_of_the_file_and_may_hold_keys_of_other_tools() -> None:
    assert story(None, "---\ncssclass: wide\ntitle: A port\n---\n").problems == ()
    assert [one.where for one in story(None, "---\ntitle: A port\ndate: soon\n---\n").problems] == ["s.md:3"]
    assert [one.where for one in story(None, "---\ntitle: A port\nurl: [a\n---\n").problems] == ["s.md:3"]


VALID = {
    "cuttings.yml": b"sources: sources\nmodel: null\npolicy: full\nexcerpt_words: 90\njobs: 1\n",
    "mkdocs.yml": b"site_name: A\nsite_url: https://a.example/\ntheme: {name: material, font: false}\n"
                  b"nav:\n  - Home: index.md\nextra: &x {a: b}\n",
    "catalog/entities.yml": ENTRY.encode() + b"  aliases: [A, B]\n  ids: {wikidata: Q1}\n  note: |\n    long\n- {name: B, kind: person}\n",
    "catalog/themes.yml": b"- name: Ports\n  description: >\n    All of\n    them\n  keywords:\n  - quay\n  - 2024-01-01\n",
    "catalog/outlets.yml": b"- {name: Courier, domains: [a.example], agency: true, policy: excerpt}\n",
    "decisions/corrections.yml": b"- article: a\n  field: date\n  to: 2024-01-31\n  evidence: [{exact: a}]\n",
    "decisions/judgements.jsonl": b'{"left": "a", "right": "b", "verdict": "same", "evidence": [{"exact": "x"}]}\n',
    "templates/article.md.jinja": b"{# a #}\n{% if title %}{{ title }}{% endif %}\n",
}
PIECES = (b"- ", b": ", b"\n", b"  ", b"\t", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"<<: ", b"!!python/name:x ", b"!ENV ", b"'", b'"',
          b"|", b"\0", b"\xff", b"\xef\xbb\xbf", b"---\n", b"2024-99-99", b"~", b"1e999", b"\xe2\x80\xa8", b"? ", b"%", b"@",
          b"null", b"[" * 60)
LOADERS: dict[str, Callable[[Path], object]] = {"c": config.load, "m": config.load, "d": project.decisions, "t": project.templates}


def spoilt(data: bytes, seed: int) -> bytes:
    """The bytes after a few accidents: flipped, cut, moved, with a piece of syntax put in."""
    rng = random.Random(seed)
    for _ in range(rng.randrange(1, 5)):
        at, to = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
        data = rng.choice((
            data[:at] + rng.choice(PIECES) + data[at:], data[:at] + rng.choice(PIECES) + data[to:], data[:at] + data[to:], data[:at],
            data[:at] + bytes([rng.randrange(256)]) + data[at + 1:], data + data[at:to], data[at:to] + data))
    return data


def told_of(load: Callable[[Path], object], root: Path) -> str | None:
    """The error that loading ends with; None where it ends well."""
    try:
        load(root)
    except CuttingsError as error:
        return str(error)
    return None


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(VALID)), seed=st.integers(0, 2**32))
def test_nothing_but_an_error_with_the_name_of_the_file_comes_out(tmp_path: Path, name: str, seed: int) -> None:
    for path, data in ({"sources/a.txt": b""} | VALID).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(spoilt(data, seed) if path == name else data)

    told = told_of(project.catalogue if name.startswith("catalog") else LOADERS[name[0]], tmp_path)

    assert told is None or told.startswith(f"{name}:")


@settings(max_examples=300, deadline=None)
@given(data=st.sampled_from([b"title: A port\ndate: 2024-03-12\nauthors: [A, B]\nstories:\n- title: x\n"]), seed=st.integers(0, 2**32))
def test_nothing_but_problems_with_the_name_of_the_file_comes_of_a_sidecar(data: bytes, seed: int) -> None:
    problems: tuple[Problem, ...] = sidecar.parse_sidecar("s.txt", spoilt(data, seed)).problems

    assert all(problem.where.startswith("s.txt.yml") for problem in problems)
