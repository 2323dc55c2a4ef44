"""Old Word documents (.doc), turned into .docx by LibreOffice in a profile of its own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from nadzor_docs.reading import limits, programs
from nadzor_docs.reading.errors import FileDamaged, FileTooLarge
from nadzor_docs.reading.formats import docx
from nadzor_docs.reading.raw import RawText

SETTINGS: Final = Path(__file__).with_name("office_profile.xcu")


def read(data: bytes) -> RawText:
    """Works on a copy; the profile is new, so nobody's settings or macros take part, and bars
    LibreOffice from the network."""
    with tempfile.TemporaryDirectory(prefix="nadzor-") as name:
        folder = Path(name)
        (folder / "act.doc").write_bytes(data)
        convert([folder / "act.doc"], folder)
        converted = folder / "act.docx"
        if not converted.exists():
            raise FileDamaged("файл .doc повреждён")
        if converted.stat().st_size > limits.FILE_BYTES:
            raise FileTooLarge(f"файл больше {limits.FILE_BYTES >> 20} МБ")
        return docx.read(converted.read_bytes())


def convert(sources: Sequence[Path], folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Put a .docx of each source that LibreOffice can open into ``folder``.

    Raises :class:`~nadzor_docs.reading.errors.FileHostile` where the time didn't suffice.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    shutil.copy(SETTINGS, profile / "user" / "registrymodifications.xcu")
    command = [
        programs.require_office(), f"-env:UserInstallation={profile.as_uri()}",
        "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(folder), *map(str, sources),
    ]  # fmt: skip
    return programs.run(command, limits.OFFICE_SECONDS)
