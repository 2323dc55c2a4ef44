"""The two programs that some formats need: where they are, and how they are called."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from nadzor_docs.reading import limits
from nadzor_docs.reading.errors import ProgramMissing, out_of_time

OFFICE_PLACES: Final = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
OCR_PLACES: Final = (
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe",
)
OCR_LANGUAGES: Final = ("rus", "kaz")


@lru_cache(maxsize=1)
def office() -> str:
    """The path of LibreOffice, empty where it isn't installed."""
    return _found(("soffice", "libreoffice"), OFFICE_PLACES)


@lru_cache(maxsize=1)
def recogniser() -> str:
    """The path of Tesseract, empty where it isn't installed."""
    return _found(("tesseract",), OCR_PLACES)


@lru_cache(maxsize=1)
def recognised_languages() -> tuple[str, ...]:
    """Which of Russian and Kazakh Tesseract can read."""
    if not recogniser():
        return ()
    done = subprocess.run(
        [recogniser(), "--list-langs"], capture_output=True, text=True, check=False, timeout=30
    )
    known = done.stdout.split() + done.stderr.split()
    return tuple(language for language in OCR_LANGUAGES if language in known)


def _found(names: tuple[str, ...], places: tuple[str, ...]) -> str:
    on_path = next(filter(None, map(shutil.which, names)), "")
    return on_path or next((place for place in places if Path(place).exists()), "")


def require_office() -> str:
    if not office():
        raise ProgramMissing(
            "для .doc нужен LibreOffice, а он не установлен",
            mend="Установите его (nadzor doctor) или сохраните файл как .docx",
        )
    return office()


def require_recogniser() -> str:
    if "rus" not in recognised_languages():
        raise ProgramMissing(
            "для скана нужен Tesseract с русским языком, а он не установлен",
            mend="Установите его (nadzor doctor)",
        )
    return recogniser()


def run(command: list[str], seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Run a program with its limits on time and, where the system can, on memory.

    Raises :class:`~nadzor_docs.reading.errors.FileHostile` where the time did not suffice; nothing
    that the program started goes on running, whatever ended the wait.
    """
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"}, preexec_fn=_limiter(),
        start_new_session=True,
    )  # fmt: skip
    with process:
        try:
            out, errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            _kill_all(process)
            raise out_of_time() from error
        except BaseException:  # also Ctrl-C: no program outlives its reader
            _kill_all(process)
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, errors)


def _kill_all(process: subprocess.Popen[bytes]) -> None:
    """Kill a program with whatever it started: LibreOffice is a program behind a script."""
    if sys.platform == "win32":
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):  # all gone already
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _limiter() -> Callable[[], None] | None:
    """What the child does before it starts; None on Windows, which has no such limit."""
    if sys.platform == "win32":
        return None
    import resource

    limit = (limits.PROGRAM_BYTES, limits.PROGRAM_BYTES)
    return lambda: resource.setrlimit(resource.RLIMIT_AS, limit)
