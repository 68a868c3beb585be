"""What a new project installs: the very program that wrote it, by its address, by its version, or as a wheel."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from email import message_from_bytes
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from packaging.requirements import Requirement

from generator.cli import scaffold
from generator.cli.scaffold.program import Program, by_address, find_program, is_public
from generator.cli.scaffold.wheel import build_wheel
from tests.conftest import ROOT

COMMIT, DIGEST = "a" * 40, "b" * 64
GIT: Mapping[str, Any] = {"vcs_info": {"vcs": "git", "commit_id": COMMIT}}
ARCHIVE: Mapping[str, Any] = {"archive_info": {"hashes": {"sha256": DIGEST}}}
ADDRESSES = [
    ({"url": "https://git.example.org/a/b.git", **GIT}, f"git+https://git.example.org/a/b.git@{COMMIT}"),
    ({"url": "https://git.example.org/a/b.git", **GIT, "subdirectory": "sub/c"},
     f"git+https://git.example.org/a/b.git@{COMMIT}#subdirectory=sub/c"),
    ({"url": "https://files.example.org/c-0.1.0.whl", **ARCHIVE}, f"https://files.example.org/c-0.1.0.whl#sha256={DIGEST}"),
    ({"url": "https://files.example.org/c.zip", "archive_info": {"hash": f"sha256={DIGEST}"}, "subdirectory": "s"},
     f"https://files.example.org/c.zip#sha256={DIGEST}&subdirectory=s"),
]
UNPINNED: list[dict[str, Any]] = [
    {"url": "file:///home/a/cuttings", "dir_info": {}}, {"url": "file:///home/a/cuttings", "dir_info": {"editable": True}},
    {"url": "file:///home/a/c-0.1.0.whl", **ARCHIVE}, {"url": "https://files.example.org/c.whl", "archive_info": {}},
    {"url": "https://files.example.org/c.whl", "archive_info": {"hash": "md5=1"}}, {"url": "ssh://git@git.example.org/b.git", **GIT},
    {"url": "https://a:secret@git.example.org/b.git", **GIT}, {"url": "https://files.example.org/c.whl?token=secret", **ARCHIVE},
    {"url": "https://git.example.org/$(touch x).git", **GIT}, {"url": 'https://git.example.org/a"b.git', **GIT},
    {"url": "https://git.example.org/a/b.git", "vcs_info": {"vcs": "git"}}, {},
]
PRIVATE = ["http://localhost/c.whl", "http://127.0.0.1/c", "http://[::1]/c", "http://10.0.0.7/c", "http://192.168.1.2/c",
           "http://builder/c", "https://git.corp.internal/c", "https://nas.local/c", "file:///c", "https://[bad", ""]


@pytest.mark.parametrize(("record", "address"), ADDRESSES)
def test_a_public_address_is_pinned(record: Mapping[str, Any], address: str) -> None:
    found = by_address(record)

    assert found == Program(f"cuttings[ner] @ {address}", address)


@pytest.mark.parametrize("record", UNPINNED)
def test_what_is_not_public_or_not_pinned_is_no_address(record: Mapping[str, Any]) -> None:
    assert by_address(record) is None


@pytest.mark.parametrize("url", PRIVATE)
def test_others_cannot_reach_it(url: str) -> None:
    assert not is_public(url)


@pytest.mark.parametrize("program", [Program("cuttings[ner]==9.9", ""), by_address(ADDRESSES[0][0]), by_address(ADDRESSES[3][0])])
def test_workflow_and_readme_say_one_command(tmp_path: Path, program: Program) -> None:
    scaffold.new(tmp_path / "made", program)

    workflow = yaml.safe_load((tmp_path / "made/.github/workflows/pages.yml").read_text())
    steps = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert steps[0] == program.install == f'pip install "{program.requirement}"'
    assert f"    {program.install}\n" in (tmp_path / "made/README.md").read_text()
    assert not (tmp_path / "made/vendor").exists()


def test_a_checkout_goes_with_the_project_as_a_wheel(tmp_path: Path) -> None:
    program = find_program()

    scaffold.new(tmp_path / "made", program)

    assert program.wheel is not None
    assert program.requirement == f"./{program.wheel.path}[ner]"
    assert (tmp_path / "made" / program.wheel.path).read_bytes() == program.wheel.content
    assert find_program().wheel == program.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    made = build_wheel(None, "vendor")
    file = tmp_path_factory.mktemp("wheel") / Path(made.path).name
    file.write_bytes(made.content)
    return file


def contents(wheel: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(wheel)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def core(metadata: bytes) -> tuple[list[tuple[str, str]], str]:
    """The headers, requirements in one spelling, and the description."""
    said = message_from_bytes(metadata)
    headers = [(key, str(Requirement(value)).lower() if key == "Requires-Dist" else value) for key, value in said.items()]
    return sorted(header for header in headers if header[0] != "Metadata-Version"), str(said.get_payload())


def test_the_wheel_is_the_build_backends(tmp_path: Path, wheel: Path) -> None:
    """Hatchling makes the same of the same checkout: file for file, and word for word of its metadata."""
    hatched = subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=ROOT,
                             capture_output=True, text=True, check=False)
    assert hatched.returncode == 0, hatched.stderr

    theirs, ours = contents(next(tmp_path.glob("*.whl")).read_bytes()), contents(wheel.read_bytes())
    apart = [name for name in theirs if name.endswith(("/METADATA", "/RECORD", "/WHEEL", "/entry_points.txt"))]
    assert {k: v for k, v in theirs.items() if k not in apart} == {k: v for k, v in ours.items() if k not in apart}
    about = next(name for name in apart if name.endswith("/METADATA"))
    assert core(theirs[about]) == core(ours[about])


def test_a_wheel_of_an_installed_wheel_is_the_same_wheel(tmp_path: Path, wheel: Path) -> None:
    """And it installs, in an environment that holds nothing of ours, with the theme, templates and starter in it."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "v")], check=True)
    python = tmp_path / "v/bin/python"
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", f"{wheel}[ner]"],
                   check=True)
    (next((tmp_path / "v").glob("lib/*/site-packages")) / "shared.pth").write_text(
        "\n".join(path for path in sys.path if path.endswith("site-packages")))

    subprocess.run([tmp_path / "v/bin/cuttings", "new", str(tmp_path / "made")], check=True, cwd=tmp_path)

    assert (tmp_path / "made/vendor" / wheel.name).read_bytes() == wheel.read_bytes()
