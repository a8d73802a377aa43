"""Whether a file may be opened as a workbook: asked before any of it is parsed.

Workbooks come from strangers. What is encrypted, of another format, a trap or bears programs is
refused in words; how much it unpacks to is counted while it unpacks, whatever its own list claims.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from generator.findings import Code
from generator.findings.catalogue import spreadsheets_books as codes
from generator.reading.limits import spaced

MOST_BYTES: Final = 24 * 1024 * 1024
MOST_UNPACKED: Final = 192 * 1024 * 1024
MOST_PARTS: Final = 2_000
_CHUNK: Final = 1 << 20

_OLD_FORMAT: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the compound format begin: XLS, and XLSX under a password."""
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_DECLARATION: Final = re.compile(
    rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T|E\x00?N\x00?T)", re.IGNORECASE
)
_STRICT: Final = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_TYPES: Final = "[Content_Types].xml"


class Refused(Exception):
    """A file that is not read; `code` and `values` say why."""

    def __init__(self, code: Code, reason: str = "", reason_en: str = "") -> None:
        super().__init__(code.name)
        self.code = code
        self.values = {"reason": reason, "reason_en": reason_en}


def check_workbook(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook, by their names. Raises Refused for what must not be opened."""
    if len(data) > MOST_BYTES:
        raise _too_large("больше 24 МБ", "more than 24 MB")
    if data.startswith(_OLD_FORMAT):
        if _ENCRYPTED in data:
            raise Refused(codes.PASSWORD)
        raise Refused(codes.NOT_A_WORKBOOK, "это старый формат XLS", "this is the old XLS format")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive)
            parts = _unpacked(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile) as error:
        if data.startswith(b"PK"):
            raise _damaged(
                "файл оборван или испорчен", "the file is cut short or damaged"
            ) from error
        raise Refused(codes.NOT_A_WORKBOOK, *_guess(data)) from error
    except (zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise _damaged("файл оборван или испорчен", "the file is cut short or damaged") from error
    _check_contents(parts)
    return parts


def _too_large(reason: str, reason_en: str) -> Refused:
    return Refused(codes.BOOK_TOO_LARGE, reason, reason_en)


def _damaged(reason: str, reason_en: str) -> Refused:
    return Refused(codes.BOOK_DAMAGED, reason, reason_en)


def _guess(data: bytes) -> tuple[str, str]:
    """What a file that is no archive seems to be."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if not data:
        return "файл пуст", "the file is empty"
    if head.startswith((b"<html", b"<!doctype html", b"<table")):
        return "это веб-страница", "this is a web page"
    if head.startswith(b"<?xml"):
        return "это таблица XML", "this is an XML file"
    if b"\x00" not in head and (b";" in head or b"," in head or b"\t" in head):
        return "похоже на CSV или текст", "it looks like CSV or text"
    return "формат не узнан", "the format is unknown"


def _check_parts(archive: zipfile.ZipFile) -> None:
    """What can be told by the list of an archive."""
    infos = archive.infolist()
    names = {info.filename for info in infos}
    lower = {name.lower() for name in names}
    if len(infos) > MOST_PARTS:
        raise _too_large("слишком много частей", "too many parts")
    if len(names) != len(infos):
        raise _damaged("части повторяются", "parts stand twice")
    if any(info.flag_bits & 1 for info in infos):
        raise Refused(codes.PASSWORD)
    if "mimetype" in names and _TYPES not in names:
        raise Refused(codes.NOT_A_WORKBOOK, "это формат ODS или похожий", "this is ODS or the like")
    if any(name.endswith("workbook.bin") for name in lower):
        raise Refused(codes.NOT_A_WORKBOOK, "это двоичный формат XLSB", "this is the binary XLSB")
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in lower):
        raise Refused(codes.MACROS)
    if any("externallinks/" in name or name.endswith("connections.xml") for name in lower):
        raise Refused(codes.OUTSIDE_LINKS)
    if _TYPES not in names:
        raise Refused(codes.NOT_A_WORKBOOK, "это другой архив", "this is another archive")


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The parts, unpacked piece by piece: what grows beyond the limit is let go."""
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for info in archive.infolist():
        pieces: list[bytes] = []
        with archive.open(info) as stream:
            while piece := stream.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    most = spaced(MOST_UNPACKED // 1024 // 1024)
                    raise _too_large(
                        f"распакованная, она больше {most} МБ", f"unpacked, more than {most} MB"
                    )
                pieces.append(piece)
        parts[info.filename] = b"".join(pieces)
    return parts


def _check_contents(parts: dict[str, bytes]) -> None:
    """What can be told by the parts themselves."""
    types = parts.get(_TYPES, b"")
    if b"macroEnabled" in types:
        raise Refused(codes.MACROS)
    if b"spreadsheetml.sheet.main+xml" not in types:
        raise Refused(codes.NOT_A_WORKBOOK, "это другой документ", "this is another document")
    for name, data in parts.items():
        if not name.startswith("xl/media/") and _DECLARATION.search(data):
            raise _damaged(
                "внутри объявлены подстановки (DOCTYPE), которых в книгах не бывает",
                "it declares entities (DOCTYPE), which workbooks never do",
            )
        if name.endswith("workbook.xml") and _STRICT in data:
            raise Refused(
                codes.NOT_A_WORKBOOK,
                "это «Строгая книга Open XML»",
                "this is a Strict Open XML Spreadsheet",
            )
