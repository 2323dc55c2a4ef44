"""Persons in Kazakh acts: each mention with the case in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from nadzor_docs.extraction.kazakh.endings import (
    ENDING,
    SUFFIX,
    Stem,
    case_of_ending,
    is_given,
    name_stem,
    stems,
)
from nadzor_docs.extraction.kazakh.spans import blanked
from nadzor_docs.extraction.kazakh.text import plain
from nadzor_docs.facts import Span
from nadzor_docs.knowledge import vocabulary

_UP, _LOW = "А-ЯЁ", "а-яё"
_GAP = r"(?: {1,3}| ?\n *)"
_WORD = (
    rf"(?:[{_UP}][{_LOW}]{{1,40}}(?:-[{_UP}][{_LOW}]{{1,40}})?"
    rf"|(?!ФИО)[{_UP}]{{3,40}}(?:-[{_UP}]{{3,40}})?)"
)
_INITIAL = rf"(?:[{_UP}]|Д[жЖ]|Ю)\."
_INITIALS = rf"{_INITIAL}(?: ?{_INITIAL}){{0,2}}"
# «О Людмила Сергеевна», «И С.П.»: a surname of one letter.
_LETTER = "[ОИЕЮУЭ]"
_TAIL = rf"(?:-{ENDING}(?![{_LOW}]))"
# «Курбанова Патимадан А.Т. Досанбаев пайдасына»: after a case the initials are the next name's.
_NEXT_NAMES = rf"(?P<next>(?<=[дтн][аеыи]н|.[гкн][ае])(?={_GAP}{_INITIALS}{_GAP}?{_WORD}))"
_PATTERN = re.compile(
    rf"(?<![{_UP}{_LOW}\d«-])(?:"
    rf"(?P<mask>ФИО[- ]?\d*)(?P<e0>{_TAIL})?"
    rf"|(?P<i1>{_INITIALS}){_GAP}?(?P<s1>{_WORD}|{_LETTER}(?!\.))(?![{_LOW}{_UP}])"
    rf"|(?P<s2>{_WORD}|{_LETTER} ){_GAP}?"
    rf"(?P<i2>{_INITIAL}[{_UP}](?![{_LOW}{_UP}.])|{_INITIALS})(?P<e2>{_TAIL}|{ENDING}(?![{_LOW}]))?"
    rf"|(?P<letters>(?:[{_UP}]\. ?){{2,3}})(?P<e3>{_TAIL})?"
    rf"|(?P<words>(?:{_LETTER}{_GAP})?{_WORD}(?:{_GAP}{_WORD}){{0,3}}(?:{_GAP}(?:огл|кыз|ул)[ыи]{SUFFIX}?(?![{_LOW}]))?)(?![{_LOW}{_UP}])"
    rf"(?:{_NEXT_NAMES}|(?!{_GAP}?{_INITIAL}))"
    rf")"
)
_PATRONYMIC = re.compile(
    rf"(?:[{_LOW}]{{2,}}|^)(?:улы|кызы|[ое]вич|[ое]вна|[иы]ч|[иы]чна|тег[иы]|оглы){SUFFIX}?$"
)
_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|[цс]кий)а?$|(?:[цс]кая|енко|чук|ман|сон)$")
_KAZAKH_END = re.compile(r"(?<!ц)ын$")
_NAMELIKE = re.compile(
    r"(?:хан|бек|бай|жан|гали|кали|гул|нур|мурат|берди|тай|сулу|ахмет|болат|гелди)$"
)
# «азамат Жанғабыл Төкенге»: two words with capitals within a sentence name a person.
_MID_SENTENCE = re.compile(
    rf"[{_LOW},¤-] ?(?:\n(?!\s*\n))? *(?P<first>[{_UP}][{_LOW}]{{2,40}})"
    rf"(?= [{_UP}][{_LOW}]{{2,40}}(?![{_LOW}{_UP}]))"
)
_PLACE_AFTER = re.compile(r"\s+(?:аудан|кала|облыс|ауыл|кент|коше|округ)")


@dataclass(frozen=True, slots=True)
class KazakhName:
    """A person's name as printed at one place; parts plain, in small letters, out of case."""

    span: Span
    printed: str  # the nominative, surname first, in the act's own letters
    case: str
    surname: str = ""
    given: str = ""
    father: str = ""
    initials: str = ""
    mask: str = ""
    sure: bool = True

    @property
    def fullness(self) -> int:
        return (
            4 * bool(self.father) + 3 * bool(self.given) + len(self.initials) + bool(self.surname)
        )


@lru_cache(maxsize=1)
def _common() -> tuple[frozenset[str], re.Pattern[str]]:
    lists = vocabulary("kk/not_names")
    stems = "|".join(plain(lists["stems"]).lower().split())
    return frozenset(plain(lists["words"]).lower().split()), re.compile(
        rf"^(?:{stems})(?:[лдт][ыи]к)?(?:[лдт][ае]р)?(?:с?[ыи])?{SUFFIX}?$"
    )


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """A word that may begin a sentence, a title or a place with a capital and names no one."""
    words, stems = _common()
    low = word.lower()
    return low in words or bool(stems.match(low))


def find_people(text: str, original: str, taken: Iterable[Span]) -> list[KazakhName]:
    """Every name in the plain ``text`` outside the ``taken`` places; ``original`` is to quote."""
    hidden = blanked(text, taken, "¤")
    seen = frozenset(re.findall(rf"[{_LOW}]+", hidden.lower()))
    leads = frozenset(m.group("first").lower() for m in _MID_SENTENCE.finditer(hidden))
    found: list[KazakhName] = []
    position = 0
    while match := _PATTERN.search(hidden, position):
        names = list(_Reader(match, original, seen, leads).names())
        found += names
        position = names[-1].span.end if names else _after_first_word(match)
    return found


def _after_first_word(match: re.Match[str]) -> int:
    if match.group("words"):
        return match.start() + len(re.match(r"\S+", match.group("words")).group())  # type: ignore[union-attr]
    return match.end("s2") if match.group("s2") else match.end()


@dataclass(slots=True)
class _Reader:
    """Reads the names of one match."""

    match: re.Match[str]
    original: str
    seen: frozenset[str] = field(default_factory=frozenset)
    leads: frozenset[str] = field(default_factory=frozenset)  # first words of names in a sentence

    def names(self) -> Iterator[KazakhName]:
        match = self.match
        if match.group("mask"):
            span = Span(match.start(), match.end())
            mask = self.original[match.start("mask") : match.end("mask")].strip()
            yield KazakhName(span, mask, _ending(match.group("e0")), mask=match.group("mask"))
        elif match.group("s1"):
            yield from self._with_initials("s1", "i1", "")
        elif match.group("s2"):
            yield from self._with_initials("s2", "i2", match.group("e2") or "")
        elif match.group("letters"):
            yield from self._letters()
        else:
            alone_too = match.group("next") is None
            yield from (name for name in self._words() if name.sure or alone_too)

    def _letters(self) -> Iterator[KazakhName]:
        letters = self.match.group("letters").rstrip()
        if letters in ("М.О.", "М.П."):
            return
        start = self.match.start()
        end = start + len(letters) if not self.match.group("e3") else self.match.end()
        printed = self.original[start : start + len(letters)]
        yield KazakhName(Span(start, end), printed, _ending(self.match.group("e3")), mask=letters)

    def _with_initials(self, word: str, letters: str, ending: str) -> Iterator[KazakhName]:
        match = self.match
        surname = match.group(word)
        if is_common(surname):
            return
        stem = name_stem(surname.lower(), self.seen) if word == "s1" else None
        length = len(stem.text) if stem else len(surname)
        begin = match.start(word)
        printed = _title(self.original[begin : begin + length]).strip()
        initials = re.sub(r"\s", "", self.original[match.start(letters) : match.end(letters)])
        initials = initials if initials.endswith(".") else f"{initials}."
        yield KazakhName(
            Span(match.start(), match.end()), f"{printed} {initials}",
            stem.case if stem else _ending(ending),
            surname=plain(printed).lower(), initials=plain(initials).upper().replace(".", ""),
        )  # fmt: skip

    def _words(self) -> Iterator[KazakhName]:
        parts = [
            (m.group(), self.match.start("words") + m.start(), self.match.start("words") + m.end())
            for m in re.finditer(r"\S+", self.match.group("words"))
        ]
        while parts and is_common(parts[0][0]):
            parts = parts[1:]
        for index, (word, _, _) in enumerate(parts):
            if index and _PATRONYMIC.search(word.lower()) and (len(word) > 4 or word[0].islower()):
                detached = len(word) < 9 and word[0].islower()
                if detached and name_stem(parts[index - 1][0].lower(), self.seen).case != "nom":
                    break  # «Мұқановқа ұлы Рүстемнің …»: for his son
                first = max(0, index - (3 if detached else 2))
                if index > 2 and is_eastern(parts[index - 3][0]):
                    first = index - 3  # «Ким Ён Сук Александровна»
                yield self._full(parts[first : index + 1], detached=detached)
                return
        yield from self._short(parts)

    def _full(self, parts: list[tuple[str, int, int]], *, detached: bool) -> KazakhName:
        span = Span(parts[0][1], parts[-1][2])
        stem = name_stem(parts[-1][0].lower(), self.seen)
        last = self.original[parts[-1][1] : parts[-1][1] + len(stem.text)]
        words = [_title(self.original[start:end]) for _, start, end in parts[:-1]] + [_title(last)]
        flat = [plain(word).lower() for word in words]
        father = 2 if detached else 1
        lead = flat[:-father]
        return KazakhName(
            span, " ".join(words), stem.case, surname=lead[0] if len(lead) > 1 else "",
            given=lead[-1] if lead else "", father=" ".join(flat[-father:]),
        )  # fmt: skip

    def _short(self, parts: list[tuple[str, int, int]]) -> Iterator[KazakhName]:
        """«Курбанова Патимадан», «Әлімхан Бағдаттың»; a lone word may be a surname."""
        index = 0
        while index < len(parts):
            if _is_three(parts[index : index + 3]):
                yield self._pair(parts[index : index + 3])
                index += 3
                continue
            pair = parts[index : index + 2]
            if (
                len(pair) == 2
                and self._is_pair(pair[0][0], pair[1][0])
                and not self._is_place(pair[1])
            ):
                yield self._pair(pair)
                index += 2
                continue
            if len(pair) == 2 and self._is_reversed(pair[0][0], pair[1][0]):
                yield self._reversed(pair)
                index += 2
                continue
            if len(pair) == 2 and self._is_unknown_pair(pair):
                yield self._pair(pair)
                index += 2
                continue
            if (
                len(parts[index][0]) > 1
                and not is_common(parts[index][0])
                and not self._is_place(parts[index])
            ):
                yield self._lone(parts[index])
            index += 1

    def _is_pair(self, first: str, second: str) -> bool:
        stem = name_stem(second.lower(), self.seen).text
        given = is_given(stem)
        if is_eastern(first) and len(_short_stem(second.lower()).text) < 6:
            return not is_common(second)
        if is_common(first) or (not given and (_SURNAME.search(stem) or is_common(second))):
            return False
        return bool(_SURNAME.search(first.lower())) or given or bool(_NAMELIKE.search(stem))

    def _is_unknown_pair(self, pair: list[tuple[str, int, int]]) -> bool:
        """«Жанғабыл Төкен», «Қожахметұлы Серікбол»: names that no list holds, within a sentence."""
        first, second = (word for word, _, _ in pair)
        if is_common(first) or is_common(second) or not (first[1:] + second[1:]).islower():
            return False
        if min(len(first), len(second)) < 3 or self._is_place(pair[1]) or first.lower() in _towns():
            return False
        return first.lower() in self.leads or bool(_PATRONYMIC.search(first.lower()))

    def _is_reversed(self, first: str, second: str) -> bool:
        """«Ғайни Шалабаева»: a given name before a surname in -ов, -ин, but «Алмас Орын»."""
        stem = name_stem(second.lower(), self.seen).text
        surname = _SURNAME.search(stem) and not _KAZAKH_END.search(stem)
        return is_given(first.lower()) and bool(surname) and not is_common(first)

    def _is_place(self, part: tuple[str, int, int]) -> bool:
        return bool(_PLACE_AFTER.match(plain(self.original[part[2] : part[2] + 12])))

    def _pair(self, words: list[tuple[str, int, int]]) -> KazakhName:
        (_, start, first_end), *_, (last, last_start, end) = words
        stem = name_stem(last.lower(), self.seen)
        if is_eastern(words[0][0]) and not is_given(stem.text):
            stem = _short_stem(last.lower())
        surname = _title(self.original[start:first_end])
        middle = [_title(self.original[s:e]) for _, s, e in words[1:-1]]
        given = " ".join([*middle, _title(self.original[last_start : last_start + len(stem.text)])])
        return KazakhName(
            Span(start, end), f"{surname} {given}", stem.case,
            surname=plain(surname).lower(), given=plain(given).lower(),
        )  # fmt: skip

    def _reversed(self, words: list[tuple[str, int, int]]) -> KazakhName:
        (_, start, first_end), (last, last_start, end) = words
        stem = name_stem(last.lower(), self.seen)
        given = _title(self.original[start:first_end])
        surname = _title(self.original[last_start : last_start + len(stem.text)])
        return KazakhName(
            Span(start, end), f"{surname} {given}", stem.case,
            surname=plain(surname).lower(), given=plain(given).lower(),
        )  # fmt: skip

    def _lone(self, part: tuple[str, int, int]) -> KazakhName:
        stem = name_stem(part[0].lower(), self.seen)
        printed = _title(self.original[part[1] : part[1] + len(stem.text)])
        return KazakhName(
            Span(part[1], part[2]), printed, stem.case, surname=plain(printed).lower(), sure=False
        )


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    return frozenset(plain(vocabulary("towns")["towns"]).lower().split())


@lru_cache(maxsize=1)
def _eastern() -> frozenset[str]:
    return frozenset(plain(vocabulary("eastern_surnames")["surnames"]).lower().split())


def is_eastern(word: str) -> bool:
    """Whether the word is a Korean or Chinese surname."""
    return word.lower() in _eastern()


def _is_three(parts: list[tuple[str, int, int]]) -> bool:
    """«Ли Сан Ки», «Пак Чун Гиге»: such a surname and a given name of two words."""
    if len(parts) < 3 or not is_eastern(parts[0][0]):
        return False
    return all(len(word) < 7 and not is_common(word) for word, _, _ in parts[1:])


def _short_stem(word: str) -> Stem:
    """A short given name out of its case: «Киден» is «Ки»."""
    long_enough = (s for s in stems(word) if len(word) - len(s.text) > 1 and s.case != "acc")
    return next(long_enough, Stem(word, "nom"))


def _ending(printed: str | None) -> str:
    return case_of_ending(printed) if printed else "nom"


def _title(word: str) -> str:
    return "-".join(p.capitalize() for p in word.split("-")) if word.isupper() else word
