"""The settings for VS Code that come with the project: they name the schemas as they are."""

from __future__ import annotations

import json
import re

from schema_judges import PROJECT

from generator.model.files import FILES, SCHEMAS, schema_name

SETTINGS = PROJECT / ".vscode"


def test_every_kind_of_file_has_its_schema_in_the_settings() -> None:
    """A new file is checked by its schema before anybody has written its first line."""
    named = json.loads((SETTINGS / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert named == {
        f"./{SCHEMAS}/{schema_name(kind)}": re.sub("<[^>]+>", "*", described.path)
        for kind, described in FILES.items()
    }


def test_the_extension_that_reads_the_schemas_is_recommended() -> None:
    """Without it VS Code knows no YAML schemas."""
    advice = json.loads((SETTINGS / "extensions.json").read_text(encoding="utf-8"))
    assert advice["recommendations"] == ["redhat.vscode-yaml"]


def test_the_settings_are_not_ignored_by_git() -> None:
    """A folder that git passes over would help nobody else."""
    lines = (PROJECT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert ".vscode/" not in lines
    assert {"!.vscode/settings.json", "!.vscode/extensions.json"} <= set(lines)
