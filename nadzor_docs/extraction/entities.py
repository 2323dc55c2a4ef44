"""Mentions into persons and organisations: each once, under the fullest name the act uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from nadzor_docs.extraction.organisations import Organisation
from nadzor_docs.extraction.people import PersonName, gender_and_case, is_title, readings
from nadzor_docs.extraction.person_forms import (
    Reading,
    given_readings,
    patronymic_reading,
    plain,
)
from nadzor_docs.extraction.skeleton import quiet_dots
from nadzor_docs.facts import Gender, PartyKind, Span
from nadzor_docs.knowledge import vocabulary
from nadzor_docs.language.morphology import parse


@dataclass(slots=True)
class Entity:
    """Someone or something named in the act, gathered from all its mentions."""

    kind: PartyKind
    people: list[PersonName] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    aliases: list[Span] = field(default_factory=list)
    readings: dict[PersonName, tuple[Reading, ...]] = field(default_factory=dict)
    told: tuple[str, Gender | None] | None = None  # its name, once all mentions are gathered

    def spans(self) -> list[Span]:
        spans = [n.span for n in self.people] + [o.span for o in self.organisations]
        return sorted([*spans, *self.aliases], key=lambda span: span.start)


# ── organisations ────────────────────────────────────────────────────────────


def group_organisations(found: Iterable[Organisation]) -> list[Entity]:
    """One entity for each name, whatever form or quotes it is printed with."""
    groups: dict[tuple[str, PartyKind], Entity] = {}
    # A body's bare name last: the act may name it in full, with its form, only further on.
    for organisation in sorted(found, key=lambda one: one.rule == "state.body"):
        if organisation.person_form:
            continue
        key = (organisation.key, organisation.kind)
        entity = groups.get(key) or _similar(groups, organisation)
        if entity is None:
            entity = groups[key] = Entity(organisation.kind)
        entity.organisations.append(organisation)
    return sorted(groups.values(), key=lambda entity: entity.spans()[0].start)


def _similar(
    groups: dict[tuple[str, PartyKind], Entity], organisation: Organisation
) -> Entity | None:
    """«Қазақмыс» and «Казакмыс», «Стандард» misspelt by a letter, «Темір» within the long name."""
    if organisation.rule == "state.body":
        return _same_body(groups, organisation)
    for (key, kind), entity in groups.items():
        if kind is organisation.kind and _one_letter_off(key, organisation.key):
            return entity
        if kind is organisation.kind and _acronym(entity, organisation):
            return entity
        if kind is organisation.kind and _in_full(key, entity, organisation):
            return entity
    return None


def _in_full(key: str, entity: Entity, organisation: Organisation) -> bool:
    """«Управление доходов по району» is called in full, with its form, further on."""
    body = entity.organisations[0].rule == "state.body"
    return body and len(key) > 12 and organisation.key.startswith(key)


def _acronym(entity: Entity, organisation: Organisation) -> bool:
    """«ГНПФ» is «Государственный накопительный пенсионный фонд»."""
    if not 2 < len(organisation.key) < 8:
        return False
    words = re.findall(r"\w+", entity.organisations[0].name.split("«")[-1])
    initials = plain("".join(word[0] for word in words))
    return len(words) > 2 and initials == organisation.key.removeprefix("нк")


def _same_body(
    groups: dict[tuple[str, PartyKind], Entity], organisation: Organisation
) -> Entity | None:
    """A body named shorter later on: «Налоговый комитет» for «Налоговый комитет по … району»."""
    for (key, kind), entity in groups.items():
        if (
            kind is organisation.kind
            and len(organisation.key) > 2
            and (
                (len(organisation.key) > 6 and key.startswith(organisation.key))
                or key.endswith(organisation.key)
                or (organisation.key.startswith(key) and (len(key) > 12 or key[-1:].isdigit()))
            )
        ):
            return entity
    return None


def _one_letter_off(one: str, other: str) -> bool:
    if len(one) < 7 or abs(len(one) - len(other)) > 1 or re.search(r"\d", one + other):
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    long, short = (one, other) if len(one) > len(other) else (other, one)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def organisation_name(entity: Entity) -> str:
    """The fullest name; of equals the first. A branch's where the act has no other."""
    own = [o for o in entity.organisations if o.rule != "form.branch"]
    named = own or entity.organisations
    return max(named, key=_fullness).name


def _fullness(organisation: Organisation) -> tuple[bool, int, int]:
    """A legal form tells more than a noun («товарищество «…»»), then the longer name more."""
    length = len(organisation.name.replace(" ", ""))
    return organisation.rule != "form.noun", length, -organisation.span.start


# ── persons ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the grouping must know of the text: where the header ends, who sits on the bench."""

    text: str
    header_end: int = 0
    bench: frozenset[int] = frozenset()  # starts of names that «судья» or «секретарь» introduces


def group_people(names: Sequence[PersonName], around: Surroundings) -> list[Entity]:
    """One entity for each person; lone surnames join the one person whom they fit."""
    entities: list[Entity] = []
    by_fullness = sorted((n for n in names if n.sure), key=lambda n: (-fullness(n), n.span.start))
    for name in by_fullness:
        _place(name, entities, around)
    for name in (n for n in names if not n.sure):
        _place_lone(name, entities, around)
    return sorted(entities, key=lambda entity: entity.spans()[0].start)


def fullness(name: PersonName) -> int:
    if name.mask:
        return 0
    return (
        3 * bool(name.patronymic)
        + 2 * bool(name.given)
        + bool(name.surname)
        + len(name.initials) // 2
    )


def _place(name: PersonName, entities: list[Entity], around: Surroundings) -> None:
    told = context_readings(name, around)
    fitting = [e for e in entities if e.people and _fits(name, told, e)]
    if not fitting:  # a careless case must not make two of one person
        fitting = [e for e in entities if e.people and _fits(name, readings(name), e, wide=True)]
    if not fitting and _joins_namesake(name, told, entities):
        return
    if len(fitting) > 1:
        fitting = _closest(name, fitting)
    entity = fitting[0] if fitting else Entity(PartyKind.PERSON)
    if not fitting:
        entities.append(entity)
    entity.people.append(name)
    entity.readings[name] = told


def _joins_namesake(
    name: PersonName, told: tuple[Reading, ...], entities: list[Entity]
) -> bool:
    """«Дудаева (Магомадова) Л.Р.» joins «Магомадова Лейла», and «Дудаева» joins them both.

    Its forms are another surname's: they say nothing of how the person's name is declined.
    """
    former = replace(name, surname=name.former) if name.former else None
    same = [
        e for e in entities
        if (former and e.people and _fits(former, readings(former), e, wide=True))
        or any(_fits(name, told, _alone(known)) for known in _known_as(e))
    ]  # fmt: skip
    if len(same) == 1:
        same[0].people.append(name)
    return len(same) == 1


def _known_as(entity: Entity) -> Iterator[PersonName]:
    """The person's names with either of two surnames that a bracket tells."""
    for person in entity.people:
        if person.former:
            yield from (replace(person, surname=one) for one in (person.surname, person.former))


def _alone(name: PersonName) -> Entity:
    return Entity(PartyKind.PERSON, [name], readings={name: readings(name)})


def _closest(name: PersonName, fitting: list[Entity]) -> list[Entity]:
    """Of namesakes whom the initials allow, the one with the same initials in full."""
    exact = [e for e in fitting if any(_letters(p) == _letters(name) for p in e.people)]
    return exact or fitting


def _place_lone(name: PersonName, entities: list[Entity], around: Surroundings) -> None:
    """A lone surname joins the person whom it fits; unfitting ones wait for a role to show them."""
    if is_title(name.surname):
        return
    told = context_readings(name, around)
    fitting = [e for e in entities if e.people and e.people[0].surname and _same_surname(told, e)]
    if name.given:  # «Хайитбай Бахром» is no «Хайитбай Дильшод»
        fitting = [e for e in fitting if _letters_agree(name, e)]
    if len(fitting) > 1:
        fitting = _likelier(name, fitting, around)
    entity = fitting[0] if len(fitting) == 1 else Entity(PartyKind.PERSON)
    if not fitting and (_only_given(name, entities) or _joins_namesake(name, told, entities)):
        return
    if len(fitting) != 1:
        if fitting or _begins_a_sentence(name, around.text):
            return  # one of namesakes: nobody can say which; «Мировым соглашением …»: no name
        entities.append(entity)
    entity.people.append(name)
    entity.readings[name] = told


def _only_given(name: PersonName, entities: list[Entity]) -> bool:
    """«опекуном Дарьи» beside «Калугиной Дарьи»: a given name joins its one bearer."""
    if not any(person.given for entity in entities for person in entity.people):
        return False
    given = {plain(r.lemma) for r in given_readings(name.surname)} or {plain(name.surname)}
    bearers = [
        e for e in entities
        if any(given & {*(plain(r.lemma) for r in given_readings(p.given)), plain(p.given)}
               for p in e.people)
    ]  # fmt: skip
    if len(bearers) == 1:
        alone = replace(name, surname="", given=name.surname)
        bearers[0].people.append(alone)
        bearers[0].readings[alone] = ()
    return len(bearers) == 1


def _begins_a_sentence(name: PersonName, text: str) -> bool:
    """A common word that is large only because a sentence begins with it: «Сыну исполнилось»."""
    if not re.search(r"(?:[.!?]\s|\n|^)\s*$", text[max(0, name.span.start - 3) : name.span.start]):
        return False
    known = [one.tag for one in parse(name.span.of(text).lower()) if one.is_known]
    return bool(known) and not any({"Name", "Surn", "Patr"} & set(tag.grammemes) for tag in known)


def _likelier(name: PersonName, fitting: list[Entity], around: Surroundings) -> list[Entity]:
    """The bench is named with «судья» or at the end; elsewhere a surname is a party's."""
    on_bench = [e for e in fitting if any(n.span.start in around.bench for n in e.people)]
    if name.span.start in around.bench:
        return on_bench
    others = [e for e in fitting if e not in on_bench]
    named_before = [e for e in others if any(n.span.start < name.span.start for n in e.people)]
    return named_before or others


def _fits(name: PersonName, found: tuple[Reading, ...], entity: Entity, wide: bool = False) -> bool:
    if name.mask:
        return any(_mask_key(p.mask) == _mask_key(name.mask) for p in entity.people if p.mask)
    first = entity.people[0]
    if first.mask or not _letters_agree(name, entity):
        return False
    if not (name.surname and first.surname):
        return bool(name.patronymic and first.patronymic) and _same_father(name, first)
    return _same_surname(found, entity, wide)


def _mask_key(mask: str) -> str:
    return re.sub(r"\s", "", mask).lower()


def _same_father(name: PersonName, other: PersonName) -> bool:
    one, two = (patronymic_reading(n.patronymic.split()[-1]) for n in (name, other))
    return bool(
        one and two and one.lemma == two.lemma and plain(name.given)[:3] == plain(other.given)[:3]
    )


@lru_cache(maxsize=65536)
def _nominatives(found: tuple[Reading, ...]) -> frozenset[tuple[str, str]]:
    return frozenset((plain(r.lemma), r.gender) for r in found)


def _same_surname(found: tuple[Reading, ...], entity: Entity, wide: bool = False) -> bool:
    """Whether one nominative and gender lies behind the form and all the person's forms."""
    common = _nominatives(found)
    for name, told in entity.readings.items():
        if name.surname:
            common = common & _nominatives(readings(name) if wide else told)
        if not common:
            return False
    return bool(common)


def _letters(name: PersonName) -> str:
    """First letters of the given name and the patronymic, as far as printed."""
    if name.given:
        return (name.given[:1] + name.patronymic[:1]).upper()
    return _capitals(name.initials) if name.initials else ""


@lru_cache(maxsize=65536)
def _capitals(initials: str) -> str:
    return _NO_CAPITAL.sub("", initials.upper())


_NO_CAPITAL = re.compile(r"[^А-ЯЁӘҒҚҢӨҰҮҺІ]")


def _letters_agree(name: PersonName, entity: Entity) -> bool:
    mine = plain(_letters(name))
    for other in entity.people:
        theirs = plain(_letters(other))
        if not (mine.startswith(theirs) or theirs.startswith(mine)):
            return False
        if name.given and other.given and not _same_given(name, other):
            return False
    return True


def _same_given(name: PersonName, other: PersonName) -> bool:
    length = min(len(name.given), len(other.given), 4)
    return plain(name.given)[: length - 1] == plain(other.given)[: length - 1]


# ── the case that the words around tell ──────────────────────────────────────

_BEFORE = re.compile(r"([\w.]+)\s?([,:;»\")]?)[\s«(-]*$")
_VERB = re.compile(r"^\s*([а-яё]+)")
_FEMALE_VERB = re.compile(r"л(?:а|ась)$")
_MALE_VERB = re.compile(r"(?:л|лся)$")
_PREPOSITIONS = frozenset(vocabulary("words")["prepositions"].split())
_SIGNED = frozenset(vocabulary("words")["signed"].split())


_ROLE_NOUN = re.compile(
    r"(?i)(?<!\w)(?:(?P<stem>судь|исполнител|прокурор|представител|заявител|взыскател|должник"
    r"|ответчик|секретар|председательствующ|помощник|адвокат|директор|опекун|гражданин|граждан"
    r"|предпринимател|истц|истец|истиц|специалист)(?P<end>\w{0,3}))(?!\w)[^,;:().]{0,150}$"
)
# Endings of the nominative, by stem; the others' are the usual ones of their declension.
_NOMINATIVE_END = {
    "судь": ("я",), "истиц": ("а",), "истец": ("",), "председательствующ": ("ий", "ая"),
    "граждан": ("ин", "ка"),
}  # fmt: skip
_SOFT_OR_HARD = ("ь", "и", "", "ы", "ница")


# A clause begins after a sign, a blank line, or where a line begins with a role: «⏎Судья … суда».
_CLAUSE = re.compile(
    r"[,;:().]\s|\n *\n"
    r"|\n *(?=(?:Судья|Представител|Взыскател|Должник|Заявител|Ист(?:ец|ица)|Ответчи|Прокурор"
    r"|Секретар|Председательству)[а-я]*)"
)
_DATED = re.compile(r"\d{4}|\d·\d")
# «председательствующего: [Сагымбекова Н.Т.]», «судьи⏎[Абаева]»: the label tells its name's case.
_LABEL = re.compile(r"(\w+) *(?::|\n)\s*$")


# A long line that ends in the middle of a sentence: what begins the next one goes on with it.
_WRAPPED = re.compile(r"(?<=[^\n]{40}[а-я])\n *$")


def _case_of_label(before: str) -> str:
    words = before.rstrip()
    if not words.endswith(":") and "\n" not in before[len(words) :]:
        return ""
    label = _LABEL.search(before)
    return _case_of_role_noun(label.group(1)) if label else ""


def _case_of_role_noun(before: str) -> str:
    """The case of the first role noun of the clause: «Представитель взыскателя [Ниязов]»."""
    match = _ROLE_NOUN.search(_CLAUSE.split(before)[-1])
    if not match or _DATED.search(before, len(before) - len(match.group())):
        return ""  # «постановлением судьи от 23.05.2008 г. [Гулямова привлечена]»: a new clause
    stem, end = match.group("stem").lower(), match.group("end").lower()
    nominative = end in _NOMINATIVE_END.get(stem, _SOFT_OR_HARD)
    return "nom" if nominative else "obl"


def context_readings(name: PersonName, around: Surroundings) -> tuple[Reading, ...]:
    """The name's readings that the word before and the verb after it allow."""
    found, text = readings(name), around.text
    if gender_and_case(name)[1]:
        return found
    case = case_before(text, name.span.start)
    if case == "obl" and _is_subject(name, text):
        case = "nom"
    # «с участием прокурора [Исина] рассмотрела»: the verb is the court's
    gender = gender_and_case(name)[0] or ("" if case == "obl" else verb_gender(text, name.span.end))
    wanted = [r for r in found if not gender or r.gender == gender] or list(found)
    if gender == "m" and case != "obl" and re.search(r"[оеё]вой$", name.surname):
        return (Reading(name.surname, "m", "nom"),)  # «Лозовой П.А. обратился»
    if not case and name.span.end < around.header_end:
        case = "obl"  # a header is one long genitive: «с участием … , … »
    if case == "nom" or (not case and verb_gender(text, name.span.end)):
        wanted = [r for r in wanted if r.case == "nom" and not _ODD.search(r.lemma)] or wanted
    elif case == "obl":
        wanted = [r for r in wanted if r.case != "nom" or _fixed(r)] or wanted
    return tuple(wanted)


def _is_subject(name: PersonName, text: str) -> bool:
    """«В жалобе [Ахмедова Ф.] просит»: the verb's subject, not the complaint's owner."""
    verb = _VERB.match(text[name.span.end : name.span.end + 40])
    noun = re.search(r"([а-яё]+) $", text[max(0, name.span.start - 30) : name.span.start])
    if not verb or not noun or noun.group(1) in _PREPOSITIONS:
        return False
    if not verb.group(1).endswith(("т", "ть", "тся")):  # of the third person
        return False
    finite = parse(verb.group(1))[0].tag
    tags = [one.tag for one in parse(noun.group(1)) if "NOUN" in one.tag]
    oblique = bool(tags) and not any("nomn" in tag for tag in tags)
    return "VERB" in finite and "sing" in finite and "3per" in finite and oblique


# Endings that no surname has in the nominative: «Ержанову присуждено …» begins a sentence.
_ODD = re.compile(
    r"(?:[оеё]ву|[иы]ну|[оеё]вым|[иы]ным|[оеё]вой|[иы]ной|[цс]кому|[цс]кого|рю|лю|ню)$"
)


def _fixed(reading: Reading) -> bool:
    """A nominative that may stand for any case: an indeclinable or a carelessly kept form."""
    return not re.search(r"(?:[оеё]в|[иы]н)$|[цс]к(?:ий|ой)$|[ая]$", reading.lemma)


def verb_gender(text: str, end: int) -> str:
    """«обратилась» → f, «просил» → m, by the word after the name."""
    match = _VERB.match(text[end : end + 40])
    if not match:
        return ""
    word = match.group(1)
    gender = "f" if _FEMALE_VERB.search(word) else "m" if _MALE_VERB.search(word) else ""
    best = parse(word)[0].tag if gender else ()  # morphology is dear: the ending is asked first
    return gender if "VERB" in best and "past" in best else ""


def case_before(text: str, start: int) -> str:
    """«nom» or «obl» as the word before a name tells; empty where it doesn't."""
    before = re.sub(r"(?:ИП|ЧП|гр\.)\s*[«\"]?$", "", text[max(0, start - 60) : start])
    before = _WRAPPED.sub(" ", before)
    labelled = _case_of_label(before)
    if labelled:
        return labelled
    if not before.strip() or (
        re.search(r"[.!?:]\s*$|\n\s*$", before) and not before.endswith(" г. ")
    ):
        return "nom"
    governed = _case_of_role_noun(quiet_dots(text[max(0, start - 200) : start]))
    if governed:
        return governed
    match = _BEFORE.search(before)
    if not match:
        return ""
    word, sign = match.group(1).lower(), match.group(2)
    if sign or word.endswith(".") or word.isdigit():
        return ""
    if word in _PREPOSITIONS:
        return "obl"
    if word in _SIGNED:
        return "nom"
    tags = [one.tag for one in parse(word)]
    best = tags[0]
    if "PREP" in best:
        return "obl"
    if "NOUN" in best or "ADJF" in best or "PRTF" in best:
        if any("anim" in tag and "nomn" in tag and "sing" in tag for tag in tags):
            return "nom"
        return "obl"
    return ""
