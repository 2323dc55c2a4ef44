from __future__ import annotations

import pytest

from nadzor_docs.knowledge import KB, load_kb


@pytest.fixture(scope="session")
def kb() -> KB:
    return load_kb()
