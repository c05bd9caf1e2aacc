"""Open answers, each by a random key of its own, so that who reads them sees no response."""

from collections.abc import Mapping
from functools import partial
from secrets import token_hex

from app.core.open_answers.answer import Came, OpenAnswer
from app.flow.records import Survey, Version
from app.store.attachments import ATTACHMENTS
from app.store.forgetting import unlink
from app.store.session import Session, Statement

_SAME = (
    "{0}.response_id = o.response_id AND {0}.item_number = o.item_number"
    " AND {0}.instance = o.instance"
)
_UNKEYED = (
    "SELECT {0}.response_id, {0}.item_number, {0}.instance, {1} FROM {2} {0}"
    " JOIN responses r ON r.id = {0}.response_id JOIN version_items v ON v.number = {0}.item_number"
    " WHERE r.survey_id = ? AND v.kind IN ({3}) AND NOT EXISTS (SELECT 1 FROM open_answers o WHERE "
    + _SAME
    + " AND o.position = {1})"
)
_NEW = Statement(
    _UNKEYED.format("f", "f.position", "free_texts", "'text'")
    + " UNION "
    + _UNKEYED.format("a", "0", "attachments", "'voice', 'photo'")
)
_ADD = Statement(
    "INSERT INTO open_answers (id, response_id, item_number, instance, position, survey_id,"
    " council_id) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ALL = Statement(
    "SELECT o.id, i.path, v.kind, f.text, t.text, a.file, c.agreed FROM open_answers o"
    " JOIN version_items v ON v.number = o.item_number JOIN items i ON i.id = v.item_id"
    f" LEFT JOIN free_texts f ON {_SAME.format('f')} AND f.position = o.position"
    " LEFT JOIN transcripts t ON t.open_answer_id = o.id"
    f" LEFT JOIN attachments a ON {_SAME.format('a')} AND v.kind IN ('voice', 'photo')"
    " LEFT JOIN consents c ON c.response_id = o.response_id AND c.purpose = 'quote'"
    " WHERE o.survey_id = ? ORDER BY o.id"
)
_PEOPLE = Statement("SELECT id, response_id FROM open_answers WHERE survey_id = ?")
_FILE = Statement(
    "SELECT a.kind, a.file FROM attachments a"
    f" JOIN open_answers o ON {_SAME.format('a')} WHERE o.survey_id = ? AND o.id = ?"
)
_DROP_FILE = Statement("DELETE FROM attachments WHERE file = ?")
_BLANK = Statement(
    "UPDATE response_values SET value = '' WHERE missing = 0 AND EXISTS (SELECT 1 FROM"
    " open_answers o WHERE o.id = ? AND o.response_id = response_values.response_id"
    " AND o.item_number = response_values.item_number AND o.instance = response_values.instance)"
)
_TRANSCRIBE = Statement(
    "INSERT INTO transcripts (open_answer_id, council_id, text, written_by, day)"
    " SELECT id, council_id, ?, ?, ? FROM open_answers WHERE id = ? AND survey_id = ?"
    " ON CONFLICT (open_answer_id) DO UPDATE SET text = excluded.text,"
    " written_by = excluded.written_by, day = excluded.day"
)
_OF_KIND = (
    "SELECT o.id FROM open_answers o JOIN version_items v ON v.number = o.item_number"
    " WHERE o.response_id = ? AND v.kind = ?"
)
_FORGET_QUOTES_OF_FILES = Statement(f"DELETE FROM quotes WHERE open_answer_id IN ({_OF_KIND})")
_FORGET_FILES = Statement(f"DELETE FROM open_answers WHERE id IN ({_OF_KIND})")
_FORGET_QUOTES = Statement(
    "DELETE FROM quotes WHERE state <> 'released' AND survey_id = ? AND (response_id IS NULL"
    " OR response_id IN (SELECT id FROM responses WHERE version_id = ?))"
)
_FORGET = Statement(
    "DELETE FROM open_answers WHERE item_number IN"
    " (SELECT number FROM version_items WHERE version_id = ?)"
)
_FORGET_MARKS = Statement(
    "DELETE FROM hand_marks WHERE survey_id = ? AND NOT EXISTS"
    " (SELECT 1 FROM open_answers o WHERE o.survey_id = hand_marks.survey_id)"
)


class OpenAnswerShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def has_new(self, survey: Survey) -> bool:
        """Whether an open answer has no key yet."""
        return bool(self._session.fast(_NEW, survey.id, survey.id).fetchone())

    def gather(self, survey: Survey) -> int:
        """Each open answer of a survey has a key; how many had none."""
        rows = self._session.fast(_NEW, survey.id, survey.id).fetchall()
        keyed = [(token_hex(16), *row, survey.id, survey.council_id) for row in rows]
        # In the order of their keys, so that nothing tells which came first.
        self._session.many(_ADD, sorted(keyed))
        return len(rows)

    def all(self, survey: Survey) -> tuple[OpenAnswer, ...]:
        """Every open answer of a survey by its random key."""
        return tuple(
            OpenAnswer(
                id=identity,
                item=path,
                text=text or transcript or "",
                may_be_quoted=bool(agreed),
                came=Came(kind),
                has_file=file is not None,
            )
            for identity, path, kind, text, transcript, file, agreed in self._session.fast(
                _ALL, survey.id
            ).fetchall()
        )

    def people(self, survey: Survey) -> Mapping[str, int]:
        """By open answer a number that is the same for those of one person."""
        numbers: dict[bytes, int] = {}
        rows = self._session.fast(_PEOPLE, survey.id).fetchall()
        return {
            identity: numbers.setdefault(bytes(response), len(numbers))
            for identity, response in rows
        }

    def file(self, survey: Survey, answer_id: str) -> tuple[str, bytes] | None:
        """Kind and content of the file behind an open answer, while it is there."""
        row = self._session.fast(_FILE, survey.id, answer_id).fetchone()
        path = self._session.data / ATTACHMENTS / row[1] if row else None
        return (row[0], path.read_bytes()) if path is not None and path.is_file() else None

    def drop_file(self, survey: Survey, answer_id: str) -> bool:
        """The file behind an open answer is gone; that something was given stays counted."""
        row = self._session.fast(_FILE, survey.id, answer_id).fetchone()
        if row is None:
            return False
        self._session.fast(_BLANK, answer_id)
        self._session.fast(_DROP_FILE, row[1])
        self._session.afterwards.append(partial(unlink, self._session.data / ATTACHMENTS / row[1]))
        return True

    def put_transcript(self, survey: Survey, answer_id: str, text: str, by: str, day: str) -> None:
        """This is what somebody wrote down of a recording or photo."""
        self._session.fast(_TRANSCRIBE, text, by, day, answer_id, survey.id)

    def forget_files_of(self, response_id: str, kind: str) -> None:
        """What was written down or quoted of one kind of file of a response is gone."""
        key = bytes.fromhex(response_id)
        for statement in (_FORGET_QUOTES_OF_FILES, _FORGET_FILES):
            self._session.fast(statement, key, kind)

    def forget(self, survey: Survey, version: Version) -> None:
        """The keys, transcripts, codes and unreleased quotes of a version are gone."""
        self._session.fast(_FORGET_QUOTES, survey.id, version.id)
        self._session.fast(_FORGET, version.id)
        self._session.fast(_FORGET_MARKS, survey.id)
