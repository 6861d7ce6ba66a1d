"""Months, weekdays and near days in the languages of the table."""

import pytest

from pipeline.text.months import DAY_OFFSETS, ENGLISH, MONTHS, WEEKDAYS

SPELLED = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
DAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
}
NEAR = {
    0: "today heute aujourd'hui hoy oggi hoje vandaag сегодня сьогодні dzisiaj idag bugün σήμερα",
    -1: "yesterday gestern ayer ieri ontem gisteren вчера вчора wczoraj včera igår dün أمس χθες",
    1: "tomorrow",
}


@pytest.mark.parametrize("language", SPELLED)
def test_months_are_numbered_from_one(language: str) -> None:
    assert [MONTHS[word] for word in SPELLED[language].split()] == list(range(1, 13))


def test_the_printed_months_are_the_english_ones() -> None:
    assert " ".join(ENGLISH).lower() == SPELLED["en"]


@pytest.mark.parametrize("language", DAYS)
def test_weekdays_are_numbered_from_monday(language: str) -> None:
    assert [WEEKDAYS[word] for word in DAYS[language].split()] == list(range(7))


def test_a_near_day_is_so_many_from_the_day_of_an_article() -> None:
    assert {word: offset for offset, words in NEAR.items() for word in words.split()} == DAY_OFFSETS
