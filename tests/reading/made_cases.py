"""Cases that no editor keeps as they are, or that are too long to store: bytes made here."""

from __future__ import annotations

from dataclasses import dataclass

from reading_cases import Expected

from generator.reading import Kind

RUSSIAN = """\
title: Единое окно муниципальных услуг в Кстовском округе
summary: Жалоб жителей стало меньше в двадцать раз, а ждать приходится четыре минуты.
"""


@dataclass(frozen=True)
class Made:
    """Bytes and the findings that must come of them."""

    name: str
    data: bytes
    findings: tuple[Expected, ...]
    kind: Kind = Kind.PRACTICE
    file: str = "practices/nizhny/okno.yml"


def made(name: str, data: bytes, *findings: Expected, kind: Kind = Kind.PRACTICE) -> Made:
    """A case; its file is YAML unless its kind is GeoJSON."""
    is_border = kind in (Kind.OUTLINE, Kind.BOUNDARIES)
    file = "regions/nizhny/outline.geojson" if is_border else "practices/nizhny/okno.yml"
    return Made(name, data, findings, kind, file)


LINES = "a: b\r\nc: |\r\n  d\r\n  e\r\n"

MADE: tuple[Made, ...] = (
    # hostile input 14: line ends
    made("crlf", LINES.encode()),
    made("lone CR", LINES.replace("\r\n", "\r").encode(), *(
        Expected("R131", line, column) for line, column in ((1, 5), (2, 5), (3, 4), (4, 4))
    )),
    made("NEL", "a: b\x85c: d\n".encode(), Expected("R128", 1, 5, "NEL"), Expected("R141", 1, 7)),
    made("no final newline", b"a: b"),
    # 15: encodings
    made("BOM", b"\xef\xbb\xbfa: b\n", Expected("R123")),
    made("UTF-16 with a mark", RUSSIAN.encode("utf-16"), Expected("R120", 1, 1, "UTF-16")),
    made("UTF-16 BE with a mark", b"\xfe\xff" + RUSSIAN.encode("utf-16-be"), Expected("R120")),
    made("UTF-16 without a mark", RUSSIAN.encode("utf-16-le"), Expected("R120", 1, 1, "UTF-16")),
    made("UTF-16 of Latin letters", "a: bcd\n".encode("utf-16-be"), Expected("R120")),
    made("UTF-32", RUSSIAN.encode("utf-32"), Expected("R120", 1, 1, "UTF-32")),
    made("CP1251", RUSSIAN.encode("cp1251"), Expected("R121", 1, 8, "Windows-1251")),
    made("KOI8-R", RUSSIAN.encode("koi8_r"), Expected("R121", 1, 8, "KOI8-R")),
    made("CP866", RUSSIAN.encode("cp866"), Expected("R121", 1, 8, "DOS-866")),
    made("one bad byte", RUSSIAN.encode() + b"note: \xff\n", Expected("R122", 3, 7, "0xFF")),
    made("cut in a letter", RUSSIAN.encode() + "note: я".encode()[:-1], Expected("R122", 3, 7)),
    made("surrogate in bytes", b"a: \xed\xa0\x80\n", Expected("R122", 1, 4)),
    made("NUL", b"a: b\x00c\nd: e\n", Expected("R124", 1, 5)),
    made("NULs only", bytes(1000), Expected("R120")),
    made("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Expected("R122")),
    # 16
    made("empty", b"", Expected("R160")),
    made("only spaces", b"  \n\n", Expected("R160")),
    made("empty GeoJSON", b"", Expected("R160"), kind=Kind.OUTLINE),
    # 17 and the limits
    made("10 MB", b"a: b\n" * 2_000_000, Expected("R180", 1, 1, "9766 КБ")),
    made("a byte too much", b"#" * (64 * 1024 + 1), Expected("R180", 1, 1, "64")),
    made("as large as may be", b"a: b\n#" + b"x" * (64 * 1024 - 6)),
    made("a long register", b"- a\n" * 200_000, kind=Kind.CERTIFICATES),
    made("a byte too much of a register", b"#" * (1024 * 1024 + 1), Expected("R180", 1, 1, "1024"),
         kind=Kind.CERTIFICATES),
    made("100,000 list items", b"- a\n" * 100_000, kind=Kind.MUNICIPALITIES),
    made("a million values", b"- a\n" * 1_000_000, Expected("R182", 1_000_000, 3),
         kind=Kind.MUNICIPALITIES),
    made("10,000 values", b"a: [" + b"1," * 9_997 + b"]\n"),
    made("10,001 values", b"a: [" + b"1," * 9_998 + b"]\n", Expected("R182", 1, 19_999, "10 000")),
    made("values in GeoJSON", b'{"a": [' + b"1," * 1_000_000 + b"1]}", Expected("R182", 1, 1),
         kind=Kind.OUTLINE),
    made("1 MB in one line", b"- " + b"a" * 1_000_000 + b"\n", Expected("R183", 1, 3),
         kind=Kind.MUNICIPALITIES),
    made("long text", ("a: " + "я" * 20_001 + "\n").encode(), Expected("R183", 1, 4, "20001")),
    made("as long as may be", ("a: " + "я" * 20_000 + "\n").encode()),
    made("long text in GeoJSON", ('{"a": ["' + "\\n" * 20_001 + '"]}').encode(),
         Expected("R183", 1, 8), kind=Kind.OUTLINE),
    made("many findings", b"a: [" + b".nan, " * 300 + b"]\n", *(
        Expected("R176", 1, 5 + 6 * number) for number in range(200)
    ), Expected("R189", 1, 1199)),
    made("many odd lines", "a: x\u200b\n".encode() * 1000,
         *(Expected("R127", line, 5) for line in range(1, 201)), Expected("R189", 200, 5)),
    # 27
    made("git-lfs pointer", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n",
         Expected("R119")),
)  # fmt: skip
