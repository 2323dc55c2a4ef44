"""Asking the worker process, with a time limit; a worker that hangs or dies is replaced."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from functools import lru_cache
from typing import IO, Any

from nadzor_docs.facts import Place, Span
from nadzor_docs.reading import errors, limits
from nadzor_docs.reading.raw import RawText


def ask(task: str, data: bytes, **options: Any) -> dict[str, Any]:
    """What the worker answers to ``task`` on ``data``.

    Raises the worker's own error, :class:`~nadzor_docs.reading.errors.FileHostile` where the time
    did not suffice, ``FileDamaged`` where the parser failed or the memory did not suffice.
    """
    begun = time.monotonic()
    answer = _worker().ask(task, data, options)
    if answer is None:
        _worker.cache_clear()
        if time.monotonic() - begun >= limits.PARSE_SECONDS:
            raise errors.out_of_time()
        raise errors.FileDamaged("файл повреждён: разобрать его не удалось")
    if "error" in answer:
        raise getattr(errors, answer["error"])(answer["message"], mend=answer["mend"])
    return answer


def raw_text(answer: dict[str, Any]) -> RawText:
    return RawText(
        answer["text"],
        tuple(Place(start, label) for start, label in answer["places"]),
        tuple(answer["warnings"]),
        tuple(Span(start, end) for start, end in answer["running"]),
        tuple(answer["soft_breaks"]),
    )


class _Worker:
    """One child process; requests are answered one at a time."""

    def __init__(self) -> None:
        # -P: the folder of somebody's files must not lend the process its modules.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "nadzor_docs.reading.worker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )  # fmt: skip
        self._lock = threading.Lock()

    def ask(self, task: str, data: bytes, options: dict[str, Any]) -> dict[str, Any] | None:
        """The answer; None where the worker had to be killed or died."""
        request = {"task": task, "bytes": len(data), "options": options}
        with self._lock:
            watch = threading.Timer(limits.PARSE_SECONDS, self._process.kill)
            watch.start()
            try:
                line = self._exchange(json.dumps(request).encode() + b"\n" + data)
            finally:
                watch.cancel()
        if line:
            answer: dict[str, Any] = json.loads(line)
            return answer
        self._bury()
        return None

    def _exchange(self, request: bytes) -> bytes:
        requests, answers = _pipe(self._process.stdin), _pipe(self._process.stdout)
        try:
            requests.write(request)
            requests.flush()
        except OSError:  # it died while being told
            return b""
        return answers.readline()

    def _bury(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            _pipe(pipe).close()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None, "both pipes are asked for when the process starts"
    return pipe


@lru_cache(maxsize=1)
def _worker() -> _Worker:
    return _Worker()
