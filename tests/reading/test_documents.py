"""Documents: places of values and of keys, excerpts, soundness."""

from __future__ import annotations

from generator.reading import LARGE, Document, Place, Places, read_text

TEXT = """\
title: Окно
effects:
  - metric: Жалобы
    "before": 30
tools: [five-s, kanban]
"""


def document(text: str = TEXT) -> Document:
    """A practice of this text."""
    return read_text("practices/nizhny/a.yml", text.encode())


def test_place_of_a_value() -> None:
    """A value stands where its text begins; columns count characters."""
    assert document().place(("effects", 0, "before")) == Place(4, 15)
    assert document().place(("tools", 1)) == Place(5, 17)
    assert document().place(()) == Place(1, 1)


def test_place_of_what_is_missing() -> None:
    """What is not there has the place of the nearest thing around it."""
    assert document().place(("effects", 0, "after", "value")) == Place(3, 5)
    assert document().place(("effects", 7)) == Place(3, 3)
    assert document().place(("nothing",)) == Place(1, 1)


def test_place_of_a_key() -> None:
    """The key has a place of its own; an index has none, so its value's place is given."""
    assert document().key_place(("effects", 0, "before")) == Place(4, 5)
    assert document().key_place(("effects",)) == Place(2, 1)
    assert document().key_place(("tools", 1)) == Place(5, 17)
    assert document().key_place(("effects", 0, "after")) == Place(3, 5)


def test_places_are_a_mapping() -> None:
    """All values have places: containers, entries, scalars."""
    assert set(document().places) == {
        (),
        ("title",),
        ("effects",),
        ("effects", 0),
        ("effects", 0, "metric"),
        ("effects", 0, "before"),
        ("tools",),
        ("tools", 0),
        ("tools", 1),
    }


def test_places_survive_what_is_left_out() -> None:
    """Refused keys and values do not shift the places of those that follow."""
    made = document(
        "a: {b: 1, b: [x, {y: z}], c: 2}\n? [k, l]\n: [m]\n1: {n: o}\n<<: p\nd: [*e, 3]\n"
    )
    assert made.value == {"a": {"b": 1, "c": 2}, "d": [3]}
    assert made.place(("a", "c")) == Place(1, 30)
    assert made.key_place(("d",)) == Place(6, 1)
    assert made.place(("d", 0)) == Place(6, 9)


def test_places_of_a_changed_value() -> None:
    """Whoever changes the value before asking gets the top, not a wrong place."""
    made = document()
    del made.value["title"]
    assert made.place(("tools", 1)) == Place(1, 1)
    assert dict(Places({"a": 1}, [])) == {(): Place(1, 1)}


def test_places_may_be_given_as_a_plain_mapping() -> None:
    """A document made by hand needs no more than a dict of places."""
    made = Document("a.yml", {"a": 1}, {(): Place(1, 1), ("a",): Place(1, 4)}, [])
    assert made.place(("a",)) == made.key_place(("a",)) == Place(1, 4)
    assert made.excerpt(Place(1, 4)) == ""
    assert [made.place_after(Place(1, n)) for n in (1, 3, 4)] == [Place(1, 4), Place(1, 4), None]


def test_the_value_behind_a_place() -> None:
    """The first that stands later in the file, from any place on: values count, keys don't."""
    made = document()
    assert made.place_after(Place(1, 1)) == made.place(("title",)) == Place(1, 8)
    assert made.place_after(Place(4, 5)) == made.place(("effects", 0, "before"))
    assert made.place_after(Place(4, 15)) == made.place(("tools",)) == Place(5, 8)
    assert made.place_after(made.place(("tools", 0))) == made.place(("tools", 1))
    assert made.place_after(made.place(("tools", 1))) is None


def test_excerpt_has_a_character_for_each() -> None:
    """A caret below the excerpt points at the place, even beside tabs and unseen characters."""
    made = document("title: a\tb\u202ec\nnote: x\n")
    assert made.excerpt(Place(1, 12)) == "title: a b·c"
    assert made.excerpt(Place(2, 1)) == "note: x"
    assert made.excerpt(Place(9, 1)) == ""


def test_excerpt_counts_lines_as_reading_does() -> None:
    """CRLF and lone CR end lines, NEL does not."""
    made = document("a: 1\r\nb: 2\rc: 3\x85\nd: 4\n")
    assert [made.excerpt(Place(line, 1)) for line in range(1, 6)] == [
        "a: 1", "b: 2", "c: 3·", "d: 4", "",
    ]  # fmt: skip


def test_excerpt_of_an_endless_line() -> None:
    """A long line is given whole, so that a caret can point at any place of it."""
    made = document("a: [" + "1234, " * 3000 + "]\n")
    assert made.excerpt(Place(1, 605))[604:].startswith("1234, ")
    assert len(made.excerpt(Place(1, 1))) == 6 * 3000 + 5


def test_bom_does_not_shift_columns() -> None:
    """Places and excerpts count from behind the byte order mark."""
    made = read_text("a.yml", b"\xef\xbb\xbftitle: x\n")
    assert made.place(("title",)) == Place(1, 8)
    assert made.excerpt(Place(1, 1)) == "title: x"


def test_sound_is_without_errors() -> None:
    """Warnings leave a document sound, errors and nothing do not."""
    assert document().sound
    assert document("a: 0x1F\n").sound
    assert not document("a: 1\na: 2\n").sound
    assert not document("").sound


def test_path_of_a_finding() -> None:
    """A finding names the value it is about as people read it."""
    made = document("steps:\n- title: a\n- title: .nan\n  days: {x: *y}\n")
    assert [f.path for f in made.findings] == ["steps[1].title", "steps[1].days.x"]


def test_hostile_file_name_is_shown_inert() -> None:
    """What a stranger called his file cannot turn or end the line of a report."""
    made = read_text("a\n::error::\u202eb.yml", b"")
    assert made.findings[0].file == "a\\x0a::error::\\u202eb.yml"


def test_geojson_places_come_from_the_exact_reading() -> None:
    """The fast way keeps no places; whoever asks gets them all the same."""
    data = b'{"type": "Feature",\n "geometry": {"coordinates": [[1.5, 2], [3, 4]]}}'
    made = read_text("outline.geojson", data, LARGE)
    assert made.findings == []
    assert made.place(("geometry", "coordinates", 1, 0)) == Place(2, 42)
    assert made.key_place(("geometry",)) == Place(2, 2)


def test_keys_are_shared() -> None:
    """Equal keys of two files are one object: 20,000 files would hold them 20,000 times."""
    first, second = document().value, document().value
    assert next(iter(first)) is next(iter(second))
