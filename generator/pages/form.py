"""The page of the form: what it is for, and what to do where scripts do not run.

The scripts draw everything else from the description that stands beside the page. Ids need no
quoting in an address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generator.pages.addresses import CONTRIBUTE
from generator.pages.manual import crumbs
from generator.pages.page import Page
from generator.pages.wording import _

FORM: Final = f"{CONTRIBUTE}form/"


def adopted_address(practice: str) -> str:
    """The form's door «we adopted it too» for a practice: its full id."""
    return f"{FORM}?door=adopted&practice={practice}"


def correction_address(kind: str, identity: str) -> str:
    """The form's door for corrections of a record: its kind ("practice", "site") and full id."""
    return f"{FORM}?door=correction&{kind}={identity}"


def form_makers() -> Iterator[Callable[[], Page]]:
    """The page, to be made when called."""
    yield form_page


def form_page() -> Page:
    """The page of the form."""
    return Page(
        address=FORM,
        template="form.html",
        title=_("Форма: предложить или исправить"),
        description=_(
            "Предложить практику, сказать «мы тоже внедрили», исправить цифру или добавить "
            "площадку: форма проверит запись и подготовит её к отправке."
        ),
        section="contribute",
        context={"folder": FORM, "crumbs": crumbs()},
    )
