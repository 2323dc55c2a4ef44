"""A file is written whole or not at all, and never over another unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from nadzor_docs.files import FileExists, NotWritten, write_atomically


def test_a_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "протест.docx"
    write_atomically(path, b"one")
    with pytest.raises(FileExists, match="файл уже есть"):
        write_atomically(path, b"two")
    write_atomically(path, b"two", force=True)
    assert path.read_bytes() == b"two"


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "не-папка").write_bytes(b"")
    with pytest.raises(NotWritten) as caught:
        write_atomically(tmp_path / "не-папка" / "протест.docx", b"one")
    assert "не записывается" in caught.value.line()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["не-папка"]
