"""What the court is asked, in the words that courts have for it: contested, enforced or neither."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nadzor_docs.extraction import extract
from nadzor_docs.facts import Truth
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.reading import from_text

REQUESTS = load_yaml(Path(__file__).parent / "tables" / "requests.yaml")
HEADINGS = {
    "ruling": ("О П Р Е Д Е Л Е Н И Е", "ОПРЕДЕЛИЛ"),
    "decision": ("Р Е Ш Е Н И Е\nИменем Республики Казахстан", "РЕШИЛ"),
    "resolution": ("ПОСТАНОВЛЕНИЕ", "ПОСТАНОВИЛ"),
}
STORY = (
    "Решением суда от 3 апреля 2006 года с Юрченко О.П. в пользу ТОО «Арман» "
    "взыскано 480 000 тенге. "
    "Исполнительное производство возбуждено 20 мая 2006 года."
)
CLAIM = "Стороны заключили договор 3 мая 2005 года. Обязательства исполнены не полностью."
ANSWERS = {"yes": Truth.TRUE, "no": Truth.FALSE, "doubt": Truth.UNKNOWN}


def findings_of(request: dict[str, Any], story: str) -> dict[str, Truth]:
    """The named facts of a short act that is asked ``request``."""
    title, decides = HEADINGS[request.get("kind", "ruling")]
    act = from_text(
        f"{title}\n15 мая 2007 года        № 2-814/07        город Павлодар\n\n"
        "Павлодарский городской суд Павлодарской области в составе судьи Сагимбаевой Р.Т., "
        "при секретаре Новак И.П., рассмотрев в открытом судебном заседании "
        f"{request['asks']},\n\nУСТАНОВИЛ:\n\n"
        f"{request.get('tells', story)}\n\nНа основании изложенного суд\n\n{decides}:\n\n"
        f"{request.get('decides', 'Заявление удовлетворить.')}\n\nСудья        Р. Сагимбаева\n"
    )
    return {finding.name: finding.truth for finding in extract(act).findings}


def rows(family: str) -> list[Any]:
    return [pytest.param(row, id=row["asks"][:60]) for row in REQUESTS[family]]


@pytest.mark.parametrize("request_", rows("contested"))
def test_what_is_contested_is_seen(request_: dict[str, Any]) -> None:
    truth = findings_of(request_, STORY).get("challenge.raised", Truth.FALSE)
    assert truth is ANSWERS[request_.get("challenge", "yes")]


@pytest.mark.parametrize("request_", rows("enforced"))
def test_a_request_in_enforcement_is_no_challenge(request_: dict[str, Any]) -> None:
    findings = findings_of(request_, STORY)
    assert findings.get("matter.enforcement") is Truth.TRUE
    assert findings.get("challenge.raised", Truth.FALSE) is Truth.FALSE


@pytest.mark.parametrize("request_", rows("merits"))
def test_what_is_no_enforcement_is_out_of_scope(request_: dict[str, Any]) -> None:
    findings = findings_of(request_, CLAIM)
    assert findings.get("matter.enforcement") is Truth.FALSE
    assert findings.get("challenge.raised", Truth.FALSE) is Truth.FALSE
