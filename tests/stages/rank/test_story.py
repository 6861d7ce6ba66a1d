"""Which sentences of a story are ranked."""

from pipeline.stages.rank.story import rankable, story_sentences
from tests.builders import member

OF_A = "The ferry stopped in a storm. The island waited for its bread. The baker stayed in his boat."
OF_B = "A storm held the ferry in port. Its master counted the waves all day. Nobody went to the island."


def kept(*texts: str, limit: int) -> list[tuple[int, int]]:
    """The article and position of each sentence that is ranked."""
    articles = tuple(member(f"a{i}", text, title=None) for i, text in enumerate(texts))
    return [(s.article, s.position) for s in rankable(story_sentences(articles, "en"), limit)]


def test_all_are_ranked_where_there_are_no_more_than_may_be() -> None:
    assert kept(OF_A, OF_B, limit=6) == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]


def test_of_more_those_nearest_the_top_of_their_articles_are_ranked_in_the_order_of_the_story() -> None:
    assert kept(OF_A, OF_B, limit=3) == [(0, 0), (0, 1), (1, 0)]
    assert kept(OF_A, OF_B, limit=4) == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_sentences_that_stand_alone_go_before_all_others() -> None:
    assert kept("the rest of a line. The ferry stopped in a storm.", limit=9) == [(0, 1)]
    assert kept("the rest of a line.", limit=9) == [(0, 0)]
