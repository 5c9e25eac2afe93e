"""What production adds: ``invoke build --settings publishconf.py``."""

SITEURL = "https://courtesy.example.org"
PRODUCTION = True
