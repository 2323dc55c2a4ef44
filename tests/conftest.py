"""Properties are about what holds, not about how fast this machine is today."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("nadzor", deadline=None)
# In CI the same examples each time: a rare find belongs in a test of its own, not in a flake.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "nadzor")
