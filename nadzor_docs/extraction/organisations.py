"""Organisations and state bodies: legal form, name in any quotes or none, and their nominative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from nadzor_docs.extraction.people import is_surnameish, is_title
from nadzor_docs.extraction.phrases import nominative_phrase
from nadzor_docs.extraction.quotes import quoted_end, tidy_quotes
from nadzor_docs.extraction.view import LETTER, UPPER, small_letters
from nadzor_docs.facts import PartyKind, Span
from nadzor_docs.knowledge import vocabulary

BARE_WORD = (
    rf"(?:[{UPPER}A-Z][{LETTER}A-Za-z\d.&+-]*[{LETTER}A-Za-z\d+]|№ ?\d+|[{UPPER}A-Z](?=[ ,]))"
)
BARE = rf"{BARE_WORD}(?:(?: | ?\n *){BARE_WORD}){{0,4}}"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as printed at one place: its normal name, what it is, what is doubtful."""

    span: Span
    name: str
    kind: PartyKind
    key: str  # equal for two forms of one organisation
    rule: str
    person_form: bool = False  # «ИП»: the person's own name follows


@dataclass(frozen=True, slots=True)
class LegalForm:
    short: str
    kind: PartyKind
    person: bool
    keep: bool
    named_after: bool


@lru_cache(maxsize=1)
def _full_forms() -> tuple[re.Pattern[str], tuple[LegalForm, ...]]:
    """One pattern of all full forms, to be sought in small letters; the form of each group."""
    entries = [entry for entry in vocabulary("legal_forms") if entry["full"]]
    entries.sort(key=lambda entry: -len(_stems(entry["full"])))
    return one_of([_stems(entry["full"]) for entry in entries]), tuple(map(_form, entries))


@lru_cache(maxsize=1)
def _short_forms() -> tuple[re.Pattern[str], dict[str, LegalForm]]:
    shorts = {entry["short"]: _form(entry) for entry in vocabulary("legal_forms")}
    ordered = sorted(shorts, key=len, reverse=True)
    return one_of([re.escape(short).replace(r"\ ", r"\s+") for short in ordered]), shorts


# «Алматинского »: a word that ends in -ский, taken whole so that nothing is tried twice.
_PLACE = "{-ский}"
_PLACE_ADJECTIVE = r"(?:[а-я-]++(?:(?<=[сц]к[а-я]{2})|(?<=[сц]к[а-я]{3}))\s+)?"


def one_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """A whole word of the text by any of the patterns: ``match.lastindex`` counts from one.

    Each alternative begins with its first letter and ends with its empty group, so that the
    matcher passes over it at once where that letter isn't there. Neighbours that a place's
    adjective opens share one copy of it.
    """
    parts: list[str] = []
    for placed, some in groupby(patterns, lambda pattern: pattern.startswith(_PLACE)):
        either = "|".join(f"(?:{pattern.removeprefix(_PLACE)})()" for pattern in some)
        parts.append(f"{_PLACE_ADJECTIVE}(?:{either})" if placed else either)
    return re.compile(rf"(?<![{LETTER}\w-])(?:{'|'.join(parts)})(?![{LETTER}\w])")


def _form(entry: dict[str, Any]) -> LegalForm:
    kind = PartyKind.STATE if entry["kind"] == "state" else PartyKind.ORGANIZATION
    return LegalForm(
        entry.get("canonical", entry["short"]), kind, bool(entry.get("person")),
        bool(entry.get("keep")), bool(entry.get("named_after")),
    )  # fmt: skip


def _stems(words: str) -> str:
    # \w, not the letters by name: compiling a class without case is what a start pays for.
    pattern = words.replace("*", r"\w*").replace(" ", r"\s+")
    return pattern if pattern.startswith(_PLACE) else pattern.replace(_PLACE, _PLACE_ADJECTIVE)


_BEFORE_NAME = re.compile(
    r"\s{0,2}(?:\((?:[А-ЯЁ]{2,5}|БИН[^)]*|РНН[^)]*)\)\s?)?"
    r"(?P<noun>(?:[А-ЯЁ]{2,5}|[Фф]ирма|[Кк]омпания|[Бб]анк|Торговый дом) )?(?=[«\"])"
)
_BARE_NAME = re.compile(rf"(?: | ?\n *)(?P<bare>{BARE})")


def find_organisations(text: str) -> list[Organisation]:
    """Every organisation with a legal form, and every state body, in the folded ``text``."""
    small = small_letters(text)
    forms = _forms(text, small)
    bodies = [_under_form(body, forms, text) for body in _bodies(text, small)]
    found = [*(_whole(org, text) for org in _with_form(text, forms)), *bodies]
    found += _banks(text, small)
    found.sort(key=lambda org: (org.span.start, -org.span.end))
    kept: list[Organisation] = []
    for org in found:
        if not kept or org.span.start >= kept[-1].span.end:
            kept.append(org)
    return _with_owners(_with_own_branches(kept, text), text)


def _with_own_branches(found: list[Organisation], text: str) -> list[Organisation]:
    """«АО «…», филиал «…»», «филиал «…» АО «…»»: a branch with a name of its own is no other."""
    kept: list[Organisation] = []
    for org in found:
        last = kept[-1] if kept else None
        near = last and not text[last.span.end : org.span.start].strip(" ,-(\n")
        if last and near and {org.rule, last.rule} & {"form.филиал"} and not org.person_form:
            main = last if org.rule == "form.филиал" else org
            kept[-1] = replace(main, span=Span(last.span.start, org.span.end))
            continue
        kept.append(org)
    return kept


def _with_owners(found: Sequence[Organisation], text: str) -> list[Organisation]:
    """«КГП «…» при акимате …», «КГУ «…» отдела образования …»: of a body, which is no party."""
    kept: list[Organisation] = []
    for org in found:
        if kept and _owns(org, kept[-1], text):
            last, end = kept[-1], org.span.end
            name = last.name + " ".join(["", *text[last.span.end : end].split()])
            kept[-1] = replace(last, span=Span(last.span.start, end), name=name)
        else:
            kept.append(org)
    return kept


_OF_OWNER = re.compile(r"(?: | ?\n *)(?P<at>при )?")


def _owns(owner: Organisation, enterprise: Organisation, text: str) -> bool:
    named = enterprise.rule.startswith("form.") or "№" in enterprise.name
    if not named or {owner.kind, enterprise.kind} != {PartyKind.STATE}:
        return False
    between = _OF_OWNER.fullmatch(text, enterprise.span.end, owner.span.start)
    return between is not None and bool(
        between["at"] or _genitive_body().match(text, owner.span.start)
    )


@lru_cache(maxsize=1)
def _genitive_body() -> re.Pattern[str]:
    return re.compile(vocabulary("state_bodies")["owners"])


def _with_form(text: str, forms: Sequence[tuple[Span, LegalForm]]) -> list[Organisation]:
    found = []
    position = 0
    for span, form in forms:
        if span.start < position:
            continue
        position = span.end
        if form.person:
            found.append(_entrepreneur(span, form, text))
            position = found[-1].span.end
        elif organisation := _named(span, form, text):
            found.append(organisation)
            position = organisation.span.end
    return found


_PERSON_INSIDE = re.compile(rf"[{UPPER}]\.")
_PERSON_AFTER = re.compile(rf"\s{{1,2}}[{UPPER}][{LETTER}]+ ?(?:[{UPPER}]\.|[{UPPER}][{LETTER}]+)")


def _entrepreneur(span: Span, form: LegalForm, text: str) -> Organisation:
    """«ИП», with the name that the person trades under; alone it names the person («ИП «Нур»»)."""
    quote = _BEFORE_NAME.match(text, span.end)
    end = quoted_end(text, quote.end()) if quote else None
    if not quote or not end:
        return Organisation(span, form.short, PartyKind.PERSON, "", "form.person", person_form=True)
    inner = tidy_quotes(text[quote.end() : end])
    if _PERSON_INSIDE.search(inner) or is_surnameish(inner.strip("«»").split()[0]):
        return Organisation(span, form.short, PartyKind.PERSON, "", "form.person", person_form=True)
    span = Span(span.start, end)
    if _PERSON_AFTER.match(text, end):
        return Organisation(span, form.short, PartyKind.PERSON, "", "form.person", person_form=True)
    key = name_key(inner)
    return Organisation(span, f"{form.short} {inner}", PartyKind.ORGANIZATION, key, "form.trade")


def _under_form(
    body: Organisation, forms: Sequence[tuple[Span, LegalForm]], text: str
) -> Organisation:
    """«ГУ Управление финансов города Алматы»: a body that its legal form introduces."""
    for span, form in forms:
        between = body.span.start - span.end
        if (
            form.kind is PartyKind.STATE
            and 0 < between < 3
            and not text[span.end : body.span.start].strip()
        ):
            return replace(
                body, span=Span(span.start, body.span.end), name=f"{form.short} {body.name}"
            )
    return body


# «Алматинский областной филиал [АО «…»] в городе Тараз».
_BRANCH = re.compile(
    rf"(?<![\w-])(?<!в лице )(?:[{UPPER}][\w-]+(?:ск|цк)\w{{2,3}} )?"
    r"(?:(?:областн|городск|районн|региональн)\w+ )?"
    r"(?:[Фф]илиал|[Пп]редставительств)(?!е )\w{0,2} (?:№ ?\d+ )?$"
)
_BRANCH_PLACE = re.compile(
    rf" (?:в|по) (?:г\.|гор\.|городе|городу|области) ?[{UPPER}][{LETTER}]+"
    rf"(?:-[{UPPER}][{LETTER}]+)?"
    rf"| (?:в|по) [{UPPER}][{LETTER}-]+(?:ской|цкой) области"
)


def _whole(org: Organisation, text: str) -> Organisation:
    """With the branch that the name tells before it."""
    if org.person_form:
        return org
    before = _BRANCH.search(text, max(0, org.span.start - 80), org.span.start)
    if before:
        place = _BRANCH_PLACE.match(text, org.span.end)
        end = place.end() if place else org.span.end
        head = nominative_phrase(before.group().strip())
        name = f"{head} {org.name}{text[org.span.end : end]}"
        span = Span(before.start(), end)
        return replace(org, span=span, name=name, rule="form.branch")
    return org


def _forms(text: str, small: str) -> list[tuple[Span, LegalForm]]:
    """Every legal form in the order of the text, in full or short («ТОО»: in capitals only)."""
    pattern, forms = _full_forms()
    full = [
        (Span(m.start(), m.end()), forms[(m.lastindex or 0) - 1])
        for m in pattern.finditer(small)
    ]
    pattern, shorts = _short_forms()
    short = [
        (Span(m.start(), m.end()), shorts[" ".join(m.group().split())])
        for m in pattern.finditer(text)
    ]
    return sorted([*full, *short], key=lambda pair: pair[0].start)


def _named(printed: Span, form: LegalForm, text: str) -> Organisation | None:
    quote = _BEFORE_NAME.match(text, printed.end)
    if quote and quote.group("noun") and form.keep:
        return None  # «филиала ТОО «…»»: the firm's name, not the branch's
    end = quoted_end(text, quote.end()) if quote else None
    if quote and end:
        inner = (quote.group("noun") or "") + tidy_quotes(text[quote.end() : end])
    elif form.keep:
        return None
    else:
        name = _BARE_NAME.match(text, printed.end)
        bare = _bare(name.group("bare")) if name else ""
        if not name or not bare:
            return None
        end = name.start("bare") + len(bare)
        if re.search(rf"[{UPPER}]\.[{UPPER}]$", bare) and text.startswith(".", end):
            if not form.named_after:
                return None  # «директора ТОО Ахметова А.А.»
            end += 1  # «КХ Ахметова А.А.»
        end = _end_of_label(text, printed.start, end)
        inner = re.sub(r"\s+", " ", text[name.start("bare") : end])
    span = Span(printed.start, end)
    return Organisation(
        span, f"{form.short} {inner}", form.kind, name_key(inner), f"form.{form.short}"
    )


_LABEL_BEFORE = re.compile(r"(?:^|\n)[^\n:]{4,40}:[ ]*$")
_REST_OF_LABEL = re.compile(r"(?: [а-яёәғқңөұүһі\d-]{2,}){1,3}(?=[ ]*[.;,]?[ ]*(?:\n|$))")


def _end_of_label(text: str, start: int, end: int) -> int:
    """«Должник: ТОО Агрофирма Кен дала»: a name without quotes takes the label's whole line."""
    rest = _REST_OF_LABEL.match(text, end)
    labelled = rest and _LABEL_BEFORE.search(text[max(0, start - 50) : start])
    return rest.end() if rest and labelled else end


def _bare(printed: str) -> str:
    """A name without quotes, up to a word that is none; empty where it is no name."""
    bare = printed.rstrip(".")
    words = bare.split()
    for index, word in enumerate(words):
        if index and is_title(word):
            bare = bare[: bare.index(word)].rstrip()
            break
    noun = len(words) > 1 and _ORGANISATION_NOUN.fullmatch(words[0])
    if words[0].lower() in _BARE_STOP or (is_title(words[0]) and not noun):
        return ""
    if len(words) == 1 and is_surnameish(bare):
        return ""  # «представитель КСК Омарова»
    return bare


_ORGANISATION_NOUN = re.compile(
    "Банк|Компания|Фирма|Торговый|Корпорация|Агрофирма|Фонд|Завод|Комбинат|Холдинг|Предприятие"
)
_BARE_STOP = frozenset({"рк", "республики", "по", "в", "и", "на", "о"})


def name_key(inner: str) -> str:
    """A name for comparison: letters and digits only, Kazakh letters as their stand-ins."""
    low = inner.lower().translate(str.maketrans("әғқңөұүһіё", "агкноуухие"))
    key = re.sub(r"[\W_]+", "", low)
    for long, short in vocabulary("words")["short_for"].items():
        key = key.replace(long, short)
    return key


# ── state bodies without quotes ──────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Head:
    """The words that a body's name begins with, and what must follow them."""

    tail: str
    kind: PartyKind


@lru_cache(maxsize=2)
def _heads(capitals: bool) -> tuple[re.Pattern[str], tuple[_Head, ...]]:
    """One pattern of all heads in small letters, or of those known by their capitals («ДВД»)."""
    entries = [
        entry for entry in vocabulary("state_bodies")["heads"]
        if bool(entry.get("capitals")) is capitals
    ]  # fmt: skip
    placed = [entry["head"].startswith(_PLACE) for entry in entries]
    last = max((number for number, opens in enumerate(placed) if opens), default=-1)
    # All that a place's adjective opens come together, where the last of them stands.
    order = sorted(range(len(entries)), key=lambda n: 2 * (n > last) or int(placed[n]))
    entries = [entries[number] for number in order]
    return one_of([_stems(entry["head"]) for entry in entries]), tuple(
        _Head(entry["tail"], PartyKind.ORGANIZATION if entry.get("private") else PartyKind.STATE)
        for entry in entries
    )


@lru_cache(maxsize=1)
def _tail_pattern() -> re.Pattern[str]:
    domains = "|".join(
        sorted(
            {w for w in vocabulary("state_bodies")["domains"].split() if len(w) > 2 or w.isupper()},
            key=len,
            reverse=True,
        )
    )
    name = (
        rf"[{UPPER}][{LETTER}]+(?:-[{UPPER}]?[{LETTER}]+)*"
        rf"(?: (?:би|батыра?|ата|хана?|сал|акына?)(?![{LETTER}]))?"
    )
    two_words = rf"(?:[{UPPER}][{LETTER}]+(?:ая|ое|ый|ий|ой) )?{name}"  # «Большая Владимировка»
    surname = rf"[{UPPER}][{LETTER}]+(?:[оеё]в|ин|[оеё]ва|ина|енко)(?![{LETTER}])"
    person = (  # «Костанайской области Сейтова К.К.»: his surname is no place
        rf"[{UPPER}][{LETTER}]+ (?:[{UPPER}]\.(?: ?[{UPPER}]\.)?+(?! ?[{UPPER}][{LETTER}])"
        rf"|[{UPPER}][{LETTER}]+ [{UPPER}][{LETTER}]+(?:вич|вн|улы|кызы|ұлы|қызы))"
    )
    place = (
        r"(?:(?:(?:г|гор|пос|п|с|а)\.|город(?:а|у|е)?|имени|им\.|области|[Рр]еспублики"
        r"|пос[её]лк[ау]|сел[ау]|аул[ау])(?: (?:районного|областного) значения)?"
        rf"(?:(?<=имени)|(?<=им\.)|(?! ?{person})) ?{two_words}"
        rf"|(?:района|округа) (?:имени {name}|(?!{surname}){name})"
        rf"|{name}(?:ск|цк)(?:ой|ого|ому|ом|им|их)"
        r"|города|городу|район[ау]?|области|округ[ау]|республики|Республики Казахстан|РК|края"
        r"|[ВЗСЮ]КО"
        r"|Республике Казахстан|сельского|пос[её]лкового|аульного|с/о|с\.о\."
        # the body that it belongs to: «отдел образования акимата … района»
        r"|акимата|аппарата акима|[Дд]епартамента|[Мм]инистерства|[Кк]омитета|[Уу]правления"
        r"|администратора судов)"
    )
    free = (
        r"(?:(?: | ?\n *)(?:по|и|[а-яё-]{3,}(?:ой|ого|их|ых|ей|ия|ии|ий|ов|ам|ям|ости|ства|ству|ции"
        r"|ению|ений|ым|им|дел|прав|связи|хозяйства))){1,6}"
    )
    word = rf"(?:(?:по|и|в|на|при|\(г\.) )?(?:{domains}|{place}|№ ?\d+)"
    return re.compile(
        rf"(?:{free}(?=(?: | ?\n *){place}))?"
        rf"(?:(?: | ?\n *){word}(?![{LETTER}])|,(?: | ?\n *)(?:{domains})(?![{LETTER}])"
        rf"|\s(?:и|по) (?:{domains})){{1,12}}"
    )


_NUMBER_TAIL = re.compile(r"\s+№?\s?\d{3,5}(?:-\w)?")


# «Гимназия № 22 города Астаны»: a school or hospital without its legal form.
_NUMBERED_TAIL = re.compile(
    rf"\s?№\s?\d{{1,3}}(?!\d)(?:\s(?:г\.|гор\.|города) ?[{UPPER}][{LETTER}]+"
    rf"(?:-[{UPPER}][{LETTER}]+)?|\s[{UPPER}][{LETTER}]+(?:ского|цкого) района)?"
)


def _bodies(text: str, small: str) -> list[Organisation]:
    return [*_headed(text, small, capitals=False), *_headed(text, text, capitals=True)]


def _headed(text: str, sought: str, *, capitals: bool) -> Iterator[Organisation]:
    """The bodies whose heads stand in ``sought``: the text, or the text in small letters."""
    pattern, heads = _heads(capitals)
    for match in pattern.finditer(sought):
        head = heads[(match.lastindex or 0) - 1]
        end = _body_end(text, match.start(), match.end(), head.tail)
        if end is not None:
            name = _body_name(text[match.start() : end])
            span = Span(match.start(), end)
            yield Organisation(span, name, head.kind, name_key(name), "state.body")


def _body_end(text: str, start: int, end: int, tail: str) -> int | None:
    """Where the body's name ends; ``None`` where what follows shows that it is none."""
    if tail == "none":
        return end
    if tail == "numbered":
        place = _NUMBERED_TAIL.match(text, end)
        return place.end() if place else None
    if tail == "number":
        number = _NUMBER_TAIL.match(text, end)
        return number.end() if number else None
    match = _tail_pattern().match(text, end)
    if match:
        named = _has_place(match.group()) or _has_place(text[start:end])
        return match.end() if named or tail != "place" else None
    return end if tail in ("any", "optional") else None


def _has_place(tail: str) -> bool:
    return bool(re.search(rf"[{UPPER}]", tail)) or bool(re.search(r"област|район|город", tail))


def _body_name(printed: str) -> str:
    name = re.sub(r"\s+", " ", printed)
    if not name.split(" ")[0].isupper():  # «ДВД Актюбинской области»
        name = nominative_phrase(name)
    name = re.sub(r"(?<=по )(?:г\.|гор\.) ?", "городу ", name)
    for short, full in vocabulary("words")["settlements"].items():
        name = re.sub(rf"(?<!\w)(?:{short})\. ?(?=[{UPPER}])", f"{full} ", name)
    return name[:1].upper() + name[1:]


# ── banks and the like named in quotes without a form ───────────────────────

_UNFORMED = re.compile(
    rf"(?<![\w-])(?:{'|'.join(vocabulary('words')['unformed'].split())})[^\W\d_]{{0,3}} (?=[«\"])"
)
_ITS_ADJECTIVE = re.compile(
    rf"(?<![\w-])(?:[{UPPER}][{LETTER}-]+|(?:страхов|лизингов|ипотечн|строительн|инвестиционн"
    r"|торгов|микрокредитн|микрофинансов|управляющ|адвокатск|юридическ|нефтян|горнорудн|транспортн|авиацион)[а-я]{0,3}?)"
    r"(?:ой|ая|ый|ий|ого|ому|ую|ым|им|ей|ею) $"
)


def _banks(text: str, small: str) -> list[Organisation]:
    """«Банк «…»», «Ипотечная компания «…»»: named in quotes with a noun for a form."""
    found = []
    for match in _UNFORMED.finditer(small):
        end = quoted_end(text, match.end())
        if end:
            inner = tidy_quotes(text[match.end() : end])
            adjective = _ITS_ADJECTIVE.search(text[max(0, match.start() - 40) : match.start()])
            start = match.start() - (len(adjective.group()) if adjective else 0)
            head = nominative_phrase(text[start : match.end() - 1])
            name = f"{head[:1].upper()}{head[1:]} {inner}"
            span = Span(start, end)
            key = name_key(inner)
            found.append(Organisation(span, name, PartyKind.ORGANIZATION, key, "form.noun"))
    return found
