"""The running program's own files -> a wheel, without network or build tools. The same files give the same bytes."""

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
FILE = 0o100644 << 16  # a plain file that all may read
SHIPPED = ("templates", "overrides")
CARRIED = ("METADATA", "entry_points.txt")  # of an installed program's `dist-info`, beside its licences


@dataclass(frozen=True, slots=True)
class Wheel:
    """A file that pip installs."""

    path: str  # in a project
    content: bytes


def build_wheel(distribution: metadata.Distribution | None, folder: str) -> Wheel:
    """The program as a wheel in `folder`; `distribution` is what it was installed as, None for a checkout."""
    described = _installed(distribution) if distribution else _described(Path(generator.__file__).parent.parent)
    version = distribution.version if distribution else __version__
    about = f"{DISTRIBUTION}-{version}.dist-info"
    files = dict(_package()) | {f"{about}/{name}": content for name, content in described.items()}
    files[f"{about}/WHEEL"] = WHEEL.encode()
    return Wheel(f"{folder}/{DISTRIBUTION}-{version}-{TAG}.whl", _zipped(files, f"{about}/RECORD"))


def _package() -> Iterator[tuple[str, bytes]]:
    package = Path(generator.__file__).parent
    yield from _below(package, package.name)
    for name in SHIPPED:
        yield from _below(project.shipped(name), f"{package.name}/shipped/{name}")


def _below(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder that is not a cache or hidden."""
    for file in sorted(folder.rglob("*")):
        parts = file.relative_to(folder).parts
        hidden = any(part.startswith(".") or part == "__pycache__" for part in parts)
        if file.is_file() and not hidden:
            yield "/".join((name, *parts)), file.read_bytes()


def _zipped(files: Mapping[str, bytes], record: str) -> bytes:
    """The files and their record as a zip file; not compressed, as each zlib does that in its own way, and git does it too."""
    lines = [f"{path},sha256={_hash(content)},{len(content)}\n" for path, content in sorted(files.items())]
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for path, content in (*sorted(files.items()), (record, "".join((*lines, f"{record},,\n")).encode())):
            entry = ZipInfo(path, OLDEST)
            entry.create_system, entry.external_attr = 3, FILE  # Unix, whatever this machine is
            archive.writestr(entry, content)
    return buffer.getvalue()


def _hash(content: bytes) -> str:
    return urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()


def _installed(distribution: metadata.Distribution) -> dict[str, bytes]:
    """What an installed program's `dist-info` says of it, without what its installer wrote there."""
    found = {name: text.encode() for name in CARRIED if (text := distribution.read_text(name)) is not None}
    for path in distribution.files or ():
        if ".dist-info/licenses/" in path.as_posix():
            found[f"licenses/{path.as_posix().partition('/licenses/')[2]}"] = path.read_binary()
    return found


def _described(checkout: Path) -> dict[str, bytes]:
    """The same of a checkout, from its `pyproject.toml`."""
    file = checkout / "pyproject.toml"
    if not file.is_file():
        raise ConfigError(str(file), "no such file, so the program cannot be packed for the new project",
                          "install Cuttings with pip, or run it from a whole checkout")
    table = tomllib.loads(file.read_text("utf-8"))["project"]
    readme = (checkout / table["readme"]).read_text("utf-8")
    scripts = "".join(f"{name} = {function}\n" for name, function in sorted(table["scripts"].items()))
    licences = {f"licenses/{name}": (checkout / name).read_bytes() for name in table["license-files"]}
    head = "".join(f"{key}: {value}\n" for key, value in _headers(table))
    return {"METADATA": f"{head}\n{readme}".encode(), "entry_points.txt": f"[console_scripts]\n{scripts}".encode()} | licences


def _headers(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The core metadata (version 2.4) of a `[project]` table."""
    yield from (("Metadata-Version", "2.4"), ("Name", table["name"]), ("Version", __version__))
    yield from (("Summary", table["description"]), ("License-Expression", table["license"]))
    yield from (("License-File", name) for name in table["license-files"])
    yield "Requires-Python", table["requires-python"]
    yield from (("Requires-Dist", requirement) for requirement in sorted(table["dependencies"]))
    for extra, requirements in sorted(table["optional-dependencies"].items()):
        yield "Provides-Extra", extra
        for requirement in sorted(requirements):
            name, _, marker = requirement.partition(";")
            wanted = f"({marker.strip()}) and extra == '{extra}'" if marker else f"extra == '{extra}'"
            yield "Requires-Dist", f"{name.strip()}; {wanted}"
    yield "Description-Content-Type", "text/markdown"
