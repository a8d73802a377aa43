"""Records that only the workbook has: each gets its place in a file, a new file if need be."""

from __future__ import annotations

from typing import Any

from generator.editing.new_files import fault_in_words, place_of, short_id
from generator.findings.catalogue import spreadsheets_sheets as codes
from generator.model.likeness import nearest
from generator.reading import Kind
from generator.reading.identity import is_id
from generator.spreadsheets.headings import headings
from generator.spreadsheets.ledger import Desk, Ledger, Path, Told
from generator.spreadsheets.rows import Keys, Row
from generator.spreadsheets.values import plain


def idea(desk: Desk, ledger: Ledger, region: str = "") -> str:
    """An id for a practice or site that has none, made of its title, in the `region` that the row
    names if there is such a one; "" where that can't be."""
    if desk.sheet.id not in ("practices", "sites"):
        return ""
    cell = desk.line.cells.get("title") or desk.line.cells.get("name")
    slug = short_id(str(cell.value)) if cell is not None else ""
    home = region if region in ledger.regions else next(iter(ledger.regions), "region")
    return f"{home}/{slug}" if slug else ""


class Adder:
    """Adds new records to the ledger. What cannot be added is told, and Told raised."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def add(self, desk: Desk, keys: Keys) -> None:
        """A record with a key that the catalog does not have."""
        match desk.sheet.id:
            case "sources":
                self._add_source(desk, keys)
            case "certificates":
                region = self._region(desk, keys[0])
                self._add_listed(desk, Kind.CERTIFICATES, region, {"number": keys[1]})
            case "municipalities":
                region, slug = self._new_id(desk, keys[0])
                self._add_listed(desk, Kind.MUNICIPALITIES, region, {"id": slug})
            case _:
                kind = desk.sheet.kind or Kind.PRACTICE
                region, slug = self._new_id(desk, keys[0])
                file = place_of(kind, region, slug)
                self.ledger.refuse_unread(desk, file)
                self.ledger.owners[f"{kind.value}:{keys[0]}"] = file
                self.ledger.made.kinds[file] = kind
                self.ledger.put(file, kind, (), self.ledger.filled(desk, {}, region))
                self.ledger.trace(desk, file, (), list(desk.line.cells), new=True)

    def _new_id(self, desk: Desk, text: str) -> tuple[str, str]:
        region, _, slug = text.partition("/")
        fault = fault_in_words(slug) if slug else "нужны регион и имя через косую черту"
        if fault or not is_id(region, reserved_allowed=True):
            known = nearest(text, [keys[0] for keys in self.ledger.rows.by_sheet[desk.sheet.id]])
            values = {
                "value": text[:80],
                "reason": fault or "так регион не называют",
                "reason_en": "it is no id",
                "suggestion": known[0] if known else idea(desk, self.ledger, region),
            }
            self.ledger.say(desk, codes.BAD_KEY, desk.sheet.keys[0].name, **values)
            raise Told
        return self._region(desk, region), slug

    def _region(self, desk: Desk, region: str) -> str:
        if region not in self.ledger.regions:
            near = nearest(region, self.ledger.regions)
            values = {"value": region[:80], "suggestion": near[0] if near else ""}
            self.ledger.say(desk, codes.NO_OWNER, desk.sheet.keys[0].name, **values)
            raise Told
        return region

    def _add_listed(self, desk: Desk, kind: Kind, region: str, begun: dict[str, Any]) -> None:
        """An entry of a file that is a list."""
        file = place_of(kind, region)
        self.ledger.refuse_unread(desk, file)
        entries = self.ledger.value(file, kind, [])
        entries.append(self.ledger.filled(desk, begun, region))
        self.ledger.trace(desk, file, (len(entries) - 1,), list(desk.line.cells), new=True)

    def _add_source(self, desk: Desk, keys: Keys) -> None:
        kind, _, identity = keys[0].partition(":")
        region = identity.partition("/")[0]
        if kind == "region":
            file, owner = place_of(Kind.REGION, self._region(desk, identity)), Kind.REGION
        else:
            file = self.owner(desk, keys[0])
            owner = Kind.SITE if kind == "site" else Kind.PRACTICE
        self._append(desk, file, owner, (), self.ledger.filled(desk, {"id": keys[1]}, region))

    def add_entry(self, desk: Desk, keys: Keys) -> None:
        """A replication or an effect without a number: a new one of its practice."""
        file = self.owner(desk, f"practice:{keys[0]}", keys[0])
        holder: Path = ()
        if desk.sheet.id == "effects" and keys[1]:
            row = self.ledger.rows.by_sheet["replications"].get((keys[0], keys[1]))
            if row is None:
                heading = headings("effects")["replication"]
                values = {"heading": heading, "value": keys[1]}
                self.ledger.say(desk, codes.NO_SUCH_PLACE, "replication", **values)
                raise Told
            holder = row.path
        region = keys[0].partition("/")[0]
        self._append(desk, file, Kind.PRACTICE, holder, self.ledger.filled(desk, {}, region))

    def _append(self, desk: Desk, file: str, kind: Kind, holder: Path, record: Any) -> None:
        inner: Any = self.ledger.value(file, kind, {})
        for part in holder:
            inner = inner[part]
        name = desk.sheet.list_name
        entries = inner[name] = [] if inner.get(name) is None else inner[name]
        if not isinstance(entries, list):
            self.ledger.say(desk, codes.FILE_UNREAD, target=file)
            raise Told
        entries.append(record)
        path = (*holder, name, len(entries) - 1)
        self.ledger.trace(desk, file, path, list(desk.line.cells), new=True)

    def owner(self, desk: Desk, owner: str, said: str = "") -> str:
        """The file of `owner` («practice:nizhny/okno»), which the row calls `said`."""
        file = self.ledger.owners.get(owner)
        if file is not None:
            return file
        kind, _, identity = owner.partition(":")
        if kind in ("practice", "site"):
            self.ledger.refuse_unread(desk, place_of(Kind(kind), *identity.partition("/")[::2]))
        known = [*self.ledger.owners, *(f"region:{region}" for region in self.ledger.regions)]
        near = "".join(nearest(owner, known))
        values = {"value": _within_quotes((said or owner)[:80]), "suggestion": near}
        if said:
            values["suggestion"] = self._titled(said) or near.partition(":")[2]
        self.ledger.say(desk, codes.NO_OWNER, desk.sheet.keys[0].name, **values)
        raise Told

    def _titled(self, title: str) -> str:
        """The id of the only practice with this title, which people paste where an id is due."""
        wanted = plain(title).casefold()
        rows = self.ledger.rows.by_sheet["practices"].values()
        found = [row.keys[0] for row in rows if _titles(row) == wanted]
        return found[0] if len(found) == 1 else ""


def _titles(row: Row) -> str:
    return plain(str(row.cells().get("title") or "")).casefold()


def _within_quotes(text: str) -> str:
    """`text` as it stands between «ёлочки»: its own become „лапки“."""
    return text.replace("«", "„").replace("»", "“")
