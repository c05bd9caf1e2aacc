"""Guessing the language of a file that names none: by its script, else by its commonest words.

Only a starting point that the import tells: a person confirms every language before opening.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

# The words that make up most of a running text; each list has words the others lack.
_WORDS = {
    "en": "the of and is are you your how what which do does did have has to in for with many any",
    "nl": "de het een en van is zijn u uw hoe wat welke hoeveel heeft bent dit niet voor met waar",
    "fr": "le la les des du est vous votre vos quel quelle combien et une dans pour avez avec ou",
    "es": "el la los las del es usted su cuál qué cuántos cómo y una en para tiene con por hay",
    "pt": "o a os as do da é você seu sua qual que quantos como e uma em para tem com não ou",
    "de": "der die das und ist sind sie ihr ihre wie was welche viele haben ein eine für mit nicht",
    "it": "il lo gli della di è lei suo quale che quanti come e una per ha con non sono nel",
    "id": "yang dan di anda apakah berapa ini itu untuk dengan adalah tidak dari apa atau ke saya",
    "sw": "na ya wa je ni kwa nini gani kuna una katika hii mtoto ngapi jina la yako au kama",
    "tr": "ve bir bu mı mi için ne kaç nasıl var mu ile olarak siz sizin daha hangi değil kim",
    "pl": "i w na jest czy pan pani jak co nie się do ile ma lub z jaki jakie są",
    "so": "waa iyo maxaa sidee ma inta ah ka ku waxaad leedahay miyaad magaca waxa",
    "rw": "mu na ni ese iki bangahe wa cyangwa ya ku kuri iyi umwana",
    "ro": "și este sunt care cum ce cât câte dumneavoastră în la cu nu pentru din ați",
    "vi": "là của bạn có không và những bao nhiêu cho trong được người này nào",
}
_SCRIPTS = (
    ("ARABIC", "ar"),
    ("CYRILLIC", "ru"),
    ("ETHIOPIC", "am"),
    ("DEVANAGARI", "hi"),
    ("BENGALI", "bn"),
    ("KHMER", "km"),
    ("THAI", "th"),
    ("MYANMAR", "my"),
    ("HEBREW", "he"),
    ("GREEK", "el"),
    ("HIRAGANA", "ja"),
    ("HANGUL", "ko"),
    ("CJK", "zh"),
    ("GEORGIAN", "ka"),
    ("ARMENIAN", "hy"),
    ("TAMIL", "ta"),
    ("SINHALA", "si"),
)
# Letters that tell languages of one script apart.
_LETTERS = (("ru", "іїєґ", "uk"), ("ar", "پچژگ", "fa"), ("ar", "ٹڈڑے", "ur"), ("am", "ኽቐኣዝ", "ti"))


def guess_language(texts: Iterable[str]) -> str:
    """The tag that fits the texts best, empty where nothing speaks for any language.

    >>> [guess_language([text]) for text in ("Hoeveel kinderen heeft u?", "كم عمرك؟", "Q1")]
    ['nl', 'ar', '']
    """
    text = " ".join(texts)[:20_000].casefold()
    tag = _by_script(text)
    if tag:
        return next(
            (to for of, letters, to in _LETTERS if of == tag and set(letters) & set(text)), tag
        )
    words = Counter(re.findall(r"[^\W\d_]+", text))
    scores = {tag: sum(words[word] for word in said.split()) for tag, said in _WORDS.items()}
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] else ""


def _by_script(text: str) -> str:
    letters = [sign for sign in text if sign.isalpha()][:2_000]
    scripts = Counter(unicodedata.name(sign, "?").split()[0] for sign in letters)
    if not scripts or scripts["LATIN"] * 2 > len(letters):
        return ""
    return next((tag for script, tag in _SCRIPTS if scripts[script] * 4 > len(letters)), "")
