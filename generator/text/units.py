"""Units of measure: their ids, which the models accept, and their Russian forms.

The one list of units; a new unit is one line here, and a message of any other language. Forms are
one, few, many, fraction: 1 минута, 2 минуты, 5 минут, 1,5 минуты.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.text import amounts_elsewhere as elsewhere
from generator.text.language import Noun
from generator.text.multilingual import FIRST_LANGUAGE
from generator.text.speaking import spoken
from generator.text.typography import typograph


@dataclass(frozen=True, slots=True)
class UnitWords:
    """A unit in words. `short` is its sign or abbreviation, or "" where it has none.

    `accusative` is the form after «на 1», where it is not the nominative: «на 1 минуту меньше».
    """

    id: str
    ru: Noun
    short: str = ""
    accusative: str = ""

    def beside(self, value: float) -> str:
        """The unit beside `value` in the language being spoken: «21 день», "21 days"."""
        if (lang := spoken()) != FIRST_LANGUAGE:
            return elsewhere.noun_beside(self, value, lang)
        return self.ru.beside(value)

    def after_bound(self, value: float) -> str:
        """The same after a word that says how exact it is: «более 21 дня», "more than 21 days"."""
        if (lang := spoken()) != FIRST_LANGUAGE:
            return elsewhere.noun_beside(self, value, lang)
        return self.ru.after_bound(value)


# id | forms: one, few, many, fraction | abbreviation | accusative of «one» where it differs
_TABLE: Final = """
second         | секунда, секунды, секунд, секунды | с | секунду
min            | минута, минуты, минут, минуты | мин | минуту
h              | час, часа, часов, часа | ч |
day            | день, дня, дней, дня | дн. |
working-day    | рабочий день, рабочих дня, рабочих дней, рабочего дня | раб. дн. |
week           | неделя, недели, недель, недели | нед. | неделю
month          | месяц, месяца, месяцев, месяца | мес. |
year           | год, года, лет, года | |
h-per-month    | час в месяц, часа в месяц, часов в месяц, часа в месяц | ч/мес. |
person         | человек, человека, человек, человека | чел. | человека
patient        | пациент, пациента, пациентов, пациента | | пациента
student        | учащийся, учащихся, учащихся, учащегося | | учащегося
family         | семья, семьи, семей, семьи | | семью
piece          | штука, штуки, штук, штуки | шт. | штуку
item           | единица, единицы, единиц, единицы | ед. | единицу
rouble         | рубль, рубля, рублей, рубля | ₽ |
percent        | %, %, %, % | % |
times          | раз, раза, раз, раза | |
point          | балл, балла, баллов, балла | |
complaint      | жалоба, жалобы, жалоб, жалобы | | жалобу
sheet          | лист, листа, листов, листа | л. |
document       | документ, документа, документов, документа | док. |
application    | заявка, заявки, заявок, заявки | | заявку
request        | обращение, обращения, обращений, обращения | |
visit          | посещение, посещения, посещений, посещения | |
step           | шаг, шага, шагов, шага | |
operation      | операция, операции, операций, операции | | операцию
proposal       | предложение, предложения, предложений, предложения | |
service        | услуга, услуги, услуг, услуги | | услугу
report         | отчёт, отчёта, отчётов, отчёта | |
signature      | подпись, подписи, подписей, подписи | |
meeting        | совещание, совещания, совещаний, совещания | |
organisation   | организация, организации, организаций, организации | орг. | организацию
institution    | учреждение, учреждения, учреждений, учреждения | |
school         | школа, школы, школ, школы | | школу
kindergarten   | детский сад, детских сада, детских садов, детского сада | |
clinic         | поликлиника, поликлиники, поликлиник, поликлиники | | поликлинику
office         | офис, офиса, офисов, офиса | |
department     | подразделение, подразделения, подразделений, подразделения | |
authority      | орган власти, органа власти, органов власти, органа власти | |
municipality   | муниципалитет, муниципалитета, муниципалитетов, муниципалитета | |
region         | регион, региона, регионов, региона | |
project        | проект, проекта, проектов, проекта | |
practice       | практика, практики, практик, практики | | практику
process        | процесс, процесса, процессов, процесса | |
site           | площадка, площадки, площадок, площадки | | площадку
certificate    | сертификат, сертификата, сертификатов, сертификата | |
title          | звание, звания, званий, звания | |
robot          | робот, робота, роботов, робота | | робота
place          | место, места, мест, места | |
metre          | метр, метра, метров, метра | м |
kilometre      | километр, километра, километров, километра | км |
square-metre   | квадратный метр, квадратных метра, квадратных метров, квадратного метра | м² |
cubic-metre    | кубический метр, кубических метра, кубических метров, кубического метра | м³ |
litre          | литр, литра, литров, литра | л |
kilogram       | килограмм, килограмма, килограммов, килограмма | кг |
tonne          | тонна, тонны, тонн, тонны | т | тонну
kwh            | киловатт-час, киловатт-часа, киловатт-часов, киловатт-часа | кВт·ч |
"""


def _read_table(table: str) -> dict[str, UnitWords]:
    units = {}
    for line in table.strip().splitlines():
        id, forms, short, accusative = (cell.strip() for cell in line.split("|"))
        one, few, many, other = typograph(forms).split(", ")
        units[id] = UnitWords(id, Noun(one, few, many, other), short, accusative or one)
    return units


UNITS: Final[Mapping[str, UnitWords]] = MappingProxyType(_read_table(_TABLE))
"""Every unit by its id."""
