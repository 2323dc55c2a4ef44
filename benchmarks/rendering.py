"""How fast documents are made, against bare docxtpl in the same run, all our checks on.

    python benchmarks/rendering.py [--documents 1000]

Both get the same template, the same values and write no file. Bare docxtpl loads, renders and
saves each document, as its manual says; its text is compared with ours once, so that speed isn't
bought with words. Templates have 2 and 10 pages, a header, conditions and a table of rows.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from docx import Document
from docxtpl import DocxTemplate

from nadzor_docs.drafting.compiled import compile_template
from nadzor_docs.drafting.render import render
from nadzor_docs.drafting.values import Filled

PARAGRAPH = (
    "Определением {{ court }} от {{ day }} по делу № {{ number }} отсрочено исполнение решения о "
    "взыскании с {{ debtor }} в пользу {{ creditor }} задолженности; {% if shown %}прокурор "
    "участвовал{% else %}прокурор не участвовал{% endif %}. "
    "Доводы протеста подтверждаются материалами дела. "
)
ROWS = [{"number": str(i), "name": f"ТОО «Арман-{i}»"} for i in range(12)]


def template(pages: int) -> bytes:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Дело № {{ number }}"
    for _ in range(pages * 9):
        document.add_paragraph(PARAGRAPH)
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text, table.cell(2, 0).text = "{%tr for row in rows %}", "{%tr endfor %}"
    table.cell(1, 0).text, table.cell(1, 1).text = "{{ row.number }}", "{{ row.name }}"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def values(number: int) -> dict[str, Any]:
    return {
        "court": "Бостандыкского районного суда города Алматы", "day": "14 марта 2005 года",
        "number": f"2-{number}/2005", "debtor": "Ахметовой Г.К.", "creditor": "ТОО «Астана-Строй»",
        "shown": True, "rows": ROWS,
    }  # fmt: skip


def ours_values(number: int) -> dict[str, Any]:
    plain = values(number)
    rows = [{key: Filled(cell) for key, cell in row.items()} for row in ROWS]
    filled = {k: Filled(v) for k, v in plain.items() if isinstance(v, str)}
    return {**plain, **filled, "rows": rows}


def bare(content: bytes, number: int) -> bytes:
    made = DocxTemplate(io.BytesIO(content))
    made.render(values(number), autoescape=True)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def ours(content: bytes, number: int) -> bytes:
    return render(compile_template(content), ours_values(number)).content


def ours_cold(content: bytes, number: int) -> bytes:
    compile_template.cache_clear()
    return ours(content, number)


def text(content: bytes) -> list[str]:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def cost(make: Callable[[bytes, int], bytes], content: bytes, documents: int) -> float:
    """Milliseconds a document, the median of five rounds."""
    rounds = []
    for _ in range(5):
        start = time.perf_counter()
        for number in range(documents // 5):
            make(content, number)
        rounds.append((time.perf_counter() - start) * 1000 / (documents // 5))
    return statistics.median(rounds)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    documents = parser.parse_args().documents
    say(f"{'template':<10}{'docxtpl':>12}{'one':>10}{'ratio':>8}{'merge':>10}{'ratio':>8}")
    failed = False
    for pages, floor in ((2, 4.0), (10, 7.0)):
        content = template(pages)
        if text(bare(content, 1)) != text(ours(content, 1)):
            sys.exit("the texts differ")
        slow = cost(bare, content, max(documents // 5, 10))
        one = cost(ours_cold, content, max(documents // 5, 10))
        many = cost(ours, content, documents)
        say(
            f"{pages:>2} pages  {slow:>9.1f} ms{one:>7.1f} ms{slow / one:>7.1f}x"
            f"{many:>7.1f} ms{slow / many:>7.1f}x"
        )
        failed = failed or slow / one < 1 or slow / many < floor
    sys.exit(failed)


if __name__ == "__main__":
    main()
