"""A page's layout: columns, running heads, paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from nadzor_docs.facts import ActText
from nadzor_docs.reading import read_act
from nadzor_docs.reading.layout import Page, Word, write_pages
from nadzor_docs.reading.raw import RawBuilder, RawText
from tests.reading import samples

LETTER = 6.0  # width of a letter, as of a typewriter
LINE = 14.0
PAGE = 595.0


def line(left: float, top: float, text: str) -> list[Word]:
    """The words of a line, each letter of one width."""
    words, at = [], left
    for word in text.split(" "):
        width = len(word) * LETTER
        if word:
            words.append(Word(word, at, at + width, top, top + 11))
        at += width + LETTER
    return words


def lines(left: float, top: float, *texts: str) -> list[list[Word]]:
    return [line(left, top + LINE * i, text) for i, text in enumerate(texts)]


def layout(*pages: list[list[Word]]) -> RawText:
    out = RawBuilder()
    write_pages([Page(PAGE, page) for page in pages], out)
    return out.build()


def test_lines_of_full_width_run_on_and_an_indent_begins_a_paragraph() -> None:
    page = [
        *lines(90, 100, "Решением суда с Иванова взыскан долг в пользу"),
        *lines(72, 114, "кредитора, и Иванов просит рассрочить решение на", "полгода."),
        *lines(90, 142, "Суд считает просьбу обоснованной и удовлетворяет"),
        *lines(72, 156, "её полностью."),
    ]
    raw = layout(page)
    assert [raw.text.count("\n", 0, at) for at in raw.soft_breaks] == [0, 1, 3]


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("взыскании", "взыскании² долга"),
        ("м", "м² долга"),
        ("35", "35² долга"),
    ],
)
def test_a_raised_number_is_no_word_of_its_own(before: str, shown: str) -> None:
    words = line(72, 100, f"{before} долга")
    raised = Word("2", words[0].right, words[0].right + 3, 99, 104)
    assert layout([[words[0]], [raised], [words[1]]]).text == f"{shown}\n"
    assert layout([[words[0], raised, words[1]]]).text == f"{shown}\n"


def test_pieces_of_a_line_set_into_one_another_are_one_line() -> None:
    first, second, third, fourth = line(72, 100, "Суд взыскал 208 тенге")
    later = [third._replace(top=99), fourth]
    assert layout([[first, third], [second, fourth]]).text == "Суд взыскал 208 тенге\n"
    assert layout([later, [first, second]]).text == "Суд взыскал 208 тенге\n"


def test_a_heading_between_paragraphs_stands_alone() -> None:
    page = [
        *lines(72, 100, "Суд заслушал стороны и считает, что просьба верна,"),
        *lines(250, 114, "УСТАНОВИЛ:"),
        *lines(72, 128, "Решением суда взыскан долг."),
    ]
    assert layout(page).soft_breaks == ()


@pytest.mark.parametrize(("first", "second"), [(78, 225), (96, 72)], ids=["centred", "indented"])
def test_a_heading_too_wide_for_one_line_is_one_heading(first: float, second: float) -> None:
    page = [
        *lines(first, 86, "СПЕЦИАЛИЗИРОВАННЫЙ МЕЖРАЙОННЫЙ ЭКОНОМИЧЕСКИЙ СУД ГОРОДА"),
        *lines(second, 100, "АЛМАТЫ"),
        *lines(200, 114, "ОПРЕДЕЛЕНИЕ"),
        *lines(72, 128, "Суд заслушал стороны и считает, что просьба верна, что её"),
        *lines(72, 142, "надо удовлетворить, исполнять решение нечем, и до первого"),
        *lines(72, 156, "июня отсрочил исполнение решения суда, вступившего в силу"),
    ]
    raw = layout(page)
    assert [raw.text.count("\n", 0, at) for at in raw.soft_breaks] == [0, 3, 4]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"слева стоит строка № {i:02} до края" for i in range(12)]
    right = [f"справа строка {i}" for i in range(12)]
    rows = [
        line(72, 140 + LINE * i, one) + line(330, 140 + LINE * i, other)
        for i, (one, other) in enumerate(zip(left, right, strict=True))
    ]
    written = layout([line(200, 126, "РЕШЕНИЕ именем закона и народа"), *rows]).text
    text = written.split("\n")
    assert text[0].startswith("РЕШЕНИЕ")
    assert text[1:13] == left
    assert text[13:25] == right


def test_a_line_of_date_and_city_is_no_column() -> None:
    page = [line(72, 100, "14 марта 2005 года") + line(400, 100, "город Алматы")]
    assert layout(page).text == "14 марта 2005 года\tгород Алматы\n"


def test_running_heads_and_page_numbers_leave_the_flow_and_stay_in_the_map() -> None:
    pages = [
        [
            line(72, 40, "Дело № 2-15"),
            *lines(72, 100, f"Страница {n} говорит своё.", "И ещё строка."),
            *lines(72, 140, "Третья строка.", "Четвёртая строка."),
            line(290, 800, str(n)),
        ]
        for n in range(1, 4)
    ]
    raw = layout(*pages)
    outside = [span.of(raw.text).strip() for span in raw.running]
    assert outside == ["Дело № 2-15", "1", "Дело № 2-15", "2", "Дело № 2-15", "3"]


def test_a_stamp_at_the_foot_of_a_page_does_not_cut_a_sentence() -> None:
    first = lines(
        72, 100, "Суд рассмотрел заявление", "должника и счёл, что он просит", "об отсрочке"
    )
    first += lines(72, 700, "Подписано электронно.")
    second = lines(72, 100, "исполнения решения суда", "по уважительной причине.")
    text = layout(first, second).text
    assert text.index("исполнения") < text.index("Подписано")
    assert text.split("\n")[2:4] == ["об отсрочке", "исполнения решения суда"]


def read(folder: Path, data: bytes) -> ActText:
    (folder / "act.pdf").write_bytes(data)
    return read_act(folder / "act.pdf")


def test_a_pdf_says_on_which_page_words_stand(tmp_path: Path) -> None:
    body = [(72.0, 700.0, "Страница {n} этого дела."), (72.0, 686.0, "Суд решил.")]
    more = [(72.0, 672.0 - 14 * i, f"Строка {'абвгд'[i]} стоит здесь.") for i in range(5)]
    act = read(tmp_path, samples.pdf([*body, *more, (290.0, 30.0, "- {n} -")], pages=3))
    assert [place.label for place in act.places] == ["стр. 1", "стр. 2", "стр. 3"]
    second = act.text.index("Страница 2")
    assert act.places[1].start <= act.origin[second] < act.places[2].start
    assert "- 2 -" not in act.text
    assert "- 2 -" in act.raw
    assert "running_heads" in {repair.rule for repair in act.repairs}


def test_a_word_broken_between_pages_is_whole(tmp_path: Path) -> None:
    page = [
        (72.0, 700.0 - 14 * i, text)
        for i, text in enumerate(
            ["нение решения суда, постановил следующее.", *["Суд установил обстоятельства."] * 8,
             "Рассмотрев заявление должника и его представителя об отсрочке, суд испол-"]
        )
    ]  # fmt: skip
    assert "суд исполнение решения" in read(tmp_path, samples.pdf(page, pages=2)).text
