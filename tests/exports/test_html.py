"""report/index.html shows passages, and nothing of an article acts in it."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.exports.html import ExportHtml
from pipeline.exports.story import Story
from pipeline.records import Layout, SetAside
from tests.exports.stories import comparison, flood, passage, quoting, source

ATTACKS = (
    "<script>document.title='ran'</script>",
    "</style><script>document.title='ran'</script>",
    '" onmouseover="document.title=1" x="',
    "--><img src=x onerror=document.title=1>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eabc\u2066\x00\x1b[31m",
    "</details></script></title><h1>",
)


def export(**parameters: int) -> ExportHtml:
    values = {
        "stories_per_page": 200,
        "context_sentences": 1,
        "context_characters": 240,
        "passage_characters": 900,
        "groups_per_claim": 6,
        "open_groups": 3,
        "open_comparisons": 4,
    }
    return ExportHtml(**(values | parameters))


def page(*stories: Story, **parameters: int) -> str:
    return dict(export(**parameters)(stories, "News"))["report/index.html"].decode()


class Seen(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def attacked(words: str) -> Story:
    a = source("a", f"He said {words} here. And left.", outlet=words, title=words, url=words, language=words[:2])
    b = source("b", "Other.", url="javascript:alert(1)", origin=words, copy_of=words)
    claim = quoting(a, f"He said {words} here.")
    differ = comparison("conflict", passage(a, words), passage(b, "Other"), measure=words, note=words)
    return Story(words, (a, b), None, (claim,), (SetAside(words, (words,)),), (differ,))


@pytest.mark.parametrize("words", ATTACKS)
def test_attack_text_is_only_text(words: str) -> None:
    tags = Seen(page(attacked(words))).tags
    assert sum(tag == "script" for tag, _ in tags) == 1
    assert not any(tag in ("img", "iframe", "link", "base", "object") for tag, _ in tags)
    assert not any(name.startswith("on") or name in ("src", "style") for _, attributes in tags for name in attributes)
    assert all(re.match(r"#|https?://|stories/", a["href"] or "") for tag, a in tags if tag == "a")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(max_examples=10, deadline=None)
def test_any_text_leaves_the_structure_of_the_page_as_it_is(words: str) -> None:
    def tags(html: str) -> list[str]:
        return [tag for tag, _ in Seen(html).tags if tag not in ("mark", "span")]

    story = Story("s", (source("a", "x"),), None, (), (SetAside(words, (words,)),))
    plain = Story("s", (source("a", "x"),), None, (), (SetAside("x", ("x",)),))
    assert tags(page(story, stories_per_page=200)) == tags(page(plain))


def test_the_policy_admits_our_style_and_script_by_hash_and_nothing_else() -> None:
    html = page(flood())
    policy = next(a["content"] for tag, a in Seen(html).tags if tag == "meta" and "http-equiv" in a)
    assert policy is not None
    for tag in ("style", "script"):
        found = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert found is not None
        digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_a_sentence_opens_its_passage_with_the_copied_part_marked() -> None:
    html = page(flood())
    assert '<mark class="copied">The barrier failed.</mark>' in html
    assert '<mark class="cited">A barrier failed on Tuesday.</mark>' in html
    assert html.count('<details class="claim"') == 1


def test_the_three_counts_are_shown() -> None:
    text = " ".join(Seen(page(flood())).text.split())
    assert "3 articles 3 outlets 2 independent origins" in text


def test_a_copy_is_shown_as_a_copy() -> None:
    assert re.search(
        r'<li id="flood--source-2" value="2" class="copy">(?:(?!</li>).)*Post(?:(?!</li>).)*copy of source 1',
        page(flood()),
        re.DOTALL,
    )


def test_figures_stand_side_by_side_as_printed() -> None:
    html = page(flood())
    assert '<p class="figure" dir="auto">65 million euros</p>' in html
    assert '<p class="figure" dir="auto">$71 million</p>' in html
    assert "One amount in different units" in html
    assert "1 EUR = 1.09 USD" in html


def test_sentences_far_from_the_passage_are_not_shown() -> None:
    a = source("a", "One is here. Two is here. Three is here. Four is here. Five is here.", title="Numbers")
    shown = Seen(page(Story("s", (a,), None, (quoting(a, "Three is here."),)))).text
    assert "Two is here." in shown
    assert "Four is here." in shown
    assert "Five is here." not in shown


def test_a_long_source_without_full_stops_is_not_reprinted() -> None:
    a = source("a", "word " * 5000 + "end")
    html = page(Story("s", (a,), None, (quoting(a, "word " * 4000 + "word"),)), passage_characters=100)
    evidence = html[html.index('class="evidence"') :]
    assert evidence.count("word") < 200


def test_right_to_left_text_carries_its_direction_and_language() -> None:
    a = source("a", "انهار السد.", language="ar")
    html = page(Story("s", (a,), None, (quoting(a, "انهار السد."),)))
    assert '<blockquote dir="auto" lang="ar">' in html


def test_a_story_without_claims_is_one_line() -> None:
    html = page(Story("s", (source("a", "x", title="Chess club moves", outlet="Gazette"),)))
    assert "Reported" in html
    assert "Chess club moves" in html
    assert "<article" not in html


def test_many_stories_have_a_page_each_and_an_index() -> None:
    stories = [Story(i, (source("a", "x", title=f"Title {i}"),)) for i in ("s1", "../s2", "S3")]
    files = dict(export(stories_per_page=2)(stories, "News"))
    assert len(files) == 4
    assert all(re.fullmatch(r"report/(index|stories/[a-z0-9_-]+)\.html", path) for path in files)
    links = [a["href"] for tag, a in Seen(files["report/index.html"].decode()).tags if tag == "a"]
    assert [f"report/{link}" for link in links] == list(files)[1:]


def test_the_same_stories_give_the_same_bytes() -> None:
    assert page(flood()) == page(flood())


def test_no_stories_give_a_page() -> None:
    assert "0 stories" in page()


def test_a_page_of_no_stories_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="stories_per_page"):
        export(stories_per_page=0)


def test_an_article_without_sentences_still_shows_its_passage() -> None:
    a = source("a", "It rained in Ely and in Wells.", sentences=(), layout=Layout(None, None, None, None, ()))
    assert "rained in Ely" in Seen(page(Story("s", (a,), None, (quoting(a, "rained in Ely"),)))).text


def test_a_sentence_stands_on_the_side_that_its_script_begins_on() -> None:
    # dir=auto looks into no child that has a dir of its own, so it stands on the element that is aligned.
    summary = page(flood()).split('class="said"')[0].rsplit("<summary", 1)[1]
    assert 'dir="auto"' in summary


def test_a_sentence_names_who_says_it_and_how_many_are_independent() -> None:
    a = source("a", "The barrier failed.", outlet="The Post")
    b = source("b", "The barrier failed.", outlet="Courier")
    claim = quoting(a, "The barrier failed.", passage(b, "The barrier failed."))
    text = " ".join(Seen(page(Story("s", (a, b), None, (claim,), (), ()))).text.split())
    assert "The barrier failed. The Post, Courier 2 origins" in text


def test_a_sentence_with_a_figure_that_others_contradict_says_so() -> None:
    a, b = source("a", "It hurt 28 people.", outlet="A"), source("b", "It hurt 31 people.", outlet="B")
    sides = comparison("conflict", passage(a, "28 people"), passage(b, "31 people"))
    noted = replace(sides, sides=tuple(replace(side, figures=side.evidence) for side in sides.sides))
    claim = quoting(a, "It hurt 28 people.")
    assert ">sources differ<" in page(Story("s", (a, b), None, (claim,), (), (noted,)))
    html = page(Story("s", (a, b), None, (claim,), (), (noted,)))
    text = " ".join(Seen(html).text.split())
    assert "The sources contradict each other on cost: 28 people (A); 31 people (B)." in text
    assert 'href="#s--differs-1"' in html
    assert 'id="s--differs-1"' in html
    update = replace(noted, relation="update")
    assert ">sources differ<" not in page(Story("s", (a, b), None, (claim,), (), (update,)))


def test_a_page_of_many_stories_has_a_table_of_contents_that_leads_to_each() -> None:
    stories = [replace(flood(), story_id=f"s{n}") for n in range(6)]
    html = page(*stories)
    assert all(html.count(f'href="#s{n}"') == 2 and f'id="s{n}"' in html for n in range(6))
    assert "Contents" not in page(*stories[:5])


def test_contradictions_are_counted_at_the_head_of_the_page_and_beside_each_title() -> None:
    a, b = source("a", "It hurt 28 people.", outlet="A"), source("b", "It hurt 31 people.", outlet="B")
    claim = quoting(a, "It hurt")
    contradicted = Story(
        "s1", (a, b), None, (claim,), (), (comparison("conflict", passage(a, "28"), passage(b, "31")),)
    )
    agreed = replace(contradicted, story_id="s2", comparisons=())
    for stories_per_page in (1, 200):
        text = " ".join(Seen(page(contradicted, agreed, stories_per_page=stories_per_page)).text.split())
        assert "Sources contradict each other in 1 story." in text
        assert text.count("1 contradiction") == 1, stories_per_page
    assert "contradict" not in Seen(page(agreed)).text


def test_every_link_within_a_page_leads_somewhere() -> None:
    tags = Seen(page(flood())).tags
    anchors = {a["id"] for _, a in tags if "id" in a}
    links = {(a["href"] or "")[1:] for tag, a in tags if tag == "a" and (a["href"] or "").startswith("#")}
    assert "flood--source-1" in links
    assert links <= anchors


def test_a_side_names_who_gives_it_and_shows_a_passage_of_each_origin() -> None:
    a, b = source("a", "It hurt 28 people.", outlet="A"), source("b", "It hurt 31 people.", outlet="B")
    c = source("c", "Some 31 people were hurt.", outlet="C")
    d = source("d", b.text, outlet="D", origin="b", copy_of="b")
    differ = comparison("conflict", passage(a, "28"), passage(b, "31"))
    second = replace(differ.sides[1], evidence=(passage(b, "31"), passage(d, "31"), passage(c, "31")))
    sides = replace(differ, sides=(differ.sides[0], second))
    html = page(Story("s", (a, b, c, d), None, (quoting(a, "It hurt"),), (), (sides,)))
    side = html[html.rindex('<td role="cell">') :]
    text = " ".join(Seen(side).text.split())
    assert text.startswith("31 B, D, C, 1 article, 1 independent origin")
    assert side.count('<figure class="passage">') == 2
    assert "1 more passage" in text


def test_without_names_of_outlets_a_sentence_names_its_sources() -> None:
    a = source("a", "The barrier failed.")
    b = source("b", "The barrier failed.")
    claim = quoting(a, "The barrier failed.", passage(b, "The barrier failed."))
    text = " ".join(Seen(page(Story("s", (a, b), None, (claim,)))).text.split())
    assert "The barrier failed. sources 1, 2 2 origins" in text
