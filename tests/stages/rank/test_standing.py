import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Sentence
from pipeline.stages.rank.standing import inside_quotations, says_when_and_where, stands_alone
from pipeline.text.quotation_marks import quotes_balance
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


def test_an_anchored_sentence_has_a_day_and_a_place() -> None:
    asked = ("It rained in Ulm on Monday.", "It rained in Ulm.", "It rained on Monday.", "It rained.")
    assert [says_when_and_where(text) for text in asked] == [True, False, False, False]


def test_marks_over_letters_make_no_words() -> None:
    said = "न्यायाधीश ने कहा कि कार्यवाही के दौरान किसी को भी अदालत में आने की अनुमति नहीं दी जाएगी"
    for text in (" ".join([said] * 3) + "।", f"{said} |"):
        article = member("a", text, language="hi", sentences=(Sentence(0, len(text), "body", False, False),))
        assert stands_alone(article, article.sentences[0], frozenset())
