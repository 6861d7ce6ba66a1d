"""Replaying an export: hashes, passages, alignments, groups and counts, from stories.jsonl and articles.jsonl alone."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from pipeline.exports.places import Json, Place, get, lines_of, objects, optional, typed
from pipeline.exports.replay_news import check_news
from pipeline.exports.tiling import Sources, check_links, check_passage, check_tiling
from pipeline.records import Relation, Status


@dataclass(slots=True)
class Tally:
    """What was replayed; copied and characters count code points of claims."""

    stories: int = 0
    articles: int = 0
    claims: int = 0
    alignments: int = 0
    copied: int = 0
    characters: int = 0
    seen: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What counts an article of a story."""

    outlet: tuple[bool, str]
    origin: str


def audit(folder: Path) -> Tally:
    """Replay the two files of an exports folder.

    Raises:
        FaultError: the first fault, with its place.
    """
    tally = Tally()
    sources = _read_articles(folder / "articles.jsonl")
    tally.articles = len(sources)
    for place, story in lines_of(folder / "stories.jsonl"):
        _check_story(story, sources, tally, place)
    return tally


def _read_articles(path: Path) -> Sources:
    sources: Sources = {}
    for place, record in lines_of(path):
        article_id = get(record, "article_id", str, place)
        place = place.at(f"article {article_id}")
        place.require(article_id not in sources, "got this article_id a second time, expected it once")
        text = get(record, "text", str, place)
        sources[article_id] = {"text": text, "title": optional(record, "title", str, place)}
        for i, span in enumerate(get(record, "body", list, place)):
            _check_span(span, len(text), place.at(f"body[{i}]"))
    return sources


def _check_span(span: object, length: int, place: Place) -> None:
    ends = typed(span, list, "span", place)
    place.require(len(ends) == 2, f"got {len(ends)} ends, expected [start, end]")
    start, end = (typed(e, int, "end of a span", place) for e in ends)
    place.require(0 <= start < end <= length, f"got [{start}, {end}), expected a range within [0, {length})")


def _check_story(story: Json, sources: Sources, tally: Tally, place: Place) -> None:
    story_id = get(story, "story_id", str, place)
    place = Place(place.file, place.line, story_id)
    _once(story_id, "story_id", tally, place)
    place.require("schema_version" in story, "got no field 'schema_version', expected the version of the schema")
    status = get(story, "status", str, place)
    place.require(status in get_args(Status), f"got status {status!r}, expected one of {', '.join(get_args(Status))}")
    standings = _check_articles(story, sources, place)
    _check_counts(get(story, "counts", dict, place), list(standings.values()), place.at("counts"))
    own: Sources = {a: sources[a] for a in standings}
    _check_headline(story, own, place)
    for i, claim in enumerate(objects(story, "claims", place)):
        _check_claim(claim, own, standings, tally, place.at(f"claim {claim.get('claim_id', i)}"))
    for i, disagreement in enumerate(objects(story, "disagreements", place)):
        _check_disagreement(disagreement, own, place.at(f"disagreements[{i}]"))
    for i, aside in enumerate(objects(story, "set_aside", place)):
        get(aside, "text", str, place.at(f"set_aside[{i}]"))
        get(aside, "reasons", list, place.at(f"set_aside[{i}]"))
    check_news(story, own, sources, place)
    tally.stories += 1


def _once(identity: str, name: str, tally: Tally, place: Place) -> None:
    key = f"{name} {identity}"
    place.require(key not in tally.seen, f"got {name} {identity} a second time, expected it once")
    tally.seen.add(key)


def _check_articles(story: Json, sources: Sources, place: Place) -> dict[str, _Standing]:
    """The articles of a story by id, hashes replayed."""
    found: dict[str, _Standing] = {}
    for i, article in enumerate(objects(story, "articles", place)):
        article_id = get(article, "article_id", str, place.at(f"articles[{i}]"))
        here = place.at(f"article {article_id}")
        here.require(article_id not in found, "got this article a second time in the story, expected it once")
        here.require(article_id in sources, "got an article that articles.jsonl lacks, expected its text there")
        digest = hashlib.sha256((sources[article_id]["text"] or "").encode("utf-8", "surrogatepass")).hexdigest()
        given = get(article, "sha256", str, here)
        here.require(given == digest, f"got sha256 {given}, expected {digest} of the text in articles.jsonl")
        origin, outlet = get(article, "origin", str, here), optional(article, "outlet", str, here)
        found[article_id] = _Standing((outlet is None, outlet or origin), origin)
    gone = story.get("status") == "closed" and story.get("changes") is not None  # all of them were withdrawn
    place.require(bool(found) != gone, "got no articles, expected one or more, and none where all were withdrawn")
    return found


def _check_counts(counts: Json, standings: Sequence[_Standing], place: Place) -> None:
    expected = {
        "articles": len(standings),
        "outlets": len({s.outlet for s in standings}),
        "origins": len({s.origin for s in standings}),
    }
    for name, number in expected.items():
        got = get(counts, name, int, place)
        place.require(got == number, f"got {got} {name}, expected {number} from the articles of the story")


def _check_headline(story: Json, sources: Sources, place: Place) -> None:
    if "headline_alignments" not in story:
        return
    headline = optional(story, "headline", str, place)
    alignments = objects(story, "headline_alignments", place)
    check_tiling(headline or "", alignments, sources, place.at("headline"))


def _check_claim(claim: Json, sources: Sources, standings: Mapping[str, _Standing], tally: Tally, place: Place) -> None:
    _once(get(claim, "claim_id", str, place), "claim_id", tally, place)
    text = get(claim, "text", str, place)
    place.require(bool(text), "got a claim without text, expected a sentence")
    verdict = get(claim, "verdict", dict, place)
    label = get(verdict, "label", str, place)
    place.require(label == "supported", f"got verdict {label!r}, expected only supported claims among the published")
    _check_score(verdict, place.at("verdict"))
    cited = _check_evidence(claim, sources, place)
    _check_support(get(claim, "support", dict, place), cited, standings, place.at("support"))
    alignments = objects(claim, "alignments", place)
    tally.copied += check_tiling(text, alignments, sources, place)
    for i, passage in enumerate(objects(claim, "evidence", place)):
        check_links(text, passage, sources, place.at(f"evidence[{i}]"))
    tally.claims += 1
    tally.alignments += len(alignments)
    tally.characters += len(text)


def _check_score(record: Json, place: Place) -> None:
    score = get(record, "score", float, place)
    place.require(0 <= score <= 1, f"got score {score}, expected one in [0, 1]")


def _check_evidence(claim: Json, sources: Sources, place: Place) -> list[str]:
    """The article of each passage, groups and ranges replayed."""
    evidence = objects(claim, "evidence", place)
    place.require(bool(evidence), "got no evidence, expected a passage or more")
    for i, passage in enumerate(evidence):
        here = place.at(f"evidence[{i}]")
        check_passage(passage, sources, here)
        _check_score(passage, here)
    groups = sorted({get(p, "group", int, place) for p in evidence})
    place.require(
        groups == list(range(len(groups))),
        f"got groups {groups}, expected {list(range(len(groups)))}: from 0, none left out",
    )
    return [get(p, "article_id", str, place) for p in evidence]


def _check_support(support: Json, cited: Sequence[str], standings: Mapping[str, _Standing], place: Place) -> None:
    """Articles and outlets follow from the evidence; origins only within bounds, as passages may be carried."""
    articles = sorted(set(cited))
    outlets = {standings[a].outlet for a in articles}
    for name, number in (("articles", len(articles)), ("outlets", len(outlets))):
        got = get(support, name, int, place)
        place.require(got == number, f"got {got} {name}, expected {number} from the evidence")
    origins = get(support, "origins", int, place)
    place.require(
        1 <= origins <= len(cited), f"got {origins} origins, expected 1 to {len(cited)}, the passages of the evidence"
    )


def _check_disagreement(disagreement: Json, sources: Sources, place: Place) -> None:
    relation = get(disagreement, "relation", str, place)
    allowed = get_args(Relation)
    place.require(relation in allowed, f"got relation {relation!r}, expected one of {', '.join(allowed)}")
    for i, side in enumerate(objects(disagreement, "sides", place)):
        for name in ("evidence", "figures") if "figures" in side else ("evidence",):  # runs of before have none
            for j, passage in enumerate(objects(side, name, place)):
                check_passage(passage, sources, place.at(f"sides[{i}], {name}[{j}]"))
