"""Everyone and everything that the act names, once each, and the act's skeleton."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nadzor_docs.extraction.courts import Court
from nadzor_docs.extraction.dates import FoundDate
from nadzor_docs.extraction.entities import Entity, Surroundings, group_organisations, group_people
from nadzor_docs.extraction.organisations import Organisation
from nadzor_docs.extraction.people import PersonName, is_surnameish, may_be_given
from nadzor_docs.extraction.short_names import add_short_names, overlaps
from nadzor_docs.extraction.skeleton import (
    COURT,
    DATE,
    PARTY,
    RoleWord,
    Skeleton,
    build,
    paragraph_breaks,
    quiet_dots,
    role_character,
)
from nadzor_docs.extraction.view import LETTER, UPPER
from nadzor_docs.facts import PartyKind, Span

MOST_ENTITIES = 8_000  # more is no act: a list made to exhaust memory


@dataclass(frozen=True, slots=True)
class Named:
    """Everyone named in an act and the line that patterns read."""

    entities: list[Entity]
    skeleton: Skeleton
    definitions: tuple[tuple[int, str], ...] = ()  # «(далее – должник)»: the entity, the role


def gather(
    text: str,
    people: Sequence[PersonName],
    organisations: Sequence[Organisation],
    courts: Sequence[Court],
    dates: Sequence[FoundDate],
    role_words: Sequence[RoleWord],
    header_end: int = 0,
) -> Named:
    """Group the mentions and build the skeleton."""
    courts = [c for c in courts if not _inside(c.span, [o.span for o in organisations])]
    organisations = [
        o
        for o in (_without_people(o, people) for o in organisations)
        if not _inside(o.span, [c.span for c in courts])
    ]
    solid = [o.span for o in organisations if not o.person_form] + [c.span for c in courts]
    words = [
        w for w in (_with_tail(w, text, people) for w in role_words) if not _inside(w.span, solid)
    ]
    names = [n for n in people if not _inside(n.span, solid) and _may_be_name(n, text, words)]
    around = Surroundings(text, header_end, _bench(names, words, text))
    entities = [*group_organisations(organisations), *group_people(names, around)][:MOST_ENTITIES]
    entities = _add_aliases(entities, text)
    add_short_names(entities, text)
    definitions, defined = _definitions(entities, words, text)
    words = [w for w in words if not _inside(w.span, defined)]
    text = _blanked(text, [*defined, *_trade_names(organisations, text)])
    skeleton = _skeleton(text, entities, courts, dates, words)
    return Named(entities, skeleton, tuple(definitions))


def _trade_names(organisations: Sequence[Organisation], text: str) -> list[Span]:
    """«ИП «Салтанат» [Ахметова А.А.]»: what stands in quotes before the person's own name."""
    quotes = [re.search(r"[«\"]", o.span.of(text)) for o in organisations if o.person_form]
    forms = [o for o in organisations if o.person_form]
    return [
        Span(form.span.start + quote.start(), form.span.end)
        for form, quote in zip(forms, quotes, strict=True)
        if quote
    ]


def _bench(names: Sequence[PersonName], words: Sequence[RoleWord], text: str) -> frozenset[int]:
    """Where the names stand that «судья», «секретарь» introduce."""
    ends = [w.span.end for w in words if w.role in ("judge", "clerk")]
    return frozenset(
        name.span.start
        for name in names
        for end in ends
        if 0 <= name.span.start - end < 80 and not text[end : name.span.start].strip(" ,:-\n_")
    )


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(other.start <= span.start < other.end for other in others)


_FARMS = frozenset({"form.КХ", "form.КФХ", "form.ФХ"})


def _without_people(organisation: Organisation, people: Sequence[PersonName]) -> Organisation:
    """A body's name ends where a person's begins: «отдел … района Ахметжанова К.Б.»."""
    bare = organisation.rule.startswith("form.") and "«" not in organisation.name
    if organisation.rule != "state.body" and not bare:
        return organisation
    own = organisation.span.start + len(organisation.name.split(" ")[0]) + 2 if bare else 0
    if organisation.rule in _FARMS and any(n.span.end == organisation.span.end for n in people):
        return organisation  # «крестьянское хозяйство Ахметова А.А.»: its head's name is its own
    for name in people:
        if (
            name.sure
            and max(own, organisation.span.start + 1) <= name.span.start < organisation.span.end
        ):
            return _shortened(organisation, name.span.start)
    return organisation


def _shortened(organisation: Organisation, end: int) -> Organisation:
    from nadzor_docs.extraction.organisations import name_key

    cut = organisation.span.end - end
    name = organisation.name[:-cut].rstrip() if cut < len(organisation.name) else organisation.name
    span = Span(organisation.span.start, end - 1)
    return Organisation(span, name, organisation.kind, name_key(name), organisation.rule)


# ── role words with the office that follows: «судебный исполнитель Алмалинского отдела» ──

_TAIL = re.compile(
    rf"(?:\s+(?:[{UPPER}][\w-]*(?:ск|цк)(?:ого|ой|ому|им|их)|[\w-]*район\w*|город\w*|област\w+|округ\w*|исполнительного|[Тт]ерриториальн\w+|отдел\w*|участк\w+"
    rf"|[Дд]епартамент\w*|управлени\w+|юстиции|по исполнению|судебных|актов|исполнителей"
    rf"|межрайонн\w+"
    rf"|прокуратур\w+|РК|Республики|Казахстан|имени|Комитет\w*|администратор\w*|судов|суда|при"
    rf"|(?<=города )[{UPPER}]\w+(?:-\w+)?|(?<=области )[{UPPER}][{LETTER}]+"
    rf"|г\.\s?[{UPPER}][{LETTER}]+(?:-[{UPPER}]\w+)?|№\s?\d+|гарнизона|транспортн\w+|военн\w+|природоохранн\w+"
    rf"|специализированн\w+)(?![\w]))+"
)
_OFFICES = frozenset({"bailiff", "prosecutor"})


def _with_tail(word: RoleWord, text: str, people: Sequence[PersonName]) -> RoleWord:
    if word.role not in _OFFICES:
        return word
    tail = _TAIL.match(text, word.span.end)
    if not tail:
        return word
    end = tail.end()
    for name in people:
        if name.sure and word.span.end <= name.span.start < end:
            end = name.span.start
    return RoleWord(
        Span(word.span.start, max(word.span.end, len(text[:end].rstrip()))), word.role, word.plural
    )


# ── names ──

_PLACE_AFTER = re.compile(
    r"\s+(?:област|район|городск|областн|суд|округ|межрайон|специализ|отдел|департамент|управлен|края|город)"
)
_ADJECTIVE = re.compile(r"(?:[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую)$")


# «района имени Габита Мусрепова», «по улице Абая Кунанбаева»: who is honoured is no one here.
_NAMED_AFTER = re.compile(r"(?<!\w)(?:имени|им\.|ул\.|улиц[аеуы]|проспект[ау]?)\s*$")


def _may_be_name(name: PersonName, text: str, words: Sequence[RoleWord]) -> bool:
    """A sure name; or a lone word that looks like a surname and isn't a place's adjective."""
    if _NAMED_AFTER.search(text[max(0, name.span.start - 12) : name.span.start]):
        return False
    if name.sure:
        initials = name.initials or name.patronymic
        adjectival = _ADJECTIVE.search(name.surname) and not initials
        return not (adjectival and _PLACE_AFTER.match(text, name.span.end))
    adjective = _ADJECTIVE.search(name.surname)
    closed = text.startswith(("»", '"', "-"), name.span.end)
    if closed or (adjective and _PLACE_AFTER.match(text, name.span.end)):
        return False
    return not re.search(
        r"[«\"]\s*$|(?:город\w*|(?<!\d)(?<!\d )г\.|ул\.|улиц\w+|район\w*|пос\.|села|аул\w*)\s*$",
        text[max(0, name.span.start - 9) : name.span.start],
    )


def lone_is_candidate(name: PersonName) -> bool:
    """Whether a lone surname may stand for a person whom nothing else names."""
    return is_surnameish(name.surname) and not _ADJECTIVE.search(name.surname)


# ── short names: «(далее – Банк)» ──

_ALIAS = re.compile(
    r"\(\s*(?:в\s+)?(?:далее|именуем\w+)[\s,]*(?:по\s+тексту|именуем\w+|также)?[\s,:-]*(?P<names>[^()]{2,90})\)"
)


def _add_aliases(entities: list[Entity], text: str) -> list[Entity]:
    merged: set[int] = set()
    taken = sorted((o.span.start, o.span.end) for e in entities for o in e.organisations)
    for match in _ALIAS.finditer(text):
        entity = _ending_at(entities, text, match.start())
        if entity is None:
            continue
        other = _standing_in(entities, match.start(), match.end())
        if other is not None and other is not entity and other.kind is entity.kind:
            entity.organisations += other.organisations
            merged.add(id(other))
            continue
        for alias in re.split(r"\s*(?:,|;|\bили\b|\bлибо\b)\s*", match.group("names")):
            _find_alias(entity, alias.strip(' «»"'), text, match.end(), taken)
    return [entity for entity in entities if id(entity) not in merged]


def _standing_in(entities: Sequence[Entity], start: int, end: int) -> Entity | None:
    """The organisation whose first mention stands in the bracket: «(далее – АО «ГНПФ»)»."""
    for entity in entities:
        if entity.organisations and start < entity.spans()[0].start < end:
            return entity
    return None


# ── roles given in brackets: «ТОО «Арман» (далее – истец, должник)» ──

_DEFINING = re.compile(r"\(\s*(?:(?:в\s+)?(?:далее|именуем\w+)[^()]{0,40})?[^()]{0,60}\)")


def _definitions(
    entities: Sequence[Entity], words: Sequence[RoleWord], text: str
) -> tuple[list[tuple[int, str]], list[Span]]:
    """Which entity a bracket of role words speaks of; and the brackets, to be blanked."""
    found: list[tuple[int, str]] = []
    brackets: list[Span] = []
    ends = {span.end: number for number, e in enumerate(entities) for span in e.spans()}
    for match in _DEFINING.finditer(text):
        inside = [w for w in words if match.start() < w.span.start < match.end()]
        if not inside or not _only_roles(match.group(), match.start(), inside):
            continue
        brackets.append(Span(match.start(), match.end()))
        entity = ends.get(len(text[: match.start()].rstrip()))
        if entity is not None:
            found += [(entity, word.role) for word in inside]
    return found, brackets


def _only_roles(printed: str, start: int, inside: Sequence[RoleWord]) -> bool:
    """Nothing in the bracket but «далее», role words and commas."""
    rest = printed
    for word in reversed(inside):
        rest = rest[: word.span.start - start] + rest[word.span.end - start :]
    rest = re.sub(
        r"(?i)далее|по тексту|именуем\w+|также|соответственно|он же|она же|\bв\b|\bи\b", "", rest
    )
    return not re.search(r"\w", rest)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _ending_at(entities: Sequence[Entity], text: str, position: int) -> Entity | None:
    for entity in entities:
        for span in entity.spans():
            if span.end <= position and not text[span.end : position].strip():
                return entity
    return None


def _find_alias(
    entity: Entity, alias: str, text: str, start: int, taken: Sequence[tuple[int, int]]
) -> None:
    if not alias or not alias[0].isupper() or len(alias) < 2 or _role_alias(alias):
        return
    words = alias.split()
    stem = r"\s+".join(_stem(word) for word in words)
    # «(далее - ТОО)» is no part of another's «ТОО «Нан»».
    pattern = re.compile(
        rf"(?<![\w«-])[«\"]?{stem}[»\"]?(?![\w-])(?!\s?[«\"]\w)(?! с (?:огранич|дополнит))"
    )
    for match in pattern.finditer(text, start):
        span = Span(match.start(), match.end())
        if not overlaps(span, taken):
            entity.aliases.append(span)


def _role_alias(alias: str) -> bool:
    return bool(
        re.match(
            r"(?i)(?:взыскател|должник|ист(?:ец|иц)|ответчик|заявител|суд(?![\w])|судебный исп"
            r"|ЧСИ|закон|гпк|кодекс|ИНН|СНИЛС|ОГРН|БИН|ИИН|РНН)",
            alias,
        )
    )


def _stem(word: str) -> str:
    if word.isupper() or len(word) < 4:
        return re.escape(word)
    trimmed = re.sub(r"[аеёиоуыэюяйь]$", "", word)
    return rf"{re.escape(trimmed)}\w{{0,3}}"


def _skeleton(
    text: str,
    entities: Sequence[Entity],
    courts: Sequence[Court],
    dates: Sequence[FoundDate],
    words: Sequence[RoleWord],
) -> Skeleton:
    items: list[tuple[Span, str]] = []
    introduced = frozenset(w.span.end for w in words)
    for number, entity in enumerate(entities):
        if not _worth_a_character(entity, introduced):
            continue
        items += [(span, chr(PARTY + number)) for span in entity.spans()]
    items += [(date.span, chr(DATE + number)) for number, date in enumerate(dates[:16_000])]
    items += [(court.span, chr(COURT + number)) for number, court in enumerate(courts[:16_000])]
    items += [(w.span, role_character(w.role, w.plural)) for w in words]
    return build(without_brackets(quiet_dots(text), items), items, paragraph_breaks(text))


def _worth_a_character(entity: Entity, introduced: frozenset[int]) -> bool:
    """Whether it is surely someone; a rare lone word only right after a role: «истца Флек»."""
    if entity.kind is not PartyKind.PERSON:
        return True
    return any(
        n.sure or n.given or lone_is_candidate(n)
        or (n.span.start - 1 in introduced and may_be_given(n.surname))
        for n in entity.people
    )  # fmt: skip


# «(далее – Постановление)» stays: it tells which of many resolutions is spoken of.
_BRACKETS = re.compile(
    r"\((?!(?i:далее)\s*[-–—]\s*(?:\w+ )?(?i:постановлени|акт|действи))[^()]{1,300}\)"
)


def without_brackets(text: str, items: Sequence[tuple[Span, str]]) -> str:
    """Brackets whose words name no party and no role become spaces: «(сто тысяч)», «(БИН …)»."""
    starts = sorted(span.start for span, _ in items)
    inside = [(m.start(), m.end()) for m in _BRACKETS.finditer(text)]
    pieces: list[str] = []
    position = 0
    for start, end in inside:
        named = any(start < s < end for s in starts)
        if named:
            continue
        pieces.append(text[position:start])
        pieces.append(" " * (end - start))
        position = end
    pieces.append(text[position:])
    return "".join(pieces)
