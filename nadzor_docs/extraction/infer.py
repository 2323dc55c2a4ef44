"""What follows from the matter: who contests, who must be the debtor, whose interests they are."""

from __future__ import annotations

import re
from collections.abc import Callable

from nadzor_docs.extraction.cast import Cast
from nadzor_docs.extraction.entities import Entity
from nadzor_docs.extraction.findings import is_office, sentence_around
from nadzor_docs.extraction.mentions import Named
from nadzor_docs.extraction.organisations import Organisation
from nadzor_docs.extraction.role_patterns import ENFORCED, SIDES
from nadzor_docs.extraction.scope import MERITS, in_scope
from nadzor_docs.extraction.skeleton import Skeleton, pattern
from nadzor_docs.facts import ActKind, Finding, PartyKind, SectionKind, Truth
from nadzor_docs.knowledge import vocabulary

# Requests that a creditor makes where the debtor is another.
CREDITORS_REQUESTS = (
    "matter.method_change", "matter.duplicate", "matter.indexation", "matter.explanation",
    "matter.restoration_of_term", "matter.search", "matter.foreign_award",
)  # fmt: skip
# Requests that only the debtor makes where no one is named as such.
DEBTORS_REQUESTS = ("matter.deferral", "matter.instalment")
# Requests that are the debtor's where the creditor is another.
DEBTORS_REQUESTS_AGAINST = ("matter.termination", "matter.suspension", "matter.postponement")


def infer_roles(
    named: Named,
    cast: Cast,
    findings: list[Finding],
    kind: ActKind | None,
    section_of: Callable[[int], SectionKind],
) -> list[Finding]:
    """Complete the cast by the matter, and say who contests."""
    if kind is ActKind.VERDICT:
        findings = _verdict(named, cast, findings, section_of)
    elif any(finding.name == "matter.verdict_civil" for finding in findings):
        give_defendants(cast)
    findings = in_scope(findings, kind, named.skeleton, section_of)
    names = {f.name for f in findings if f.truth is Truth.TRUE}
    in_enforcement = "matter.enforcement" in names
    own_claim = kind in MERITS or bool(names & {"matter.release_from_arrest", "matter.auction"})
    challenged = "challenge.raised" in names
    decided_before = in_enforcement and not own_claim and not challenged
    _past_claims(cast, decided_before, in_enforcement)
    if in_enforcement or "matter.verdict_civil" in names:
        findings = _revenue(named, cast, findings, section_of)
        if decided_before and names & {*CREDITORS_REQUESTS, "matter.substitution"}:
            _body_that_collects(named, cast)
    cast.resolve()
    if kind is ActKind.COURT_ORDER:
        _give_all(cast, "creditor", "applicant")
    both = _BOTH_SIDES_ASK.search(named.skeleton.line)
    if (
        in_enforcement
        and both
        and section_of(named.skeleton.starts[both.start()]) is (SectionKind.HEADER)
    ):
        _give_all(cast, "creditor", "applicant")
        _give_all(cast, "debtor", "applicant")
    _debtor_by_request(cast, names, named.skeleton.line)
    if challenged:
        _creditor_by_complaint(cast, named.skeleton.line)
        _debtor_by_complaint(cast, named.skeleton.line)
    elif names & set(CREDITORS_REQUESTS):
        _creditor_by_request(cast)
    elif "matter.substitution" in names:
        _creditor_by_cession(cast, named.skeleton.line)
        _successor_by_request(cast, named.skeleton.line)
    _opponents(named, cast, challenged)
    if decided_before:
        _state_that_asks(named, cast)
    _wards(cast)
    if kind is ActKind.VERDICT:
        _left_without_award(cast, "claimant")
    if "matter.reversal" in names:
        _reverse(cast)
    if decided_before:
        _forget_claim(cast)
    if in_enforcement and not own_claim:
        _forget_past_sides(cast, named.skeleton, section_of)
    found = challengers(cast, findings)
    _tidy(named, cast, challenged, own_claim)
    _called_today(cast, named.skeleton.line)
    return [*findings, *found]


def _tidy(named: Named, cast: Cast, challenged: bool, own_claim: bool) -> None:
    """Who sues is no applicant besides, nor is a prosecutor; who enforces and is contested, a
    bailiff or his office, is no side."""
    applying = cast.headed["application"] | cast.headed["complaint"]
    for party, roles in cast.roles.items():
        held = set(roles)
        dropped: set[str] = set()
        suing = "plaintiff" in held and (challenged or own_claim) and party not in applying
        if "prosecutor" in held or suing:
            dropped |= {"applicant"}
        if "bailiff" in held:
            dropped |= {"representative"}
        if challenged and ("bailiff" in held or _is_office(named.entities[party])):
            dropped |= {"creditor", "debtor"}
        cast.roles[party] = [role for role in roles if role not in dropped]


def _is_office(entity: Entity) -> bool:
    return any(is_office(organisation.name) for organisation in entity.organisations)


def _forget_claim(cast: Cast) -> None:
    """At the stage of enforcement the claim that the header names is history."""
    for party in cast.headed["claim"]:
        if {"creditor", "debtor", "representative"} & set(cast.roles.get(party, ())):
            cast.roles[party] = [r for r in cast.roles[party] if r not in _CLAIM_SIDES]


_CLAIM_SIDES = frozenset({"plaintiff", "defendant"})


def _forget_past_sides(
    cast: Cast, skeleton: Skeleton, section_of: Callable[[int], SectionKind]
) -> None:
    """«ответчик [A] обязан возвратить [B] …»: so the sides were called in the case now decided."""
    called = list(pattern("{plaintiff}|{defendant}").finditer(skeleton.line))
    if not called or cast.headed["claim"]:
        return
    for word in called:
        if section_of(skeleton.starts[word.start()]) is not SectionKind.FACTS:
            return
        if not _JUDGMENT_TOLD.search(sentence_around(skeleton.line, *word.span())):
            return
    for party, roles in cast.roles.items():
        if {"creditor", "debtor"} & set(roles):
            cast.roles[party] = [role for role in roles if role not in _CLAIM_SIDES]


_JUDGMENT_TOLD = re.compile(
    r"(?:решени|приговор|приказ|надпис)\w*[^.;¶]{0,200}(?:взыск|присужд|обяза|удовлетвор|долж|высел)"
)


def _wards(cast: Cast) -> None:
    """Who stands in the act only through another has that one's side: a child, a ward, a firm."""
    for speaker, ward in cast.wards:
        if not set(cast.roles.get(ward, ())) - {"representative"}:
            held = set(cast.roles.get(speaker, ()))
            for role in held & {"creditor", "debtor"} or held & SIDES:
                cast.give(ward, role)
        cast.give(speaker, "representative")




def _revenue(
    named: Named, cast: Cast, findings: list[Finding], section_of: Callable[[int], SectionKind]
) -> list[Finding]:
    """«в доход государства» as what is enforced: the creditor is the state itself."""
    found = {finding.name: finding for finding in findings}
    income = found.get("recovery.to_state_income")
    if income is None and not cast.with_role("creditor"):
        income = found.get("recovery.to_budget")
    if income is None or income.span is None:
        return findings
    line, place = named.skeleton.line, named.skeleton.position(income.span.start)
    own = _FEE.search(line) and not _CLAIMED.search(sentence_around(line, place, place + 1))
    if own and section_of(income.span.start) is SectionKind.OPERATIVE:
        return findings  # the fee of this very case
    revenue = Organisation(income.span, "государство", PartyKind.STATE, "государство", income.rule)
    named.entities.append(Entity(PartyKind.STATE, organisations=[revenue]))
    cast.give(len(named.entities) - 1, "creditor")
    return findings


def _body_that_collects(named: Named, cast: Cast) -> None:
    """A body of the state that asks as creditors do, where only the revenue is one, is one too."""
    creditors = {named.entities[party].kind for party in cast.with_role("creditor")}
    if creditors == {PartyKind.STATE}:
        for party in cast.with_role("applicant"):
            state = named.entities[party].kind is PartyKind.STATE
            if state and not _OFFICERS & set(cast.roles[party]):
                cast.give(party, "creditor")


_FEE = re.compile(
    r"пошлин\w*[^.;¶]{0,80}в (?:доход|бюджет)|в (?:доход|бюджет)[^.;¶]{0,40}пошлин"
)


def _verdict(
    named: Named, cast: Cast, findings: list[Finding], section_of: Callable[[int], SectionKind]
) -> list[Finding]:
    """A convict who was charged is the debtor, a victim who was awarded the creditor.

    A fee, costs and things confiscated for the state are no civil claim of the state.
    """
    line = named.skeleton.line
    taken = [sentence_around(line, *found.span()) for found in _TO_REVENUE.finditer(line)]
    claimed = [
        t for t in taken
        if _CLAIMED.search(t) and not _NOT_GRANTED.search(t) and not _FEE_BESIDES.search(t)
    ]
    if not claimed and all(_BESIDE_CLAIM.search(sentence) for sentence in taken):
        findings = [f for f in findings if f.name != "recovery.to_state_income"]
    granted = _grants_civil_claim(named.skeleton, section_of)
    awarded = granted or bool(claimed or cast.with_role("creditor"))
    for convict in cast.with_role("convict"):
        if not awarded:  # what is taken from a convict for a fund or the state is no civil claim
            cast.roles[convict] = [role for role in cast.roles[convict] if role != "debtor"]
    if granted:
        give_verdict_sides(cast)
    give_defendants(cast)
    if awarded:
        names = {finding.name for finding in findings}
        civil = Finding("matter.verdict_civil", Truth.TRUE, None, "matter.verdict_award")
        return findings if civil.name in names else [*findings, civil]
    _left_without_award(cast, "victim")
    return [f for f in findings if f.name != "matter.verdict_civil"]


_TO_REVENUE = re.compile(r"(?<!\w)в (?:доход|бюджет|пользу (?:государств|республик))")
_BESIDE_CLAIM = re.compile(vocabulary("words")["beside_claim"])
_CLAIMED = re.compile(vocabulary("words")["claimed"])
_FEE_BESIDES = re.compile(
    r"(?<!\w)(?:и|а также) (?:гос\w*)?пошлин\w*[^.;¶]{0,30}в (?:доход|бюджет)"
)
_NOT_GRANTED = re.compile(r"отказ|без (?:рассмотрения|удовлетворения)")


def give_defendants(cast: Cast) -> None:
    """A convict for whom another pays still answers to the civil claim."""
    for convict in cast.with_role("convict"):
        if "debtor" not in cast.roles[convict]:
            cast.give(convict, "defendant")


def _left_without_award(cast: Cast, holders: str) -> None:
    """Whose claim the verdict doesn't grant is a plaintiff: it waits or was refused."""
    for victim in cast.with_role(holders):
        if not {"convict", "creditor"} & set(cast.roles[victim]):
            cast.give(victim, "plaintiff")


def _grants_civil_claim(skeleton: Skeleton, section_of: Callable[[int], SectionKind]) -> bool:
    """Whether the verdict's operative part grants the civil claim, in part or whole."""
    words = vocabulary("fragments")
    grants, refuses = pattern(words["verdict_grants"]), pattern(words["verdict_refuses"])
    return any(
        section_of(skeleton.starts[match.start()]) is SectionKind.OPERATIVE
        and not refuses.search(sentence_around(skeleton.line, match.start(), match.end()))
        for match in grants.finditer(skeleton.line)
    )


def give_verdict_sides(cast: Cast) -> None:
    """Of a civil claim that is granted: a convict pays, a victim is paid, if no one else."""
    if not cast.with_role("debtor"):
        _give_all(cast, "convict", "debtor")
    if not cast.with_role("creditor") and not any("creditor" in c for c in cast.claims.values()):
        _give_all(cast, "victim", "creditor")


def _called_today(cast: Cast, line: str) -> None:
    """Whose representative is called the defendant's in this very case is its defendant."""
    asking = cast.with_role("applicant")
    for role, holders in (("defendant", cast.with_role("debtor")), ("plaintiff", asking)):
        others = [*cast.headed["claim"], *cast.with_role(role), *cast.with_role("respondent")]
        spoken_for = pattern(f"{{representative}} {{{role}}}").search(line)
        if spoken_for and len(holders) == 1 and not others:
            cast.give(holders[0], role)


def _past_claims(cast: Cast, decided_before: bool, in_enforcement: bool) -> None:
    """«решение по делу по иску [A] к [B]»: awarded and charged, where nothing says otherwise."""
    for claimed, role in (
        ("claimant", "creditor"), ("respondent", "debtor"),
        ("plaintiff", "creditor"), ("defendant", "debtor"),
    ):  # fmt: skip
        sides, claiming = cast.with_role(role), cast.with_role(claimed)
        jointly = claimed == "claimant" and set(sides) & set(claiming)
        if decided_before and (jointly or not sides):
            for party in claiming:
                cast.give(party, role)
    if not in_enforcement:
        return
    missing = {role for role in SIDES if not cast.with_role(role)}
    for party, roles in cast.claims.items():
        held = set(cast.roles.get(party, ()))
        for role in missing & set(roles):
            if not held & (_OFFICERS - {"third_party"} | {_OTHER_SIDE.get(role, "")}):
                cast.give(party, role)


_OTHER_SIDE = {"creditor": "debtor", "debtor": "creditor"}


def _give_all(cast: Cast, holders: str, role: str) -> None:
    for party in cast.with_role(holders):
        cast.give(party, role)


_BOTH_SIDES_ASK = re.compile(r"(?i)заявлени\w+ сторон")
_DEBTOR_REPLACED = r"замен\w+ (?:\w+ ){0,2}{debtor}"


def _successor_by_request(cast: Cast, line: str) -> None:
    """Who asks to be put in the creditor's place, and is no side yet, is the new creditor."""
    if pattern(_DEBTOR_REPLACED).search(line) or not cast.with_role("debtor"):
        return
    for party in cast.with_role("applicant"):
        if not {"creditor", "representative", *_OFFICERS} & set(cast.roles[party]):
            cast.give(party, "creditor")


_CESSION = re.compile(r"(?<!\w)(?:пере)?уступ(?:к|ил)|цесси|прав\w+ требовани")
_DEBT_MOVED = re.compile(r"перев(?:од|ел)\w* (?:\w+ )?(?:долг|обязательств)")


def _creditor_by_cession(cast: Cast, line: str) -> None:
    """A claim is its creditor's to cede: where none was read, who ceded it and who took it."""
    if cast.with_role("creditor") or not _CESSION.search(line) or _DEBT_MOVED.search(line):
        return
    for former, successors in cast.successions:
        for party in [*former, *successors]:
            if "debtor" not in cast.roles.get(party, ()):
                cast.give(party, "creditor")


def _state_that_asks(named: Named, cast: Cast) -> None:
    """A body of the state that asks and is no side yet has the side that no one else has.

    So the answer errs to the prosecutor's taking part, never away from it.
    """
    missing = [role for role in ENFORCED if not cast.with_role(role)]
    for party in cast.with_role("applicant"):
        state = named.entities[party].kind is PartyKind.STATE
        if state and len(missing) == 1 and not _OFFICERS & set(cast.roles[party]):
            cast.give(party, missing[0])


def _opponents(named: Named, cast: Cast, challenged: bool) -> None:
    """Whom the application of one side is turned against, or who appeals, is the other side.

    Where a bailiff is contested, that is the one interested person, a body of the state apart.
    """
    others = cast.with_role("opponent")
    if challenged:
        for party in others:  # «заявление [A] к территориальному отделу», which answers for its own
            if named.entities[party].kind is PartyKind.STATE:
                cast.give(party, "interested_party")
        interested = cast.with_role("interested_party")
        private = [p for p in interested if named.entities[p].kind is not PartyKind.STATE]
        others += next((found for found in (private, interested) if len(found) == 1), [])
    asking = cast.with_role("applicant") + cast.with_role("plaintiff")
    sides = {role for party in asking for role in cast.roles[party]}
    for one, other in (("debtor", "creditor"), ("creditor", "debtor")):
        if one in sides and not cast.with_role(other):
            for party in others:
                if not (SIDES - {"applicant"}) & set(cast.roles[party]):
                    cast.give(party, other)


_OFFICERS = frozenset({"debtor", "bailiff", "prosecutor", "third_party"})


def _creditor_by_request(cast: Cast) -> None:
    """Who asks for a duplicate or another way of enforcement is the creditor, if no one else."""
    if cast.with_role("creditor") or not cast.with_role("debtor"):
        return
    for party in cast.with_role("applicant"):
        if not _OFFICERS & set(cast.roles[party]):
            for one in _for_whom(cast, party):
                cast.give(one, "creditor")


def _for_whom(cast: Cast, party: int) -> list[int]:
    """The wards for whom a party asks; who speaks for none asks for himself."""
    return [ward for speaker, ward in cast.wards if speaker == party] or [party]


def _reverse(cast: Cast) -> None:
    """By a reversal who was charged is to be paid back: each side holds both roles."""
    of_sides = SIDES | {"claimant", "respondent"}
    sides = [
        p for p in cast.roles
        if {"creditor", "debtor"} & set(cast.roles[p])
        or (of_sides & set(cast.roles[p]) and not _OFFICERS & set(cast.roles[p]))
    ]  # fmt: skip
    for party in sides:
        cast.give(party, "creditor")
        cast.give(party, "debtor")


def _debtor_by_request(cast: Cast, names: set[str], line: str) -> None:
    if cast.with_role("debtor"):
        return
    against = names & set(DEBTORS_REQUESTS_AGAINST) and cast.with_role("creditor")
    if not names & set(DEBTORS_REQUESTS) and (not against or pattern(_NO_DEBTOR).search(line)):
        return
    for party in cast.with_role("applicant"):
        roles = cast.roles[party]
        if not {"creditor", "bailiff", "prosecutor"} & set(roles):
            for one in _for_whom(cast, party):
                cast.give(one, "debtor")


_HEAD = 1200  # what the court is asked stands there
_REFUSED = (
    r"отказ\w*[^.;¶]{0,40}? (?:в возбуждении|(?:в )?приня\w+ (?:\w+ )?исполнительн)"
)
_UNOPENED = re.compile(rf"возвра\w+ исполнительн\w+ (?:лист|документ)|{_REFUSED}")
_INACTION = re.compile(r"(?i)бездействи\w+")
_CREDITORS_COMPLAINT = re.compile(rf"(?i)бездействи|возвра\w+ исполнительн|{_REFUSED}")


def _creditor_by_complaint(cast: Cast, line: str) -> None:
    """Who complains that nothing was collected is the creditor, where the debtor is another."""
    inaction = _INACTION.search(line, 0, _HEAD) and cast.with_role("interested_party")
    unopened = _UNOPENED.search(line, 0, _HEAD)
    if cast.with_role("creditor") or not (cast.with_role("debtor") or inaction or unopened):
        return
    if not _CREDITORS_COMPLAINT.search(line):
        return
    for party in cast.with_role("applicant") + cast.with_role("plaintiff"):
        if not {"debtor", "bailiff", "prosecutor"} & set(cast.roles[party]):
            cast.give(party, "creditor")


_NO_DEBTOR = r"не явля\w+ {debtor}|треть\w+ лиц|{third_party}|принадлеж\w+ (?:ему|ей|{applicant})"


def _debtor_by_complaint(cast: Cast, line: str) -> None:
    """Who contests and is no creditor is the debtor, unless the act hints at a third person."""
    if cast.with_role("debtor") or not cast.with_role("creditor"):
        return
    if pattern(_NO_DEBTOR).search(line):
        return
    for party in cast.with_role("applicant"):
        if not {"creditor", "bailiff", "prosecutor"} & set(cast.roles[party]):
            cast.give(party, "debtor")


def challengers(cast: Cast, findings: list[Finding]) -> list[Finding]:
    """Who contests, where a challenge is certain: the creditor, the debtor, a third person …"""
    raised = next((f for f in findings if f.name == "challenge.raised"), None)
    if raised is None or raised.truth is not Truth.TRUE:
        return []
    contesting = cast.with_role("applicant") or cast.with_role("plaintiff")
    found = {_challenger(cast.roles[party]) for party in contesting} - {""}
    return [
        Finding(f"challenge.by_{who}", Truth.TRUE, raised.span, "challenge.applicant")
        for who in sorted(found)
    ]


def _challenger(roles: list[str]) -> str:
    for role in ("prosecutor", "creditor", "debtor"):
        if role in roles:
            return role
    return "third_person" if "bailiff" not in roles else ""
