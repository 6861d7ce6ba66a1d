"""Replaying what an export says is new: statuses, articles, claims and figures must fit the story they stand in."""

import hashlib
from collections.abc import Collection, Mapping
from typing import get_args

from pipeline.exports.changes import ClaimChangeKind, WithdrawalReason
from pipeline.exports.places import Json, Place, get, objects, optional, typed
from pipeline.exports.tiling import Sources, check_passage

KEYS = ("born", "updated", "changes")


def check_news(story: Json, own: Sources, sources: Sources, place: Place) -> None:
    """Check the fields that a run adds which goes on from another; nothing where none of them is there.

    own      texts of the articles of the story
    sources  texts of all articles

    Raises:
        FaultError: the first fault, with its place.
    """
    there = [key for key in KEYS if key in story]
    if not there:
        return
    place.require(len(there) == len(KEYS), f"got {', '.join(there)} alone, expected {', '.join(KEYS)}")
    born, updated = (get(story, key, str, place) for key in KEYS[:2])
    place.require(born <= updated, f"got updated {updated} before born {born}")
    status = get(story, "status", str, place)
    changes = optional(story, "changes", dict, place)
    closed = status == "closed"
    expected = not closed or not own  # of a closed story that has no article left, what was withdrawn is told
    place.require((changes is not None) == expected, f"got status {status} {'with' if changes else 'without'} changes")
    _check_previous(story, status, place)
    if changes is not None:
        _check_changes(changes, story, status, own, sources, place.at("changes"))


def _check_previous(story: Json, status: str, place: Place) -> None:
    goes_on = get(story, "story_id", str, place) in get(story, "previous", list, place)
    expected = "without its own id" if status == "new" else "with its own id"
    place.require(goes_on == (status != "new"), f"got previous for status {status}, expected it {expected}")


def _check_changes(changes: Json, story: Json, status: str, own: Sources, sources: Sources, place: Place) -> None:
    articles, stories = (get(changes, name, dict, place) for name in ("articles", "stories"))
    named = {name: _ids(articles, name, place) for name in ("added", "corrected", "withdrawn")}
    moved = {name: _ids(stories, name, place) for name in ("merged", "split_from", "split_into")}
    for name in ("added", "corrected"):
        place.require(set(named[name]) <= set(own), f"got {name} articles that are not in the story")
    place.require(not set(named["added"]) & set(named["corrected"]), "got an article both added and corrected")
    place.require(not set(named["withdrawn"]) & set(own), "got a withdrawn article among those of the story")
    previous = set(get(story, "previous", list, place))
    place.require({*moved["merged"], *moved["split_from"]} <= previous, "got stories that previous does not name")
    place.require(not moved["split_from"] or status == "new", f"got split_from for status {status}, expected new")
    again = stories.get("reopened", False)  # from version 1.2 on
    place.require(not again or (status != "new" and bool(previous)), f"got reopened for status {status}")
    grows = bool(named["added"] or named["corrected"] or moved["merged"])
    place.require(status != "grown" or grows, "got status grown, expected an article or a story that came to it")
    still = status == "unchanged" and (named["corrected"] or moved["merged"])
    place.require(not still, "got status unchanged with a correction or a merger")
    texts = {get(c, "claim_id", str, place): get(c, "text", str, place) for c in objects(story, "claims", place)}
    _check_claims(objects(changes, "claims", place), texts, not previous, sources, place)
    for i, figure in enumerate(objects(changes, "figures", place)):
        _check_figure(figure, texts, own, place.at(f"figures[{i}]"))


def _ids(record: Json, name: str, place: Place) -> list[str]:
    found = [typed(i, str, name, place) for i in get(record, name, list, place)]
    place.require(len(set(found)) == len(found), f"got an id twice in {name}")
    return found


def _check_claims(changes: list[Json], texts: Mapping[str, str], born: bool, sources: Sources, place: Place) -> None:
    """born: the story continues none, so that all its claims are new."""
    seen: set[str] = set()
    for i, change in enumerate(changes):
        here = place.at(f"claims[{i}]")
        kind = get(change, "change", str, here)
        here.require(kind in get_args(ClaimChangeKind), f"got {kind!r}, expected one of {get_args(ClaimChangeKind)}")
        claim_id, was = optional(change, "claim_id", str, here), optional(change, "was", dict, here)
        reason = optional(change, "reason", str, here)
        here.require((claim_id is None) == (kind == "withdrawn"), f"got claim_id {claim_id} for a {kind} claim")
        here.require((was is None) == (kind == "new"), f"got {'no ' if was is None else ''}was for a {kind} claim")
        known = get_args(WithdrawalReason) if kind == "withdrawn" else (None,)
        here.require(reason in known, f"got reason {reason!r}, expected one of {known}")
        if claim_id is not None:
            here.require(
                claim_id in texts and claim_id not in seen, f"got claim {claim_id}, expected one of the story, once"
            )
            seen.add(claim_id)
        if was is not None:
            _check_past(was, texts.values(), sources, here.at("was"))
    place.require(
        not born or seen == set(texts), "got claims of a story without previous that are not among the new ones"
    )


def _check_past(was: Json, said: Collection[str], sources: Sources, place: Place) -> None:
    """A claim of the last run: said no more, its evidence where its articles are still what they were."""
    get(was, "claim_id", str, place)
    place.require(get(was, "text", str, place) not in said, "got a claim as gone that the story says")
    evidence = objects(was, "evidence", place)
    place.require(bool(evidence), "got no evidence, expected that of the last run")
    for i, passage in enumerate(evidence):
        here = place.at(f"evidence[{i}]")
        article, sha256 = get(passage, "article_id", str, here), get(passage, "sha256", str, here)
        if article in sources and _digest(sources[article]["text"] or "") == sha256:
            check_passage(passage, sources, here)


def _check_figure(figure: Json, texts: Mapping[str, str], own: Sources, place: Place) -> None:
    now, was = get(figure, "now", str, place), get(figure, "was", str, place)
    place.require(bool(now and was), "got an empty figure, expected it as printed")
    values = [optional(figure, name, float, place) for name in ("value", "was_value")]
    place.require(values[0] is None or values[0] != values[1], f"got {now}, was {was}: one value")
    claim_id = optional(figure, "claim_id", str, place)
    place.require(
        claim_id is None or (claim_id in texts and now in texts[claim_id]), f"got {now}, which its claim does not say"
    )
    evidence = objects(figure, "evidence", place)
    place.require(bool(evidence), "got no evidence, expected a passage or more")
    for i, passage in enumerate(evidence):
        check_passage(passage, own, place.at(f"evidence[{i}]"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
