"""The table of several runs tells which is which."""

from pipeline.comparison import run_names


def test_runs_with_titles_of_their_own_are_named_by_them() -> None:
    assert run_names(["Lead", "Extract"], [["experiment=lead"], ["experiment=extractive"]]) == ["Lead", "Extract"]


def test_runs_of_one_title_are_named_by_what_not_all_commands_set() -> None:
    asked = [["rank=concepts", "output=x"], ["rank=lexrank", "output=x"], ["output=x"]]
    assert run_names(["News"] * 3, asked) == ["rank=concepts", "rank=lexrank", "News"]
