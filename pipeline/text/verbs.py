"""Forms of English verbs that are finite in a sentence, as alternatives of a regular expression."""

AUXILIARY = "is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did"

PAST = (
    "said|told|got|took|made|went|came|gave|left|met|won|lost|held|put|set|cut|hit|let|saw|found|began|became|fell|rose|"
    "grew|ran|led|fought|thought|bought|brought|kept|felt|meant|sent|spent|built|broke|chose|drew|drove|flew|knew|laid|"
    "paid|read|rode|sank|sat|shot|shut|sold|sought|spoke|stood|struck|swept|swore|taught|threw|tore|tied|understood|woke|"
    "wore|wrote|beat|bid|cost"
)
"""Past forms that do not end in -ed; some are nouns too."""
