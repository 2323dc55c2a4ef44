"""From an act to a document: the right kind, the right law, the right words, nothing invented."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document
from lxml import etree

from nadzor_docs.assessment import assess
from nadzor_docs.data import data_folder
from nadzor_docs.drafting import draft
from nadzor_docs.drafting.choice import Stage, choose_protest
from nadzor_docs.drafting.draft import Wishes
from nadzor_docs.drafting.errors import BadValues, FalseCitation, NotPossible
from nadzor_docs.drafting.office import Level, read_office
from nadzor_docs.drafting.operative import decided_words
from nadzor_docs.drafting.update import update
from nadzor_docs.facts import (
    ActKind,
    ActText,
    Assessment,
    CourtAct,
    Fact,
    Finding,
    Ground,
    GroundStatus,
    Language,
    Outcome,
    Participation,
    Party,
    PartyKind,
    Role,
    Section,
    SectionKind,
    Source,
    Span,
    Truth,
)
from nadzor_docs.knowledge import load_kb
from tests.drafting.conftest import W, text_in_order

CASES = yaml.safe_load((Path(__file__).parent / "protests.yaml").read_text(encoding="utf-8"))
OPERATIVE = yaml.safe_load((Path(__file__).parent / "operative.yaml").read_text(encoding="utf-8"))
KB = load_kb()
COURT = "Казыбекбийский районный суд города Караганды"
TEXT = (
    f"{COURT}\nОПРЕДЕЛИЛ:\n"
    "Отсрочить исполнение решения. Частная жалоба – в течение 15 дней."
)
TODAY = date(2007, 3, 20)


def an_act(
    kind: str = "ruling", day: date = date(2007, 3, 14), *findings: str, court: str = COURT
) -> CourtAct:
    """An act of these facts, each with a place in ``TEXT``."""
    text = ActText(TEXT, Source("act.txt", "txt", "0" * 64), TEXT, range(len(TEXT) + 1))
    return CourtAct(
        text,
        Language.RUSSIAN,
        kind=Fact(ActKind(kind), None, "test"),
        court=Fact(court, Span(0, len(COURT)) if court == COURT else None, "test"),
        case_number=Fact("2-1234/2007", None, "test"),
        date=Fact(day, None, "test"),
        parties=(
            Party("Ахметова Гульнара Кайратовна", PartyKind.PERSON, (Role.CREDITOR,)),
            Party("ТОО «A & B»", PartyKind.ORGANIZATION, (Role.DEBTOR, Role.APPLICANT)),
        ),
        findings=tuple(Finding(name, Truth.TRUE, None, "test") for name in findings),
        sections=(Section(SectionKind.OPERATIVE, Span(len(COURT) + 1, len(TEXT))),),
    )


def act_of(case: dict[str, Any]) -> CourtAct:
    findings = [case["finding"]] if "finding" in case else []
    return an_act(case["act"], case["date"], *findings, court=case.get("court", COURT))


@pytest.mark.parametrize(
    "case", CASES, ids=[" ".join(str(value) for value in case.values())[:60] for case in CASES]
)
def test_which_protest_an_act_takes(case: dict[str, Any]) -> None:
    act = act_of(case)
    stage = Stage(case.get("in_force", False), Level(case["office"]) if "office" in case else None)
    if "none" in case:
        with pytest.raises(NotPossible, match=case["none"]):
            choose_protest(act, stage)
        return
    row = choose_protest(act, stage)
    assert row.draft == case["draft"]
    assert case.get("because", "") in row.because
    assert bool(case.get("right", "")) == bool(row.right) if "right" in case else True
    assert case.get("right", "") in row.right


@pytest.mark.parametrize("case", [case for case in CASES if "draft" in case],
                         ids=lambda case: f"{case['draft']} {case['date']}")  # fmt: skip
def test_every_kind_that_is_chosen_can_be_drafted(case: dict[str, Any]) -> None:
    act = act_of(case)
    office = read_office(data_folder("templates") / "office.sample.yaml")
    if "office" in case:
        office = replace(office, level=Level(case["office"]))
    else:
        office = replace(office, level=Level.REGION)
    made = draft("protest", act, None, KB, office=office, on=case["date"],
                 wishes=Wishes(in_force=case.get("in_force", False)))  # fmt: skip
    assert made.kind == case["draft"]
    assert made.cites
    assert made.blanks


def a_protest(**wishes: Any) -> tuple[str, bytes, tuple[str, ...]]:
    made = draft("protest", an_act("ruling", date(2007, 3, 14), "matter.deferral"), None, KB,
                 on=TODAY, wishes=Wishes(**wishes))  # fmt: skip
    return text_in_order(made.content), made.content, made.cites


def test_names_stand_in_the_right_case() -> None:
    text, _, _ = a_protest()
    assert "через Казыбекбийский районный суд города Караганды" in text
    assert "на определение Казыбекбийского районного суда города Караганды" in text
    assert "В Карагандинский областной суд" in text
    assert "Взыскатель: Ахметова Гульнара Кайратовна. Должник: ТОО «A & B»." in text


def test_the_act_is_quoted_without_the_notice_of_appeal() -> None:
    assert "постановлено: «Отсрочить исполнение решения»." in a_protest()[0]


@pytest.mark.parametrize("case", OPERATIVE, ids=lambda case: case["from"][:40])
def test_what_is_quoted_is_the_decision(case: dict[str, str]) -> None:
    assert decided_words(case["from"], case.get("judge", "")) == case["kept"]


@pytest.mark.parametrize(("court", "said"), [
    ("Специализированный межрайонный экономический суд Павлодарской области",
     "Определением специализированного межрайонного экономического суда Павлодарской области"),
    ("Суд № 2 города Уральска", "Определением суда №\u00a02 города Уральска"),
    ("Октябрьский районный суд города Караганды", "Определением Октябрьского районного суда"),
])  # fmt: skip
def test_a_court_s_name_inside_a_sentence(court: str, said: str) -> None:
    made = draft("protest", an_act(court=court), None, KB, on=TODAY)
    assert said.replace("\u00a0", " ") in text_in_order(made.content).replace("\u00a0", " ")


@pytest.mark.parametrize(("court", "head", "board"), [
    ("Карагандинский областной суд", "", "В надзорную коллегию Карагандинского областного суда"),
    ("Актюбинский областной суд", "Надзорная коллегия Актюбинского областного суда",
     "В надзорную коллегию Верховного Суда Республики Казахстан"),
    (COURT, "", "В надзорную коллегию Карагандинского областного суда"),
])  # fmt: skip
def test_a_supervisory_protest_goes_to_the_board_above(court: str, head: str, board: str) -> None:
    act = an_act("resolution", court=court)
    if head:
        text = replace(act.text, text=head, raw=head, origin=range(len(head) + 1))
        act = replace(act, text=text, sections=(Section(SectionKind.HEADER, Span(0, len(head))),))
        act = replace(act, court=Fact(court, None, "test"))
    assert board in text_in_order(draft("protest-supervisory", act, None, KB, on=TODAY).content)


def test_who_is_creditor_and_debtor_at_once_is_left_to_a_person() -> None:
    both = Party("Ким А.В.", PartyKind.PERSON, (Role.CREDITOR, Role.DEBTOR))
    made = draft("protest", replace(an_act(), parties=(both,)), None, KB, on=TODAY)
    assert "проверьте выделенное: Ким А.В." in made.warnings


def test_a_name_that_a_published_act_hides_is_marked() -> None:
    hidden = Party("ФИО-2", PartyKind.PERSON, (Role.DEBTOR,))
    act = replace(an_act(), parties=(hidden,), judge=Fact("ФИО-1", None, "test"))
    warnings = draft("protest", act, None, KB, on=TODAY).warnings
    assert {"проверьте выделенное: ФИО-1", "проверьте выделенное: ФИО-2"} <= set(warnings)


def test_it_cites_clause_7_and_the_articles_of_the_day() -> None:
    text, _, cites = a_protest()
    assert {"kz-gp-2002-79:7", "gpk-1999:344", "gpk-1999:240(3)"} <= set(cites)
    assert "пунктом 7 Инструкции" in text
    assert "частью третьей статьи 240 Гражданского процессуального кодекса" in text


def test_what_is_in_force_today_needs_no_note_and_what_is_repealed_says_so() -> None:
    act = an_act("ruling", date(2007, 3, 14))
    then = text_in_order(draft("protest", act, None, KB, on=TODAY).content)
    now = text_in_order(draft("protest", act, None, KB, on=date(2026, 3, 1)).content)
    assert "утратил силу" not in then
    assert "№ 79, утвердивший Инструкцию: ссылки даны на редакцию, действовавшую на 14.03.2007; " \
        "акт утратил силу (приказ Генерального Прокурора" in now  # fmt: skip


def test_an_instrument_that_is_gone_is_not_cited() -> None:
    made = draft("protest", an_act("decision", date(2013, 3, 14)), None, KB, on=date(2013, 3, 20))
    assert not any(ref.startswith("kz-gp-2002-79") for ref in made.cites)
    assert "Инструкции" not in text_in_order(made.content)


def test_a_false_citation_stops_the_document(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(data_folder("templates") / "protest-private", tmp_path / "protest-private")
    contract = tmp_path / "protest-private" / "contract.yaml"
    text = contract.read_text(encoding="utf-8")
    contract.write_text(text.replace("zp-1995:31", "kzp-2022:38"), encoding="utf-8")
    with pytest.raises(FalseCitation, match="ещё не действовала"):
        draft("protest", an_act(), None, KB, on=TODAY, wishes=Wishes(templates=tmp_path))


def test_an_office_may_replace_the_word_file_alone(tmp_path: Path) -> None:
    from nadzor_docs.drafting.lint import lint_folder

    (tmp_path / "protest-private").mkdir()
    document = Document(str(data_folder("templates") / "protest-private" / "template.docx"))
    document.add_paragraph("Наша приписка по делу {{ case_number }}.")
    document.save(str(tmp_path / "protest-private" / "template.docx"))
    made = draft("protest", an_act(), None, KB, on=TODAY, wishes=Wishes(templates=tmp_path))
    assert "Наша приписка по делу 2-1234/2007." in text_in_order(made.content)
    assert lint_folder(tmp_path / "protest-private", KB) == []


def test_what_the_act_does_not_say_is_a_visible_gap() -> None:
    act = replace(an_act(), case_number=None, parties=())
    made = draft("protest", act, None, KB, on=TODAY)
    assert {"[указать: номер дела]", "[указать: взыскатель]", "[указать: должник]"} <= set(
        made.blanks
    )


def test_an_unknown_value_is_refused_with_a_suggestion() -> None:
    with pytest.raises(BadValues, match="demnd") as refused:
        draft("protest", an_act(), None, KB, values={"demnd": "x"}, on=TODAY)
    assert "demand" in refused.value.mend


@pytest.mark.parametrize("value", ["много", "12 дел", True, [1], ""])
def test_a_figure_is_a_number(value: Any) -> None:
    with pytest.raises(BadValues):
        draft("info-branch", None, None, KB, values={"files": value}, on=TODAY)


@pytest.mark.parametrize("value", [1200, "1 200", "1200"])
def test_a_figure_may_be_written_with_spaces(value: Any) -> None:
    made = draft("info-branch", None, None, KB, values={"files": value}, on=TODAY)
    assert "1. | Изучено исполнительных производств | 1\u00a0200 | —" in text_in_order(made.content)


def test_a_kind_for_another_act_is_refused() -> None:
    with pytest.raises(NotPossible, match="это определение, а нужно решение"):
        draft("protest-appeal", an_act("ruling"), None, KB, on=TODAY)


def participation(outcome: Outcome) -> Assessment:
    met = Ground("challenge", "5", GroundStatus.MET, (), "Оспаривается бездействие исполнителя.")
    return Assessment(Participation(outcome, "kz-gp-2002-79", date(2007, 3, 14), (met,)))


@pytest.mark.parametrize("outcome", [Outcome.REVIEW, Outcome.NOT_MANDATORY, Outcome.OUT_OF_SCOPE])
def test_a_conclusion_claims_no_duty_that_is_not_sure(outcome: Outcome) -> None:
    made = draft("conclusion", an_act(), participation(outcome), KB, on=TODAY)
    assert "[указать: обязательно ли участие прокурора]" in made.blanks
    assert "обязательно в соответствии" not in text_in_order(made.content)


def test_a_conclusion_says_why_the_prosecutor_takes_part() -> None:
    made = draft("conclusion", an_act(), participation(Outcome.MANDATORY), KB, on=TODAY)
    text = text_in_order(made.content)
    assert "Участие прокурора в деле обязательно в соответствии с частью второй статьи 55" in text
    assert "Оспаривается бездействие исполнителя." in text


def test_a_kind_that_a_person_insists_on_is_made_with_a_warning() -> None:
    district = read_office(data_folder("templates") / "office.sample.yaml")
    made = draft("protest-supervisory", an_act("decision"), None, KB, office=district, on=TODAY,
                 wishes=Wishes(in_force=True))  # fmt: skip
    assert "положено иное" in made.warnings[0]
    assert "представление о принесении протеста" in made.warnings[0]


def test_a_term_runs_from_the_day_that_a_person_gives() -> None:
    made = draft("protest-supervisory", an_act("decision"), None, KB,
                 values={"in_force_date": date(2007, 3, 30)}, on=TODAY)  # fmt: skip
    # один год, ст. 388(1); 30.03.2008 — воскресенье, ст. 125(1)
    assert "истекает 31 марта 2008 года" in text_in_order(made.content)


def test_an_appeal_court_s_act_is_in_force_at_once() -> None:
    act = an_act("resolution", date(2007, 5, 30), court="Актюбинский областной суд")
    text = text_in_order(draft("protest", act, None, KB, on=date(2007, 6, 5)).content)
    assert "вступил в законную силу 30 мая 2007 года" in text
    assert "истекает 30 мая 2008 года" in text


def test_law_of_a_day_that_is_not_known_is_marked_in_the_text() -> None:
    """Art. 344 before Law 111 of 30.12.2005 was never read: its term is no rule."""
    act = an_act("ruling", date(2004, 9, 22))
    made = draft("protest", act, assess(act, KB), KB, on=date(2004, 9, 25))
    assert "проверьте выделенное: 7 октября 2004 года" in made.warnings
    assert "проверьте выделенное: частью четвёртой статьи 344" in made.warnings
    doubts = [warning for warning in made.warnings if "344" in warning and "установлено" in warning]
    assert len(doubts) == 1  # статья и её часть — одно сомнение
    assert "344(4): не установлено" in doubts[0]


@pytest.mark.parametrize(("day", "through", "term"), [
    (date(2007, 3, 14), True, True),
    (date(2011, 3, 14), False, True),  # ст. 344(4) с 2010 года: в вышестоящий суд
    (date(2013, 3, 14), True, False),  # с 01.07.2012 срока в статье 344 нет
])  # fmt: skip
def test_a_private_protest_goes_the_way_of_its_time(day: date, through: bool, term: bool) -> None:
    text = text_in_order(draft("protest", an_act("ruling", day), None, KB, on=day).content)
    assert ("через Казыбекбийский районный суд" in text) is through
    assert ("Срок принесения протеста" in text) is term


def test_a_document_older_than_its_act_is_a_slip_and_said_to_be_one() -> None:
    act = an_act("ruling", date(2007, 3, 14))
    early = draft("protest", act, None, KB, on=date(2006, 3, 20)).warnings
    assert any("раньше дня акта" in warning for warning in early)
    in_time = draft("protest", act, None, KB, on=date(2007, 3, 14)).warnings
    assert not any("раньше дня акта" in warning for warning in in_time)


def test_how_the_term_was_counted_is_one_line_of_advice() -> None:
    act = an_act("ruling", date(2007, 3, 14))
    advice = draft("protest", act, assess(act, KB), KB, on=TODAY).warnings
    assert any(line.startswith("Расчёт срока: 15 дней; событие 14.03.2007") for line in advice)


def test_days_left_are_counted_for_the_higher_office() -> None:
    made = draft("submission-protest", an_act("decision"), None, KB,
                 values={"in_force_date": date(2007, 3, 20)}, on=date(2008, 3, 10))  # fmt: skip
    assert "осталось дней: 10" in text_in_order(made.content)


def test_comments_show_the_words_of_the_act() -> None:
    text, content, _ = a_protest(annotate=True)
    comments = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/comments.xml"))
    quotes = {"".join(comment.itertext(f"{{{W}}}t")) for comment in comments}
    assert "В акте: «Казыбекбийский районный суд города Караганды»" in quotes
    assert text == a_protest()[0]


def edited(content: bytes, **changes: str) -> bytes:
    """The document after a person wrote in Word: paragraphs that begin so now say that."""
    document = Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        for old, new in changes.items():
            if old in paragraph.text:
                paragraph.text = new
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_an_update_keeps_what_a_person_wrote_and_renews_the_rest() -> None:
    _, old, _ = a_protest()
    mine = edited(old, незаконность="Суд не исследовал баланс должника (л.д. 31).")
    act = replace(an_act("ruling", date(2007, 3, 14), "matter.deferral"),
                  case_number=Fact("2-9999/2007", None, "test"))  # fmt: skip
    new = draft("protest", act, None, KB, on=TODAY).content
    updated = update(mine, new, "x.docx")
    text = text_in_order(updated.content)
    assert "Суд не исследовал баланс должника (л.д. 31)." in text
    assert "2-9999/2007" in text
    assert "2-1234/2007" not in text
    assert [kept.theirs for kept in updated.kept] == [
        "Суд не исследовал баланс должника (л.д. 31)."
    ]


def test_a_second_update_still_keeps_it() -> None:
    _, old, _ = a_protest()
    mine = edited(old, незаконность="Мои доводы.")
    once = update(mine, old, "x.docx").content
    assert "Мои доводы." in text_in_order(update(once, old, "x.docx").content)


def test_an_update_of_an_unchanged_document_keeps_nothing() -> None:
    _, old, _ = a_protest()
    updated = update(old, old, "x.docx")
    assert updated.kept == ()
    assert text_in_order(updated.content) == text_in_order(old)


def test_added_and_deleted_paragraphs_stay_so() -> None:
    _, old, _ = a_protest()
    document = Document(io.BytesIO(old))
    first = next(p for p in document.paragraphs if p.text.startswith("Взыскатель"))
    first.insert_paragraph_before("Добавлено человеком.")
    gone = next(p for p in document.paragraphs if p.text.startswith("Срок принесения"))
    gone._p.getparent().remove(gone._p)
    buffer = io.BytesIO()
    document.save(buffer)
    text = text_in_order(update(buffer.getvalue(), old, "x.docx").content)
    assert "Добавлено человеком.\nВзыскатель" in text
    assert "Срок принесения" not in text


def test_a_document_of_ours_may_become_a_template() -> None:
    from nadzor_docs.drafting.compiled import compile_template
    from nadzor_docs.drafting.package import read_package
    from nadzor_docs.drafting.render import render
    from nadzor_docs.drafting.trace import NAMESPACE

    _, once, _ = a_protest()
    twice = render(compile_template(once), {}).content
    parts = read_package(twice, "")
    assert sum(NAMESPACE.encode() in part for part in parts.values()) == 1
    assert parts["word/_rels/document.xml.rels"].count(b"rIdNadzorPrinted") == 1
    assert text_in_order(twice) == text_in_order(once)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice isn't installed")
def test_what_libreoffice_saved_can_be_updated(tmp_path: Path) -> None:
    _, old, _ = a_protest()
    (tmp_path / "p.docx").write_bytes(edited(old, незаконность="Мои доводы."))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir",
         str(tmp_path / "saved"), str(tmp_path / "p.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    updated = update((tmp_path / "saved" / "p.docx").read_bytes(), old, "p.docx")
    assert [kept.theirs for kept in updated.kept] == ["Мои доводы."]


def test_a_document_of_another_hand_is_not_updated() -> None:
    _, new, _ = a_protest()
    plain = io.BytesIO()
    Document().save(plain)
    with pytest.raises(NotPossible, match="нет отметки"):
        update(plain.getvalue(), new, "x.docx")


def test_the_same_act_gives_the_same_bytes() -> None:
    assert a_protest()[1] == a_protest()[1]


def test_every_row_of_the_table_of_protests_stands_on_law_that_is_held() -> None:
    from nadzor_docs.drafting.choice import protest_table
    from nadzor_docs.drafting.contract import find_kind
    from nadzor_docs.knowledge.model import CitationCode

    for row in protest_table():
        if row.draft:
            assert find_kind(row.draft).contract.acts
        for ref in row.cites:
            problem = KB.citation_problem(ref, row.until or row.from_ or date(2009, 6, 1))
            assert problem is None or problem.code is CitationCode.UNCERTAIN, (row.because, ref)


@pytest.mark.parametrize(("court", "day", "above"), [
    ("Казыбекбийский районный суд города Караганды", "2005-03-14", "Карагандинский областной суд"),
    ("Бостандыкский районный суд города Алматы", "2005-03-14", "Алматинский городской суд"),
    ("Талгарский районный суд Алматинской области", "2005-03-14", "Алматинский областной суд"),
    ("Алматинский районный суд города Астаны", "2005-03-14", "суд города Астаны"),
    ("Абайский районный суд города Шымкента", "2005-03-14", "Южно-Казахстанский областной суд"),
    ("Абайский районный суд города Шымкента", "2019-03-14", "суд города Шымкента"),
    ("Петропавловский городской суд Северо-Казахстанской области", "2005-03-14",
     "Северо-Казахстанский областной суд"),
    ("Карагандинский областной суд", "2005-03-14", None),
    ("Жезказганский городской суд", "2023-03-14", None),
])  # fmt: skip
def test_the_court_above(court: str, day: str, above: str | None) -> None:
    from nadzor_docs.drafting.act_values import appeal_court

    found = appeal_court(an_act("ruling", date.fromisoformat(day), court=court))
    assert (str(found) if found else None) == above
