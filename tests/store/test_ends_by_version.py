"""Each version has its own end dates, so what ends goes by version, on both engines."""

from dataclasses import replace

from app.flow.ports import Toolkit
from app.flow.records import Survey, Version
from tests.builders import a_response, a_value, an_id, an_open_version


def _two_versions(toolkit: Toolkit) -> tuple[Survey, Version, Version]:
    survey, first, place = an_open_version(toolkit)
    second = replace(first, id=an_id(), number=2, wave_id=an_id(), fingerprint=an_id())
    with toolkit.store.write() as shelves:
        shelves.surveys.add_version(second)
        for version in (first, second):
            response = a_response(a_value("remarks", f"words for {version.number}"))
            trace = bytes([version.number]) * 32
            shelves.responses.add(an_id(), survey, version, place, response, trace)
    return survey, first, second


def test_traces_and_ids_of_one_version_leave_the_other_alone(toolkit: Toolkit) -> None:
    """CO15."""
    survey, first, second = _two_versions(toolkit)
    with toolkit.store.write() as shelves:
        assert shelves.responses.erase_withdrawal_traces(survey, first) == 1
        assert shelves.responses.by_withdrawal(survey, b"\x01" * 32) is None
        assert shelves.responses.by_withdrawal(survey, b"\x02" * 32) is not None
        both = {shelves.responses.ids(survey, version) for version in (first, second)}
        assert {identity for ids in both for identity in ids} == set(shelves.responses.ids(survey))


def test_texts_of_one_version_leave_the_other_alone(toolkit: Toolkit) -> None:
    """H5."""
    survey, first, _ = _two_versions(toolkit)
    with toolkit.store.write() as shelves:
        assert shelves.responses.forget_values(survey, ["remarks"], first) == 1
        assert shelves.responses.forget_attachments(survey, first) == 0
    with toolkit.store.read() as shelves:
        left = {number: response for _, _, number, response in shelves.responses.all(survey)}
    assert left[1].value("remarks") is None
    assert left[2].value("remarks") == a_value("remarks", "words for 2")
