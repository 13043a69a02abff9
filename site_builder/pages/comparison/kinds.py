"""What kinds of council are called."""

from __future__ import annotations

KINDS = {
    "county": ("county council", "county councils"),
    "county unitary": ("county unitary council", "county unitary councils"),
    "unitary": ("unitary council", "unitary councils"),
    "metropolitan borough": ("metropolitan borough council", "metropolitan borough councils"),
    "london borough": ("London borough council", "London borough councils"),
    "combined authority": ("combined authority", "combined authorities"),
    "region": ("region", "regions"),
    "country": ("country", "countries"),
}
"""One and many, by the types of the data."""
