"""site/ -> the branch that GitHub Pages shows, by ghp-import, as `mkdocs gh-deploy` does."""

from __future__ import annotations

import os
import subprocess
from contextlib import chdir
from pathlib import Path

import ghp_import

from generator import __version__
from generator.config import Config
from generator.errors import EngineError
from generator.words import counted


def deploy(config: Config, *, dry_run: bool, remote: str, branch: str) -> str:
    """Commit site/ to `branch` and push it to `remote`; with `dry_run`, only say so. What was done, in one sentence."""
    files = [p for p in config.site.rglob("*") if p.is_file()] if config.site.is_dir() else []
    if not files:
        raise EngineError("site/", "there is no site to publish", "`cuttings build` makes one")
    if _git(config.root, "rev-parse", "--is-inside-work-tree") is None:
        raise EngineError(str(config.root), "this is not a git repository", "`git init`, and `git remote add origin URL`")
    if (url := _git(config.root, "remote", "get-url", remote)) is None:
        raise EngineError(str(config.root), f"git knows no remote `{remote}`", f"`git remote add {remote} URL`; `--remote` names another")
    what = f"{counted(len(files), 'file')} ({sum(p.stat().st_size for p in files) / 1e6:.1f} MB) to the branch {branch} of {remote}, {url}"
    if dry_run:
        return f"would push {what}"
    there = f"refs/remotes/{remote}/{branch}"
    _git(config.root, "fetch", remote, f"+refs/heads/{branch}:{there}")  # so that the push adds to it; a first one finds nothing
    domain = None if (config.site / "CNAME").is_file() else _git(config.root, "show", f"{there}:CNAME")
    message = f"Publish {_git(config.root, 'rev-parse', '--short', 'HEAD') or 'the site'} with Cuttings {__version__}"
    _push(config, message, remote, branch, domain)
    return f"pushed {what}" + (f"\nsoon at {address}" if (address := _address(config.site, url, domain)) else "")


def _push(config: Config, message: str, remote: str, branch: str, domain: str | None) -> None:
    """Put the site on the branch; `domain` is the one that stands there and that the site does not name."""
    try:
        with chdir(config.root):  # ghp-import works on the repository that it stands in
            ghp_import.ghp_import(os.path.relpath(config.site), mesg=message, remote=remote, branch=branch, push=True, nojekyll=True,
                                  cname=domain)
    except (ghp_import.GhpError, subprocess.CalledProcessError) as error:
        raise EngineError(f"{remote}/{branch}", f"git would not take the site: {getattr(error, 'message', error)}",
                          "`git push` by hand shows why; a branch that others changed must be fetched first") from error


def _git(folder: Path, *words: str) -> str | None:
    """What git answers; None where it says no."""
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise EngineError("git", "there is no such program", "install git") from error
    return done.stdout.strip() if done.returncode == 0 else None


def _address(site: Path, url: str, domain: str | None) -> str:
    """Where GitHub will show the site; empty if it is not for us to know."""
    if (site / "CNAME").is_file():
        domain = (site / "CNAME").read_text("utf-8").strip()
    if domain:
        return f"https://{domain}/"
    owner, _, name = url.partition("github.com")[2].lstrip(":/").removesuffix(".git").partition("/")
    return f"https://{owner}.github.io/{'' if name == f'{owner}.github.io' else name + '/'}" if owner and name else ""
