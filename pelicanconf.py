"""How the site is written. ``publishconf.py`` adds what only production needs."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from plugins.press.pelican_site import Site

PELICAN_CLASS = Site
PLUGINS = [
    "plugins.aliases",
    "plugins.attribution",
    "plugins.authors",
    "plugins.figures",
    "plugins.labels",
    "plugins.syndication",
]

SITENAME = "Courtesy"
SITESUBTITLE = "Articles on customer service that travel well"
SITEURL = ""
FEED_DOMAIN = "https://courtesy.example.org"
TAG_AUTHORITY = "courtesy.example.org,2026"
SITE_USE = "noncommercial"
REPRINT_OFFER = "courtesy"
MACHINE_USE = {
    "permits": ["search", "ai-input", "ai-index"],
    "prohibits": ["ai-train"],
    "tdm_reservation": True,
    "policy": "p/republishing.html",
}

PATH = "content"
OUTPUT_PATH = "output"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
THEME = "theme"

TIMEZONE = "Etc/UTC"
LOCALE = ["C.UTF-8", "C"]
DEFAULT_LANG = "en"
DEFAULT_DATE_FORMAT = "%A, %B %-d, %Y"
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "Articles"
TYPOGRIFY = True
SUMMARY_MAX_LENGTH = 50

ARTICLE_URL = ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}.html"
ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = "{date:%Y}/{date:%m}/{slug}.{lang}.html"
PAGE_URL = PAGE_SAVE_AS = "p/{slug}.html"
PAGE_LANG_URL = PAGE_LANG_SAVE_AS = "p/{slug}.{lang}.html"
TAG_URL = TAG_SAVE_AS = "label/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "category/{slug}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "author/{slug}.html"
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/", "{date:%Y}/index.html"
MONTH_ARCHIVE_URL, MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/", "{date:%Y}/{date:%m}/index.html"
INDEX_URL = ""
TAGS_URL = TAGS_SAVE_AS = "labels.html"
ARCHIVES_URL = ARCHIVES_SAVE_AS = "archive.html"
AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "archives", "404"]
DEFAULT_PAGINATION = 10
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
