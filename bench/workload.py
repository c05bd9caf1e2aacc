"""Workloads in nl, en and ar: W10 has ten questions, W60 asks them about six places."""

from pathlib import Path

from openpyxl import Workbook

_SATISFIED = (
    ("1", "Heel ontevreden", "Very dissatisfied", "غير راض جداً"),
    ("2", "Ontevreden", "Dissatisfied", "غير راض"),
    ("3", "Niet goed, niet slecht", "Not good, not bad", "متوسط"),
    ("4", "Tevreden", "Satisfied", "راض"),
    ("5", "Heel tevreden", "Very satisfied", "راض جداً"),
)
_OFTEN = (
    ("never", "Nooit", "Never", "أبداً"),
    ("month", "Elke maand", "Every month", "كل شهر"),
    ("week", "Elke week", "Every week", "كل أسبوع"),
    ("day", "Elke dag", "Every day", "كل يوم"),
)
_HEARD = (
    ("poster", "Van een poster", "From a poster", "من ملصق"),
    ("friend", "Van een vriend", "From a friend", "من صديق"),
    ("council", "Van de raad", "From the council", "من المجلس"),
    ("paper", "Uit de krant", "From the paper", "من الجريدة"),
    ("other", "Anders", "Other", "غير ذلك"),
)
_WISHES = (
    ("sport", "Sporten", "Sports", "الرياضة"),
    ("cooking", "Samen koken", "Cooking together", "الطبخ معاً"),
    ("music", "Muziek", "Music", "الموسيقى"),
    ("language", "Taal leren", "Learning the language", "تعلم اللغة"),
    ("help", "Hulp met post", "Help with letters", "مساعدة في الرسائل"),
)
_MOMENT = (
    ("morning", "In de ochtend", "In the morning", "صباحاً"),
    ("afternoon", "In de middag", "In the afternoon", "ظهراً"),
    ("evening", "In de avond", "In the evening", "مساءً"),
)
LISTS = {
    "satisfied": _SATISFIED,
    "often": _OFTEN,
    "heard": _HEARD,
    "wishes": _WISHES,
    "moment": _MOMENT,
}
ITEMS = (
    (
        "select_one heard",
        "heard",
        "Hoe kent u deze plek?",
        "How do you know this place?",
        "كيف عرفت هذا المكان؟",
    ),
    (
        "select_one often",
        "visits",
        "Hoe vaak komt u hier?",
        "How often do you come here?",
        "كم مرة تأتي إلى هنا؟",
    ),
    (
        "select_one satisfied",
        "building",
        "Hoe vindt u het gebouw?",
        "What do you think of the building?",
        "ما رأيك في المبنى؟",
    ),
    (
        "select_one satisfied",
        "welcome",
        "Hoe vindt u de ontvangst?",
        "What do you think of the welcome?",
        "ما رأيك في الاستقبال؟",
    ),
    (
        "select_one satisfied",
        "activities",
        "Hoe vindt u de activiteiten?",
        "What do you think of the activities?",
        "ما رأيك في الأنشطة؟",
    ),
    (
        "select_multiple wishes",
        "wishes",
        "Wat wilt u hier doen?",
        "What do you want to do here?",
        "ماذا تريد أن تفعل هنا؟",
    ),
    (
        "select_one often",
        "helps",
        "Hoe vaak helpt u hier mee?",
        "How often do you help here?",
        "كم مرة تساعد هنا؟",
    ),
    (
        "integer",
        "household",
        "Met hoeveel mensen woont u?",
        "How many people live with you?",
        "مع كم شخص تسكن؟",
    ),
    (
        "select_one moment",
        "moment",
        "Wanneer komt u het liefst?",
        "When do you like to come?",
        "متى تحب أن تأتي؟",
    ),
    (
        "text",
        "idea",
        "Wat kan hier beter?",
        "What can be better here?",
        "ما الذي يمكن أن يكون أفضل هنا؟",
    ),
)
_LANGUAGES = ("label::Nederlands (nl)", "label::English (en)", "label::العربية (ar)")


# W60: who never comes to a place is asked nothing more about it.
_PLACES = (
    ("plein", "Het plein", "The square", "الساحة"),
    ("markt", "De markthal", "The market hall", "قاعة السوق"),
    ("park", "Het park", "The park", "الحديقة"),
    ("boeken", "De bibliotheek", "The library", "المكتبة"),
    ("sport", "De sporthal", "The sports hall", "الصالة الرياضية"),
    ("huis", "Het buurthuis", "The community centre", "مركز الحي"),
)


def write_workload(path: Path) -> Path:
    """W10 stands at the path, as an XLSForm workbook; returns the path."""
    return _write(path, "W10", [(*row, "") for row in ITEMS])


def write_sixty(path: Path) -> Path:
    """W60 stands at the path: six times W10, with conditions; returns the path."""
    rows = []
    for name, *places in _PLACES:
        for kind, item, *labels in ITEMS:
            asked = [f"{place}. {label}" for place, label in zip(places, labels, strict=True)]
            is_first = item == ITEMS[0][1]
            only = "" if is_first else f"${{{name}_{ITEMS[0][1]}}} != 'other'"
            rows.append((kind, f"{name}_{item}", *asked, only))
    return _write(path, "W60", rows)


def _write(path: Path, name: str, rows: list[tuple[str, ...]]) -> Path:
    book = Workbook()
    survey = book.active
    survey.title = "survey"
    survey.append(("type", "name", *_LANGUAGES, "relevant"))
    for row in rows:
        survey.append(row)
    choices = book.create_sheet("choices")
    choices.append(("list_name", "name", *_LANGUAGES))
    for list_name, options in LISTS.items():
        for option in options:
            choices.append((list_name, *option))
    settings = book.create_sheet("settings")
    settings.append(("form_title", "form_id", "default_language"))
    settings.append((name, f"workload-{name[1:]}", "Nederlands (nl)"))
    book.save(path)
    return path
