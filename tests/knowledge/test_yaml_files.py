"""YAML is read strictly, and the cache is never older than the file."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nadzor_docs.knowledge import BrokenYaml, cache, load_yaml

pytestmark = pytest.mark.usefixtures("own_cache")


def write(folder: Path, text: str) -> Path:
    path = folder / "слова.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nб: 2\na: 3\n", 3, "поле «a» уже было"),
        ("a:\n  б: 1\n  б: 2\n", 3, "поле «б» уже было"),
        ("г: 0\na: &x {б: 1}\nв: *x\n", 2, "якоря"),
        ("a: &x [1]\nв: [*x, *x]\n", 1, "якоря"),
        ("a: !!python/object/apply:os.system ['ls']\n", 1, "метка типа"),
        ("a: !!set {б}\n", 1, "метка типа"),
        ("base: {<<: {a: 1}}\n", 1, ""),
        ("a: б: в\n", 1, "двоеточие"),
        ("a:\n\t- б\n", 2, "табуляция"),
        ('a: "б\n', 2, "кавычка не закрыта"),
        ("день: 2005-02-30\n", 1, "такого дня нет"),
        ("[1]: a\n", 1, "имя поля"),
    ],
)
def test_what_is_not_strict_yaml_is_an_error_with_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    path = write(tmp_path, text)
    if text.startswith("base"):
        assert load_yaml(path) == {"base": {"<<": {"a": 1}}}  # no merging: the key is only text
        return
    with pytest.raises(BrokenYaml) as caught:
        load_yaml(path)
    assert caught.value.where == f"{path}:{line}"
    assert words in caught.value.message


def test_words_stay_words(tmp_path: Path) -> None:
    path = write(tmp_path, "on: no\nномер: 010\nсумма: 1_000\nвремя: 12:30\nда: yes\nпусто:\n")
    said = {"on": "no", "номер": "010", "сумма": "1_000", "время": "12:30", "да": "yes"}
    assert load_yaml(path) == said | {"пусто": None}


def test_a_missing_file_and_another_encoding_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(BrokenYaml, match="нет такого файла"):
        load_yaml(tmp_path / "нет.yaml")
    path = tmp_path / "cp1251.yaml"
    path.write_bytes("слово: привет".encode("cp1251"))
    with pytest.raises(BrokenYaml) as caught:
        load_yaml(path)
    assert "UTF-8" in caught.value.mend


@pytest.mark.parametrize("depth", [100, 1000, 100_000])
def test_nesting_without_end_is_refused(tmp_path: Path, depth: int) -> None:
    with pytest.raises(BrokenYaml, match="слишком глубокая"):
        load_yaml(write(tmp_path, "[" * depth + "]" * depth))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.dates() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.integers() | st.dates(), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(value=VALUES)
def test_the_cache_gives_back_exactly_what_was_parsed(tmp_path: Path, value: object) -> None:
    import yaml

    path = write(tmp_path, yaml.safe_dump(value, allow_unicode=True))
    parsed = load_yaml(path)
    again = load_yaml(path)
    assert again == parsed
    assert repr(again) == repr(parsed)


def test_a_changed_file_is_never_answered_from_the_cache(tmp_path: Path) -> None:
    import os

    path = write(tmp_path, "a: 1\n")
    stamp = path.stat()
    assert load_yaml(path) == {"a": 1}
    write(tmp_path, "a: 2\n")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # same size, same time
    assert load_yaml(path) == {"a": 2}


def test_a_torn_or_forged_entry_is_parsed_anew(tmp_path: Path, own_cache: Path) -> None:
    path = write(tmp_path, "a: 1\n")
    load_yaml(path)
    (entry,) = own_cache.rglob("*.json")
    whole = entry.read_bytes()
    for broken in (b"", whole[:-1], whole.replace(b'{"a":1}', b'{"a":9}'), b"x" * 500):
        entry.write_bytes(broken)
        assert load_yaml(path) == {"a": 1}


def test_everything_works_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    path = write(tmp_path, "день: 2005-03-14\n")
    assert load_yaml(path) == load_yaml(path) == {"день": date(2005, 3, 14)}


def test_a_caller_that_changes_its_value_harms_nobody(tmp_path: Path) -> None:
    path = write(tmp_path, "слова: [один]\n")
    load_yaml(path)["слова"].append("два")
    assert load_yaml(path) == {"слова": ["один"]}


def test_the_cache_stays_small(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST_ENTRIES", 10)
    for number in range(25):
        path = tmp_path / f"{number}.yaml"
        path.write_text(f"a: {number}\n", encoding="utf-8")
        assert load_yaml(path) == {"a": number}
    assert len(list(own_cache.rglob("*.json"))) <= 10


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_files_as_windows_editors_save_them(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "блокнот.yaml"
    path.write_bytes("id: первый\r\nтекст: >-\r\n  одна\r\n  строка\r\n".encode(encoding))
    assert load_yaml(path) == {"id": "первый", "текст": "одна строка"}
