"""spaCy is imported without its command line, and whole all the same."""

from __future__ import annotations

import subprocess
import sys


def run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_command_line_of_spacy_is_not_loaded() -> None:
    run(
        "import sys; from nadzor_docs.cli.quick_spacy import load_spacy; load_spacy();"
        "assert not [m for m in sys.modules if m.startswith('spacy.cli')];"
        "assert 'typer' not in sys.modules"
    )


def test_who_needs_it_later_gets_the_real_one() -> None:
    run(
        "from nadzor_docs.cli.quick_spacy import load_spacy; load_spacy();"
        "import spacy; from spacy.cli.info import info; assert info(silent=True)['spacy_version'];"
        "assert spacy.blank('ru')('слово')"
    )
