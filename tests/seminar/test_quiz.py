"""A quiz repeats what was missed, counts first attempts, and leaves for other systems whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nadzor_docs.seminar.exercise import Choice, Exercise, Question, Topic
from nadzor_docs.seminar.export import FRACTIONS, to_gift, to_html, to_moodle_xml
from nadzor_docs.seminar.quiz import RETURN_AFTER, Quiz

OUTCOME = Question("Обязательно ли участие?", (Choice("Да", True), Choice("Нет", False)))
RIGHT, WRONG = [{0}], [{1}]


def case(name: str, text: str = "Текст акта.", points: int = 2) -> Exercise:
    return Exercise(
        id=name, topic=Topic.PARTICIPATION, level=1, title="Дело", heading="Акт", text=(text,),
        questions=(OUTCOME,), answer="Обязательно", why="Пункт 5.", points=points,
    )  # fmt: skip


def test_what_was_missed_comes_back_after_three_others() -> None:
    quiz = Quiz([case(str(n)) for n in range(6)])
    quiz.answer(WRONG)
    seen = []
    for _ in range(RETURN_AFTER + 1):
        shown = quiz.next()
        assert shown is not None
        seen.append(shown.id)
        quiz.answer(RIGHT)
    assert seen == ["1", "2", "3", "0"]


def test_only_the_first_attempt_earns() -> None:
    quiz = Quiz([case("a"), case("b")])
    assert not quiz.answer(WRONG).right
    assert quiz.answer(RIGHT).earned == 2
    assert quiz.answer(RIGHT).earned == 0
    assert (quiz.earned, quiz.possible, quiz.next()) == (2, 4, None)


@given(st.lists(st.booleans(), max_size=40))
def test_a_quiz_ends_when_all_is_known_and_never_earns_more_than_there_is(
    answers: list[bool],
) -> None:
    quiz = Quiz([case(str(n)) for n in range(4)])
    for right in answers:
        if quiz.next() is None:
            break
        quiz.answer(RIGHT if right else WRONG)
    while quiz.next() is not None:
        quiz.answer(RIGHT)
    assert 0 <= quiz.earned <= quiz.possible


HOSTILE = "ТОО «A & B» </script><script>alert(1)</script> {=~#:\\}"


def test_an_act_s_words_cannot_break_the_page() -> None:
    page = to_html("Викторина", [case("a", HOSTILE)])
    data = re.search(r'id="data">(.*?)</script>', page, re.S)
    assert data is not None
    assert json.loads(data.group(1))[0]["text"] == [HOSTILE]


@given(st.text(max_size=60))
def test_moodle_xml_is_well_formed_whatever_the_act_says(text: str) -> None:
    cases = [case("a", text.encode("utf-8", "replace").decode())]
    root = etree.fromstring(to_moodle_xml(cases).encode())
    assert root.find("question/answer").get("fraction") == "100"  # type: ignore[union-attr]


def test_gift_marks_its_own_signs() -> None:
    gift = to_gift([case("a", HOSTILE)])
    assert r"\{\=\~\#\:" in gift
    assert gift.count("\n\t=") == 1


GROUNDS = ("лицо", "государство", "оспаривание")


@pytest.mark.parametrize("right", [(), (0,), (0, 1), (0, 1, 2)])
def test_every_exported_question_has_a_right_answer_whose_shares_make_a_whole(
    right: tuple[int, ...],
) -> None:
    """Moodle refuses a question with several answers whose right ones don't add up to 100 %."""
    choices = tuple(Choice(text, place in right) for place, text in enumerate(GROUNDS))
    exercise = replace(case("a"), questions=(Question("Основания?", choices, several=True),))
    question = etree.fromstring(to_moodle_xml([exercise]).encode()).find("question")
    shares = [float(answer.get("fraction")) for answer in question.findall("answer")]  # type: ignore[union-attr]
    assert len(shares) == len(GROUNDS) + 1
    assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
    assert all(any(abs(abs(share) - known) < 1e-9 for known in FRACTIONS) for share in shares)
    weights = [float(w) for w in re.findall(r"~%(-?[\d.]+)%", to_gift([exercise]))]
    assert weights == shares


@dataclass(frozen=True)
class GiftQuestion:
    """A question as Moodle's importer of GIFT understands it."""

    name: str
    text: str
    single: bool
    answers: list[tuple[float, str]]
    feedback: str


SIGNS = {f"\\{sign}": f"&&{ord(sign):03};" for sign in ":#={}~"} | {"\\n": "&&010;"}


def read_gift(gift: str) -> Iterator[GiftQuestion]:
    """Moodle's way: blank lines part the questions; escaped signs are set aside; the answers
    stand between the first pair of braces; the last «####» begins the general feedback."""
    for lines in re.split(r"\n[ \t]*\n", gift.strip()):
        body = lines.replace("\\\\", "&&092;")
        for sign, mark in SIGNS.items():
            body = body.replace(sign, mark)
        _, name, rest = body.split("::", 2)
        text, answers = rest.split("{", 1)
        answers, after = answers.split("}", 1)
        assert not after.strip()
        answers, feedback = answers.rsplit("####", 1)
        rows = [row.strip() for row in answers.replace("=", "~=").split("~") if row.strip()]
        yield GiftQuestion(
            shown(name), shown(text.removeprefix("[plain]")), "=" in answers,
            [weighed(row) for row in rows], shown(feedback),
        )  # fmt: skip


def weighed(row: str) -> tuple[float, str]:
    weight = re.match(r"%(-?\d{1,2}\.?\d*)%", row)
    if row.startswith("="):
        return 100, shown(row[1:])
    return (float(weight[1]), shown(row[weight.end() :])) if weight else (0, shown(row))


def shown(text: str) -> str:
    for sign, mark in SIGNS.items():
        text = text.replace(mark, "\n" if sign == "\\n" else sign[1])
    return text.replace("&&092;", "\\").strip()


@given(st.text("аЯ1 :#={}~\\<>%[]n/\n\t«»", max_size=40), st.booleans())
def test_moodle_reads_the_words_of_a_gift_question_as_they_are(text: str, several: bool) -> None:
    choices = (Choice(f"да {text}", True), Choice("нет", False))
    asked = Question(f"Вопрос {text}?", choices, several)
    exercise = replace(case("a", text), questions=(asked,), why=text)
    [question] = read_gift(to_gift([exercise]))
    assert question.name == "a-1"
    assert question.text.split() == f"{text}\nВопрос {text}?".split()
    assert question.single is not several
    assert [told.split() for _, told in question.answers][:2] == [f"да {text}".split(), ["нет"]]
    assert question.answers[0][0] == 100
    assert text.strip() in question.feedback
