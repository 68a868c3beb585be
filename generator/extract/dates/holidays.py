"""A holiday's name and a year -> its periods: by the calendars of the `holidays` library, else by a table for what it lacks.

The library knows when a holiday was kept otherwise (Veterans Day in October from 1971 to 1977) and the feasts that follow the moon; the
table has days that no law made, and the years before a law. It takes 0.1 s to import, so it is imported when a holiday is first named.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from generator.model.dates import Period, Precision

_BY_CALENDAR = {  # name: country whose calendar has it, its name there, how many days it is
    "new year's day": ("US", "New Year's Day", 1), "new year's": ("US", "New Year's Day", 1), "new year's eve": ("US", "New Year's Eve", 1),
    "martin luther king day": ("US", "Martin Luther King Jr. Day", 1), "presidents' day": ("US", "Washington's Birthday", 1),
    "groundhog day": ("US", "Groundhog Day", 1), "valentine's day": ("US", "Valentine's Day", 1),
    "st. patrick's day": ("US", "Saint Patrick's Day", 1), "good friday": ("US", "Good Friday", 1), "easter": ("US", "Easter Sunday", 1),
    "mother's day": ("US", "Mother's Day", 1), "memorial day": ("US", "Memorial Day", 1), "father's day": ("US", "Father's Day", 1),
    "independence day": ("US", "Independence Day", 1), "labor day": ("US", "Labor Day", 1), "columbus day": ("US", "Columbus Day", 1),
    "halloween": ("US", "Halloween", 1), "veterans day": ("US", "Veterans Day", 1), "thanksgiving": ("US", "Thanksgiving Day", 1),
    "christmas eve": ("US", "Christmas Eve", 1), "christmas": ("US", "Christmas Day", 1), "boxing day": ("GB", "Boxing Day", 1),
    "victoria day": ("CA", "Victoria Day", 1), "australia day": ("AU", "Australia Day", 1),
    "anzac day": ("AU", "ANZAC Day", 1), "easter monday": ("AU", "Easter Monday", 1), "bastille day": ("FR", "National Day", 1),
    "all saints' day": ("FR", "All Saints' Day", 1),
    "passover": ("IL", "Pesach", 7), "rosh hashanah": ("IL", "Rosh Hashanah", 2), "yom kippur": ("IL", "Yom Kippur", 1),
    "sukkot": ("IL", "Sukkot", 7), "hanukkah": ("IL", "Hanukkah", 8), "purim": ("IL", "Purim", 1), "diwali": ("SG", "Diwali", 1),
    "lunar new year": ("SG", "Chinese New Year", 1), "eid al-fitr": ("TR", "Eid al-Fitr", 1), "eid al-adha": ("TR", "Eid al-Adha", 1),
    "ramadan": ("MV", "First Day of Ramadan", 30), "orthodox easter": ("CY", "Easter Sunday", 1),
}
_FIXED = {
    "new year's day": (1, 1), "new year's": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "st. patrick's day": (3, 17),
    "april fool's day": (4, 1), "earth day": (4, 22), "may day": (5, 1), "juneteenth": (6, 19), "canada day": (7, 1),
    "independence day": (7, 4), "halloween": (10, 31), "guy fawkes night": (11, 5), "armistice day": (11, 11),
    "remembrance day": (11, 11), "veterans day": (11, 11), "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26),
}
_AFTER = {  # name: the holiday that it is counted from, days after it
    "black friday": ("thanksgiving", 1), "cyber monday": ("thanksgiving", 4), "easter monday": ("easter", 1), "palm sunday": ("easter", -7),
    "ash wednesday": ("easter", -46), "maundy thursday": ("easter", -3), "ascension day": ("easter", 39), "pentecost": ("easter", 49),
}
ALIASES: Mapping[str, str] = {  # other spellings -> the name above
    "christmas day": "christmas", "thanksgiving day": "thanksgiving", "easter sunday": "easter", "fourth of july": "independence day",
    "labour day": "labor day", "chinese new year": "lunar new year", "eid al fitr": "eid al-fitr", "eid ul-fitr": "eid al-fitr",
    "eid al adha": "eid al-adha", "eid ul-adha": "eid al-adha", "chanukah": "hanukkah", "deepavali": "diwali",
    "st patrick's day": "st. patrick's day", "saint patrick's day": "st. patrick's day", "april fools' day": "april fool's day",
    "presidents day": "presidents' day", "martin luther king jr. day": "martin luther king day", "all saints day": "all saints' day",
    "valentines day": "valentine's day", "guy fawkes day": "guy fawkes night", "international workers' day": "may day",
}
NAMES = tuple(dict.fromkeys((*_BY_CALENDAR, *_FIXED, *_AFTER, "election day", *ALIASES)))


def holiday(name: str, year: int) -> tuple[Period, ...]:
    """() for a name or year without one; a feast by the moon may come twice a year. Moving ones follow the custom of the United States."""
    name = ALIASES.get(name, name)
    if name == "election day":
        return (_days(date(year, 11, 2) + timedelta((0 - date(year, 11, 1).weekday()) % 7), 1),)
    if name in _AFTER:
        base, after = _AFTER[name]
        return tuple(_days(one.first + timedelta(after), 1) for one in holiday(base, year))
    country, there, length = _BY_CALENDAR.get(name, ("", "", 1))
    found = tuple(_days(first, length) for first in (_named(country, year).get(there, ()) if country else ()))
    return found or ((_days(date(year, *_FIXED[name]), 1),) if name in _FIXED else ())


def _days(first: date, length: int) -> Period:
    return Period(first, first + timedelta(length - 1), Precision.DAY if length == 1 else Precision.SPAN)


@cache
def _named(country: str, year: int) -> Mapping[str, tuple[date, ...]]:
    """Each name in the country's calendar of the year, and the first day of each time that it is kept."""
    from holidays import country_holidays

    kept = country_holidays(country, years=year, observed=False, language="en_US", categories=("public", *_MORE.get(country, ())))
    found: dict[str, tuple[date, ...]] = {}
    for day in sorted(kept):
        for name in (one.removesuffix(" (estimated)") for one in kept.get_list(day)):
            goes_on = any(name == one.removesuffix(" (estimated)") for one in kept.get_list(day - timedelta(1)))
            found[name] = found.get(name, ()) if goes_on else (*found.get(name, ()), day)
    return found


_MORE = {"US": ("unofficial",), "IL": ("optional", "school"), "CA": ("government",)}
