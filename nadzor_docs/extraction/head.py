"""The act's own kind, number, date, place, court and judge, from its head and its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from nadzor_docs.extraction.courts import Court, court_name
from nadzor_docs.extraction.dates import FoundDate
from nadzor_docs.extraction.view import LETTER, UPPER, spaced
from nadzor_docs.facts import ActKind, Fact, Span
from nadzor_docs.knowledge import vocabulary

# ── kind ─────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _titles() -> tuple[re.Pattern[str], tuple[ActKind, ...]]:
    """Every title in capitals or letter-spaced, in small letters only alone on its line.

    Each alternative ends with its empty group: ``match.lastindex`` tells which kind it is.
    """
    entries = vocabulary("kinds")
    capitals = "|".join(f"{spaced(entry['title'])}()" for entry in entries)
    small_letters = "|".join(f"{entry['title'].capitalize()}()" for entry in entries)
    alone = r"(?=[ ]*$|[ ]{2,}|[ ]+(?:суда|об?|дело|№|\d|г\.|город)[ .]?)"
    pattern = rf"(?<!\w)(?:{capitals})(?!\w)|^[ ]*(?:{small_letters}){alone}"
    return re.compile(pattern, re.MULTILINE), tuple(ActKind(e["kind"]) for e in entries) * 2


@lru_cache(maxsize=1)
def _operative_words() -> list[tuple[ActKind, re.Pattern[str]]]:
    return [
        (ActKind(entry["kind"]), _operative(entry["operative"]))
        for entry in vocabulary("kinds") if "operative" in entry
    ]  # fmt: skip


def _operative(words: str) -> re.Pattern[str]:
    capitals = "|".join(spaced(word) for word in words.split("|"))
    small = "|".join(word.lower() for word in words.split("|"))
    return re.compile(rf"(?<!\w)(?:(?:{capitals})(?!\w)|(?:{small})(?= ?:))")


def find_kind(text: str, header_end: int) -> Fact[ActKind] | None:
    """The title in the header; else the operative word («ОПРЕДЕЛИЛ»)."""
    pattern, kinds = _titles()
    title = pattern.search(text, 0, max(header_end, 1500))
    if title:
        kind = kinds[(title.lastindex or 0) - 1]
        return Fact(kind, Span(title.start(), title.end()), f"kind.title.{kind.value}")
    for kind, operative in _operative_words():
        word = operative.search(text)
        if word:
            return Fact(kind, Span(word.start(), word.end()), f"kind.operative.{kind.value}")
    return None


# ── number ───────────────────────────────────────────────────────────────────

_DIGITS = r"\d{1,4}\s?[а-яёА-Яa-zA-Z]{0,4}"
NUMBER = (
    r"(?:\d{1,2}-\d{1,6}-\d{2}-\d{2}-\d[а-я]{0,3}/\d{1,6}|\d{1,2}/\d{2}-\d{1,6}|\d{4}-\d{2}-\d{2}-\d[а-яa-z]{0,3}/\d{1,6}(?:-\d{1,3})?|\d{4}-\d{2}-\d{2}/\d{1,6}"
    r"|[А-Я]{1,4}\d{0,3}-?\d{1,6}/\d{2,4}(?:-[А-Я]{2})?"
    r"|\d{1,2}[А-Яа-яa-z]{0,3}[.]?\s?[-–]\s?\d{1,6}(?:\s?[-–/\\]\s?\d{1,4})?(?:[-–/\\][\dА-Яа-я]{1,6})?[а-я]{0,2}(?:/\d{2,4})?"
    r"|\d{1,2}/\d{2}-\d{1,6}|\d{1,6}[/-]\d{2,4})"
    # The number that the case had before, or a count: «1-218/10 (4-37/11)», «2-1234(2)/08».
    r"(?:\s?\(\d[\d/-]{0,10}\)(?:/\d{2,4})?)?"
)
_INTRODUCED = re.compile(
    rf"(?i:(?:[Дд]ел[оауе]м?|материал\w*|производств\w+|К/п|істің?|іс|материалдар?ы?))"
    rf"(?i: *\n? *(?:\(материал\w*\)\s*)?(?:за\s)?:?\s?(?:№|N|No|Nº|номер)?\s*)"
    rf"(?P<n>{NUMBER}|(?<=№ )\d{{2,6}}(?![\d/-])|(?<=№)\d{{2,6}}(?![\d/-]))(?!\w)"
    rf"|(?:№|N|No|Nº)\s?(?P<m>{NUMBER})(?!\w)"
)
_OTHER_NUMBER = re.compile(
    r"(?i:исполнительн\w+\s+(?:лист\w*|производств\w+|документ\w*|надпис\w+)|производств\w+|лист\w*"
    r"|доверенност\w+|договор\w*|ордер\w*|распоряжени\w+|форм\w+|счет\w*|(?<!\w)акт[а-е]?|закон\w*|постановлени\w+"
    r" Правительства|школ\w+|отдел\w*|детск\w+ сад\w*|больниц\w+|войсков\w+ част\w+|(?<!\w)в/ч)\s*"
    r"(?:за\s*)?(?:от\s[^,;]{0,30})?$"
)

_OF_A_CASE = re.compile(r"(?i)дел[оауе]")


def find_number(text: str, header_end: int, dates: Sequence[FoundDate]) -> Fact[str] | None:
    """The number in the title above the court's composition, else one of the rest of the heading:
    one that «дело» introduces, else one alone with «№».
    """
    composed = _COMPOSED.search(text, 0, header_end)
    title_end = composed.start() if composed else header_end
    return (
        _introduced(text, 0, title_end, dates)
        or _heading_line(text, title_end, dates)
        or _introduced(text, title_end, header_end, dates)
        or _heading_line(text, header_end, dates)
    )


_COMPOSED = re.compile(r"(?i)в составе|судь[яиёе]|председательств|рассмотре|секретар")


def _introduced(text: str, start: int, end: int, dates: Sequence[FoundDate]) -> Fact[str] | None:
    """The number that «дело» introduces, else the first; of several a panel's own."""
    found = list(_numbers(text, start, end, dates))
    if len(found) > 1 and _PANEL.search(text, 0, end):
        found = [fact for fact in found if _PANELS_NUMBER.match(fact.value)] or found
    found = [fact for fact in found if fact.rule == "number.case"] or found
    return found[0] if found else None


# «№ 2-4417-13», and below it «№ 2а-1290-13», which the case has on appeal
_PANEL = re.compile(r"(?i)коллеги|апелляци|кассаци|надзорн")
_PANELS_NUMBER = re.compile(r"(?:\d{4}-\d{2}-\d{2}-)?\d[а-яa-z]")


def _numbers(
    text: str, start: int, end: int, dates: Sequence[FoundDate]
) -> Iterator[Fact[str]]:
    for match in _INTRODUCED.finditer(text, start, end):
        group = "n" if match.group("n") else "m"
        span = Span(match.start(group), match.end(group))
        if any(d.span.start <= span.start < d.span.end for d in dates):
            continue
        before = re.split(r"\n *\n", text[max(0, match.start() - 60) : match.start()])[-1]
        introduced = text[match.start() : span.start]
        other = _OTHER_NUMBER.search(before + introduced.rstrip("№ N"))
        if other and not (_OF_A_CASE.search(introduced) or _stands_alone(text, span)):
            continue
        after = re.search(r"(?i)дел[оауе]м?\s*$|материал\w*\s*$", before.rstrip("№ "))
        rule = "number.case" if group == "n" or after else "number.bare"
        yield Fact(match.group(group), span, rule)


def _stands_alone(text: str, number: Span) -> bool:
    """A number with a line to itself: the line above doesn't say whose it is."""
    begun = text.rfind("\n", 0, number.start) + 1
    ended = text.find("\n", number.end)
    rest = text[number.end : ended if ended >= 0 else len(text)]
    return not text[begun : number.start].strip("№Nº ") and not rest.strip()


_COPY = r"(?i:копия|подлинник|к о п и я)"
_LINE = re.compile(
    rf"^[ ]*(?:{_COPY}[ ]+)?(?P<n>\d[\dА-Яа-я]{{0,3}}-(?:[\d/-]|(?<=\d)[а-я](?=/))+\d)"
    rf"(?=[ ]*$|[ ]{{2,}}|[ ]+(?:город|г\.|{_COPY}))",
    re.MULTILINE,
)
_TOWN_NAMED = re.compile(rf"(?:г\.|город|пос\.|с\.) ?[{UPPER}][{LETTER}-]+")
_ONLY_NUMBER = re.compile(rf"[ ,]*(?P<n>{NUMBER})[ ,]*")


def _heading_line(text: str, header_end: int, dates: Sequence[FoundDate]) -> Fact[str] | None:
    """A number alone on its line, or with nothing but the date and the town beside it."""
    match = _LINE.search(text, 0, header_end) or _beside_date(text, header_end, dates)
    if not match:
        return None
    return Fact(match.group("n"), Span(match.start("n"), match.end("n")), "number.line")


def _beside_date(text: str, header_end: int, dates: Sequence[FoundDate]) -> re.Match[str] | None:
    for found in dates:
        if found.span.start >= header_end:
            return None
        begin, end = text.rfind("\n", 0, found.span.start) + 1, _line_end(text, found.span.end)
        for start, stop in ((begin, found.span.start), (found.span.end, end)):
            town = _TOWN_NAMED.search(text, start, stop)
            start = town.end() if town else start
            match = _ONLY_NUMBER.fullmatch(text, start, stop)
            if match:
                return match
    return None


# ── date and place ───────────────────────────────────────────────────────────

_NOT_OWN = re.compile(
    r"(?<!\w)(?i:от|с|до|по|на|за|выдан\w*|рожд\w*|поступи\w+|года рождения|решени\w+"
    r"|доверенност\w+"
    r"|объявлен\w*|оглашен\w*|начат\w*)\s*$"
)


def find_own_date(text: str, header_end: int, dates: Sequence[FoundDate]) -> Fact[date] | None:
    """The date of the heading line; else one that stands at the signature."""
    for found in dates:
        if found.span.start >= header_end:
            break
        before = text[max(0, found.span.start - 80) : found.span.start]
        titled = before.rstrip(" ").endswith("\n") or _UNDER_TITLE.search(before)
        if titled or not _NOT_OWN.search(before):
            return Fact(found.value, found.span, "date.heading")
    return _dated_line(text, dates)


# «О П Р Е Д Е Л Е Н И Е ⏎ от 19 декабря 2003 года»
_UNDER_TITLE = re.compile(
    rf"(?:^|\n) *[{UPPER}][{UPPER} ]{{5,40}}\s*(?:(?:дело )?№ ?\S+)?\s*от\s+$"
)
_ONLY_PLACE = re.compile(
    rf"[\s,.]*(?:(?:г\.|город|пос\.|с\.)\s?[{UPPER}][{LETTER}-]+)?[\s,.]*"
    r"(?:(?:[Дд]ело )?№ ?[\d/-]+)?[\s,.]*"
)


def _dated_line(text: str, dates: Sequence[FoundDate]) -> Fact[date] | None:
    """A line further down that holds nothing but a date, a place, a number."""
    for found in dates:
        begin, end = text.rfind("\n", 0, found.span.start) + 1, _line_end(text, found.span.end)
        rest = text[begin : found.span.start] + "," + text[found.span.end : end]
        if _ONLY_PLACE.fullmatch(rest):
            return Fact(found.value, found.span, "date.line")
    return None


_PLACE = re.compile(
    r"(?<![\w.])(?:г\.|гор\.|город|Город|ГОРОД|п\.|пос\.|с\.|а\.|село|аул|поселок|посёлок|пгт\.?)"
    rf"\s?(?P<place>(?!Дело|ДЕЛО|Материал)[{UPPER}][{LETTER}]+(?:-[{LETTER}]+)*"
    rf"(?: (?:батыр|би|баба|ата)(?![{LETTER}])"
    rf"|(?<=а) [{UPPER}][{LETTER}]+(?:[оеё]ва|ина|бая|бека))?)"
)


def find_place(
    text: str, header_end: int, own: Fact[date] | None, courts: Sequence[Court]
) -> Fact[str] | None:
    """The town on the heading line, beside the act's date or alone on its line."""
    for match in _PLACE.finditer(text, 0, header_end):
        if _alone(text, match.start(), match.end()) or _beside(match, own, text):
            if any(c.span.start <= match.start() < c.span.end for c in courts):
                continue
            name = match.group("place")
            span = Span(match.start("place"), match.end("place"))
            return Fact(_town(name), span, "place.heading")
    return _bare_place(text, header_end, own) or _place_of_sitting(text, header_end)


# «в открытом судебном заседании в г. Караганде»
_SITTING = re.compile(
    rf"заседани[яи] в (?:г\.|гор\.|городе)\s?"
    rf"(?P<place>[{UPPER}][{LETTER}]+(?:-[{UPPER}][{LETTER}]+)?)"
)


def _place_of_sitting(text: str, header_end: int) -> Fact[str] | None:
    match = _SITTING.search(text, 0, header_end)
    if match is None:
        return None
    printed = match.group("place")
    for town in vocabulary("towns")["towns"].split():
        if printed in (town, f"{town[:-1]}е", f"{town}е"):
            return Fact(town, Span(match.start("place"), match.end("place")), "place.sitting")
    return None


def _town(name: str) -> str:
    return "-".join(part.capitalize() for part in name.split("-")) if name.isupper() else name


def _alone(text: str, start: int, end: int) -> bool:
    line = (
        text[text.rfind("\n", 0, start) + 1 : start].strip()
        + text[end : _line_end(text, end)].strip()
    )
    return line.strip(" ,.") == ""


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end if end >= 0 else len(text)


def _beside(match: re.Match[str], own: Fact[date] | None, text: str) -> bool:
    """On the line of the act's date, with nothing but numbers and spaces between them."""
    if own is None or own.span is None:
        return False
    start, end = sorted(((own.span.start, own.span.end), (match.start(), match.end())))
    between = text[start[1] : end[0]]
    return bool(
        re.fullmatch(
            r"[\s,.;]*(?:(?:[Гг]ражданско[ей] |[Аа]дминистративно[ей] |[Уу]головно[ей] )?(?:[Дд]ело"
            r"|[Мм]атериал|ДЕЛО)?\s*№?\s*[\dА-Яа-яa-z /\\-]{0,30}(?:\([\w/ -]+\))?)?[\s,.;]*",
            between,
        )
    )


_BARE_TOWN = re.compile(
    rf"^[ ]*(?P<place>[{UPPER}][{LETTER}]+(?:-[{LETTER}]+)*)(?=[ ]{{3,}}|[ ]*,?[ ]*$)", re.MULTILINE
)


def _bare_place(text: str, header_end: int, own: Fact[date] | None) -> Fact[str] | None:
    towns = frozenset(vocabulary("towns")["towns"].split())
    for match in re.finditer(
        rf"(?<![{LETTER}-])[{UPPER}][{LETTER}]+(?:-[{LETTER}]+)*", text[:header_end]
    ):
        if _town(match.group()) in towns and (
            _alone(text, match.start(), match.end()) or _beside(match, own, text)
        ):
            return Fact(_town(match.group()), Span(match.start(), match.end()), "place.town")
    return None


# ── court ────────────────────────────────────────────────────────────────────

_OTHER_COURT = re.compile(
    r"(?i)(?:решени\w+|определени\w+|приговор\w*|постановлени\w+|приказ\w*|исполнени\w+|жалоб\w+"
    r" на|через|в|отделени\w+|лист\w*|выданн\w+|указанн\w+)\s+(?:\w+\s){0,3}$"
)


def find_court(
    text: str, header_end: int, courts: Sequence[Court], day: date | None
) -> Fact[str] | None:
    """The deciding court: named in the head and not as the author of another act.

    A banner may name it shorter than the composition does; the fuller name counts.
    """
    own = [c for c in courts if c.span.start < header_end and _decides_here(c, text)]
    if not own:
        return None
    same = [c for c in own if c.name.startswith(own[0].name)]
    court = max(same, key=lambda found: len(found.name))
    return Fact(court_name(court.span.of(text), day), court.span, "court.head")


# A title alone on its line: what follows is no «определение … суда».
_TITLE_LINE = re.compile(r"(?m)^[ ]*[А-ЯЁ][А-ЯЁ ]{5,}[ ]*$")


def _decides_here(court: Court, text: str) -> bool:
    before = _TITLE_LINE.sub("", text[max(0, court.span.start - 60) : court.span.start])
    collegium = re.search(r"(?i)(?:коллеги[яией]+|судь[яией]+|состав[аеу]?)[^,.;]{0,60}$", before)
    return bool(collegium) or not _OTHER_COURT.search(before.replace("\n", " "))
