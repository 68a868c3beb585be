"""What people change of all that the site is made from: paths, as they change. What we write ourselves is not among it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

import watchfiles
from watchfiles import Change

from generator.config import bare_config
from generator.store import publish

FOLDERS = ("docs", "catalog", "decisions", "templates", "overrides")  # and the sources
SETTINGS = ("cuttings.yml", "mkdocs.yml")
OURS = ("site", ".cuttings")
WAIT = 100  # milliseconds that a look lasts where nothing changes
STEP = 50  # milliseconds of quiet after which a change is taken as whole
LONGEST = 2000  # milliseconds after which it is taken all the same
TEMPORARY = (
    ".*", "*~", "~$*", "#*#", "*.sw[a-z]", "*.tmp", "*.part", "*.crdownload", "*___jb_???___", "4913",
    "__pycache__", "node_modules", "Thumbs.db", "desktop.ini",
)  # names of what editors, browsers and systems leave beside a file, or in place of it, for a moment
Stream = Generator[set[tuple[Change, str]], None, None]


def _ledger(root: Path) -> publish.Manifest:
    """What we wrote into the project's docs/."""
    folders = bare_config(root)
    return publish.read_manifest(folders.docs, folders.cache)


class Watch:
    """The folders of a project under watch."""

    def __init__(self, root: Path, say: Callable[[str], None]) -> None:
        """`say` tells a person what cannot be watched."""
        self._root, self._sources, self._say = root, root / "sources", say
        self._ledgers: tuple[publish.Manifest, publish.Manifest] = ({}, _ledger(root))  # before, and now
        self._watched: tuple[tuple[Path, ...], tuple[Path, ...]] = ((), ())
        self._streams: tuple[Stream, ...] = ()
        self._open()

    def follow(self, sources: Path) -> None:
        """From now on the sources lie here."""
        self._sources = sources
        self._open()

    def changed(self) -> tuple[str, ...]:
        """The paths that people have changed since the last call, sorted; waits a moment for one."""
        changes = {change for stream in self._streams for change in next(stream)}
        if not changes:
            return ()
        before, ledger = self._ledgers[1], _ledger(self._root)
        if ledger != before:
            self._ledgers = before, ledger
        paths = [Path(path) for change, path in changes if self._counts(change, Path(path))]
        self._open()
        return tuple(sorted({self._shown(path) for path in paths}))

    def close(self) -> None:
        """Watch no longer."""
        for stream in self._streams:
            stream.close()
        self._streams = ()

    def _open(self) -> None:
        """Watch the folders that there are now; a folder that is missing is seen from the one that is to hold it."""
        sources = self._sources.parent
        near = {self._root} if sources.is_relative_to(self._root) else {self._root, _standing(sources)}
        if sources.is_dir() and not self._sources.is_dir():
            near.add(sources)
        deep = [folder for folder in (self._sources, *(self._root / name for name in FOLDERS)) if folder.is_dir()]
        watched = tuple(sorted(near)), tuple(sorted(deep))
        if watched == self._watched and self._streams:
            return
        self.close()
        self._watched = watched
        self._streams = tuple(_stream(paths, deep, self._say) for paths, deep in zip(watched, (False, True), strict=True) if paths)

    def _counts(self, change: Change, path: Path) -> bool:
        """Is it a person's work, and of weight for the site?"""
        docs, shipped = self._root / "docs", self._root / "overrides" / "shipped"
        if path == self._sources:
            return change != Change.modified or path.is_file()
        if path.is_relative_to(self._sources):
            return not _temporary(path.relative_to(self._sources)) and not (change == Change.modified and path.is_dir())
        if path.is_relative_to(shipped):
            return False
        if path.is_relative_to(docs):
            return path != docs and not _temporary(path.relative_to(docs)) and not self._by_us(path.relative_to(docs).as_posix())
        if path.parent == self._root:
            return path.name in SETTINGS or (change != Change.modified and self._folder(path))
        return path.is_relative_to(self._root) and not _temporary(path.relative_to(self._root))

    def _folder(self, path: Path) -> bool:
        """A folder beside the settings that comes or goes: it may be of use now."""
        if path.name in (*OURS, "docs") or _temporary(Path(path.name)):
            return False
        return path.is_dir() or path.name in FOLDERS

    def _by_us(self, path: str) -> bool:
        """Have we written, or removed, what stands or stood at this path below docs/?"""
        before, now = self._ledgers
        file = self._root / "docs" / path
        if file.is_file():
            return publish.digest(file.read_bytes()) in now.get(path, ())
        inside = path + "/"
        return (path in before and path not in now) or any(page.startswith(inside) for page in (*before, *now))

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else str(path)


def _stream(paths: Iterable[Path], deep: bool, say: Callable[[str], None]) -> Stream:
    """Changes below these folders, begun; by looking again and again where the system has no more watches to give."""
    start = partial(watchfiles.watch, *paths, watch_filter=None, debounce=LONGEST, step=STEP, rust_timeout=WAIT,
                    yield_on_timeout=True, raise_interrupt=False, recursive=deep, ignore_permission_denied=True)
    stream = start()
    try:
        next(stream)
    except OSError as error:
        say(f"problem: {', '.join(map(str, paths))}: cannot be watched: {error}\n"
                 "   hint: on Linux, raise fs.inotify.max_user_watches; until then we look again and again")
        stream = start(force_polling=True)
        next(stream)
    return stream


def _standing(folder: Path) -> Path:
    """The folder, or the nearest above it that exists."""
    return next(place for place in (folder, *folder.parents) if place.is_dir())


def _temporary(path: Path) -> bool:
    """Is it nobody's work? Material's own `overrides/.icons` is somebody's."""
    names = (name for name in path.parts if name != ".icons")
    return any(fnmatchcase(name, pattern) for name in names for pattern in TEMPORARY)
