"""Every word and sentence in English; another language is another folder, or file, like this one.

A template's fields are filled by :mod:`scorecard.messages.sentences`: ``{latest}`` is a figure with
unit, year and marks ("105 states in 2018"), ``{need}`` what the target asks ("at least 130"),
``{by}`` its date, ``{path}`` what was expected. A template whose status is not said in it ends
with ``{status}``.
"""

from scorecard.messages.english.board import *
from scorecard.messages.english.care import *
from scorecard.messages.english.commands import *
from scorecard.messages.english.doctor import *
from scorecard.messages.english.exchange import *
from scorecard.messages.english.figures import *
from scorecard.messages.english.files import *
from scorecard.messages.english.framework import *
from scorecard.messages.english.iati import *
from scorecard.messages.english.keys import *
from scorecard.messages.english.methods import *
from scorecard.messages.english.packages import *
from scorecard.messages.english.page import *
from scorecard.messages.english.peers_formats import *
from scorecard.messages.english.pins import *
from scorecard.messages.english.portfolio import *
from scorecard.messages.english.records import *
from scorecard.messages.english.report import *
from scorecard.messages.english.review import *
from scorecard.messages.english.screens import *
from scorecard.messages.english.sentences import *
from scorecard.messages.english.sheets import *
from scorecard.messages.english.terms import *
from scorecard.messages.english.workbooks import *
