"""``make messages``: the message files anew, and the template of a language to come."""

from __future__ import annotations

import sys
from pathlib import Path

from scorecard.messages import english
from scorecard.messages.catalogue import languages
from scorecard.messages.po import write_files

if __name__ == "__main__":
    codes = dict.fromkeys((*languages()[1:], *sys.argv[1:]))
    for code, lacking in write_files(codes, vars(english), Path("build") / "scorecard.pot"):
        sys.stdout.write(f"{code}: {lacking} texts to translate\n")
