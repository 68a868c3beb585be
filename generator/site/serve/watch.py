"""The project's folders -> the paths that people change in them; not what we write ourselves."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

import watchfiles
from watchfiles import Change

from generator.config import bare_config
from generator.store import publish

FOLDERS = ("docs", "catalog", "decisions", "templates", "overrides")  # and the sources
SETTINGS = ("cuttings.yml", "mkdocs.yml")
OUR_FOLDERS = ("site", ".cuttings")
WAIT = 100  # milliseconds that a look lasts where nothing changes
STEP = 50  # milliseconds of quiet after which a change is taken as whole
LONGEST = 2000  # milliseconds after which it is taken all the same
# names of what editors, browsers and systems leave beside a file, or in place of it, for a moment
TEMPORARY = (
    ".*",
    "*~",
    "~$*",
    "#*#",
    "*.sw[a-z]",
    "*.tmp",
    "*.part",
    "*.crdownload",
    "*___jb_???___",
    "4913",
    "__pycache__",
    "node_modules",
    "Thumbs.db",
    "desktop.ini",
)
Stream = Generator[set[tuple[Change, str]], None, None]


def _ledger(root: Path) -> publish.Manifest:
    """What we wrote into the project's docs/."""
    folders = bare_config(root)
    return publish.read_manifest(folders.docs, folders.cache)


class Watch:
    """The folders of a project under watch."""

    def __init__(self, root: Path, say: Callable[[str], None]) -> None:
        """`say` tells a person what cannot be watched."""
        self._root = root
        self._sources = root / "sources"
        self._say = say
        # what we had written before the last change of it, and now
        self._ledgers: tuple[publish.Manifest, publish.Manifest] = ({}, _ledger(root))
        self._watched: tuple[tuple[Path, ...], tuple[Path, ...]] = ((), ())
        self._streams: tuple[Stream, ...] = ()
        # what streams that were closed had still seen
        self._pending: set[tuple[Change, str]] = set()
        self._open()

    def follow(self, sources: Path) -> None:
        """From now on the sources lie here."""
        self._sources = sources
        self._open()

    def changed_paths(self) -> tuple[str, ...]:
        """The paths that people have changed since the last call, sorted. Waits WAIT for one."""
        changes = self._pending | _next_changes(self._streams)
        self._pending = set()
        if not changes:
            return ()
        before, ledger = self._ledgers[1], _ledger(self._root)
        if ledger != before:
            self._ledgers = before, ledger
        paths = [Path(path) for change, path in changes if self._is_relevant(change, Path(path))]
        self._open()
        return tuple(sorted({self._display_path(path) for path in paths}))

    def close(self) -> None:
        """Watch no longer."""
        for stream in self._streams:
            stream.close()
        self._streams = ()

    def _open(self) -> None:
        """Watch the folders that there are now. A missing folder is seen from the one above it."""
        above_sources = self._sources.parent
        shallow = {self._root}
        if not above_sources.is_relative_to(self._root):
            shallow.add(_nearest_existing(above_sources))
        if above_sources.is_dir() and not self._sources.is_dir():
            shallow.add(above_sources)
        folders = (self._sources, *(self._root / name for name in FOLDERS))
        deep = [folder for folder in folders if folder.is_dir()]
        watched = tuple(sorted(shallow)), tuple(sorted(deep))
        if watched == self._watched and self._streams:
            return
        streams = [_open_stream(watched[0], self._say, recursive=False)]
        if deep:
            streams.append(_open_stream(watched[1], self._say, recursive=True))
        # both see what changes now: better twice than never
        self._pending |= _next_changes(self._streams)
        self.close()
        self._watched = watched
        self._streams = tuple(streams)

    def _is_relevant_source(self, path: Path, *, is_modified: bool) -> bool:
        """True for the sources themselves, and for what people change below them."""
        if path == self._sources:
            return not is_modified or path.is_file()
        is_modified_folder = is_modified and path.is_dir()
        return (
            not is_modified_folder
            and not _is_temporary(path.relative_to(self._sources))
        )

    def _is_relevant(self, change: Change, path: Path) -> bool:
        """True if a person changed it, and the site may depend on it."""
        docs = self._root / "docs"
        shipped = self._root / "overrides" / "shipped"
        is_modified = change == Change.modified
        if path.is_relative_to(self._sources):
            return self._is_relevant_source(path, is_modified=is_modified)
        if path.is_relative_to(shipped) or path == docs:
            return False
        if path.is_relative_to(docs):
            page = path.relative_to(docs)
            return not _is_temporary(page) and not self._is_ours(page.as_posix())
        if path.parent == self._root:
            return (
                path.name in SETTINGS
                or (not is_modified and self._is_new_folder(path))
            )
        return (
            path.is_relative_to(self._root)
            and not _is_temporary(path.relative_to(self._root))
        )

    def _is_new_folder(self, path: Path) -> bool:
        """True for a folder beside the settings that comes or goes: the site may depend on it."""
        if path.name in (*OUR_FOLDERS, "docs") or _is_temporary(Path(path.name)):
            return False
        return path.is_dir() or path.name in FOLDERS

    def _is_ours(self, path: str) -> bool:
        """True if we wrote, or removed, what is or was at this path below docs/."""
        before, now = self._ledgers
        file = self._root / "docs" / path
        if file.is_file():
            return publish.digest(file.read_bytes()) in now.get(path, ())
        if path in before and path not in now:
            return True
        inside = f"{path}/"
        return any(page.startswith(inside) for page in (*before, *now))

    def _display_path(self, path: Path) -> str:
        """The path below the project, where it lies there."""
        if path.is_relative_to(self._root):
            return path.relative_to(self._root).as_posix()
        return str(path)


def _next_changes(streams: Sequence[Stream]) -> set[tuple[Change, str]]:
    """What these have seen since they were last asked."""
    return {
        change
        for stream in streams
        for change in next(stream)
    }


def _open_stream(
    paths: Sequence[Path], say: Callable[[str], None], *, recursive: bool
) -> Stream:
    """Changes in these folders from now on.

    Where the system has no more watches to give, the folders are listed again and again.
    """
    start = partial(
        watchfiles.watch,
        *paths,
        watch_filter=None,
        debounce=LONGEST,
        step=STEP,
        rust_timeout=WAIT,
        yield_on_timeout=True,
        raise_interrupt=False,
        recursive=recursive,
        ignore_permission_denied=True,
    )
    stream = start()
    try:
        next(stream)
    except OSError as error:
        names = ", ".join(map(str, paths))
        say(
            f"problem: {names}: cannot be watched: {error}\n"
            "   hint: on Linux, raise fs.inotify.max_user_watches; "
            "until then we look again and again"
        )
        stream = start(force_polling=True)
        next(stream)
    return stream


def _nearest_existing(folder: Path) -> Path:
    """The folder, or the nearest above it that exists."""
    return next(
        place
        for place in (folder, *folder.parents)
        if place.is_dir()
    )


def _is_temporary(path: Path) -> bool:
    """True for files that programs leave beside a person's work.

    `overrides/.icons` is none of them: Material has its name from there.
    """
    names = [name for name in path.parts if name != ".icons"]
    return any(
        fnmatchcase(name, pattern)
        for name in names
        for pattern in TEMPORARY
    )
