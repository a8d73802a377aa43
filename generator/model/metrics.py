"""The metrics that regions report and the catalog counts: one list, with their Russian names."""

from __future__ import annotations

from typing import Literal

from generator.text.words import N_

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
    "projects": N_("Реализованные проекты"),
    "projects-running": N_("Проекты в работе"),
    "processes-improved": N_("Улучшенные процессы"),
    "practices": N_("Практики"),
    "scaled-practices": N_("Масштабированные практики"),
    "replicated-projects": N_("Тиражированные проекты"),
    "training-sites": N_("Учебные площадки"),
    "people-trained": N_("Обученные сотрудники"),
    "authorities-involved": N_("Вовлечённые органы власти"),
    "municipalities-involved": N_("Вовлечённые муниципалитеты"),
    "departments-involved": N_("Вовлечённые подразделения"),
    "exemplary-institutions": N_("Учреждения-образцы"),
    "federal-platform-practices": N_("Практики на федеральной платформе"),
    "regions-involved": N_("Регионы-участники"),
}
