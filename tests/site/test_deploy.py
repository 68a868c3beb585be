"""Publishing: site/ goes to a branch of a remote, or it is said why not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.config import Config
from generator.errors import EngineError
from generator.site import build


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A project in a repository of its own, whose remote is a bare one beside it."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A. Reader")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "reader@mail.example")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = tmp_path / "project"
    (root / "site/deep").mkdir(parents=True)
    (root / "site/index.html").write_text("<p>home</p>")
    (root / "site/deep/CNAME").write_text("not this one")
    (root / "site/CNAME").write_text("cuttings.example\n")
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(root, "init", "-q")
    git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    return Config(root=root, sources=root)


def deploy(config: Config, *, dry_run: bool = False, remote: str = "origin") -> str:
    return build.deploy(config, dry_run=dry_run, remote=remote, branch="gh-pages")


def test_the_branch_holds_the_site(config: Config, tmp_path: Path) -> None:
    said = deploy(config)

    assert git(tmp_path / "remote.git", "ls-tree", "-r", "--name-only", "gh-pages").split() == [
        ".nojekyll", "CNAME", "deep/CNAME", "index.html"]
    assert "https://cuttings.example/" in said


def test_what_is_gone_from_the_site_goes_from_the_branch(config: Config, tmp_path: Path) -> None:
    deploy(config)
    (config.site / "index.html").rename(config.site / "other.html")

    deploy(config)

    assert "index.html" not in git(tmp_path / "remote.git", "ls-tree", "-r", "--name-only", "gh-pages").split()
    assert git(tmp_path / "remote.git", "rev-list", "--count", "gh-pages") == "2"


def test_a_dry_run_says_what_and_where_and_pushes_nothing(config: Config, tmp_path: Path) -> None:
    said = deploy(config, dry_run=True)

    assert all(word in said for word in ("would push 3 files", "gh-pages", str(tmp_path / "remote.git")))
    assert git(tmp_path / "remote.git", "branch", "--list") == ""


def test_no_site_no_remote_and_no_repository_are_named(config: Config) -> None:
    with pytest.raises(EngineError, match="no remote `elsewhere`"):
        deploy(config, remote="elsewhere")
    (config.root / ".git").rename(config.root / "not-git")
    with pytest.raises(EngineError, match="not a git repository"):
        deploy(config)
    (config.root / "site").rename(config.root / "no-site")
    with pytest.raises(EngineError, match="no site to publish"):
        deploy(config)


def test_a_push_that_is_refused_is_told(config: Config, tmp_path: Path) -> None:
    (tmp_path / "remote.git/hooks/pre-receive").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "remote.git/hooks/pre-receive").chmod(0o755)

    with pytest.raises(EngineError, match="would not take"):
        deploy(config)
