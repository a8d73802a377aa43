"""Sentences with gaps: what a made-up practice says of its problem, its way and its lessons.

A gap is `{class.form}` («{paper.gp}» → «заявлений»), with an adjective `{+paper.gp}`; `{t.a}` is
the topic in a case, `{who.gp}` those who wait, `{home.ns}` the house that does it; `{=make}` is an
infinitive and `{make}` a past; `{2-9|день|дня|дней}` is a number with its noun.
"""

from __future__ import annotations

from typing import Final

AIM: Final = "Как наладить {t.a} и {=raise} {goal.as}."
"""What a practice is about, at the head of its summary."""

PROBLEM: Final = """
На {t.a} уходило до {6-30|дня|дней|дней}.
{who.np} {adv} {handle} {+paper.ap} и по {2-6|разу|раза|раз} приходили в {+room.as}.
{people.np} {handle} {+paper.ap} вручную, поэтому {loss.np} и {+loss.np} стали обычным делом.
Главными причинами {+loss.gp} были {+process.ns} и {+process.ns}.
По хронометражу, {+process.ns} и {+process.ns} отнимали {20-70|процент|процента|процентов} времени.
{paper.np} хранились в {+room.pp}, а {+paper.ap} приходилось искать среди {+thing.gp}.
Никто не знал, сколько {+paper.gp} лежит без движения: их не считали.
{+loss.ap} замечали поздно: {+people.ns} узнавал о них только на {event.pp}.
Опрос показал: {40-90|процент|процента|процентов} {who.gp} не понимали, зачем нужны {+paper.np}.
{who.dp} приходилось ждать в {+room.ps}, где не хватало {thing.gp} и {+thing.gp}.
Старый порядок опирался на {+paper.ap}, и любая ошибка возвращала {who.ap} к началу.
Каждый {people.ns} вёл собственные {paper.ap} и собирал {+paper.ap} у соседей.
Одни требовали {+paper.ap}, другие — {+paper.ap}, и {people.np} терялись.
К {+people.ds} обращались до {5-40|раза|раз|раз} в день с одним и тем же вопросом.
Больше всего {loss.gp} давали {+paper.np}: в них путались и {who.np}, и {people.np}.
На {+process.as} жаловались и {who.np}, и сами {people.np}.
Запасы {+thing.gp} росли, а нужных {thing.gp} в {room.ps} не было.
Проект начался с простого вопроса: почему {t.n} идёт так долго?
По {+paper.dp} нельзя было понять, где возникают {+loss.np}.
Из-за {+loss.gp} {people.np} {adv} оставались после работы.
{people.np} давно предлагали {=study} {+process.as}, но руки не доходили.
Между {process.is} и {process.is} проходило {2-9|день|дня|дней}, хотя сама работа занимала час.
В {+room.pp} скапливались {+thing.np}, {thing.np} и {+paper.np}.
{home.np} {bear} {+loss.ap} годами и считали это неизбежным.
"""

SOLUTION: Final = """
Участники прошли путь {who.gs} шаг за шагом и {study} {+process.as}.
Сначала {make} {+paper.ap}, затем {move} {+thing.ap}.
{people.np} {move} {+thing.ap} в {room.pp}: теперь всё нужное лежит под рукой.
{+process.as} совместили с {process.is}, лишние {paper.ap} отменили.
Вместо {+paper.gp} используют {+paper.ap}, понятные без объяснений.
За {goal.as} теперь отвечает {+people.ns}, за {goal.as} — {people.ns}.
На стене появилась доска, где видны {loss.np}, {paper.np} и {+process.ns}.
Каждое утро {people.np} собираются на {5-15|минуту|минуты|минут} и обсуждают {+loss.ap}.
Программа «{brand}» сама напоминает про {+process.as} и показывает {+paper.ap}.
Чтобы {=raise} {goal.as}, {study} {+process.as} и {+process.as}.
Чтобы {=cut} {loss.ap}, {people.np} {make} {+paper.ap} вместе с {who.ip}.
Стандарт занял {2-4|страницу|страницы|страниц}: на них {+paper.np}, {thing.np} и {process.ns}.
{who.np} получают {+paper.ap} {adv}, а {loss.np} видны в тот же день.
После {+event.gs} список {loss.gp} пересмотрели и {cut} {+loss.ap}.
Первыми новый порядок опробовали {people.np} и {+people.np}.
{home.np} обменялись опытом: {+people.np} приезжали на {+event.as}.
Раз в неделю проверяют {goal.as}: {paper.ns} висит на видном месте.
{+process.as} поручили {+people.dp}, {process.as} — {people.dp}.
Цветом отметили {+thing.ap}: зелёным — нужное ежедневно, жёлтым — раз в неделю, красным — лишнее.
Труднее всего дались не {thing.np}, а {+process.ns}: привыкали {2-9|неделю|недели|недель}.
{people.dp} помогли {+people.np}: они {study} {process.as} и {make} {paper.ap}.
Маршрут {who.gs} сократили с {12-20|шага|шагов|шагов} до {3-7|шага|шагов|шагов}.
Теперь {t.n} идёт по единому порядку, и {+people.ns} видит {+loss.ap} сразу.
Для {+house.gp} подготовили {+paper.ap}, чтобы опыт не потерялся.
Раньше {handle} {+paper.ap}, теперь {process.ns} идёт {adv}.
В {+room.ps} {move} {+thing.ap}, а {thing.ap} отдали соседям.
На {+event.pp} решили спор: {people.np} и {people.np} {make} {+paper.ap}.
{people.np} {raise} {goal.as} и {cut} {+loss.ap} без новых ставок.
Из {paper.gp} убрали всё, что {people.np} и так знают: {paper.ap}, {paper.ap}, {+paper.ap}.
{+thing.np} переехали в {+room.as}, {+thing.np} — ближе к {people.dp}.
"""

POINTS: Final = """
{+paper.np} — {adv} и без {loss.gp}
{+process.ns}: отвечает {+people.ns}
{+thing.np} рядом с {people.ip}
{goal.ns}: проверка раз в {2-6|неделю|недели|недель}
вместо {paper.gp} — {+paper.np}
не более {2-9|минуты|минут|минут} на {process.as}
{+event.ns} для {+people.gp}
{+people.np} знают, где лежат {thing.np}
"""

LESSONS: Final = """
Не начинайте с {+thing.gp}: сначала договоритесь, кто отвечает за {goal.as}.
Без поддержки руководителя {+process.ns} остановится через {2-6|неделю|недели|недель}.
Готовьтесь встретить {+loss.ap}: в первый месяц их станет больше, потом — меньше.
Измеряйте {goal.as} до начала, иначе потом не с чем сравнить.
Заранее предупредите {who.ap}: привычка сильнее {paper.gs}.
Соседи попробовали {=make} {+paper.ap} за {2-5|день|дня|дней} — и получили {+loss.ap}.
Не копируйте {+paper.ap} слово в слово: у вас другие {room.np} и {thing.np}.
Если {people.np} не участвуют в {event.pp}, {loss.np} возвращаются.
Хуже всего приживались {+paper.np}: их {handle} по привычке.
Запаситесь терпением и {thing.ip}: их не хватает чаще всего.
Проверьте {+room.as} до переезда: {+thing.np} туда могут не поместиться.
Не отменяйте {+process.as}, пока {+paper.np} не заработали.
Держите {+people.ap} рядом: вопросы возникают {adv}.
Через {3-12|месяц|месяца|месяцев} пересмотрите {paper.ap}: порядок устаревает.
Не обещайте, что {loss.np} исчезнут: обещайте, что их увидят.
Одного раза мало: {people.np} {adv} возвращались к старому.
Оставьте {people.dp} право остановить {process.as}, если появились {+loss.np}.
{+people.np} быстрее поверят цифрам, чем плакатам: покажите {goal.as}.
"""

STEPS: Final = """
Собрать рабочую группу | В неё вошли {+people.ns}, {people.ns} и {+people.ns}.
Выбрать один процесс | Начали там, где {+loss.np} заметнее всего.
Договориться о цели | Записали её одной фразой: {goal.ns} и никаких лишних {paper.gp}.
-
Пройти путь от начала до конца | Вместе с {who.ip} прошли {+room.ap} и записали каждое ожидание.
Нарисовать карту потока | На ней отметили {process.as}, {process.as} и {+loss.ap}.
Посчитать потери | Две недели {people.np} отмечали {+loss.ap} на листе у рабочего места.
Найти причины | Пять раз спросили «почему» и дошли до {+paper.gp}.
Спросить тех, кто ждёт | {who.np} назвали {+paper.ap} и {+loss.ap}.
-
Навести порядок на рабочих местах | {people.np} {move} {+thing.ap} и убрали {thing.ap}.
Упростить бумаги | {make} {+paper.ap}, отменили {paper.ap}.
Переставить работу местами | {+process.as} начали раньше, {process.as} — только при ошибке.
Сделать видимым | Повесили {+paper.ap}: видно, где {loss.np}.
Попробовать на малом | {2-6|неделю|недели|недель} новый порядок проверяли в {+house.ps}.
Обучить людей | {+event.ns} и {+event.ns}: {people.np} учат {people.ap}.
-
Закрепить порядок | {+people.ns} раз в месяц сверяет работу со стандартом.
Измерить, что вышло | Через {2-9|месяц|месяца|месяцев} сравнили {goal.as} с тем, что было.
Передать опыт соседям | Для {+house.gp} собрали {+paper.ap} и {paper.ap}.
"""
"""Title | text, in four parts that follow each other: begin, look, change, keep."""

GAINS: Final = """
за один визит | без лишних бумаг | по единому стандарту | без очередей | с первого обращения
за один день | вдвое быстрее | без повторных визитов | на одной доске | по понятному маршруту
без переносов | по цифровому маршруту | за пятнадцать минут | без ночных дежурств | по вытягиванию
"""
"""How a title says what has changed."""

BRANDS: Final = """
Родник Маяк Вектор Ладья Компас Причал Горизонт Ракита Стриж Камертон Перелесок Заря Опора Парус
Меридиан Глобус Ключ Окно Тропа Журавль Созвездие Лоцман Кристалл Азимут Буревестник Сигнал Уклад
"""
"""Names of programs that there are not."""
