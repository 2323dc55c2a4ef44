"""A document as PDF and as pictures, through LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from nadzor_docs.drafting.errors import NotPossible
from nadzor_docs.files import write_atomically

SECONDS = 180
DOTS_PER_INCH = "80"


def preview(document: Path, *, force: bool = False) -> list[Path]:
    """``document.pdf`` and ``document-1.png``, … beside the document.

    Raises:
        NotPossible: there is no LibreOffice here, or it failed.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise NotPossible(
            "предпросмотр невозможен: LibreOffice не найден",
            mend="Установите LibreOffice или откройте документ в Word",
        )
    with tempfile.TemporaryDirectory() as folder:
        made = _convert(office, document, Path(folder))
        written = []
        for one in made:
            target = document.with_name(one.name)
            write_atomically(target, one.read_bytes(), force=force)
            written.append(target)
    return written


def _convert(office: str, document: Path, folder: Path) -> list[Path]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder),
          str(document)])  # fmt: skip
    pdf = folder / f"{document.stem}.pdf"
    if not pdf.is_file():
        raise NotPossible("LibreOffice не открыл документ", where=str(document))
    if pictures := shutil.which("pdftoppm"):
        _run([pictures, "-r", DOTS_PER_INCH, "-png", str(pdf), str(folder / document.stem)])
    return [pdf, *sorted(folder.glob("*.png"))]


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise NotPossible(f"не удалось: {Path(command[0]).name}") from error
