"""Pages say what the data says and no more: claims, numbers without names, terms, sources."""

from __future__ import annotations

import datetime as dt
import re
import typing
from pathlib import Path
from typing import Any

import pytest
import yaml
from drawn_pages import Drawn, draw, read, the_project, the_sample, words

from generator.catalog.adoption import AdoptionState
from generator.catalog.certification import CertificateState
from generator.catalog.counting import counted
from generator.model.figures import Effect
from generator.model.metrics import Metric
from generator.model.municipality import MunicipalityKind
from generator.model.practice import Confirmation, KitItem, ReplicatedReported
from generator.model.region import Level
from generator.model.site import SiteKind
from generator.model.sources import Source
from generator.pages import labels
from generator.pages.citations import ADOPTED, FEW, Citations

SOURCES = [{"id": "gazeta", "title": "Газета", "url": "https://gazeta.example/1"}]
HOME = "bor"
PLACES = ("bor", "vad", "gorod", "dom", "elka", "zima", "iva")


def _replication(place: str, **fields: Any) -> dict[str, Any]:
    return {"municipality": place, "source": "gazeta", **fields}


def _confirmed(date: str) -> dict[str, Any]:
    return {"by": "Министерство", "date": date, "how": "letter"}


REPLICATIONS = [
    _replication("vad"),
    _replication("gorod", confirmed=_confirmed("2026-01-15")),
    _replication("dom", confirmed=_confirmed("2020-01-15")),
    _replication("elka", status="in-progress"),
    _replication("zima", status="planned"),
    _replication("iva", status="abandoned"),
]
PRACTICES: dict[str, dict[str, Any]] = {
    "okno": {
        "effects": [
            {"metric": "Срок", "before": 30, "after": 4, "kind": "expected", "source": "gazeta"},
            {"metric": "Листы", "before": 9, "after": 3},
        ],
        "replications": REPLICATIONS,
        "replicated_reported": {
            "count": {"value": 40, "bound": "at-least"},
            "of": "municipalities",
            "source": "gazeta",
        },
    },
    "novaya": {"title": "Никем не внедрённая"},
    "staraya": {"status": "archived"},
    "chernovik": {"title": "Ещё не описанная", "status": "draft", "solution": "Сделали."},
}
REGION = {
    "name": "Область",
    "iso": "RU-NIZ",
    "oktmo": "22",
    "reported": [
        {"metric": "practices", "value": 170, "as_of": "2025-12", "source": "gazeta"},
        {"metric": "practices", "value": {"value": 170, "bound": "more-than"}, "as_of": "2025-12"},
        {"metric": "practices", "value": 90, "as_of": "2023", "source": "gazeta"},
        {"metric": "people-trained", "value": 2500, "source": "gazeta"},
    ],
    "sources": SOURCES,
}
CERTIFICATES = [
    {
        "number": "b/n-2025-1",
        "number_known": False,
        "level": "local",
        "holder": {"practice": "okno"},
        "issued": "2025",
        "issuer": "Министерство",
        "source": "gazeta",
    }
]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """A region with one practice adopted in every state, a draft, and an archived one."""
    root = tmp_path_factory.mktemp("honest")

    def write(file: str, value: Any) -> None:
        target = root / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(value, allow_unicode=True), "utf-8")

    write("practices/spheres.yml", {"public-services": {"name": "Услуги"}})
    write("practices/tools.yml", {"one-stop-shop": {"name": "Единое окно"}})
    for name, fields in PRACTICES.items():
        practice = {
            "title": "Одно окно",
            "summary": "Всё за один приход.",
            "sphere": "public-services",
            "origin": {"municipality": HOME},
            "sources": SOURCES,
            **fields,
        }
        write(f"practices/nizhny/{name}.yml", practice)
    write("regions/nizhny/region.yml", REGION)
    write("regions/nizhny/certificates.yml", CERTIFICATES)
    write(
        "regions/nizhny/municipalities.yml",
        [
            {
                "id": place,
                "name": f"Округ {place}",
                "kind": "municipal-okrug",
                "centre": {"name": place, "lat": 56.0 + number / 10, "lon": 44.0},
            }
            for number, place in enumerate(PLACES)
        ],
    )
    return draw(root)


def _rows(drawn: Drawn) -> dict[str, str]:
    view = drawn.page("practices/nizhny/okno/").context["practice"]
    return {row.municipality.address.split("/")[-2]: row.state for row in view.adopters.rows}


def test_each_adopter_stands_in_its_own_state(drawn: Drawn) -> None:
    """A claim is not a confirmation, and an old confirmation is not a fresh one."""
    assert _rows(drawn) == {
        "bor": "origin",
        "vad": "claimed",
        "gorod": "confirmed",
        "dom": "stale",
        "elka": "in-progress",
        "zima": "planned",
        "iva": "abandoned",
    }


def test_words_of_a_row_are_those_of_its_state(drawn: Drawn) -> None:
    """The table says «заявлено, не подтверждено» of a claim, in words and with its own sign."""
    body = drawn.bodies["practices/nizhny/okno/"]
    row = body[body.index('class="a-row-claimed"') : body.index('class="a-row-confirmed"')]
    assert "заявлено, не подтверждено" in words(row)
    assert "внедрено" not in words(row)
    assert "a-sign-claimed" in row
    assert "a-sign-confirmed" not in row


def test_plans_and_refusals_do_not_count(drawn: Drawn) -> None:
    """Adopted by name: claimed, confirmed and stale; not the origin, plans, or refusals."""
    adopters = drawn.page("practices/nizhny/okno/").context["practice"].adopters
    assert adopters.named == 3
    assert adopters.municipalities == len(PLACES)
    assert not adopters.scaled


def test_the_filter_says_what_is_known_of_adoption(drawn: Drawn) -> None:
    """A practice whose adopters nobody has named isn't said to be adopted by nobody."""
    text = words(drawn.bodies["practices/"])
    assert "внедрившие не названы" in text
    assert "не внедрял" not in text


def test_a_region_of_drafts_is_not_said_to_have_no_practices() -> None:
    """Where practices wait for facts, the region's page says how many, not that there are none."""
    project, waiting = the_project(), 0
    for page in project.pages:
        if page.template != "region.html" or page.context["region"].groups:
            continue
        text, drafts = words(project.bodies[page.address]), page.context["region"].drafts
        assert ("Практик этого региона в каталоге пока нет." in text) == (not drafts)
        if drafts:
            waiting += 1
            said = re.search(r"практик этого региона пока нет; (\d+) жд(?:ёт|ут) сведений", text)
            assert said is not None, page.address
            assert int(said[1]) == len(drafts)
    assert waiting


def test_the_home_figure_of_regions_is_of_those_with_practices() -> None:
    """The home page counts regions as «О проекте» and the list of practices do: those that have a
    published practice, not all that the catalog holds."""
    project = the_project()
    (figure,) = (f for f in project.page("").context["figures"] if f.address == "regions/")
    assert figure.name.replace("\u00a0", " ") == "Регионы с практиками"
    assert figure.own == str(counted(project.catalog, "regions-involved"))
    assert f"из {figure.own} регионов" in words(project.bodies["practices/"])
    assert int(figure.own) < len(project.catalog.directory.regions)


def test_reported_number_stands_beside_names(drawn: Drawn) -> None:
    """«Не менее 40 муниципалитетов» and «поимённо 3» stand side by side and are not added."""
    text = words(drawn.bodies["practices/nizhny/okno/"])
    assert "По сообщению 1 не менее 40 муниципалитетов" in text
    assert "Поимённо в каталоге 3" in text
    assert "43" not in text


def test_expected_effect_is_not_told_as_a_result(drawn: Drawn) -> None:
    """An expected effect says so where it is large, in the card, and on its bar."""
    body = drawn.bodies["practices/nizhny/okno/"]
    assert "a-effect-expected" in body
    assert "ожидается" in words(body)
    home = drawn.page("").context
    assert home["flagships"] == ()


def test_fact_without_source_says_so(drawn: Drawn) -> None:
    """A fact that names no source is marked «без источника», one that does has its number."""
    body = drawn.bodies["practices/nizhny/okno/"]
    assert words(body).count("без источника") == 1
    region = words(drawn.bodies["regions/nizhny/"])
    assert "более 170 без источника" in region


def test_sources_that_disagree_are_both_shown(drawn: Drawn) -> None:
    """Two values of one date both stand large; the older one is told apart as earlier."""
    (pair,) = (p for p in drawn.page("regions/nizhny/").context["region"].pairs if p.counted)
    assert [value.figure.replace("\u00a0", " ") for value in pair.reported] == ["170", "более 170"]
    assert [value.figure for value in pair.earlier] == ["90"]
    assert pair.counted == "2"


def test_what_cannot_be_counted_is_not_zero(drawn: Drawn) -> None:
    """People have no names in the catalog: the page says so and shows no 0."""
    pairs = drawn.page("regions/nizhny/").context["region"].pairs
    assert {p.counted for p in pairs if p.metric == "Обученные сотрудники"} == {None}
    assert "поимённых сведений нет" in words(drawn.bodies["regions/nizhny/"])


def test_unknown_term_is_neither_valid_nor_endless(drawn: Drawn) -> None:
    """«Срок не указан» and «номер не назван» stand where the source names neither: in the register
    and on the certificate's own page, which says what that means."""
    body = drawn.bodies["certificates/"]
    register = body[body.index("<table") :]
    assert "срок не указан номер не назван выдан в 2025 году" in words(register)
    page = words(drawn.bodies["certificates/nizhny/b-n-2025-1/"])
    assert "Номер в источнике не назван" in page
    assert "Действует срок не указан" in page
    assert "бессрочным сертификат не считается" in page
    for text in (words(body), page):
        assert "b/n-2025-1" not in text
    assert 'data-certificate="valid"' not in body


def test_draft_has_no_page_but_is_named(drawn: Drawn) -> None:
    """A draft is named with what it lacks on its region's page and among what waits for help there,
    and nowhere else."""
    assert "practices/nizhny/chernovik/" not in drawn.bodies
    for address, body in drawn.bodies.items():
        named = address in ("regions/nizhny/", "contribute/health/nizhny/")
        assert ("Ещё не описанная" in words(body)) == named, address
    region = words(drawn.bodies["regions/nizhny/"])
    assert "Ещё не описанная не хватает: какую задачу решали и что изменилось" in region


def test_archived_practice_is_marked(drawn: Drawn) -> None:
    """An archived practice says so on its page and wherever it is listed."""
    assert "Практика в архиве" in words(drawn.bodies["practices/nizhny/staraya/"])
    for address in ("practices/", "spheres/public-services/", "regions/nizhny/"):
        assert "в архиве" in words(drawn.bodies[address])


def test_nobody_yet_is_said_in_human_words(drawn: Drawn) -> None:
    """A practice that nobody took over says so and asks to tell of the first."""
    text = words(drawn.bodies["practices/nizhny/novaya/"])
    assert "Пока никто не сообщил" in text
    assert "Расскажите первыми" in text
    assert "Муниципалитет Состояние" not in text


def test_empty_parts_are_left_out(drawn: Drawn) -> None:
    """No heading stands over nothing."""
    empty = re.compile(r"<(section|ul|ol|table|dl|h[1-6])\b[^>]*>\s*</\1>")
    for address, body in drawn.bodies.items():
        # Above a plain list stand hidden places that only the search and the filters fill.
        plain = body.partition("data-plain>")[2] or body
        found = [match[0] for match in empty.finditer(plain) if " hidden>" not in match[0]]
        assert found == [], address
    assert "Учебные площадки" not in words(drawn.bodies["regions/nizhny/"])
    assert "Хроника" not in words(drawn.bodies["regions/nizhny/"])


@pytest.mark.parametrize("whole", [the_sample, the_project], ids=["sample", "project"])
def test_source_numbers_have_no_holes(whole: Any) -> None:
    """The list of sources runs 1, 2, 3 …, and every mark of the page is a number of it."""
    for address, body in whole().bodies.items():
        elements = read(body)
        ids = [e.attributes.get("id", "") for e in elements]
        numbers = [int(i.removeprefix("source-")) for i in ids if re.match(r"source-\d", i)]
        assert numbers == list(range(1, len(numbers) + 1)), address
        marks = {e.attributes.get("href", "") for e in elements if e.tag == "a"}
        marked = {int(m.removeprefix("#source-")) for m in marks if re.match(r"#source-\d", m)}
        assert marked <= set(numbers), address


def test_citations_count_up_and_join_the_same_document() -> None:
    """Numbers come in the order of the facts; one document cited from two files stands once."""
    url = "https://gazeta.example/1"
    here = [Source(id="b", title="Б", url=url), Source(id="a", title="А", seed="a.txt")]
    citations = Citations(here)
    citations.add([Source(id="c", title="Тот же", url=url)], "other")
    assert citations.cite(["a"], "Первое") == (1,)
    assert citations.cite(["b", "a"], "Второе") == (2, 1)
    assert citations.cite(["c"], "Третье", "other") == (2,)
    assert citations.cite(["nowhere"]) == ()
    assert [(s.number, s.proves) for s in citations.listed()] == [
        (1, ("Первое", "Второе")),
        (2, ("Второе", "Третье")),
    ]


def test_many_facts_of_one_kind_are_counted_and_folded() -> None:
    """A source of up to six adoptions names them; of more it says how many, the names folded; other
    facts stay named beside the number."""
    for count in (FEW, FEW + 1, 21):
        citations = Citations([Source.model_validate(SOURCES[0])])
        citations.cite(["gazeta"], "Население")
        places = [f"Округ {place}" for place in range(count)]
        for place in places:
            citations.cite(["gazeta"], ADOPTED % {"place": place})
        (source,) = citations.listed()
        if count <= FEW:
            assert source.proves == ("Население", *(f"Внедрение: {place}" for place in places))
            assert source.folded == ()
        else:
            assert source.proves == ("Население",)
            ((said, names),) = source.folded
            assert said.replace("\u00a0", " ").startswith(f"{count} внедрени")
            assert names == tuple(places)


def _literals(annotation: Any) -> set[str]:
    if typing.get_origin(annotation) is typing.Literal:
        return set(typing.get_args(annotation))
    return {word for part in typing.get_args(annotation) for word in _literals(part)}


@pytest.mark.parametrize(
    ("words_for", "allowed"),
    [
        (labels.MUNICIPALITY_KINDS, _literals(MunicipalityKind)),
        (labels.SITE_KINDS, _literals(SiteKind)),
        (labels.LEVELS, _literals(Level)),
        (labels.LEVELS_OF, _literals(Level)),
        (labels.METRICS, _literals(Metric)),
        (labels.EFFECT_KINDS, _literals(Effect.model_fields["kind"].annotation)),
        (labels.KIT_KINDS, _literals(KitItem.model_fields["kind"].annotation)),
        (labels.CONFIRMED_HOW, _literals(Confirmation.model_fields["how"].annotation)),
        (labels.REPORTED_UNITS, _literals(ReplicatedReported.model_fields["of"].annotation)),
        (labels.ADOPTION_STATES, set(AdoptionState)),
        (labels.CERTIFICATE_STATES, set(CertificateState)),
    ],
)
def test_every_id_has_a_word(words_for: labels.Labels, allowed: set[str]) -> None:
    """Whatever a model allows can be said in words, and nothing else is listed."""
    assert set(words_for) == allowed


def test_same_catalog_same_pages() -> None:
    """Drawn twice, the pages are the same to the letter."""
    assert draw(Path(__file__).parents[2] / "generator/model/sample").bodies == the_sample().bodies


def test_today_is_not_the_clock(drawn: Drawn) -> None:
    """States are those of the day that was handed in."""
    assert drawn.catalog.today == dt.date(2026, 11, 22)
