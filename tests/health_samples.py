"""Catalogs on the disk for the tests of health: what their files lack, and in which line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from generator.catalog import Catalog, load_catalog

TODAY = dt.date(2026, 11, 22)

SPHERES = "public-services:\n  name: Услуги\n"
TOOLS = "five-s:\n  name: 5С\n  about: Порядок на рабочем месте.\n"
REGION = """\
name: Нижегородская область
iso: RU-NIZ
oktmo: "22"
joined: 2018
about: Учатся друг у друга.
coordinators:
  - name: Министерство
confirmation_months: 12
sources:
  - id: sayt
    title: Сайт программы
    accessed: 2026-10
events:
  - {date: 2018, title: Присоединение, source: sayt}
"""
MUNICIPALITIES = """\
- {id: nizhniy, name: Нижний Новгород, kind: urban-okrug, centre: {name: Н, lat: 56.3, lon: 44.0}}
- {id: bor, name: Бор, kind: urban-okrug, centre: {name: Бор, lat: 56.4, lon: 44.1}}
- {id: vyksa, name: Выкса, kind: urban-okrug, centre: {name: Выкса, lat: 55.3, lon: 42.2}}
- {id: pavlovo, name: Павлово, kind: urban-okrug, centre: {name: Павлово, lat: 55.9, lon: 43.1}}
- id: kstovskiy
  name: Кстовский округ
  kind: municipal-okrug
  centre: {name: Кстово, lat: 56.15, lon: 44.2}
  exists: {until: 2025-04-15}
  merged_into: nizhniy
"""
OPEN_SITE = """\
name: Фабрика Кстово
kind: process-factory
municipality: kstovskiy
opened: 2020
serves:
  - bor
  - kstovskiy
about: Учат на деле.
sources:
  - id: gazeta
    title: Газета
"""
CLOSED_SITE = """\
name: Фабрика Бор
kind: process-factory
municipality: bor
status: closed
opened: 2015
closed: 2024-03
sources:
  - {id: gazeta, title: Газета}
"""
FULL = """\
title: Единое окно
summary: Жалоб стало меньше.
sphere: public-services
origin: {municipality: nizhniy}
started: 2019
problem: Очереди.
solution: Окно.
steps:
  - title: Открыть окно
resources: {staff: Два человека.}
effects:
  - metric: Жалобы
    unit: complaint
    before: 30
    after: 4
    better: lower
    kind: measured
    source: gazeta
replications:
  - municipality: bor
    since: 2021-05
    confirmed: {by: Министерство, date: 2026-02-28, how: letter}
kit:
  - {title: Регламент, url: "https://example.ru/r"}
lessons: Не спешить.
contacts:
  - organisation: МФЦ
verified: 2026-11-01
sources:
  - {id: gazeta, title: Газета}
"""
THIN = """\
title: Новая
summary: Пока мало известно.
sphere: public-services
origin: {municipality: nizhniy}
solution: Окно.
effects:
  - metric: Жалобы
    unit: complaint
    before: 30
    after: 4
    better: lower
    kind: expected
replications:
  - municipality: bor
    since: 2021-05
  - municipality: vyksa
    confirmed: {by: Министерство, date: 2025-10, how: letter}
  - {municipality: pavlovo, since: 2027, status: planned}
  - {municipality: kstovskiy, organisation: МФЦ, since: 2024, \
confirmed: {by: М, date: 2026-01, how: visit}}
  - municipality: kstovskiy
    organisation: Школа
    since: 2026-01
taught_at:
  - fabrika-bor
  - fabrika-kstovo
related:
  - okno
  - staraya
sources:
  - id: gazeta
    title: Газета
    published: 2020-06
    note: Страница удалена.
  - id: sayt
    url: https://example.ru/a
    archived: https://web.example/a
    note: Страница не открывается.
"""
DRAFT = """\
title: Ещё не описанная
summary: Ждёт рассказа.
sphere: public-services
status: draft
origin: {municipality: bor}
solution: Что-то сделали.
"""
ARCHIVED = """\
title: Старая
summary: Больше не ведут.
sphere: public-services
status: archived
origin: {municipality: bor}
sources:
  - {id: gazeta, title: Газета}
"""
FILES = {
    "practices/spheres.yml": SPHERES,
    "practices/tools.yml": TOOLS,
    "practices/nizhny/okno.yml": FULL,
    "practices/nizhny/novaya.yml": THIN,
    "practices/nizhny/chernovik.yml": DRAFT,
    "practices/nizhny/staraya.yml": ARCHIVED,
    "regions/nizhny/region.yml": REGION,
    "regions/nizhny/municipalities.yml": MUNICIPALITIES,
    "regions/nizhny/sites/fabrika-kstovo.yml": OPEN_SITE,
    "regions/nizhny/sites/fabrika-bor.yml": CLOSED_SITE,
}


def write(root: Path, **changed: str) -> Path:
    """The files under `root`; those whose last name is in `changed` say something else."""
    for file, text in FILES.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed.get(path.stem, text), encoding="utf-8")
    return root


def loaded(root: Path, today: dt.date = TODAY, **changed: str) -> Catalog:
    """The catalog that these files make."""
    return load_catalog(write(root, **changed), today).catalog
