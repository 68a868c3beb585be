"""Period <-> EDTF (ISO 8601-2, levels 1 and 2), and a Period in words."""

from generator.edtf.notation import read as read
from generator.edtf.notation import write as write
from generator.edtf.periods import century as century
from generator.edtf.periods import days_from as days_from
from generator.edtf.periods import decade as decade
from generator.edtf.periods import half as half
from generator.edtf.periods import month as month
from generator.edtf.periods import months_from as months_from
from generator.edtf.periods import quarter as quarter
from generator.edtf.periods import season as season
from generator.edtf.periods import thirds as thirds
from generator.edtf.periods import week as week
from generator.edtf.periods import year as year
from generator.edtf.wording import MONTHS as MONTHS
from generator.edtf.wording import Phrase as Phrase
from generator.edtf.wording import day_words as day_words
from generator.edtf.wording import words as words
