"""Figures in running text: value, unit or currency, qualifier; and whether two figures agree.

One scan from left to right; what stands before a number is looked at in a window of fixed size, so the time is
linear in the text. Dates, years, clock times, ordinals, scores, telephone numbers and names (F-16, G7, 9/11) are
not figures.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.text.not_quantities import end_of_no_figure, is_year
from pipeline.text.number_words import Numeral, digit_run_end, digits_at, words_at
from pipeline.text.phrased_quantities import SEED, magnitude, may_have_figures, next_seed, number_at, phrased, ratio
from pipeline.text.quantity import Qualifier, Quantity, compatible, same_quantity
from pipeline.text.unit_phrases import UnitPhrase, currency_before, degrees, unit_after
from pipeline.text.units import BY_NAME, is_plural

__all__ = ["QUALIFIERS", "Quantity", "compatible", "find_quantities", "same_quantity"]

QUALIFIERS: dict[Qualifier, str] = {
    "more than": r"more than|>|over|above|beyond|exceed(?:ing|s|ed)?|upwards? of|in excess of|just over"
    r"|greater than|higher than|topp(?:ed|ing)|surpass(?:ed|es|ing)",
    "at least": r"at least|no (?:fewer|less) than|not less than|a minimum of|as (?:few|little|low) as",
    "less than": r"(?:less|fewer|lower) than|under|below|<",
    "up to": r"up to|as (?:many|much|high|long|far) as|at most|(?:no|not) more than|a maximum of",
    "about": r"about|around|approximately|approx\.?|(?-i:ca?\.)|roughly|some|(?:an )?estimated|circa|~|≈"
    r"|in the region of",
    "nearly": r"nearly|near(?=-$)|almost|close to|just under|just short of|approaching|nearing",
}
_NAMES: tuple[Qualifier, ...] = tuple(QUALIFIERS)
# The longer phrases come first: "no more than" is not "more than", "just under" is not "under".
_ORDER: tuple[Qualifier, ...] = ("up to", "at least", "nearly", "less than", "more than", "about")
_BEFORE = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(f"(?P<q{_NAMES.index(name)}>{QUALIFIERS[name]})" for name in _ORDER)
    + r")(?-i: the| an?)?[ \u00a0-]?\Z",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?:over|above|beyond|under|below|about|around) the ", re.IGNORECASE)
_HANDED = re.compile(r"(?<![^\W_])(?:turn|hand|tak|took|sign)(?:ed|ing|s|e|es|en)?\s(?:over|up to)\s$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?P<q1>\+|[ -]plus(?!\w)| or more(?!\w)| (?:or|and) (?:older|over|up|above)(?!\w))"
    r"|(?P<q3> (?:or|and) (?:less|fewer|under|younger)(?!\w))|(?P<q4> or so(?!\w)|-odd(?!\w))",
    re.I,
)

_JOIN = re.compile(
    r"(?P<to>-? to |-to-)|(?P<or>-? or )|(?P<and> and )|(?P<dash>[ \u00a0]?[-–—][ \u00a0]?)", re.IGNORECASE
)
_AND_PART = re.compile(r"(?: and |, | )(?=\d|[a-z])", re.IGNORECASE)
_PARTS = {("year", "month"): 12.0, ("hour", "minute"): 60.0, ("minute", "second"): 60.0, ("foot", "inch"): 12.0,
          ("week", "day"): 7.0, ("day", "hour"): 24.0, ("pound", "ounce"): 16.0}  # fmt: skip
_LETTER = re.compile(r"[ \u00a0]?([mMbBkKtT])(?![^\W_])")
_MILLION_OF = re.compile(
    r"(?:[ \u00a0]?m|[kKM])(?=(?:(?:[-–]| to | and | or )\d[\d.,]*[mk])? (?:of (?:[a-z]+ )?\d[\d.,]* ?m )?"
    r"(?!hurdles|relays|sprints|heats|finals|races|runs|runners)(?P<noun>[^\W\d_]+))"
)
_AGE_BEFORE = re.compile(
    r"(?:(?<![^\W_])(?:ages? (?:of|to|from)|age[ds]?|turned|turning|who is|who was|he is|she is) "
    r"|[A-Z](?:[^\W\d_]|[.’'-])*(?:, \(?| \()"
    r"|(?<![^\W_])(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) (?:mayor|deputy|suspect|driver|victim|gunman|attacker|man"
    r"|woman|boy|girl|teacher|student|officer|soldier|mother|father|wife|husband|widow|son|daughter|brother|sister"
    r"|president|minister|senator|governor|singer|actor|actress|pilot|player|defendant)(?:, | \())$"
)
_AGE_AFTER = re.compile(r"[,;).](?!\d)| (?:was|is|has|had|who)(?![^\W_])")
# "When she was 14", "Moore, then 32, took her".
_AGE_OF_PERSON = re.compile(
    r"(?:(?<![^\W_])(?:[Hh]e|[Ss]he|I) (?:was|is|am) |[A-Z](?:[^\W\d_]|[.’'-])*, (?:then|now) )$"
)
_AGE_ENDS = re.compile(r"[,;.)](?!\d)|\s(?:when|while|at the time|and)\b|\s*\Z")
_UPPER = re.compile(r"(?:[A-Za-z]{0,2}[$€£¥] ?|[A-Z]{3} ?)?(?P<number>\d|[^\W\d_])")
_SPACED = re.compile(r"\s[-–—]\s")
_SEPARATE = re.compile(
    r"(?<![^\W_])(?<!ranging )(?<!range )(?<!anywhere )(?:from|by|rose|fell|dropped|jumped|climbed|declined|slipped"
    r"|soared|plunged|tumbled|surged) (?:about |some |nearly |almost |more than )?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?<![^\W_])between (?:about |some )?$", re.IGNORECASE)
_SCORE = re.compile(
    r"[ -](?:votes?|decisions?|rulings?|split|victory|wins?|loss|record|majority|defeat|margin|tie|lead|party-line)"
    r"(?![^\W_])"
)
_MINUS = re.compile(r"(?:(?<=[\s(])|^)(?:[-−]|(?<!plus or )minus )$")
_TOLLS, _SPREAD = 100, 5.0  # from 100 on, the ends of a range lie within a factor of 5
_WINDOW = 32


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """The figures of text[start:end], in order, with offsets into `text`; they do not overlap."""
    if not may_have_figures(text[start:end]):
        return ()
    return tuple(_scan(text, start, len(text) if end is None else min(end, len(text))))


def _scan(text: str, start: int, end: int) -> Iterator[Quantity]:
    at = start
    while seed := next_seed(text, at, end):
        found, at = _read(text, seed, start, end)
        if found is None:
            continue
        joined, at = _with_upper_end(text, found, start, end)
        if joined is not None:
            yield _qualified(text, joined, start, end)


def _read(text: str, seed: re.Match[str], start: int, end: int) -> tuple[Quantity | None, int]:
    """The single figure at a seed, if there is one, and where the search goes on."""
    at = seed.start()
    if found := phrased(text, seed, start, end):
        return found, found.end
    if seed["couple"]:
        return None, seed.end()
    numeral = digits_at(text, at, end) if seed["digit"] else words_at(text, at, end)
    if numeral is None:
        return None, digit_run_end(text, at, end) if seed["digit"] else seed.end()
    if money := currency_before(text[max(start, at - 6) : at]):
        scaled = _letter_scale(text, numeral, end, _LETTER)
        return _quantity(scaled, UnitPhrase(money[0], "money", scaled.end), at - money[1]), scaled.end
    if at > start and text[at - 1].isalpha():
        return None, numeral.end
    if found := ratio(text, numeral, end) or magnitude(text, numeral, start, end):
        return found, found.end
    scaled = _letter_scale(text, numeral, end, _MILLION_OF)
    may_be_none = scaled is numeral and not degrees(text, numeral, start, end)
    if may_be_none and (skipped := end_of_no_figure(text, at, numeral.end, start, end)):
        return None, max(skipped, numeral.end)
    figure, stop = _plain_figure(text, scaled, start, end)
    return _compound(text, figure, end) if figure and figure.kind == "measure" else (figure, stop)


def _compound(text: str, figure: Quantity, end: int) -> tuple[Quantity, int]:
    """A measure in two units: "three years and four months", "6 feet 2 inches"."""
    join = _AND_PART.match(text, figure.end, end)
    part = number_at(text, join.end(), end) if join else None
    if part is None or figure.step < 1 or figure.value != int(figure.value):
        return figure, figure.end
    unit = unit_after(text, part.end, end, part.factor, part.value)
    whole, small = BY_NAME[figure.unit or ""], BY_NAME.get(unit.unit or "")
    if unit.kind != "measure" or small is None or (whole.name, small.name) not in _PARTS:
        return figure, figure.end
    scale = _PARTS[whole.name, small.name]
    if not 0 < part.value < scale:
        return figure, figure.end
    value = figure.value + part.value / scale
    return replace(figure, value=value, step=part.step / scale, end=unit.end), unit.end


def _is_age(text: str, before: str, numeral: Numeral, end: int) -> bool:
    """Whether a number without a unit is the age of a person, by what stands before and after it."""
    if not 0 < numeral.value < 120 or numeral.step < 1:
        return False
    if _AGE_OF_PERSON.search(before):
        return _AGE_ENDS.match(text, numeral.end, end) is not None
    named = before.rstrip(" (").endswith(",") or before.endswith("(")
    return _AGE_BEFORE.search(before) is not None and (
        not named or _AGE_AFTER.match(text, numeral.end, end) is not None
    )


def _plain_figure(text: str, numeral: Numeral, start: int, end: int) -> tuple[Quantity | None, int]:
    more = _AFTER.match(text, numeral.end, end)
    phrase = degrees(text, numeral, start, end) or unit_after(
        text, more.end() if more else numeral.end, end, numeral.factor, numeral.value
    )
    if more and phrase.kind == "count":
        phrase = phrase._replace(end=numeral.end)
    if is_year(text[numeral.start : numeral.end], phrase.unit, phrase.kind):
        return None, numeral.end
    before = text[max(start, numeral.start - _WINDOW) : numeral.start]
    if phrase.unit is None and _is_age(text, before, numeral, end):
        phrase = UnitPhrase("year", "age", numeral.end)
    if phrase.kind in ("percent", "points") or phrase.unit in ("degree Celsius", "degree Fahrenheit"):
        sign = -1 if _MINUS.search(before) else 1
        numeral = numeral._replace(value=sign * numeral.value)
    figure = _quantity(numeral, phrase, numeral.start)
    if more and phrase.kind != "count":
        figure = replace(figure, qualifier=_NAMES[int((more.lastgroup or "q0")[1:])])
    return figure, phrase.end


def _quantity(numeral: Numeral, phrase: UnitPhrase, start: int) -> Quantity:
    return Quantity(start, phrase.end, numeral.value, None, phrase.unit, None, phrase.kind, numeral.step, numeral.vague)


def _letter_scale(text: str, numeral: Numeral, end: int, letters: re.Pattern[str]) -> Numeral:
    """Single letters are magnitudes of money ($3m, £20k) and of counted nouns (5m people)."""
    match = letters.match(text, numeral.end, end) if numeral.factor == 1 else None
    if match is None or (letters is _MILLION_OF and not is_plural(match["noun"])):
        return numeral
    factor = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}[match[0].strip().casefold()]
    return Numeral(numeral.start, match.end(), numeral.value * factor, numeral.step * factor, factor, numeral.vague)


def _with_upper_end(text: str, low: Quantity, start: int, end: int) -> tuple[Quantity | None, int]:
    """A range where one follows ("10-15", "between 3 and 5 million"); nothing for a score such as 52-48."""
    join = _JOIN.match(text, low.end, end)
    if join is None or low.vague or low.kind == "ratio":
        return low, low.end
    before = text[max(start, low.start - _WINDOW) : low.start]
    upper = _UPPER.match(text, join.end(), end)
    seed = SEED.match(text, upper.start("number"), end) if upper else None
    if seed is None or seed["fraction"] or (join["and"] and not _BETWEEN.search(before)):
        return low, low.end
    if _SPACED.fullmatch(join[0]) and seed["word"]:
        return low, low.end  # "to level four - two steps short of"
    if not join["dash"] and _SEPARATE.search(before):
        return low, low.end
    if join["or"] and not _is_alternative(text, low, seed):
        return low, low.end
    high, stop = _upper_sum(text, low, seed, end) or _read(text, seed, join.end(), end)
    if high is None or high.vague or not _fit(low, high):
        return low, low.end
    return _joined(text, low, high, seed.start(), stop, end)


def _upper_sum(text: str, low: Quantity, seed: re.Match[str], end: int) -> tuple[Quantity, int] | None:
    """The upper end of a sum whose currency stands before the lower: "£1.2-1.5m"."""
    numeral = digits_at(text, seed.start(), end) if low.kind == "money" and seed["digit"] else None
    scaled = _letter_scale(text, numeral, end, _LETTER) if numeral else None
    if scaled is None or scaled is numeral:
        return None
    return _quantity(scaled, UnitPhrase(low.unit, "money", scaled.end), seed.start()), scaled.end


def _is_alternative(text: str, low: Quantity, seed: re.Match[str]) -> bool:
    """Whether "four or five" stands there: two small numbers that follow each other; not "one or two-thirds"."""
    high = number_at(text, seed.start(), seed.start() + _WINDOW)
    return high is not None and low.unit is None and 0 < high.value - low.value <= max(1.0, low.value * 0.5)


def _fit(low: Quantity, high: Quantity) -> bool:
    """Whether two figures can be the ends of one range: one unit, or the lower end leaves it to the upper."""
    return (
        low.unit == high.unit
        or (low.kind == "count" and low.unit is None)
        or (high.kind == "count" and high.unit is None and low.kind in ("money", "age"))
    )


def _joined(text: str, low: Quantity, high: Quantity, at: int, stop: int, end: int) -> tuple[Quantity | None, int]:
    numeral = number_at(text, at, end)
    mantissa = numeral.value / numeral.factor if numeral else 0.0
    lent = high.value / mantissa if mantissa > 0 and low.value < 1000 and low.value < mantissa else 1.0
    if low.value * lent >= high.value or _SCORE.match(text, stop, end):
        bare = low.unit is None and high.kind == "count"
        return (None, stop) if bare else (low, low.end)
    if low.value * lent >= _TOLLS and high.value > _SPREAD * low.value * lent:
        return low, low.end  # "rose 37,000 to 412,000" is no range
    unit, kind = (high.unit, high.kind) if low.unit is None else (low.unit, low.kind)
    return replace(
        low, end=high.end, value=low.value * lent, high=high.value, unit=unit, kind=kind, step=high.step
    ), stop


def _qualified(text: str, quantity: Quantity, start: int, end: int) -> Quantity:
    """The figure with the qualifier that stands right before or after it."""
    window = text[max(start, quantity.start - _WINDOW) : quantity.start]
    match = _BEFORE.search(window)
    if match is not None and (_HANDED.search(window) or _PREPOSITION.match(match[0])):
        match = None
    match = match or _AFTER.match(text, quantity.end, end)
    if match is None or (quantity.qualifier and match.re is _AFTER):
        return quantity
    return replace(quantity, qualifier=_NAMES[int((match.lastgroup or "q0")[1:])])
