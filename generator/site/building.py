"""`atlas build` and `atlas serve`: MkDocs driven from a program, to the same result as by hand.

What the command line says (another catalog, another day) replaces settings of the plugin in
mkdocs.yml; everything else is read from that file.
"""

from __future__ import annotations

import datetime as dt
import errno
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from jinja2 import TemplateSyntaxError
from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import yaml_load

from generator.findings import Finding
from generator.site.edition.commit import cut_of
from generator.site.memory.provenance import Watch
from generator.site.memory.readings import forget
from generator.site.memory.reuse import Account, Legacy, legacy
from generator.site.plugin import AtlasPlugin
from generator.site.preview.preview import Preview
from generator.site.preview.showing import Show, shown
from generator.site.verdict import Refused
from generator.site.workers.stages import Stage, Stages

PLUGIN = "atlas"
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""How a system says that nothing more can be written."""


class BuildFailed(Exception):
    """The build could not run at all; the message says why, in Russian."""


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended. `out` is None if the site was refused because of the findings."""

    out: Path | None
    findings: list[Finding]
    stages: Mapping[str, Stage]
    account: Account | None = None
    """What it is to be remembered by; None where something is wrong with it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for, its paths from the working folder like all of a shell's.

    None leaves a setting as mkdocs.yml has it.
    """

    project: Path
    """The folder of mkdocs.yml."""
    root: Path | None = None
    out: Path | None = None
    today: dt.date | None = None
    strict: bool = False
    jobs: int | None = None
    languages: tuple[str, ...] | None = None
    fresh: bool = False
    """Whether to make everything anew."""


def build(
    wish: Wish,
    told: Callable[[str], None] = lambda stage: None,
    watch: Watch | None = None,
    harvest: Path | None = None,
) -> Built:
    """Build the site; `told` hears the name of each stage as it begins, `watch` is shown all that
    the site is made of. Into the folder `harvest` goes what may serve the next build.

    Raises BuildFailed when there is no project, its settings are wrong, or the output folder can't
    be used. Errors in the catalog are no exception: they are in the result.
    """
    # What MkDocs has to say of pages is among the findings already.
    with _heard(logging.NullHandler()), _in_words("; прежний сайт остался, как был"):
        config = _loaded(wish, site_dir=_place(wish))
        memory = None
        if wish.fresh:
            forget(_sources(config)[0])
        if watch is not None:
            root, places = _sources(config)
            cut = cut_of(root)
            watch.follow(root, [*places.records, *places.looks, *([cut] if cut else [])])
            memory = None if wish.fresh else watch.standing(places.edited)
        return _run(config, told, legacy(memory) if memory else None, harvest)


@contextmanager
def _in_words(comfort: str = "") -> Iterator[None]:
    """Turn what keeps MkDocs from running at all into BuildFailed; a full disk is told with
    `comfort`. What was found in the catalog (Refused) goes through."""
    try:
        yield
    except Refused:
        raise
    except (Abort, ConfigurationError) as error:
        raise BuildFailed(str(error)) from error
    except TemplateSyntaxError as error:
        place = f"{error.filename or error.name}, строка {error.lineno}"
        raise BuildFailed(f"шаблон не понят{comfort}: {error.message}\n  {place}") from error
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise BuildFailed(f"на диске кончилось место{comfort}") from error


class Places(NamedTuple):
    """What a build reads apart from the program itself: the records, and what only pages are made
    of."""

    records: tuple[Path, ...]
    looks: tuple[Path, ...]

    @property
    def edited(self) -> tuple[Path, ...]:
        """Where an edit leaves most of a site as it is: practices, templates and prose; what stands
        under regions/ tells on all pages."""
        return (self.records[0], *self.looks)


def _sources(config: MkDocsConfig) -> tuple[Path, Places]:
    """The catalog's folder, and the folders that a build reads."""
    project = Path(config.config_file_path).parent
    root = (project / config.plugins[PLUGIN].config.root).resolve()
    custom = Path(config.theme.custom_dir or project / "overrides")
    return root, Places((root / "practices", root / "regions"), (Path(config.docs_dir), custom))


def _place(wish: Wish) -> str | None:
    """Where the site goes, as MkDocs wants it; refused where it would swallow the project."""
    if wish.out is None:
        return None
    out, project = wish.out.resolve(), wish.project.resolve()
    if project.is_relative_to(out) or out.is_relative_to(project / "docs"):
        raise BuildFailed(f"папка {out} — часть самого проекта; выберите для сайта другую")
    return str(wish.out.absolute())


def _run(
    config: MkDocsConfig, told: Callable[[str], None], past: Legacy | None, harvest: Path | None
) -> Built:
    plugin = _plugin_of(config)
    plugin.stages, plugin.legacy, plugin.harvest = Stages(told), past, harvest
    config.plugins.on_startup(command="build", dirty=False)
    try:
        run_mkdocs(config)
    except Refused as refused:
        return Built(None, refused.findings, plugin.stages.taken)
    finally:
        config.plugins.on_shutdown()
    return Built(plugin.published, plugin.findings, plugin.stages.taken, plugin.account)


def _plugin_of(config: MkDocsConfig) -> AtlasPlugin:
    plugin = config.plugins.get(PLUGIN)
    if not isinstance(plugin, AtlasPlugin):
        raise BuildFailed("в mkdocs.yml среди плагинов нет atlas")
    return plugin


@contextmanager
def previewed(
    wish: Wish, address: str = "127.0.0.1:8000", say: Callable[[str], None] = lambda words: None
) -> Iterator[Show]:
    """The site as it is shown at `address` (port 0: any free one), with each edit; call its
    `serve`. `say` is told what there is to say at the terminal.

    Raises BuildFailed as `build` does, and Refused if the catalog has errors to begin with.
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise BuildFailed(f"«{address}» — не адрес: напишите --address 127.0.0.1:8000")
    with (
        _heard(logging.NullHandler()),
        _in_words(),
        TemporaryDirectory(prefix="atlas-preview-") as folder,
        ExitStack() as at_the_end,
    ):
        place = {"site_dir": str(Path(folder) / "site"), "site_url": f"http://{address}/"}

        def run() -> MkDocsConfig:
            config = _loaded(wish, **place)
            plugin = _plugin_of(config)
            plugin.preview, plugin.legacy, plugin.harvest = preview, None, None
            config.plugins.on_startup(command="build", dirty=False)
            try:
                run_mkdocs(config)
            finally:
                plugin.preview = None  # MkDocs keeps the plugin for whatever it runs next
            return config

        preview = Preview(lambda level, words: say(words))
        at_the_end.callback(preview.close)
        host = host.removeprefix("[").removesuffix("]")
        show = shown(preview, run(), run, host, int(port))
        at_the_end.callback(show.shutdown)
        yield show


def _loaded(wish: Wish, **given: Any) -> MkDocsConfig:
    """The settings of the project, with what is `given` in their place. Raises BuildFailed with all
    that MkDocs says against them: a name that it does not know is a slip that switches something
    off."""
    said: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    with _heard(listener):
        try:
            config = load_config(**_settings(wish), **given)
        except (Abort, ConfigurationError) as error:
            said = said or [str(error)]
    if said:
        raise BuildFailed("\n  ".join(["в mkdocs.yml не всё верно:", *said]))
    return config


def _settings(wish: Wish) -> dict[str, Any]:
    """Arguments for MkDocs: the file of settings, and what replaces them."""
    file = wish.project / "mkdocs.yml"
    if not file.is_file():
        raise BuildFailed(
            f"в папке {wish.project} нет mkdocs.yml: сайт собирается из папки проекта"
        )
    options = {
        "root": str(wish.root.resolve()) if wish.root else None,
        "today": wish.today.isoformat() if wish.today else None,
        "jobs": wish.jobs,
        "languages": list(wish.languages) if wish.languages else None,
        "strict": wish.strict or None,
    }
    given = {name: value for name, value in options.items() if value is not None}
    with file.open("rb") as opened:
        settings = yaml_load(opened) or {}
    plugins = settings.get("plugins") or [] if isinstance(settings, dict) else None
    if not isinstance(plugins, list):
        raise BuildFailed("в mkdocs.yml ждут настройки с их названиями, и среди них список plugins")
    return {
        "config_file": str(file),
        # As a mapping: MkDocs empties the entries of a list, and the preview needs them again.
        "plugins": dict(_with(entry, given) for entry in plugins),
        "strict": wish.strict or None,
    }


def _with(entry: Any, given: Mapping[str, Any]) -> tuple[str, Any]:
    """The name and the options of a plugin in the list; ours with the `given` options."""
    name, options = next(iter(entry.items())) if isinstance(entry, dict) else (entry, None)
    return name, {**(options or {}), **given} if name == PLUGIN else options or {}


@contextmanager
def _heard(listener: logging.Handler, level: int = logging.WARNING) -> Iterator[None]:
    """Send MkDocs' log to `listener` and nowhere else for a while."""
    log = logging.getLogger("mkdocs")
    before = log.propagate, log.level
    log.addHandler(listener)
    log.propagate = False
    log.setLevel(level)
    try:
        yield
    finally:
        log.propagate = before[0]
        log.setLevel(before[1])
        log.removeHandler(listener)
