"""A condition of the law as data: what the YAML of ``kb/rules`` may say, and nothing more.

Each condition holds exactly one operator. ``doubt`` is the field's own: where its inside may
hold, the answer is *unknown* and a person is asked; it never makes anything true or false.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from nadzor_docs.facts import ActKind, PartyKind, Role, Vulnerability
from nadzor_docs.knowledge.model import Validity

OPERATORS = ("all", "any", "not_", "doubt", "finding", "party", "unnamed", "act_kind", "ref")


@dataclass(frozen=True, slots=True)
class PartyTest:
    """Somebody in one of the ``roles`` who fits all that is given."""

    roles: Annotated[tuple[Role, ...], "В какой роли: creditor, debtor …"]
    kind: Annotated[tuple[PartyKind, ...], "person, organization или state"] = ()
    attribute: Annotated[tuple[Vulnerability, ...], "minor, incapable, disabled, elderly, ill"] = ()
    detail: Annotated[tuple[str, ...], "Уточнение признака: group_1, cannot_defend …"] = ()
    except_detail: Annotated[tuple[str, ...], "Кроме признаков с этим уточнением"] = ()
    doubt: Annotated[tuple[str, ...], "Сомнение о стороне: state_share, foreign_state …"] = ()
    except_doubt: Annotated[tuple[str, ...], "Кроме сторон с этим сомнением"] = ()
    named_like: Annotated[tuple[str, ...], "В имени есть слово, которое так начинается"] = ()
    except_named_like: Annotated[tuple[str, ...], "Кроме тех, чьё имя содержит такое слово"] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """One operator and what is said about it to a person."""

    all: Annotated[tuple[Condition, ...], "Верно, когда верны все"] = ()
    any: Annotated[tuple[Condition, ...], "Верно, когда верно хотя бы одно"] = ()
    not_: Annotated[Condition | None, "Верно, когда неверно"] = None
    doubt: Annotated[Condition | None, "Если это так, ответ неизвестен и задаётся вопрос"] = None
    finding: Annotated[str, "Имя факта из vocabulary/findings.yaml"] = ""
    party: Annotated[PartyTest | None, "Есть такая сторона"] = None
    unnamed: Annotated[Role | None, "Никто в этой роли в акте не назван"] = None
    act_kind: Annotated[tuple[ActKind, ...], "Вид судебного акта"] = ()
    ref: Annotated[str, "Условие из definitions: пункт, на который ссылается норма"] = ""
    says: Annotated[str, "Что утверждает условие — строкой для дерева объяснения"] = ""
    because: Annotated[str, "Пояснение, когда условие решило дело; {role}, {name} — сторона"] = ""
    absent: Annotated[str, "Пояснение, почему условие не выполнено"] = ""
    question: Annotated[str, "Что выяснить, когда ответ неизвестен"] = ""
    clause: Annotated[str, "Пункт, на чьих словах стоит условие"] = ""
    words: Annotated[str, "Слова пункта, дословно"] = ""
    operator: str = field(init=False, repr=False, compare=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "operator", next(iter(self.operators), ""))

    @property
    def operators(self) -> tuple[str, ...]:
        return tuple(name for name in OPERATORS if getattr(self, name))

    @property
    def branches(self) -> tuple[Condition, ...]:
        inside = (self.not_, self.doubt)
        return (*self.all, *self.any, *(one for one in inside if one))


@dataclass(frozen=True, slots=True)
class GroundRule:
    """A ground of participation: its words in the clause and when it holds."""

    id: Annotated[str, "Постоянное имя основания"]
    says: Annotated[str, "О чём основание — для заголовка"]
    when: Annotated[Condition, "Когда основание есть"]
    words: Annotated[str, "Слова пункта, на которых стоит основание, дословно"] = ""
    clause: Annotated[str, "Пункт основания, если он не тот, что у редакции"] = ""
    see: Annotated[tuple[str, ...], "Пункты, к которым отсылает основание"] = ()
    note: Annotated[str, "Что сказать, когда основание есть"] = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell a person where a condition holds."""

    when: Annotated[Condition, "Когда сказать"]
    text: Annotated[str, "Что сказать"]


@dataclass(frozen=True, slots=True)
class Edition:
    """The rule as it reads in a stretch of time. Without ``in_force``: as long as the act."""

    clause: Annotated[str, "Пункт, который обязывает"]
    scope: Annotated[Condition, "К каким делам относится; если неверно — out_of_scope"]
    grounds: Annotated[tuple[GroundRule, ...], "Основания, каждого достаточно"]
    in_force: Annotated[Validity | None, "Когда действует эта редакция"] = None
    applies: Annotated[Condition | None, "По какому виду дел применяется правило"] = None
    reserve: Annotated[tuple[Condition, ...], "Что мешает уверенно ответить «не обязательно»"] = ()
    cap: Annotated[tuple[Note, ...], "Когда вместо «обязательно» остаётся вопрос"] = ()
    notes: Annotated[tuple[Note, ...], "Что сказать вместе с ответом"] = ()
    strength: Annotated[str, "Какова сила «обязательно»"] = ""
    warning: Annotated[str, "Оговорка об этой редакции"] = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a prosecutor must take part, by one instrument, in all the editions held."""

    instrument: Annotated[str, "Имя акта из kb/instruments"]
    order: Annotated[int, "Место в ответе: меньшее — раньше"]
    editions: Annotated[tuple[Edition, ...], "Редакции по порядку"]
    definitions: Annotated[
        Mapping[str, Condition], "Условия под именем пункта, к которому отсылает норма"
    ] = field(default_factory=dict)
