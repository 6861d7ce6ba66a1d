"""An independent check of published claims: numbers, dates, names, speakers and polarity against what they cite.

It reads the two files of an export alone and shares no code with the checker of the pipeline, so that a fault of
one is not hidden by the other. A claim cites the passages of its evidence and the sentences around its alignments.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_CAPITAL = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_NEGATION = re.compile(r"\b(?:not|no|never|none|neither|nor|cannot|without)\b|n['’]t\b", re.IGNORECASE)
_SPEECH = r"(?:said|says|told|added|wrote|tweeted|announced|argued|warned|claimed|denied)"
_SPEAKER = re.compile(rf"([A-Z][\w’'-]+) {_SPEECH}\b|\b{_SPEECH} ([A-Z][\w’'-]+)")
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_PRINTED = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{1,2}})(?:, (\d{{4}}))?\Z")
_NAMED = re.compile(
    r"the (?:(?P<season>spring|summer|fall|autumn) of (?P<season_year>\d{4})|"
    rf"(?P<kind>week|weekend|morning|afternoon|evening|night) of (?P<month>{'|'.join(_MONTHS)}) (?P<day>\d{{1,2}})"
    r"(?:, (?P<year>\d{4}))?)\Z"
)
AROUND = 1500
"""Characters before and after an alignment in which the ends of its sentence are looked for."""


@dataclass(frozen=True, slots=True)
class Unfaithful:
    """Something that a claim says and its citations do not. kind: number, date, name, speaker or polarity."""

    claim_id: str
    kind: str
    detail: str


def check_export(folder: Path) -> tuple[int, list[Unfaithful]]:
    """How many claims an exports folder holds, and what is wrong with them."""
    articles = {a["article_id"]: a for a in _lines(folder / "articles.jsonl")}
    claims, found = 0, list[Unfaithful]()
    for story in _lines(folder / "stories.jsonl"):
        own = {a["article_id"]: {**articles[a["article_id"]], **a} for a in story["articles"]}
        for claim in story["claims"]:
            claims += 1
            found += check_claim(claim, own)
    return claims, found


def _lines(path: Path) -> Iterator[Json]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def check_claim(claim: Json, articles: Mapping[str, Json]) -> list[Unfaithful]:
    """What is wrong with one claim of an export; `articles` by id hold `text`, `title` and `day` or `published`."""
    cited = "\n".join(_cited(claim, articles))
    text = _without_dates(claim)
    faults = [("number", d) for d in sorted(set(_DIGITS.findall(text)) - set(_DIGITS.findall(cited)))]
    faults += [("name", w) for w in sorted(_names(text) - {w.casefold() for w in _words(cited)})]
    faults += [("date", d) for d in _wrong_dates(claim, articles)]
    faults += [("speaker", s) for s in _wrong_speakers(claim, cited)]
    faults += [("polarity", p) for p in _lost_negations(claim, articles)]
    return [Unfaithful(claim["claim_id"], kind, detail) for kind, detail in faults]


def _cited(claim: Json, articles: Mapping[str, Json]) -> Iterator[str]:
    for e in claim["evidence"]:
        yield (articles[e["article_id"]][e["field"]] or "")[e["start"] : e["end"]]
    for a in claim["alignments"]:
        if a["article_id"] is not None:
            source = articles[a["article_id"]][a["field"]] or ""
            yield _sentence(source, a["start"], a["end"])


def _sentence(text: str, start: int, end: int) -> str:
    """The stretch from the full stop or line end before a place to that after it."""
    before = list(re.finditer(r"[.!?]['\"”’)]*\s+|\n", text[max(0, start - AROUND) : start]))
    first = max(0, start - AROUND) + before[-1].end() if before else max(0, start - AROUND)
    after = re.search(r"[.!?]['\"”’)]*(?:\s|\Z)|\n", text[end - 1 : end + AROUND])
    return text[first : end - 1 + after.end()] if after else text[first : end + AROUND]


def _without_dates(claim: Json) -> str:
    """A claim with the dates that stand for relative ones blanked out, and the "In" or "On" put before them."""
    text = claim["text"]
    for a in claim["alignments"]:
        put_in = a["operation"] == "insert" and text[a["claim_start"] : a["claim_end"]].strip() in ("In", "On", "The")
        if a["operation"] == "date" or put_in:
            text = text[: a["claim_start"]] + " " * (a["claim_end"] - a["claim_start"]) + text[a["claim_end"] :]
    return str(text)


def _words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", word) for word in _CAPITAL.findall(text)]


def _names(text: str) -> set[str]:
    """Words with a capital, case-folded."""
    return {word.casefold() for word in _words(text) if word[:1].isupper()}


def _wrong_dates(claim: Json, articles: Mapping[str, Json]) -> Iterator[str]:
    """Dates that are not the day of the week that their source names, or more than a week from its day."""
    for a in claim["alignments"]:
        if a["operation"] != "date":
            continue
        printed = claim["text"][a["claim_start"] : a["claim_end"]]
        source = (articles[a["article_id"]]["text"] or "")[a["start"] : a["end"]].casefold().split()[-1]
        article = articles[a["article_id"]]
        day, match = article.get("day") or article.get("published"), _PRINTED.match(printed)
        if day and match is None and _fits_period((article["text"] or "")[a["start"] : a["end"]], printed, day):
            continue
        if match is None or day is None:
            yield f"{printed} for {source!r} of {day}"
            continue
        written = date.fromisoformat(day[:10])
        said = date(int(match[3] or written.year), _MONTHS.index(match[1]) + 1, int(match[2]))
        away = (written - said).days
        counted = {"yesterday": 1, "today": 0}.get(source)
        fits = away == counted if source not in _WEEK else _WEEK[said.weekday()] == source
        if not fits or abs(away) > 3:
            yield f"{printed} for {source!r} of {day}"


def _fits_period(source: str, printed: str, day: str) -> bool:
    """Whether a time is the one before, of or after a day, or the part of it, as its source says."""
    which, _, unit = source.casefold().removesuffix("'s").removesuffix("’s").partition(" ")
    shift = {"last": -1, "this": 0, "next": 1}.get(which)
    written = date.fromisoformat(day[:10])
    if named := _NAMED.match(printed):
        return _fits_named(which, unit, named, written)
    if shift is None:
        return False
    if unit == "year":
        return printed == str(written.year + shift)
    year, month = written.year + (written.month + shift - 1) // 12, (written.month + shift - 1) % 12 + 1
    return unit == "month" and printed in (_MONTHS[month - 1], f"{_MONTHS[month - 1]} {year}")


def _fits_named(which: str, unit: str, named: re.Match[str], written: date) -> bool:
    """Whether "the week of March 1", "the summer of 2021" or "the night of May 2" is what a source counts."""
    if named["season"]:
        return named["season"] == unit and int(named["season_year"]) - written.year in (
            {"last": (-1,), "this": (0,), "next": (1,)}.get(which, ())
        )
    said = date(int(named["year"] or written.year), _MONTHS.index(named["month"]) + 1, int(named["day"]))
    away, kind = (said - written).days, named["kind"]
    if kind == "week":
        first = {"last": -7, "this": 0, "next": 7}.get(which)
        return unit == "week" and first is not None and said.weekday() == 0 and 0 <= first - away < 7
    if kind == "weekend":
        return (which, unit) in (("last", "weekend"), ("the", "weekend")) and said.weekday() == 5 and -7 <= away < 0
    if which == "tonight":
        return kind == "night" and away == 0
    return unit == kind and away == (-1 if which == "last" else 0)


def _wrong_speakers(claim: Json, cited: str) -> Iterator[str]:
    """Names beside a verb of saying that do not stand beside one in the citations, nor were put in for a pronoun."""
    text = claim["text"]
    for match in _SPEAKER.finditer(text):
        name = match[1] or match[2]
        at = match.start(1) if match[1] else match.start(2)
        put_in = any(a["operation"] == "refer" and a["claim_start"] <= at < a["claim_end"] for a in claim["alignments"])
        gap = r"[^\w.!?\n]+"
        before = rf"{re.escape(name)}(?:\W\([^)]*\))?{gap}(?:[\w’'-]+{gap}){{0,4}}?{_SPEECH}\b"
        interrupted = rf"{re.escape(name)}(?:,\s(?:[^,;.\n]|\b[A-Z]\.)*,|\s?[—–-]+\s?[^—–;\n]*[—–-]+)\s?{_SPEECH}\b"
        beside = rf"{before}|{interrupted}|\b{_SPEECH}\s(?:[\w.’'-]+\s){{0,6}}{re.escape(name)}"
        if not put_in and not re.search(beside, cited):
            yield match.group()


def _lost_negations(claim: Json, articles: Mapping[str, Json]) -> Iterator[str]:
    """Negations left out alone, with the words on both sides kept."""
    copied = [a for a in claim["alignments"] if a["operation"] in ("copy", "case")]
    for left, right in pairwise(copied):
        if left["article_id"] == right["article_id"] and left["end"] < right["start"]:
            gap = (articles[left["article_id"]][left["field"]] or "")[left["end"] : right["start"]]
            if _NEGATION.search(gap) and len(gap.split()) < 4:
                yield gap.strip()
