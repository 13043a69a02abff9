"""Addresses are relative and made of ids, so that the site works anywhere and links last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages import addresses

slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
paths = st.lists(slugs, max_size=3).map(lambda parts: "/".join([*parts, "index.md"]))


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("index.md", "a-to-z.md", "a-to-z/"),
        ("a-to-z.md", "index.md", "../"),
        ("index.md", "index.md", "./"),
        ("a/b/index.md", "a/c/index.md", "../c/"),
        ("a/b/index.md", "a/charts/x.svg", "../charts/x.svg"),
        ("index.md", "data/x.csv", "data/x.csv"),
        ("method/direction.md", "method/index.md", "../"),
    ],
)
def test_a_link_leads_from_here_to_there(here, there, expected):
    assert addresses.link(here, there) == expected


@given(here=paths, there=paths)
def test_every_link_arrives(here, there):
    from urllib.parse import urljoin

    base = "https://example.org/repo/"
    assert urljoin(base + addresses.url(here), addresses.link(here, there)) == base + addresses.url(there)
