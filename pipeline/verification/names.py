"""Every name in a claim must be in its evidence, in any spelling or short form."""

import re
from functools import lru_cache
from itertools import islice

from pipeline.text.names import Name, find_names, normal_tokens, same_name
from pipeline.verification.content import stem
from pipeline.verification.faults import AT_MOST, Fault, shortened
from pipeline.verification.figures import quantities_of
from pipeline.verification.lexicon import are_kin, derived, lexicon
from pipeline.verification.source import places_of, words_of

_US = re.compile(r"\b(?:United States|America|U\.?S\b)")
_UK = re.compile(r"\b(?:United Kingdom|Britain|U\.?K\b)")
_COUNTRIES = {"american": _US, "americans": _US, "british": _UK, "britons": _UK}
"""Who is of a country that is written in many ways."""

_COMMON = frozenset(["people", "children", "men", "women", "new", "old", "young", "early", "late", "recent"])
"""Words that are no names at the head of a sentence, beside plurals and adverbs."""

_COMPASS = frozenset(["north", "south", "east", "west"])
_FEWEST, _CAPITALS = 3, 0.8  # words of a headline beside the first, and the share of them with capitals
_AFTER = 2  # words after a plural that tell whom it stands for


@lru_cache(maxsize=4096)
def names_of(text: str) -> tuple[Name, ...]:
    """The names of a text."""
    return find_names(text)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset([stem(word.text) for word in words_of(text)])


def name_faults(claim: str, evidence: str) -> list[Fault]:
    """The first names of the claim that the evidence neither holds nor gives in another form."""
    if _is_headline(claim):
        return _of_headline(claim, evidence)
    absent = (
        name
        for name in names_of(claim)
        if len(name.text) > 1
        and not _holds(name, evidence)
        and not _is_figure(name, claim)
        and (not _is_word(name) or _in_place_of_others(name, claim, evidence))
    )
    return [_missing(name, evidence) for name in islice(absent, AT_MOST)]


def _is_headline(claim: str) -> bool:
    """Whether nearly all words have capitals, as in American headlines, so that names run into other words."""
    rest = [word.capital for word in words_of(claim)[1:] if word.content and not word.number]
    return len(rest) >= _FEWEST and sum(rest) >= _CAPITALS * len(rest)


def _of_headline(claim: str, evidence: str) -> list[Fault]:
    """The first words of a headline that the evidence lacks and that are no words of the lexicon."""
    held = _stems(evidence)
    absent = (
        shortened(claim[start:end])
        for word, (start, end) in zip(words_of(claim), places_of(claim), strict=True)
        if word.capital
        and word.content
        and len(word.text) > 1
        and word.stem not in held
        and not derived(word.stem, held)
        and not lexicon().kin.get(word.stem)
        and not _is_country(word.text, evidence)
    )
    return [Fault("name", False, f"names {name}; source does not") for name in islice(absent, AT_MOST)]


def _is_country(word: str, evidence: str) -> bool:
    country = _COUNTRIES.get(word.casefold())
    return country is not None and country.search(evidence) is not None


def _holds(name: Name, evidence: str) -> bool:
    if _is_country(name.text, evidence):
        return True
    held = _stems(evidence)
    if all(own in held or derived(own, held) for own in _stems(name.text)):
        return True
    first = name.text.split()[0].casefold()
    if first in _COMPASS and first not in held:
        return False  # West Virginia is not Virginia
    if name.start == 0 and any(are_kin(name.text, word.text) for word in words_of(evidence)):
        return True
    return any(same_name(name.text, other.text) for other in names_of(evidence))


def _is_figure(name: Name, text: str) -> bool:
    """Whether what looks like a name, at the head of a sentence, is a figure: "Thirty people"."""
    return not name.certain and any(f.start <= name.start and name.end <= f.end for f in quantities_of(text))


def _is_word(name: Name) -> bool:
    """Whether what looks like a name, at the head of a sentence, is a word: "Roughly", "Scientists", "Police"."""
    word = name.text.casefold()
    if word == "police":
        return name.start == 0
    return (
        not name.certain
        and (word.endswith(("s", "ly")) or word in _COMMON)
        and bool(lexicon().kin.get(lexicon().stem(word)))
    )


def _in_place_of_others(name: Name, claim: str, evidence: str) -> bool:
    """Whether other people do what those at the head of a claim do: "Rebels attacked the town" for "Soldiers did"."""
    if name.start or not name.text.endswith("s"):
        return False
    after = [word.stem for word in words_of(claim)[1 : 1 + _AFTER]]
    words = words_of(evidence)
    found = (
        at
        for at in range(len(words) - len(after))
        if words[at].text.endswith("s")
        and words[at].content
        and [w.stem for w in words[at + 1 : at + 1 + _AFTER]] == after
    )
    return len(after) == _AFTER and any(not are_kin(name.text, words[at].text) for at in found)


def _missing(name: Name, evidence: str) -> Fault:
    tokens = set(normal_tokens(name.text))
    alike = next((o.text for o in names_of(evidence) if tokens & set(normal_tokens(o.text))), None)
    if alike is None:
        said = "names" if name.certain else "says"  # at the head of a sentence any word has a capital
        return Fault("name", False, f"{said} {shortened(name.text)}; source does not")
    return Fault("name", True, f"names {shortened(name.text)}; source names {shortened(alike)}")
