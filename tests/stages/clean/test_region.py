"""The run of lines that holds the article."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.clean.features import line_features
from pipeline.stages.clean.region import best_run, line_score, usual_share


@given(st.lists(st.integers(-9, 9), max_size=12))
def test_the_scan_finds_the_best_of_all_runs(values: list[int]) -> None:
    begin, end = best_run(values)
    runs = [sum(values[a:b]) for a in range(len(values) + 1) for b in range(a, len(values) + 1)]
    assert sum(values[begin:end]) == max(runs)


def test_running_text_scores_above_links() -> None:
    text = "The ferry to the islands was late again, and nobody on the pier could say why.\nWorld Business Culture"
    running, links = line_features(text, "en")
    assert line_score(running, usual_share([running])) > 0.9
    assert line_score(links, usual_share([running])) < 0.1


def test_features_of_a_line_say_where_it_lies() -> None:
    (line,) = line_features("\n  It rained, twice.  \u2028 ", "en")
    assert (line.start, line.end, line.size, line.ends) == (3, 20, 3, True)
