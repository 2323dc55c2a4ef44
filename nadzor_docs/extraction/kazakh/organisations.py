"""Organisations and state bodies in Kazakh acts: the form follows the name and takes the ending."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nadzor_docs.extraction.kazakh.endings import ENDING, SUFFIX, case_of_ending
from nadzor_docs.extraction.kazakh.text import plain
from nadzor_docs.extraction.organisations import name_key
from nadzor_docs.extraction.quotes import tidy_quotes
from nadzor_docs.facts import PartyKind, Span
from nadzor_docs.knowledge import vocabulary

_UP, _LOW = "А-ЯЁ", "а-яё"
_QUOTED = (
    r"(?:«[^«»]{1,140}»(?:\s[^«».,;:\n]{1,60}»)?|«[^«»]{0,60}«[^«»]{1,90}»[^«»\n]{0,60}»?"
    r"|\"[^\"]{1,120}\"|''[^']{1,80}'')"
)


_AFTER_FORM = r"(?:«[^«»]{1,140}»|\"[^\"]{1,120}\")"


@dataclass(frozen=True, slots=True)
class KazakhOrganisation:
    """An organisation as printed at one place: its name out of case, and the case."""

    span: Span
    name: str
    kind: PartyKind
    case: str
    key: str
    form: str
    person_form: bool = False


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, dict[str, Any]]]:
    """Patterns of a form after its name, before it, and of a bare entrepreneur's form."""
    entries: dict[str, dict[str, Any]] = {}
    full, short = [], []
    for number, entry in enumerate(vocabulary("kk/legal_forms")):
        entries[f"f{number}"] = entries[f"s{number}"] = entry
        if entry["full"]:
            words = plain(entry["full"]).replace(" ", r"\s+")
            full.append((len(words), f"(?P<f{number}>(?i:{words}))"))
        letters = re.escape(plain(entry["short"])).replace(r"\ ", r"\s+")
        short.append((len(letters), f"(?P<s{number}>{letters})"))
    words = "|".join(part for _, part in sorted([*full, *short], reverse=True))
    owner = rf"(?:-?{ENDING})?(?:\s+[{_UP}][\w-]+){{0,2}}(?:\s+(?:облыстык|калалык|аудандык))?"
    branch = rf"{owner}\s+(?i:филиалы|окилдиги|болимшеси|кеншары)"
    form = rf"(?:{words})(?P<branch>{branch})?(?P<ending>(?:-?с?[ыи]|-)?{SUFFIX})?(?![\w])"
    between = rf"(?P<between>(?:\s+(?:[{_LOW}-]+|УК)){{0,4}}?)"
    after = re.compile(rf"(?P<quoted>{_QUOTED}){between}\s+{form}")
    before = re.compile(
        rf"(?<![\w«-]){form}\s+(?P<quoted>{_AFTER_FORM})(?P<ending2>-?{ENDING})?(?!\w)"
    )
    return after, before, re.compile(rf"(?<![\w-]){form}"), entries


def find_organisations(text: str, original: str) -> list[KazakhOrganisation]:
    """Every named organisation and state body; ``original`` is the text to quote."""
    after, before, bare, entries = _forms()
    found = [_organisation(m, original, entries) for m in after.finditer(text)]
    found += [_organisation(m, original, entries) for m in before.finditer(text)]
    found += [
        KazakhOrganisation(Span(m.start(), m.end()), "", PartyKind.PERSON, "nom", "", "", True)
        for m in bare.finditer(text) if entries[_group(m)].get("person")
    ]  # fmt: skip
    found += [*_bodies(text, original), *_numbered(text, original)]
    found.sort(key=lambda org: (org.span.start, -org.span.end))
    kept: list[KazakhOrganisation] = []
    for org in found:
        if not kept or org.span.start >= kept[-1].span.end:
            kept.append(org)
    return kept


def _group(match: re.Match[str]) -> str:
    return next(
        name for name, value in match.groupdict().items()
        if value is not None and re.fullmatch(r"[fs]\d+", name)
    )  # fmt: skip


def _organisation(
    match: re.Match[str], original: str, entries: dict[str, dict[str, Any]]
) -> KazakhOrganisation:
    entry = entries[_group(match)]
    inner = _tidy(original[match.start("quoted") : match.end("quoted")])
    groups = match.groupdict()
    form_first = match.start("quoted") > match.start()
    between = (
        re.sub(r"\s+", " ", original[match.start("between") : match.end("between")])
        if groups.get("between")
        else ""
    )
    branch = re.sub(r"\s+", " ", original[slice(*match.span("branch"))]) if groups["branch"] else ""
    short = f"{entry['short']}{branch}"
    name = f"{short} {inner}" if form_first else f"{inner}{between} {short}"
    kind = PartyKind.STATE if entry["kind"] == "state" else PartyKind.ORGANIZATION
    ending = groups.get("ending2") or groups.get("ending") or ""
    return KazakhOrganisation(
        Span(match.start(), match.end()), name, kind, case_of_ending(ending) if ending else "nom",
        name_key(plain(inner)), entry["short"],
    )  # fmt: skip


def _tidy(quoted: str) -> str:
    """Single spaces and «ёлочки»; a quote that the clerk left open inside stays as printed."""
    if quoted.count("«") < quoted.count("»"):
        return re.sub(r"\s+", " ", quoted)
    return tidy_quotes(quoted.replace("“", '"').replace("”", '"').replace("„", '"'))


# ── state bodies without quotes ──────────────────────────────────────────────


# «… аумақтық бөлімінің сот орындаушысы»: where a bailiff serves.
_NOT_AN_OFFICE = r"(?!\s+(?i:(?:жеке |ага |мемлекеттик )?сот\s+(?:орындаушы|аткарушы)))"

# «Ұлттық Банкінің ресми мөлшерлемесі»: a rate of interest, no party.
_NOT_A_RATE = r"(?!\s+(?i:ресми|кайта каржыландыру))"


# «Омаровтан Жаңаөзен қаласы бойынша салық комитетінің»: a person in a case begins no body.
_NO_PERSON = (
    rf"(?!(?!Алтын)[{_UP}][{_LOW}-]*(?:(?:[оеё]в|[иы]н)а?{SUFFIX}|(?:улы|кызы){SUFFIX}?|(?:вич|вна){SUFFIX}?"
    r"|(?<!с)[тдн][ае]н|[тд][ыи]н|нн[ыи]н)\s)"
)


@lru_cache(maxsize=1)
def _body() -> re.Pattern[str]:
    words = vocabulary("kk/state_bodies")

    def any_of(name: str) -> str:
        return "|".join(sorted(set(plain(words[name]).lower().split()), key=len, reverse=True))

    named = rf"(?:{_NO_PERSON}[{_UP}][{_LOW}-]+\s+|батыр\s+|би\s+|ауылдык\s+|кенттик\s+){{1,4}}"
    of_level = r"(?=(?:калалык|аудандык|облыстык|аумактык|ауданаралык)\s)"
    within = rf"{named}(?i:{any_of('places')})(?:\s+бойынша)?\s+"
    # «Жуалы орман шаруашылығы мемлекеттік мекемесі»: where it is stands bare before its field.
    of_field = r"(?=(?:орман|табиги|су|балык|жер|орта|негизги|бастауыш|жалпы)\s)"
    bare = rf"(?!(?:Осы|Бул|Аталган|Сол|Ал)\s)[{_UP}][{_LOW}-]+\s+(?:{of_level}|{of_field})"
    place = rf"(?:КР\s+|{within}|{bare})"
    domain = rf"(?:(?i:{any_of('domains')})(?:[нд][ыи]н|[ыи])?,?\s+(?:мен\s+)?)"
    # «Жамбыл ауданы әкімдігінің білім бөлімі»: a body within another.
    owner = rf"(?:{domain}{{0,4}}(?i:акимдиги|министрлиги|департаменти|комитети)н[ыи]н\s+)?"
    head = rf"(?P<head>(?i:{any_of('heads')}))"
    return re.compile(
        rf"(?<![\w«-])(?P<name>{place}{{0,2}}{owner}{domain}{{0,9}}{head})(?P<ending>{ENDING})?(?!\w)"
        rf"{_NOT_AN_OFFICE}{_NOT_A_RATE}"
    )


# «қала әкімдігінің тұрғын үй бөлімі»: whose it is names it without a capital.
_IS_NAMED = re.compile(r"[А-ЯЁ]|(?:кала|аудан|облыс)\s+акимдигин[ыи]н\s")


def _bodies(text: str, original: str) -> list[KazakhOrganisation]:
    found = []
    for match in _body().finditer(text):
        name = re.sub(r"\s+", " ", original[match.start("name") : match.end("name")])
        if " " not in name or not _IS_NAMED.search(plain(name)):
            continue
        ending = match.group("ending")
        found.append(
            KazakhOrganisation(
                Span(match.start(), match.end()), name, PartyKind.STATE,
                case_of_ending(ending) if ending else "nom", name_key(plain(name)), "",
            )
        )  # fmt: skip
    return found


_NUMBERED = re.compile(
    rf"(?<![\w-])(?P<name>№ ?\d{{3,6}} (?i:(?:аскери|туралы)? ?(?:болими|болимшеси))"
    r"|[АК]?ИИ[ДБ]|МК[ДБ]"
    rf"|\d{{4,6}} (?i:аскери (?:болими|болимшеси))"
    rf"|№ ?\d{{1,3}} (?i:(?:(?:орта|негизги|жалпы|кешки) ){{0,3}}"
    rf"(?:мектеп|мектеби|гимназия(?:сы)?|лицейи?"
    rf"|балабакша(?:сы)?|емхана(?:сы)?|аурухана(?:сы)?))"
    rf"|(?i:аскери болим) № ?\d{{3,6}}|(?:[А-Я]{{2}})[- ]?\d{{2,3}}/\d{{1,2}}(?: (?i:мекемеси))?)"
    rf"(?P<ending>-?{ENDING})?(?!\w)"
)


def _numbered(text: str, original: str) -> list[KazakhOrganisation]:
    """«№ 30238 әскери бөлімі», «УГ-157/9 мекемесі»: bodies that a number names."""
    found = []
    for match in _NUMBERED.finditer(text):
        name = re.sub(r"\s+", " ", original[match.start("name") : match.end("name")])
        case = case_of_ending(match.group("ending") or "")
        span, key = Span(match.start(), match.end()), name_key(plain(name))
        found.append(KazakhOrganisation(span, name, PartyKind.STATE, case, key, ""))
    return found
