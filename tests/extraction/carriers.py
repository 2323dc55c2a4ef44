"""Rulings that carry the words of a table, and who are the sides in what was read of them."""

from __future__ import annotations

from nadzor_docs.facts import CourtAct, Role

NO_SIDES = "рассмотрев материалы исполнительного производства"
RULING = """ОПРЕДЕЛЕНИЕ

14 марта 2008 года          дело № 2-1234/2008          город Караганда

Казыбекбийский районный суд города Караганды в составе председательствующего судьи
Сатыбалдиевой А.К., при секретаре Ким Е., {head},

УСТАНОВИЛ:

{words}

Суд, изучив материалы, приходит к следующему.

ОПРЕДЕЛИЛ:

Производство прекратить.

Судья Сатыбалдиева А.К.
"""

KAZAKH_RULING = """ҰЙҒАРЫМ

2008 жылғы 12 қараша                                          Орал қаласы

Батыс Қазақстан облысы Орал қалалық сотының судьясы Т.М. Сисенғалиев, хатшы Г. Ермекованың
қатысуымен, атқарушылық іс жүргізу материалдарын сот мәжілісінде қарап,

АНЫҚТАДЫ:

{words}

Сот материалдарды зерделеп, мынаны анықтады.

ҰЙҒАРДЫ:

Іс қысқартылсын.

Судья Т. Сисенғалиев
"""


def sides_of(act: CourtAct) -> dict[Role, list[str]]:
    return {
        role: sorted(party.name for party in act.parties if role in party.roles)
        for role in (Role.DEBTOR, Role.CREDITOR)
    }
