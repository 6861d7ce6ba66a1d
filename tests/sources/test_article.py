"""Making an article of raw fields: read what can be read, give a reason for the rest."""

import dataclasses
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.records import Article, Dropped
from pipeline.sources.article import OWN_NAMES, content_id, make_article, parse_object
from pipeline.tables import to_records, to_table

NOW = "2024-03-20T12:00:00Z"


def made(**fields: object) -> Article | Dropped:
    return make_article(fields, OWN_NAMES, "in.jsonl:3", NOW, "field")


def kept(**fields: object) -> Article:
    article = made(**({"text": "It rained."} | fields))
    assert isinstance(article, Article)
    return article


def reason(**fields: object) -> tuple[str, str]:
    dropped = made(**fields)
    assert isinstance(dropped, Dropped)
    return dropped.key, dropped.reason


def test_a_full_record_is_read_as_it_is() -> None:
    article = kept(
        id="x", outlet="The Bay", url="https://bay.example/1", title="Rain", published="2024-03-05", language="en"
    )
    digest = hashlib.sha256(b"It rained.").hexdigest()
    assert article == Article(
        "x", "The Bay", "https://bay.example/1", "Rain", "It rained.", "2024-03-05", "field", "en", digest
    )


def left_out(**fields: object) -> list[tuple[str, str]]:
    article = kept(**fields)
    names = {"language": "declared_language"}
    assert all(getattr(article, names.get(left.field, left.field)) is None for left in article.left_out)
    return [(left.field, left.reason) for left in article.left_out]


def test_a_title_or_outlet_of_no_sensible_length_is_left_out_and_said() -> None:
    assert kept(title="x" * 2000, outlet="y" * 500).left_out == ()
    assert left_out(title="x" * 2001, outlet="y" * 501) == [("outlet", "too_long"), ("title", "too_long")]
    (left,) = kept(title="x" * 2001).left_out
    assert left.detail.startswith("2001 characters, at most 2000 are taken: 'xxx")


def test_what_is_no_text_and_no_url_is_left_out_and_said() -> None:
    found = left_out(outlet=5, url="not a url", title=["a"], language="x" * 50)
    assert found == [("outlet", "not_text"), ("url", "not_a_url"), ("title", "not_text"), ("language", "too_long")]
    assert left_out(url="https://x.example/" + "y" * 2000) == [("url", "too_long")]


@pytest.mark.parametrize("nothing", [None, "", " \n", float("nan")])
def test_an_absent_value_is_no_loss(nothing: object) -> None:
    assert left_out(outlet=nothing, url=nothing, title=nothing, language=nothing) == []


def test_what_cannot_be_an_article_has_a_reason() -> None:
    assert reason(id="x") == ("x", "no_text")
    assert reason(text=None) == ("in.jsonl:3", "no_text")
    assert reason(text=["a"]) == ("in.jsonl:3", "text_not_string")
    assert reason(id="x", text=" \n\t\u00a0") == ("x", "empty_text")
    assert reason(text="\x00\x01") == ("in.jsonl:3", "empty_text")


def test_where_the_text_has_another_name_the_names_that_are_there_are_told() -> None:
    dropped = made(body="It rained.", headline="Rain", words=2)
    assert isinstance(dropped, Dropped)
    assert "there are 'body, headline': source.fields.text=NAME names the one" in dropped.detail


def test_a_json_array_is_told_from_other_broken_lines() -> None:
    assert "jq -c" in str(parse_object("[\n"))
    assert "jq -c" not in str(parse_object("{\n"))


@pytest.mark.parametrize("bad", ["a\nb", " ", "x" * 201, 1.5, True, ["x"], {}, "\ud800"])
def test_an_unusable_id_sets_the_article_aside(bad: object) -> None:
    assert reason(id=bad, text="It rained.") == ("in.jsonl:3", "bad_id")


def test_a_whole_number_serves_as_an_id() -> None:
    assert kept(id=17).article_id == "17"


def test_a_missing_id_is_made_from_outlet_url_title_and_text() -> None:
    assert kept().article_id == kept(id=None).article_id == kept(id="").article_id
    assert kept().article_id == content_id(None, None, None, "It rained.")
    ids = {kept().article_id, kept(title="Rain").article_id, kept(url="u").article_id, kept(outlet="o").article_id}
    assert len(ids) == 4
    assert kept(published="2024-03-05", language="en").article_id == kept().article_id


def test_fields_that_make_no_sense_are_none_and_the_article_is_kept() -> None:
    article = kept(outlet=5, url="not a url", title=" \n", published="soon", language="x" * 50)
    assert dataclasses.astuple(article)[1:4] == (None, None, None)
    assert (article.published, article.date_source, article.declared_language) == (None, None, None)
    assert kept(url="https://bay.example/" + "x" * 2000).url is None


def test_titles_and_outlets_are_stripped_and_repaired() -> None:
    article = kept(title="  CafÃ©  opens \n", outlet=" The\n Bay ", url=" https://bay.example ")
    assert (article.title, article.outlet, article.url) == ("Café  opens", "The Bay", "https://bay.example")


def test_field_names_can_differ_or_be_absent() -> None:
    names = dataclasses.replace(OWN_NAMES, text="body", id=None)
    article = make_article({"body": "It rained.", "id": "x"}, names, "p", NOW, "field")
    assert isinstance(article, Article) and article.article_id.startswith("a-")
    with pytest.raises(ConfigurationError, match=r"fields\.text"):
        dataclasses.replace(OWN_NAMES, text="")


@pytest.mark.parametrize("line", ["", "nothing", "[1]", '"text"', "null", "[" * 200_000, '{"a": ' + "9" * 5000 + "}"])
def test_what_is_no_object_is_described(line: str) -> None:
    assert isinstance(parse_object(line), str)


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()), st.lists, max_leaves=3
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(list(dataclasses.asdict(OWN_NAMES))), _anything))
def test_any_record_is_an_article_that_arrow_can_hold_or_has_a_reason(raw: dict[str, object]) -> None:
    result = make_article(raw, OWN_NAMES, "in.jsonl:3", NOW, "field")
    assert to_records(to_table([result], type(result)), type(result)) == [result]
