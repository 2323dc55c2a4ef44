"""Persons as acts print them: full, with initials before or after, in capitals, behind marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nadzor_docs.extraction.person_forms import (
    Reading,
    given_readings,
    patronymic_reading,
    surname_readings,
)
from nadzor_docs.extraction.view import LOWER, UPPER
from nadzor_docs.facts import Span
from nadzor_docs.knowledge import vocabulary
from nadzor_docs.language.morphology import parse

GAP = r"(?: {1,3}| ?\n *)"
WORD = rf"[{UPPER}][{LOWER}]+(?:-(?:[{UPPER}][{LOWER}]+|заде|оглы|оглу|кызы|улы|оол)(?![{LOWER}]))?"
CAPITALS = rf"(?!ФИО)[{UPPER}]{{2,}}(?:-[{UPPER}]{{2,}})?"
NAME_WORD = rf"(?:{WORD}|{CAPITALS})"
INITIAL = rf"(?:[{UPPER}]|Д[жЖ])\."
# «Мамедов Б.И. оглы», «Гасанова Н.А.к.»: the word after the father's initial, perhaps cut short.
FATHERS = "оглы|оглу|огли|угли|уулу|улы|ұлы|кызы|қызы|гызы|кизи"
INITIALS = (
    rf"{INITIAL}(?: ?-?{INITIAL}){{0,2}}(?:-? ?(?:{FATHERS}|заде)(?![{LOWER}])|[ок]\.(?! ?\d))?"
)
# The last dot may be lost: «Оспанов К.Ж» and «Ю.О» before a comma.
LOOSE_INITIALS = rf"(?:{INITIALS}|{INITIAL} ?[{UPPER}](?![{LOWER}{UPPER}.]))"

PATTERN = re.compile(
    rf"(?=[{UPPER}ф])(?<![{UPPER}{LOWER}\d])(?:"  # its first letter first: most places fail there
    rf"(?P<mask>(?:ФИО|Ф\.И\.О\.)[- ]?\d*(?:{GAP}(?:[{UPPER}]\.){{1,2}})?|\bфио\d*\b)"
    rf"|(?P<before>(?P<i1>{INITIALS}){GAP}?(?P<s1>{NAME_WORD})(?![{LOWER}{UPPER}]))"
    rf"|(?P<after>(?P<s2>{WORD}(?={GAP}?{INITIAL[:-2]})|{CAPITALS}(?={GAP})){GAP}?(?P<i2>{LOOSE_INITIALS}))"
    rf"|(?P<letters>(?:[{UPPER}]\. ?){{2,3}}(?![{UPPER}{LOWER}]))"
    rf"|(?P<words>{NAME_WORD}(?:{GAP}{NAME_WORD}){{0,4}}(?![{LOWER}{UPPER}])"
    rf"(?!{GAP}?{INITIAL})(?:{GAP}(?:{FATHERS})(?![{LOWER}]))?)"
    rf")"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as printed at one place, taken apart; empty parts aren't printed."""

    span: Span
    surname: str = ""
    given: str = ""
    patronymic: str = ""
    initials: str = ""  # «Г.К.», without spaces
    mask: str = ""  # «ФИО-3», «Х.А.К.»: printed instead of a name
    sure: bool = True  # a lone word that may be a surname isn't
    former: str = ""  # another surname, printed in brackets: before or after a marriage


def find_people(text: str) -> list[PersonName]:
    """Every person's name in the folded ``text``, and lone words that may be surnames."""
    found, text = _with_former_surnames(text)
    single, text = _with_single_letters(text)
    found += single
    position = 0
    while match := PATTERN.search(text, position):
        names = list(_names_of(match, text))
        found += names
        position = max([match.end(), *(n.span.end for n in names)])
        if match.group("words") or match.group("after"):
            position = _resume(match, names)
    return found


@lru_cache(maxsize=1)
def _bracketed_surname() -> re.Pattern[str]:
    """«Сердюк (Жумабекова) Инна Андреевна», «Сердюк (до брака Жумабекова) И.А.»."""
    words = vocabulary("words")["another_surname"]
    return re.compile(
        rf"(?P<surname>{WORD}) \((?P<when>(?:{words}),?(?: -)? )?(?P<former>{WORD})\) "
        rf"(?:(?P<given>{WORD}) (?P<father>{WORD})(?![{LOWER}])|(?P<initials>{INITIALS}))"
    )


def _with_former_surnames(text: str) -> tuple[list[PersonName], str]:
    """The names with another surname in brackets, and the text without them."""
    found = []
    for match in _bracketed_surname().finditer(text):
        surname, former, given, father = match.group("surname", "former", "given", "father")
        titled = is_title(surname) or is_title(former)
        if _is_patronymic(father) if father else not titled:
            span = Span(match.start(), match.end())
            initials = _compact(match.group("initials") or "")
            found.append(
                PersonName(span, surname, given or "", father or "", initials, former=former)
            )
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return found, text


@lru_cache(maxsize=1)
def _single_letter() -> re.Pattern[str]:
    letters = vocabulary("eastern_surnames")["letters"]
    alone = rf"(?<![\w.])(?P<letter>[{letters}])"
    within = rf"(?<=[{LOWER},] )(?P<inner>[{letters}]){GAP}"  # no preposition is large there
    return re.compile(
        rf"(?=[{UPPER}])(?:"
        rf"{alone}{GAP}(?P<given>{WORD}){GAP}(?P<father>{WORD})(?![{LOWER}])(?!{GAP}{WORD})"
        rf"|{within}(?:(?P<i2>{INITIALS})|(?P<first>{WORD}))(?!{GAP}?(?:{NAME_WORD}|{INITIAL}))"
        rf"|(?P<i1>{INITIALS}){GAP}(?P<last>[{letters}])(?=[ ]*(?:[,;)\n]|$))"
        rf"|(?<![\w.])(?P<starting>[{letters}]){GAP}(?P<i3>{INITIALS})(?!{GAP}?{NAME_WORD}))"
    )


def _with_single_letters(text: str) -> tuple[list[PersonName], str]:
    """«О Людмила Сергеевна», «взыскано с И С.П.»: the names, and the text without them."""
    matches = list(_single_letter().finditer(text))
    known = frozenset(match.group("letter") for match in matches if match.group("letter"))
    found = [_single(match) for match in matches if _tells_a_name(match, known)]
    for name in found:
        text = (
            text[: name.span.start]
            + " " * (name.span.end - name.span.start)
            + text[name.span.end :]
        )
    return found, text


def _single(match: re.Match[str]) -> PersonName:
    letter = next(g for g in ("letter", "inner", "last", "starting") if match.group(g))
    initials = match.group("i1") or match.group("i2") or match.group("i3") or ""
    start = match.start() if letter == "last" else match.start(letter)
    given = match.group("given") or match.group("first") or ""
    return PersonName(
        Span(start, match.end()), match.group(letter), given, match.group("father") or "",
        _compact(initials),
    )  # fmt: skip


def _tells_a_name(match: re.Match[str], known: frozenset[str]) -> bool:
    """``known``: letters that are a surname in full elsewhere: «О Л.С.» may begin a sentence."""
    if match.group("father"):
        return _is_patronymic(match.group("father"))
    if match.group("starting"):
        return match.group("starting") in known
    return not match.group("first") or bool(given_readings(match.group("first")))


def _resume(match: re.Match[str], names: list[PersonName]) -> int:
    """Go on after the last name, or after the first word where none was seen."""
    if names:
        return names[-1].span.end
    if match.group("after"):
        return match.end("s2")
    return match.end()


def _names_of(match: re.Match[str], text: str) -> Iterator[PersonName]:
    if match.group("mask"):
        yield PersonName(_span(match, "mask"), mask=match.group("mask").strip())
    elif match.group("letters"):
        letters = match.group("letters").rstrip()
        span = Span(match.start(), match.start() + len(letters))
        if letters.count(".") >= 2 and letters not in ("М.П.", "И.О."):
            yield PersonName(span, mask=letters)
    elif match.group("before"):
        surname = match.group("s1")
        if surname in _particles() or (is_name_word(surname) and not is_title(surname)):
            initials = _compact(match.group("i1"))
            yield PersonName(_span(match, "before"), _title(match.group("s1")), initials=initials)
    elif match.group("after"):
        yield from _surname_initials(match, text)
    else:
        yield from _from_words(match.group("words"), match.start("words"))


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    """Surnames that are also particles: with initials or a full name they are names."""
    return frozenset(vocabulary("eastern_surnames")["like_particles"].split())


def _span(match: re.Match[str], group: str) -> Span:
    return Span(match.start(group), match.end(group))


def _compact(initials: str) -> str:
    compact = re.sub(r"\s", "", initials)
    return compact if not compact or compact[-1] == "." or compact[-1].islower() else compact + "."


def _title(word: str) -> str:
    return "-".join(p.capitalize() for p in word.split("-")) if word.isupper() else word


def _surname_initials(match: re.Match[str], text: str) -> Iterator[PersonName]:
    """«Ахметова Г.К.», unless the surname follows: «Судья Г.К. Ахметова»."""
    surname = match.group("s2")
    following = re.match(rf"{GAP}?({NAME_WORD})", text[match.end() : match.end() + 40])
    if is_title(surname) and (following or surname not in _particles()):
        return
    if following and _belong_to_next(surname, following.group(1), text[: match.start()][-9:]):
        return
    yield PersonName(_span(match, "after"), _title(surname), initials=_compact(match.group("i2")))


def _belong_to_next(word: str, following: str, before: str) -> bool:
    """«Ходатайство Т.Б. Ли», «г. Петропавловска О.С. Безверхого»: whose the initials are."""
    if is_surnameish(word):
        return False
    if is_surnameish(following) or _OF_TOWN.search(before):
        return not is_title(following)
    return following in _eastern_surnames() and not may_be_given(word)


_OF_TOWN = re.compile(r"(?:(?<!\w)г\.|город\w*)\s*$")


@lru_cache(maxsize=1)
def _not_names() -> frozenset[str]:
    words = vocabulary("not_names")
    return frozenset(word.lower() for group in words.values() for word in group.split())


@lru_cache(maxsize=1)
def _title_stems() -> re.Pattern[str]:
    stems = vocabulary("titles")["stems"]
    return re.compile(rf"^(?:{'|'.join(stems.split())})")


@lru_cache(maxsize=65536)
def is_title(word: str) -> bool:
    """A word that stands before a name and is none: «Судья», «Ответчик», «Гражданин»."""
    return word.lower() in _not_names() or bool(_title_stems().match(word.lower()))


@lru_cache(maxsize=65536)
def is_name_word(word: str) -> bool:
    return len(word) > 1 and word.lower() not in _not_names()


_SURNAME_END = re.compile(
    r"(?:[оеё]в|[еи]н|ын)(?:а|у|ым|ой|ою|е|)$|(?:[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую)$"
    r"|(?:енко|ейко|чук|щук|юк|ук|ян|дзе|швили|баев?|беков?)$|(?:ых|их)$"
)


@lru_cache(maxsize=65536)
def is_surnameish(word: str) -> bool:
    """Whether the word looks like a surname by its form alone."""
    return bool(_SURNAME_END.search(word.lower())) and not is_title(word)


Part = tuple[str, int, int]


_PRINTED = re.compile(r"\S+")


def _from_words(words: str, start: int) -> Iterator[PersonName]:
    """Names in a run of capitalised words."""
    parts = [(m.group(), start + m.start(), start + m.end()) for m in _PRINTED.finditer(words)]
    taken = 0
    for index, (word, _, _) in enumerate(parts):
        if index < taken:
            continue
        if _is_patronymic(word) and index > taken and not _leads_a_name(parts, index):
            first, last = _around_patronymic(parts, index, taken)
            yield _full_name(parts, first, index, last)
            taken = last + 1
    yield from _two_words(parts[taken:])


def _leads_a_name(parts: list[Part], index: int) -> bool:
    """«Кузьмич Анатолий Петрович»: a surname that looks like a patronymic."""
    following = parts[index + 1 : index + 3]
    return len(following) == 2 and _is_patronymic(following[1][0])


_DETACHED = re.compile(FATHERS)


@lru_cache(maxsize=65536)
def _is_patronymic(word: str) -> bool:
    if _DETACHED.fullmatch(word.lower()):
        return True
    reading = patronymic_reading(_title(word))
    return reading is not None and len(word) > 4


def _around_patronymic(parts: list[Part], index: int, taken: int) -> tuple[int, int]:
    """The first and last word of the name whose patronymic stands at ``index``."""
    detached = bool(_DETACHED.fullmatch(parts[index][0].lower()))
    given = index - (2 if detached and index - 2 >= taken else 1)
    if given - 2 >= taken and parts[given - 2][0] in _eastern_surnames():
        return given - 2, index  # «Ким Ён Сук Александровна»
    if given - 1 >= taken and not _is_no_surname(parts[given - 1][0]):
        return given - 1, index
    if index + 1 < len(parts) and not is_title(parts[index + 1][0]):
        return given, index + 1
    return given, index


def _is_no_surname(word: str) -> bool:
    return is_title(word) and word not in _particles()


def _full_name(parts: list[Part], first: int, patronymic: int, last: int) -> PersonName:
    span = Span(parts[first][1], parts[last][2])
    middle = [_title(part[0]) for part in parts[first:patronymic]]
    surname = middle.pop(0) if last == patronymic and len(middle) > 1 else ""
    detached = parts[patronymic][0].islower()
    father = f"{middle.pop()} " if detached and len(middle) > 1 else ""
    if last > patronymic:
        surname = _title(parts[last][0])
    return PersonName(span, surname, " ".join(middle), father + _title(parts[patronymic][0]))


def _two_words(parts: list[Part]) -> Iterator[PersonName]:
    """«Оспан Кайрат», «Кайрат Оспанов» in a run of words; a word left alone is unsure."""
    index = 0
    while index < len(parts):
        pair = _eastern(parts[index : index + 3]) or _pair(parts[index : index + 2])
        if pair:
            yield pair
            index += 1 + len(pair.given.split())
            continue
        word, start, end = parts[index]
        if is_name_word(word) and not is_title(word):
            yield PersonName(Span(start, end), _title(word), sure=False)
        index += 1


@lru_cache(maxsize=1)
def _eastern_surnames() -> frozenset[str]:
    return frozenset(vocabulary("eastern_surnames")["surnames"].split())


def _eastern(parts: list[Part]) -> PersonName | None:
    """«Ли Чан Сун»: a Korean or Chinese surname and a given name of two words."""
    if len(parts) < 3 or parts[0][0] not in _eastern_surnames():
        return None
    given = [_title(word) for word, _, _ in parts[1:]]
    if any(is_title(word) or len(word) > 6 or _is_patronymic(word) for word in given):
        return None
    if len(given[1]) > 4 and not may_be_given(given[1]):
        return None  # «Ким Шолпан ⏎ Место рождения»
    return PersonName(Span(parts[0][1], parts[2][2]), parts[0][0], " ".join(given))


def _pair(parts: list[Part]) -> PersonName | None:
    if len(parts) < 2 or any(is_title(word) for word, _, _ in parts):
        return None
    (one, start, _), (two, _, end) = parts
    first, second = _title(one), _title(two)
    if one.isupper() != two.isupper():
        return None  # «Жезказганский ГОВД»
    if given_readings(second) and is_name_word(one) and not _PLACE_WORD.search(one):
        return PersonName(Span(start, end), first, second)
    if given_readings(first) and is_surnameish(two):
        return PersonName(Span(start, end), second, first)
    if is_surnameish(one) and not _PLACE_WORD.search(one) and may_be_given(second):
        return PersonName(Span(start, end), first, second)
    if may_be_given(second) and (first in _eastern_surnames() or _only_surname(first)):
        return PersonName(Span(start, end), first, second)
    if _rare(one) and _rare(second):
        return PersonName(Span(start, end), first, second, sure=False)
    return None


@lru_cache(maxsize=16384)
def _rare(word: str) -> bool:
    """A word that no dictionary knows: half of «Чжан Вэй», «Ду Сяолин»."""
    return is_name_word(word) and not any(p.is_known for p in parse(word.lower()))


@lru_cache(maxsize=16384)
def _only_surname(word: str) -> bool:
    """A word that the dictionary knows as a surname and as nothing else: «Шмидт»."""
    known = [one.tag for one in parse(word.lower()) if one.is_known]
    return bool(known) and all("Surn" in tag for tag in known)


@lru_cache(maxsize=16384)
def may_be_given(word: str) -> bool:
    """A rare given name: a word that is no common noun, place or surname."""
    if not is_name_word(word) or is_surnameish(word) or len(word) < 3:
        return False
    return not any(
        one.is_known and not ({"Name", "Surn"} & set(one.tag.grammemes))
        for one in parse(word.lower())
    )


_PLACE_WORD = re.compile(r"(?:ск|цк)(?:ой|ого|ому|ом|им)$")


def readings(name: PersonName) -> tuple[Reading, ...]:
    """The surname's readings that the given name and patronymic allow."""
    found = surname_readings(name.surname) if name.surname else ()
    tells = gender_and_case(name)
    if tells == ("m", "nom") and name.patronymic and name.surname.endswith("ой"):
        return (Reading(name.surname, "m", "nom"),)  # «Лозовой Пётр Андреевич»
    fitting = [r for r in found if _agrees(r, tells)]
    fitting.sort(key=lambda r: bool(tells[1]) and r.case != tells[1])
    return tuple(fitting) or found


def gender_and_case(name: PersonName) -> tuple[str, str]:
    """What the patronymic or a known given name tells; empty where neither does."""
    father = patronymic_reading(name.patronymic.split()[-1]) if name.patronymic else None
    given = given_readings(name.given) if name.given else ()
    if father is None and name.patronymic:
        low = name.patronymic.lower()
        father = Reading(name.patronymic, "f" if re.search(r"[ыи]з[ыи]$", low) else "m", "any")
    if father is not None:
        if father.case in ("any", "obl"):
            cases = {r.case for r in given if r.gender == father.gender}
            if not given and father.gender == "m":
                cases = {_case_of_rare(name.given)}
            return father.gender, _one_case(cases)
        return father.gender, father.case
    genders = {r.gender for r in given}
    if len(genders) == 1:
        cases = {r.case for r in given}
        return genders.pop(), _one_case(cases)
    return "", ""


def _one_case(cases: set[str]) -> str:
    """The case that all readings share; of a man's genitive and accusative either is right."""
    if cases == {"gen", "acc"}:
        return "gen"
    return next(iter(cases)) if len(cases) == 1 else ""


def _case_of_rare(given: str) -> str:
    """The case that a man's given name of no list shows: «Сафарова Илхома Шавкат угли»."""
    ends = (("ом", "ins"), ("ем", "ins"), ("а", "gen"), ("я", "gen"), ("у", "dat"), ("ю", "dat"))
    return next((case for end, case in ends if len(given) > 4 and given.endswith(end)), "")


_SAME = {"acc": ("acc", "gen"), "gen": ("gen", "acc"), "prep": ("prep", "dat", "gen"),
         "dat": ("dat", "gen", "prep"), "ins": ("ins",), "nom": ("nom",)}  # fmt: skip


def _agrees(reading: Reading, tells: tuple[str, str]) -> bool:
    gender, case = tells
    if gender and reading.gender != gender:
        return False
    if not case:
        return True
    fixed = gender == "f" and reading.case == "gen" and not reading.lemma.endswith(("а", "я"))
    return fixed or reading.case in _SAME.get(case, (case,))
