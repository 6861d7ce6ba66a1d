"""Units of figures: currencies as ISO 4217 codes, physical units by dimension and factor, nouns in the singular."""

from typing import NamedTuple

SYMBOLS = {
    "us$": "USD", "$us": "USD", "$a": "AUD", "$c": "CAD", "$nz": "NZD", "euro": "EUR",
    "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD",
    "r$": "BRL", "nt$": "TWD", "mx$": "MXN", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR",
    "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₱": "PHP", "₦": "NGN", "₫": "VND", "rs": "INR",
}  # fmt: skip

CODES = frozenset({
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "RUB", "KRW", "ILS", "TRY", "UAH", "CHF", "SEK", "NOK", "DKK", "PLN",
    "CZK", "HUF", "RON", "BGN", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "BRL", "MXN", "ZAR", "NGN", "EGP", "SAR",
    "AED", "QAR", "KWD", "PKR", "BDT", "IDR", "MYR", "THB", "PHP", "VND", "ARS", "CLP", "COP", "PEN",
})  # fmt: skip

CURRENCY_NAMES = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "shekel": "ILS", "lira": "TRY", "hryvnia": "UAH",
    "zloty": "PLN", "rand": "ZAR", "naira": "NGN", "rupiah": "IDR", "baht": "THB", "ringgit": "MYR", "forint": "HUF",
}  # fmt: skip

NATIONAL = {
    "us": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "hong kong": "HKD",
    "new zealand": "NZD", "singapore": "SGD", "taiwan": "TWD", "british": "GBP", "swiss": "CHF", "mexican": "MXN",
    "chinese": "CNY", "japanese": "JPY", "indian": "INR", "russian": "RUB",
}  # fmt: skip


class Unit(NamedTuple):
    """A physical unit; `value * factor + offset` is in the base unit of its dimension."""

    name: str
    dimension: str
    factor: float
    offset: float = 0.0


def _unit(spellings: str, name: str, dimension: str, factor: float, offset: float = 0.0) -> dict[str, Unit]:
    return dict.fromkeys(spellings.split("|"), Unit(name, dimension, factor, offset))


UNITS: dict[str, Unit] = {
    **_unit("mile|miles", "mile", "length", 1609.344),
    **_unit("km|kms|kilometre|kilometres|kilometer|kilometers", "kilometre", "length", 1000.0),
    **_unit("m|metre|metres|meter|meters", "metre", "length", 1.0),
    **_unit("cm|centimetre|centimetres|centimeter|centimeters", "centimetre", "length", 0.01),
    **_unit("mm|millimetre|millimetres|millimeter|millimeters", "millimetre", "length", 0.001),
    **_unit("foot|feet|ft", "foot", "length", 0.3048),
    **_unit("nautical mile|nautical miles|nm|nmi", "nautical mile", "length", 1852.0),
    **_unit("inch|inches", "inch", "length", 0.0254),
    **_unit("yard|yards", "yard", "length", 0.9144),
    **_unit("acre|acres", "acre", "area", 4046.8564224),
    **_unit("hectare|hectares|ha", "hectare", "area", 10000.0),
    **_unit("square mile|square miles|sq mi", "square mile", "area", 2589988.110336),
    **_unit("square km|sq km|km2|km²|square kilometre|square kilometres|square kilometer|square kilometers",
            "square kilometre", "area", 1e6),
    **_unit("square foot|square feet|sq ft", "square foot", "area", 0.09290304),
    **_unit("square metre|square metres|square meter|square meters|sq m|m2|m²", "square metre", "area", 1.0),
    **_unit("kg|kgs|kilogram|kilograms|kilo|kilos", "kilogram", "mass", 1.0),
    **_unit("gram|grams|gramme|grammes", "gram", "mass", 0.001),
    **_unit("tonne|tonnes|metric ton|metric tons", "tonne", "mass", 1000.0),
    **_unit("megatonne|megatonnes", "megatonne", "mass", 1e9),
    **_unit("gigatonne|gigatonnes", "gigatonne", "mass", 1e12),
    **_unit("ton|tons", "ton", "mass", 907.18474),
    **_unit("pound|pounds|lb|lbs", "pound", "mass", 0.45359237),
    **_unit("ounce|ounces|oz", "ounce", "mass", 0.028349523125),
    **_unit("litre|litres|liter|liters", "litre", "volume", 1.0),
    **_unit("gallon|gallons", "gallon", "volume", 3.785411784),
    **_unit("barrel|barrels|bbl|bpd", "barrel", "volume", 158.987294928),
    **_unit("mph|miles per hour|miles an hour|mile per hour|mile an hour", "mile per hour", "speed", 0.44704),
    **_unit("km/h|kph|kmh|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour",
            "kilometre per hour", "speed", 1 / 3.6),
    **_unit("knot|knots", "knot", "speed", 0.514444),
    **_unit("°c|degrees celsius|degrees c|degrees centigrade|degree celsius", "degree Celsius", "temperature", 1.0),
    **_unit("°f|degrees fahrenheit|degrees f|degree fahrenheit", "degree Fahrenheit", "temperature",
            5 / 9, -160 / 9),
    **_unit("second|seconds", "second", "time", 1.0),
    **_unit("minute|minutes|min|mins", "minute", "time", 60.0),
    **_unit("hour|hours|hr|hrs", "hour", "time", 3600.0),
    **_unit("day|days", "day", "time", 86400.0),
    **_unit("week|weeks", "week", "time", 604800.0),
    **_unit("month|months", "month", "time", 2629746.0),
    **_unit("year|years", "year", "time", 31556952.0),
    **_unit("decade|decades", "decade", "time", 315569520.0),
    **_unit("century|centuries", "century", "time", 3155695200.0),
    **_unit("magnitude", "magnitude", "magnitude", 1.0),
    **_unit("kw|kilowatt|kilowatts", "kilowatt", "power", 1e3),
    **_unit("mw|megawatt|megawatts", "megawatt", "power", 1e6),
    **_unit("gw|gigawatt|gigawatts", "gigawatt", "power", 1e9),
}  # fmt: skip
"""Spellings in lower case, of three words at most."""

BY_NAME: dict[str, Unit] = {unit.name: unit for unit in UNITS.values()}

CASUALTIES = frozenset({
    "dead", "killed", "wounded", "injured", "missing", "arrested", "detained", "hospitalized", "hospitalised",
    "hurt",
})  # fmt: skip
"""Words that count people without naming them: "23 injured"."""

_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "lives": "life", "wives": "wife", "knives": "knife", "thieves": "thief", "wolves": "wolf", "halves": "half",
    "shelves": "shelf", "leaves": "leaf", "teeth": "tooth", "mice": "mouse", "geese": "goose", "series": "series",
    "species": "species", "aircraft": "aircraft", "police": "police", "personnel": "personnel", "crew": "crew",
    "movies": "movie", "cookies": "cookie", "ties": "tie", "buses": "bus", "gases": "gas", "viruses": "virus",
    "cases": "case", "houses": "house", "bases": "base", "horses": "horse", "nurses": "nurse", "phases": "phase",
    "purposes": "purpose", "expenses": "expense", "licenses": "license", "courses": "course", "causes": "cause",
    "warehouses": "warehouse", "responses": "response", "offenses": "offense", "databases": "database",
    "policemen": "policeman", "businessmen": "businessman", "congressmen": "congressman", "firemen": "fireman",
    "congresswomen": "congresswoman", "spokesmen": "spokesman", "grandchildren": "grandchild",
}  # fmt: skip

_NO_PLURAL = frozenset({
    "his", "hers", "its", "ours", "theirs", "this", "thus", "us", "is", "was", "has", "does", "yes", "as", "less",
    "unless", "across", "plus", "minus", "versus", "perhaps", "always", "besides", "towards", "afterwards", "says",
    "news", "politics", "business", "process", "congress", "access", "success", "address", "press", "class",
    "crisis", "basis", "loss", "boss", "glass", "mass", "pass", "cross", "gas", "bus", "virus", "status", "campus",
    "bonus", "focus", "analysis", "diagnosis", "emergency", "various", "previous", "serious", "religious", "famous",
    "dangerous", "numerous", "nervous", "enormous", "homeless", "jobless", "senseless", "wireless",
    "overseas", "indigenous", "anonymous", "tremendous", "hazardous", "infectious", "suspicious",
})  # fmt: skip


def singular(word: str) -> str:
    """The singular of a plural English noun; the word itself in lower case where it is none."""
    lower = word.casefold()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if len(lower) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")) or lower in _NO_PLURAL:
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return lower[:-2]
    return lower[:-1]


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural English noun."""
    lower = word.casefold()
    return lower in _IRREGULAR or (len(lower) > 3 and singular(lower) != lower)
