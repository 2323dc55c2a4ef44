"""The shapes in which role words and names stand together."""

from __future__ import annotations

import re

from nadzor_docs.extraction.skeleton import BREAK, C, D, P, R, descriptor, role_character, role_of
from nadzor_docs.knowledge import vocabulary

# A sentence; one that never ends (a list, a hostile text) is taken in parts.
SENTENCE = re.compile(rf"[^.;{BREAK}]{{1,3000}}")
SOMEONE = re.compile(rf"{P}|{R}|\b(?:его|её|ее|их)\b")
HUMAN = frozenset({"representative", "bailiff", "prosecutor", "judge", "clerk", "other"})
WARD = re.compile(
    r"(?:недееспособн|несовершеннолетн|малолетн)\w+\s+[^\s]{0,2}$"
    rf"|(?:недееспособн|несовершеннолетн)\w+|сво(?:его|ей|их) (?:{vocabulary('words')['kin_of']})"
)
# «опекуном [A] назначена бабушка [B]»: [A] is the ward.
APPOINTED = re.compile(r"[^.;¶]{0,100}? назначен")
WARD_AFTER = re.compile(
    rf"(?:заявлени|жалоб|ходатайств|иск)\w*\s+{P}\s*[,-]\s*(?:{R}\s+{P}\s*(?:,|и)\s*)?$"
)
KIN_BEFORE = re.compile(rf"(?<!\w)(?:{vocabulary('words')['kin_of']})\w*\s+$")
# «место работы должника - [A]», «учредителем должника является [A]»: [A] is someone else.
BESIDE_SIDE = re.compile(rf"(?<!\w)(?:{vocabulary('words')['beside_side']})\s+$")
# «[A] является должником [B]»: [B] is the other side.
SOMEONES = re.compile(rf"{P} явля\w+ $")
SPEAKING_FOR = re.compile(r"(?:участием|[,;:¶])\s*от $")
OTHER_CASE = re.compile(
    r"в отношении друг(?:ого лица|их лиц)"
    r"|по (?:друг(?:ому|им)|ин(?:ому|ым)) (?:гражданск\w+ |исполнительн\w+ )?(?:дел|производств)\w+"
    r"|(?:относится|относятся) к друг(?:ому|им)"
)
_COSTS = f"(?:{vocabulary('words')['costs']})"
COSTS_AFTER = re.compile(
    rf"\w*\s*(?:в пользу (?:{R}|{P}|\s|,|и\s)+)?(?:(?:по\s+)?\d[\d ]*тенге\s*)?"
    rf"(?:в\s+(?:счет|счёт|возмещени\w+|качестве)\s+)?"
    rf"(?:(?!и\s|а\s)\w+\s+){{0,2}}?{_COSTS}"
)
# «в удовлетворении требований [A] о взыскании с [B] … отказано»: nothing was awarded.
REFUSED = re.compile(r"удовлетворении (?:\w+ ){0,3}$")
COSTS_BEFORE = re.compile(rf"{_COSTS}\s*$")
COSTS_INSIDE = re.compile(rf"взыскать\s+(?:\w+\s+){{0,3}}?{_COSTS}")
#: Who is awarded and who is charged; who stands before the court for himself.
ENFORCED = ("creditor", "debtor")
SIDES = frozenset({"creditor", "debtor", "plaintiff", "defendant", "applicant"})
# In «к ТОО [A], третье лицо – [B]» the list of defendants ends before the third party.
ASIDE_ROLES = frozenset({"interested_party", "third_party", "representative", "prosecutor"})
OTHER_SIDE = re.compile(
    "[{}]".format(
        "".join(role_character(r, plural) for r in sorted(ASIDE_ROLES) for plural in (False, True))
    )
    + rf"\s*[-:]?\s*(?:{descriptor()}\s+){{0,4}}{P}.*"
)
# In «с [A], взыскатель [B]» the list of debtors ends before the creditor, and the reverse.
OPPOSITE = {
    role: re.compile(
        "[{}]".format("".join(role_character(r, n) for r in others for n in (False, True)))
        + rf"\s*[-:]?\s*{P}.*"
    )
    for role, others in (
        ("debtor", ("creditor", "plaintiff")), ("creditor", ("debtor", "defendant")),
    )
}  # fmt: skip
PRONOUN = re.compile(r"ей|он[аои]?|н?его|н?е[её]|н?их|ней|нему|ним|последн(?:его|ей|их)")
GOVERNING = frozenset({"representative", "clerk", "judge", "other"})
CLAIM_BEFORE = re.compile(
    r"(?:прос(?:ит|ил|ила|или|ят|ящ\w+)|требова\w+|иск(?:у|ом|а)?|исков\w+|предъяв\w+)\b[^.;]{0,150}$"
)
ADJUDGED = re.compile(
    r"(?:решени\w+|приказ\w*|лист\w*|производств\w+|приговор\w*|постановлено|удовлетвор\w+|надпис\w+|определени\w+)\b[^.;]{0,150}$"
)


def same_person(chain: str) -> list[str]:
    """The role words that speak of the names after them: «представитель взыскателя и должник»."""
    characters = [c for c in chain if is_role(c)]
    parts = re.split(r"\sи\s|,", chain)
    if len(parts) > 1 and any(role_of(c) in GOVERNING for c in characters):
        return [c for c in parts[-1] if is_role(c)]
    return _without_officers_company(chain, parts) or characters


def _without_officers_company(chain: str, parts: list[str]) -> list[str]:
    """«должники и судебный исполнитель [A]», «взыскателя, судебного исполнителя [A]»: two people.

    «заинтересованного лица, судебного исполнителя [A]» is one.
    """
    if not any(is_role(c) and role_of(c) in _OFFICE for c in chain):
        return []
    named = re.split(r"\sи\s", chain)[-1]
    opposed = any(is_role(c) and role_of(c) in ENFORCED for c in chain)
    return [c for c in (parts[-1] if opposed and len(parts) > 1 else named) if is_role(c)]


_OFFICE = frozenset({"bailiff", "prosecutor"})


def is_role(character: str) -> bool:
    return 0xFC000 <= ord(character) < 0x100000


_DESCRIPTOR = descriptor()
_LINKS = rf"(?:\s*(?:,|-|:|и)?\s*(?:{_DESCRIPTOR}\s+){{0,2}})"
# «представителя органа опеки и попечительства [отдел …] [Чернышовой]»: no verb among the words.
_VERB = r"(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ит|ут|ют|ят|ать|ить|еть|ся|но|ны)"
_SHORT_WORDS = r"(?:с|к|у|в|на|над|о|об|от|из|до|за|что|как|не|суд)"
_NOUNS = r"(?:отдела|филиала|села|дела|персонала|капитала|вокзала)"  # not verbs
_GENITIVES = (
    rf"(?<=\s)(?:(?!(?!{_NOUNS}\s)\w*{_VERB}\s|{_SHORT_WORDS}\s)[а-яё-]+\s+){{1,6}}"
)
# «представителя [ТОО] по доверенности от [D] [Иванова]»
_PROXY = rf",?\s?(?:{vocabulary('words')['by_proxy']})\s?(?:№\s?\S+\s?)?(?:от {D}\s?)?"
BY_PROXY = rf"\s?(?:-\s?)?(?:{_PROXY}(?:-\s?|(?<={D}),\s?)?)?"
CHAIN = re.compile(
    rf"(?P<chain>{R}(?:{_LINKS}{R}){{0,3}})(?P<dash>\s*(?:-|:|\()?\s*)(?:по\s+делу\s*[:-]?\s*|по\s+(?:\w+\s+){{1,2}}[:-]\s*)?(?P<between>{_GENITIVES}-?\s*)??(?:{_DESCRIPTOR}\s+){{0,4}}"
    rf"(?P<names>{P}(?:{BY_PROXY}{P})?(?:\s*(?:,|;|и|,\s*а\s+также)\s*(?:{_DESCRIPTOR}\s+){{0,3}}{P}(?!\s*\()){{0,12}})"
)
_OTHER = role_character("other", False)
LABEL = re.compile(
    rf"{BREAK}\s*(?P<role>{R})\s*:\s*{BREAK}?(?P<names>[^{BREAK}]{{0,200}}?{P}(?:[\s,;{BREAK}и]*(?:(?:\d{{1,2}}[.)·]|-)\s*)?"
    rf"(?:(?:\w+|{_OTHER})\s+){{0,3}}?{P}){{0,8}})"
)
# «третьи лица: [A], нотариус [B]»: a list where some have a word of their own.
_OFFICER = "[{}]".format("".join(role_character(r, False) for r in ("bailiff", "other")))
_LISTED = rf"(?:{_OFFICER}\s+)?{P}"
ASIDE_LIST = re.compile(
    "(?P<role>[{}])".format(
        "".join(role_character(r, True) for r in ("interested_party", "third_party"))
    )
    + rf"\s*[:-]\s*(?P<names>{_LISTED}(?:\s*(?:,|;|и)\s*(?:{_DESCRIPTOR}\s+){{0,3}}"
    + rf"{_LISTED}(?!\s*\()){{0,12}})"
)
# «[A] - должник», «[A], взыскателя по исполнительному производству»; no «[A] и [B] - должник и …»
AFTER = re.compile(
    rf"(?P<names>{P})(?:\s*-\s*|,\s*(?={R} по (?:\w+ )?(?:исполнительн|производств|лист|приказ)))"
    rf"(?P<role>{R})(?!\s*(?:{P}|{R}))(?!(?<={P} и {P} - {R}) и {R})"
)
_SIDE = "[{}]".format(
    "".join(
        role_character(role, plural)
        for role in ("creditor", "debtor", "plaintiff", "defendant", "applicant",
                     "interested_party", "third_party", "victim", "convict")
        for plural in (False, True)
    )
)  # fmt: skip
SPEAKER_OF_SIDE = re.compile(
    "^[{}] (?P<side>{}) (?P<name>{})$".format(
        "".join(role_character("representative", plural) for plural in (False, True)), _SIDE, P
    )
)
# «по иску [A] [B] обязан …»: the word before governs [A], the verb speaks of [B].
GOVERNED = re.compile(r"(?:иск[уа]|требовани\w+|заявлени\w+|жалобе|пользу|перед) $")
TWO_NAMES = re.compile(rf"^[^{P[1:-1]}]*{P}\s?(?P<second>{P})")
# «представители [ТОО] и [B] не явились»: [B] stands for himself.
BESIDE_FIRM = re.compile(rf"(?P<firm>{P}) и (?P<name>{P})")
# «взыскать с [A]: [B] - 100 тенге; [C] - 200 тенге», «должен [A] и [B], из них [C] - 300 тенге»,
# each one in a line of its own or not.
AWARD_LIST = re.compile(
    rf"(?<!\w)(?:{vocabulary('words')['owed']})[^.;{BREAK}]{{0,250}}?"
    rf"(?:в пользу:?|:|(?<!\w)(?:из них|из которых|в том числе|а именно),?)\s*{BREAK}?"
)
_PAPER = (
    r"(?:по )?(?:решени|приказ|лист|надпис|приговор|определени)\w*"
    rf"[^.;,{BREAK}{P[1:-1]}]{{0,60}}-\s*"
)
AWARD_ITEM = re.compile(
    rf"\s*(?:-\s*|\d+[).]\s*)?(?:{_PAPER})?(?P<how>в пользу |перед |с |со )?"
    rf"(?:{_DESCRIPTOR}\s+|{R}\s+){{0,3}}(?P<party>{P})"
    rf"(?:\s*(?:-|,|в (?:сумме|размере)|на(?: сумму)?))?\s*\d[\d .,·]*(?:тыс·?|млн·?)?\s*"
    rf"(?:\([^()]*\)\s*)?(?:тенге|тг)[^.;,{BREAK}{P[1:-1]}]{{0,120}}(?:[;,]?\s*{BREAK}?|\s+и\s+)"
)
# A table of awards: its head names the sides among the columns, each row has a sum of its own.
_SIDE_COLUMN = "[{}]".format("".join(role_character(r, n) for r in ENFORCED for n in (False, True)))
_CELL = rf"(?:(?:{vocabulary('words')['columns']})\w*[\s,|]*)"
TABLE_HEAD = re.compile(
    rf"(?<!\w){_CELL}{{0,3}}"
    rf"(?P<sides>{_SIDE_COLUMN}[\s,|]+(?:{_CELL}|{_SIDE_COLUMN}[\s,|]*){{1,8}})"
    rf"{BREAK}?(?=\s*(?:\d{{1,2}}[.)]?\s)?(?:{_DESCRIPTOR}\s+)?{P})"
)
TABLE_ROW = re.compile(
    rf"[\s|{BREAK}]*(?:\d{{1,2}}[.)]?\s+)?(?:{_DESCRIPTOR}\s+)?"
    rf"(?P<parties>{P}(?:[\s|]*{P})?)[\s,|-]*"
    rf"(?:{_CELL}|[{D[1:-1]}{C[1:-1]}][\s,|]*|\d+[-/]\S*[\s,|]*){{0,10}}?"
    r"\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)(?:\s*(?:тенге|тг)(?!\w))?"
)
_ASIDE = r"(?:\s*\([^()¶]{0,120}\))?"
_SPEAKER = "(?:[{}]\\s*)?".format(
    "".join(role_character("representative", plural) for plural in (False, True))
)  # «представителей: истца – [A], ответчика – директора [B]»
MANY_SPEAKERS = re.compile(
    rf"{R}:?\s*(?:{_SIDE}|сторон)\s*-?\s*{_SPEAKER}{P}{_ASIDE}"
    rf"(?:\s*(?:,|и)\s*(?:{_SIDE}\s*)?-?\s*{_SPEAKER}{P}{_ASIDE})+"
)
AS = re.compile(
    rf"(?<!{P} )(?P<names>{P}),?\s+(?:\w+\s+){{0,3}}?(?:в качестве|привлеч[её]нн\w+)\s+"
    rf"(?P<role>{R})"
)
EQUAL = re.compile(
    rf"(?P<one>{R})\s*(?:-|(?:одновременно )?явля\w+|выступа\w+)\s*(?P<other>{R})"
    rf"(?!\s*(?:{P}|-))"
)
BEING = re.compile(
    rf"(?P<names>{P}(?:\s*(?:,|и)\s*{P}){{0,4}}),?\s+(?:явля\w+|выступа\w+|признан\w*)\s+(?:\w+\s+){{0,2}}?(?P<role>{R})"
)
# «Учредителем должника является [A]»: the word before governs, [A] is no debtor.
IS = re.compile(
    r"(?<!ем )(?<!ом )(?<!ей )"
    rf"(?P<role>{R})\s[^.;¶]{{0,80}}?(?<!\w)(?:явля\w+|указан\w*|значи\w+|числи\w+|выступа\w+):?\s+(?P<names>{P}(?:\s*(?:,|и)\s*{P}){{0,6}})"
)
