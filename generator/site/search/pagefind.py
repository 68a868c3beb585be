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
END = b","  # of each question and of each answer
BLOCK = 1 << 20  # bytes to read at once, at most


def build_files(records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """Path below site/pagefind/ -> content. The n-th record is the index's n-th page."""
    program = get_executable()
    if program is None:
        raise EngineError(INDEX, "Pagefind's program is missing", INSTALL)
    with subprocess.Popen(
        [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        service = Service(process)
        index = service.ask("NewIndex", config={})["index_id"]
        for record in records:
            service.ask(
                "AddFile",
                index_id=index,
                url=f"/{record.url}",
                file_path=None,
                file_contents=record.html,
            )
        files = service.ask("GetFiles", index_id=index)["files"]
    return {file["path"]: base64.b64decode(file["content"]) for file in files}


class Service:
    """Pagefind's service. A question and its answer are JSON in base64, ended by a comma."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None  # as `build_files` opened it
        assert process.stdout is not None
        self._input = process.stdin
        self._output = process.stdout
        self._questions = 0

    def ask(self, action: str, **values: object) -> dict[str, Any]:
        """The answer's payload. EngineError, if that is an error, or if there is no answer."""
        self._questions += 1
        question = {"message_id": self._questions, "payload": {"type": action, **values}}
        try:
            message = base64.b64encode(msgspec.json.encode(question))
            self._input.write(message + END)
            self._input.flush()
            message = self._read_message()
        except BrokenPipeError as error:
            raise _ended() from error
        answer = msgspec.json.decode(base64.b64decode(message))["payload"]
        if answer["type"] == "Error":
            raise EngineError(INDEX, f"Pagefind made no index: {answer.get('message')}")
        assert isinstance(answer, dict)
        return answer

    def _read_message(self) -> bytes:
        """The bytes up to the next comma, without it."""
        parts: list[bytes] = []
        while not parts or not parts[-1].endswith(END):
            part = self._output.read1(BLOCK)  # type: ignore[attr-defined]  # a BufferedReader
            if not part:
                raise _ended()
            parts.append(part)
        return b"".join(parts).removesuffix(END)


def _ended() -> EngineError:
    return EngineError(INDEX, "Pagefind ended before its index was made", INSTALL)
