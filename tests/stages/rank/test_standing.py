import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Sentence
from pipeline.stages.rank import standing
from pipeline.stages.rank.standing import inside_quotations, quotation_spans, quotes_balance, stands_alone, unquoted
from tests.builders import member


@given(st.lists(st.sampled_from(['"', "“", "”", "„", "(", ")", " a. ", " b! ", "\n", "5'8\" "]), max_size=30))
def test_the_open_quotations_are_those_that_a_look_back_over_the_line_finds(pieces: list[str]) -> None:
    found = member(text="".join(pieces))
    slow = set()
    for sentence in found.sentences:
        line = found.text.rfind("\n", 0, sentence.start) + 1
        if not quotes_balance(found.text[line : sentence.start]):
            slow.add(sentence.start)
    assert inside_quotations(found) == slow


def test_a_sentence_within_a_long_quotation_is_inside_it() -> None:
    text = '"It rains. It pours. We swim," she said. Then it stopped.'
    starts = [m.start() for m in re.finditer(r"It pours|We swim", text)]
    assert inside_quotations(member(text=text)) == set(starts)


def test_marks_over_letters_make_no_words() -> None:
    said = "न्यायाधीश ने कहा कि कार्यवाही के दौरान किसी को भी अदालत में आने की अनुमति नहीं दी जाएगी"
    for text in (" ".join([said] * 3) + "।", f"{said} |"):
        article = member("a", text, language="hi", sentences=(Sentence(0, len(text), "body", False, False),))
        assert stands_alone(article, article.sentences[0], frozenset())


def _spans_by_search(text: str) -> list[tuple[int, int]]:
    """What `quotation_spans` finds, each mark looked up anew."""
    spans = [m.span() for m in re.finditer(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]", text)]
    after = spans[-1][1] if spans else 0
    opening = re.search(r"[\"“«„]", text[after:])
    return [*spans, (after + opening.start(), len(text))] if opening else spans


@given(text=st.text(alphabet='"“”«»„ ab', max_size=30))
def test_quotations_are_those_of_a_plain_search(text: str) -> None:
    assert quotation_spans(text) == _spans_by_search(text)
    quoted = {at for start, end in quotation_spans(text) for at in range(start, end)}
    assert unquoted(text) == "".join(" " if at in quoted else c for at, c in enumerate(text))


@pytest.mark.parametrize("mark", '"“«„')
def test_marks_that_nothing_closes_are_looked_for_once(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0

    class Counting:
        def __init__(self, pattern: re.Pattern[str]) -> None:
            self.pattern = pattern

        def search(self, text: str, start: int) -> re.Match[str] | None:
            nonlocal read
            found = self.pattern.search(text, start)
            read += (found.end() if found else len(text)) - start
            return found

    monkeypatch.setattr(standing, "_CLOSING", {m: Counting(p) for m, p in standing._CLOSING.items()})
    text = f"{mark}said he, " * 500
    quotation_spans(text)
    assert read <= 2 * len(text)
