"""Compose court acts from parts, with the gold answer that follows from how they were composed.

Usage: ``python corpora/generate.py [--count N] [--seed N] [--out FOLDER]``. The same seed gives
the same bytes. The parts stand in ``parts/*.yaml``: who the parties may be and what that means
under clause 5, what the court is asked, how the page looks.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import textwrap
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from gold import gold_yaml
from validate import ACTS, split_of

from nadzor_docs.facts import Gender
from nadzor_docs.language import decline

PARTS = Path(__file__).parent / "parts"
SLOT = re.compile(r"\{(\w+)(?:([:!])([^{}]*))?\}")
MARK = re.compile(r"\[\[([\w:]+)\|((?:(?!\[\[|\]\]).)*)\]\]", re.DOTALL)
DEBTS = range(48_000, 9_800_000, 1_700)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--seed", type=int, default=79)
    parser.add_argument("--out", type=Path, default=ACTS)
    options = parser.parse_args(arguments)
    for number in range(1, options.count + 1):
        text, gold = compose(number, options.seed)
        folder = options.out / split_of(gold["id"])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{gold['id']}.txt").write_text(text, encoding="utf-8")
        (folder / f"{gold['id']}.gold.yaml").write_text(gold_yaml(gold), encoding="utf-8")


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
    attributes: list[dict[str, Any]] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    in_full: bool = False  # whether the act prints the whole name anywhere

    def form(self, case: str, shape: str) -> str:
        if self.kind != "person":
            legal_form, name = self.long
            return f"{decline(legal_form, case).text} «{name}»" if shape == "full" else self.name
        words = decline(self.name, case, Gender(self.gender)).text.split()
        initials = "".join(f"{word[0]}." for word in words[1:])
        shapes = {"full": " ".join(words), "reversed": f"{initials} {words[0]}"}
        return shapes.get(shape, f"{words[0]} {initials}")

    def label(self) -> str:
        """The name's beginning and its initials: what a reader may go by in any case and gender."""
        return self.name[:5] + "".join(word[0] for word in self.name.split()[1:])

    def gold(self) -> dict[str, Any]:
        return {
            "name": self.name
            if self.in_full or self.kind != "person"
            else self.form("nom", "short"),
            "kind": self.kind,
            "roles": self.roles,
            "attributes": self.attributes,
            "mentions": self.mentions,
        }


@dataclass
class Case:
    """One act in the making: what was chosen for it, and what the gold answer has gathered."""

    dice: random.Random
    matter: dict[str, Any]
    layout: dict[str, Any]
    people: dict[str, Participant]
    days: dict[str, date]
    words: dict[str, str]
    dates: list[dict[str, Any]] = field(default_factory=list)
    grounds: dict[str, dict[str, Any]] = field(default_factory=dict)

    def say(self, choices: str | list[str], party: str = "") -> str:
        """One of the choices, its slots filled and its marks kept as proof."""
        chosen = choices if isinstance(choices, str) else self.dice.choice(choices)
        filled = SLOT.sub(lambda slot: self.fill(slot, party), chosen)
        while MARK.search(filled):
            filled = MARK.sub(lambda mark: self.keep(mark, party), filled)
        return filled.replace("г..", "г.")

    def fill(self, slot: re.Match[str], party: str) -> str:
        key, sign, rest = slot.groups()
        key = party if key == "party" else key
        if key in self.words:
            return self.words[key]
        if key in self.days:
            return self.day(key)
        if sign == "!":
            forms = rest.split("/")
            return forms[min("mfn".index(self.people[key].gender), len(forms) - 1)]
        return self.mention(key, *rest.split())

    def mention(self, key: str, case: str, shape: str = "short") -> str:
        someone = self.people[key]
        if shape == "short" and someone.kind == "person" and self.dice.random() < 0.3:
            shape = "reversed"
        introduced, someone.in_full = someone.in_full, someone.in_full or shape == "full"
        printed = self.noted(someone, someone.form(case, shape))
        if someone.kind == "person" or introduced or shape != "full" or self.dice.random() < 0.5:
            return printed
        return f"{printed} (далее – {self.noted(someone, someone.name)})"

    def noted(self, someone: Participant, printed: str) -> str:
        if printed not in someone.mentions:
            someone.mentions.append(printed)
        return printed

    def day(self, role: str) -> str:
        printed = printed_date(self.dice, self.days[role])
        if role != "stray":
            self.dates.append({"role": role, "value": self.days[role], "quote": printed})
        return printed

    def keep(self, mark: re.Match[str], party: str) -> str:
        key, words = mark.groups()
        if key.startswith("attribute:"):
            value = {"value": key.removeprefix("attribute:"), "quote": words}
            self.people[party].attributes.append(value)
        else:
            self.grounds.setdefault(key, {"id": key, "status": "met", "quotes": []})
            self.grounds[key]["quotes"].append(words)
        return words


def compose(number: int, seed: int) -> tuple[str, dict[str, Any]]:
    """The text of act ``number`` and its gold answer."""
    dice = random.Random(f"{seed}-{number}")
    names = sorted(parts("matters")["matters"])
    name = names[number % len(names)]
    matter = parts("matters")["matters"][name]
    profiles = chosen_profiles(dice, matter)
    case = Case(
        dice, matter, parts("layouts"), participants(dice, matter, profiles), timeline(dice), {}
    )
    case.words |= fixed_words(case)
    text = laid_out(case, body(case, profiles))
    return text, answer(f"g{number:03d}-{name.replace('_', '-')}", case, profiles)


def chosen_profiles(dice: random.Random, matter: dict[str, Any]) -> dict[str, str]:
    """What creditor and debtor are: mostly ordinary ones, one in two acts something that counts."""
    plain, telling = ["company", "citizen"], sorted(set(parts("profiles")) - {"company", "citizen"})
    chosen = {"creditor": dice.choice(plain), "debtor": dice.choice(plain)}
    if dice.random() < 0.55:
        chosen[dice.choice(["creditor", "debtor"])] = dice.choice(telling)
    if matter.get("debtor") == "person" and parts("profiles")[chosen["debtor"]]["pool"] != "person":
        chosen["debtor"] = "citizen"
    return chosen


def participants(
    dice: random.Random, matter: dict[str, Any], profiles: dict[str, str]
) -> dict[str, Participant]:
    people: dict[str, Participant] = {}
    for role, profile in profiles.items():
        people[role] = participant(dice, parts("profiles")[profile]["pool"], [role])
        people[role].roles = matter.get("roles", {}).get(role, [role])
    people["bailiff"] = participant(dice, "person", ["bailiff"])
    people["prosecutor"] = participant(dice, "person", ["prosecutor"])
    if matter.get("successor"):
        people["successor"] = participant(dice, "private", ["creditor"])
    if "applicant" in matter:
        people[matter["applicant"]].roles = ["applicant", *people[matter["applicant"]].roles]
    for key in ("judge", "clerk"):
        people[key] = participant(dice, "person", [])
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


def timeline(dice: random.Random) -> dict[str, date]:
    """The days of one case, in the order in which they must follow each other."""
    order = [
        "judgment", "in_force", "writ", "proceedings_opened", "stray", "contested_action",
        "received", "hearing", "act",
    ]  # fmt: skip
    day = date(2003, 2, 3) + timedelta(days=dice.randrange(2400))
    days = {}
    for name in order:
        days[name] = day
        day += timedelta(days=dice.randrange(4, 40))
    return days


def fixed_words(case: Case) -> dict[str, str]:
    """What the act says of itself, the same wherever it is said."""
    court = case.dice.choice(parts("courts"))
    day = case.days.pop("act")
    judge = case.people.pop("judge")
    clerk = case.people.pop("clerk")
    number = case.dice.choice(case.layout["numbers"]).format(
        n=case.dice.randrange(11, 4200), year=day.year, yy=f"{day.year % 100:02d}"
    )
    return {
        **{key: court[key] for key in ("court", "place", "above")},
        "judge": f"судьи {judge.form('gen', 'short')}",
        "act_name": {"ruling": "Определение", "decision": "Решение"}[case.matter["act"]],
        "act_acc": {"ruling": "определение", "decision": "решение"}[case.matter["act"]],
        "judge_name": judge.form("nom", "short"),
        "clerk": clerk.form("gen", "short"),
        "number": number,
        "date": printed_date(case.dice, day),
        "iso": day.isoformat(),
        "sum": f"{case.dice.choice(DEBTS):,}".replace(",", " "),
        "minor_year": str(day.year - case.dice.randrange(4, 17)),
    }


def printed_date(dice: random.Random, day: date) -> str:
    layout = parts("layouts")
    return str(
        dice.choice(layout["date_forms"]).format(
            day=day.day,
            dd=f"{day.day:02d}",
            mm=f"{day.month:02d}",
            month=layout["months"][day.month - 1],
            year=day.year,
        )
    )


def body(case: Case, profiles: dict[str, str]) -> list[str]:
    """The act's paragraphs, from the composition of the court to the appeal."""
    shared, matter = parts("matters"), case.matter
    result = case.dice.choice(sorted(matter["order"]))
    ruled = "О П Р Е Д Е Л И Л:" if matter["act"] == "ruling" else "Р Е Ш И Л:"
    story = [
        case.say(shared["composition"]) + " " + case.say(matter["subject"]),
        "У С Т А Н О В И Л:",
        *history(case, profiles),
        case.say(matter["request"]),
        *(telling_sentence(case, role, profile) for role, profile in profiles.items()),
        case.say(shared["distractors"]),
        case.say(matter["reason"][result]),
        "Руководствуясь Гражданским процессуальным кодексом Республики Казахстан, суд",
        ruled,
        case.say(matter["order"][result]),
        case.say(shared["appeal"]),
        f"Судья          {case.words['judge_name']}",
    ]
    return [paragraph for paragraph in story if paragraph]


def history(case: Case, profiles: dict[str, str]) -> list[str]:
    """The judgment and its writ; a claim that is still being decided has neither."""
    if case.matter.get("outcome") == "out_of_scope":
        return []
    shared = parts("matters")
    return [
        with_state_proof(case, profiles, case.say(shared["opening"])),
        case.say(shared["writ"]),
    ]


def telling_sentence(case: Case, role: str, profile: str) -> str:
    sentences = parts("profiles")[profile].get("sentences", [])
    return case.say(sentences, party=role) if sentences else ""


def with_state_proof(case: Case, profiles: dict[str, str], opening: str) -> str:
    """The opening's words «в пользу X» or «с X» prove what X is; they are the ground's quote."""
    for role, profile in profiles.items():
        ground = parts("profiles")[profile].get("ground")
        if ground == "state_party":
            quotes = [words for words in case.people[role].mentions if words in opening]
            case.grounds[ground] = {"id": ground, "status": "met", "quotes": quotes}
    return opening


def laid_out(case: Case, paragraphs: list[str]) -> str:
    """The page: letterhead, heading, heading line, paragraphs at the layout's width."""
    dice, layout = case.dice, case.layout
    act, width, indent = (
        case.matter["act"],
        dice.choice(layout["widths"]),
        dice.choice(layout["indents"]),
    )
    letterhead = dice.choice(layout["letterheads"])
    heading = dice.choice(layout["headings"][act])
    case.words["heading"] = heading
    above = f"{layout['kazakh_headings'][act]}\n{heading}" if letterhead else heading
    line = dice.choice(layout["heading_lines"]).format(**case.words)
    lines = [wrapped(paragraph, indent, width) for paragraph in paragraphs]
    return f"{letterhead}{above}\n\n{line}\n\n" + "\n\n".join(lines) + "\n"


def wrapped(paragraph: str, indent: str, width: int) -> str:
    if not width:
        return indent + paragraph
    return textwrap.fill(paragraph, width, initial_indent=indent, break_on_hyphens=False)


def answer(name: str, case: Case, profiles: dict[str, str]) -> dict[str, Any]:
    words = case.words
    grounds = [] if "outcome" in case.matter else settled(case, profiles)
    outcomes = {"met": "mandatory", "in_doubt": "review"}
    outcome = outcomes[grounds[0]["status"]] if grounds else "not_mandatory"
    return {
        "id": name,
        "origin": "generated",
        "language": "ru",
        "matter": case.matter["matter"],
        "act": {
            "kind": fact(case.matter["act"], words["heading"]),
            "court": fact(words["court"]),
            "judge": fact(words["judge_name"], words["judge"]),
            "case_number": fact(words["number"]),
            "date": fact(date.fromisoformat(words["iso"]), words["date"]),
            "place": fact(words["place"]),
        },
        "parties": [someone.gold() for someone in case.people.values() if someone.mentions],
        "dates": case.dates,
        "participation": {"outcome": case.matter.get("outcome", outcome), "grounds": grounds},
        "why": "Составлено из частей: " + ", ".join(
            f"{role} – {profile}" for role, profile in profiles.items()
        ),
    }  # fmt: skip


def settled(case: Case, profiles: dict[str, str]) -> list[dict[str, Any]]:
    """The grounds with their status; a ground that is met leaves out those in doubt."""
    status = {
        parts("profiles")[profile]["ground"]: parts("profiles")[profile]["status"]
        for profile in profiles.values()
        if "ground" in parts("profiles")[profile]
    }
    for ground in case.grounds.values():
        doubted = ground["id"] == case.matter.get("doubt")
        ground["status"] = status.get(ground["id"], "in_doubt" if doubted else "met")
    met = [ground for ground in case.grounds.values() if ground["status"] == "met"]
    return met or list(case.grounds.values())


def fact(value: Any, quote: str = "") -> dict[str, Any]:
    return {"value": value, "quote": quote or value}


if __name__ == "__main__":
    main(sys.argv[1:])
