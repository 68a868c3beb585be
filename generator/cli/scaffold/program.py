"""The running program -> how others install the same: by address, by version, or as a wheel."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import generator
from generator import __version__, lazy
from generator.cli.scaffold.wheel import DISTRIBUTION, Wheel, build_wheel

EXTRA = "ner"  # the language model comes with it
FOLDER = "vendor"  # of a project: where a wheel of the program lies
# installers that write down where a package came from, unless it was an index
INDEXED = ("pip", "uv")
# what means the same in a shell, in YAML and to pip
PLAIN = lazy.regex(r"[\w.:/@+%~=&-]+(?:#[\w.:/@+%~=&-]+)?")
SHA256 = lazy.regex("[0-9a-f]{64}")
# ends of names that only one network knows
LOCAL_ENDINGS = (".local", ".localhost", ".internal", ".lan", ".home.arpa")


@dataclass(frozen=True, slots=True)
class Program:
    """What a project's workflow installs."""

    requirement: str  # as `pip install` takes it, in the project's folder
    words: str  # the same, for a person
    wheel: Wheel | None = None  # the file that the requirement names

    @property
    def install(self) -> str:
        """The command that installs it."""
        return f'pip install "{self.requirement}"'


def find_program() -> Program:
    """How to install exactly this program, where somebody else builds the site."""
    distribution = running_distribution()
    if distribution is None:
        return by_wheel(None)
    record = distribution.read_text("direct_url.json")
    if record is not None:
        return by_address(json.loads(record)) or by_wheel(distribution)
    return by_version(distribution) or by_wheel(distribution)


def running_distribution() -> metadata.Distribution | None:
    """The installed distribution whose code is running; None for a checkout, editable or not."""
    try:
        distribution = metadata.distribution(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return None
    installed = Path(str(distribution.locate_file("generator/__init__.py")))
    return distribution if installed.resolve() == Path(generator.__file__).resolve() else None


def by_version(distribution: metadata.Distribution) -> Program | None:
    """The version, if it came from a package index (PEP 610 knows no index's name); else None."""
    if (distribution.read_text("INSTALLER") or "").strip() not in INDEXED:
        return None
    requirement = f"{DISTRIBUTION}[{EXTRA}]=={distribution.version}"
    return Program(requirement, f"version {distribution.version} from the package index")


def by_address(record: Mapping[str, Any]) -> Program | None:
    """The address in a `direct_url.json` (PEP 610), pinned.

    None where others cannot reach it, or where nothing pins it.
    """
    url = str(record.get("url", ""))
    if not is_public(url):
        return None
    address = _commit_address(record, url) or _archive_address(record, url)
    if not PLAIN.fullmatch(address):
        return None
    return Program(f"{DISTRIBUTION}[{EXTRA}] @ {address}", address)


def _commit_address(record: Mapping[str, Any], url: str) -> str:
    """The address of a commit in version control; empty where the program came otherwise."""
    version_control = record.get("vcs_info")
    if not version_control or not version_control.get("commit_id"):
        return ""
    address = f"{version_control['vcs']}+{url}@{version_control['commit_id']}"
    if record.get("subdirectory"):
        address += f"#subdirectory={record['subdirectory']}"
    return address


def _archive_address(record: Mapping[str, Any], url: str) -> str:
    """The address of an archive with its digest; empty where no digest is known."""
    archive = record.get("archive_info") or {}
    hashes = archive.get("hashes") or {}
    old_hash = str(archive.get("hash", "")).removeprefix("sha256=")
    digest = hashes.get("sha256") or old_hash
    if not SHA256.fullmatch(digest):
        return ""
    address = f"{url}#sha256={digest}"
    if record.get("subdirectory"):
        address += f"&subdirectory={record['subdirectory']}"
    return address


def is_public(url: str) -> bool:
    """True if anybody may fetch it.

    That is over HTTP, without a name, password or token, from a host that all networks know.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    bare = not (parts.username or parts.password or parts.query or parts.fragment)
    return parts.scheme in ("http", "https") and bare and _is_public_host(parts)


def _is_public_host(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host.strip(".") and not host.rstrip(".").endswith(LOCAL_ENDINGS)


def by_wheel(distribution: metadata.Distribution | None) -> Program:
    """A wheel of the running program, which goes with the project."""
    wheel = build_wheel(distribution, FOLDER)
    words = f"{wheel.path}, a wheel of this very program ({__version__}), made just now"
    return Program(f"./{wheel.path}[{EXTRA}]", words, wheel)
