"""Of whom an act says that he is ill, old or a child: of a party, or of someone mentioned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nadzor_docs.extraction.cast import Cast, is_party, party_of
from nadzor_docs.extraction.mentions import Named
from nadzor_docs.extraction.people import PersonName
from nadzor_docs.extraction.person_names import person_name
from nadzor_docs.extraction.role_patterns import SIDES
from nadzor_docs.extraction.skeleton import BREAK, ROLE, P, R, pattern, role_of
from nadzor_docs.extraction.view import LOWER, UPPER
from nadzor_docs.facts import Gender, PartyKind, Vulnerability
from nadzor_docs.knowledge import vocabulary

_KIN_WORD = rf"(?<!\w)(?:{vocabulary('words')['kin']})"
#: Words for someone beside the party of whom health or age may be told.
KIN = re.compile(_KIN_WORD)
_KIN_LAST = re.compile(rf"{_KIN_WORD}[\s,-]*$")
_KIN_SUBJECT = re.compile(  # in the nominative and no apposition: «[A], мать троих детей,»
    rf"(?<!{P}, )(?<!- )(?<!является )(?<![\w-])(?:муж|супруга?|жена|мать|отец|сын|дочь|брат|сестра"
    r"|реб[её]нок|бабушка|дедушка|внук|внучка)(?![\w-])"
)
_KIN_AFTER = re.compile(rf"\s(?:\w+\s){{0,2}}{_KIN_WORD}")
_HIS_KIN = {  # «муж [A]», where [A] is a woman, is told of her husband
    Gender.FEMININE: re.compile(r"(?<!\w)(?:муж|супруг|отец|сын|брат|внук)\s*$"),
    Gender.MASCULINE: re.compile(r"(?<!\w)(?:жена|супруга|мать|дочь|сестра|внучка)\s*$"),
}
_PARENT_OF = re.compile(
    r"(?<!\w)(?:мать|матер(?!иал)\w+|отец|отц\w+|родител\w+|опекун\w*|попечител\w+) $"
)
# «[A] является …», «[A], несовершеннолетний»
_PREDICATE = re.compile(rf"(?:явля\w+|был\w*|-|{P},?)\s*$")
_FIRST_NAME = re.compile(rf" [{UPPER}][{LOWER}]+(?! ?{P})")
_CHILD = re.compile(r"(?<!\w)(?:сын|доч|дет|реб[её]н|внук|внуч)\w* $")
_BY_KIN = re.compile(r"(?:сыном|дочерью|детьми|реб[её]нком|внуком|внучкой) ")
_BY = re.compile(r"(?:ым|им|ом|ем|ой|ей|ою)$")
_NAME_BESIDE = re.compile(rf" ?{P}")
_ROLE_BESIDE = re.compile(rf" ?(?P<role>{R})")
_STEP = re.compile(
    rf"[\s,-]*(?:\w+[\s,-]+){{0,4}}?(?P<p>{P})|\s?(?:\w+ ){{0,2}}(?P<role>{R})(?!\s?:)"
)
_STOP_STEP = re.compile(
    r"(?<!\w)(?:и|а|но|что|который|в пользу|с|к|у|назначен\w*|его|её|ее|обрати\w+|просит\w*"
    r"|взыска\w+)(?!\w)"
)
# «на содержание Вадима, 1995 г.р.»: said of a child who is no party by a full name.
_CHILD_NAMED = re.compile(r"(?:^|[\s:])[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+\s*,?\s*$")
_PROSECUTORS_WARD = r"{prosecutor}[^.;¶]{0,60}? в интересах (?:\w+ ){0,3}?(?P<ward>{name})"
_STORY_BEGINS = re.compile(r"у ?с ?т ?а ?н ?о ?в ?и ?л ?[ао]?\s*:?\s*$")
PARAGRAPHS = 3  # how far back a speaker is looked for
SUBJECT = 12  # characters of the skeleton within which a sentence names its subject


class Bearers:
    """Finds, among the ``persons`` of an act, the one whom words of health or age describe."""

    def __init__(self, named: Named, cast: Cast, persons: frozenset[int]) -> None:
        self.skeleton = named.skeleton
        self.line = named.skeleton.line
        self.entities = named.entities
        self.cast = cast
        self.persons = persons

    def of_words(self, match: re.Match[str], value: Vulnerability, detail: str) -> int | None:
        """Who is named among the words, right after them, or last before them in the sentence."""
        named = [c for c in match.group() if is_party(c) or ord(c) >= ROLE]
        if named:
            return self._meant(named[0])
        if detail == "care":  # «находится под опекой [A]»: [A] is the guardian
            return self._last_before(match.start(), far=True)
        if value is Vulnerability.MINOR and _FIRST_NAME.match(self.skeleton.printed, match.end()):
            return None  # «опекуном малолетней Софии назначена [A]»
        after = self._named_after(match.end())
        if _PARENT_OF.search(self.line, max(0, match.start() - 20), match.start()) and (
            after is None or "," in self.line[match.end() : match.end() + 2]
        ):
            return None  # «с матери ребёнка, [A]»: [A] is the mother
        if after is not None and self.entities[after].kind is not PartyKind.PERSON:
            after = None
        elif after is not None and after not in self.persons:
            return None  # said of someone who is no party
        if _KIN_AFTER.match(self.line, match.end()) or self._of_officer(match.end()):
            return after  # «тяжёлую болезнь его матери»: nobody's, unless she is named
        beside = _NAME_BESIDE.match(self.line, match.end())
        if after is not None and (beside or value is not Vulnerability.ILL):
            return after
        predicate = _PREDICATE.search(self.line, max(0, match.start() - 20), match.start())
        if value is Vulnerability.MINOR and not detail and not predicate:
            return None
        return self._last_before(match.start(), far=True)

    def of_age(self, match: re.Match[str]) -> int | None:
        """Whose birth or age it is; «78-летней [A]» stands before the name."""
        adjective = "age2" in match.groupdict() and match.group("age2")
        after = self._named_after(match.end()) if adjective else None
        if after is not None:
            return after if after in self.persons else None
        return self._last_before(match.start())

    def _named_after(self, end: int) -> int | None:
        """Who is named next; «пенсию должника»: the one whom the role word means."""
        match = _STEP.match(self.line, end)
        if not match or _STOP_STEP.search(self.line[end : match.end() - 1]):
            return None
        if not match.group("p"):
            return self._standing(match.group("role"))
        kin = _BY_KIN.search(self.line, end, match.end())
        if kin and self._is_kin_of(kin.group(), match.start("p")):
            return None  # «несовершеннолетним сыном [A]»: the son isn't named
        return party_of(match.group("p"))

    def _is_kin_of(self, kin: str, place: int) -> bool:
        """Whether the name is of another sex or in another case than the word before it."""
        name = self._name_at(place)
        gender = person_name(self.entities[party_of(self.line[place])])[1]
        other_sex = gender is Gender.FEMININE and kin.startswith(("сын", "внуком"))
        return name is not None and (other_sex or not _BY.search(name.surname))

    def _name_at(self, place: int) -> PersonName | None:
        """The name that stands at a place of the skeleton."""
        start = self.skeleton.starts[place]
        people = self.entities[party_of(self.line[place])].people
        return next((name for name in people if name.span.start == start), None)

    def _meant(self, character: str) -> int | None:
        """The person whom a name's or a side's character of the skeleton means."""
        if not is_party(character):
            return self._standing(character)
        return party_of(character) if party_of(character) in self.persons else None

    def _standing(self, character: str) -> int | None:
        """The one person whom a side's word stands for."""
        return self.only(role_of(character)) if role_of(character) in SIDES else None

    def only(self, role: str) -> int | None:
        """The one person who has the role; a prosecutor's «заявитель» is whom he speaks for."""
        holders = [p for p in self.cast.with_role(role) if p in self.persons]
        if role == "applicant" and not holders:
            holders = self._prosecutors_wards()
        return holders[0] if len(holders) == 1 else None

    def _prosecutors_wards(self) -> list[int]:
        """«заявление прокурора в интересах [A]»."""
        wards = pattern(_PROSECUTORS_WARD).finditer(self.line)
        named = dict.fromkeys(party_of(match.group("ward")) for match in wards)
        return [party for party in named if party in self.persons]

    def _of_officer(self, end: int) -> bool:
        """«в связи с болезнью судьи», «болезнь представителя взыскателя»."""
        match = _ROLE_BESIDE.match(self.line, end)
        return match is not None and role_of(match["role"]) not in SIDES

    def _last_before(self, start: int, far: bool = False) -> int | None:
        """Whom a word without a name is said of: the last person of its sentence, else the subject
        of a sentence before it in the paragraph, or ``far`` before it; «должник» stands for its
        party, «сын» for the one so called.
        """
        begin = self.line.rfind(BREAK, 0, start) + 1
        *earlier, own = re.split(r"(?<=[.!?])\s", self.line[begin:start])
        if _CHILD_NAMED.search(self.skeleton.printed[start - len(own) : start]):
            return None
        kin = _kin_spoken_of(own)
        if kin:
            return self._called(kin)
        for at in range(len(own) - 1, -1, -1):
            if is_party(own[at]):
                if _CHILD.search(own[:at]) and self._is_first_name(start - len(own) + at):
                    return None  # «на содержание сына Олега», whose father is Олег too
                return self._unless_kin_of(party_of(own[at]), own[:at])
            if ord(own[at]) >= ROLE and (role_of(own[at]) in SIDES or at < SUBJECT):
                return self._standing(own[at])  # nobody where an officer is the subject
        told = re.search(rf"{P}", "".join(earlier))
        if told or not far:
            return self._subject_of(earlier)
        return self._speaker_before(begin)

    def _speaker_before(self, begin: int) -> int | None:
        """Whose tale a paragraph goes on with that names nobody: the one before begins with him.

        The first paragraph of the story is the applicant's.
        """
        for _ in range(PARAGRAPHS):
            end = begin - 1
            if end <= 0:
                return None
            begin = self.line.rfind(BREAK, 0, end) + 1
            paragraph = self.line[begin:end]
            if _STORY_BEGINS.search(paragraph):
                return self.only("applicant")
            told = self._subject_of(re.split(r"(?<=[.!?])\s", paragraph))
            if told is not None or re.search(P, paragraph):
                return told
        return None

    def _unless_kin_of(self, party: int, before: str) -> int | None:
        if party not in self.persons:
            return None
        if before.endswith(" ") and KIN.search(before[-12:]):
            gender = person_name(self.entities[party])[1]
            if gender in _HIS_KIN and _HIS_KIN[gender].search(before):
                return None
        return party

    def _is_first_name(self, place: int) -> bool:
        """Whether only a first name stands there of one who has a surname elsewhere."""
        name = self._name_at(place)
        others = self.entities[party_of(self.line[place])].people
        return bool(name and not name.surname and any(other.surname for other in others))

    def _called(self, kin: str) -> int | None:
        """The one person whom the act names as this relative: «её сына [A]»."""
        named = re.finditer(rf"(?<!\w){kin[:3]}\w* (?P<p>{P})", self.line)
        found = {party_of(match.group("p")) for match in named}
        return found.pop() if len(found) == 1 and found <= self.persons else None

    def _subject_of(self, sentences: Sequence[str]) -> int | None:
        """Whom the nearest sentence before begins with; officers on its way don't count."""
        for sentence in reversed(sentences):
            for at, character in enumerate(sentence):
                if is_party(character):
                    if party_of(character) in self.persons:
                        return party_of(character)
                    if at < SUBJECT:
                        return None
                elif ord(character) >= ROLE and role_of(character) in SIDES:
                    return self._standing(character)
        return None


def _kin_spoken_of(own: str) -> str | None:
    """The relative whom the end of a sentence is about: «муж не работает, является инвалидом»."""
    named = max((at for at, c in enumerate(own) if is_party(c)), default=-1)
    clause = re.split(r"[,;:.]|\sи\s", own[named + 1 :])[-1]
    match = KIN.search(clause) or _KIN_LAST.search(own)
    if match:
        return match.group()
    subjects = list(_KIN_SUBJECT.finditer(own, named + 1))
    return subjects[-1].group() if subjects else None
