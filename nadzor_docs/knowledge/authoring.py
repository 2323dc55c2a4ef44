"""The first page of a new instrument: everything that must be said, with a place to say it."""

from __future__ import annotations

import re

from nadzor_docs.knowledge.problems import BrokenKB

ID = re.compile(r"[a-z]{2}(-[a-z0-9]+)+")
TEMPLATE = """\
# yaml-language-server: $schema=../schemas/instrument.schema.json
# Новый акт. Замените каждое «[указать …]», затем проверьте: nadzor kb lint ПАПКА
# Акт, текста которого у вас нет, тоже полезен: оставьте только паспорт, удалив clauses.
id: {id}
short: "[указать краткое название: Инструкция № 15]"
passport:
  title: "[указать полное название]"
  kind: order # constitution, constitutional_law, code, law или order
  issuer: "[указать, кто издал]"
  date: "[указать дату акта: 2024-03-01, без кавычек]"
  number: "[указать номер, в кавычках]"
  in_force:
    from: "[указать первый день действия: 2024-03-15, без кавычек]"
    # until: последний день действия; пока акт действует, этой строки нет
  mark: verified # verified — читали сам акт; secondary — пересказ; uncertain — не установлено
  sources:
    - text: "[указать, откуда текст и какая редакция]"
      checked: "[указать, когда сверили: 2024-03-20, без кавычек]"

addressees:
  prosecutors: прокуроры

clauses:
  - id: "1"
    paragraphs:
      "1.1": "[указать текст первого абзаца дословно]"
    norms:
      - id: "1.duty" # имя нормы: номер пункта, точка, слово латинскими буквами
        kind: [duty] # duty, power, priority, scope, criterion или organisation
        addressee: [prosecutors]
        quote: "[указать слова этого пункта, дословно]"
"""


def new_instrument(id: str) -> str:
    """The text of ``instruments/ID.yaml`` with blanks to fill; lint finds those left over."""
    if not ID.fullmatch(id):
        raise BrokenKB(
            f"имя «{id}» не годится",
            mend="Латинские буквы, цифры и дефисы: kz-gp-2024-15 (страна, орган, год, номер)",
        )
    return TEMPLATE.format(id=id)
