"""LibreOffice and Tesseract for real, where they are installed; and the words for where not."""

from __future__ import annotations

import io
import os
import select
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from nadzor_docs.facts import ActText
from nadzor_docs.reading import limits, programs, read_act, sandbox
from nadzor_docs.reading.errors import FileDamaged, FileHostile, FileTooLarge, ProgramMissing
from tests.reading import samples
from tests.reading.samples import ACT, RUSSIAN, words_of

needs_office = pytest.mark.skipif(not programs.office(), reason="LibreOffice не установлен")
needs_ocr = pytest.mark.skipif(
    "rus" not in programs.recognised_languages()
    or not shutil.which("pdftoppm")
    or not programs.office(),
    reason="Tesseract с русским языком, pdftoppm или LibreOffice не установлены",
)


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    caches = (programs.office, programs.recogniser, programs.recognised_languages)
    for cached in caches:
        cached.cache_clear()
    monkeypatch.setattr(programs, "_found", lambda names, places: "")
    yield
    for cached in caches:
        cached.cache_clear()


def read(folder: Path, data: bytes, name: str) -> ActText:
    (folder / name).write_bytes(data)
    return read_act(folder / name)


@needs_office
def test_an_old_word_file_gives_the_same_words(tmp_path: Path) -> None:
    act = read(tmp_path, samples.doc(), "act.doc")
    assert words_of(act.text) == words_of(ACT)
    assert act.source.format == "doc"


@needs_office
def test_a_broken_old_word_file_is_an_error(tmp_path: Path) -> None:
    data = samples.doc()
    with pytest.raises(FileDamaged):
        read(tmp_path, data[:3000], "act.doc")


class Server(ThreadingHTTPServer):
    """Somebody's server, which learns who opens a file that shows a picture of its."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.asked: list[str] = []


class Asked(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_error(404)

    do_HEAD = do_GET  # noqa: N815
    do_PROPFIND = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@needs_office
def test_a_picture_on_somebodys_server_is_not_fetched(tmp_path: Path) -> None:
    with Server() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        linked = samples.linked_picture(f"http://127.0.0.1:{server.server_port}/a.png")
        old_word = samples.office(linked, "doc", "odt")
        assert server.asked, "LibreOffice left alone fetches it"
        server.asked.clear()
        assert "Решение суда" in read(tmp_path, old_word, "act.doc").text
        assert server.asked == []
        server.shutdown()


@needs_office
def test_what_word_prints_to_pdf_gives_the_same_paragraphs(tmp_path: Path) -> None:
    long = "Суд установил, что должник исполняет решение частями и просит отсрочку. " * 8
    text = f"ОПРЕДЕЛЕНИЕ\n{long.strip()}\n{long.strip()}\nОПРЕДЕЛИЛ:\nОтсрочить."
    rich = samples.rtf("".join(samples.rtf_escaped(line) + "\\par\n" for line in text.split("\n")))
    act = read(tmp_path, samples.office(rich, "pdf", "rtf"), "act.pdf")
    assert [line for line in act.text.split("\n") if line][1:3] == [long.strip()] * 2


@needs_ocr
def test_a_scan_is_read_with_a_warning(tmp_path: Path) -> None:
    act = read(tmp_path, samples.picture(), "scan.png")
    assert "Бостандыкский районный суд города Алматы" in act.text
    assert "\nУСТАНОВИЛ:\n" in act.text
    assert "208 450 тенге" in act.text
    assert "распознан" in act.warnings[0]


@needs_ocr
def test_a_pdf_of_pictures_is_recognised(tmp_path: Path) -> None:
    act = read(tmp_path, samples.pdf_of_pictures([samples.picture(kind="jpeg")]), "scan.pdf")
    assert "Отсрочить исполнение решения до 1 июня 2005 года" in words_of(act.text)
    assert act.places[0].label == "стр. 1"


@needs_ocr
def test_scanned_pages_among_pages_of_text_stand_in_their_places(tmp_path: Path) -> None:
    first, last = samples.pdf([(72, 760, "Сопроводительное письмо")]), samples.pdf()
    scan = samples.pdf_of_pictures([samples.picture(kind="jpeg")])
    act = read(tmp_path, joined(first, scan, samples.pdf([]), last), "act.pdf")
    letter, scanned, text = act.text.partition(words_of(RUSSIAN.split("\n\n")[2]))
    assert letter.startswith("Сопроводительное письмо")
    assert "Отсрочить исполнение решения" in scanned + text
    assert act.text.count("Отсрочить исполнение решения") == 2
    assert [place.label for place in act.places] == [f"стр. {n}" for n in (1, 2, 3, 4)]
    assert any("стр. 2" in warning for warning in act.warnings)
    assert not any("стр. 3" in warning for warning in act.warnings)  # it is merely empty


@needs_ocr
def test_a_signature_put_over_a_scan_is_not_all_its_text(tmp_path: Path) -> None:
    stamp = "Signed by an electronic signature 2021-03-12 09:14 certificate 5F3A"
    data = samples.pdf_of_pictures([samples.picture(kind="jpeg")], stamp)
    assert "Отсрочить исполнение решения" in words_of(read(tmp_path, data, "scan.pdf").text)


def test_a_last_page_with_nothing_but_its_number_is_no_scan(tmp_path: Path) -> None:
    ruled = samples.pdf([(300, 40, "2")]).replace(b" Tj ET", b" Tj ET 72 60 m 520 60 l S")
    empty, framed = samples.pdf([(300, 40, "2")]), ruled.replace(b"520 60 l S", b"520 800 l S")
    for last, recognised in ((empty, False), (ruled, False), (framed, True)):
        act = read(tmp_path, joined(samples.pdf(), last), "act.pdf")
        assert any("стр. 2" in warning for warning in act.warnings) is recognised


def joined(*files: bytes) -> bytes:
    """The pages of several PDF files in one."""
    out = io.BytesIO()
    with pdfium.PdfDocument.new() as whole:
        for data in files:
            whole.import_pages(pdfium.PdfDocument(data))
        whole.save(out)
    return out.getvalue()


@needs_ocr
def test_a_fax_of_several_pages_has_the_time_of_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Image.open(io.BytesIO(samples.line_picture("png"))).convert("1")
    pages = io.BytesIO()
    line.save(pages, "TIFF", save_all=True, append_images=[line, line], compression="group4")
    allowed = []

    def run(command: list[str], seconds: float) -> subprocess.CompletedProcess[bytes]:
        allowed.append(seconds)
        return real(command, seconds)

    real = programs.run
    monkeypatch.setattr(programs, "run", run)
    act = read(tmp_path, pages.getvalue(), "fax.tif")
    assert act.text.count("отказать") == 3
    assert [place.label for place in act.places] == ["стр. 1", "стр. 2", "стр. 3"]
    assert allowed == [3 * limits.OCR_SECONDS]
    monkeypatch.setattr(limits, "OCR_PAGES", 2)
    with pytest.raises(FileTooLarge, match="больше 2 страниц"):
        read(tmp_path, pages.getvalue(), "fax.tif")


def test_without_the_programs_one_line_says_what_to_do(
    tmp_path: Path, nothing_installed: None
) -> None:
    old_word = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    for data, name in ((old_word, "act.doc"), (b"\x89PNG\r\n\x1a\n", "scan.png")):
        with pytest.raises(ProgramMissing, match="не установлен") as caught:
            read(tmp_path, data, name)
        assert "nadzor doctor" in caught.value.line()


def test_a_parser_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PARSE_SECONDS", 0.01)
    with pytest.raises(FileHostile, match="время"):
        read(tmp_path, samples.pdf(pages=400), "act.pdf")
    monkeypatch.undo()
    assert words_of(read(tmp_path, samples.pdf(), "b.pdf").text) == words_of(RUSSIAN)


@pytest.mark.skipif(sys.platform == "win32", reason="в Windows нет именованных каналов FIFO")
def test_a_program_is_stopped_with_everything_that_it_started(tmp_path: Path) -> None:
    """LibreOffice is a script that starts a program that starts another: all of them go."""
    pipe = tmp_path / "alive"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(FileHostile, match="время"):
        programs.run(["sh", "-c", f"(echo begun; sleep 60) > {pipe} & wait"], 1.0)
    told = b""
    while select.select([reader], [], [], 10.0)[0] and (words := os.read(reader, 100)):
        told += words
    ended = select.select([reader], [], [], 0)[0]  # nobody holds the other end any more
    os.close(reader)
    assert (told, bool(ended)) == (b"begun\n", True)


def test_a_module_beside_the_file_is_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "json.py").write_text("raise SystemExit('чужой код')", encoding="utf-8")
    sandbox._worker.cache_clear()
    assert words_of(read(tmp_path, samples.pdf(), "a.pdf").text) == words_of(RUSSIAN)
