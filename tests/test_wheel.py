"""The wheel works where there is no checkout: the knowledge base and the templates travel in it."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ACT = ROOT / "corpora" / "acts" / "train" / "demo.docx"


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an empty environment with the built wheel in it.

    The libraries come from the environment of the tests: installing them anew would take
    the network, which no test uses.
    """
    place = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", place, ROOT, cwd=place)
    [wheel] = place.glob("*.whl")
    venv.create(place / "env", with_pip=False)
    scripts = "Scripts" if sys.platform == "win32" else "bin"
    python = place / "env" / scripts / "python"
    site = run(python, "-c", "import site; print(site.getsitepackages()[0])", cwd=place).strip()
    run(sys.executable, "-m", "pip", "install", "--no-deps", "--target", site, wheel, cwd=place)
    libraries = sysconfig.get_paths()["purelib"]
    Path(site, "libraries.pth").write_text(libraries, encoding="utf-8")
    return python


def test_the_installed_package_is_the_wheel_s(python: Path, tmp_path: Path) -> None:
    where = run(python, "-c", "import nadzor_docs; print(nadzor_docs.__file__)", cwd=tmp_path)
    assert str(python.parent.parent) in where


def test_a_protest_is_drafted_outside_the_checkout(python: Path, tmp_path: Path) -> None:
    run(python, "-m", "nadzor_docs", "draft", "protest", ACT, "-o", "protest.docx", cwd=tmp_path)
    assert (tmp_path / "protest.docx").stat().st_size > 5_000
