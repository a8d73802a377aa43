"""The words of the form itself: its questions and buttons, the headings of the future page, what to
do at the forge when everything is filled in. Fields and mistakes have their words elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.pages.wording import N_, _

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "askDoor": N_("Что вы хотите сделать?"),
        "askRegion": N_("Какой это регион?"),
        "askPractice": N_("Какая это практика?"),
        "askRecord": N_("Что нужно исправить?"),
        "region": N_("Регион"),
        "choose": N_("— выберите —"),
        "notSaid": N_("— не указано —"),
        "due": N_("обязательно"),
        "example": N_("Например: {example}"),
        "exampleDate": N_("Год, месяц или день, как помните: 2021, 2021-05 или 2021-05-12"),
        "markup": N_("Абзацы разделяйте пустой строкой, пункты списка начинайте с «- »."),
        "more": N_("Ещё поля"),
        "add": N_("Добавить: {what}"),
        "remove": N_("Убрать"),
        "removeThis": N_("Убрать: {what}"),
        "amount-value": N_("число"),
        "amount-bound": N_("точность"),
        "amount-unit": N_("единица"),
        "kind-municipality": N_("Муниципалитет"),
        "kind-site": N_("Площадка"),
        "kind-practice": N_("Практика"),
        "noMunicipalities": N_(
            "Списка муниципалитетов этого региона в каталоге пока нет. Назовите организацию, а "
            "список попросите добавить хранителей каталога."
        ),
        "noRecords": N_("В этом регионе таких записей пока нет."),
        "noSources": N_("Сначала добавьте источник: новость, приказ, отчёт или письмо."),
        "newSources": N_(
            "Если сведения взяты из источника, которого в записи ещё нет, опишите его здесь и "
            "отметьте выше."
        ),
        "sourceId": "istochnik-{n}",
        "fileName": N_("Имя файла"),
        "fileNameHint": N_(
            "Латиницей, слова через дефис. Из имени получится адрес страницы; мы составили его из "
            "заголовка, но вы можете написать короче."
        ),
        "fileNameEmpty": "novaya-zapis",
        "check": N_("Проверить и отправить"),
        "anew": N_("Начать заново"),
        "kept": N_("Черновик хранится в этом браузере: страницу можно закрыть и вернуться."),
        "notKept": N_(
            "Браузер не разрешил сохранить черновик: не закрывайте страницу, пока не отправите "
            "запись."
        ),
        "restored": N_("Здесь ваш черновик: продолжайте с того места, где остановились."),
        "outdated": N_(
            "С тех пор, как вы начали, файл изменился, поэтому прежний черновик не подходит."
        ),
        "notOpened": N_("Не получилось открыть эту запись. Проверьте связь и выберите её ещё раз."),
        "mistakes": N_("Осталось исправить: {n}"),
        "mend": N_("Поставить {value}"),
        "beside": N_("Что получится"),
        "tabPage": N_("Будущая страница"),
        "tabFile": N_("Файл"),
        "roughly": N_("Примерно так это увидят посетители."),
        "done": N_("Ошибок нет. Остался один шаг"),
        "notYet": N_("Вы исправили запись, и в ней снова есть ошибки"),
        "nothingNew": N_("Вы пока ничего не изменили"),
        "ready": N_(
            "Каталог публикует записи после проверки: сначала её прочтёт программа, потом "
            "хранитель каталога. Правила, для которых нужен весь каталог (не повторяет ли практика "
            "другую), программа проверит на этом шаге."
        ),
        "openNew": N_("Открыть страницу нового файла"),
        "openEdit": N_("Открыть файл для правки"),
        "copy": N_("Скопировать текст"),
        "download": N_("Скачать файл"),
        "copied": N_("Текст скопирован."),
        "copyYourself": N_(
            "Браузер не разрешил копировать. Откройте рядом вкладку «Файл», выделите текст и "
            "нажмите Ctrl + C."
        ),
        "filledIn": N_("Откроется хранилище каталога, где имя «{path}» и текст уже вписаны."),
        "paste": N_(
            "Откроется хранилище каталога. Текст уже скопирован: если поле пустое, щёлкните в нём "
            "и нажмите Ctrl + V. Имя файла: {path}."
        ),
        "pasteOver": N_(
            "Откроется файл {path}. Текст уже скопирован: щёлкните в поле, выделите всё (Ctrl + A) "
            "и вставьте новый текст (Ctrl + V)."
        ),
        "linesChanged": N_("Изменены только строки: {lines}. Остальное в файле прежнее."),
        "noForge": N_("Скопируйте текст или скачайте файл. Его место в каталоге: {path}."),
        "sendFile": N_(
            "Отправьте файл координатору программы в вашем регионе: координаторы названы на "
            "странице региона."
        ),
        "wait": N_("Через несколько минут под вашим предложением появится ответ проверки."),
    }
)

_PREVIEW: Final[Mapping[str, str]] = MappingProxyType(
    {
        "untitled": N_("Без названия"),
        "before": N_("было"),
        "after": N_("стало"),
        "unsourced": N_("без источника"),
        "born": N_("Где придумали"),
        "who": N_("Кто"),
        "sphere": N_("Сфера"),
        "started": N_("Начали"),
        "finished": N_("Внедрили"),
        "problem": N_("Какую задачу решали"),
        "solution": N_("Что сделали"),
        "steps": N_("Как повторить, по шагам"),
        "needs": N_("Что потребуется"),
        "money": N_("Деньги"),
        "people": N_("Люди"),
        "time": N_("Время"),
        "software": N_("Программы"),
        "papers": N_("Документы"),
        "adopters": N_("Где применяется"),
        "claimed": N_("заявлено, не подтверждено"),
        "confirmed": N_("внедрено, подтверждено"),
        "lessons": N_("Чего остерегаться"),
        "kit": N_("Документы для внедрения"),
        "contacts": N_("Кого спросить"),
        "sources": N_("Источники"),
        "noSources": N_("без источника"),
        "stands": N_("Где"),
        "address": N_("Адрес"),
        "opened": N_("открыта"),
        "closed": N_("закрыта"),
        "trainers": N_("Тренеров"),
        "hosts": N_("Кто принимает"),
        "serves": N_("Кого обслуживает"),
        "partners": N_("Партнёры"),
    }
)

_STEPS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "github": (
            N_("Войдите или заведите учётную запись: она бесплатна и нужна один раз."),
            N_(
                "Нажмите зелёную кнопку Commit changes… и одной фразой напишите, что предлагаете. "
                "Если хранилище предложит сделать копию каталога (Fork), соглашайтесь."
            ),
            N_("Нажмите Propose changes, а затем Create pull request."),
        ),
        "gitlab": (
            N_("Войдите или заведите учётную запись: она бесплатна и нужна один раз."),
            N_("Нажмите Commit changes и одной фразой напишите, что предлагаете."),
            N_("Нажмите Create merge request."),
        ),
        "gitea": (
            N_("Войдите или заведите учётную запись: она бесплатна и нужна один раз."),
            N_(
                "Внизу выберите создание новой ветки и запроса на слияние и одной фразой напишите, "
                "что предлагаете."
            ),
            N_("Нажмите «Предложить изменение файла», затем создайте запрос на слияние."),
        ),
    }
)


def words() -> dict[str, str]:
    """The words of the form in the language of the site, by the names that the scripts know."""
    return {name: _(said) for name, said in _WORDS.items()}


def preview_words() -> dict[str, str]:
    """The headings of the future page, the same as on the page itself."""
    return {name: _(said) for name, said in _PREVIEW.items()}


def next_steps(kind: str) -> list[str]:
    """What to do at a forge of this kind, step by step; nothing for one that is not known."""
    return [_(step) for step in _STEPS.get(kind, ())]
