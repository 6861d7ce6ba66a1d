"""The words of a claim that its sources may give in another form."""

import pytest

from pipeline.verification.otherwise import stems_given, stems_of_values
from pipeline.verification.source import words_of
from pipeline.verification.statement import Statement


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("It cost €150bn in all.", "It cost 150 billion euros in all."),
        ("They met on April 18 in Porto.", "They met on Tuesday in Porto."),
        ("Zelensky spoke at noon.", "Zelenskyy spoke at noon."),
    ],
)
def test_words_that_a_source_gives_in_another_form_are_those_of_figures_dates_and_names(
    claim: str, source: str
) -> None:
    said = Statement(claim, "en", "2023-04-20")
    absent = {w.stem for w in words_of(claim)} - {w.stem for w in words_of(source)}
    given = stems_given(said, (Statement(source, "en", "2023-04-20"),), absent)
    assert given and given <= stems_of_values(said) < {w.stem for w in words_of(claim)}
