"""Texts that were decoded by the wrong table, once or more, and those of DOS."""

from __future__ import annotations

import pytest

from generator.ingest.layout.encoding import byte_offsets, decode
from generator.ingest.layout.repair import repair_text

RIGHT = "“It’s a naïve plan” – Zoë Šimek of Łódź paid 60 € … at the café, “no” he said"


def break_text(text: str, codec: str, times: int) -> str:
    for _ in range(times):
        text = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())
    return text


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_a_broken_text_is_mended(codec: str, times: int) -> None:
    assert repair_text(break_text(RIGHT, codec, times)) == RIGHT


def test_a_quotation_mark_that_lost_its_last_byte_is_mended() -> None:
    assert repair_text("â€œNo,â€ he said") == "“No,” he said"


@pytest.mark.parametrize("text", [
    RIGHT, "SÃO PAULO", "Ângela e os irmãos", "Ångström, “Ä”, «â», IRMÃ’S", "Đurić and Ñuñoa", "Ä — Å — Ð"])
def test_a_text_that_is_right_stays(text: str) -> None:
    assert repair_text(text) == text


def test_soft_hyphens_go() -> None:
    assert repair_text("semi\u00adcon\u00adductor") == "semiconductor"


@pytest.mark.parametrize("text", ["The café of André Müller", "Frau Müller said no to the Málaga port", "In MÜNCHEN it was cold"])
@pytest.mark.parametrize("codec", ["cp850", "cp437"])
def test_letters_of_dos_are_read(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec, "ignore"))

    assert not isinstance(decoded, str)
    assert decoded.text == text.encode(codec, "ignore").decode(codec)
    assert byte_offsets(decoded, (4, 9)) == (4, 9)


@pytest.mark.parametrize("text", [
    "It’s “right” in a long line of English words", "the\u00a0tax of 5\u00a0per cent is new to us all",
    "Smith† said so to the port of Arden on Monday",
    "The Zorva™ ship of Arden was in the port on Monday"])
def test_letters_of_windows_are_not_of_dos(text: str) -> None:
    decoded = decode(text.encode("cp1252"))

    assert not isinstance(decoded, str)
    assert decoded.text == text
