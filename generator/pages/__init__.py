"""Pages: which pages the site has, what each is told, and how its body is drawn."""

from generator.pages.addresses import all_addresses, redirects
from generator.pages.building import catalog_pages, page_makers, practice_page
from generator.pages.environment import Settings, environment, render_body
from generator.pages.languages import Languages, abreast
from generator.pages.page import Page

__all__ = [
    "Languages",
    "Page",
    "Settings",
    "abreast",
    "all_addresses",
    "catalog_pages",
    "environment",
    "page_makers",
    "practice_page",
    "redirects",
    "render_body",
]
