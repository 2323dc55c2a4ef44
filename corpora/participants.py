"""Who takes part in a generated act: invented people and organizations, and how each is printed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from nadzor_docs.facts import Gender
from nadzor_docs.language import decline

PARTS = Path(__file__).parent / "parts"
#: A second party on a side has the side's own role.
SIDES = {"cocreditor": "creditor", "codebtor": "debtor"}


@lru_cache
def parts(name: str) -> Any:
    return yaml.safe_load((PARTS / f"{name}.yaml").read_text(encoding="utf-8"))


@dataclass
class Participant:
    """Someone in the act: how they are named in each form, and every form already printed."""

    name: str
    kind: str
    gender: str  # m, f, n: what agrees with the name
    roles: list[str]
    long: tuple[str, str] = ("", "")  # an organization's legal form in words, and its name
    mark: str = ""  # what a depersonalised act prints in place of a person's name
    attributes: list[dict[str, Any]] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    in_full: bool = False  # whether the act prints the whole name anywhere

    def form(self, case: str, shape: str) -> str:
        if self.kind != "person":
            legal_form, name = self.long
            return f"{decline(legal_form, case).text} «{name}»" if shape == "full" else self.name
        if self.mark:
            return self.mark
        words = decline(self.name, case, Gender(self.gender)).text.split()
        initials = "".join(f"{word[0]}." for word in words[1:])
        shapes = {"full": " ".join(words), "reversed": f"{initials} {words[0]}"}
        return shapes.get(shape, f"{words[0]} {initials}")

    def printed(self, case: str, shape: str) -> str:
        """The form as :meth:`form` gives it, noted among the mentions."""
        words = self.form(case, shape)
        self.in_full |= shape == "full"
        if words not in self.mentions:
            self.mentions.append(words)
        return words

    def label(self) -> str:
        """The name's beginning and its initials: what a reader may go by in any case and gender."""
        return self.name[:5] + "".join(word[0] for word in self.name.split()[1:])

    def gold(self) -> dict[str, Any]:
        known = self.form("nom", "full" if self.in_full else "short")
        return {
            "name": known if self.kind == "person" else self.name,
            "kind": self.kind,
            "roles": self.roles,
            "attributes": self.attributes,
            "mentions": self.mentions,
        }


def participants(
    dice: random.Random, matter: dict[str, Any], profiles: dict[str, str]
) -> dict[str, Participant]:
    """Everyone whom the act may name; who is never printed isn't in the gold answer."""
    people: dict[str, Participant] = {}
    for key, profile in profiles.items():
        role = SIDES.get(key, key)
        roles = matter.get("roles", {}).get(role, [role])
        people[key] = participant(dice, parts("profiles")[profile]["pool"], roles)
    for role in ("bailiff", "prosecutor", "representative"):
        people[role] = person(dice, [role])
    if matter.get("successor"):
        people["successor"] = participant(dice, "private", ["creditor"])
    if "applicant" in matter:
        people[matter["applicant"]].roles = ["applicant", *people[matter["applicant"]].roles]
    people |= {"judge": person(dice, []), "clerk": person(dice, [])}
    # Two people under one surname and initials could not be told apart by any reader.
    if len({someone.label() for someone in people.values()}) < len(people):
        return participants(dice, matter, profiles)
    return people


def participant(dice: random.Random, pool: str, roles: list[str]) -> Participant:
    if pool == "person":
        return person(dice, roles)
    form, name = dice.choice(parts("organizations")[pool])
    legal = parts("organizations")["forms"][form]
    printed = f"{legal['short']} «{name}»"
    return Participant(printed, legal["kind"], legal["gender"], roles, (legal["long"], name))


def person(dice: random.Random, roles: list[str]) -> Participant:
    gender = dice.choice(["m", "f"])
    people = parts("people")
    surname = dice.choice(people["surnames"])[gender == "f"]
    given, patronymic = (dice.choice(people[part][gender]) for part in ("given", "patronymics"))
    return Participant(f"{surname} {given} {patronymic}", "person", gender, roles)


def depersonalise(people: dict[str, Participant]) -> None:
    """Give every person a mark in order, as courts do before they publish an act."""
    persons = [someone for someone in people.values() if someone.kind == "person"]
    for number, someone in enumerate(persons, start=1):
        someone.mark = f"ФИО{number}"
