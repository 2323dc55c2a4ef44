"""Folders and archives: every file answers or says why not, in a stable order."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from nadzor_docs.errors import UnreadableFile
from nadzor_docs.reading import Entry, expand
from tests.reading import samples
from tests.reading.samples import zipped


def told(entry: Entry | UnreadableFile, folder: Path) -> str:
    """«имя: слова» of what was read, «имя: код» of what wasn't."""
    try:
        if isinstance(entry, UnreadableFile):
            raise entry
        return f"{Path(entry.path).relative_to(folder)}: {entry.read().text}"
    except UnreadableFile as error:
        return f"{Path(error.where).relative_to(folder)}: {error.code}"


def everything(folder: Path) -> list[str]:
    return [told(entry, folder) for entry in expand([folder])]


def test_a_folder_is_walked_by_name_and_bad_files_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "б.txt").write_text("второй", encoding="utf-8")
    (tmp_path / "а.docx").write_bytes(samples.docx(samples.paragraph("первый")))
    (tmp_path / "в.txt").write_bytes(b"")
    (tmp_path / "~$а.docx").write_bytes(b"lock")
    (tmp_path / "папка").mkdir()
    (tmp_path / "папка" / "г.txt").write_text("третий", encoding="utf-8")
    assert everything(tmp_path) == [
        "а.docx: первый", "б.txt: второй", "в.txt: empty", "папка/г.txt: третий",
    ]  # fmt: skip


def test_archives_are_read_through_and_through(tmp_path: Path) -> None:
    inner = zipped({"г.txt": "внутри"})
    (tmp_path / "a.zip").write_bytes(
        zipped({"папка/б.txt": "снаружи", "__MACOSX/б.txt": "лишнее", "в.zip": inner, "д.txt": ""})
    )
    assert everything(tmp_path) == [
        "a.zip/в.zip/г.txt: внутри", "a.zip/д.txt: empty", "a.zip/папка/б.txt: снаружи",
    ]  # fmt: skip


def test_archives_in_archives_have_an_end(tmp_path: Path) -> None:
    data = zipped({"a.txt": "дно"})
    for _ in range(5):
        data = zipped({"a.zip": data})
    (tmp_path / "a.zip").write_bytes(data)
    assert everything(tmp_path)[0].endswith(": hostile")


def test_a_broken_archive_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": "текст"})[:-30])
    assert everything(tmp_path) == ["a.zip: damaged"]


def test_names_that_windows_wrote_are_readable(tmp_path: Path) -> None:
    name = "акт.txt".encode("cp866")  # no flag says so, the bytes are simply there
    data = zipped({"x" * len(name): "текст"}).replace(b"x" * len(name), name)
    (tmp_path / "a.zip").write_bytes(data)
    assert everything(tmp_path) == ["a.zip/акт.txt: текст"]


def test_a_missing_path_is_an_error_among_the_others(tmp_path: Path) -> None:
    (tmp_path / "а.txt").write_text("есть", encoding="utf-8")
    entries = list(expand([tmp_path / "нет.txt", tmp_path / "а.txt"]))
    assert [told(entry, tmp_path) for entry in entries] == ["нет.txt: missing", "а.txt: есть"]


@pytest.mark.skipif(sys.platform == "win32", reason="В Windows нет именованных каналов")
def test_a_link_to_nowhere_and_a_pipe_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "а.txt").symlink_to(tmp_path / "нет.txt")
    os.mkfifo(tmp_path / "б.txt")
    (tmp_path / "в.txt").write_text("есть", encoding="utf-8")
    assert everything(tmp_path) == ["а.txt: missing", "б.txt: unknown_format", "в.txt: есть"]
