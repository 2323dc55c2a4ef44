"""The exported quiz is played through in a real browser, with no network at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from nadzor_docs.seminar.exercise import Choice, Exercise, Question, Topic
from nadzor_docs.seminar.export import to_html

OUTCOME = Question("Обязательно ли участие?", (Choice("Да", True), Choice("Нет", False)))
GROUNDS = Question("Основания?", (Choice("Первое", True), Choice("Второе", False)), several=True)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("нет Chromium: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    profile = tmp_path_factory.mktemp("profile")
    for flag in ("headless", "no-sandbox", "disable-gpu", "disable-background-networking",
                 "disable-component-update", "disable-sync", "no-first-run",
                 f"user-data-dir={profile}"):  # fmt: skip
        options.add_argument(f"--{flag}")
    started = webdriver.Chrome(options, webdriver.ChromeService(driver))
    yield started
    started.quit()


def case(number: int) -> Exercise:
    return Exercise(
        id=str(number), topic=Topic.PARTICIPATION, level=1, title="Дело", heading="Акт",
        text=("Текст </script> акта «А & Б».",), questions=(OUTCOME, GROUNDS),
        answer="Обязательно.", why="Пункт 5.", points=2, act_quotes=("слова акта",),
    )  # fmt: skip


def choose(browser: Any, outcome: int, grounds: list[int]) -> None:
    browser.find_element(By.CSS_SELECTOR, f"[name=q0][value='{outcome}']").click()
    for ground in grounds:
        browser.find_element(By.CSS_SELECTOR, f"[name=q1][value='{ground}']").click()
    browser.find_element(By.CSS_SELECTOR, "form button").click()


def test_a_quiz_is_played_to_its_end(browser: Any, tmp_path: Path) -> None:
    page = tmp_path / "викторина.html"
    page.write_text(to_html("Викторина", [case(1), case(2)]), encoding="utf-8")
    browser.get(page.as_uri())
    assert "</script>" in browser.find_element(By.ID, "act").text

    browser.find_element(By.CSS_SELECTOR, "form button").click()
    assert "Выберите" in browser.find_element(By.ID, "hint").text

    choose(browser, 1, [])  # a miss: explained at once, and back later
    explained = browser.find_element(By.ID, "explanation").text
    assert "Неверно" in explained
    assert "слова акта" in explained
    for _ in range(2):
        browser.find_element(By.ID, "next").click()
        choose(browser, 0, [0])
        assert "Верно" in browser.find_element(By.ID, "explanation").text
    browser.find_element(By.ID, "next").click()
    assert "2 из 4" in browser.find_element(By.ID, "result").text
