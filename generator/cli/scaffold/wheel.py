"""The running program's own files -> a wheel, without network or build tools.

The same files give the same bytes.
"""

from __future__ import annotations

import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import generator
from generator import __version__
from generator.errors import ConfigError
from generator.store import project

DISTRIBUTION = "cuttings"
TAG = "py3-none-any"
WHEEL = f"Wheel-Version: 1.0\nGenerator: {DISTRIBUTION}\nRoot-Is-Purelib: true\nTag: {TAG}\n"
OLDEST = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can tell
UNIX = 3  # the system that a zip file names, whatever this machine is
FILE = 0o100644 << 16  # a plain file that all may read
SHIPPED = ("templates", "overrides")
# of an installed program's `dist-info`, beside its licences
DIST_INFO_FILES = ("METADATA", "entry_points.txt")


@dataclass(frozen=True, slots=True)
class Wheel:
    """A file that pip installs."""

    path: str  # in a project
    content: bytes


def build_wheel(distribution: metadata.Distribution | None, folder: str) -> Wheel:
    """The program as a wheel. `distribution`: what it was installed as, None for a checkout."""
    if distribution:
        version = distribution.version
        dist_info = _read_dist_info(distribution)
    else:
        version = __version__
        dist_info = _build_dist_info(Path(generator.__file__).parent.parent)
    folder_name = f"{DISTRIBUTION}-{version}.dist-info"
    files = dict(_package_files())
    for name, content in dist_info.items():
        files[f"{folder_name}/{name}"] = content
    files[f"{folder_name}/WHEEL"] = WHEEL.encode()
    path = f"{folder}/{DISTRIBUTION}-{version}-{TAG}.whl"
    return Wheel(path, _zip_files(files, f"{folder_name}/RECORD"))


def _package_files() -> Iterator[tuple[str, bytes]]:
    """(path in the wheel, content) of each file of the package and of the folders it needs."""
    package = Path(generator.__file__).parent
    yield from _files_below(package, package.name)
    for name in SHIPPED:
        yield from _files_below(project.shipped(name), f"{package.name}/shipped/{name}")


def _files_below(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder that is not a cache or hidden."""
    for file in sorted(folder.rglob("*")):
        parts = file.relative_to(folder).parts
        hidden = any(
            part.startswith(".") or part == "__pycache__"
            for part in parts
        )
        if file.is_file() and not hidden:
            yield "/".join((name, *parts)), file.read_bytes()


def _zip_files(files: Mapping[str, bytes], record_path: str) -> bytes:
    """The files and their record as a zip file.

    It is not compressed: each zlib compresses in its own way, and git compresses it too.
    """
    buffer = BytesIO()
    record = _record(files, record_path)
    entries = [*sorted(files.items()), (record_path, record)]
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for path, content in entries:
            entry = ZipInfo(path, OLDEST)
            entry.create_system = UNIX
            entry.external_attr = FILE
            archive.writestr(entry, content)
    return buffer.getvalue()


def _record(files: Mapping[str, bytes], record_path: str) -> bytes:
    """The list of all files with their digests and sizes, and of itself with neither."""
    lines = [
        f"{path},sha256={_hash(content)},{len(content)}\n"
        for path, content in sorted(files.items())
    ]
    lines.append(f"{record_path},,\n")
    return "".join(lines).encode()


def _hash(content: bytes) -> str:
    """SHA-256 in the base64 of wheels' records (PEP 376): safe in an address, without `=`."""
    digest = sha256(content).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def _read_dist_info(distribution: metadata.Distribution) -> dict[str, bytes]:
    """The files of an installed program's `dist-info`, without those that its installer wrote."""
    files: dict[str, bytes] = {}
    for name in DIST_INFO_FILES:
        text = distribution.read_text(name)
        if text is not None:
            files[name] = text.encode()
    for path in distribution.files or ():
        if ".dist-info/licenses/" in path.as_posix():
            licence = path.as_posix().partition("/licenses/")[2]
            files[f"licenses/{licence}"] = path.read_binary()
    return files


def _build_dist_info(checkout: Path) -> dict[str, bytes]:
    """The same files for a checkout, from its `pyproject.toml`."""
    file = checkout / "pyproject.toml"
    if not file.is_file():
        what = "no such file, so the program cannot be packed for the new project"
        hint = "install Cuttings with pip, or run it from a whole checkout"
        raise ConfigError(str(file), what, hint)
    table = tomllib.loads(file.read_text("utf-8"))["project"]
    readme = (checkout / table["readme"]).read_text("utf-8")
    headers = "".join(f"{key}: {value}\n" for key, value in _metadata_headers(table))
    scripts = [
        f"{name} = {function}\n"
        for name, function in sorted(table["scripts"].items())
    ]
    files = {
        "METADATA": f"{headers}\n{readme}".encode(),
        "entry_points.txt": "".join(["[console_scripts]\n", *scripts]).encode(),
    }
    for name in table["license-files"]:
        files[f"licenses/{name}"] = (checkout / name).read_bytes()
    return files


def _metadata_headers(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The core metadata (version 2.4) of a `[project]` table."""
    yield "Metadata-Version", "2.4"
    yield "Name", table["name"]
    yield "Version", __version__
    yield "Summary", table["description"]
    yield "License-Expression", table["license"]
    for name in table["license-files"]:
        yield "License-File", name
    yield "Keywords", ",".join(table["keywords"])
    for classifier in table["classifiers"]:
        yield "Classifier", classifier
    yield "Requires-Python", table["requires-python"]
    for requirement in sorted(table["dependencies"]):
        yield "Requires-Dist", requirement
    for extra, requirements in sorted(table["optional-dependencies"].items()):
        yield "Provides-Extra", extra
        for requirement in sorted(requirements):
            name, _, marker = requirement.partition(";")
            condition = f"extra == '{extra}'"
            if marker:
                condition = f"({marker.strip()}) and {condition}"
            yield "Requires-Dist", f"{name.strip()}; {condition}"
    yield "Description-Content-Type", "text/markdown"
