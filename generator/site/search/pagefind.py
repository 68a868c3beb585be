"""Search records -> the files of their index: Pagefind as a service, told each record in turn.

Not as a command over a folder: that follows the order in which the disk happens to list files.
"""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Iterable
from typing import Any

import msgspec
from pagefind.service import get_executable

from generator.errors import EngineError
from generator.model.page import SearchRecord

INDEX = "site/pagefind"
INSTALL = "`pip install 'pagefind[bin]==1.5.2'`"


def indexed(records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """Path below site/pagefind/ -> bytes. The n-th record is the index's n-th page."""
    program = get_executable()
    if program is None:
        raise EngineError(INDEX, "Pagefind's program is missing", INSTALL)
    with subprocess.Popen([program, "--service"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as process:
        service = Service(process)
        index = service.ask("NewIndex", config={})["index_id"]
        for record in records:
            service.ask("AddFile", index_id=index, url=f"/{record.url}", file_path=None,
                        file_contents=record.html)
        files = service.ask("GetFiles", index_id=index)["files"]
    return {file["path"]: base64.b64decode(file["content"]) for file in files}


class Service:
    """One question, one answer: JSON in base64, ended by a comma."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None  # as `indexed` opened it
        assert process.stdout is not None
        self._into, self._from, self._asked = process.stdin, process.stdout, 0

    def ask(self, action: str, **values: object) -> dict[str, Any]:
        """The answer's payload."""
        self._asked += 1
        question = {"message_id": self._asked, "payload": {"type": action, **values}}
        try:
            self._into.write(base64.b64encode(msgspec.json.encode(question)) + b",")
            self._into.flush()
            answer = msgspec.json.decode(base64.b64decode(self._heard()))["payload"]
        except BrokenPipeError as error:
            raise _silent() from error
        if answer["type"] == "Error":
            raise EngineError(INDEX, f"Pagefind made no index: {answer.get('message')}")
        assert isinstance(answer, dict)
        return answer

    def _heard(self) -> bytes:
        parts: list[bytes] = []
        while not parts or not parts[-1].endswith(b","):
            part = self._from.read1(1 << 20)  # type: ignore[attr-defined]  # a BufferedReader
            if not part:
                raise _silent()
            parts.append(part)
        return b"".join(parts)[:-1]


def _silent() -> EngineError:
    return EngineError(INDEX, "Pagefind ended before its index was made", INSTALL)
