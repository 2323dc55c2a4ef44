"""Of whom an act says that he is ill, old or a child: of a party, or of someone mentioned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nadzor_docs.extraction.cast import Cast, is_party, party_of
from nadzor_docs.extraction.humans import (
    HUMAN_WORD,
    KIN,
    Human,
    gender_of,
    humans,
    in_nominative,
    is_of,
    pronoun,
)
from nadzor_docs.extraction.mentions import Named
from nadzor_docs.extraction.people import PersonName
from nadzor_docs.extraction.person_names import person_name
from nadzor_docs.extraction.role_patterns import SIDES
from nadzor_docs.extraction.skeleton import BREAK, ROLE, P, R, pattern, role_of
from nadzor_docs.extraction.view import LOWER, UPPER, small_letters
from nadzor_docs.facts import Gender, PartyKind, Vulnerability

_KIN_AFTER = re.compile(rf"\s(?:(?!и )\w+\s){{0,2}}{KIN.pattern}")
_KIN_BEFORE = re.compile(rf"({KIN.pattern}) $")
_OF_PERSON = re.compile(rf"(?:{HUMAN_WORD}|{R}) $")
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
_NAME_JUST_BEFORE = re.compile(rf"{P}(?:,| -) $")
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
_CHILD_NAMED = re.compile(r"(?:^|[\s:])(?P<given>[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+)\s*,?\s*$")
_PROSECUTORS_WARD = r"{prosecutor}[^.;¶]{0,60}? в интересах (?:\w+ ){0,3}?(?P<ward>{name})"
_STORY_BEGINS = re.compile(r"у ?с ?т ?а ?н ?о ?в ?и ?л ?[ао]?\s*:?\s*$")
PARAGRAPHS = 3  # how far back a speaker is looked for
SUBJECT = 12  # characters of the skeleton within which a sentence names its subject


class Bearers:
    """Finds, among the ``persons`` of an act, the one whom words of health or age describe."""

    def __init__(self, named: Named, text: str, cast: Cast, persons: frozenset[int]) -> None:
        self.text = text
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
            return self._last_before(match.start(), match.end(), far=True)
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
        if not beside and _NAME_JUST_BEFORE.search(self.line[: match.start()][-5:]):
            after = None  # «[A], пенсионерка, просила [B]»
        if after is not None and (beside or value is not Vulnerability.ILL):
            return after
        predicate = _PREDICATE.search(self.line, max(0, match.start() - 20), match.start())
        if value is Vulnerability.MINOR and not detail and not predicate:
            return None
        return self._last_before(match.start(), match.end(), far=True)

    def of_age(self, match: re.Match[str]) -> int | None:
        """Whose birth or age it is; «78-летней [A]» stands before the name."""
        adjective = "age2" in match.groupdict() and match.group("age2")
        after = self._named_after(match.end()) if adjective else None
        if after is not None:
            return after if after in self.persons else None
        return self._last_before(match.start(), match.end())

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

    def _last_before(self, start: int, end: int, far: bool = False) -> int | None:
        """Whom a word without a name is said of: the last person of its sentence, else the subject
        of a sentence before it in the paragraph, or ``far`` before it; «должник» stands for its
        party, «сын» for the one so called.
        """
        begin = self.line.rfind(BREAK, 0, start) + 1
        *earlier, own = re.split(r"(?<=[.!?])\s", self.line[begin:start])
        child = _CHILD_NAMED.search(self.skeleton.printed[start - len(own) : start])
        if child and not pronoun(child["given"].lower()):  # «Она инвалид» names no child
            return None
        told, party = self._told_of(own, start, self.line[start:end])
        if told:
            return party
        sex = pronoun(own + self.line[start:end])
        if sex and earlier:
            told, party = self._antecedent(earlier, sex)
            if told:
                return party
        if re.search(P, "".join(earlier)) or not far:
            return self._subject_of(earlier)
        return self._speaker_before(begin)

    def _told_of(self, own: str, start: int, words: str) -> tuple[bool, int | None]:
        """Whether a sentence's beginning tells whom the words after it describe, and the party."""
        for human in humans(own):
            place = start - len(own) + human.start
            if not human.sign:
                if is_of(human, own, words):
                    return True, self._called(human.word)
            elif is_party(human.word):
                if _CHILD.search(own[: human.start]) and self._is_first_name(place):
                    return True, None  # «на содержание сына Олега», whose father is Олег too
                if not self._only_names_kin(human, own, place) and self._may_be(human, own, words):
                    return True, self._unless_kin_of(party_of(human.word), own[: human.start])
            elif _OF_PERSON.search(own[: human.start]):
                continue  # «супруга должника», «представитель взыскателя»
            elif role_of(human.word) in SIDES or human.start < SUBJECT:
                return True, self._standing(human.word)  # nobody where an officer is the subject
            elif self._officer_tells(place, own[: human.start], own[human.end :], words):
                return True, None
        return False, None

    def _only_names_kin(self, human: Human, own: str, place: int) -> bool:
        """«дочь [A]» with [A] in the genitive: the daughter is meant."""
        kin = _KIN_BEFORE.search(own[: human.start])
        return kin is not None and self._is_owner(kin.group(1), own[: kin.start()], place)

    def _is_owner(self, kin: str, before: str, place: int) -> bool:
        """Whether the name after a relative's word is whose relative it is, and not his own."""
        name, entity = self._name_at(place), self.entities[party_of(self.line[place])]
        if not name or not name.surname or not in_nominative(kin, before):
            return False
        return small_letters(name.surname) != small_letters(person_name(entity)[0].split()[0])

    def _may_be(self, human: Human, own: str, words: str) -> bool:
        """Whether «он» or «она» between the name and the words may mean the one so named."""
        told = pronoun(own[human.end :] + words)
        entity = self.entities[party_of(human.word)]
        if entity.kind is not PartyKind.PERSON:
            return not told
        gender = person_name(entity)[1]
        return not told or not gender or told is gender

    def _officer_tells(self, place: int, before: str, between: str, words: str) -> bool:
        """«директор находится на лечении»: said of an officer in the nominative."""
        word = self.text[self.skeleton.starts[place] : self.skeleton.starts[place + 1]].strip()
        officer = Human(word.split()[-1].lower() if word else "", 0, 0, False)
        return bool(officer.word) and in_nominative(officer.word, before) and "," not in between

    def _antecedent(self, sentences: Sequence[str], sex: Gender) -> tuple[bool, int | None]:
        """Whom «она» of the next sentence means: the first in the one before whose sex it may be.

        Where that one begins with «она» itself, it goes on with the same person.
        """
        for sentence in reversed(sentences):
            for human in reversed(list(humans(sentence))):
                if pronoun(sentence[: human.start]) is sex:
                    break
                if not human.sign:
                    if gender_of(human.word) is sex:
                        return True, self._called(human.word)
                    continue
                party = self._meant(human.word)
                if party is not None and person_name(self.entities[party])[1] is sex:
                    return True, party
            if not pronoun(sentence):
                return False, None
        return False, None

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
        named = re.finditer(rf"(?<!\w)(?P<kin>{kin[:3]}\w*) (?P<p>{P})", self.line)
        found = {
            party_of(match.group("p"))
            for match in named
            if not self._is_owner(match.group("kin"), "", match.start("p"))
        }
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
