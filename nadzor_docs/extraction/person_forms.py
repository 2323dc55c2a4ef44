"""Reading a printed form of a person's name back: which name, gender and case it can be."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from nadzor_docs.knowledge import vocabulary
from nadzor_docs.language.morphology import analyzer, parse


class Reading(NamedTuple):
    """One way to read a form: its nominative, the bearer's gender, and the case."""

    lemma: str
    gender: str  # m | f
    case: str  # nom | gen | dat | acc | ins | prep


# Endings by type of declension: (ending of the form, ending of the nominative, gender, case).
_SHORT_ADJECTIVE = [
    ("", "", "m", "nom"), ("а", "", "m", "gen"), ("у", "", "m", "dat"), ("ым", "", "m", "ins"),
    ("е", "", "m", "prep"), ("а", "а", "f", "nom"), ("ой", "а", "f", "gen"),
    ("ой", "а", "f", "dat"), ("ой", "а", "f", "ins"), ("ою", "а", "f", "ins"),
    ("у", "а", "f", "acc"),
]  # fmt: skip
_FULL_ADJECTIVE = [
    ("ого", "m", "gen"), ("ому", "m", "dat"), ("им", "m", "ins"), ("ым", "m", "ins"),
    ("ом", "m", "prep"), ("его", "m", "gen"), ("ему", "m", "dat"), ("ем", "m", "prep"),
]  # fmt: skip
_CONSONANT = [
    ("", "", "m", "nom"), ("а", "", "m", "gen"), ("у", "", "m", "dat"), ("ом", "", "m", "ins"),
    ("ем", "", "m", "ins"), ("е", "", "m", "prep"), ("", "", "f", "nom"), ("", "", "f", "gen"),
]  # fmt: skip
_SOFT = [
    ("я", "m", "gen"),
    ("ю", "m", "dat"),
    ("ем", "m", "ins"),
    ("ём", "m", "ins"),
    ("е", "m", "prep"),
]
_VOWEL = [("ы", "gen"), ("и", "gen"), ("у", "acc"), ("ой", "ins"), ("ей", "ins"), ("е", "dat")]
_OV = re.compile(r"(?:[оеё]в|[иы]н)$")
_VOWELS = "аеёиоуыэюяәөұүі"
_INDECLINABLE = re.compile(r"(?:[оеиуыэюёәөұүі]|ко|[ыи]х)$")


# «Сейтмұратұлы», «Юсуф-заде», «Джапаридзе»: endings that no case changes.
_NEVER_DECLINED = re.compile(r"(?:.[ұу]лы|оглы|[қк]ызы|заде|дзе|швили|[жшчщ]ы)$")


@lru_cache(maxsize=65536)
def surname_readings(form: str) -> tuple[Reading, ...]:
    """Every nominative that a surname printed as ``form`` may come from."""
    low = form.lower()
    if _NEVER_DECLINED.search(low):
        cases = ("nom", "gen")
        return tuple(Reading(form, gender, case) for gender in "mf" for case in cases)
    if "-" in form:
        return _double(form)
    found = [*_ov_readings(low), *_adjective_readings(low), *_other_readings(low)]
    if re.search(r"[иы]на$", low):  # «Щербина» may be a man's name too
        found.append(Reading(low, "m", "nom"))
    if re.search(r"[оеё]вой$", low):  # «Лозовой Ольги»: rarely a woman's full adjective
        found += [Reading(low[:-2] + "ая", "f", case) for case in ("gen", "dat", "ins", "prep")]
    unique = dict.fromkeys(found)
    return tuple(Reading(_like(form, r.lemma), r.gender, r.case) for r in unique)


def _double(form: str) -> tuple[Reading, ...]:
    """Both parts decline: «Аманжоловой-Сагдиевой»."""
    *first, last = form.split("-")
    heads = {(r.gender, r.case): r.lemma for r in surname_readings("-".join(first))}
    return tuple(
        Reading(f"{heads.get((r.gender, r.case), '-'.join(first))}-{r.lemma}", r.gender, r.case)
        for r in surname_readings(last)
    )


def _like(form: str, lemma: str) -> str:
    """The lemma with large letters where the form has them: «Ен-Суевны» gives «Ен-Суевна»."""
    if not form[:1].isupper():
        return lemma
    if "-" not in form:
        return lemma[:1].upper() + lemma[1:]
    pairs = zip_longest(lemma.split("-"), form.split("-"), fillvalue="")
    return "-".join(p[:1].upper() + p[1:] if f[:1].isupper() else p for p, f in pairs)


def _ov_readings(low: str) -> list[Reading]:
    return [
        Reading(stem + nominative, gender, case)
        for ending, nominative, gender, case in _SHORT_ADJECTIVE
        if low.endswith(ending) and _OV.search(stem := low[: len(low) - len(ending)])
        and len(stem) > 3
    ]  # fmt: skip


def _adjective_readings(low: str) -> list[Reading]:
    if len(low) < 5:
        return []
    found = [
        Reading(low[: -len(ending)] + _masculine_end(low[: -len(ending)]), gender, case)
        for ending, gender, case in _FULL_ADJECTIVE
        if low.endswith(ending) and _adjective_stem(low[: -len(ending)], ending)
    ]
    stressed = [r for r in found if r.lemma.endswith("ый")]  # «Чепурного» may be Чепурной too
    found += [r._replace(lemma=r.lemma[:-2] + "ой") for r in stressed]
    if re.search(r"(?:[оеё]в|[иы]н)ых$", low):  # «Искендировых Айсулу и Нурлана»: a couple
        found += [Reading(low[:-2], "m", "gen"), Reading(low[:-2] + "а", "f", "gen")]
    if low.endswith(("ий", "ый")) or re.search(r"(?<![оеё]в)(?<![иы]н)ой$", low):
        found.append(Reading(low, "m", "nom"))
    if low.endswith(("ая", "яя")):
        found.append(Reading(low, "f", "nom"))
    if re.search(r"(?:[цс]к)ой$", low):
        found += [Reading(low[:-2] + "ая", "f", case) for case in ("gen", "dat", "ins", "prep")]
    elif re.search(r"[бвдзлнпртгх]ой$", low) and not re.search(r"(?:[оеё]в|[иы]н)ой$", low):
        # «Пшеничной Лидии», «Толстой Анны»: a woman's full adjective that isn't in -ский
        found += [Reading(low[:-2] + "ая", "f", case) for case in ("gen", "dat", "ins", "prep")]
    if low.endswith("ую"):
        found.append(Reading(low[:-2] + "ая", "f", "acc"))
    return found


def _adjective_stem(stem: str, ending: str) -> bool:
    if re.search(r"[сц]к$", stem):
        return True
    return len(stem) > 2 and (ending in ("ого", "ому") or (ending == "ым" and not _OV.search(stem)))


def _masculine_end(stem: str) -> str:
    if stem.endswith(("ов", "толст")):
        return "ой"  # «Лозового», «Толстого»
    return "ий" if stem.endswith(("к", "г", "х")) else "ый"


def _other_readings(low: str) -> list[Reading]:
    if _INDECLINABLE.search(low) and not low.endswith(("ов", "ин")):
        fixed = [Reading(low, gender, case) for gender in "mf" for case in ("nom", "gen")]
        others = [*_soft_readings(low), *_vowel_or_consonant(low)]
        declined = (
            (low[-1] in "уюеыё" or low.endswith(("ки", "ги", "хи", "ии")))
            and len(low) > 3
            and not low.endswith(("ды", "ты", "зы"))
        )  # «Бондарю» rather than a name in -ю
        return others + fixed if declined else fixed + others
    consonant, soft = _consonant_readings(low), _soft_readings(low)
    instrumental = bool(soft) and soft[0].case == "ins"  # «Цоем» is hardly a nominative
    return (soft + consonant if instrumental else consonant + soft) + _vowel_readings(low)


def _vowel_or_consonant(low: str) -> list[Reading]:
    """«Сагындыку» is rather Сагындык, «Гречку» Гречка."""
    vowel, consonant = _vowel_readings(low), _consonant_readings(low)
    hard = low.endswith("у") and not re.search(r"[бвгджзлмнпрстфхцчшщй]ку$", low)
    return consonant + vowel if hard else vowel + consonant


def _consonant_readings(low: str) -> list[Reading]:
    found = _fleeting_readings(low)
    for ending, nominative, gender, case in _CONSONANT:
        stem = low[: len(low) - len(ending)]
        if not low.endswith(ending) or len(stem) < 2 or stem[-1] in _VOWELS + "ьй":
            continue
        if _OV.search(stem) and len(stem) > 3:
            continue  # «Ахметова»: the short adjective's endings tell more
        if ending == "ем" and stem[-1] not in "жшчщц":
            continue  # «Ковалем»: only a soft consonant or a hissing one takes it
        found.append(Reading(stem + nominative, gender, case))
    if re.search(r".{3}ом$", low):  # «Сагындыком», «Кимом» are hardly nominatives
        found.sort(key=lambda reading: reading.case != "ins")
    return found


_FLEETING = [("ца", "gen"), ("цу", "dat"), ("цом", "ins"), ("цем", "ins"), ("це", "prep")]


def _fleeting_readings(low: str) -> list[Reading]:
    """«Кравца» is Кравец; «Шварца», «Кунца» keep their consonants."""
    return [
        Reading(low[: -len(ending)] + "ец", "m", case)
        for ending, case in _FLEETING
        if low.endswith(ending) and re.search(r".[бвгджзкмпст]$", low[: -len(ending)])
    ]


def _soft_readings(low: str) -> list[Reading]:
    if re.search(r"(?:[оеё]в|[иы]н|[сц]к)ой$", low):
        return []  # «Тажиевой»: a woman's short adjective
    if low.endswith(("й", "ь")):
        return [Reading(low, g, c) for g in "mf" for c in ("nom",)] + [Reading(low, "f", "gen")]
    found = []
    for ending, gender, case in _SOFT:
        stem = low[: -len(ending)]
        if low.endswith(ending) and len(stem) > 1:
            found.append(Reading(stem + ("й" if stem[-1] in _VOWELS else "ь"), gender, case))
    if re.search(r"(?:.{4}[лр]|.[аеоы])ем$", low):  # «Цоем», «Ахунбаем»
        found.sort(key=lambda reading: reading.case != "ins")
    return found


def _vowel_readings(low: str) -> list[Reading]:
    found = []
    if low.endswith(("ии", "ию", "ией")):  # «Адамии» is Адамия
        cases = {"ии": ("gen", "dat"), "ию": ("acc",), "ией": ("ins",)}
        ending = next(end for end in cases if low.endswith(end))
        lemma = low[: -len(ending)] + "ия"
        found += [Reading(lemma, gender, case) for gender in "fm" for case in cases[ending]]
    if low.endswith(("а", "я")) and not _OV.search(low[:-1]):
        found += [Reading(low, gender, "nom") for gender in "mf"]
    for ending, case in _VOWEL:
        stem = low[: -len(ending)]
        if low.endswith(ending) and len(stem) > 2 and stem[-1] not in _VOWELS + "ь":
            if (_OV.search(stem) and ending not in "ыи") or re.search(r"[сц]к$", stem):
                continue
            found += [Reading(stem + "а", gender, case) for gender in "fm"]
    return found


# ── given names and patronymics ──────────────────────────────────────────────

_GIVEN_ENDINGS = {
    "й": [("й", "nom"), ("я", "gen"), ("ю", "dat"), ("ем", "ins"), ("е", "prep")],
    "ь": [("ь", "nom"), ("я", "gen"), ("ю", "dat"), ("ем", "ins"), ("е", "prep")],
    "а": [("а", "nom"), ("ы", "gen"), ("и", "gen"), ("е", "dat"), ("у", "acc"), ("ой", "ins"),
          ("ей", "ins")],
    "я": [("я", "nom"), ("и", "gen"), ("е", "dat"), ("ю", "acc"), ("ей", "ins"), ("ёй", "ins")],
}  # fmt: skip
_SOFT_FEMININE = [("ь", "nom"), ("и", "gen"), ("ью", "ins")]
_HARD = [("", "nom"), ("а", "gen"), ("у", "dat"), ("ом", "ins"), ("ем", "ins"), ("е", "prep")]


def _given_forms(name: str, gender: str) -> list[tuple[str, str]]:
    last = name[-1].lower()
    if gender == "f" and last == "ь":
        return [(name[:-1] + end, case) for end, case in _SOFT_FEMININE]
    if last == "я" and name.lower().endswith("ия"):
        return [(name[:-1] + end, c) for end, c in
                (("я", "nom"), ("и", "gen"), ("ю", "acc"), ("ей", "ins"))]  # fmt: skip
    if last in _GIVEN_ENDINGS:
        return [(name[:-1] + end, case) for end, case in _GIVEN_ENDINGS[last]]
    if gender == "m" and last not in "оиуыэюеёәөұүі":
        return [(name + end, case) for end, case in _HARD]
    return [(name, "nom"), (name, "gen")]


@lru_cache(maxsize=1)
def _given_index() -> dict[str, tuple[Reading, ...]]:
    index: dict[str, list[Reading]] = {}
    for gender, names in vocabulary("given_names").items():
        for name in names.split():
            for form, case in _given_forms(name, gender):
                index.setdefault(plain(form), []).append(Reading(name, gender, case))
    return {form: tuple(found) for form, found in index.items()}


_PLAIN = str.maketrans("әғқңөұүһіё", "агкноуухие")


@lru_cache(maxsize=65536)
def plain(form: str) -> str:
    """A form for comparison: lower case, Kazakh letters as their Russian stand-ins."""
    return form.lower().translate(_PLAIN)


@lru_cache(maxsize=65536)
def given_readings(form: str) -> tuple[Reading, ...]:
    """Readings of a given name that the vocabulary knows, spelled as the form is."""
    known = _given_index().get(plain(form), ())
    if known:
        return tuple(Reading(_spelled(form, r), r.gender, r.case) for r in known)
    if not all(analyzer().word_is_known(part) for part in form.lower().split("-")):
        return ()  # what the dictionary would guess is no name that it knows
    return tuple(
        Reading(_like(form, one.normal_form), _GENDERS[one.tag.gender], _CASE[one.tag.case])
        for one in parse(form.lower())
        if "Name" in one.tag and one.tag.number == "sing" and one.tag.gender in _GENDERS
        and one.tag.case in _CASE
    )  # fmt: skip


_GENDERS = {"masc": "m", "femn": "f"}
_CASE = {"nomn": "nom", "gent": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "prep"}


def _spelled(form: str, reading: Reading) -> str:
    """The nominative with the act's own letters: «Гульмиры» is «Гульмира», «Ғалиды» «Ғалида»."""
    same = 0
    while same < min(len(form), len(reading.lemma)) and plain(form[same]) == plain(
        reading.lemma[same]
    ):
        same += 1
    head = form[:same].lower() + reading.lemma[same:].lower()
    return head[:1].upper() + head[1:]


_GIVEN_GUESS = {
    "m": [("", "", "nom"), ("а", "", "gen"), ("у", "", "dat"), ("ом", "", "ins"), ("ем", "", "ins"),
          ("е", "", "prep"), ("я", "й", "gen"), ("ю", "й", "dat"), ("ем", "й", "ins")],
    "f": [("а", "а", "nom"), ("я", "я", "nom"), ("ы", "а", "gen"), ("и", "а", "gen"),
          ("и", "я", "gen"), ("е", "а", "dat"), ("у", "а", "acc"), ("ю", "я", "acc"),
          ("ой", "а", "ins"), ("ей", "я", "ins"), ("", "", "nom")],
}  # fmt: skip


def guess_given(form: str, gender: str, case: str) -> str:
    """The nominative of an unknown given name whose gender and case the patronymic tells."""
    known = [r.lemma for r in given_readings(form) if r.gender == gender]
    if known:
        return known[0]
    if case == "nom":
        return form
    wanted = (case, "acc") if case == "gen" else (case,)
    low = form.lower()
    for ending, nominative, ending_case in _GIVEN_GUESS[gender]:
        if ending and ending_case in wanted and low.endswith(ending):
            stem = form[: -len(ending)]
            softened = ending in ("я", "ю", "и", "ей") and stem[-1:].lower() in "аеиоуәіө"
            if gender == "m" and (ending in "яю") != softened and ending in ("а", "у"):
                continue
            if gender == "f" and ending == "и" and nominative == "а" and stem[-1:] in "и":
                continue
            return stem + nominative
    return form


_MALE = re.compile(r"^(.{2,}(?:[оеё]вич|ьич|мич|нич|тич|кич|лич))(а|у|ем|ём|ом|е|)$")
_FEMALE = re.compile(r"^(.{2,}(?:[оеё]вн|ичн|ишн))(а|ы|е|у|ой|ою)$")
_OGLY = re.compile(r"^.{2,}(?:[ұуо]лы|[ұу]л[ыи]|[оу][гғ]лы|[оу]глу|уулу)(ның|на|ны|нан|нда|мен)?$")
_KYZY = re.compile(r"^.{2,}[қк]ызы(ның|на|ны|нан|нда|мен)?$")
_CASES = {"": "nom", "а": "gen", "у": "dat", "ем": "ins", "ём": "ins", "ом": "ins", "е": "prep"}
_FEMALE_CASES = {"а": "nom", "ы": "gen", "е": "dat", "у": "acc", "ой": "ins", "ою": "ins"}


@lru_cache(maxsize=65536)
def patronymic_reading(form: str) -> Reading | None:
    """A patronymic's nominative, gender and case; ``None`` for any other word."""
    low = form.lower()
    if match := _MALE.match(low):
        return Reading(_like(form, match.group(1)), "m", _CASES[match.group(2)])
    if match := _FEMALE.match(low):
        return Reading(_like(form, match.group(1) + "а"), "f", _FEMALE_CASES[match.group(2)])
    for pattern, gender in ((_OGLY, "m"), (_KYZY, "f")):
        if match := pattern.match(low):
            lemma = low[: len(low) - len(match.group(1) or "")]
            return Reading(_like(form, lemma), gender, "any" if not match.group(1) else "obl")
    return None
