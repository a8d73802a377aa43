"""Ready questions of the SQLite file: names beside ids, and figures that are counted often."""

from __future__ import annotations

from typing import Final

VIEWS: Final[dict[str, tuple[str, str]]] = {
    "practice_overview": (
        (
            "Практики с названиями регионов и сфер, с числом внедрений и подтверждений и порогом "
            "региона."
        ),
        """\
SELECT p.id, p.title, p.region, r.name AS region_name, p.sphere, s.name AS sphere_name,
       p.origin_municipality, m.name AS municipality_name, p.started, p.adopted, p.scaled,
       (SELECT count(DISTINCT n.counts_for) FROM replications n
         WHERE n.practice = p.id AND n.state = 'confirmed') AS confirmed,
       (SELECT count(*) FROM effects e
         WHERE e.practice = p.id AND e.replication IS NULL) AS effects,
       (SELECT count(*) FROM sources o WHERE o.owner = 'practice:' || p.id) AS sources, p.page
FROM practices p
JOIN regions r ON r.id = p.region
JOIN spheres s ON s.id = p.sphere
LEFT JOIN municipalities m ON m.id = p.origin_municipality
ORDER BY p.id""",
    ),
    "adoption": (
        "Внедрения с названиями: кто у кого что перенял, с какого времени и подтверждено ли.",
        """\
SELECT n.practice, p.title, p.region, n.place, n.municipality, m.name AS municipality_name,
       m.region AS municipality_region, r.name AS municipality_region_name, n.counts_for,
       n.status, n.state, n.since, n.organisation, n.confirmed_by, n.confirmed_date, n.learned_at
FROM replications n
JOIN practices p ON p.id = n.practice
JOIN municipalities m ON m.id = n.municipality
JOIN regions r ON r.id = m.region
ORDER BY n.practice, n.place""",
    ),
    "effect_figures": (
        (
            "Эффекты, у которых точно известно и «было», и «стало» в одной единице: насколько "
            "изменилось, в процентах от того, что было."
        ),
        """\
SELECT e.practice, p.title, e.replication, e.place, e.metric,
       coalesce(e.before_unit, e.unit) AS unit, e.before_value, e.after_value, e.kind, e.better,
       e.date, round(100.0 * (e.after_value - e.before_value) / e.before_value, 1) AS percent
FROM effects e
JOIN practices p ON p.id = e.practice
WHERE e.before_bound = 'exact' AND e.after_bound = 'exact' AND e.before_value <> 0
  AND coalesce(e.before_unit, e.unit, '') = coalesce(e.after_unit, e.unit, '')
ORDER BY e.practice, e.replication, e.place""",
    ),
    "certificate_register": (
        "Сертификаты с названиями держателей и регионов и с состоянием на день сборки.",
        """\
SELECT c.region, r.name AS region_name, c.number, c.level, c.state, c.issued, c.valid_until,
       c.issuer, c.holder_practice, p.title AS practice_title, c.holder_organisation,
       c.holder_municipality, m.name AS municipality_name, c.page
FROM certificates c
JOIN regions r ON r.id = c.region
LEFT JOIN practices p ON p.id = c.holder_practice
LEFT JOIN municipalities m ON m.id = c.holder_municipality
ORDER BY c.region, c.number""",
    ),
    "region_overview": (
        "Регионы с тем, что о них посчитано: практики, муниципалитеты, площадки, сертификаты.",
        """\
SELECT r.id, r.name, r.federal_district, r.joined, r.practices,
       (SELECT count(*) FROM municipalities m WHERE m.region = r.id AND m.standing)
         AS municipalities,
       (SELECT count(DISTINCT n.counts_for) FROM replications n
         JOIN municipalities m ON m.id = n.counts_for
         WHERE m.region = r.id AND n.state IN ('confirmed', 'claimed', 'stale')) AS adopters,
       (SELECT count(*) FROM sites s WHERE s.region = r.id AND s.status = 'open') AS open_sites,
       (SELECT count(*) FROM certificates c WHERE c.region = r.id) AS certificates, r.page
FROM regions r
ORDER BY r.id""",
    ),
}
"""By name: what a view shows, and its query."""
