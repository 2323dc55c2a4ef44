"""Every format gives the same words; what each can hide or carry is read where a reader sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nadzor_docs.errors import UnreadableFile
from nadzor_docs.facts import ActText
from nadzor_docs.reading import read_act
from tests.reading import samples
from tests.reading.samples import (
    ACT,
    RUSSIAN,
    docx,
    odt,
    paragraph,
    relations,
    rtf,
    run,
    word_xml,
    words_of,
)

SAMPLES = {
    "docx": samples.docx(),
    "odt": samples.odt(),
    "rtf": samples.rtf(),
    "html": samples.html(),
    "html in windows-1251": samples.html(encoding="windows-1251"),
    "mht": samples.mht(),
    "txt in UTF-8": ACT.encode(),
    "txt in UTF-8 with a mark": ACT.encode("utf-8-sig"),
    "txt in UTF-16": ACT.encode("utf-16"),
    "txt in UTF-16 without a mark": ACT.encode("utf-16-le"),
    "txt in UTF-16 of the other order": ACT.encode("utf-16-be"),
    "txt with DOS line ends": ACT.replace("\n", "\r\n").encode(),
    "txt with old Macintosh line ends": ACT.replace("\n", "\r").encode(),
}
OLD_SIGNS = str.maketrans("«»№", '""N')
CODE_PAGES = ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"]


def read(folder: Path, data: bytes, name: str = "act.bin") -> ActText:
    path = folder / name
    path.write_bytes(data)
    return read_act(path)


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_format_gives_the_same_words(tmp_path: Path, kind: str) -> None:
    act = read(tmp_path, SAMPLES[kind])
    assert words_of(act.text) == words_of(ACT)
    assert "\nУСТАНОВИЛ:\n" in act.text
    assert act.source.format == kind.split()[0]


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_old_code_pages_are_told_apart(tmp_path: Path, encoding: str) -> None:
    act = read(tmp_path, RUSSIAN.translate(OLD_SIGNS).encode(encoding))
    assert words_of(act.text) == words_of(RUSSIAN)


def test_a_lost_byte_does_not_spoil_the_rest(tmp_path: Path) -> None:
    data = ACT.encode().replace("районный".encode(), "районный".encode()[:-1])
    assert "Бостандыкский районны" in read(tmp_path, data).text


def test_the_kazakh_code_page_is_known(tmp_path: Path) -> None:
    assert words_of(read(tmp_path, ACT.encode("kz1048")).text) == words_of(ACT)


@pytest.mark.parametrize("ending", ["act.txt", "act.pdf", "act", "акт.ДОК"])
def test_the_content_tells_the_format_and_not_the_ending(tmp_path: Path, ending: str) -> None:
    assert read(tmp_path, samples.docx(), ending).source.format == "docx"


class TestWord:
    def test_a_table_is_read_row_by_row(self, tmp_path: Path) -> None:
        cells = "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in ("14 марта 2005 года", "г. Алматы"))
        body = paragraph("Заголовок") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + paragraph("После")
        assert read(tmp_path, docx(body)).text == "Заголовок\n14 марта 2005 года\tг. Алматы\nПосле"

    def test_cells_of_several_lines_are_read_one_after_another(self, tmp_path: Path) -> None:
        left = paragraph("ИСТЕЦ:") + paragraph("Иванов И.И.")
        body = (
            f"<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{paragraph('ОТВЕТЧИК')}</w:tc></w:tr></w:tbl>"
        )
        assert read(tmp_path, docx(body)).text == "ИСТЕЦ:\nИванов И.И.\nОТВЕТЧИК"

    def test_tracked_changes_are_read_as_accepted_with_a_warning(self, tmp_path: Path) -> None:
        deleted = "<w:del><w:r><w:delText>старое</w:delText></w:r></w:del>"
        body = f"<w:p>{run('Взыскано ')}{deleted}<w:ins>{run('новое')}</w:ins></w:p>"
        act = read(tmp_path, docx(body))
        assert act.text == "Взыскано новое"
        assert "исправления" in act.warnings[0]

    def test_a_deleted_end_of_paragraph_and_a_deleted_row_are_gone(self, tmp_path: Path) -> None:
        mark = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
        halves = f"<w:p>{mark}{run('Взыскать ')}</w:p>{paragraph('долг')}"
        row = f"<w:tc>{paragraph('старое')}</w:tc>"
        table = f"<w:tbl><w:tr><w:trPr><w:del w:id='2'/></w:trPr>{row}</w:tr></w:tbl>"
        act = read(tmp_path, docx(halves + table))
        assert act.text == "Взыскать долг"
        assert "исправления" in act.warnings[0]

    def test_links_and_content_controls_are_text(self, tmp_path: Path) -> None:
        link = f"<w:hyperlink>{run('статьей 240')}</w:hyperlink>"
        control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' ГПК')}</w:sdtContent></w:sdt>"
        assert read(tmp_path, docx(f"<w:p>{link}{control}</w:p>")).text == "статьей 240 ГПК"

    def test_a_text_box_is_read_once(self, tmp_path: Path) -> None:
        box = f"<w:txbxContent>{paragraph('Копия')}</w:txbxContent>"
        both = (
            f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
            "</mc:AlternateContent>"
        )
        body = f"<w:p>{run('Суд')}<w:r>{both}</w:r></w:p>"
        assert read(tmp_path, docx(body)).text == "Суд\nКопия"

    def test_headers_come_first_and_notes_last_each_with_its_place(self, tmp_path: Path) -> None:
        section = '<w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr>'
        data = docx(
            paragraph("Тело") + section,
            **{
                "word/_rels/document.xml.rels": relations(h="header1.xml", f="footer1.xml"),
                "word/header1.xml": word_xml("hdr", paragraph("Дело № 2-15")),
                "word/footer1.xml": word_xml("ftr", paragraph("1")),
                "word/footnotes.xml": word_xml(
                    "footnotes",
                    '<w:footnote w:type="separator"><w:p/></w:footnote>'
                    f"<w:footnote>{paragraph('Сноска')}</w:footnote>",
                ),
            },
        )
        act = read(tmp_path, data)
        assert act.text == "Дело № 2-15\nТело\nСноска"
        assert [place.label for place in act.places] == ["верхний колонтитул", "", "сноска 1"]

    def test_the_numbers_of_lists_are_read_as_they_show(self, tmp_path: Path) -> None:
        def level(depth: int, form: str, shown: str) -> str:
            return (
                f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                f'<w:lvlText w:val="{shown}"/></w:lvl>'
            )

        def item(depth: int, text: str) -> str:
            place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>'
            return f"<w:p><w:pPr>{place}</w:pPr>{run(text)}</w:p>"

        levels = level(0, "decimal", "%1.") + level(1, "russianLower", "%2)")
        lists = (
            f'<w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>'
            '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
        )
        body = item(0, "Отменить") + item(1, "акт") + item(1, "счёт") + item(0, "Взыскать")
        data = docx(body, word__numbering_xml=word_xml("numbering", lists))
        assert read(tmp_path, data).text == "1. Отменить\nа) акт\nб) счёт\n2. Взыскать"

    def test_hidden_text_is_left_out_with_a_warning(self, tmp_path: Path) -> None:
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>тайно</w:t></w:r>"
        act = read(tmp_path, docx(f"<w:p>{run('явно')}{hidden}</w:p>"))
        assert act.text == "явно"
        assert act.warnings

    def test_a_tab_stop_is_no_tab(self, tmp_path: Path) -> None:
        stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="708"/></w:tabs></w:pPr>'
        assert read(tmp_path, docx(f"<w:p>{stops}{run('Суд')}</w:p>")).text == "Суд"


SUPER_RUN = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
SUPER_STYLE = (
    '<style:style style:name="T1">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
)
SUPER_SPAN = '<text:span text:style-name="T1">1</text:span>'
RAISED = {
    "docx": docx(f"<w:p>{run('ст. 35')}{SUPER_RUN}{run(' о взыскании')}{SUPER_RUN}</w:p>"),
    "odt": odt(f"<text:p>ст. 35{SUPER_SPAN} о взыскании{SUPER_SPAN}</text:p>", SUPER_STYLE),
    "html": samples.html("<p>ст. 35<sup>1</sup> о взыскании<sup><b>1</b></sup></p>"),
    "rtf": rtf(
        samples.rtf_escaped("ст. 35") + "{\\super\\f0 1}"
        + samples.rtf_escaped(" о взыскании") + "\\super 1\\nosupersub\\par "
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", RAISED)
def test_a_raised_number_is_not_taken_for_a_digit_of_the_line(tmp_path: Path, kind: str) -> None:
    act = read(tmp_path, RAISED[kind])
    assert act.raw.strip() == "ст. 35¹ о взыскании¹"
    assert act.text == "ст. 35¹ о взыскании"


class TestOpenDocument:
    def test_spaces_notes_and_changes(self, tmp_path: Path) -> None:
        body = (
            "<text:tracked-changes><text:p>удалено</text:p></text:tracked-changes>"
            '<text:p>Дело<text:s text:c="8"/>город<text:note><text:note-citation>1'
            "</text:note-citation><text:note-body><text:p>Сноска</text:p></text:note-body>"
            "</text:note></text:p>"
        )
        act = read(tmp_path, odt(body))
        assert act.text == "Дело\tгород\nСноска"
        assert "исправления" in act.warnings[0]

    def test_headers_and_tables(self, tmp_path: Path) -> None:
        cells = "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in "АБ")
        body = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
        styles = "<style:header><text:p>Дело № 2-15</text:p></style:header>"
        assert read(tmp_path, odt(body, styles)).text == "Дело № 2-15\nА\tБ"

    @pytest.mark.parametrize("shown", ['style:num-suffix="."', 'style:num-list-format="%1%."'])
    def test_the_numbers_of_lists_are_read_as_they_show(self, tmp_path: Path, shown: str) -> None:
        def level(depth: int, form: str, shown: str) -> str:
            return (
                f'<text:list-level-style-number text:level="{depth}" style:num-format="{form}"'
                f" {shown}/>"
            )

        def items(name: str, *words: str) -> str:
            rows = "".join(f"<text:list-item>{word}</text:list-item>" for word in words)
            return f"<text:list {name}>{rows}</text:list>"

        levels = level(1, "1", shown) + level(
            2, "а, б, .., аа, бб, ... (ru)", 'style:num-suffix=")"'
        )
        styles = f'<text:list-style style:name="L1">{levels}</text:list-style>'
        inner = items("", "<text:p>акт</text:p>", "<text:p>счёт</text:p>")
        ours = 'text:style-name="L1"'
        body = (
            items(ours, f"<text:p>Отменить</text:p><text:p>сразу</text:p>{inner}")
            + "<text:p>и</text:p>"
            + items(f'{ours} text:continue-numbering="true"', "<text:p>Взыскать</text:p>")
            + items(ours, "<text:p>Вернуть</text:p>")
        )
        assert read(tmp_path, odt(body, styles)).text == (
            "1. Отменить\nсразу\nа) акт\nб) счёт\nи\n2. Взыскать\n1. Вернуть"
        )

    def test_hidden_text_is_left_out_with_a_warning(self, tmp_path: Path) -> None:
        letters = '<style:text-properties text:display="none"/>'
        styles = f'<style:style style:name="T1">{letters}</style:style>'
        body = '<text:p>явно<text:span text:style-name="T1">тайно</text:span></text:p>'
        act = read(tmp_path, odt(body, styles))
        assert act.text == "явно"
        assert act.warnings == ("В файле есть скрытый текст: он не прочитан.",)

    def test_words_in_a_shape_stand_after_its_paragraph(self, tmp_path: Path) -> None:
        shape = "<draw:custom-shape><text:p>Копия верна</text:p></draw:custom-shape>"
        body = f"<text:p>Суд {shape}решил</text:p>"
        assert read(tmp_path, odt(body)).text == "Суд решил\nКопия верна"


class TestRichText:
    def test_headers_and_footnotes_are_not_lost(self, tmp_path: Path) -> None:
        header = "{\\header " + samples.rtf_escaped("Дело") + " 2-15\\par}"
        note = "{\\footnote " + samples.rtf_escaped("Сноска") + "}"
        body = header + samples.rtf_escaped("Суд ") + note + samples.rtf_escaped("решил") + "\\par "
        assert read(tmp_path, rtf(body)).text == "Дело 2-15\nСуд решил\n\nСноска"

    def test_a_footnote_as_libreoffice_writes_it_is_not_lost(self, tmp_path: Path) -> None:
        note = "{\\super \\chftn{\\*\\footnote \\chftn " + samples.rtf_escaped("Сноска") + "}}"
        body = samples.rtf_escaped("Суд решил") + note + "\\par "
        assert read(tmp_path, rtf(body)).text == "Суд решил\n\nСноска"

    def test_cells_of_several_lines_are_read_one_after_another(self, tmp_path: Path) -> None:
        cells = ("первая", "вторая\\par ещё", "третья")
        row = "\\trowd " + "".join(samples.rtf_escaped(c) + "\\cell " for c in cells)
        act = read(tmp_path, rtf(row + "\\row " + samples.rtf_escaped("«а|б» и в|") + "\\par "))
        assert act.text == "первая\nвторая\nещё\nтретья\n«а|б» и в|"

    def test_a_table_row_is_a_line(self, tmp_path: Path) -> None:
        row = "\\trowd " + "".join(samples.rtf_escaped(c) + "\\cell " for c in ("дата", "город"))
        assert "дата\tгород" in read(tmp_path, rtf(row + "\\row ")).text

    @pytest.mark.parametrize(
        "hidden", ["{\\b\\v secret {\\i text}}", "\\v secret\\b0\\v0 "], ids=["group", "switched"]
    )
    def test_hidden_text_is_left_out_with_a_warning(self, tmp_path: Path, hidden: str) -> None:
        shown = "{\\v0 " + samples.rtf_escaped("решил") + "}\\par "
        act = read(tmp_path, rtf(samples.rtf_escaped("Суд ") + hidden + shown))
        assert act.text == "Суд решил"
        assert act.warnings == ("В файле есть скрытый текст: он не прочитан.",)

    def test_a_link_is_its_words(self, tmp_path: Path) -> None:
        code = '{\\*\\fldinst { HYPERLINK "http://adilet.zan.kz" }}'
        shown = "{\\fldrslt {\\ul " + samples.rtf_escaped("Кодекса") + "}}"
        body = samples.rtf_escaped("статья 240 ") + "{\\field" + code + shown + "}\\par "
        assert read(tmp_path, rtf(body)).text == "статья 240 Кодекса"

    @pytest.mark.parametrize("opening", ["\\pntext\\f0", "\\listtext\\pard\\plain"])
    def test_numbers_of_lists_are_not_lost(self, tmp_path: Path, opening: str) -> None:
        items = "".join(
            "{" + opening + f" {number}.\\tab}}" + samples.rtf_escaped(word) + "\\par "
            for number, word in enumerate(("Отказать", "Взыскать"), 1)
        )
        assert read(tmp_path, rtf(items)).text == "1. Отказать\n2. Взыскать"

    def test_a_bullet_is_a_dash(self, tmp_path: Path) -> None:
        item = (
            "{\\listtext\\pard\\plain \\f3 \\u-3913 ?\\tab}" + samples.rtf_escaped("иск") + "\\par "
        )
        assert read(tmp_path, rtf(item)).text == "– иск"

    def test_signs_that_rich_text_escapes_are_text(self, tmp_path: Path) -> None:
        assert read(tmp_path, rtf("a \\{b\\} c\\\\par d\\par ")).text == "a {b} c\\par d"

    def test_a_picture_of_bytes_is_cut_whole(self, tmp_path: Path) -> None:
        picture = "{\\pict\\bin6 }}}}}}}" + samples.rtf_escaped("Суд решил") + "\\par "
        assert read(tmp_path, rtf(picture)).text == "Суд решил"

    def test_russian_bytes_in_a_font_without_a_code_page_are_russian(self, tmp_path: Path) -> None:
        data = rtf(samples.rtf_escaped("Суд решил") + "\\par ").replace(b"charset204", b"charset0")
        assert read(tmp_path, data).text == "Суд решил"

    @pytest.mark.parametrize("skipped", ["\\uc0", "\\uc1", "\\uc2"])
    def test_signs_for_programs_without_unicode_are_no_text(
        self, tmp_path: Path, skipped: str
    ) -> None:
        signs = "?" * int(skipped[-1])
        body = skipped + "".join(f"\\u{ord(letter)} {signs}" for letter in "Қарар") + "\\par "
        assert read(tmp_path, rtf(body)).text == "Қарар"


class TestWebPages:
    def test_the_mark_of_a_note_is_no_digit_of_the_text(self, tmp_path: Path) -> None:
        body = (
            '<p>взыскано 208 450<a href="#_ftn1"><sup>1</sup></a> тенге по статье '
            '<a href="#240">240</a></p><p><a href="#_ftnref1">[1]</a> Сноска</p>'
        )
        assert words_of(read(tmp_path, samples.html(body)).text) == (
            "взыскано 208 450 тенге по статье 240 Сноска"
        )

    def test_scripts_and_markup_are_no_text(self, tmp_path: Path) -> None:
        body = "<script>alert(1)</script><p>Суд<br>решил</p><!-- нет --><p>да&nbsp;нет</p>"
        assert words_of(read(tmp_path, samples.html(body)).text) == "Суд решил да нет"

    def test_changes_are_read_as_accepted_with_a_warning(self, tmp_path: Path) -> None:
        act = read(tmp_path, samples.html("<p>Суд <del>отказал</del><ins>взыскал</ins></p>"))
        assert act.text == "Суд взыскал"
        assert "исправления" in act.warnings[0]

    def test_items_of_a_list_have_their_numbers(self, tmp_path: Path) -> None:
        body = (
            '<ol start="2"><li><p>Отменить</p><ol type="a"><li>акт<li>счёт</ol></li>'
            '<li value="7">Взыскать</li></ol><ul><li>иск</li><li><script>1</script></li></ul>и'
        )
        assert read(tmp_path, samples.html(body)).text == (
            "2. Отменить\na. акт\nb. счёт\n7. Взыскать\n– иск\nи"
        )

    def test_a_row_of_a_table_is_a_line(self, tmp_path: Path) -> None:
        body = "<table><tr><td>14 марта</td><td>Алматы</td></tr></table>"
        assert read(tmp_path, samples.html(body)).text == "14 марта\tАлматы"

    def test_the_menus_of_a_site_are_left_out_even_where_the_act_is_in_a_closed_tab(
        self, tmp_path: Path
    ) -> None:
        menu = "".join(f'<li><a href="/{i}">Раздел {i}</a></li>' for i in range(30))
        act = "".join(f"<p>{line}</p>" for line in ("ОПРЕДЕЛЕНИЕ", "Суд установил. " * 20))
        body = f'<ul>{menu}</ul><div style="display: none">{act}</div><div>Карта сайта</div>'
        text = read(tmp_path, samples.html(body)).text
        assert text.startswith("ОПРЕДЕЛЕНИЕ\n")
        assert "Раздел" not in text
        assert "Карта" not in text

    def test_a_saved_page_without_text_is_damaged(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFile, match="нет текста"):
            read(tmp_path, b"MIME-Version: 1.0\nContent-Type: image/png\n\n")
