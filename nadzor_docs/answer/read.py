"""Reading back a facts file that a person has corrected (``--facts FILE.yaml``).

A value that was changed no longer stands in the act: it loses its place and is marked
as a person's. A value left alone keeps its place, proven against the quoted words.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml

from nadzor_docs.errors import NadzorError
from nadzor_docs.facts import (
    ActKind,
    ActText,
    Attribute,
    CourtAct,
    DatedEvent,
    DateRole,
    Fact,
    Finding,
    Gender,
    Language,
    Party,
    PartyKind,
    Role,
    Source,
    Span,
    Truth,
    Vulnerability,
)

BY_PERSON = "person"
MAX_BYTES = 5_000_000
Choice = TypeVar("Choice", ActKind, DateRole, Language, PartyKind, Role, Truth, Vulnerability)


class FactsFileError(NadzorError):
    """A facts file with an unknown key, an unknown word or a date that is no date."""

    code = "bad_facts"


def read_facts(path: Path, text: ActText | None = None) -> CourtAct:
    """The act that a facts file describes.

    With ``text`` (the act's own file read again) each quote is looked up where the file says;
    without it the quotes themselves are kept as the text.

    Raises:
        FactsFileError: the file can't be read, or a key or a value in it is wrong.
    """
    answer = _load(path)
    reader = _Reader(path, text or _quotes_as_text(answer, path))
    return reader.act(answer)


def _load(path: Path) -> Mapping[str, Any]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FactsFileError("файл фактов не открывается", where=str(path)) from error
    if len(content) > MAX_BYTES:
        raise FactsFileError("файл фактов слишком велик", where=str(path))
    try:
        loaded = yaml.safe_load(content)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        where = f"{path}{_line_of(error)}"
        raise FactsFileError(
            "файл фактов не разбирается как YAML", where=where, mend="Проверьте отступы и кавычки"
        ) from error
    if not isinstance(loaded, Mapping) or "parties" not in loaded:
        raise FactsFileError(
            "это не файл фактов",
            where=str(path),
            mend="Получите его командой: nadzor extract АКТ --format yaml",
        )
    return loaded


def _line_of(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f", строка {mark.line + 1}" if mark else ""


def _quotes_as_text(answer: Mapping[str, Any], path: Path) -> ActText:
    """A text of spaces with each quote where it stood: spans stay true without the act's file."""
    quotes = [q for q in _all_quotes(answer) if isinstance(q.get("start"), int) and q.get("quote")]
    length = min(max((q["start"] + len(q["quote"]) for q in quotes), default=0), MAX_BYTES)
    characters = [" "] * length
    for quote in quotes:
        start = quote["start"]
        if start >= 0 and start + len(quote["quote"]) <= length:
            characters[start : start + len(quote["quote"])] = quote["quote"]
    text = "".join(characters)
    source = answer.get("source") or {}
    read_from = Source(
        path=str(source.get("path", path)),
        format=str(source.get("format", "yaml")),
        sha256=str(source.get("sha256", "")),
    )
    return ActText(text=text, source=read_from, raw=text, origin=range(len(text) + 1))


def _all_quotes(node: Any) -> Iterable[Mapping[str, Any]]:
    if isinstance(node, Mapping):
        if "quote" in node:
            yield node
        for child in node.values():
            yield from _all_quotes(child)
    elif isinstance(node, list):
        for child in node:
            yield from _all_quotes(child)


class _Reader:
    """Reads one facts file, remembering which, so that every error can say where."""

    def __init__(self, path: Path, text: ActText) -> None:
        self.path = path
        self.text = text

    def act(self, answer: Mapping[str, Any]) -> CourtAct:
        self.only(
            answer,
            "",
            "schema",
            "source",
            "language",
            "act",
            "parties",
            "dates",
            "findings",
            "participation",
            "terms",
            "warnings",
        )
        head = answer.get("act") or {}
        self.only(head, "act", "kind", "court", "judge", "case_number", "date", "place")
        return CourtAct(
            text=self.text,
            language=self.choice(Language, answer.get("language", "ru"), "language"),
            kind=self.kind(head.get("kind")),
            court=self.words(head.get("court"), "act.court"),
            judge=self.words(head.get("judge"), "act.judge"),
            case_number=self.words(head.get("case_number"), "act.case_number"),
            date=self.day_fact(head.get("date"), "act.date"),
            place=self.words(head.get("place"), "act.place"),
            parties=tuple(self.party(p, i) for i, p in self.rows(answer, "parties")),
            dates=tuple(self.event(d, i) for i, d in self.rows(answer, "dates")),
            findings=tuple(self.finding(f, i) for i, f in self.rows(answer, "findings")),
            warnings=tuple(str(w) for w in answer.get("warnings") or ()),
        )

    def rows(self, answer: Mapping[str, Any], key: str) -> Iterable[tuple[int, Any]]:
        rows = answer.get(key) or []
        if not isinstance(rows, list):
            raise self.error(key, "нужен список")
        return enumerate(rows, 1)

    def party(self, row: Any, number: int) -> Party:
        where = f"parties, № {number}"
        self.only(row, where, "name", "kind", "roles", "attributes", "mentions", "gender", "doubts")
        if not row.get("name"):
            raise self.error(where, "у стороны нет имени (name)")
        return Party(
            name=str(row["name"]),
            kind=self.choice(PartyKind, row.get("kind"), f"{where}, kind"),
            roles=tuple(self.choice(Role, r, f"{where}, roles") for r in row.get("roles") or ()),
            attributes=tuple(self.attribute(a, where) for a in row.get("attributes") or ()),
            mentions=tuple(s for m in row.get("mentions") or () if (s := self.span(m))),
            gender=self.gender(row.get("gender"), where),
            doubts=tuple(
                fact for d in row.get("doubts") or () if (fact := self.words(d, f"{where}, doubts"))
            ),
        )

    def attribute(self, row: Any, where: str) -> Attribute:
        value = row.get("value") if isinstance(row, Mapping) else row
        vulnerability = self.choice(Vulnerability, value, f"{where}, attributes")
        detail = str(row.get("detail", "")) if isinstance(row, Mapping) else ""
        span = self.span(row)
        return Attribute(vulnerability, span, "read" if span else BY_PERSON, detail)

    def event(self, row: Any, number: int) -> DatedEvent:
        where = f"dates, № {number}"
        self.only(row, where, "role", "value", "start", "end", "quote")
        role = self.choice(DateRole, row.get("role"), f"{where}, role")
        span = self.span(row)
        day = self.day(row.get("value"), where)
        return DatedEvent(role, day, span, "read" if span else BY_PERSON)

    def finding(self, row: Any, number: int) -> Finding:
        where = f"findings, № {number}"
        self.only(row, where, "name", "value", "start", "end", "quote")
        truth = self.choice(Truth, str(row.get("value")).lower(), f"{where}, value")
        span = self.span(row)
        return Finding(str(row.get("name")), truth, span, "read" if span else BY_PERSON)

    def kind(self, row: Any) -> Fact[ActKind] | None:
        fact = self.words(row, "act.kind")
        if fact is None:
            return None
        return Fact(self.choice(ActKind, fact.value, "act.kind"), fact.span, fact.rule)

    def day_fact(self, row: Any, where: str) -> Fact[date] | None:
        fact = self.words(row, where)
        return None if fact is None else Fact(self.day(fact.value, where), fact.span, fact.rule)

    def words(self, row: Any, where: str) -> Fact[str] | None:
        """A fact given as ``{value, start, end, quote}`` or simply as the value."""
        if row is None:
            return None
        if not isinstance(row, Mapping):
            return Fact(str(row), None, BY_PERSON)
        self.only(row, where, "value", "start", "end", "quote")
        if row.get("value") is None:
            return None
        span = self.span(row)
        return Fact(str(row["value"]), span, "read" if span else BY_PERSON)

    def span(self, row: Any) -> Span | None:
        """The place, if the quoted words really stand there."""
        if not isinstance(row, Mapping):
            return None
        start, end, quote = row.get("start"), row.get("end"), row.get("quote")
        if not isinstance(start, int) or not isinstance(end, int) or not quote:
            return None
        span = Span(start, end)
        return span if self.text.quote(span) == quote else None

    def gender(self, value: Any, where: str) -> Gender | None:
        if value is None:
            return None
        if value not in ("m", "f"):
            raise self.error(f"{where}, gender", "пол — m или f")
        return Gender(value)

    def day(self, value: Any, where: str) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise self.error(where, f"«{value}» — не дата; нужно, например, 2005-03-14") from error

    def choice(self, kind: type[Choice], value: Any, where: str) -> Choice:
        try:
            return kind(str(value))
        except ValueError as error:
            known = ", ".join(member.value for member in kind)
            raise self.error(where, f"«{value}» не подходит; возможно: {known}") from error

    def only(self, row: Any, where: str, *allowed: str) -> None:
        if not isinstance(row, Mapping):
            raise self.error(where, "нужны пары «ключ: значение»")
        for key in row:
            if key not in allowed:
                close = difflib.get_close_matches(str(key), allowed, 1)
                hint = f"; может быть, «{close[0]}»" if close else ""
                raise self.error(where, f"неизвестный ключ «{key}»{hint}")

    def error(self, where: str, message: str) -> FactsFileError:
        place = f"{self.path}: {where}" if where else str(self.path)
        return FactsFileError(message, where=place)
