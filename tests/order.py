"""Which files take long. They begin first, so that no worker is busy when the others are done."""

from pathlib import Path

import pytest

# The longest first. A file that is not named here takes less than ten seconds.
LONG = (
    "journeys/test_everyone_is_told.py",
    "journeys/test_every_page_of_the_workspace.py",
    "journeys/test_kills.py",
    "journeys/test_volunteer.py",
    "journeys/test_text_blind.py",
    "journeys/test_item_kinds.py",
    "journeys/test_readme.py",
    "journeys/test_wcag.py",
    "journeys/test_no_identity.py",
    "journeys/test_drafts.py",
    "journeys/test_builder.py",
    "journeys/test_resident_looks.py",
    "journeys/test_phone_keeps_nothing.py",
    "journeys/test_shared_phone.py",
    "journeys/test_files_come_along.py",
    "journeys/test_offline.py",
    "journeys/test_resident.py",
    "journeys/test_side_by_side.py",
    "journeys/test_phone_walks_like_the_core.py",
    "journeys/test_people_looks.py",
    "journeys/test_listening.py",
    "journeys/test_results_told.py",
    "journeys/test_results_looks.py",
    "journeys/test_folder_of_results.py",
    "journeys/test_addresses_leave_no_trace.py",
    "journeys/test_address_form_looks.py",
    "web/test_results_prints.py",
    "core/test_disclosure_linear.py",
    "journeys/test_sender_kills.py",
    "journeys/test_webkit.py",
)
_ROOT = Path(__file__).parent
_TURN = {_ROOT / name: turn for turn, name in enumerate(LONG)}


def long_first(items: list[pytest.Item]) -> None:
    """The long files stand in front, in the order of the list; the others stay as they were."""
    items.sort(key=lambda item: _TURN.get(item.path, len(LONG)))
