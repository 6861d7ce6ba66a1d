"""Word lists for names.py, English but for the small words inside names (CONNECTORS)."""

_HONORIFICS = """
    mr mrs ms miss dr prof sir lord lady dame st rev hon sens reps messrs
"""
HONORIFICS = frozenset(_HONORIFICS.split())
_TITLES = """
    actor actress adm admiral adviser advisor agent ambassador analyst anchor archbishop assistant attorney author
    ayatollah bishop candidate capt captain cardinal ceo cfo chair chairman chairwoman chancellor chief cmdr coach
    col colonel commander commissioner congressman congresswoman corporal counsel defence defense democrat
    democratic deputy detective director doctor economist economy emir emperor envoy ex-president finance first
    foreign former founder gen general gov governor head health host imam inspector interior judge justice king
    lawmaker lawyer leader lieutenant lt maj major majority manager mayor midfielder minister minority officer pilot
    pope premier president president-elect press prime prince princess professor prosecutor quarterback queen rabbi
    rep representative republican secretary secretary-general sen senator sergeant sgt sheikh sheriff singer speaker
    special spokesman spokesperson spokeswoman state striker sultan superintendent treasurer under vice vice-
    president whip
"""
TITLES = frozenset(_TITLES.split())
# Words that only help to make a title: before a name in lower case they do not tell a person.
_PARTS_OF_TITLES = """
    assistant chief defence defense democratic deputy economy finance first foreign former health interior majority
    minority press prime special state under vice
"""
PERSON_NOUNS = TITLES - frozenset(_PARTS_OF_TITLES.split())
_ORGANISATION = """
    act administration agency agreement airport army association authority avenue bank bay bill board bridge bureau
    center centre church city club college commission committee company conference congress corp corporation council
    county court department east federation force foundation fund group guard gulf hall hospital house inc institute
    island islands journal lake law league ltd ministry mountain museum navy new news north north-west ocean office
    organisation organization park parliament party police post press river road school sea security senate service
    south square state street summit times treaty union united university war west
"""
ORGANISATION = frozenset(_ORGANISATION.split())
_CONNECTORS = """
    of de del della di da do dos van von der den ter zu bin ibn al el la le du y und e af av bint ben
"""
CONNECTORS = frozenset(_CONNECTORS.split())
_CALENDAR = """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec
"""
CALENDAR = frozenset(_CALENDAR.split())
_COMMON_STARTERS = """
    i i'm i've i'd i'll the a an he she it we you they his her its our their this that these those there here in on
    at by for from with as if and but or so yet while when where why how what who which after before since until
    although though because however meanwhile also still then now both all some many most more one two three four
    five six seven eight nine ten last next earlier later yes no not nor let once despite during under over about
    against among between without within according separately additionally moreover instead even just only such
    another each every asked speaking following several few much other others nearly almost nobody everybody someone
    anyone everyone nothing today yesterday tomorrow
    tonight
"""
COMMON_STARTERS = frozenset(_COMMON_STARTERS.split())
_SPEECH = """
    said says told tells added adds stated declared wrote writes tweeted noted explained argued insisted replied
    continued announced warned recalled testified concluded urged called asked vowed pledged claimed denied
    confirmed promised thanked praised criticized condemned responded emphasized stressed acknowledged
"""
SPEECH = frozenset(_SPEECH.split())
