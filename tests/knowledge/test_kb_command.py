"""`nadzor kb` for people and for programs."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from nadzor_docs.cli import nadzor
from nadzor_docs.cli.kb_author import schema_texts
from nadzor_docs.data import data_folder


def run(*words: str) -> Result:
    return CliRunner().invoke(nadzor, ["kb", *words], catch_exceptions=True)


def test_show_a_clause_in_its_words() -> None:
    page = " ".join(run("show", "5").output.split())
    assert "Участие прокурора в суде обязательно, когда одной из сторон по исполнительному" in page
    assert "смотри пункт 2; пункт 4, абзац второй" in page
    assert "ГПК 1999 года, статья 55(2)" in page


def test_show_one_paragraph_and_only_it() -> None:
    page = run("show", "4.2").output
    assert "Принимать предусмотренные законом меры" in page
    assert "Мерами прокурорского надзора устранять" not in page


def test_the_orders_points_have_names_of_their_own() -> None:
    assert "18 октября 2001" in run("show", "order.5").output
    assert "Участие прокурора" in run("show", "5").output


def test_show_says_what_is_not_held() -> None:
    assert "Текста в базе нет" in run("show", "kz-gp-2010-88").output
    assert (
        "Когда и под каким номером зарегистрирован приказ № 88?"
        in run("show", "kz-gp-2010-88").output
    )
    assert "Текста статьи в базе нет" in run("show", "gpk-1999:334(3)").output


def test_show_on_a_day_is_the_edition_of_the_day() -> None:
    said = {
        day: run("show", "gpk-1999:344(4)", "--on", day).output
        for day in ("2008-05-05", "2011-05-05")
    }
    assert "в 15 дней" in said["2008-05-05"]
    assert "в 10 дней" not in said["2008-05-05"]
    assert "в 10 дней" in said["2011-05-05"]
    everything = run("show", "gpk-1999:344(4)").output
    assert "в 15 дней" in everything
    assert "в 10 дней" in everything


def test_all_editions_of_a_clause_are_shown_and_none_outlives_its_act() -> None:
    page = " ".join(run("show", "kz-gpk-1999:55(2)").output.split())
    assert page.count("действие начало") == 3
    assert "конец — 31.12.2015" in page
    assert run("show", "kz-gpk-1999:55(2)", "--on", "2020-01-01").exit_code == 1


@pytest.mark.parametrize("said", ["99", "order.9", "kz-gp-2002-79:77", "gpk-1999:9999", "nowhere"])
def test_what_is_not_there_is_one_line(said: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "nadzor_docs", "kb", "show", said],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def test_show_for_programs() -> None:
    answer = json.loads(run("show", "6", "--format", "json").output)
    assert answer["schema"] == "nadzor.kb-show/1"
    assert answer["id"] == "kz-gp-2002-79:6"
    assert answer["text"].startswith("Изучать истребованные")
    assert answer["kind"] == ["duty"]
    assert answer["terms"][0]["count"] == 5
    assert answer["terms"][0]["counting"] == "unspecified"
    assert "zip-2010:25" in answer["references"]
    assert answer["validity"]["from"]["not_before"] == "2003-02-12"


def test_a_norm_by_its_own_name() -> None:
    answer = json.loads(run("show", "10.report", "--format", "json").output)
    assert [norm["id"] for norm in answer["norms"]] == ["10.report"]
    assert len(answer["norms"][0]["separately"]["documents"]) == 2
    page = run("show", "10.report").output
    assert "раздельно" in page
    assert "• «Вносить предложения" not in page


def test_list_for_programs_has_everything_in_order() -> None:
    answer = json.loads(run("list", "--format", "json").output)
    ids = [one["id"] for one in answer["clauses"] if one["act"] == "kz-gp-2002-79"]
    expected = [*(f"order.{n}" for n in range(1, 6)), *(str(n) for n in range(1, 15))]
    assert ids == [f"kz-gp-2002-79:{place}" for place in expected]
    acts = {one["id"]: one for one in answer["acts"]}
    assert acts["kz-gp-2002-79"]["held"]
    assert not acts["kz-gp-2010-88"]["held"]
    assert acts["kz-gp-2002-79"]["passport"]["repealed_by"] == "kz-gp-2010-88"


def test_list_as_lines_is_a_clause_a_line() -> None:
    schema = json.loads(CliRunner().invoke(nadzor, ["schema", "kb-show"]).output)
    lines = [json.loads(line) for line in run("list", "--format", "jsonl").output.splitlines()]
    assert [one["id"] for one in lines][4:7] == [
        "kz-gp-2002-79:order.5", "kz-gp-2002-79:1", "kz-gp-2002-79:2",
    ]  # fmt: skip
    jsonschema.validate(lines[0], schema)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("участие прокурора", "5.1"),
        ("участия прокуроров", "5.1"),
        ("учасие пракурора", "5.1"),
        ("обязательно участие", "5.1"),
        ("10-ти процентная исполнительская санкция", "6.1"),
        ("представление об опротестовании", "7.2"),
        ("стажировки", "11.1"),
        ("ежеквартальный анализ", "9.1"),
        ("изучить за 5 дней", "6.1"),
        ("ежиквартально", "9.1"),
        ("банкротство", "3.4"),
        ("средства массовой информации", "13.1"),
        ("старший помощник прокурора", "14.1"),
    ],
)
def test_search_forgives_endings_and_slips(query: str, best: str) -> None:
    found = json.loads(run("search", query, "--format", "json").output)["found"]
    ours = [one["id"] for one in found if one["id"].startswith("kz-gp-2002-79:")]
    assert ours[0] == f"kz-gp-2002-79:{best}"


def test_search_finds_nothing_where_nothing_is() -> None:
    assert run("search", "велосипед").output.startswith("Ничего не найдено")


@pytest.mark.parametrize("day", ["2010-11-01", "01.11.2010"])
def test_at_takes_both_ways_of_writing_a_day(day: str) -> None:
    assert "Закон об исполнительном производстве 2010 года; действует" in run("at", day).output


def test_a_day_that_is_none_is_wrong_usage() -> None:
    assert run("at", "2010-02-30").exit_code == 2
    assert run("at", "вчера").exit_code == 2


def test_diff_and_timeline() -> None:
    assert "вручения копии решения" in " ".join(
        run("diff", "2009-12-31", "2010-01-01").output.split()
    )
    assert run("diff", "2007-05-01", "2007-05-01").output == "Изменений нет.\n"
    assert "Инструкция № 79" in run("timeline").output


def test_the_editors_schemas_are_fresh() -> None:
    for name, text in schema_texts().items():
        path = data_folder("kb") / "schemas" / f"{name}.schema.json"
        mend = "запустите: nadzor kb schemas --kb kb"
        assert path.read_text(encoding="utf-8") == text, mend


FOLDERS = ("instruments", "laws", "rules/participation", "terms", "cases")
FILES = [path for name in FOLDERS for path in sorted(data_folder("kb").glob(f"{name}/*.yaml"))]


class TextDays(yaml.CSafeLoader):
    """An editor reads a day as text."""


TextDays.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if not tag.endswith("timestamp")]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_names_its_schema_and_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = text.splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    schema = json.loads((path.parent / first.partition("=")[2]).read_text(encoding="utf-8"))
    jsonschema.validate(yaml.load(text, TextDays), schema)


def test_an_editor_sees_a_slip_too() -> None:
    schema = json.loads(schema_texts()["law"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"id": "x", "short": "y", "pasport": {}}, schema)


def test_new_instrument_leads_by_its_blanks(tmp_path: Path) -> None:
    made = run("new", "instrument", "kz-gp-2030-15", "--kb", str(tmp_path))
    assert made.exit_code == 0
    blanks = (tmp_path / "instruments/kz-gp-2030-15.yaml").read_text("utf-8").count('"[указать')
    told = run("lint", str(tmp_path))
    assert told.stdout.count("не заполнено") == blanks > 5
    assert (tmp_path / "schemas/instrument.schema.json").is_file()


def test_new_instrument_never_overwrites_unasked(tmp_path: Path) -> None:
    words = ("new", "instrument", "kz-gp-2030-15", "--kb", str(tmp_path))
    run(*words)
    path = tmp_path / "instruments/kz-gp-2030-15.yaml"
    path.write_text("своё", encoding="utf-8")
    assert run(*words).exit_code == 1
    assert path.read_text(encoding="utf-8") == "своё"
    assert run(*words, "--force").exit_code == 0
    assert run("new", "instrument", "Инструкция 15", "--kb", str(tmp_path)).exit_code == 1


ANSWERS = [
    ("kb-list", ["list"]),
    ("kb-show", ["show", "5"]),
    ("kb-show", ["show", "4.2"]),
    ("kb-show", ["show", "order.title"]),
    ("kb-show", ["show", "kz-gp-2002-79"]),
    ("kb-show", ["show", "kz-gpk-1999"]),
    ("kb-show", ["show", "kz-gpk-1999:55(2)"]),
    ("kb-show", ["show", "gpk-1999"]),
    ("kb-show", ["show", "gpk-1999:344(4)"]),
    ("kb-search", ["search", "прокурор"]),
    ("kb-at", ["at", "2010-11-01"]),
    ("kb-timeline", ["timeline"]),
    ("kb-diff", ["diff", "2005-01-01", "2012-01-01"]),
]


@pytest.mark.parametrize(("name", "words"), ANSWERS, ids=str)
def test_every_machine_answer_fits_its_public_schema(name: str, words: list[str]) -> None:
    schema = json.loads(CliRunner().invoke(nadzor, ["schema", name]).output)
    printed = run(*words, "--format", "json").output
    assert printed.endswith("}\n")
    jsonschema.validate(json.loads(printed), schema)
    as_yaml = run(*words, "--format", "yaml").output
    assert yaml.safe_load(as_yaml)["schema"] == f"nadzor.{name}/1"


def test_the_list_for_people_has_every_clause_and_says_what_is_not_held() -> None:
    page = run("list").output
    for place in [*(f"order.{n}" for n in range(1, 6)), *(str(n) for n in range(1, 15))]:
        assert f"\n  {place:9} " in page
    held, _, not_held = page.partition("Только реквизиты")
    assert "kz-gp-2010-88" not in held
    assert "kz-gp-2010-88" in not_held
    assert "gpk-1999" in not_held


def test_a_laws_page_shows_its_articles_its_doubts_and_its_questions() -> None:
    page = " ".join(run("show", "gpk-1999").output.split())
    assert "344(4) Частный протест — в 15 дней" in page
    assert "(не установлено)" in page
    assert "вопрос Каков срок частного протеста с 1 июля 2012 года" in page


def test_the_orders_preamble_and_signature_have_names() -> None:
    assert "руководствуясь статьями 43 и 44" in " ".join(
        run("show", "order.preamble").output.split()
    )
    assert "Генеральный Прокурор" in run("show", "order.signature").output


def test_a_clause_of_two_acts_is_asked_back(tmp_path: Path) -> None:
    from .test_lint import office

    result = run("show", "1", "--kb", str(office(tmp_path)))
    assert result.exit_code == 1
    assert "kz-gp-2002-79:1" in result.exception.line()  # type: ignore[union-attr]
    assert "kz-gp-2030-1:1" in result.exception.line()  # type: ignore[union-attr]


def test_list_and_search_as_of_a_day() -> None:
    then = json.loads(run("list", "--on", "2011-05-01", "--format", "json").output)
    assert {one["act"] for one in then["clauses"]} == {"kz-gpk-1999"}
    assert "kz-gp-2010-88" in {one["id"] for one in then["acts"]}
    found = json.loads(
        run("search", "частный протест", "--on", "2011-05-01", "--format", "json").output
    )
    words = {one["id"]: one["text"] for one in found["found"]}
    assert "в 10 дней" in words["gpk-1999:344(4)"]
    assert "в 15 дней" not in words["gpk-1999:344(4)"]
