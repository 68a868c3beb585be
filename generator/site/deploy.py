"""site/ -> the branch that GitHub Pages shows, by ghp-import, as `mkdocs gh-deploy` does."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import ghp_import

from generator import __version__
from generator.config import Config
from generator.errors import EngineError
from generator.words import counted

GITHUB = "github.com"


@dataclass(frozen=True, slots=True)
class Target:
    """Where the site is published."""

    remote: str  # its name
    branch: str
    url: str  # of the remote

    @property
    def ref(self) -> str:
        """The branch as the project's repository last fetched it."""
        return f"refs/remotes/{self.remote}/{self.branch}"


def deploy(config: Config, *, dry_run: bool, remote: str, branch: str) -> str:
    """Commit site/ to `branch` and push it to `remote`; with `dry_run`, only say so.

    What was done, in one sentence, and on a second line the address of the site if that is known.
    """
    files = _site_files(config.site)
    target = Target(remote, branch, _remote_url(config.root, remote))
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    size = f"{counted(len(files), 'file')} ({megabytes:.1f} MB)"
    what = f"{size} to the branch {branch} of {remote}, {target.url}"
    if dry_run:
        return f"would push {what}"
    # fetched, so that the push adds to the branch; before a first push there is none
    _git(config.root, "fetch", remote, f"+refs/heads/{branch}:{target.ref}")
    domain = _published_domain(config, target)
    _push(config, target, domain)
    address = _address(config.site, target.url, domain)
    if not address:
        return f"pushed {what}"
    return f"pushed {what}\nsoon at {address}"


def _site_files(site: Path) -> Sequence[Path]:
    """All files of the site. EngineError, if there are none."""
    files = [file for file in site.rglob("*") if file.is_file()] if site.is_dir() else []
    if not files:
        hint = "`cuttings build` makes one"
        raise EngineError("site/", "there is no site to publish", hint)
    return files


def _remote_url(root: Path, remote: str) -> str:
    """The address of a git remote. EngineError, if there is no repository or no such remote."""
    if _git(root, "rev-parse", "--is-inside-work-tree") is None:
        hint = "`git init`, and `git remote add origin URL`"
        raise EngineError(str(root), "this is not a git repository", hint)
    url = _git(root, "remote", "get-url", remote)
    if url is None:
        hint = f"`git remote add {remote} URL`; `--remote` names another"
        raise EngineError(str(root), f"git knows no remote `{remote}`", hint)
    return url


def _published_domain(config: Config, target: Target) -> str | None:
    """The domain that the branch names (CNAME), where the site itself names none."""
    if (config.site / "CNAME").is_file():
        return None
    return _git(config.root, "show", f"{target.ref}:CNAME")


def _push(config: Config, target: Target, domain: str | None) -> None:
    """Commit the site to the branch, with this domain if there is one, and push it."""
    commit = _git(config.root, "rev-parse", "--short", "HEAD") or "the site"
    try:
        with chdir(config.root):  # ghp-import works on the repository of the current folder
            ghp_import.ghp_import(
                os.path.relpath(config.site),
                mesg=f"Publish {commit} with Cuttings {__version__}",
                remote=target.remote,
                branch=target.branch,
                push=True,
                nojekyll=True,
                cname=domain,
            )
    except (ghp_import.GhpError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "message", error)
        hint = (
            "`git push` by hand shows why; a branch that others changed must be fetched first"
        )
        where = f"{target.remote}/{target.branch}"
        raise EngineError(where, f"git would not take the site: {reason}", hint) from error


def _git(folder: Path, *arguments: str) -> str | None:
    """What git answers; None where it fails."""
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise EngineError("git", "there is no such program", "install git") from error
    return done.stdout.strip() if done.returncode == 0 else None


def _address(site: Path, url: str, domain: str | None) -> str:
    """Where GitHub will show the site; empty for a remote that is not GitHub's."""
    if (site / "CNAME").is_file():
        domain = (site / "CNAME").read_text("utf-8").strip()
    if domain:
        return f"https://{domain}/"
    path = url.partition(GITHUB)[2].lstrip(":/").removesuffix(".git")
    owner, _, name = path.partition("/")
    if not owner or not name:
        return ""
    if name == f"{owner}.github.io":
        return f"https://{owner}.github.io/"
    return f"https://{owner}.github.io/{name}/"
