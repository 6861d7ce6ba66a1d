"""Reports and records say what is new since the last run; a run of its own says nothing of it."""

import json
from dataclasses import replace
from typing import Any, get_args

from pipeline.exports import news
from pipeline.exports.changes import Changes, ClaimChange, FigureChange, PastClaim, PastEvidence, WithdrawalReason
from pipeline.exports.jsonl import ExportJsonLines
from pipeline.exports.markdown import ExportMarkdown
from pipeline.exports.story import Story
from tests.exports.stories import passage, quoting, source
from tests.exports.test_html import page

TEXT = "28 people died in the flood. It rained for days."


def past(text: str = "25 people died in the flood.") -> PastClaim:
    return PastClaim("claim-0", text, (PastEvidence(0, "a", "text", 0, 9, 1.0, "0" * 64),))


def grown() -> Story:
    """A story with a changed claim, a figure that is another one, and a claim that is gone."""
    article = source("a", TEXT)
    claim = quoting(article, "28 people died in the flood.")
    figure = FigureChange("people", "28 people", "25 people", 28, 25, claim.claim_id, (passage(article, "28 people"),))
    changes = Changes(
        added=("a",),
        claims=(
            ClaimChange("changed", claim.claim_id, past()),
            ClaimChange("withdrawn", None, past("The dam <held>."), "superseded"),
        ),
        figures=(figure,),
    )
    moments = {"born": "2024-03-01T00:00:00Z", "updated": "2024-03-02T00:00:00Z"}
    return Story("s-1", (article,), claims=(claim,), previous=("s-1",), status="grown", changes=changes, **moments)  # type: ignore[arg-type]


def closed() -> Story:
    return replace(grown(), story_id="s-2", previous=("s-2",), claims=(), status="closed", changes=None)


def record(story: Story) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dict(ExportJsonLines()([story], "News"))["stories.jsonl"])
    return found


def report(*stories: Story) -> str:
    return dict(ExportMarkdown()(stories, "News"))["report.md"].decode()


def test_a_record_says_what_is_new() -> None:
    found = record(grown())
    assert (found["born"], found["updated"]) == ("2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z")
    assert list(found["changes"]) == ["articles", "stories", "claims", "figures"]
    changed, gone = found["changes"]["claims"]
    assert (changed["change"], changed["was"]["text"]) == ("changed", "25 people died in the flood.")
    assert (gone["claim_id"], gone["reason"], gone["was"]["evidence"][0]["sha256"]) == (None, "superseded", "0" * 64)
    assert [found["changes"]["figures"][0][key] for key in ("now", "was")] == ["28 people", "25 people"]


def test_a_record_of_a_run_of_its_own_knows_nothing_of_it() -> None:
    alone = replace(grown(), status="new", previous=(), changes=None, born=None, updated=None)
    found = record(alone)
    assert not {"born", "updated", "changes"} & set(found)


def test_a_report_says_what_is_new_and_what_is_closed() -> None:
    text = report(grown(), closed())
    assert "1 story from 1 article.\n\nSince the last run: 1 grown, 1 closed." in text
    assert "28 people died in the flood. [1] *(changed)*" in text
    assert "- people: 28 people, was 25 people" in text
    assert r"- Not in the summary any more: The dam \<held\>." in text
    assert "## Closed since the last run" in text


def test_a_report_tells_stories_with_news_first() -> None:
    still = replace(grown(), story_id="s-0", previous=("s-0",), status="unchanged", changes=Changes())
    assert [s.story_id for s in news.open_stories([still, closed(), grown()])] == ["s-1", "s-0"]


def test_a_claim_that_its_source_took_back_is_told_from_one_that_gave_way() -> None:
    withdrawn = ClaimChange("withdrawn", None, past(), "article_withdrawn")
    assert news.lost(withdrawn) == "Withdrawn with its source"
    assert {news.lost(replace(withdrawn, reason=reason)) for reason in get_args(WithdrawalReason)} == {
        *news._LOST.values()
    }


def test_a_story_that_goes_on_after_it_was_closed_says_so() -> None:
    again = replace(grown(), changes=replace(grown().changes or Changes(), reopened=True))
    assert "- This story was closed and goes on." in report(again)
    assert record(again)["changes"]["stories"]["reopened"] is True


def test_a_report_of_a_run_of_its_own_does_not() -> None:
    text = report(replace(grown(), status="new", previous=(), changes=None, born=None, updated=None))
    assert "last run" not in text


def test_a_page_marks_what_is_new_quietly_and_escapes_it() -> None:
    html = page(grown(), closed())
    assert "Since the last run: 1 grown, 1 closed." in html
    assert '<span class="tag">changed</span>' in html
    assert "people: 28 people, was 25 people" in html
    assert "The dam &lt;held&gt;." in html


def test_claims_of_a_new_story_are_not_marked_one_by_one() -> None:
    story = grown()
    changes = Changes(claims=(ClaimChange("new", story.claims[0].claim_id, None),))
    text = report(replace(story, status="new", previous=(), changes=changes))
    assert "*(new)*" not in text
    assert "· new*" in text


def test_a_withdrawal_is_told_where_nothing_else_is_new() -> None:
    quiet = replace(grown(), status="unchanged", changes=Changes())
    assert "Nothing new since the last run.\n" in report(quiet)
    assert "Nothing new since the last run; 1 article withdrawn.\n" in report(
        quiet, replace(quiet, story_id="s-3", changes=Changes(withdrawn=("b",)))
    )
    assert "Since the last run: 1 grown; 2 articles withdrawn." in report(
        replace(grown(), changes=Changes(withdrawn=("b", "c")))
    )
