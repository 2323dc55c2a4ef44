"""Who is who in a Kazakh act: words of roles before names, awards, applications."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from nadzor_docs.extraction.cast import Cast, is_party, party_of
from nadzor_docs.extraction.kazakh.skeleton import (
    K,
    case_of,
    case_sign,
    is_plural,
    is_role,
    pattern,
    role_of,
)
from nadzor_docs.extraction.kazakh.text import plain_pattern
from nadzor_docs.extraction.role_patterns import ENFORCED
from nadzor_docs.extraction.skeleton import BREAK, D, P, R, Skeleton
from nadzor_docs.facts import SectionKind
from nadzor_docs.knowledge import vocabulary

SPEAKERS = frozenset({"representative", "administrator", "advocate", "guardian"})
BENCH = frozenset({"judge", "clerk"})
HUMAN = SPEAKERS | BENCH | {"bailiff", "prosecutor", "other"}


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A turn of phrase that shows roles; ``claim``: perhaps only what is asked for."""

    id: str
    pattern: re.Pattern[str]
    needs: re.Pattern[str]  # a word of the rule: a sentence without any isn't tried
    sections: tuple[str, ...]
    claim: bool


# In a rule of roles a word between is a word: no party and no role is passed over.
_WORD_LETTER = r"[^\s\uE001-\uE007\U000F0000-\U0010FFFF]"


@lru_cache(maxsize=1)
def role_rules() -> tuple[RoleRule, ...]:
    return tuple(_rule(entry) for entry in vocabulary("kk/roles")["rules"])


def _needed(source: str) -> re.Pattern[str]:
    """Any of the longer words of a rule's pattern; a sentence that it reads holds one."""
    literals = {word.lower() for word in re.findall(r"[а-яё]{4,}", plain_pattern(source).lower())}
    return re.compile("|".join(sorted(literals)), re.IGNORECASE)


def _rule(entry: dict[str, Any]) -> RoleRule:
    words = pattern(entry["pattern"].replace(r"\S", _WORD_LETTER))
    return RoleRule(
        entry["id"],
        words,
        _needed(entry["pattern"]),
        tuple(entry.get("section", ())),
        bool(entry.get("claim")),
    )


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = vocabulary("kk/roles")
    # «өкілі (2007 жылғы 3 мамырдағы сенімхат) [A]»: of the brackets the date alone is left.
    descriptor = rf"(?:(?:{'|'.join(plain_pattern(d) for d in words['descriptors'])}|{D})\s+)"
    joint = r"\s*(?:,|;|мен|бен|пен|жане)\s*"
    chain = rf"(?P<chain>{R}{K}(?:\s*[,:-]?\s*{R}{K}){{0,3}})\s*(?:[:-]|,\s*(?=азамат))?"
    names = rf"(?P<names>{P}{K}(?:{joint}{descriptor}{{0,3}}{P}{K}(?!\s*{R}))*)"
    defined = r"(?:\(\s*(?:будан ари|одан ари)\s*-?\s*|-\s*)"
    return {
        "chain": re.compile(rf"{chain}\s*{BREAK}?\s*{descriptor}{{0,3}}{names}", re.IGNORECASE),
        "label": re.compile(
            rf"{BREAK}\s*(?P<role>{R}{K})\s*:\s*{BREAK}?(?P<names>[^{BREAK}:]{{0,200}}?{P}{K})"
        ),
        "after": re.compile(rf"(?P<name>{P}{K})\s*{defined}(?P<role>{R}{K})(?!\s*-?\s*{P})"),
        "cut": re.compile(plain_pattern(words["heading_cut"]), re.IGNORECASE),
    }  # fmt: skip


@lru_cache(maxsize=1)
def _applications() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (e["role"], re.compile(rf"(?<!\w)(?:{plain_pattern(e['words'])})\w*", re.IGNORECASE))
        for e in vocabulary("kk/roles")["applications"]
    ]


@dataclass(slots=True)
class Caster:
    """Reads roles off the skeleton of one act."""

    skeleton: Skeleton
    section_of: Callable[[int], SectionKind]
    persons: frozenset[int]
    cast: Cast = field(default_factory=Cast)
    appellants: list[int] = field(default_factory=list)

    def read(self) -> Cast:
        """All roles that words before names, labels, awards and requests show."""
        self._labels()
        self._chains()
        self._rules()
        self._award_lists()
        self._heading()
        self._resolve()
        self._resolve()
        self._claimants_only()
        if not self.cast.with_role("applicant") and not self.cast.with_role("plaintiff"):
            for party in self.appellants:
                self._name(party, "applicant")
        return self.cast

    # ── words of roles ──

    def _labels(self) -> None:
        for match in _patterns()["label"].finditer(self.skeleton.line):
            parties = list(_parties(match.group("names")))
            self._name(parties[-1], role_of(match.group("role")[0]))

    def _chains(self) -> None:
        """«борышкер [A]», «өндіріп алушының өкілі [A]»: the last word rules those before it."""
        for match in _patterns()["chain"].finditer(self.skeleton.line):
            pairs = _pairs(match.group("chain"))
            if pairs[-1][1] != "nom":
                continue  # a role in apposition stands in the nominative: «борышкер [A]-дан»
            if _OF_ANOTHER.match(self.skeleton.line, match.start("names")):
                continue  # «өндіріп алушы [A]-ның арызымен келіспейді»: [A] is the other side
            parties = list(_parties(match.group("names")))
            for index, (sign, case, gap) in enumerate(pairs):
                following = pairs[index + 1] if index + 1 < len(pairs) else None
                if following and _belongs(case, following[2], role_of(following[0])):
                    continue
                if gap.strip() == "," and index == 0:
                    continue
                for party in parties if is_plural(sign) else parties[:1]:
                    self._name(party, role_of(sign))
        for match in _patterns()["after"].finditer(self.skeleton.line):
            self._name(party_of(match.group("name")[0]), role_of(match.group("role")[0]))

    def _name(self, party: int, role: str) -> None:
        if role in HUMAN and party not in self.persons:
            return
        self.cast.give(party, role)
        if role in SPEAKERS:
            self.cast.give(party, "representative")

    # ── turns of phrase ──

    def _rules(self) -> None:
        for rule in role_rules():
            for start, end in self._sentences_with(rule.needs):
                for match in rule.pattern.finditer(self.skeleton.line, start, end):
                    if self._applies(rule, match):
                        self._use(rule, match)

    def _award_lists(self) -> None:
        """«[A]-дан: [B]-ға – 100 теңге; [C]-ға – 50 теңге»: each has a sum of his own."""
        line = self.skeleton.line
        for head in _AWARD_LIST.finditer(line):
            creditors, position = [], head.end()
            while item := _AWARD_ITEM.match(line, position):
                creditors.append(party_of(item["party"]))
                position = item.end()
            if creditors and _RECOVERED.search(line, head.start(), position + 100):
                self._name(party_of(head["party"]), "debtor")
                for party in creditors:
                    self._name(party, "creditor")
        for start, end in self._sentences_with(_PAID):
            payees = _PAYEE.findall(line, start, end)
            for party in payees if len(payees) > 1 else ():
                self._name(party_of(party), "creditor")

    def _sentences_with(self, words: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Where the sentences stand that hold one of the ``words``."""
        for sentence in _SENTENCE.finditer(self.skeleton.line):
            if words.search(self.skeleton.line, sentence.start(), sentence.end()):
                yield sentence.span()

    def _applies(self, rule: RoleRule, match: re.Match[str]) -> bool:
        section = self.section_of(self.skeleton.starts[match.start()])
        if section is SectionKind.APPEAL:
            return False
        if rule.sections and section.value not in rule.sections:
            return False
        return not (rule.id.startswith("award") and self._only_costs(match, section))

    def _use(self, rule: RoleRule, match: re.Match[str]) -> None:
        claimed = rule.claim and self._only_claimed(match)
        for group, words in match.groupdict().items():
            if words:
                self._assign(group.rstrip("2"), words, claimed=claimed)

    def _assign(self, role: str, words: str, *, claimed: bool) -> None:
        parties = [p for p in _parties(words) if not BENCH & self._roles(p)]
        for party in parties:
            if claimed:
                self.cast.claims.setdefault(party, []).append(role)
            elif role not in ENFORCED or "bailiff" not in self._roles(party):
                self._name(party, role)
        if not parties:
            target = self.cast.claim_pronouns if claimed else self.cast.pronouns
            meant = [role_of(sign) for sign in words if is_role(sign)]
            target += [
                (word, role, 0) for word in meant
                if not (role in ENFORCED and word in HUMAN)
            ]  # fmt: skip

    def _roles(self, party: int) -> set[str]:
        return set(self.cast.roles.get(party, ()))

    def _sentence(self, match: re.Match[str]) -> str:
        line = self.skeleton.line
        begin = max(line.rfind(mark, 0, match.start()) for mark in (". ", "; ", BREAK)) + 1
        stops = [at for mark in (". ", ";", BREAK) if (at := line.find(mark, match.end())) >= 0]
        return line[begin : min(stops, default=len(line))]

    def _only_claimed(self, match: re.Match[str]) -> bool:
        """Whether the sum is only asked for: «өндіруді сұрайды», «өндіру туралы талап»."""
        sentence = self._sentence(match)
        return bool(_ASKED.search(sentence)) and not _ADJUDGED.search(sentence)

    def _only_costs(self, match: re.Match[str], section: SectionKind) -> bool:
        """Costs of this very case make no creditor: «мемлекеттік баж өндірілсін»."""
        if section is not SectionKind.OPERATIVE:
            return False
        sums = re.findall(r"тенге(?:ни|ден)?[\s,]*((?:[^\s,]+\s*){0,4})", self._sentence(match))
        return bool(sums) and all(_COSTS.search(words) for words in sums)

    # ── the request in the heading ──

    def _heading(self) -> None:
        """Whose application it is: the first name in the genitive before «арызын», «шағымын»."""
        taken: list[tuple[int, int]] = []
        for role, words in _applications():
            for match in words.finditer(self.skeleton.line):
                if any(start <= match.start() < end for start, end in taken):
                    continue
                if self.section_of(self.skeleton.starts[match.start()]) is not SectionKind.HEADER:
                    break
                taken.append(match.span())
                if self._give_request(match.start(), role):
                    break

    def _give_request(self, at: int, role: str) -> bool:
        window = self._window(at)
        found = self._he(at, window) or self._requester(window)
        if found is None:
            return False
        for sign in (found, *_partners(window, found)):
            if not is_party(sign):
                self.cast.pronouns.append((role_of(sign), role, at))
            elif role == "appellant":
                self.appellants.append(party_of(sign))
            else:
                self._name(party_of(sign), role)
        return True

    def _window(self, at: int) -> str:
        before = self.skeleton.line[:at]
        start = max((m.end() for m in _patterns()["cut"].finditer(before)), default=0)
        start = max(start, before.rfind(";"), before.rfind(". ") + 1)
        return before[start:]

    def _he(self, at: int, window: str) -> str | None:
        """«[A]-ның қатысуымен, оның … арызын»: who was named last before."""
        if not re.match(r"(?i)[\s,]*онын\s", window):
            return None
        before = re.findall(P, self.skeleton.line[: at - len(window)])
        return before[-1] if before else None

    def _requester(self, window: str) -> str | None:
        """The sign of the party (or of the role word) that asks, as the window's cases show."""
        near = re.search(rf"({P}|{R}){K}\s*$", window)
        signs = list(re.finditer(rf"({P}|{R})({K})", window))
        genitives = [
            m for m in signs
            if case_of(m.group(2)) == "gen" and not self._is_bench(m.group(1))
            and not _ON_BEHALF.match(window, m.end()) and not _speaks_here(window[m.end() :])
        ]  # fmt: skip
        first = genitives[0] if genitives else None
        heir = _HEIR.match(window, first.start()) if first else None
        if heir:
            return heir["name"]  # «өндіріп алушының мұрагері [A]-ның арызын»
        if first is None and near and not self._is_bench(near.group(1)):
            first = next(m for m in signs if m.start() == near.start())
        if first is None:
            return None
        owner = re.search(rf"({P}){K}\s*(?:\S+\s+)?{R}{K}\s*$", window[: first.start()])
        if owner and is_party(first.group(1)) and party_of(owner.group(1)) not in self.persons:
            return owner.group(1)
        represented = _WARDS.search(window, first.end())
        if represented:
            return represented["last"]
        ward = re.match(rf"\s*(?P<r>{R}){K}\s*(?P<p>{P}){K}", window[first.end() :])
        if ward and role_of(ward.group("r")) == "guardian":
            return ward.group("p")
        return first.group(1)

    def _claimants_only(self) -> None:
        """Who brings a claim makes requests in it as the plaintiff, not as an applicant."""
        for roles in self.cast.roles.values():
            if "plaintiff" in roles and "applicant" in roles:
                roles.remove("applicant")
        self.cast.pronouns = [p for p in self.cast.pronouns if p[:2] != ("plaintiff", "applicant")]

    def _is_bench(self, sign: str) -> bool:
        if is_role(sign):
            return role_of(sign) in BENCH
        return bool(BENCH & self._roles(party_of(sign)))

    def _resolve(self) -> None:
        """What is said of «өндіріп алушы» holds for whoever is the creditor."""
        for word, role, _ in self.cast.pronouns:
            for party in self.cast.with_role(word):
                if role == "appellant":
                    self.appellants.append(party)
                elif not BENCH & set(self.cast.roles[party]):
                    self.cast.give(party, role)


_OF_ANOTHER = re.compile(
    rf"(?i){P}{case_sign('gen')}\s*(?:алдында(?:гы)?\s|(?:\S+ ){{0,2}}?"
    r"(?:арыз|шагым|тала[бп]|отиниш|уаж|пикир|дауаж)\w*"
    r"(?:мен|бен|пен|на|не|ын|ин|н)\s+(?:\S+ )?(?:келис|карсы|колда|куатта|мойында))"
)
_HEIR = re.compile(
    rf"{R}{K}\s*(?:\S+ )?(?:мурагер|мираскор|зайыб|жубай|айел|куйеу|бала|ул|кыз|ана|аке|ини|ага)\w*"
    rf"\s*(?:болып табылатын )?(?P<name>{P}){case_sign('gen')}",
    re.IGNORECASE,
)
_AWARD_LIST = re.compile(
    rf"(?P<party>{P}){case_sign('abl')}[^.;:{BREAK}]{{0,200}}?:\s*{BREAK}?", re.IGNORECASE
)
_AWARD_ITEM = re.compile(
    rf"\s*(?:-\s*|\d+[).]\s*)?(?:{R}{K}\s+)?(?P<party>{P})[{case_sign('dat')}{case_sign('gen')}{case_sign('nom')}]"
    rf"(?:\s*пайдасына)?\s*-?\s*\d[\d .,·]*(?:мын|млн·?)?\s*(?:\([^()]*\)\s*)?тенге"
    rf"[^.;,{BREAK}{P[1:-1]}]{{0,120}}(?:[;,]?\s*{BREAK}?|\s+жане\s+)",
    re.IGNORECASE,
)
# «серіктестіктен [A]-ға 43 000 теңге, [B]-ға 51 000 теңге өндірілген»
_PAYEE = re.compile(
    rf"({P}){case_sign('dat')}\s*-?\s*\d[\d .,·]*(?:\([^()]*\)\s*)?тенге", re.IGNORECASE
)
_PAID = re.compile(r"(?i)ондир|толе|алынсын|алынган|миндетт|тиис")
_RECOVERED = re.compile(r"(?i)ондир|толет|алынсын|алынган")
_SENTENCE = re.compile(rf"[^.;{BREAK}]+")
_ON_BEHALF = re.compile(r"(?i)\s*(?:атынан|мудде)")
# «қамқоршы [A]-ның [B] пен [C]-ның атынан берген арызы»: [B] and [C] ask.
_WARDS = re.compile(rf"(?i)(?P<last>{P})[{case_sign('gen')}{case_sign('nom')}]\s*(?:атынан|мудде)")
_ASKED = re.compile(r"(?i)сура(?:й|г|п|у)|талап арыз|(?<!\w)талабы|мындау|откен")
_ADJUDGED = re.compile(
    r"(?i)шешим|уйгарым|буйры|аткару|укими|жазба|ондирилген|ондирилсин|ондирилди|алынган|танылсын"
)
_COSTS = re.compile(r"(?i)мемлекеттик баж|сот шыгын|шыгындар")


def _speaks_here(after: str) -> bool:
    """«[A]-ның өкілі [B], …»: a line of those present, whose request is yet to come."""
    match = re.match(rf"\s*({R}){K}\s*-?\s*{P}({K})", after)
    return bool(match and role_of(match.group(1)) in SPEAKERS and case_of(match.group(2)) == "nom")


def _partners(window: str, sign: str) -> list[str]:
    """Who asks together with the last named: «өндіріп алушы [A] мен борышкер [B]-ның арызы»."""
    joint = r"\s*(?:мен|бен|пен|жане)\s*"
    return re.findall(rf"({P}){K}{joint}(?:{R}{K}\s*)?{re.escape(sign)}", window, re.IGNORECASE)


def _belongs(case: str, gap: str, following: str) -> bool:
    """Whether a role word only tells whose the next one is: «өндіріп алушының өкілі»."""
    possessed = following in SPEAKERS - {"advocate"} and not gap.strip()
    return case == "gen" or possessed


def _pairs(chain: str) -> list[tuple[str, str, str]]:
    """Each role word of a chain: its sign, its case, and what stands before it."""
    return [
        (m.group("role"), case_of(m.group("case")), m.group("gap"))
        for m in re.finditer(rf"(?P<gap>[^{R[1:-1]}]*?)(?P<role>{R})(?P<case>{K})", chain)
    ]


def _parties(words: str) -> Iterator[int]:
    return (party_of(sign) for sign in words if is_party(sign))
