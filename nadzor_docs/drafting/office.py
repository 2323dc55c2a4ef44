"""An office's profile: its names, addresses and the people who sign, from a YAML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from nadzor_docs.drafting.errors import BadValues
from nadzor_docs.drafting.values import Filled
from nadzor_docs.facts import Gender
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.knowledge.problems import located
from nadzor_docs.knowledge.schema import Problem, bind


class Level(StrEnum):
    """The office's place in the system; what it may protest follows from it."""

    DISTRICT = "district"
    REGION = "region"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Bilingual:
    ru: Annotated[str, "По-русски"]
    kk: Annotated[str, "По-казахски"]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Someone who signs; ``signs`` lists kinds of documents, empty: all the others."""

    name: Annotated[str, "Фамилия Имя Отчество, в именительном падеже"]
    post: Annotated[str, "Должность, в именительном падеже"]
    rank: Annotated[str, "Классный чин"]
    gender: Annotated[Gender | None, "m или f"] = None
    signs: Annotated[tuple[str, ...], "Какие документы подписывает; пусто — все прочие"] = ()


@dataclass(frozen=True, slots=True)
class Executor:
    name: Annotated[str, "Фамилия Имя Отчество исполнителя"]
    phone: Annotated[str, "Телефон, в кавычках"]
    gender: Annotated[Gender | None, "m или f"] = None


@dataclass(frozen=True, slots=True)
class Office:
    """The profile that ``nadzor office init`` begins."""

    name: Annotated[Bilingual, "Название прокуратуры"]
    parent: Annotated[Bilingual, "Вышестоящая прокуратура или «Прокуратура Республики Казахстан»"]
    address: Annotated[Bilingual, "Адрес"]
    level: Annotated[Level, "district — район, город; region — область; general — Генеральная"]
    signatories: Annotated[tuple[Signatory, ...], "Кто подписывает"]
    executor: Annotated[Executor | None, "Исполнитель"] = None
    court: Annotated[str, "Суд апелляционной инстанции, в именительном падеже"] = ""
    higher: Annotated[str, "Должность вышестоящего прокурора, в именительном падеже"] = ""

    def signatory(self, kind: str) -> Signatory | None:
        """Who signs this kind: whoever is named for it, else the first who signs the rest."""
        named = [person for person in self.signatories if kind in person.signs]
        rest = [person for person in self.signatories if not person.signs]
        return next(iter([*named, *rest]), None)


def read_office(path: Path) -> Office:
    """The profile of a file.

    Raises:
        BadValues: a key is unknown, missing or of the wrong kind; file and line are named.
    """
    problems: list[Problem] = []
    office = bind(Office, load_yaml(path), problems)
    if office is None:
        first = min(located(path, problems))
        raise BadValues(first.message, where=f"{first.file}:{first.line}", mend=first.mend)
    return office


OFFICE_SUPPLIES = frozenset(f"office.{name}" for name in (
    "name_ru", "name_kk", "parent_ru", "parent_kk", "address_ru", "address_kk", "court", "higher",
    "signatory", "signatory_post", "signatory_rank", "executor", "executor_phone",
))  # fmt: skip


def office_values(office: Office | None, kind: str) -> Mapping[str, Filled]:
    """What the office supplies, by the names that contracts use (``office.name_ru``)."""
    if office is None:
        return {}
    signatory, executor = office.signatory(kind), office.executor
    given = {
        "name_ru": Filled(office.name.ru),
        "name_kk": Filled(office.name.kk),
        "parent_ru": Filled(office.parent.ru),
        "parent_kk": Filled(office.parent.kk),
        "address_ru": Filled(office.address.ru),
        "address_kk": Filled(office.address.kk),
        "court": Filled(office.court),
        "higher": Filled(office.higher),
    }
    if signatory:
        given["signatory"] = Filled(signatory.name, signatory.gender)
        given["signatory_post"] = Filled(signatory.post)
        given["signatory_rank"] = Filled(signatory.rank)
    if executor:
        given["executor"] = Filled(executor.name, executor.gender)
        given["executor_phone"] = Filled(executor.phone)
    return {f"office.{name}": value for name, value in given.items() if value.value}
