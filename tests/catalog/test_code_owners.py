"""CODEOWNERS hands each region's register to its authority."""

from __future__ import annotations

import re
from fnmatch import fnmatch

import pytest

from generator.catalog.ownership import FILE, PROJECT, code_owners, region_folders

RULES = re.compile(r"^(?P<path>[^\s#]+)\s+(?P<owner>@[a-z0-9-]+/[a-z0-9-]+)$", re.MULTILINE)


def owner_of(path: str, text: str) -> str:
    """Who must agree to a change of `path`: the last rule that fits."""
    owner = ""
    for rule in RULES.finditer(text):
        pattern = rule["path"]
        if pattern == "*" or fnmatch(path, pattern) or path.startswith(pattern):
            owner = rule["owner"]
    return owner


def test_file_is_up_to_date() -> None:
    """The file is what regions/ asks for; `python -m generator.catalog.ownership` writes it."""
    assert (PROJECT / FILE).read_text(encoding="utf-8") == code_owners(region_folders())


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("/regions/amur/certificates.yml", "@org/amur-registry"),
        ("/regions/amur/region.yml", "@org/amur"),
        ("/practices/amur/okno.yml", "@org/amur"),
        ("/regions/tver/certificates.yml", "@org/keepers"),
        ("/generator/cli/main.py", "@org/keepers"),
        ("/CODEOWNERS", "@org/keepers"),
        ("/.github/workflows/comment.yml", "@org/keepers"),
        ("/.gitlab-ci.yml", "@org/keepers"),
        ("/.ci/change", "@org/keepers"),
        ("/schema/ids.json", "@org/keepers"),
        ("/practices/spheres.yml", "@org/keepers"),
        ("/regions/amur/sites/blago.yml", "@org/amur"),
    ],
)
def test_register_belongs_to_its_authority(path: str, owner: str) -> None:
    """A region's own team cannot certify itself, and nobody certifies a region without a rule."""
    assert owner_of(path, code_owners(["amur"], "@org")) == owner


def test_every_line_is_a_rule_or_a_comment() -> None:
    """Nothing in the file is passed over in silence by the forge."""
    lines = code_owners(region_folders()).splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert len(rules) == len(RULES.findall("\n".join(rules))) == 2 + 3 * len(region_folders())


def test_the_file_stands_where_both_forges_look() -> None:
    """GitHub takes the first of .github/, the top and docs/; GitLab the top first: there is one
    file, at the top, and no other that would take its place."""
    assert FILE == "CODEOWNERS"
    others = [PROJECT / folder / FILE for folder in (".github", "docs", ".gitlab")]
    assert not any(path.exists() for path in others)


def test_the_rules_are_understood_by_both_forges() -> None:
    """GitLab reads a line in brackets as the heading of a section, and a path that begins with no
    slash as one at any depth; every rule but the first has its slash, and none has signs that only
    one of the forges knows."""
    rules = RULES.findall(code_owners(region_folders()))
    assert [path for path, _ in rules if not path.startswith("/")] == ["*"]
    assert not [path for path, _ in rules if re.search(r"[\[\]!?\\]|\*\*", path)]
