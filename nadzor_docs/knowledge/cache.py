"""Parsed YAML on disk, one entry a file. An entry is used only if it proves itself.

It begins with the hash of the YAML it was made from (and of this format), then the hash of
what follows: a changed file, a torn entry or another version's entry is simply parsed anew.
Where nothing can be written, everything works, only slower.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from nadzor_docs.files import NotWritten, write_atomically

FORMAT = b"nadzor.yaml/1\n"
HASH_LENGTH = 64
MOST_ENTRIES = 600  # several bases; beyond that the oldest half is forgotten
# JSON has neither dates nor keys that aren't text: these marks stand for them.
DATE, MAP = "\0date", "\0map"


def remembered(path: Path, content: bytes, parse: Callable[[], Any]) -> Any:
    """``parse()`` of the file's ``content``, or the same value from an earlier run."""
    entry = _entry(path)
    source = sha256(FORMAT + content).hexdigest().encode()
    stored = _stored(entry, source)
    if stored is not None:
        return json.loads(stored, object_hook=_from_json)
    value = parse()
    _store(entry, source, value)
    return value


def folder() -> Path | None:
    """Where this person's programs keep what they can make again; ``None``: nowhere."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(named) if named else Path.home() / ".cache") / "nadzor_docs"
    except RuntimeError:  # a service account without a home
        return None


def _entry(path: Path) -> Path | None:
    place = folder()
    return place and place / f"{sha256(os.path.abspath(path).encode()).hexdigest()[:32]}.json"  # noqa: PTH100


def _stored(entry: Path | None, source: bytes) -> bytes | None:
    try:
        content = entry.read_bytes() if entry else b""
    except OSError:
        return None
    proof, payload = content[: 2 * HASH_LENGTH], content[2 * HASH_LENGTH :]
    return payload if proof == source + sha256(payload).hexdigest().encode() else None


def _store(entry: Path | None, source: bytes, value: Any) -> None:
    if entry is None:
        return
    payload = json.dumps(_to_json(value), ensure_ascii=False, separators=(",", ":")).encode()
    try:
        proof = source + sha256(payload).hexdigest().encode()
        write_atomically(entry, proof + payload, force=True)
        _forget_oldest(entry.parent)
    except (NotWritten, OSError):
        return  # read-only or full: the next run parses again


def _forget_oldest(place: Path) -> None:
    entries = list(place.glob("*.json"))
    if len(entries) > MOST_ENTRIES:
        entries.sort(key=lambda entry: entry.stat().st_mtime)
        for entry in entries[: len(entries) // 2]:
            entry.unlink(missing_ok=True)


def _to_json(value: Any) -> Any:
    if isinstance(value, dict):
        if all(isinstance(key, str) and not key.startswith("\0") for key in value):
            return {key: _to_json(item) for key, item in value.items()}
        return {MAP: [[_to_json(key), _to_json(item)] for key, item in value.items()]}
    if isinstance(value, list):
        return [_to_json(item) for item in value]
    return {DATE: value.isoformat()} if isinstance(value, date) else value


def _from_json(found: dict[str, Any]) -> Any:
    if len(found) == 1:
        if DATE in found:
            return date.fromisoformat(found[DATE])
        if MAP in found:
            return dict(found[MAP])
    return found
