"""Pages: which pages the site has, what each is told, and how its body is drawn."""

from generator.pages.addresses import redirects
from generator.pages.building import page_makers, practice_page
from generator.pages.environment import Settings, environment, render_body, resting_on
from generator.pages.languages import Languages, abreast
from generator.pages.page import Page

__all__ = [
    "Languages",
    "Page",
    "Settings",
    "abreast",
    "environment",
    "page_makers",
    "practice_page",
    "redirects",
    "render_body",
    "resting_on",
]
