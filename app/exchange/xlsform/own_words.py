"""The two texts that an import adds itself, for ``or_other``.

In languages without them the text is missing, and the language cannot open before somebody
writes it (H3).
"""

from app.core.texts import Texts

_WORDS = {
    "other": {
        "nl": "Anders",
        "en": "Other",
        "fr": "Autre",
        "es": "Otro",
        "pt": "Outro",
        "de": "Anderes",
        "it": "Altro",
        "tr": "Diğer",
        "pl": "Inne",
        "ar": "غير ذلك",
        "uk": "Інше",
        "ru": "Другое",
        "id": "Lainnya",
        "sw": "Nyingine",
    },
    "specify": {
        "nl": "Wat dan?",
        "en": "What is it?",
        "fr": "Lequel ?",
        "es": "¿Cuál?",
        "pt": "Qual?",
        "de": "Was genau?",
        "it": "Quale?",
        "tr": "Nedir?",
        "pl": "Co to jest?",
        "ar": "ما هو؟",
        "uk": "Що саме?",
        "ru": "Что именно?",
        "id": "Apa itu?",
        "sw": "Ni nini?",
    },
}


def own_word(word: str, languages: tuple[str, ...]) -> Texts:
    """The text in those of the languages that it is known in."""
    said = _WORDS[word]
    return Texts.of({tag: said.get(tag.split("-")[0], "") for tag in languages})
