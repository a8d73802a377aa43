"""What a long command shows while it works: the stage it is at, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

STAGES = {
    "read": "Читаю и проверяю каталог",
    "frames": "Готовлю оформление",
    "geometry": "Черчу карты",
    "draw": "Рисую страницы",
    "search": "Готовлю поиск",
    "tables": "Пишу книгу и таблицы",
    "signposts": "Пишу карту сайта и перенаправления",
    "links": "Проверяю ссылки",
    "seal": "Сверяю записанное",
}


@contextmanager
def stages_shown() -> Iterator[Callable[[str], None]]:
    """A function to be told the name of each stage; it shows them to people, not to logs."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda stage: None
        return
    with console.status("Начинаю") as status:
        yield lambda stage: status.update(STAGES.get(stage, stage))
