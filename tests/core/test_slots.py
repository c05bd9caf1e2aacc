"""Every visible text has a slot, and slots give the questionnaire back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.core.questionnaire import Finding, Item, Kind, Option, Purpose, Questionnaire, Section
from app.core.slots import missing_slots, texts_of, with_texts
from app.core.texts import Slot, SlotState, Texts
from tests.builders import a_questionnaire, an_item, texts


def _slots(questionnaire: Questionnaire) -> list[Slot]:
    return [
        Slot(path, tag, text, SlotState.DRAFT)
        for path, each in texts_of(questionnaire)
        for tag, text in each
    ]


def test_slots_give_the_same_questionnaire_back() -> None:
    section = Section("home", (an_item("home/rooms", hint=texts("count them")),), texts("Home"))
    whole = a_questionnaire(an_item(), section, title=texts("Title"))
    assert with_texts(whole, _slots(whole)) == whole


def test_a_shared_list_of_options_is_one_set_of_slots() -> None:
    twice = a_questionnaire(an_item("a", option_list="often"), an_item("b", option_list="often"))
    paths = [path for path, _ in texts_of(twice) if path.startswith("option:")]
    assert paths == [f"option:often/{name}:label" for name in ("never", "sometimes", "often")]


def test_a_text_that_one_language_lacks_is_missing_there_only() -> None:
    """Decision 1: complete means every text that any language has."""
    whole = a_questionnaire(an_item())
    slots = [s for s in _slots(whole) if (s.path, s.tag) != ("item:safe_at_night:label", "ar")]
    assert missing_slots(whole, slots, "nl") == ()
    assert missing_slots(whole, slots, "ar") == ("item:safe_at_night:label",)


def test_a_slot_of_another_language_changes_nothing() -> None:
    whole = a_questionnaire(an_item())
    stranger = replace(_slots(whole)[0], tag="tr")
    assert with_texts(whole, [*_slots(whole), stranger]) == whole


_LANGUAGES = ("nl", "nl-simple", "ar")
_TEXTS = st.dictionaries(st.sampled_from(_LANGUAGES), st.text(max_size=4)).map(
    lambda said: Texts.of({tag: said[tag] for tag in _LANGUAGES if tag in said})
)
_SHARED = tuple(Option(n, Texts((("nl", n), ("ar", f"{n}!")))) for n in ("yes", "no"))
_OWN = st.lists(st.builds(Option, st.sampled_from("abc"), _TEXTS), unique_by=lambda o: o.name)


@st.composite
def _children(draw: st.DrawFn, above: str, depth: int) -> tuple[Item | Section, ...]:
    children: list[Item | Section] = []
    for name in draw(st.lists(st.sampled_from("pqr"), unique=True, max_size=3)):
        path = f"{above}{name}"
        if depth and draw(st.booleans()):
            inside = draw(_children(f"{path}/", depth - 1))
            children.append(Section(path, inside, draw(_TEXTS)))
            continue
        is_shared = draw(st.booleans())
        said = [draw(_TEXTS) for _ in range(4)]
        children.append(
            Item(
                path,
                Kind.SELECT_ONE,
                label=said[0],
                hint=said[1],
                options=_SHARED if is_shared else tuple(draw(_OWN)),
                option_list="yes_no" if is_shared else "",
                constraint_message=said[2],
                required_message=said[3],
            )
        )
    return tuple(children)


_QUESTIONNAIRES = st.builds(
    Questionnaire,
    slug=st.just("any"),
    languages=st.just(_LANGUAGES),
    children=_children("", 2),
    title=_TEXTS,
    intro=_TEXTS,
    purposes=st.tuples(st.builds(Purpose, st.just("answers"), _TEXTS)),
    findings=st.lists(st.builds(Finding, st.just("p"), st.just(("a",)), _TEXTS)).map(tuple),
    happens_next=_TEXTS,
)


@given(_QUESTIONNAIRES)
def test_texts_to_slots_and_back_is_the_identity(whole: Questionnaire) -> None:
    assert with_texts(whole, _slots(whole)) == whole
    paths = [path for path, _ in texts_of(whole)]
    assert len(paths) == len(set(paths))
    assert all(each for _, each in texts_of(whole))
