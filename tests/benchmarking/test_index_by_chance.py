"""What the method page says of the index by chance comes out when it is tried."""

from decimal import Decimal
from random import Random

from site_builder.calculations.cost_effectiveness import work_out_cost_effectiveness
from tests.calculations.standings import standing_of

AREAS = 32
TRIES = 150


def test_the_least_funded_of_areas_whose_results_hang_on_nothing_often_comes_first():
    chance = Random(1)
    places = []
    for _ in range(TRIES):
        averages = {at: Decimal(str(round(chance.gauss(16, 3), 6))) for at in range(AREAS)}
        funding = {at: Decimal(str(round(chance.gauss(1000, 80), 6))) for at in range(AREAS)}
        lines = work_out_cost_effectiveness(standing_of(averages), funding, ())
        least = min(funding, key=funding.get)
        places.append(next(line.place.first for line in lines if line.area == least))

    assert 0.2 < sum(place == 1 for place in places) / TRIES < 0.4
    assert 0.63 < sum(place <= 5 for place in places) / TRIES < 0.82
