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
from pathlib import Path
from typing import Any

from gold import gold_yaml
from participants import Participant, depersonalise, participants, parts
from validate import ACTS, quotes, split_of

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
        if key in ("debtors", "creditors"):
            return self.side(key.removesuffix("s"), *rest.split())
        return self.mention(key, *rest.split())

    def side(self, key: str, case: str, shape: str) -> str:
        """Everyone on one side: «с А и Б»."""
        there = [name for name in (key, f"co{key}") if name in self.people]
        return " и ".join(self.mention(name, case, shape) for name in there)

    def mention(self, key: str, case: str, shape: str = "short") -> str:
        someone = self.people[key]
        if shape == "short" and someone.kind == "person" and self.dice.random() < 0.3:
            shape = "reversed"
        introduced = someone.in_full
        printed = someone.printed(case, shape)
        if someone.kind == "person" or introduced or shape != "full" or self.dice.random() < 0.5:
            return printed
        return f"{printed} (далее – {someone.printed('nom', 'short')})"

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
            self.prove(key, words)
        return words

    def prove(self, ground: str, words: str) -> None:
        self.grounds.setdefault(ground, {"id": ground, "status": "met", "quotes": []})
        self.grounds[ground]["quotes"].append(words)


def compose(number: int, seed: int) -> tuple[str, dict[str, Any]]:
    """The text of act ``number`` and its gold answer."""
    dice = random.Random(f"{seed}-{number}")
    names = sorted(parts("matters")["matters"])
    name = names[number % len(names)]
    matter = parts("matters")["matters"][name]
    profiles = chosen_profiles(dice, matter)
    people = participants(dice, matter, profiles)
    if dice.random() < parts("layouts")["share"]["depersonalised"]:
        depersonalise(people)
    case = Case(dice, matter, parts("layouts"), people, timeline(dice), {})
    case.words |= fixed_words(case)
    text = laid_out(case, body(case, profiles))
    gold = answer(f"g{number:03d}-{name.replace('_', '-')}", case, profiles)
    if dice.random() < parts("layouts")["share"]["misread"]:
        text = misread(dice, text, gold)
    return text, gold


def chosen_profiles(dice: random.Random, matter: dict[str, Any]) -> dict[str, str]:
    """What each party is: mostly ordinary, in one act of two something that counts."""
    plain = ["company", "citizen"]
    telling = sorted(set(parts("profiles")) - set(plain))
    chosen = {"creditor": dice.choice(plain), "debtor": dice.choice(plain)}
    if "roles" not in matter and dice.random() < parts("layouts")["share"]["joint"]:
        chosen[dice.choice(["cocreditor", "codebtor"])] = dice.choice(plain)
    if dice.random() < parts("layouts")["share"]["telling"]:
        chosen[dice.choice(sorted(chosen))] = dice.choice(telling)
    for key, allowed in matter.get("profiles", {}).items():
        chosen[key] = chosen[key] if chosen[key] in allowed else dice.choice(allowed)
    return chosen


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
        "act_name": case.layout["act_names"][case.matter["act"]],
        "act_acc": case.layout["act_names"][case.matter["act"]].lower(),
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
    told = parts("matters") | case.matter  # a matter may have an opening or composition of its own
    result = case.dice.choice(sorted(told["order"]))
    story = [
        case.say(told["composition"]) + " " + case.say(told["subject"]),
        "У С Т А Н О В И Л:",
        *(case.say(told[part]) for part in ("opening", "writ", "request")),
        *(telling_sentence(case, key, profile) for key, profile in profiles.items()),
        case.say(told["distractors"]),
        case.say(told["reason"][result]),
        case.layout["basis"][told["act"]],
        case.layout["ruled"][told["act"]],
        case.say(told["order"][result]),
        case.say(told["appeal"]),
        f"Судья          {case.words['judge_name']}",
    ]
    return [paragraph for paragraph in story if paragraph]


def telling_sentence(case: Case, role: str, profile: str) -> str:
    sentences = parts("profiles")[profile].get("sentences", [])
    return case.say(sentences, party=role) if sentences else ""


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
    for key, profile in profiles.items():
        if parts("profiles")[profile].get("ground") == "state_party":
            # A body's own name is the proof of what it is.
            case.prove("state_party", case.people[key].mentions[0])
    known = [parts("profiles")[profile] for profile in profiles.values()]
    statuses = {(one["ground"], one["status"]) for one in known if "ground" in one}
    for name, ground in case.grounds.items():
        own = name == "challenge" or (name, "met") in statuses
        ground["status"] = "met" if own else "in_doubt"
    met = [ground for ground in case.grounds.values() if ground["status"] == "met"]
    return met or list(case.grounds.values())


def misread(dice: random.Random, text: str, gold: dict[str, Any]) -> str:
    """Some letters as a machine reads them, outside the words that prove something."""
    proof = "|".join(re.escape(words) for words in sorted(quotes(gold), key=len, reverse=True))
    pieces = re.split(f"({proof})".replace(r"\ ", r"\s+"), text)
    return "".join(piece if at % 2 else blurred(dice, piece) for at, piece in enumerate(pieces))


def blurred(dice: random.Random, words: str) -> str:
    looks = parts("layouts")["looks_like"]
    return "".join(looks[letter] if letter in looks and dice.random() < 0.06 else letter
                   for letter in words)  # fmt: skip


def fact(value: Any, quote: str = "") -> dict[str, Any]:
    return {"value": value, "quote": quote or value}


if __name__ == "__main__":
    main(sys.argv[1:])
