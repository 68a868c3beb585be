"""The command line: help, exit codes, and where its words go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli.main import commands
from generator.config import Config
from tests.conftest import ROOT, cuttings

NAMES = sorted(commands.commands)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(name: str) -> None:
    said = cuttings(name, "--help")

    assert said.returncode == 0
    assert "Example" in said.stdout
    assert f"cuttings {name}" in said.stdout


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_is_in_the_handbook(name: str) -> None:
    page = (ROOT / "docs/handbook/commands.md").read_text("utf-8")

    assert f"cuttings {name}" in page
    assert [o for p in commands.commands[name].params for o in p.opts if o.startswith("--") and o not in page] == []


def test_no_project_is_an_error_with_a_hint(tmp_path: Path) -> None:
    said = cuttings("build", "-C", tmp_path)

    assert said.returncode == 1
    assert said.stdout == ""
    assert said.stderr.startswith("error: ")
    assert "hint: `cuttings new DIR`" in said.stderr


def test_wrong_usage_exits_2() -> None:
    assert cuttings("inspect").returncode == 2
    assert cuttings("build", "--frobnicate").returncode == 2


def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    (tmp_path / "cuttings.yml").write_text("job: 2\n")

    said = cuttings("generate", "-C", tmp_path)

    assert said.returncode == 1
    assert "unknown key `job`" in said.stderr
    assert "known keys: " in said.stderr


def test_a_summary_as_json(project: Config) -> None:
    said = cuttings("generate", "--json", "-C", project.root)

    assert json.loads(said.stdout)["articles"] == 12


def test_strict_turns_a_problem_into_exit_1(project: Config) -> None:
    (project.sources / "empty.txt").write_text("")

    assert cuttings("generate", "-q", "-C", project.root).returncode == 0
    assert cuttings("generate", "-q", "--strict", "-C", project.root).returncode == 1


def test_quiet_when_well(project: Config) -> None:
    said = cuttings("generate", "-q", "-C", project.root)

    assert (said.stdout, said.stderr) == ("", "")


def test_inspect_gives_one_object_a_story(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour tax stays\n\nBy Ana Soltys\n\nThe court in London kept the tax on 5 June 2021, it said.\n")

    said = cuttings("inspect", "--json", "--model", "none", tmp_path)

    (story,) = map(json.loads, said.stdout.splitlines())
    assert story["source"] == "a.txt"
    assert story["title"] == "Harbour tax stays"
    assert {d["value"] for d in story["dates"]} == {"2021-06-05"}


def test_inspect_reads_clean_lines_unchanged_and_in_order(tmp_path: Path) -> None:
    rows = [{"id": "z", "text": "  On 5 June 2021\nthe  court sat. "},
            {"id": "a", "text": "Nothing.", "title": "T", "published": "2021-06-05"}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))

    said = cuttings("inspect", "--json", "--model", "none", "--jsonl", tmp_path / "in.jsonl")

    out = [json.loads(line) for line in said.stdout.splitlines()]
    assert [(o["id"], o["text"]) for o in out] == [(r["id"], r["text"]) for r in rows]
    assert out[1]["published"] == "2021-06-05"


def test_inspect_v_shows_what_was_cut_and_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour tax stays\n\nThe court in London kept the tax, it said.\n\nLeave a Reply\n")

    assert "Leave a Reply" in cuttings("inspect", "-v", "--model", "none", tmp_path / "a.txt").stdout
