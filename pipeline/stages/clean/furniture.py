"""Lines that a page puts around an article, known by their words: a modest list in several languages.

Everything here is anchored at the start of a line or looked for in short lines, so that running text which
merely holds such a word stays.
"""

import re
from collections.abc import Sequence
from typing import Literal

Furniture = Literal[
    "link", "caption", "credit", "offer", "footer", "banner", "tip", "about", "tweet", "signature", "date", "site"
]
"""What part of a page's furniture a line is; `site` is said by the lines of other pages, the rest by its words."""

_IGNORE = re.IGNORECASE
_LINK = re.compile(
    r"\W*(?:(?:please )?(?:read (?:more|also|next|the full)|see (?:also|all|more)|also read|"
    r"related(?: (?:articles?|stor(?:y|ies)|"
    r"content|topics?|coverage|news|links?|reading))?|more (?:on|from|about|stories|news)|watch(?: (?:live|now|"
    r"more|below))?|"
    r"(?:latest|top|breaking|more) (?:headlines|news|stories)|most (?:read|popular|viewed)|trending(?: now)?|"
    r"recommended|"
    r"editor'?s'? picks?|you (?:may|might) (?:also )?like|don'?t miss|continue reading|click here|show more|load more|"
    r"up next|keep reading|what to know|in this (?:article|story)|table of contents|tags?|topics?|skip to \w+|"
    r"lire aussi|à lire (?:aussi|également)|lire la suite|voir aussi|sur le même sujet|en savoir plus|"
    r"lesen sie (?:auch|mehr|hier)|mehr (?:zum thema|dazu|lesen)|weiterlesen|auch interessant|siehe auch|zum thema|"
    r"le[ae] (?:también|más|mais|também)|ver (?:también|más|mais)|más (?:información|noticias)|te puede interesar|"
    r"leia (?:também|mais)|veja (?:também|mais)|saiba mais|leggi anche|approfondisci|vedi anche|"
    r"lees (?:ook|meer|verder)|bekijk ook|zie ook|czytaj (?:także|też|więcej|również)|zobacz (?:także|też|również)|"
    r"přečtěte si|čtěte (?:také|více)|läs (?:också|mer|även)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|"
    r"читайте (?:также|також|ещё|еще)|смотрите также|διαβάστε (?:επίσης|ακόμη|περισσότερα)|δείτε επίσης|"
    r"اقرأ (?:أيضا|أيضاً|المزيد)|إقرأ أيضا|شاهد أيضا|קראו? (?:עוד|גם)|यह भी पढ़ें|और पढ़ें|"
    r"ayrıca oku|bunlar da|ilgili haber|olvas(?:d|sa) (?:el|tovább|még)|citește și|citiţi şi)"
    r"(?=\W*\Z|\s*[:|»>–—])|read more\b)",
    _IGNORE,
)
_ADDRESS = re.compile(r"\W*(?:https?\s?:|www\s?\.\s?\w)", _IGNORE)
_CREDIT_TAIL = re.compile(
    r"(?:\b(?:photos?|image|picture|illustration|foto|fotos|photographie|bild|bilder|crédits?|kuva|fénykép|zdjęcie|"
    r"фото)\s?(?:by|courtesy(?: of)?|credit|par|von|de|di|:|/|\|)\s?.{0,70}|/(?:afp|ap|reuters|epa|"
    r"getty images|shutterstock|"
    r"dpa|efe|ansa|pa|tt|scanpix|belga|anp)\b.{0,40}|\bgetty images\b.{0,30}|\bvia (?:ap|afp|reuters|getty)\b.{0,25}|"
    r"\b(?:ap|afp|reuters|epa|dpa|imago)[ /-](?:photo|images|yonhap)\b.{0,40}|\((?:ap|afp|reuters|epa|dpa|"
    r"getty)[^()]{0,40}\)|"
    r"(?-i:\([A-ZÀ-Þ][^()/]{2,50}/\s?[A-ZÀ-Þ][^()/]{1,40}\))|[©ⓒ]\s?[^.]{0,60})\W*\Z",
    _IGNORE,
)
_CAPTION_HEAD = re.compile(
    r"(?:\d{1,3} (?:of|/|de|von) \d{1,3}\s*\||(?:photos?|image|picture|foto|bild|video|caption|legend[ae]?|graphic|"
    r"photo caption|file photo|fotostrecke|kuva|zdjęcie|фото)\s*[:|]|file\s*[-–—]|\(file\)|(?:hide|"
    r"toggle) caption|enlarge)",
    _IGNORE,
)
# `(R)` and `(D)` after a name are parties; only `(L)` says left, and two of them together say where people stand.
_CAPTION_BODY = re.compile(
    r"\((?:left|right|center|centre|links|rechts|à gauche|à droite|back|front|from left|l-r|l to r)\)|"
    r"\(l\).{1,80}\([rc]\)|(?-i:\((?:l|r|m|li|re)\.\))|\b(?:is|are) (?:pictured|seen (?:here|in this))\b|"
    r"\bin this (?:file|undated|handout) (?:photo|picture|image)|\b(?:file|handout) (?:photo|image|picture)\b|"
    r", from left,",
    _IGNORE,
)
_UNENDED_CAPTION = re.compile(r"\((?:l|r|c|g|d|izq|der)\)[^.!?]*\Z", _IGNORE)
_OFFER = re.compile(
    r"\W*(?:subscribe|subscription|sign (?:up|in|out)|log ?(?:in|out)|register (?:now|for|here)|"
    r"follow (?:us|@|\w+ on (?:twitter|facebook|x|instagram))|(?:like|join) us|join (?:now|our|the conversation)|"
    r"share (?:this|on|via|article|with)|share\b\W*\Z|tweet\b\W*\Z|(?:facebook|whatsapp|linkedin|telegram|"
    r"reddit|instagram|messenger|x)\b\W*\Z|"
    r"copy (?:the )?link|e-?mail\b\W*\Z|print\b\W*\Z|comments?\b\W*(?:\d+)?\W*\Z|(?:leave|post|add) a comment|"
    r"advertis(?:e|ement|ing)\b|"
    r"sponsored|anzeige\b|publicidad\b|publicité\b|pubblicità\b|publicidade\b|реклама\b|reklama\b|annons\b|"
    r"download (?:the|our)|get (?:the (?:latest|app|best|free)|our|unlimited|full access)|enjoy (?:unlimited|our)|"
    r"(?:start|try) your (?:free )?(?:trial|subscription)|newsletters?\b|sign up\b|support (?:our|independent)|"
    r"donate\b|become a member|"
    r"already (?:a |have )|to (?:continue|keep) reading|you (?:can|have) (?:unsubscribe|read|reached|\d)|"
    r"by (?:signing|clicking|subscribing|"
    r"providing)|(?:jetzt )?(?:abonnieren|anmelden|registrieren|einloggen|teilen|kommentieren)\b|(?:s'abonner|"
    r"abonnez-vous|"
    r"partager|s'inscrire|se connecter|inscrivez-vous|suivez-nous)\b|(?:suscr[ií]b\w+|compartir|iniciar sesión|"
    r"regístrate|síguenos)\b|"
    r"(?:abbonati|accedi|condividi|iscriviti|registrati|seguici)\b|(?:assine|compartilh\w+|entrar|siga-nos|"
    r"inscreva-se)\b|"
    r"(?:abonneer|inloggen|delen|deel)\b\W|(?:udostępnij|zaloguj|subskrybuj|prenumerera|logga in|dela\b|del\b|"
    r"jaa\b|tilaa)\b|"
    r"(?:подпи(?:ш|с)\w+|поделиться|войти|підпи(?:ш|с)\w+|поділитися|μοιραστείτε|εγγραφή|paylaş|abone ol|"
    r"शेयर करें|साझा करें)(?:\s|\W*\Z)|"
    r"اشترك|شارك\b|תגובות|שתפו)",
    _IGNORE,
)
_FOOTER = re.compile(
    r"\W*(?:terms (?:of|and|&)|privacy|cookies?\b|we use cookies|this (?:site|website) uses|about us|"
    r"contact us|contact\b\W*\Z|"
    r"impressum|datenschutz|mentions légales|aviso legal|request reprint|submit correction|this material may not be|"
    r"reporting by [A-Z]|editing by [A-Z]|our standards:|edited by:)",
    _IGNORE,
)
_RIGHTS = re.compile(
    r"(?:(?:\W*copyright\b|.{0,12}[©ⓒ]\s?(?:\w|\d)|.{0,40}\(c\) ?(?:19|20)\d\d).{0,200}\Z|"
    r".{0,200}\ball rights reserved|"
    r".{0,120}\balle rechte vorbehalten|.{0,120}\btous droits réservés|.{0,120}\btodos los derechos reservados|"
    r".{0,120}\btutti i diritti riservati|.{0,120}\btodos os direitos reservados|.{0,120}\bвсе права защищены)",
    _IGNORE,
)
_BANNER = re.compile(
    r"\W*(?:.{0,60}\b(?:ai-generated|generated by ai|text.to.speech)\b|listen to (?:this|the) (?:article|story)|"
    r"(?:this (?:article|story) (?:was|is|has been) (?:last |first |originally )?(?:updated|published|"
    r"translated|produced))|"
    r"\d+\s?(?:min(?:ute)?s?\.?)(?: read| de lecture| lesezeit| di lettura| de lectura| de leitura|\Z)|"
    r"lesedauer\b|reading time|"
    r"your browser does not|please enable javascript|javascript is|play video|video (?:player|unavailable)|"
    r"error loading|loading\b\W*\Z|artikel (?:anhören|merken|teilen)|article réservé)",
    _IGNORE,
)
_TIP = re.compile(
    r"\W*(?:do you have (?:a|any) (?:news )?(?:tips?|stor(?:y|ies)|questions?|information)|(?:got|"
    r"have) a (?:news )?(?:tip|story|question)|"
    r"if you have (?:a|any) (?:news )?(?:tips?|story|information about this)|send (?:us )?(?:your )?(?:tips|"
    r"feedback|comments)|"
    r"let us know (?:via|at|in)|(?:e-?mail|contact|write to|reach) (?:us|the (?:author|writer|reporter|"
    r"newsroom|editor))\b|"
    r"(?:e-?mail|contact) [A-Z][\w .'-]{2,40} at \S+@)",
    _IGNORE,
)
_ABOUT = re.compile(
    r"\W*(?:about (?:the|our) (?:writer|author|reporter|journalist|contributor)s?|(?:zur|zum|über (?:die|"
    r"den)) autor(?:in)?|"
    r"à propos de l['’]auteur|sobre (?:el|la|o|a) autora?|l['’]autore|over de auteur|об авторе|o autorze)\W*\Z",
    _IGNORE,
)
_BLURB = re.compile(
    r"[^.!?]{3,80}\b(?:is|was) (?:an?|the) [^.!?]{0,90}\b(?:reporter|correspondent|journalist|editor|writer|columnist|"
    r"contributor|freelancer|producer|photographer)\b[^.!?]{0,60}\b(?:at|for|based|of|covering|who|with|in|on)\b",
    _IGNORE,
)
_TWEET = re.compile(r"pic\.twitter\.com/|https?://t\.co/|\bpic\.x\.com/")
_SIGNATURE = re.compile(r"\s*[—–-]{1,3}\s?[^()]{1,80}\(@\w{1,30}\)")
_DATE_LABEL = re.compile(
    r"\W*(?:date|published|updated|posted|last (?:updated|modified)|first published|publié|mis à jour|"
    r"veröffentlicht|aktualisiert|"
    r"stand|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|opublikowano|publicerad|uppdaterad|"
    r"publisert|oppdatert|udgivet|julkaistu|опубликовано|δημοσίευση|güncelleme|yayınlanma)\b",
    _IGNORE,
)
_PRICE = re.compile(r"[$€£¥₹]\s?\d+(?:[.,]\d+)*[)\s]*\Z|\b\d+[.,]\d\d\s?(?:€|EUR|USD|zł|Kč|kr)[)\s]*\Z")
_BULLET = re.compile(r"\s*[•·▪◦‣*►▶→»›|]\s")
_SHORT = 200

# What a line must hold for the slower ones of the patterns above to match: nearly no line does.
_CREDITED = (
    "(", "/", "©", "ⓒ", "photo", "image", "picture", "illustration", "foto", "bild", "crédit", "kuva", "fénykép",
    "zdjęcie", "фото", "via ", "yonhap",
)  # fmt: skip
_PICTURED = ("(", "photo", "picture", "image", "seen ", "from left")
_RESERVED = (
    "copyright", "©", "ⓒ", "(c)", "rights reserved", "rechte vorbehalten", "droits réservés", "reservados",
    "diritti riservati", "права защищены",
)  # fmt: skip


def furniture_kind(line: str) -> Furniture | None:
    """What part of a page's furniture a line is, by its words; None for all else."""
    head = line[:400]
    if _ABOUT.match(head):
        return "about"
    if _SIGNATURE.match(head):
        return "signature"
    if ".co" in head and _TWEET.search(head):
        return "tweet"
    if _LINK.match(head) or _ADDRESS.match(head):
        return "link"
    if _TIP.match(head):
        return "tip"
    if len(line) <= _SHORT and _is_footer(line):
        return "footer"
    if _is_caption(line, head):
        return "caption"
    return _short_furniture(line) if len(line) <= _SHORT else None


def _holds(line: str, hints: Sequence[str]) -> bool:
    """Whether a line in lower case holds any of some strings."""
    return any(map(line.__contains__, hints))


def _is_footer(line: str) -> bool:
    return bool(_FOOTER.match(line) or (_holds(line.lower(), _RESERVED) and _RIGHTS.match(line)))


def _is_caption(line: str, head: str) -> bool:
    if _CAPTION_HEAD.match(head):
        return True
    tail = line[-90:]
    if len(line) <= 600 and _holds(tail.lower(), _CREDITED) and _CREDIT_TAIL.search(tail):
        return True
    if len(line) > 400 or not _holds(head.lower(), _PICTURED):
        return False
    return bool(_CAPTION_BODY.search(head) or _UNENDED_CAPTION.search(head))


def _short_furniture(line: str) -> Furniture | None:
    """Kinds that are only believed of short lines."""
    if _BANNER.match(line):
        return "banner"
    running = len(line) > 90 and line[-1:] in ".!?"
    if not running and (_OFFER.match(line) or (len(line) < 80 and _PRICE.search(line))):
        return "offer"
    if len(line) < 90 and _DATE_LABEL.match(line) and any(map(str.isdigit, line)):
        return "date"
    return None


def is_bulleted(line: str) -> bool:
    """Whether a line begins with a list mark."""
    return bool(_BULLET.match(line))


def is_blurb(line: str) -> bool:
    """Whether a line says who its author is, as the last lines of a page do."""
    return bool(_BLURB.match(line[:400]))
