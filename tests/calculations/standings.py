"""A standing with given averages, for tests of what is worked out from it."""

from fractions import Fraction

from site_builder.calculations.ranking import places_in_order
from site_builder.model import AreaStanding, Scope, Standing


def standing_of(averages):
    """All areas placed, by their averages."""
    exact = {area: Fraction(average) for area, average in averages.items()}
    places = places_in_order(exact)
    lines = tuple(AreaStanding(area, 1, average, places[area], None) for area, average in exact.items())
    return Standing(Scope("core"), 1, lines)
