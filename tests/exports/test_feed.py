"""feed.xml is valid Atom whose entries keep their ids and moments."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.exports.changes import Gone
from pipeline.exports.feed import TOMBSTONES, ExportFeed
from pipeline.exports.story import Story
from tests.exports.stories import comparison, passage, quoting, source
from tests.exports.test_html import ATTACKS

ATOM = "{http://www.w3.org/2005/Atom}"


def story(
    number: int = 1, text: str = "It rained.", updated: str | None = "2024-03-02T00:00:00Z", **fields: str
) -> Story:
    article = source(f"a{number}", text, **({"url": "https://x.example/?a=1&b=2"} | fields))
    born = None if updated is None else "2024-03-01T00:00:00Z"
    return Story(f"story-{number}", (article,), claims=(quoting(article, text),), born=born, updated=updated)


def feed(*stories: Story, entries: int = 9, address: str | None = None, title: str = "News") -> bytes:
    return dict(ExportFeed(entries=entries, address=address)(stories, title))["feed.xml"]


def test_a_feed_has_all_that_atom_asks_for() -> None:
    root = ET.fromstring(feed(story(), address="https://x.example/feed.xml"))
    assert [root.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated", "author", "link")] == [
        True
    ] * 5
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == "urn:newsbraid:story:story-1"
    assert entry.findtext(f"{ATOM}published") == "2024-03-01T00:00:00Z"
    assert entry.findtext(f"{ATOM}updated") == "2024-03-02T00:00:00Z"


def test_a_reader_of_feeds_finds_no_fault() -> None:
    found = feedparser.parse(feed(story(1), story(2, "It snowed.")))
    assert not found.bozo
    assert found.version == "atom10"
    assert [e.link for e in found.entries] == ["https://x.example/?a=1&b=2"] * 2
    assert "<p>It snowed. [1]</p>" in found.entries[1].content[0].value


def test_entries_stand_by_their_last_update_and_the_feed_has_that_of_the_first() -> None:
    stories = [story(1), story(2, updated="2024-03-05T00:00:00Z"), story(3)]
    root = ET.fromstring(feed(*stories, entries=2))
    names = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert names == ["urn:newsbraid:story:story-2", "urn:newsbraid:story:story-1"]
    assert root.findtext(f"{ATOM}updated") == "2024-03-05T00:00:00Z"
    assert feed(*stories[::-1], entries=2) == feed(*stories, entries=2)


def test_a_story_without_a_summary_has_no_entry() -> None:
    assert b"<entry>" not in feed(replace(story(), claims=()))


def test_in_a_run_of_its_own_the_moments_are_those_of_the_articles() -> None:
    root = ET.fromstring(feed(story(updated=None, published="2024-03-04")))
    assert root.findtext(f"{ATOM}updated") == "2024-03-04T00:00:00Z"


def test_a_story_that_ended_is_a_deleted_entry() -> None:
    gone = [Gone("story-7", "2024-03-03T00:00:00Z", None), Gone("story-8", "2024-03-04T00:00:00Z", "story-1")]
    content = dict(ExportFeed(entries=9, address=None)([story()], "News", gone))["feed.xml"]
    root = ET.fromstring(content)
    deleted = root.findall(f"{{{TOMBSTONES}}}deleted-entry")
    assert [(d.get("ref"), d.get("when")) for d in deleted] == [
        ("urn:newsbraid:story:story-8", "2024-03-04T00:00:00Z"),
        ("urn:newsbraid:story:story-7", "2024-03-03T00:00:00Z"),
    ]
    comments = [d.findtext(f"{{{TOMBSTONES}}}comment") for d in deleted]
    assert comments == ["joined to urn:newsbraid:story:story-1", None]
    assert root.findtext(f"{ATOM}updated") == "2024-03-04T00:00:00Z"
    found = feedparser.parse(content)
    assert not found.bozo and [e.id for e in found.entries] == ["urn:newsbraid:story:story-1"]


def test_deleted_entries_are_no_more_than_entries_may_be_the_last_ones_first() -> None:
    gone = [Gone(f"story-{n}", f"2024-03-0{n}T00:00:00Z", None) for n in (1, 2, 3)]
    content = dict(ExportFeed(entries=2, address=None)([], "News", gone))["feed.xml"].decode()
    assert content.count("<at:deleted-entry") == 2 and "story-1" not in content


@pytest.mark.parametrize("words", ATTACKS)
def test_nothing_of_an_article_is_markup(words: str) -> None:
    text = f"{words} said."
    found = feedparser.parse(feed(story(1, text, title=words, outlet=words), title=words), sanitize_html=False)
    assert not found.bozo
    content = found.entries[0].content[0].value
    assert "<script" not in content
    assert "<img" not in content


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_makes_xml_that_can_be_read(text: str) -> None:
    ET.fromstring(feed(story(1, text, title=text), title=text))


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="address"):
        ExportFeed(entries=1, address="javascript:alert(1)")


def test_a_contradiction_is_told_in_the_entry_with_who_says_what() -> None:
    a, b = source("a", "It hurt 28 <people>."), source("b", "It hurt 31 people.")
    differ = comparison("conflict", passage(a, "28 <people>"), passage(b, "31 people"), measure="hurt & more")
    told = Story("s", (a, b), claims=(quoting(a, "It hurt"),), comparisons=(differ,))
    (entry,) = feedparser.parse(feed(told)).entries
    expected = "<p>The sources contradict each other on hurt &amp; more: 28 &lt;people&gt; [1]; 31 people [2].</p>"
    assert expected in entry.content[0].value
    agreed = replace(told, comparisons=(replace(differ, relation="update"),))
    assert "contradict" not in feed(agreed).decode()
