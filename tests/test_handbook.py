"""The handbook says what the program does: its pages, commands, settings, formats and page kinds are all there, and no others."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.cli.main import commands
from generator.config import WrittenConfig
from generator.model.decisions import Ask
from generator.model.source import FORMATS
from tests.conftest import ROOT, cuttings

BOOK = ROOT / "docs/handbook"
PAGES = sorted(file.name for file in BOOK.glob("*.md"))
FENCE = re.compile(r"^( *)```\n(.*?)^\1```$", re.M | re.S)
CODE = re.compile(r"`([^`]+)`")


def page(name: str) -> str:
    return (BOOK / name).read_text("utf-8")


def section(name: str, heading: str) -> str:
    """What stands under a heading, up to the next of its kind."""
    return re.split(r"^## ", page(name).partition(f"## {heading}")[2], maxsplit=1, flags=re.M)[0]


def first_cells(table: str) -> list[str]:
    return [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")][1:]


def named_commands() -> list[list[str]]:
    """The words of each `cuttings ...` in a block of commands."""
    lines = [line for name in PAGES for _, block in FENCE.findall(page(name)) for line in block.splitlines()]
    return sorted({tuple(m[1].split()): shlex.split(m[1]) for line in lines if (m := re.match(r" *(?:\w+=\S+ )?cuttings ([a-z-].*)", line))
                   }.values())


def find_command(words: list[str]) -> tuple[click.Command, list[str]]:
    command: click.Command = commands
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        command, words = command.commands[words[0]], words[1:]
    return command, words


def test_every_page_is_in_the_menu() -> None:
    menu = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"), get_yaml_loader())["nav"]
    (chapters,) = [item["Handbook"] for item in menu if "Handbook" in item]

    assert sorted(Path(path).name for chapter in chapters for path in chapter.values()) == PAGES
    assert all(f"({name})" in page("index.md") for name in PAGES if name != "index.md")


def test_commands_exist_with_their_options() -> None:
    named = named_commands()

    assert len(named) > 15
    for words in named:
        command, rest = find_command(words)
        options = {option for param in command.params for option in param.opts} | {"--help", "--version"}
        assert [word for word in rest if word.startswith("-") and word not in options] == [], words


@pytest.mark.parametrize("name", sorted({words[0] for words in named_commands() if not words[0].startswith("-")}))
def test_a_named_command_has_help(name: str) -> None:
    assert cuttings(name, "--help").returncode == 0


def test_each_setting_is_explained_with_its_usual_value() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `([^`]*)` \|", section("settings.md", "`cuttings.yml`"), re.M)
    usual = yaml_load((ROOT / "generator/starter/cuttings.yml").read_text("utf-8"))

    assert [key for key, _ in rows] == list(WrittenConfig.__struct_fields__)
    assert dict(rows) == {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in usual.items()}


def test_settings_of_mkdocs_are_its_own() -> None:
    keys = [key.partition(".")[0] for row in first_cells(section("settings.md", "`mkdocs.yml`")) for key in CODE.findall(row)]

    assert keys
    assert set(keys) <= {name for name, _ in MkDocsConfig()._schema}


def test_formats_are_those_that_are_read() -> None:
    named = re.findall(r"`(\.\w+)`", section("formats.md", "Formats"))

    assert sorted(named) == sorted(suffix for format_ in FORMATS for suffix in format_.suffixes)


def test_each_page_kind_has_a_section() -> None:
    kinds = {file.name.removesuffix(".jinja").removesuffix(".md") for file in (ROOT / "templates").glob("[a-z]*.jinja")}
    lines = [line for line in page("pages.md").splitlines() if line.startswith("Template")]

    assert kinds - set(CODE.findall("\n".join(lines))) == set()


def test_each_kind_of_question_is_explained() -> None:
    assert [CODE.findall(cell)[0] for cell in first_cells(section("correct.md", "Answer questions"))] == [ask.value for ask in Ask]


def test_the_table_of_accuracy_is_the_one_of_about() -> None:
    rows = [line.split("\t") for line in (ROOT / "generator/english/data/measured.tsv").read_text("utf-8").splitlines()
            if line and not line.startswith("#")]

    assert [row for *cells, command in rows if (row := f"| {' | '.join(cells)} | `{command}` |") not in page("accuracy.md")] == []


@pytest.mark.parametrize(("shell", "words"), [("bash", "complete "), ("zsh", "compdef"), ("fish", "complete ")])
def test_the_shell_completes(shell: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"_CUTTINGS_COMPLETE={shell}_source cuttings" in page("commands.md")
    monkeypatch.setenv("_CUTTINGS_COMPLETE", f"{shell}_source")

    with pytest.raises(SystemExit, match="0"):
        commands.main([], prog_name="cuttings", standalone_mode=False)

    assert words in capsys.readouterr().out
