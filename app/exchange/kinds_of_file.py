"""What kind of file this is, from its content alone: endings of names are often wrong."""

import json
import re
from enum import Enum

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEET = r"(?:survey|choices|settings)"
_CSV_FIRST = re.compile(rf"\ufeff?[\s,;\"]*(?:{_SHEET}[\"\s]*(?:[,;\t]|\Z)|.*\btype\b)", re.I)
_YAML_KEY = re.compile(r"^['\"]?survey['\"]?[ \t]*:", re.MULTILINE)
_LIMESURVEY_TABLE = re.compile(
    r"\ufeff?\"?(?:id\"?\t|class\"?\t)(?=.*\btype/scale\b)", re.IGNORECASE
)
_MOST_READ = 200_000


class FileKind(Enum):
    """Kinds that can be told apart; the first five can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    MARKDOWN = "markdown"
    YAML = "yaml"
    LIMESURVEY = "limesurvey"
    SURVEYJS = "surveyjs"
    WEB_PAGE = "web_page"
    OTHER_XML = "other_xml"
    EMPTY = "empty"
    UNKNOWN = "unknown"


def kind_of(content: bytes) -> FileKind:
    """The kind of a file.

    >>> [kind_of(content).value for content in (b"survey: market", b"| survey |", b"%PDF-1.7")]
    ['yaml', 'markdown', 'unknown']
    """
    if content.startswith(_ZIP):
        return FileKind.XLSX
    if content.startswith(_OLE):
        return FileKind.XLS
    if not content.strip():
        return FileKind.EMPTY
    text, _ = text_of(content)
    start = text[:_MOST_READ].lstrip("\ufeff \t\r\n")
    if _is_binary(start):
        return FileKind.UNKNOWN
    if start.startswith("<"):
        return _xml_kind(start)
    if start.startswith("{"):
        return _json_kind(text)
    if _LIMESURVEY_TABLE.match(start.partition("\n")[0]):
        return FileKind.LIMESURVEY
    lines = [line.strip() for line in start.splitlines() if line.strip()]
    said = [line for line in lines if not line.startswith("#")]
    if said and said[0].startswith("|"):
        return FileKind.MARKDOWN
    if _YAML_KEY.search(start):
        return FileKind.YAML
    if lines and any(_CSV_FIRST.match(line) for line in lines[:5]) and _has_separator(lines):
        return FileKind.CSV
    return FileKind.UNKNOWN


def text_of(content: bytes) -> tuple[str, str]:
    """The text of a file and the encoding it was read with: a byte order mark goes first, then
    UTF-8, then Windows-1252, which can hold anything.

    >>> text_of("caf\\u00e9".encode("cp1252"))
    ('café', 'cp1252')
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), "utf-16"
    if content[:400].count(b"\x00") > len(content[:400]) // 4:
        order = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
        return content.decode(order, "replace"), order
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), "cp1252"


def _is_binary(start: str) -> bool:
    strange = sum(sign < " " and sign not in "\t\n\r\f" for sign in start[:2000])
    return strange * 50 > len(start[:2000])


def _xml_kind(start: str) -> FileKind:
    head = start[:5000].lower()
    if "limesurvey" in head or re.search(r"<limesurveydoctype|<groups>|<questions>", head):
        return FileKind.LIMESURVEY
    if re.match(r"(<!doctype html|<html|<table|<meta|<head|<style)", head):
        return FileKind.WEB_PAGE
    return FileKind.WEB_PAGE if "urn:schemas-microsoft-com:office" in head else FileKind.OTHER_XML


def _json_kind(text: str) -> FileKind:
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        return FileKind.YAML if _YAML_KEY.search(text) else FileKind.UNKNOWN
    if "survey" in plain and "items" in plain:
        return FileKind.YAML
    is_surveyjs = bool({"pages", "elements", "questions"} & set(plain))
    return FileKind.SURVEYJS if is_surveyjs else FileKind.UNKNOWN


def _has_separator(lines: list[str]) -> bool:
    return any(sign in line for line in lines[:5] for sign in ",;\t")
