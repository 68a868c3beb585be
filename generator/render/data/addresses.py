"""Ids and addresses that feeds and other files hold, where readers are away from the site."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from generator import lazy
from generator.model.settings import Settings
from generator.render.frontmatter import replace_surrogates
from generator.render.markup import safe_url
from generator.render.paths import url_of

_CONTROL = lazy.regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML may have them


def site_address(settings: Settings) -> str:
    """The site's address with a slash at its end; "" where it has none."""
    address = safe_url(settings.site_url)
    if address:
        return address.rstrip("/") + "/"
    return ""


def page_address(site: str, path: str) -> str:
    """The address of a page of the site; a relative one where `site` is ""."""
    return site + url_of(path)


def build_urn(key: str) -> str:
    """A URN that is the same for the same key."""
    digest = sha256(key.encode("utf-8", "surrogatepass")).digest()
    return UUID(bytes=digest[:16], version=5).urn


def clean_xml(text: str) -> str:
    """The text without what no XML file may hold."""
    return _CONTROL.sub("", replace_surrogates(text))
