"""Organisations and state bodies: legal form, name in any quotes or none, and their nominative."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nadzor_docs.extraction.people import is_surnameish, is_title
from nadzor_docs.extraction.phrases import nominative_phrase
from nadzor_docs.extraction.view import LETTER, UPPER
from nadzor_docs.facts import PartyKind, Span
from nadzor_docs.knowledge import vocabulary

QUOTED = (
    r"(?:«[^«»\n]{1,120}(?:\n[^«»\n]{1,80})?(?:«[^«»\n]{1,90}(?:\n[^«»\n]{1,60})?»)?[^«»\n]{0,60}?(?:»{1,2})"
    r"|«[^«»\n]{1,60}«[^«»\n]{1,90}»"
    r"|\"[^\"\n]{1,60} \"[^\"\n]{1,80}\"\"?"
    r"|\"[^\"\n]{1,100}(?:\n[^\"\n]{1,80})?\"|''[^'\n]{1,80}'')"
)
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


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], dict[str, LegalForm]]:
    """One pattern for all forms, and the form of each of its groups."""
    forms: dict[str, LegalForm] = {}
    parts: list[tuple[str, str]] = []
    for number, entry in enumerate(vocabulary("legal_forms")):
        group = f"f{number}"
        forms[group] = _form(entry)
        if entry["full"]:
            parts.append((group, _stems(entry["full"])))
    shorts = {entry["short"]: _form(entry) for entry in vocabulary("legal_forms")}
    forms |= {f"s:{short}": form for short, form in shorts.items()}
    parts.sort(key=lambda part: -len(part[1]))
    full = "|".join(f"(?P<{group}>(?i:{pattern}))" for group, pattern in parts)
    short = "|".join(
        re.escape(s).replace(r"\ ", r"\s+") for s in sorted(shorts, key=len, reverse=True)
    )
    pattern = rf"(?<![{LETTER}\w-])(?:{full}|(?P<short>{short}))(?![{LETTER}\w])"
    return re.compile(pattern), forms


def _form(entry: dict[str, Any]) -> LegalForm:
    kind = PartyKind.STATE if entry["kind"] == "state" else PartyKind.ORGANIZATION
    return LegalForm(
        entry.get("canonical", entry["short"]), kind, bool(entry.get("person")),
        bool(entry.get("keep")),
    )  # fmt: skip


def _stems(words: str) -> str:
    return words.replace("*", rf"[{LETTER}]*").replace(" ", r"\s+")


_NAME = re.compile(
    rf"\s{{0,2}}(?:\((?:ТОО|АО|РГП|ГУ|КГП|БИН[^)]*|РНН[^)]*)\)\s?)?(?P<quoted>{QUOTED})"
    rf"|(?: | ?\n *)(?P<bare>{BARE})"
)
_TAIL = re.compile(
    r"\s(?:при\s)?(?:аким\w*|управлени\w+|отдел\w*|департамент\w*|министерств\w*|комитет\w*)"
    r"(?:\s[\w-]+){0,6}?"
    r"\s(?:город\w*\s[\w-]+|[\w-]+ской\sобласти|[\w-]+ского\sрайона|области|района|РК)"
)
_PREFIX = re.compile(r"(?:филиал|представительств)\w*\s+$", re.IGNORECASE)


def find_organisations(text: str) -> list[Organisation]:
    """Every organisation with a legal form, and every state body, in the folded ``text``."""
    found = [*_with_form(text), *_bodies(text), *_banks(text)]
    found.sort(key=lambda org: (org.span.start, -org.span.end))
    kept: list[Organisation] = []
    for org in found:
        if not kept or org.span.start >= kept[-1].span.end:
            kept.append(org)
    return kept


def _with_form(text: str) -> list[Organisation]:
    pattern, forms = _forms()
    found = []
    position = 0
    while match := pattern.search(text, position):
        position = match.end()
        key = (
            f"s:{' '.join(match.group('short').split())}"
            if match.group("short")
            else str(match.lastgroup)
        )
        form = forms[key]
        if form.person:
            found.append(_entrepreneur(match, form))
            continue
        name = _NAME.match(text, match.end())
        if not name or (form.keep and not name.group("quoted")):
            continue
        organisation = _named(match, form, name)
        if organisation:
            found.append(organisation)
            position = organisation.span.end
    return found


def _entrepreneur(match: re.Match[str], form: LegalForm) -> Organisation:
    span = Span(match.start(), match.end())
    return Organisation(span, form.short, PartyKind.PERSON, "", "form.person", person_form=True)


def _named(match: re.Match[str], form: LegalForm, name: re.Match[str]) -> Organisation | None:
    quoted = name.group("quoted")
    if quoted:
        inner = tidy_quotes(quoted)
        end = name.end()
    else:
        bare = name.group("bare").rstrip(".")
        words = bare.split()
        if words[0].lower() in _BARE_STOP or is_title(words[0]):
            return None
        if len(words) == 1 and is_surnameish(bare):
            return None  # «представитель КСК Омарова»
        inner = re.sub(r"\s+", " ", bare)
        end = name.start("bare") + len(bare)
    span = Span(match.start(), end)
    short = form.short
    return Organisation(span, f"{short} {inner}", form.kind, name_key(inner), f"form.{short}")


_BARE_STOP = frozenset({"рк", "республики", "по", "в", "и", "на", "о"})


def tidy_quotes(quoted: str) -> str:
    """The quoted name in «ёлочки» with single spaces: «Кредитное товарищество «Сенім»»."""
    inner = re.sub(r"\s+", " ", quoted).strip()
    inner = inner[2:-2] if inner.startswith("''") else inner
    inner = re.sub(r'(^|[\s(«])"', r"\1«", inner.strip())
    inner = inner.replace('"', "»")
    inner = inner if inner.startswith("«") else f"«{inner}"
    inner = re.sub(r"«\s+", "«", re.sub(r"\s+»", "»", inner))
    return inner if inner.endswith("»") else f"{inner}»"


def name_key(inner: str) -> str:
    """A name for comparison: letters and digits only, Kazakh letters as their stand-ins."""
    low = inner.lower().translate(str.maketrans("әғқңөұүһіё", "агкноуухие"))
    return re.sub(r"[\W_]+", "", low)


# ── state bodies without quotes ──────────────────────────────────────────────


@lru_cache(maxsize=1)
def _body_pattern() -> re.Pattern[str]:
    heads = vocabulary("state_bodies")["heads"]
    parts = [
        f"(?P<h{number}_{entry['tail']}>(?i:{_stems(entry['head'])}))"
        if not entry["head"].isupper()
        and "[- ]" not in entry["head"]
        and "ВД" not in entry["head"]
        and "НК|НУ" not in entry["head"]
        else f"(?P<h{number}_{entry['tail']}>{_stems(entry['head'])})"
        for number, entry in enumerate(heads)
    ]
    return re.compile(rf"(?<![{LETTER}\w-])(?:{'|'.join(parts)})(?![{LETTER}\w])")


@lru_cache(maxsize=1)
def _tail_pattern() -> re.Pattern[str]:
    domains = "|".join(
        sorted(set(vocabulary("state_bodies")["domains"].split()), key=len, reverse=True)
    )
    place = (
        rf"(?:г\.|гор\.|город[ауе]?|городу|район[ау]?|области|области?|округа|республики|Республики|РК|края"
        rf"|[{UPPER}][\w-]*(?:ск|цк)(?:ой|ого|ому|ом|им)|[{UPPER}][\w-]+)"
    )
    word = rf"(?:(?:по|и|в|на|имени|им\.|для|при|\(г\.) )?(?:{domains}|{place}|№ ?\d+)"
    return re.compile(
        rf"(?:\s{word}(?![{LETTER}])|, (?:{domains})(?= и )|\s(?:и|по) (?:{domains})){{1,12}}"
    )


_NUMBER_TAIL = re.compile(r"\s+№?\s?\d{3,5}(?:-\w)?")


def _bodies(text: str) -> list[Organisation]:
    found = []
    for match in _body_pattern().finditer(text):
        tail_kind = str(match.lastgroup).split("_")[1]
        end = _body_end(text, match.end(), tail_kind)
        if end is None:
            continue
        printed = text[match.start() : end]
        name = _body_name(printed)
        found.append(
            Organisation(
                Span(match.start(), end), name, PartyKind.STATE, name_key(name), "state.body"
            )
        )
    return found


def _body_end(text: str, start: int, tail: str) -> int | None:
    if tail == "none":
        return start
    if tail == "number":
        number = _NUMBER_TAIL.match(text, start)
        return number.end() if number else None
    match = _tail_pattern().match(text, start)
    if match:
        return match.end() if _has_place(match.group()) or tail != "place" else None
    return start if tail in ("any", "optional") else None


def _has_place(tail: str) -> bool:
    return bool(re.search(rf"[{UPPER}]", tail)) or bool(re.search(r"област|район|город", tail))


def _body_name(printed: str) -> str:
    name = nominative_phrase(re.sub(r"\s+", " ", printed))
    name = re.sub(r"(?<!\w)(?:г\.|гор\.) ?", "города ", name) if " по г" not in name else name
    return name[:1].upper() + name[1:]


# ── banks and the like named in quotes without a form ───────────────────────

_BANK = re.compile(rf"(?<![{LETTER}»] )(?<![{LETTER}])(?:(?:Б|б)анк[ауом]{{0,2}} {QUOTED})")


def _banks(text: str) -> list[Organisation]:
    found = []
    for match in _BANK.finditer(text):
        inner = tidy_quotes(re.sub(r"^\w+ ", "", match.group()))
        span = Span(match.start(), match.end())
        found.append(
            Organisation(
                span, f"Банк {inner}", PartyKind.ORGANIZATION, name_key(inner), "form.bank"
            )
        )
    return found
