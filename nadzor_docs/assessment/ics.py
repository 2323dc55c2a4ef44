"""A term as a calendar entry (RFC 5545) for Outlook, a telephone or any other calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from hashlib import sha256

from nadzor_docs.facts import Term

LINE_BYTES = 75  # RFC 5545, 3.1: longer lines are folded
REMIND_DAYS = 3


def calendar_entry(term: Term, title: str) -> bytes:
    """An all-day entry on the last day, with its derivation and a reminder before it.

    The same term gives the same bytes: the entry's own time stamp is the day the term began.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//nadzor_docs//RU",
        *_event(term, term.due, f"Последний день: {title}"),
    ]
    if term.strict_due:
        lines += _event(term, term.strict_due, f"Последний день при другом чтении: {title}")
    folded = [part for line in [*lines, "END:VCALENDAR"] for part in fold(line)]
    return "\r\n".join([*folded, ""]).encode()


def _event(term: Term, day: dt.date, summary: str) -> list[str]:
    said = "\n".join((*term.derivation, *term.warnings))
    unique = sha256(f"{term.rule} {term.starts} {day}".encode()).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{unique}@nadzor-docs",
        f"DTSTAMP:{term.starts:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escape(summary)}",
        f"DESCRIPTION:{_escape(said)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escape(summary)}",
        f"TRIGGER:-P{REMIND_DAYS}D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _escape(text: str) -> str:
    for plain in ("\\", ";", ","):
        text = text.replace(plain, f"\\{plain}")
    return text.replace("\n", "\\n")


def fold(line: str) -> Iterator[str]:
    """Pieces of at most 75 bytes, never through a letter; all but the first begin with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > LINE_BYTES:
            yield piece
            piece = " "
        piece += letter
    yield piece
