"""The metrics that regions report and the catalog counts: one list, with their Russian names."""

from __future__ import annotations

from typing import Literal

Metric = Literal[
    "projects",
    "projects-running",
    "processes-improved",
    "practices",
    "scaled-practices",
    "replicated-projects",
    "training-sites",
    "people-trained",
    "authorities-involved",
    "municipalities-involved",
    "departments-involved",
    "exemplary-institutions",
    "federal-platform-practices",
    "regions-involved",
]

METRIC_NAMES: dict[str, str] = {
    "projects": "Реализованные проекты",
    "projects-running": "Проекты в работе",
    "processes-improved": "Улучшенные процессы",
    "practices": "Практики",
    "scaled-practices": "Масштабированные практики",
    "replicated-projects": "Тиражированные проекты",
    "training-sites": "Учебные площадки",
    "people-trained": "Обученные сотрудники",
    "authorities-involved": "Вовлечённые органы власти",
    "municipalities-involved": "Вовлечённые муниципалитеты",
    "departments-involved": "Вовлечённые подразделения",
    "exemplary-institutions": "Учреждения-образцы",
    "federal-platform-practices": "Практики на федеральной платформе",
    "regions-involved": "Регионы-участники",
}
