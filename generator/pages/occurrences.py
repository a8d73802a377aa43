"""How a finding of each code looks: its message and hint as somebody would read them.

Where a code's bad example is enough to make the checks find it, they are let loose on it; for the
rest a table has typical values. What neither knows is shown as an ellipsis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from pydantic import ValidationError

from generator.findings import Code, Finding, Severity, Words
from generator.findings.catalogue import all_codes
from generator.model.checking import check_document
from generator.model.complaints import finding_of
from generator.model.description import shapes_within
from generator.model.files import FILES
from generator.model.record import Record
from generator.reading import Document, Kind, read_text

FILE: Final = "practices/primer/spravka-za-den.yml"
"""The file in which the examples are said to stand."""

_OPTIONAL = re.compile(r"\[\[.*?\]\]")
_SLOT = re.compile(r"\{(\w+)\}")

TYPICAL: Final[Mapping[str, Mapping[str, str]]] = {
    "C301": {
        "kind_ru": "муниципалитета",
        "value": "kstovo",
        "suggestion": "kstovskiy",
        "where": "regions/nizhny/municipalities.yml",
    },
    "C302": {"value": "old-name", "suggestion": "new-name"},
    "C303": {"value": "kstovo-one-stop"},
    "C304": {"value": "old-name", "other": "nizhny/kstovo-one-stop"},
    "C305": {"value": "nizhny/a", "other": "nizhny/b"},
    "C306": {"field": "related"},
    "C307": {"value": "nizhny/a → nizhny/b → nizhny/a"},
    "C308": {"value": "kstovskiy", "other": "№ 1"},
    "C309": {"value": "ОР-14"},
    "C310": {"value": "a → b → a"},
    "C311": {"value": "nizny", "suggestion": "nizhny"},
    "C312": {"value": "[7, 4]", "other": "nizhny"},
    "C313": {"value": "practice:nizhny/okno"},
    "C314": {
        "title": "«Единое окно» муниципальных услуг в Кстове",
        "other": "nizhny/kstovo-one-stop",
        "other_file": "practices/nizhny/kstovo-one-stop.yml",
    },
    "D401": {"value": "2019", "other": "2021"},
    "D402": {"field": "since", "value": "2035"},
    "D403": {"value": "bor"},
    "D404": {"value": "bor"},
    "D405": {"value": "2024-12-24", "other": "2025-12-24"},
    "D406": {"field": "finished", "value": "2020", "other_field": "started", "other": "2022"},
    "D407": {"value": "ОР-1", "suggestion": "ОР-10"},
    "D408": {"value": "ОР-1 → ОР-2 → ОР-1"},
    "D409": {"value": "local", "expected": "federal, regional"},
    "D411": {"value": "2008", "other": "2018", "where": "regions/nizhny/region.yml"},
    "D412": {"value": "federal", "expected": "regional"},
    "F501": {"value": "в 20 раз меньше", "other": "в 7,5 раз меньше"},
    "F502": {"value": "300"},
    "F503": {"value": "4 → 30", "other": "меньше"},
    "G701": {"value": "Кстово", "distance": "1450"},
    "G702": {"value": "вид геометрии 'Point', а нужен Polygon или MultiPolygon"},
    "G703": {"number": "3", "value": "вид геометрии 'LineString'"},
    "G704": {"value": "Кстово", "other": "kstovskiy"},
    "G705": {"value": "kstovskiy", "where": "regions/nizhny/boundaries.geojson"},
    "G706": {"value": "Кстовский", "other": "Нижний Новгород", "area": "1 220"},
    "G707": {"value": "Кстово", "distance": "1450"},
    "M206": {"field": "title", "length": "172", "longest": "140"},
    "M226": {"value": "url, file"},
    "M231": {"value": "projects"},
    "M299": {"field": "tile", "value": "здесь"},
    "P801": {"value": "ivanov.ivan@mail.ru"},
    "P802": {"value": "+7 910 123-45-67"},
    "P803": {"value": "паспор…"},
    "P804": {"value": "priemnaya(at)adm.ru"},
    "P805": {"field": "solution"},
    "P806": {"field": "solution", "value": "<b>"},
    "P807": {"value": "file:///C:/doc.docx"},
    "P808": {"value": "500100…"},
    "P809": {
        "value": "8 (83145) 3-00-00",
        "where": "вне поля служебных контактов",
    },
    "P810": {"value": "8 (83145) 2-11-22"},
    "R104": {
        "name": "okno.yml",
        "folder": "practices",
        "expected": "spheres.yml, tools.yml",
    },
    "R105": {
        "name": "site",
        "folder": "regions/nizhny",
        "suggestion": "sites",
        "expected": "sites, packages",
    },
    "R106": {"name": "okno.yaml", "suggestion": "okno.yml"},
    "R107": {"name": "Okno.yml", "other": "okno.yml"},
    "R108": {"name": "okno.docx"},
    "R109": {"name": ".okno.yml"},
    "R110": {"name": ".git"},
    "R111": {"name": "Единое окно", "suggestion": "edinoe-okno"},
    "R112": {"name": "оkno", "letters": "кириллическая «о»", "suggestion": "okno"},
    "R113": {"name": "index"},
    "R114": {"length": "71", "longest": "64"},
    "R115": {"name": "ok\\u202elmy"},
    "R116": {"name": "район"},
    "R118": {"reason": "нет прав на чтение"},
    "R120": {"encoding": "UTF-16"},
    "R121": {"encoding": "Windows-1251"},
    "R122": {"byte": "0xFF"},
    "R125": {"name": "U+001B"},
    "R126": {"name": "U+202E"},
    "R127": {"name": "U+200B"},
    "R128": {"name": "U+2028"},
    "R142": {"field": "title", "mended": "title: Единое окно"},
    "R152": {"reason": "перед закрывающей скобкой лишняя запятая"},
    "R174": {"key": "район"},
    "R180": {"size": "70", "most": "64"},
    "R181": {"deepest": "20"},
    "R182": {"most": "10 000"},
    "R183": {"length": "25 000", "longest": "20 000"},
    "R184": {"value": "12345678901234567890", "digits": "15", "signs": "64"},
    "R185": {"key": "Единое окно…", "length": "240"},
    "R189": {"shown": "200"},
    "S601": {"value": "gazeta", "where": "этого файла"},
    "S602": {"value": "gazeta"},
    "S604": {"value": "gazeta"},
    "S605": {"expected": "gazeta, prikaz"},
    "S606": {"value": "gazeta"},
    "T901": {"link": "contribute/steps", "count": "1"},
    "T902": {"link": "about/#istochniki", "anchor": "istochniki", "count": "1"},
    "T903": {"link": "javascript:alert(1)"},
    "T904": {"anchor": "sources"},
    "T905": {"address": "practices/"},
    "T906": {"name": "robots.txt", "reason": "такое имя читает сервер"},
    "T907": {"remark": "в «about.md» нет страницы «contribute.md»"},
    "X601": {"reason": "это старый формат XLS"},
    "X603": {"reason": "слишком много ячеек"},
    "X606": {"reason": "файл оборван или испорчен"},
    "X607": {"expected": "«Практики», «Внедрения», «Эффекты», «Площадки» и другие"},
    "X608": {
        "sheet": "Черновик",
        "reason": "такого листа в каталоге нет",
        "expected": "«Практики», «Внедрения», «Эффекты», «Площадки» и другие",
    },
    "X611": {"heading": "id практики"},
    "X612": {"heading": "Заголовк", "suggestion": "Заголовок"},
    "X613": {"heading": "Сфера"},
    "X614": {"letter": "C"},
    "X615": {"range": "A2:A5"},
    "X621": {"heading": "id практики", "suggestion": "nizhny/spravka-za-den"},
    "X622": {"value": "nizhny/okno", "other": "2"},
    "X623": {"value": "nizhny/okn", "suggestion": "nizhny/okno"},
    "X624": {"heading": "№ внедрения", "value": "7", "count": "3"},
    "X625": {
        "value": "Справка за день",
        "reason": "нужны регион и имя через косую черту",
        "suggestion": "nizhny/spravka-za-den",
    },
    "X626": {"fields": "«Заголовок», «Начали»"},
    "X627": {"count": "2", "examples": "nizhny/okno, nizhny/bor-sad"},
    "X628": {"target": "practices/nizhny/okno.yml"},
    "X631": {"heading": "Было"},
    "X632": {"heading": "Было", "value": "#REF!"},
    "X633": {"heading": "Было", "value": "2026-05-01"},
    "X634": {
        "heading": "С какого времени",
        "reason": "число 44700 — это, видимо, 2022-05-19, потерявшая формат даты",
    },
    "X635": {"heading": "С какого времени", "value": "2022-05-01", "known": "2022-05"},
    "X636": {"heading": "Было", "value": "более 2300"},
    "X637": {"heading": "Было", "value": "50 %", "stored": "0.5"},
    "X638": {"heading": "Номер известен", "value": "возможно"},
    "X639": {"heading": "Учреждение", "value": "ИСТИНА"},
    "X641": {"target": "practices/nizhny/okno.yml"},
}


def message_of(code: Code) -> tuple[str, str]:
    """The message and the hint of a typical finding of `code`, in Russian."""
    values = TYPICAL.get(code.id) or _found().get(code.id, {})
    return _said(code.message, values), _said(code.hint, values)


def title_of(code: Code) -> str:
    """The message without its particulars, beginning with a capital: «Нет поля «…»»."""
    said = _said(code.message, {"kind_ru": "записи"}).removeprefix("поле «…»: ")
    return said[:1].upper() + said[1:]


def _said(words: Words, values: Mapping[str, str]) -> str:
    """`words` in Russian; what no value is known for is an ellipsis, or left out if it may be."""
    due = _SLOT.findall(_OPTIONAL.sub("", words.ru))
    return words.say("ru", dict.fromkeys(due, "…") | dict(values))


@lru_cache(maxsize=1)
def _found() -> Mapping[str, Mapping[str, str]]:
    """The values of real findings, by code: of those that the examples themselves bring about."""
    found = {}
    for code in all_codes().values():
        if code.id not in TYPICAL:
            for finding in findings_in(code.example):
                if finding.code is code:
                    found[code.id] = finding.values
                    break
    return MappingProxyType(found)


def findings_in(example: str) -> Iterator[Finding]:
    """What reading, and then every model in turn, has to say of a fragment of a file.

    Models are tried from the outermost, since most examples are fields of a practice.
    """
    document = read_text(FILE, example.encode())
    yield from document.findings
    value = document.value
    entry = value[0] if isinstance(value, list) and len(value) == 1 else value
    if not document.sound or not isinstance(entry, dict):
        return
    yield from check_document(document, Kind.PRACTICE).findings
    plain = Document(FILE, entry, document.places, [])
    for model in _models():
        yield from _complaints(plain, model)


def _models() -> tuple[type[Record], ...]:
    shapes = (s.model for file in FILES.values() for s in shapes_within(file.model))
    return tuple(dict.fromkeys(shapes))


def _complaints(document: Document, model: type[Record]) -> Iterator[Finding]:
    try:
        model.model_validate(document.value)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            finding = finding_of(document, model, (), dict(problem))
            if finding.severity is Severity.ERROR:
                yield finding
