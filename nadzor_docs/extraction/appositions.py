"""Roles that stand beside a name: labels, «должник [A]», «представитель взыскателя [B]»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from nadzor_docs.extraction.cast import Cast, is_party, party_of
from nadzor_docs.extraction.findings import sentence_around
from nadzor_docs.extraction.mentions import Named
from nadzor_docs.extraction.role_patterns import (
    AFTER,
    APPOINTED,
    AS,
    ASIDE_LIST,
    BEING,
    BESIDE_FIRM,
    BESIDE_SIDE,
    BY_PROXY,
    CHAIN,
    EQUAL,
    GOVERNING,
    HUMAN,
    IS,
    KIN_BEFORE,
    LABEL,
    MANY_SPEAKERS,
    OTHER_CASE,
    SIDES,
    SOMEONES,
    SPEAKING_FOR,
    WARD,
    WARD_AFTER,
    is_role,
    same_person,
)
from nadzor_docs.extraction.skeleton import P, is_plural, role_of


class Beside:
    """Reads the roles that stand beside names, and who speaks for whom."""

    def __init__(self, named: Named, persons: frozenset[int]) -> None:
        self.skeleton = named.skeleton
        self.persons = persons
        self.cast = Cast()
        self.speaks_for: list[tuple[int, int]] = []  # «представитель [A] [B]»
        self.speaks_as: list[tuple[int, str]] = []  # «представитель взыскателя [B]»
        self.doubtful: list[tuple[int, str]] = []  # «представитель взыскателя [Осипенко]»

    def read_beside(self) -> None:
        """Labels, appositions, and the sides of those for whom one and the same person speaks."""
        self._labels()
        self._appositions()
        self._sides_of_speakers()

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
            if match["dash"].strip() and BESIDE_SIDE.search(before):
                self._bystanders(match)
                continue
            if WARD.search(match.group()) or WARD_AFTER.search(before):
                continue  # «опекун недееспособного [A]», «заявление [B], опекуна [A]»: the ward
            speaks = role_of(match.group()[0]) == "representative"
            if speaks and APPOINTED.match(self.skeleton.line, match.end()):
                continue
            if match.group("between") and not speaks:
                continue
            owed = role_of(match.group()[0]) == "debtor" and SOMEONES.search(before)
            if owed or self._foreign(match.start()):
                continue
            if SPEAKING_FOR.search(self.skeleton.line[max(0, match.start() - 20) : match.start()]):
                self._speaks(match)
                continue
            chain = same_person(match.group("chain"))
            parties = [party_of(c) for c in match.group("names") if is_party(c)]
            self._read_chain(chain, parties, match.group("names"))
        for match in ASIDE_LIST.finditer(self.skeleton.line):
            if not self._foreign(match.start()):
                for party in self._parties(match.group("names")):
                    self._name(party, role_of(match.group("role")))
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
        if match.re is IS and BESIDE_SIDE.search(match.string, match.start() - 40, match.start()):
            self._bystanders(match)
            return
        for party in parties[:1] if alone else parties:
            self._name(party, role_of(role))

    def _bystanders(self, match: re.Match[str]) -> None:
        """«место работы должника - [A]»: nothing is left to ask about [A]."""
        for party in self._parties(match.group("names")):
            self.cast.give(party, "other")

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
        if not self._tells_of_another_case:
            return False
        return bool(OTHER_CASE.search(sentence_around(self.skeleton.line, position, position + 1)))

    @cached_property
    def _tells_of_another_case(self) -> bool:
        return bool(OTHER_CASE.search(self.skeleton.line))

    def _read_chain(self, chain: list[str], parties: list[int], names: str) -> None:
        first = role_of(chain[0])
        if first in GOVERNING:  # the word governs what follows: «представителя ответчика [A]»
            self._governed(chain, first, parties, names)
            return
        for character in chain:
            for party in parties if is_plural(character) else parties[:1]:
                self._name(party, role_of(character))

    def _governed(self, chain: list[str], first: str, parties: list[int], names: str) -> None:
        """«представителя истца [ТОО] [Иванова]»: the firm is the claimant, the person speaks."""
        pair = re.match(rf"{P}{BY_PROXY}{P}", names)
        if pair and first == "representative" and parties[0] in self.persons:
            represented = parties.pop(0)
            self.speaks_for += [(speaker, represented) for speaker in parties[:1]]
            for character in chain[1:]:
                self._name(represented, role_of(character))
        beside = BESIDE_FIRM.search(names)
        apart = {party_of(beside["name"])} if beside and self._is_firm(beside["firm"]) else set()
        speakers = [p for p in parties if p in self.persons and p not in apart]
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

    def _is_firm(self, character: str) -> bool:
        return party_of(character) not in self.persons

    def _name(self, party: int, role: str) -> None:
        if role not in HUMAN or party in self.persons:
            self.cast.give(party, role)

    def _parties(self, names: str) -> Iterator[int]:
        return (party_of(c) for c in names if is_party(c))
