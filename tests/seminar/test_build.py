"""A seminar: the same seed, the same papers; variants differ; each key answers its handout."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from pptx import Presentation

from nadzor_docs.knowledge import load_kb
from nadzor_docs.seminar.build import Plan, TooFewCases, variants
from nadzor_docs.seminar.collect import all_cases
from nadzor_docs.seminar.papers import papers

CASES = all_cases()
KB = load_kb()
PLAN = Plan(topic="mixed", number=4, level=2, seed=7, variants=3)


@pytest.fixture(scope="module")
def sets() -> list:
    return variants(PLAN, CASES, KB)


def made(sets: list) -> dict[str, bytes]:
    return dict(papers("Семинар", "Тема", sets, minutes=60, seats=12))


def words(content: bytes) -> str:
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in docx.Document(BytesIO(content)).element.body.iter(qn("w:p"))
    )


def test_the_same_seed_gives_the_same_seminar(sets: list) -> None:
    assert made(sets) == made(variants(PLAN, CASES, KB))


def test_no_two_variants_are_alike(sets: list) -> None:
    texts = [tuple(task.text for task in tasks) for tasks in sets]
    assert len(set(texts)) == len(texts)


def test_each_key_answers_its_own_handout(sets: list) -> None:
    files = made(sets)
    for number, tasks in enumerate(sets, 1):
        handout, key = words(files[f"задания-{number}.docx"]), words(files[f"ключ-{number}.docx"])
        for task in tasks:
            assert task.heading in handout
            assert task.answer in key
            assert task.answer not in handout


def test_what_a_participant_sees_tells_nothing_of_the_answer() -> None:
    [tasks] = variants(Plan("participation", 30, 3, 5), CASES, KB)
    handout = words(made([tasks])["задания-1.docx"])
    own = [task for task in tasks if task.title != task.heading]
    assert len(own) > 10
    for task in own:
        assert task.title not in handout


def test_a_term_s_task_says_what_happened_and_when() -> None:
    [tasks] = variants(Plan("terms", 6, 3, 5), CASES, KB)
    for task in tasks:
        told, *_ = task.text
        assert re.fullmatch(r"[А-Я][а-яё ]+ \d\d\.\d\d\.\d{4}\.", told)
    assert len({task.title for task in tasks}) == 6


def test_a_term_s_key_has_the_words_of_every_article_it_stands_on() -> None:
    [tasks] = variants(Plan("terms", 12, 3, 5), CASES, KB)
    key = words(made([tasks])["ключ-1.docx"])
    for task in tasks:
        assert task.law
        assert all(law.told() in key and law.words for law in task.law)
    article = next(law for task in tasks for law in task.law if "334(3)" in law.clause)
    assert not article.verbatim  # the base has it in short: no quotes
    assert "(кратко): Апелляционный протест — в 15 дней" in article.told()
    clause = next(law for task in tasks for law in task.law if "п. 6" in law.clause)
    assert clause.told().startswith("Инструкция № 79, п. 6: «Изучать")


def test_a_term_s_answer_is_in_no_doubt_and_at_no_fixed_place() -> None:
    tasks = [
        task for seed in range(8) for task in variants(Plan("terms", 6, 3, seed), CASES, KB)[0]
    ]
    assert len({min(task.questions[0].right) for task in tasks}) >= 3
    for task in tasks:
        if "file-study" in task.id:
            assert "перенос" not in task.why


def test_protest_tasks_have_different_answers() -> None:
    [tasks] = variants(Plan("protest", 5, 2, 44), CASES, KB)
    assert len({task.answer for task in tasks}) >= 3


def test_no_protest_task_has_a_doubtful_answer() -> None:
    for seed in range(2):
        for task in variants(Plan("protest", 6, 3, seed), CASES, KB)[0]:
            assert "Проверьте" not in task.why
            assert "не сверены" not in task.why
            assert "приговор" not in task.why.lower()
            assert "пересмотру по ходатайству прокурора не подлежит" not in " ".join(task.text)


def test_a_quoted_challenge_is_one_of_enforcement() -> None:
    for seed in range(1):
        for task in variants(Plan("participation", 12, 3, seed), CASES, KB)[0]:
            if task.law and "оспариваются действия" in task.answer.lower():
                assert any(
                    re.search(
                        "испол|арест|опис|торг|действ|санкц|постановл|оценк|аукцион|ЧСИ", quote
                    )
                    for quote in task.act_quotes
                )


def test_a_changed_case_has_its_own_mistakes() -> None:
    [tasks] = variants(Plan("participation", 16, 1, 3), CASES, KB)
    turned = next(task for task in tasks if "всякое исправление" in " ".join(task.mistakes))
    assert turned.answer == "Не обязательно."
    for task in (task for task in tasks if task.answer.startswith("Обязательно")):
        assert "Считать участие обязательным" not in " ".join(task.mistakes)


def test_a_pair_s_words_speak_of_the_invented_names() -> None:
    [tasks] = variants(Plan("participation", 16, 3, 11), CASES, KB)
    told = " ".join(task.change for task in tasks)
    assert "Қазақ Жолы" not in told
    assert "Горводоканал" not in told


def test_every_case_has_its_usual_mistakes(sets: list) -> None:
    assert all(task.mistakes for tasks in sets for task in tasks)


def test_every_question_has_its_right_answer_among_the_choices(sets: list) -> None:
    for task in (task for tasks in sets for task in tasks):
        for question in task.questions:
            assert question.several or len(question.right) == 1


def test_the_grading_table_counts_by_itself(sets: list) -> None:
    book = openpyxl.load_workbook(BytesIO(made(sets)["оценки.xlsx"]))
    assert book.sheetnames == ["Сводка", "Вариант 1", "Вариант 2", "Вариант 3"]
    assert book["Вариант 1"].max_row == 3 + 12 // 3


def test_the_slides_show_each_case_and_then_its_answer(sets: list) -> None:
    show = Presentation(BytesIO(made(sets)["слайды.pptx"]))
    titles = [slide.shapes.title.text for slide in show.slides]
    assert len(titles) == 1 + 2 * PLAN.number
    assert [title.split()[0] for title in titles[1:3]] == ["Задача", "Ответ"]


def test_a_short_task_s_slide_shows_its_choices() -> None:
    [tasks] = variants(Plan("terms", 1, 1, 7), CASES, KB)
    slide = Presentation(BytesIO(made([tasks])["слайды.pptx"])).slides[1]
    for choice in tasks[0].questions[0].choices:
        assert f"☐ {choice.text}" in slide.placeholders[1].text_frame.text


def test_a_pair_of_cases_shares_its_names() -> None:
    [tasks] = variants(Plan("participation", 6, 3, 11), CASES, KB)
    by_id = {task.id: task for task in tasks}
    pairs = [(task, by_id[task.pair]) for task in tasks if task.pair in by_id]
    assert len(pairs) >= 2
    for changed, original in pairs:
        assert changed.text[-1] == original.text[-1]  # the judge's line
        same = set(re.findall(r"[А-Я]\.[А-Я]\.", " ".join(original.text)))
        assert same >= set(re.findall(r"[А-Я]\.[А-Я]\.", changed.text[2]))
        assert changed.answer != original.answer


def test_too_few_cases_is_said_with_their_number() -> None:
    with pytest.raises(TooFewCases, match="просили 4"):
        variants(Plan("participation", 4, 1, 7), CASES[:1], KB)


def test_neighbours_have_no_case_under_the_same_names() -> None:
    sets = variants(Plan("participation", 5, 1, 7, variants=5), CASES, KB)
    shown = [task.text for tasks in sets for task in tasks]
    assert len(set(shown)) == len(shown)


def test_variants_share_a_case_only_when_others_have_run_out() -> None:
    sets = variants(Plan("roles", 5, 1, 7, variants=5), CASES, KB)
    assert len({task.id for tasks in sets for task in tasks}) == 25


def test_a_pair_stands_side_by_side_in_the_key() -> None:
    [tasks] = variants(Plan("participation", 4, 1, 7), CASES, KB)
    key = docx.Document(BytesIO(made([tasks])["ключ-1.docx"]))
    changed = [task for task in tasks if task.pair]
    assert changed
    assert len(key.tables) == len(changed)
    for table, task in zip(key.tables, changed, strict=True):
        original = next(one for one in tasks if one.id == task.pair)
        heads, answers, *places = ([cell.text for cell in row.cells] for row in table.rows)
        assert heads == [original.title, task.title]
        assert answers == [original.answer, task.answer]
        for place in places:
            for passage, one in zip(place, (original, task), strict=True):
                assert passage.strip("… ") in " ".join(" ".join(one.text).split())


def test_the_answer_s_room_is_never_torn_from_its_question() -> None:
    [tasks] = variants(Plan("terms", 3, 1, 7), CASES, KB)
    handout = docx.Document(BytesIO(made([tasks])["задания-1.docx"]))
    rooms = [table.rows[0] for table in handout.tables if "Какой день" in table.cell(0, 0).text]
    assert len(rooms) == 3
    for room in rooms:
        assert room.cells[0].text.endswith("_")
        assert room._tr.trPr.xpath("w:cantSplit")


def test_a_slide_shows_the_words_that_the_answer_stands_on() -> None:
    [tasks] = variants(Plan("participation", 12, 3, 9), CASES, KB)
    slides = Presentation(BytesIO(made([tasks])["слайды.pptx"])).slides
    for number, task in enumerate(tasks):
        shown = slides[1 + 2 * number].placeholders[1].text_frame.text.replace("\u00a0", " ")
        for quote in task.act_quotes[:1]:
            assert " ".join(quote.split()) in shown
        assert len(shown) < 1200


def test_a_case_teaches_what_is_in_it() -> None:
    [terms] = variants(Plan("terms", 12, 3, 5), CASES, KB)
    for task in terms:
        assert ("переносится на ближайший" in task.teaches) == ("перенос на" in task.why)
        assert ("вместо рабочих" in " ".join(task.mistakes)) <= ("рабочих дней" in task.why)
    [protests] = variants(Plan("protest", 10, 2, 5), CASES, KB)
    for task in protests:
        if task.answer == "Частный протест.":
            assert "Назвать протест частным" not in " ".join(task.mistakes)
    [roles] = variants(Plan("roles", 10, 2, 5), CASES, KB)
    assert len({task.teaches for task in roles}) >= 3
    assert all(task.mistakes and task.act_quotes for task in roles)
