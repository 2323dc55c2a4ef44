"""How the base speaks to a person: names of places, kinds, days. Only wording, no law."""

from __future__ import annotations

from datetime import date

from nadzor_docs.facts import Truth
from nadzor_docs.knowledge.model import (
    Boundary,
    Counting,
    Every,
    Frequency,
    Instrument,
    Mark,
    Norm,
    NormKind,
    NormTerm,
    Unit,
    Validity,
)
from nadzor_docs.knowledge.store import KB, all_clauses

KINDS = {
    NormKind.DUTY: "обязанность",
    NormKind.POWER: "полномочие",
    NormKind.PRIORITY: "приоритет",
    NormKind.SCOPE: "предмет надзора",
    NormKind.CRITERION: "критерий оценки",
    NormKind.ORGANISATION: "организация работы",
}
MARKS = {
    Mark.VERIFIED: "прочитано в источнике",
    Mark.SECONDARY: "по вторичным источникам",
    Mark.GENERAL: "общеизвестно, не сверено",
    Mark.READING: "наше чтение текста",
    Mark.UNCERTAIN: "не установлено",
}
EVERY = {
    Every.ALWAYS: "постоянно",
    Every.QUARTER: "ежеквартально",
    Every.YEAR: "ежегодно",
    Every.BY_PLAN: "по плану",
}
UNITS = {Unit.DAY: "дн.", Unit.MONTH: "мес.", Unit.YEAR: "г."}
COUNTING = {
    Counting.CALENDAR: "календарных",
    Counting.WORKING: "рабочих",
    Counting.UNSPECIFIED: "календарных или рабочих — не сказано",
}
ORDINALS = ("", "первый", "второй", "третий", "четвёртый", "пятый", "шестой", "седьмой", "восьмой")
FRAME = {
    "order.title": "заголовок приказа",
    "order.status": "отметка о силе",
    "order.passport": "реквизиты приказа",
    "order.footnote": "сноска",
    "order.preamble": "преамбула приказа",
    "order.signature": "подпись",
    "instruction.approval": "гриф утверждения",
    "instruction.title": "заголовок Инструкции",
}
TRUTHS = {
    Truth.TRUE: "действует",
    Truth.FALSE: "не действует",
    Truth.UNKNOWN: "не установлено, действует ли",
}


def place_name(instrument: Instrument, place: str) -> str:
    """«пункт 4, абзац второй», «пункт 1 приказа», «часть 2»."""
    if place in instrument.frame:
        return FRAME.get(place, place)
    for clause in all_clauses(instrument):
        if place == clause.id or place in {norm.id for norm in clause.norms}:
            return clause.label or _point(clause.id)
        if place in clause.paragraphs:
            number = int(place.rpartition(".")[2])
            ordinal = ORDINALS[number] if number < len(ORDINALS) else str(number)
            return f"{clause.label or _point(clause.id)}, абзац {ordinal}"
    return place


def _point(id: str) -> str:
    return (
        f"пункт {id.removeprefix('order.')} приказа" if id.startswith("order.") else f"пункт {id}"
    )


def ref_name(kb: KB, ref: str, home: Instrument | None = None) -> str:
    """A reference in words; a bare place is of the act ``home``."""
    if home is not None and ":" not in ref and kb.has(f"{home.id}:{ref}"):
        return place_name(home, ref)
    act, _, place = ref.partition(":")
    if not place:
        return kb.short(act)
    if act in kb.laws:
        return f"{kb.short(act)}, статья {place}"
    return f"{kb.short(act)}, {place_name(kb.instrument(act), place)}"


def day(value: date) -> str:
    return f"{value:%d.%m.%Y}"


def boundary(one: Boundary) -> str:
    """«01.01.2016», or the band: «неизвестный день от 12.02.2003 до 31.03.2003»."""
    if one.date:
        return day(one.date)
    edges = [f"{word} {day(edge)}" for word, edge in (("от", one.not_before), ("до", one.not_after))
             if edge]  # fmt: skip
    return " ".join(["неизвестный день", *edges])


def validity(one: Validity) -> str:
    """«с 01.01.2016 по 31.12.2020»; where a day isn't known, beginning and end by themselves."""
    sure = one.from_.date and (one.until is None or one.until.date)
    if sure:
        return f"с {boundary(one.from_)}" + (f" по {boundary(one.until)}" if one.until else "")
    end = f"; конец — {boundary(one.until)}" if one.until else ""
    return f"начало — {boundary(one.from_)}{end}"


def ref_names(kb: KB, refs: tuple[str, ...], home: Instrument) -> str:
    """References in words, the articles of one law together: «… года, статьи 10, 12»."""
    by_law: dict[str, list[str]] = {}
    for ref in refs:
        act, _, place = ref.partition(":")
        law = act if act in kb.laws and place else ""
        by_law.setdefault(law, []).append(place if law else ref_name(kb, ref, home))
    said = [*by_law.pop("", [])]
    for law, places in by_law.items():
        word = "статьи" if len(places) > 1 else "статья"
        said.append(f"{kb.short(law)}, {word} {', '.join(places)}")
    return "; ".join(said)


def term(one: NormTerm) -> str:
    if one.by_law:
        return f"«{one.quote}» — срок установлен законом"
    most = "не более " if one.at_most else ""
    days = f" ({COUNTING[one.counting]})" if one.unit is Unit.DAY else ""
    return f"{most}{one.count} {UNITS[one.unit]}{days} — «{one.quote}»"


def frequency(one: Frequency) -> str:
    least = f", не реже {one.at_least} раза" if one.at_least else ""
    return f"{EVERY[one.every]}{least} — «{one.quote}»"


def norm_lines(kb: KB, instrument: Instrument, norm: Norm) -> list[tuple[str, str]]:
    """What a norm says, as rows «label, words» for a person."""
    said = [
        ("вид", ", ".join(KINDS[kind] for kind in norm.kind)),
        ("адресат", _who(instrument, norm)),
        ("когда", norm.trigger),
        ("срок", term(norm.term) if norm.term else ""),
        ("", norm.term.note if norm.term else ""),
        ("как часто", frequency(norm.frequency) if norm.frequency else ""),
        ("кому", norm.recipient + implied(norm.recipient_implied) if norm.recipient else ""),
        ("раздельно", "; ".join(norm.separately.documents) if norm.separately else ""),
        ("смотри", ref_names(kb, norm.see, instrument)),
        ("опирается", ref_names(kb, norm.leans_on, instrument)),
        ("заметка", norm.note),
    ]
    return [(label, words) for label, words in said if words]


def _who(instrument: Instrument, norm: Norm) -> str:
    names = "; ".join(instrument.addressees[who] for who in norm.addressee)
    return names + implied(norm.addressee_implied) if names else ""


def implied(yes: bool) -> str:
    return " (в самом пункте не сказано)" if yes else ""
