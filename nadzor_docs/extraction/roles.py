"""Who is who: roles from labels, appositions, awards, claims and complaints."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from nadzor_docs.extraction.findings import sentence_around
from nadzor_docs.extraction.mentions import Named
from nadzor_docs.extraction.role_patterns import (
    ADJUDGED,
    AFTER,
    AS,
    ASIDE_ROLES,
    BEING,
    CHAIN,
    CLAIM_BEFORE,
    COSTS_AFTER,
    COSTS_BEFORE,
    COSTS_INSIDE,
    EQUAL,
    GOVERNED,
    GOVERNING,
    HUMAN,
    IS,
    KIN_BEFORE,
    LABEL,
    MANY_SPEAKERS,
    OPPOSITE,
    OTHER_CASE,
    OTHER_SIDE,
    PRONOUN,
    REFUSED,
    SENTENCE,
    SIDES,
    SOMEONE,
    SPEAKER_OF_SIDE,
    SPEAKING_FOR,
    TWO_NAMES,
    WARD,
    WARD_AFTER,
    is_role,
    same_person,
)
from nadzor_docs.extraction.skeleton import (
    BREAK,
    PARTY,
    P,
    is_plural,
    role_of,
    small,
)
from nadzor_docs.extraction.turns import Gate, Turn, turn
from nadzor_docs.facts import SectionKind
from nadzor_docs.knowledge import vocabulary

# Roles that make a party of a named person; the others only say that someone is none.
PARTY_ROLES = (
    "creditor", "debtor", "plaintiff", "defendant", "applicant", "interested_party",
    "third_party", "bailiff", "prosecutor", "representative",
)  # fmt: skip


@dataclass(slots=True)
class Cast:
    """The roles found so far: by party, and what role words stand for («истец» = взыскатель).

    ``headed``: whom the header's claim, application or complaint names.
    """

    roles: dict[int, list[str]] = field(default_factory=dict)
    pronouns: list[tuple[str, str, int]] = field(default_factory=list)  # role word, role, place
    claims: dict[int, list[str]] = field(default_factory=dict)
    claim_pronouns: list[tuple[str, str, int]] = field(default_factory=list)
    wards: list[tuple[int, int]] = field(default_factory=list)  # who speaks, for whom
    successions: list[tuple[list[int], list[int]]] = field(default_factory=list)
    headed: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def give(self, party: int, role: str) -> None:
        held = self.roles.setdefault(party, [])
        if role not in held:
            held.append(role)

    def resolve(self) -> None:
        """Roles that words stand for: «взыскать с ответчика»; a role may lead to the next."""
        for _ in range(2):
            for word, role, _ in self.pronouns:
                holders = self.with_role(word)
                if role == "applicant" and len(holders) > 1:
                    continue  # «взыскатель обратился»: the old one or the new one?
                for party in holders:
                    self.give(party, role)
            for former, successors in self.successions:
                for role in ("creditor", "debtor"):
                    if any(role in self.roles.get(party, ()) for party in former):
                        for party in successors:
                            self.give(party, role)

    def only_helps(self, party: int) -> bool:
        """An officer, a notary or one who speaks for another: nobody to charge or to award."""
        roles = set(self.roles.get(party, ()))
        return bool(roles) and roles <= HUMAN

    def with_role(self, role: str) -> list[int]:
        return [party for party, roles in self.roles.items() if role in roles]


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


def party_of(character: str) -> int:
    return ord(character) - PARTY


def is_party(character: str) -> bool:
    return PARTY <= ord(character) < PARTY + 0x4000


class Caster:
    """Reads roles off the skeleton of one act."""

    def __init__(
        self, named: Named, section_of: Any, persons: frozenset[int], women: frozenset[int]
    ) -> None:
        self.skeleton = named.skeleton
        self.definitions = named.definitions
        self.persons = persons
        self.women = women
        self.section_of = section_of
        self.cast = Cast()
        self.succession: dict[str, list[int]] = {}
        self.inheritance: dict[str, list[int]] = {"died": [], "heir": []}
        self.speaks_for: list[tuple[int, int]] = []  # «представитель [A] [B]»
        self.speaks_as: list[tuple[int, str]] = []  # «представитель взыскателя [B]»
        self.doubtful: list[tuple[int, str]] = []  # «представитель взыскателя [Осипенко]»

    def read(self) -> Cast:
        """All roles that labels, appositions and turns of phrase show."""
        for party, role in self.definitions:
            self._name(party, role)
        self._labels()
        self._appositions()
        self._sides_of_speakers()
        self._rules()
        if self.inheritance["heir"]:
            self.cast.successions.append((self.inheritance["died"], self.inheritance["heir"]))
        self.cast.resolve()
        for party, role in self.doubtful:
            if role not in self.cast.roles.get(party, ()):
                self._name(party, "representative")
        return self.cast

    # ── labels and appositions ──

    def _labels(self) -> None:
        """«ОТВЕТЧИК:» and the names below it, one a line."""
        for match in LABEL.finditer(self.skeleton.line):
            role = role_of(match.group("role"))
            for party in self._parties(match.group("names")):
                self._name(party, role)

    def _appositions(self) -> None:
        """«должник [A]», «представитель взыскателя [A]», «ответчикам [A], [B] и [C]»."""
        taken = self._speakers_of_many()
        for match in CHAIN.finditer(self.skeleton.line):
            if any(start <= match.start() < end for start, end in taken):
                continue
            if KIN_BEFORE.search(self.skeleton.line[max(0, match.start() - 40) : match.start()]):
                continue  # «супруги должника [A]»: [A] is the wife
            before = self.skeleton.line[max(0, match.start() - 60) : match.start()]
            if WARD.search(match.group()) or WARD_AFTER.search(before):
                continue  # «опекун недееспособного [A]», «заявление [B], опекуна [A]»: the ward
            if match.group("between") and role_of(match.group()[0]) != "representative":
                continue
            if self._foreign(match.start()):
                continue
            if SPEAKING_FOR.search(self.skeleton.line[max(0, match.start() - 20) : match.start()]):
                self._speaks(match)
                continue
            chain = same_person(match.group("chain"))
            parties = [party_of(c) for c in match.group("names") if is_party(c)]
            self._read_chain(chain, parties, match.group("names"))
        for match in EQUAL.finditer(self.skeleton.line):
            one, other = role_of(match.group("one")), role_of(match.group("other"))
            if {one, other} <= SIDES:
                self.cast.pronouns.append((one, other, match.start()))
        for shape in (AFTER, IS, AS, BEING):
            for match in shape.finditer(self.skeleton.line):
                if not self._foreign(match.start()):
                    self._named_as(match)

    def _named_as(self, match: re.Match[str]) -> None:
        """«[A] - должник», «взыскателем является [B]», «[C] признан потерпевшим»."""
        parties, role = list(self._parties(match.group("names"))), match.group("role")
        alone = match.re is IS and not is_plural(role)
        for party in parties[:1] if alone else parties:
            self._name(party, role_of(role))

    def _sides_of_speakers(self) -> None:
        """Who speaks for the creditor and for [A] alike: then [A] is the creditor."""
        for speaker, role in self.speaks_as:
            for party in {firm for person, firm in self.speaks_for if person == speaker}:
                self._name(party, role)

    def _speaks(self, match: re.Match[str]) -> None:
        """«от заявителя – [A] по доверенности»: [A] speaks, unless he is the side himself."""
        for party in self._parties(match.group("names")):
            self.doubtful.append((party, role_of(match.group("chain")[0])))

    def _speakers_of_many(self) -> list[tuple[int, int]]:
        """«представителей взыскателя [A], должника [B]»: both only speak."""
        taken = []
        for match in MANY_SPEAKERS.finditer(self.skeleton.line):
            if not (role_of(match.group()[0]) == "representative" and is_plural(match.group()[0])):
                continue
            taken.append(match.span())
            side = ""
            for character in match.group()[1:]:
                side = role_of(character) if is_role(character) else side
                if is_party(character) and party_of(character) in self.persons:
                    self._name(party_of(character), "representative")
                elif is_party(character) and side:
                    self._name(party_of(character), side)
        return taken

    def _foreign(self, position: int) -> bool:
        """Whether the sentence tells of another case: «вынесено в отношении другого лица»."""
        return bool(OTHER_CASE.search(sentence_around(self.skeleton.line, position, position + 1)))

    def _read_chain(self, chain: list[str], parties: list[int], names: str) -> None:
        first = role_of(chain[0])
        if first in GOVERNING:  # the word governs what follows: «представителя ответчика [A]»
            self._governed(chain, first, parties, names)
            return
        targets = parties if is_plural(chain[-1]) else parties[:1]
        for character in chain:
            for party in targets:
                self._name(party, role_of(character))

    def _governed(self, chain: list[str], first: str, parties: list[int], names: str) -> None:
        """«представителя истца [ТОО] [Иванова]»: the firm is the claimant, the person speaks."""
        pair = re.match(rf"{P}\s?-?\s?{P}", names)
        if pair and first == "representative" and parties[0] in self.persons:
            represented = parties.pop(0)
            self.speaks_for += [(speaker, represented) for speaker in parties[:1]]
            for character in chain[1:]:
                self._name(represented, role_of(character))
        speakers = [p for p in parties if p in self.persons]
        of_many = is_plural(chain[-1]) and len(chain) > 1
        others = [p for p in (parties if of_many else parties[:1]) if p not in self.persons]
        if first == "representative":
            for party in others:
                self.speaks_for += [(speaker, party) for speaker in speakers[:1]]
                for character in chain[1:]:
                    self._name(party, role_of(character))
            if not others and len(chain) > 1:
                self.speaks_as += [(speaker, role_of(chain[1])) for speaker in speakers]
        for party in speakers if is_plural(chain[0]) else speakers[:1]:
            if first == "representative" and len(chain) > 1:
                self.doubtful.append((party, role_of(chain[1])))
            else:
                self._name(party, first)

    def _name(self, party: int, role: str) -> None:
        if role not in HUMAN or party in self.persons:
            self.cast.give(party, role)

    def _parties(self, names: str) -> Iterator[int]:
        return (party_of(c) for c in names if is_party(c))

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
        if rule.id == "award.alimony" and "в пользу" in sentence_around(
            self.skeleton.line, match.start(), match.end()
        ):
            return  # the parent in whose favour it was awarded is the creditor
        claimed = rule.weak or (rule.claim and self._only_claimed(match))
        self._note_ward(match)
        if rule.id in ("claim.heading", "application.heading", "complaint.heading"):
            self.cast.headed[rule.id.split(".")[0]].update(self._parties(match.group()))
        for name, words in match.groupdict().items():
            role = name.rstrip("23")  # «heir2»: another place of the same role in a pattern
            if words is None or role == "represented":
                continue
            start = match.start(name)
            outside = start == match.start() or role == "debtor"
            if outside and GOVERNED.search(match.string, max(0, start - 20), start):
                words = TWO_NAMES.sub(r"\g<second>", words)
            self._assign(role, words, claimed, start)

    def _note_ward(self, match: re.Match[str]) -> None:
        """«[A], действующая в интересах [B]»: what is given to [A] is given for [B]."""
        groups = match.groupdict()
        if groups.get("represented"):
            speakers = groups.get("representative") or groups.get("applicant") or ""
            self.cast.wards += [
                (speaker, ward)
                for speaker in self._parties(speakers)
                for ward in self._speaking_for_themselves(groups["represented"], "creditor")
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
        if role in ("died", "heir"):
            self.inheritance[role] += parties
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
        words = re.sub(r"\([^()]*\)", "", words)
        if role not in HUMAN:
            words = SPEAKER_OF_SIDE.sub(lambda m: self._without_speaker(m), words)
        if role not in ASIDE_ROLES:
            words = words[:1] + OTHER_SIDE.sub("", words[1:])
        if role in OPPOSITE:
            words = words[:1] + OPPOSITE[role].sub("", words[1:])
        if role not in HUMAN:
            words = re.sub(
                rf"({P})\s?({P}).*",
                lambda m: m.group() if party_of(m.group(1)) in self.persons else m.group(1),
                words,
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
        for sentence in reversed(re.split(r"[.!?] ", paragraph)):
            for character in sentence:
                if (is_party(character) and not self.cast.only_helps(party_of(character))) or (
                    is_role(character) and role_of(character) in SIDES
                ):
                    return character
        return " "

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
