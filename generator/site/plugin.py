"""The plugin for MkDocs: it has the frames rendered, and hands everything else to the press.

MkDocs renders the hand-written pages and nothing else; the catalog's pages never enter its lists.
The site grows in a folder of its own and is published at the end, if nothing is wrong with it.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click
import jinja2
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.findings import Finding, in_order
from generator.pages.languages import language_of
from generator.publishing.passports import check_printer
from generator.publishing.signing import signer_from
from generator.site.edition.atomic import Edition
from generator.site.memory.reuse import Account, Legacy
from generator.site.press import Press
from generator.site.preview.preview import Preview
from generator.site.preview.showing import shown
from generator.site.remarks import Remarks
from generator.site.stamping import theme, tongues
from generator.site.stamping.frames import Frames
from generator.site.stamping.imprint import imprint_of
from generator.site.stamping.tongues import spoken_by
from generator.site.verdict import LOG, Refused, in_words, is_refused, tell
from generator.site.work import rooms
from generator.site.workers.crew import Crew
from generator.site.workers.stages import Stages
from generator.text import FIRST_LANGUAGE

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class Options(Config):
    """The plugin's settings in mkdocs.yml. `root` is a path from that file's folder."""

    root = Type(str, default=".")
    today = Optional(Type((str, dt.date)))
    strict = Type(bool, default=False)
    jobs = Optional(Type(int))
    languages = Type(list, default=[FIRST_LANGUAGE])
    pictures = Optional(Type(bool))
    passports = Type(bool, default=False)


class AtlasPlugin(BasePlugin[Options]):
    """The catalog's part of the site. One build at a time; with a preview, MkDocs runs again and
    again, draws nothing of the catalog and publishes nothing."""

    def __init__(self) -> None:
        self.stages = Stages()
        self.findings: list[Finding] = []
        self.published: Path | None = None
        self.preview: Preview | None = None
        """What draws the catalog's pages itself and takes over all that MkDocs renders."""
        self.legacy: Legacy | None = None
        """The last site, from which may be taken over what still holds."""
        self.harvest: Path | None = None
        """An empty folder for what is made of the records and may serve the next build."""
        self.account: Account | None = None
        """What the published site is to be remembered by."""
        self._remarks = Remarks(LOG)
        self._edition: Edition | None = None
        """The edition in the making; while there is one, there is a press too."""
        self._press: Press
        self._nav: Navigation
        self._frames: Frames

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.published = None
        # Without live reload MkDocs shows a folder, in which the site must stand whole: no preview.
        if command == "serve" and _typed("livereload"):
            self.preview = Preview(_say)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._end()
        project = Path(config.config_file_path).parent
        overrides = Path(config.theme.custom_dir or project / "overrides")
        root = (project / self.config.root).resolve()
        config.watch += theme.watched(root, overrides)
        config.theme.static_templates.clear()  # the sitemap and the page for lost visitors are ours
        with in_words():
            signer = signer_from(os.environ)
            imprint = imprint_of(config.site_name, config.site_url, self.config.today, config.extra)
            languages = spoken_by(self.config.languages, Path(config.docs_dir))
            if self.config.passports:
                check_printer()
            imprint = replace(
                imprint,
                signed=signer is not None,
                languages=languages,
                # A picture is named by its full address, so there is none without the site's own.
                pictures=self.config.pictures is not False and bool(imprint.url),
                passports=self.config.passports,
            )
            self._edition = Edition.begin(Path(config.site_dir))
        config.extra["imprint"] = imprint
        config.site_dir = str(self._edition.folder)
        self._remarks.listen()
        self.stages = Stages(self.stages.told)
        crew, templates = Crew(self.config.jobs), overrides / "catalog"
        self._press = Press(rooms.SUPPLY, root, templates, imprint, crew, signer, self.stages)
        self._press.legacy, self._press.harvest = self.legacy, self.harvest
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        nameless = theme.nameless(config)
        if self.preview is not None and self.preview.catalog is not None:
            self._press.adopt(self.preview.catalog)
        else:
            self._press.read()
        self._press.findings += nameless
        self._judge(config, at_the_end=False)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self._press.findings += theme.turn_away(files, config)
        self._judge(config, at_the_end=False)
        theme.drop_unused(files, config)
        config.extra["prose_styles"] = theme.prose_styles(files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._nav = nav
        return nav

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        config.extra["made_up"] = self._press.made_up
        with self.stages.stage("frames"):
            shells = theme.shells(env, self._nav, files, config)
            bare = theme.bare_shell(env, self._nav, files, config)
            others = {
                lang: theme.shells_in(lang, env, self._nav, files, config)
                for lang in config.extra["imprint"].languages.spoken[1:]
            }
            self._frames = Frames.cut(shells, bare=bare, others=others)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        lang = language_of(page.file.dest_uri)
        return cast(TemplateContext, {**context, **theme.words_of(lang, config)})

    def on_post_page(self, html: str, *, page: Page, config: MkDocsConfig) -> str:
        address = page.file.dest_uri.removesuffix("index.html")
        html = tongues.fill(html, address, config.extra["imprint"])
        return self._press.take_in(address, self._frames.finish(html, address))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        assert self._edition is not None
        if self.preview is not None:
            if self.preview.catalog is None:
                self._judge(config, at_the_end=True)
            self.preview.ready(self._press, self._frames, self._edition)
            self._edition = None  # the preview's now
            self._end()
            return
        with in_words():
            self._press.finish(self._frames, self._edition.folder, self._remarks.findings)
        self._judge(config, at_the_end=True)
        with in_words():
            self._press.seal(self._edition.folder)
            self._edition.publish(self._press.sweep)
        self.published, self.account = self._edition.out, self._press.account
        config.site_dir = str(self._edition.out)
        self._end()

    def on_build_error(self, *, error: Exception) -> None:
        self._end()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        if self.preview is None:
            return server
        server.server_close()  # its socket; ours is open at the same address
        show = shown(self.preview, config, builder, *config.dev_addr)
        if _typed("watch_theme"):
            for folder in config.theme.dirs:
                show.watch(folder)
        _say(logging.INFO, f"Сайт открыт: {show.address}. Остановить: Ctrl+C.")
        return cast("LiveReloadServer", show)

    def on_shutdown(self) -> None:
        self._end()
        if self.preview is not None:
            self.preview.close()
            self.preview = None

    def _judge(self, config: MkDocsConfig, *, at_the_end: bool) -> None:
        """Say what has been found. Raises Refused if nothing may go out."""
        strict = config.strict or self.config.strict
        self.findings = in_order(self._press.findings)
        refused = is_refused(self.findings, strict=strict and at_the_end)
        # A preview that is open already says itself why nothing is new.
        if (refused or at_the_end) and (self.preview is None or self.preview.catalog is None):
            tell(self.findings, self._press.root, refused=refused)
        if refused:
            raise Refused(self.findings)

    def _end(self) -> None:
        """Close whatever a build has open. An edition that is not published yet is dropped."""
        self._remarks.stop()
        if self._edition is not None:
            self._press.close()
            self._edition.discard()
            self._edition = None


def _typed(option: str) -> bool:
    """Whether the command line of MkDocs has `option` on; not where nobody has typed one."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.params.get(option))


def _say(level: int, words: str) -> None:
    LOG.log(level, "\n%s" if "\n" in words else "%s", words)
