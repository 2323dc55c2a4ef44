"""Who has which role so far, and what role words stand for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from nadzor_docs.extraction.role_patterns import ENFORCED, HUMAN
from nadzor_docs.extraction.skeleton import PARTY

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
                holders = self.with_role(word) or self._awarded_as(word, role)
                if role == "applicant" and len(holders) > 1:
                    continue  # «взыскатель обратился»: the old one or the new one?
                for party in holders:
                    self.give(party, role)
            for former, successors in self.successions:
                for role in ENFORCED:
                    if any(role in self.roles.get(party, ()) for party in former):
                        for party in successors:
                            self.give(party, role)

    def _awarded_as(self, word: str, role: str) -> list[int]:
        """«ходатайство истца», whom the act names only where it awards: the creditor."""
        sides = {side for other, side, _ in self.pronouns if other == word and side in ENFORCED}
        return self.with_role(sides.pop()) if role == "applicant" and len(sides) == 1 else []

    def only_helps(self, party: int) -> bool:
        """An officer, a notary or one who speaks for another: nobody to charge or to award."""
        roles = set(self.roles.get(party, ()))
        return bool(roles) and roles <= HUMAN

    def with_role(self, role: str) -> list[int]:
        return [party for party, roles in self.roles.items() if role in roles]


def party_of(character: str) -> int:
    return ord(character) - PARTY


def is_party(character: str) -> bool:
    return PARTY <= ord(character) < PARTY + 0x4000
