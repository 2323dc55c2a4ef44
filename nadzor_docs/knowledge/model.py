"""What the knowledge base is made of: acts of law, their provisions, and what follows from them.

The classes are the schema of the YAML files (:mod:`knowledge.schema`); the Russian notes are
what an author sees in an editor. Days are inclusive; a boundary that isn't known is a band.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, ClassVar

from nadzor_docs.facts import Truth


class Mark(StrEnum):
    """How far a statement may be trusted. What is ``uncertain`` never becomes a rule."""

    VERIFIED = "verified"  # read in the source that is named
    SECONDARY = "secondary"  # read in a press or reference text, not in the act itself
    GENERAL = "general"  # general knowledge
    READING = "reading"  # our reading of a text that was read
    UNCERTAIN = "uncertain"  # not found: a question for a lawyer


class ActKind(StrEnum):
    CONSTITUTION = "constitution"
    CONSTITUTIONAL_LAW = "constitutional_law"
    CODE = "code"
    LAW = "law"
    ORDER = "order"


class NormKind(StrEnum):
    DUTY = "duty"
    POWER = "power"
    PRIORITY = "priority"
    SCOPE = "scope"
    CRITERION = "criterion"
    ORGANISATION = "organisation"


class Unit(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Counting(StrEnum):
    CALENDAR = "calendar"
    WORKING = "working"
    UNSPECIFIED = "unspecified"


class Every(StrEnum):
    ALWAYS = "always"
    QUARTER = "quarter"
    YEAR = "year"
    BY_PLAN = "by_plan"


@dataclass(frozen=True, slots=True)
class Boundary:
    """The first or the last day of something; if it isn't known, the band in which it lies."""

    SHORT: ClassVar[str] = "date"
    date: Annotated[dt.date | None, "День, если он известен"] = None
    not_before: Annotated[dt.date | None, "День неизвестен: не раньше этого дня"] = None
    not_after: Annotated[dt.date | None, "День неизвестен: не позже этого дня"] = None
    mark: Annotated[Mark, "Насколько этому можно верить"] = Mark.VERIFIED
    note: Annotated[str, "Почему день таков или почему он неизвестен"] = ""

    @property
    def earliest(self) -> dt.date:
        return self.date or self.not_before or dt.date.min

    @property
    def latest(self) -> dt.date:
        return self.date or self.not_after or dt.date.max


UNKNOWN_DAY = Boundary(mark=Mark.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Validity:
    """From the first day in force to the last; without ``until``, still in force."""

    from_: Annotated[Boundary, "Первый день действия"] = UNKNOWN_DAY
    until: Annotated[Boundary | None, "Последний день действия; нет поля — действует"] = None

    def covers(self, day: dt.date) -> Truth:
        """In force on ``day``? Unknown inside the band of a boundary that isn't known."""
        ends = self.until
        if day < self.from_.earliest or (ends and day > ends.latest):
            return Truth.FALSE
        if day >= self.from_.latest and (ends is None or day <= ends.earliest):
            return Truth.TRUE
        return Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class Registration:
    body: Annotated[str, "Кто зарегистрировал"]
    date: Annotated[dt.date, "Дата государственной регистрации"]
    number: Annotated[str, "Номер государственной регистрации, в кавычках"]


@dataclass(frozen=True, slots=True)
class Source:
    """On what text a file stands, and when somebody last compared them."""

    text: Annotated[str, "Источник: где текст и какая редакция"]
    checked: Annotated[dt.date, "Когда файл сверяли с источником"]


@dataclass(frozen=True, slots=True)
class Passport:
    """Which act this is, when it was in force, what it replaced and what replaced it."""

    title: Annotated[str, "Полное название акта"]
    kind: Annotated[ActKind, "Вид акта"]
    issuer: Annotated[str, "Кто издал"]
    date: Annotated[dt.date, "Дата акта"]
    number: Annotated[str, "Номер акта, в кавычках"]
    in_force: Annotated[Validity, "Когда действует"]
    mark: Annotated[Mark, "Насколько этим сведениям можно верить"]
    sources: Annotated[tuple[Source, ...], "На чём основано и когда сверено"]
    registration: Annotated[Registration | None, "Государственная регистрация"] = None
    bank: Annotated[str, "Номер в банке правовых актов Министерства юстиции"] = ""
    repeals: Annotated[tuple[str, ...], "Какие акты отменил"] = ()
    repealed_by: Annotated[str, "Каким актом отменён"] = ""
    amends: Annotated[tuple[str, ...], "Какие акты изменяет"] = ()
    leans_on: Annotated[tuple[str, ...], "На каких нормах основан сам акт"] = ()
    note: Annotated[str, "Что ещё нужно знать"] = ""
    questions: Annotated[tuple[str, ...], "Что неизвестно: вопросы юристу"] = ()


@dataclass(frozen=True, slots=True)
class NormTerm:
    """A term that a norm sets. ``by_law``: it only refers to a term set elsewhere."""

    quote: Annotated[str, "Слова пункта о сроке"]
    count: Annotated[int | None, "Сколько"] = None
    unit: Annotated[Unit, "Дни, месяцы или годы"] = Unit.DAY
    counting: Annotated[Counting, "Календарные или рабочие дни"] = Counting.UNSPECIFIED
    at_most: Annotated[bool, "«Не более»"] = False
    by_law: Annotated[bool, "Срок установлен другим актом"] = False
    note: Annotated[str, "Чего пункт о сроке не говорит"] = ""


@dataclass(frozen=True, slots=True)
class Frequency:
    quote: Annotated[str, "Слова пункта о периодичности"]
    every: Annotated[Every, "Как часто"]
    at_least: Annotated[int | None, "Не менее скольких раз"] = None


@dataclass(frozen=True, slots=True)
class Separately:
    """Documents that must not be merged into one («раздельно»)."""

    quote: Annotated[str, "Слова пункта"]
    documents: Annotated[tuple[str, ...], "Какие документы направляются отдельно"]


@dataclass(frozen=True, slots=True)
class Norm:
    """What words of a clause oblige, allow or arrange; ``quote`` is what it stands on."""

    id: Annotated[str, "Постоянное имя нормы: «6.study»"]
    kind: Annotated[tuple[NormKind, ...], "Обязанность, полномочие, приоритет …"]
    quote: Annotated[str, "Слова пункта, дословно; пропуск — « … »"]
    addressee: Annotated[tuple[str, ...], "Кому адресовано (имена из addressees)"] = ()
    addressee_implied: Annotated[bool, "Адресат не назван в самом пункте"] = False
    trigger: Annotated[str, "Что приводит норму в действие"] = ""
    term: Annotated[NormTerm | None, "Срок"] = None
    frequency: Annotated[Frequency | None, "Периодичность"] = None
    recipient: Annotated[str, "Кому направляется результат"] = ""
    recipient_implied: Annotated[bool, "Получатель не назван в самом пункте"] = False
    separately: Annotated[Separately | None, "Требование «раздельно»"] = None
    see: Annotated[tuple[str, ...], "Перекрёстные ссылки на пункты"] = ()
    leans_on: Annotated[tuple[str, ...], "Нормы законов, на которые опирается"] = ()
    note: Annotated[str, "Что ещё нужно знать"] = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause (point, article or part) of an act, verbatim, by paragraphs.

    Another edition of the same clause is another entry with the same id and its own days.
    Without paragraphs its words aren't held: it is known to exist, no more.
    """

    id: Annotated[str, "Номер пункта, в кавычках"]
    paragraphs: Annotated[Mapping[str, str], "Абзацы дословно: «4.2» — второй абзац пункта 4"] = (
        field(default_factory=dict)
    )
    norms: Annotated[tuple[Norm, ...], "Что из слов пункта следует"] = ()
    in_force: Annotated[Validity | None, "Когда действует эта редакция (нет — весь акт)"] = None
    label: Annotated[str, "Как на пункт ссылаются: «часть 2»"] = ""
    partial: Annotated[bool, "Приведены только прочитанные слова, а не весь текст"] = False
    mark: Annotated[Mark, "Насколько тексту можно верить"] = Mark.VERIFIED
    note: Annotated[str, "Что ещё нужно знать"] = ""

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs.values())


@dataclass(frozen=True, slots=True)
class TextRepair:
    """How the held text differs from the source it was restored from."""

    place: Annotated[str, "Где: пункт или абзац"]
    kind: Annotated[str, "Что было: letter_spacing, moved_words, moved_punctuation"]
    printed: Annotated[str, "Как напечатано в источнике"]
    reads: Annotated[str, "Как читается"]


@dataclass(frozen=True, slots=True)
class Instrument:
    """An act whose rules the program applies, or whose existence it must know of.

    Its passport is its own, or that of the law named in ``law``. Without clauses its text
    isn't held, and nothing may be concluded from it.
    """

    id: Annotated[str, "Постоянное имя, как у файла: kz-gp-2002-79"]
    short: Annotated[str, "Краткое название для ответов"]
    passport: Annotated[Passport | None, "Паспорт акта"] = None
    law: Annotated[str, "Закон из kb/laws, чьё правило здесь приведено"] = ""
    frame: Annotated[Mapping[str, str], "Заголовки, преамбула, подпись — дословно"] = field(
        default_factory=dict
    )
    addressees: Annotated[Mapping[str, str], "Кому адресованы нормы: имя и название"] = field(
        default_factory=dict
    )
    order: Annotated[tuple[Clause, ...], "Пункты самого приказа (order.1 …)"] = ()
    clauses: Annotated[tuple[Clause, ...], "Пункты по порядку"] = ()
    repairs: Annotated[tuple[TextRepair, ...], "Чем текст отличается от источника"] = ()
    note: Annotated[str, "Что ещё нужно знать"] = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """What an article says in a stretch of time, in one line of our own."""

    says: Annotated[str, "О чём норма — одной строкой, своими словами"]
    mark: Annotated[Mark, "Насколько этому можно верить"]
    from_: Annotated[Boundary | None, "Первый день редакции (нет — с начала действия акта)"] = None
    until: Annotated[Boundary | None, "Последний день редакции (нет — до конца)"] = None
    read: Annotated[str, "В какой редакции читали"] = ""
    note: Annotated[str, "Что ещё нужно знать"] = ""


@dataclass(frozen=True, slots=True)
class Law:
    """A law that documents cite: its passport and the cited articles, without their texts."""

    id: Annotated[str, "Постоянное имя, как у файла: gpk-1999"]
    short: Annotated[str, "Краткое название для ссылок: ГПК 1999 года"]
    passport: Annotated[Passport, "Паспорт акта"]
    articles: Annotated[
        Mapping[str, tuple[Edition, ...]], "Статьи, на которые ссылаются: номер и редакции"
    ] = field(default_factory=dict)
    note: Annotated[str, "Что ещё нужно знать"] = ""


class CitationCode(StrEnum):
    MISSING = "missing"  # no such act or provision in the base: the document must not go out
    NOT_YET = "not_yet"  # it came into force later: the document must not go out
    HISTORICAL = "historical"  # it was in force before: the document must say so
    UNCERTAIN = "uncertain"  # whether it was in force, or what it said, isn't known


@dataclass(frozen=True, slots=True)
class CitationProblem:
    """Why a provision can't simply be cited as the law of a day; the message is Russian."""

    ref: str
    code: CitationCode
    message: str
