"""Folders of the site: remove files that belong there no longer, and copy whole folders."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.store import publish
from generator.store.disk import leads_out

SEARCH = "pagefind"  # the folder below site/ that `generator.site.search` writes


def remove_others(site: Path, keep: Iterable[str]) -> int:
    """Remove every file below `site` but these and the search index. How many were removed."""
    kept_paths = set(keep)
    paths = [
        file.relative_to(site).as_posix()
        for file in site.rglob("*")
        if file.is_file() or file.is_symlink()
    ]
    others = [
        path
        for path in paths
        if path not in kept_paths and not path.startswith(f"{SEARCH}/")
    ]
    return remove(site, others)


def remove(site: Path, paths: Iterable[str]) -> int:
    """Remove these files and the folders that they leave empty. How many files there were.

    A path that leads out of `site`, by a link or otherwise, is passed over.
    """
    inside = [
        site / path
        for path in paths
        if not leads_out(site, path)
    ]
    files = [file for file in inside if file.is_file() or file.is_symlink()]
    for file in files:
        file.unlink()
        _remove_empty_parents(file, site)
    return len(files)


def _remove_empty_parents(file: Path, root: Path) -> None:
    for folder in file.parents:
        if folder == root or any(folder.iterdir()):
            return
        folder.rmdir()


def copy_folder(source: Path, target: Path, scratch: Path) -> None:
    """Make the folder `target` hold what `source` holds, file for file. They may be one folder."""
    if source.resolve() == target.resolve():
        return
    paths = _paths_below(source)
    files = {
        path: source / path
        for path in paths
        if "__pycache__" not in Path(path).parts
    }
    for path, file in files.items():
        if (target / path).is_dir():
            shutil.rmtree(target / path)
        publish.replace(target / path, file.read_bytes(), scratch)
    if target.is_dir():
        remove(target, [path for path in _paths_below(target) if path not in files])


def _paths_below(folder: Path) -> list[str]:
    """The paths of all files in the folder and its folders, sorted."""
    return sorted(
        file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()
    )
