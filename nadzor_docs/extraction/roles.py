"""Who is who: roles from labels, appositions, awards, claims and complaints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nadzor_docs.extraction.appositions import Beside
from nadzor_docs.extraction.cast import Cast, is_party, party_of
from nadzor_docs.extraction.mentions import Named
from nadzor_docs.extraction.role_patterns import (
    ADJUDGED,
    ASIDE_ROLES,
    AWARD_ITEM,
    AWARD_LIST,
    CLAIM_BEFORE,
    COSTS_AFTER,
    COSTS_BEFORE,
    COSTS_INSIDE,
    GOVERNED,
    GOVERNING,
    HUMAN,
    OPPOSITE,
    OTHER_SIDE,
    PRONOUN,
    REFUSED,
    SENTENCE,
    SIDES,
    SOMEONE,
    SPEAKER_OF_SIDE,
    TABLE_HEAD,
    TABLE_ROW,
    TWO_NAMES,
    is_role,
)
from nadzor_docs.extraction.skeleton import (
    BREAK,
    P,
    is_plural,
    role_of,
    small,
)
from nadzor_docs.extraction.turns import Gate, Turn, turn
from nadzor_docs.facts import SectionKind
from nadzor_docs.knowledge import vocabulary


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A turn of phrase that shows roles; ``claim``: only what is asked for, unless adjudged.

    ``weak``: what it shows holds only where nothing else tells who has the role.
    """

    id: str
    turn: Turn
    sections: tuple[str, ...]
    claim: bool
    weak: bool
    needs: tuple[str, ...]  # one of these stands in the sentence, or the rule isn't tried


_BRACKETED = re.compile(r"\([^()]*\)")
_FIRM_AND_NAME = re.compile(rf"({P})\s?({P}).*")
_HEADINGS = ("claim.heading", "claim.counter", "application.heading", "complaint.heading")


@lru_cache(maxsize=1)
def role_rules() -> tuple[RoleRule, ...]:
    return tuple(_rule(entry) for entry in vocabulary("roles")["rules"])


@lru_cache(maxsize=1)
def _gate() -> Gate:
    return Gate(rule.needs for rule in role_rules())


def _rule(entry: dict[str, Any]) -> RoleRule:
    sections = entry.get("section", ())
    return RoleRule(
        entry["id"], turn(entry["pattern"]),
        (sections,) if isinstance(sections, str) else tuple(sections),
        bool(entry.get("claim")), bool(entry.get("weak")),
        tuple(small(entry["needs"]).split("|")),
    )  # fmt: skip


class Caster(Beside):
    """Reads roles off the skeleton of one act: those beside names, then turns of phrase."""

    def __init__(
        self, named: Named, section_of: Any, persons: frozenset[int], women: frozenset[int]
    ) -> None:
        super().__init__(named, persons)
        self.definitions = named.definitions
        self.women = women
        self.section_of = section_of
        self.succession: dict[str, list[int]] = {}
        self.others: frozenset[int] = frozenset()  # whom a pronoun of this turn can't mean
        self.fined: set[int] = set()
        self.kin: dict[str, list[int]] = {"died": [], "heir": [], "maintained": []}
        # Who runs a bankrupt's affairs, and who answers him: a role only where no other is read.
        self.beside_bankrupt: dict[str, list[int]] = {"manager": [], "answering": []}

    def read(self) -> Cast:
        """All roles that labels, appositions and turns of phrase show."""
        for party, role in self.definitions:
            self._name(party, role)
        self.read_beside()
        self._rules()
        self._award_lists()
        self._award_tables()
        if self.kin["heir"]:
            self.cast.successions.append((self.kin["died"], self.kin["heir"]))
        self.cast.resolve()
        if not self._paid_to_another():  # else it's the parent in whose favour it was
            for child in self.kin["maintained"]:
                self._name(child, "creditor")
        self._beside_bankrupt()
        self._fined_themselves()
        for party, role in self.doubtful:
            if role not in self.cast.roles.get(party, ()):
                self._name(party, "representative")
        return self.cast

    def _fined_themselves(self) -> None:
        """A director who is fined speaks for no one, where his firm is no side."""
        for speaker, firm in self.speaks_for:
            roles = self.cast.roles.get(speaker, [])
            if speaker in self.fined and not self.cast.roles.get(firm):
                self.cast.roles[speaker] = [role for role in roles if role != "representative"]

    def _paid_to_another(self) -> bool:
        """Whether somebody else than who is maintained is shown as creditor, be it weakly."""
        claims = self.cast.claims.items()
        return bool(self.cast.with_role("creditor")) or any(
            "creditor" in roles for party, roles in claims if party not in self.kin["maintained"]
        )

    def _beside_bankrupt(self) -> None:
        """A manager who asks for nothing himself speaks for his bankrupt."""
        managers = self.beside_bankrupt["manager"]
        roles = (("manager", "representative"), ("answering", "interested_party"))
        for told, role in roles if managers else ():
            for party in self.beside_bankrupt[told]:
                if not self.cast.roles.get(party):
                    self._name(party, role)

    # ── turns of phrase ──

    def _rules(self) -> None:
        """Every rule over every sentence that names someone and has the rule's key word."""
        line = self.skeleton.line
        rules, gate = role_rules(), _gate().narrowed(line)
        for sentence in SENTENCE.finditer(line):
            words = sentence.group()
            if not SOMEONE.search(words):
                continue
            for rule in (rules[number] for number in gate.passed(words)):
                if not rule.turn.may_stand_in(words):
                    continue
                for match in rule.turn.pattern.finditer(line, *sentence.span()):
                    if self._applies(rule, match):
                        self._use(rule, match)

    def _award_lists(self) -> None:
        """«Взыскать с [A]: [B] - 100 тенге; [C] - 200 тенге»: whoever has a sum of his own."""
        line = self.skeleton.line
        for head in AWARD_LIST.finditer(line):
            position, claimed = head.end(), self._only_claimed(head)
            side = self._side_listed(head.group())
            while item := AWARD_ITEM.match(line, position):
                position = item.end()
                role = "debtor" if (item["how"] or "").startswith("с") else side
                party = party_of(item["party"])
                if role == "debtor" or "debtor" not in self.cast.roles.get(party, ()):
                    (self._claim if claimed else self._name)(party, role)

    def _award_tables(self) -> None:
        """«взыскатель | основание | сумма» and the rows below: each names its sides in order."""
        line = self.skeleton.line
        for head in TABLE_HEAD.finditer(line):
            sides = [role_of(c) for c in head["sides"] if is_role(c)]
            position = head.end()
            while row := TABLE_ROW.match(line, position):
                position = row.end()
                for side, party in zip(sides, self._parties(row["parties"]), strict=False):
                    self._name(party, side)

    def _side_listed(self, head: str) -> str:
        """Whom a list names: «долг взыскан с ответчиков: [A] - 100 тенге» its debtors."""
        sides = [role_of(c) for c in head if is_role(c) and is_plural(c)]
        return "debtor" if sides[-1:] in (["debtor"], ["defendant"]) else "creditor"

    def _applies(self, rule: RoleRule, match: re.Match[str]) -> bool:
        start = match.start()
        refused = rule.id.startswith("award") and REFUSED.search(
            self.skeleton.line, max(0, start - 60), start
        )
        if refused or self._foreign(start):
            return False
        if not rule.sections:
            return True
        section: SectionKind = self.section_of(self.skeleton.starts[match.start()])
        return section.value in rule.sections

    def _use(self, rule: RoleRule, match: re.Match[str]) -> None:
        if rule.id.startswith("award") and self._only_costs(match):
            return
        claimed = rule.weak or (rule.claim and self._only_claimed(match))
        self._note_ward(match)
        if rule.id in _HEADINGS:
            self.cast.headed[rule.id.split(".")[0]].update(self._parties(match.group()))
        for name, words in match.groupdict().items():
            role = name.rstrip("23456")  # «heir2»: another place of the same role in a pattern
            if words is None or role == "represented":
                continue
            start = match.start(name)
            outside = start == match.start() or role == "debtor"
            fined = rule.id.startswith("award.fine")  # «директор [ТОО] [B] подвергнут штрафу»
            if fined or (outside and GOVERNED.search(match.string, max(0, start - 20), start)):
                words = TWO_NAMES.sub(r"\g<second>", words)
            self.others = frozenset(self._parties(match.group())) - set(self._parties(words))
            if fined:
                self.fined.update(self._parties(words))
            self._assign(role, words, claimed, start)

    def _note_ward(self, match: re.Match[str]) -> None:
        """«[A], действующая в интересах [B]»: what is given to [A] is given for [B]."""
        groups = match.groupdict()
        speakers = groups.get("representative") or groups.get("applicant") or ""
        wards = (groups.get("represented") or "") + (groups.get("represented2") or "")
        self.cast.wards += [
            (speaker, ward)
            for speaker in self._parties(speakers)
            for ward in self._speaking_for_themselves(wards, "creditor")
        ]

    def _only_claimed(self, match: re.Match[str]) -> bool:
        """Whether the sum is only asked for: «просит взыскать», «иск о взыскании»."""
        line, start = self.skeleton.line, match.start()
        before = line[max(0, line.rfind(BREAK, 0, start), start - 160) : start]
        sentence = re.split(r"[.;] ", before)[-1]
        if self.section_of(self.skeleton.starts[start]) is SectionKind.OPERATIVE:
            return (
                bool(re.search(r"(?i)отказать|отказано|иск\w* .{0,120}$", sentence))
                and "взыскать" not in match.group().lower()[:9]
            )
        return bool(CLAIM_BEFORE.search(sentence)) and not ADJUDGED.search(sentence)

    def _only_costs(self, match: re.Match[str]) -> bool:
        """Costs of this very case make no creditor: «взыскать … расходы по госпошлине»."""
        section = self.section_of(self.skeleton.starts[match.start()])
        if section not in (SectionKind.REASONING, SectionKind.OPERATIVE):
            return False
        line = self.skeleton.line
        return bool(
            COSTS_BEFORE.search(line, max(0, match.start() - 60), match.start())
            or COSTS_INSIDE.match(match.group())
            or COSTS_AFTER.match(line, match.end(), match.end() + 80)
        )

    def _assign(self, role: str, words: str, claimed: bool, start: int) -> None:
        stand_ins = [c for c in words if is_role(c) and role_of(c) not in GOVERNING]
        parties = self._speaking_for_themselves(words, role)
        if role in ("former", "successor"):
            self.succession[role] = parties
            self._succeed()
            return
        for aside in (self.kin, self.beside_bankrupt):
            if role in aside:
                aside[role] += parties
                return
        if parties:
            for party in parties:
                (self._claim if claimed else self._name)(party, role)
            return
        if PRONOUN.fullmatch(words):
            subject = self._subject(start, words, role)
            stand_ins = [subject] if is_role(subject) else []
            if is_party(subject):
                (self._claim if claimed else self._name)(party_of(subject), role)
        for character in stand_ins:
            target = self.cast.claim_pronouns if claimed else self.cast.pronouns
            target.append((role_of(character), role, start))

    def _succeed(self) -> None:
        """Remember «[A] на [B]»: [B] takes the role that [A] turns out to have."""
        if len(self.succession) == 2:
            self.cast.successions.append((self.succession["former"], self.succession["successor"]))
            self.succession = {}

    def _speaking_for_themselves(self, words: str, role: str) -> list[int]:
        """The parties among ``words``; of «[ТОО] [Иванов]» only the firm, whose Ivanov is."""
        words = _BRACKETED.sub("", words)
        if role not in HUMAN:
            words = SPEAKER_OF_SIDE.sub(lambda m: self._without_speaker(m), words)
        if role not in ASIDE_ROLES:
            words = words[:1] + OTHER_SIDE.sub("", words[1:])
        if role in OPPOSITE:
            words = words[:1] + OPPOSITE[role].sub("", words[1:])
        if role not in HUMAN:
            words = _FIRM_AND_NAME.sub(
                lambda m: m.group() if party_of(m.group(1)) in self.persons else m.group(1), words
            )
        return [party_of(c) for c in words if is_party(c)]

    def _without_speaker(self, match: re.Match[str]) -> str:
        """«представителя истца [Кима]»: the claimant, and not Kim."""
        speaks = party_of(match.group("name")) in self.persons
        return match.group("side") if speaks else match.group()

    def _subject(self, position: int, pronoun: str, role: str) -> str:
        """Whom «него», «её» stand for: who is named first in the sentence, else in the one before.

        «её» is the last woman named, where one is.
        """
        line = self.skeleton.line
        paragraph = line[line.rfind(BREAK, 0, position) + 1 : position]
        if pronoun.lower().lstrip("н").startswith(("ее", "её", "ей")):
            women = [
                c for c in paragraph if is_party(c) and party_of(c) in self.women
                and not self.cast.only_helps(party_of(c))
            ]  # fmt: skip
            if women:
                return women[-1]
        if role == "applicant":
            return self._speaker(paragraph)
        if pronoun.startswith("последн"):
            paragraph = paragraph[::-1]
        he = pronoun.lower().lstrip("н").startswith(("его", "ему"))
        for sentence in reversed(re.split(r"[.!?] ", paragraph)):
            for character in sentence:
                if self._may_be_meant(character, role) and not (he and self._is_she(character)):
                    return character
        return " "

    def _is_she(self, character: str) -> bool:
        """A woman's name, or a side's word that stands for one: «истица»."""
        if is_party(character):
            return party_of(character) in self.women
        holders = self.cast.with_role(role_of(character))
        return bool(holders) and self.women.issuperset(holders)

    def _may_be_meant(self, character: str, role: str) -> bool:
        """A side's name or word, and not the other side: «с [A] в его пользу»."""
        if is_party(character):
            party = party_of(character)
            opposite = {"creditor": "debtor", "debtor": "creditor"}.get(role, "")
            other_side = party in self.others or opposite in self.cast.roles.get(party, ())
            return not other_side and not self.cast.only_helps(party)
        return is_role(character) and role_of(character) in SIDES

    def _speaker(self, header: str) -> str:
        """Whose «его заявление» it is: the last named, or his firm; never the bench."""
        named = [
            c for c in header
            if is_party(c) and not {"judge", "clerk"} & set(self.cast.roles.get(party_of(c), ()))
        ]  # fmt: skip
        if not named:
            return " "
        firm = re.search(rf"({P})\s?{named[-1]}", header)
        own = firm and party_of(firm.group(1)) not in self.persons
        return firm.group(1) if firm and own else named[-1]

    def _claim(self, party: int, role: str) -> None:
        if self.cast.only_helps(party):
            return
        held = self.cast.claims.setdefault(party, [])
        if role not in held:
            held.append(role)
