"""What production adds: ``invoke build --settings publishconf.py``, or ``pelican -s`` with it."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from pelicanconf import *

SITEURL = "https://courtesy.example.org"
PRODUCTION = True
