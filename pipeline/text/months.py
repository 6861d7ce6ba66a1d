"""Names of months and days in the languages that dates are read in, case-folded."""

ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""As they are printed."""

MONTH = f"(?:{'|'.join(ENGLISH)})"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""Expressions for an English month, and for a day of the week."""

_MONTHS = """
january jan janvier janv januar jänner januari enero ene gennaio gen janeiro ocak leden ledna
styczeń stycznia января янв
января січня ianuarie januar tammikuuta ιανουαρίου ιανουαριος يناير כינואר ינואר जनवरी január jan
february feb février févr februar februari febrero febbraio fevereiro fev şubat únor února luty
lutego февраля фев лютого
februarie helmikuuta φεβρουαρίου فبراير פברואר फरवरी फ़रवरी február febr
march mar mars märz maart marzo março mart březen března marzec marca марта мар березня martie maaliskuuta μαρτίου مارس
מרץ मार्च március márc
april apr avril avr abril abr aprile nisan duben dubna kwiecień kwietnia апреля апр квітня aprilie huhtikuuta απριλίου
أبريل ابريل אפריל अप्रैल április ápr
may mai mei mayo maggio maio mayıs květen května maj maja мая травня toukokuuta μαΐου μαϊου مايو מאי मई május maí
june jun juin juni junio giugno junho haziran červen června czerwiec czerwca июня июн червня iunie kesäkuuta ιουνίου
يونيو יוני जून június jún
july jul juillet juil juli julio luglio julho temmuz červenec července lipiec lipca июля июл липня iulie heinäkuuta
ιουλίου يوليو יולי जुलाई július júl
august aug août augustus agosto ago ağustos srpen srpna sierpień sierpnia августа авг серпня elokuuta αυγούστου أغسطس
اغسطس אוגוסט अगस्त augusztus augusti
september sept sep septembre septiembre settembre setembro set eylül září wrzesień września сентября сент сен вересня
septembrie syyskuuta σεπτεμβρίου سبتمبر ספטמבר सितंबर सितम्बर szeptember szept
october oct octobre oktober okt octubre ottobre outubro out ekim říjen října październik października октября окт жовтня
octombrie lokakuuta οκτωβρίου أكتوبر اكتوبر אוקטובר अक्टूबर अक्तूबर október
november nov novembre noviembre novembro kasım listopad listopadu listopada ноября нояб листопада noiembrie marraskuuta
νοεμβρίου نوفمبر נובמבר नवंबर नवम्बर
december dec décembre déc dezember dez diciembre dic dicembre dezembro aralık prosinec prosince grudzień grudnia декабря
дек грудня decembrie joulukuuta δεκεμβρίου ديسمبر דצמבר दिसंबर दिसम्बर desember des
"""

_DAYS = """
monday lundi montag maandag lunes lunedì segunda-feira poniedziałek pondělí måndag mandag
maanantaina понедельник понеділок
pazartesi luni hétfőn الاثنين الإثنين δευτέρα सोमवार
tuesday mardi dienstag dinsdag martes martedì terça-feira wtorek úterý tisdag tirsdag tiistaina вторник вівторок salı
marți kedden الثلاثاء τρίτη मंगलवार
wednesday mercredi mittwoch woensdag miércoles mercoledì quarta-feira środa środę středa středu
onsdag keskiviikkona среду
среда середу середа çarşamba miercuri szerdán الأربعاء الاربعاء τετάρτη बुधवार
thursday jeudi donnerstag donderdag jueves giovedì quinta-feira czwartek čtvrtek torsdag torstaina
четверг четвер perşembe
joi csütörtökön الخميس πέμπτη गुरुवार
friday vendredi freitag vrijdag viernes venerdì sexta-feira piątek pátek fredag perjantaina пятницу пятница п'ятницу
п'ятниця cuma vineri pénteken الجمعة παρασκευή शुक्रवार
saturday samedi samstag zaterdag sábado sabato sobota sobotę sobotu lördag lørdag lauantaina
субботу суббота суботу субота
cumartesi sâmbătă szombaton السبت σάββατο शनिवार
sunday dimanche sonntag zondag domingo domenica niedziela niedzielę neděle neděli söndag søndag sunnuntaina воскресенье
неділю неділя pazar duminică vasárnap الأحد κυριακή रविवार
"""

_AMBIGUOUS_DAYS = {"salı", "joi", "cuma", "luni", "pazar", "τρίτη", "середа", "domingo", "martes"}
_OFFSETS = {
    "today": 0, "heute": 0, "aujourd'hui": 0, "hoy": 0, "oggi": 0, "hoje": 0, "vandaag": 0, "сегодня": 0, "сьогодні": 0,
    "dzisiaj": 0, "dnes": 0, "idag": 0, "bugün": 0, "yesterday": -1, "gestern": -1, "hier": -1, "ayer": -1, "ieri": -1,
    "ontem": -1, "gisteren": -1, "вчера": -1, "вчора": -1, "wczoraj": -1, "včera": -1, "igår": -1, "dün": -1,
    "أمس": -1, "χθες": -1, "σήμερα": 0, "tomorrow": 1,
}  # fmt: skip


def _numbered(table: str, first_words: tuple[str, ...]) -> dict[str, int]:
    """Each word of the table with the number of the group that it stands in."""
    numbers: dict[str, int] = {}
    number = 0
    for word in table.split():
        if number < len(first_words) and word == first_words[number]:
            number += 1
        numbers.setdefault(word.lower(), number)
    return numbers


MONTHS = _numbered(_MONTHS, ("january", "february", "march", "april", "may", "june", "july", "august", "september",
                             "october", "november", "december"))  # fmt: skip
"""Number of a month, 1 to 12."""

WEEKDAYS = {
    word: number - 1
    for word, number in _numbered(
        _DAYS, ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    ).items()
    if word not in _AMBIGUOUS_DAYS
}
"""Number of a day of the week, Monday is 0; words that also mean something common are left out."""

DAY_OFFSETS = {word.lower(): offset for word, offset in _OFFSETS.items() if word not in ("hier", "dnes")}
"""Days from today that a word means."""
