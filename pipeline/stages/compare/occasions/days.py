"""Days, months and years of a story, each with the deed that it belongs to."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.records import Sentence
from pipeline.stages.compare.occasions.day import Day, Grain, Reading, told_at
from pipeline.stages.compare.reading.naming import Source
from pipeline.text.dates import find_dates
from pipeline.text.months import ENGLISH, WEEKDAY, WEEKDAYS

_MONTH = rf"(?:{'|'.join(ENGLISH)}|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
_DAY = re.compile(
    rf"(?<![^\W_])(?:(?P<weekday>{WEEKDAY})|(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight)"
    rf"|(?P<date>{_MONTH} \d{{1,2}}(?!\d)(?:, (?:19|20)\d\d)?)|(?P<month>{_MONTH},? (?P<of>(?:19|20)\d\d))"
    r"|(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Ff]rom ))(?P<year>(?:19|20)\d\d))(?![^\W_])"
)
_ANOTHER_WEEK = re.compile(
    r"(?<![^\W_])(?:[Ll]ast|[Nn]ext|[Ee]very|[Ee]ach|[Ff]ollowing|[Pp]revious|[Bb]lack|[Gg]ood|[Ss]uper) $"
)


def days_of(sources: Sequence[Source]) -> list[Day]:
    """The days of all sentences that are no repeats and that belong to a deed, by article and place."""
    origins = {source.member.article_id: source.member.origin for source in sources}
    return [
        day
        for source in sources
        for sentence in source.member.sentences
        if not sentence.repeat
        for day in _of_sentence(source, sentence, source.origin(sentence, origins))
    ]


def _of_sentence(source: Source, sentence: Sentence, origin: str) -> Iterator[Day]:
    text = source.member.text
    matches = list(_DAY.finditer(text, sentence.start, sentence.end))
    if not matches:
        return
    found = find_dates(text[sentence.start : sentence.end], source.member.day)
    resolved = {sentence.start + day.end: day.iso for day in found}
    for match in matches:
        if _ANOTHER_WEEK.search(text, max(sentence.start, match.start() - 12), match.start()):
            continue
        if read := _value(match, resolved):
            printed = match.lastgroup if match.lastgroup not in (None, "of") else "month"
            yield from told_at(source, sentence, match.span(), Reading(*read, printed), origin)


def _value(match: re.Match[str], resolved: dict[int, str]) -> tuple[str, Grain, int | None] | None:
    """The value of a day, its grain and its weekday; None where the day of the article is needed and not known."""
    if match["year"]:
        return match["year"], "year", None
    if match["month"]:
        return f"{match['of']}-{_month(match['month']) + 1:02}", "month", None
    iso = next((resolved[end] for end in range(match.start() + 3, match.end() + 1) if end in resolved), None)
    if iso is not None:
        return iso, "day", date.fromisoformat(iso).weekday()
    if match["weekday"]:
        return match[0], "day", WEEKDAYS[match[0].casefold()]
    return (
        (f"--{_month(match[0]) + 1:02}-{int(match[0].split()[1].rstrip(',')):02}", "day", None)
        if match["date"]
        else None
    )


def _month(printed: str) -> int:
    """The place of a month in the year, from 0, by the first three letters of a date."""
    return next(i for i, name in enumerate(ENGLISH) if name.startswith(printed[:3]))
