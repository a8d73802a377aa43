"""A preview that is shown: its server and its watch over the files, begun and ended together.

MkDocs is given it in place of its own server and handles it in the same way.
"""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.site.memory.provenance import settings_of
from generator.site.preview.hosting import PreviewServer
from generator.site.preview.preview import Preview
from generator.site.preview.watching import Watch


class Show:
    """What is shown at an address of this machine. `watch` all that matters, then `serve` until
    somebody interrupts, then `shutdown`."""

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        """Port 0 is any free one. Raises OSError where nothing can be shown at the address, and
        OverflowError for a port that no machine has."""
        self.server = PreviewServer(host, port, preview)
        self._watch = Watch(preview.changed)
        self.watched: set[Path] = set()
        """Files and folders of which edits are followed."""

    @property
    def address(self) -> str:
        """Where the site is shown."""
        return self.server.address

    def watch(self, place: str) -> None:
        """Follow edits of a file, or of all that is inside a folder; for before `serve`."""
        self.watched.add(Path(place))

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Show the site and follow edits, for as long as nobody interrupts."""
        self._watch.start(self.watched)
        if open_in_browser:  # aside: a browser in this very terminal keeps whoever calls it waiting
            threading.Thread(target=webbrowser.open, args=(self.address,), daemon=True).start()
        self.server.serve_forever()

    def shutdown(self) -> None:
        """Follow no more and give the address back, when `serve` has ended."""
        self._watch.stop()
        self.server.server_close()


def shown(
    preview: Preview, config: MkDocsConfig, render: Callable[[], object], host: str, port: int
) -> Show:
    """A preview to which MkDocs has handed over what it made of `config`, at an address and with
    all that it has to follow; `render` has MkDocs run once more. Raises Abort where nothing can be
    shown there."""
    preview.render = render
    try:
        show = Show(preview, host, port)
    except (OSError, OverflowError) as error:
        words = getattr(error, "strerror", None) or error
        raise Abort(f"адрес {host}:{port} не открыть: {words}") from error
    file = Path(config.config_file_path)
    for place in (config.docs_dir, file, *settings_of(file.parent), *config.watch):
        show.watch(str(place))
    return show
