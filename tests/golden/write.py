"""Writes the golden pages: a few whole pages of a small package, to be read by a person when they change.

Run it with `make golden`, and read the difference before you commit it.
"""

from pathlib import Path

from site_builder.build import check
from site_builder.calculations.results import work_out
from site_builder.made_files import make_files
from site_builder.sources.councils import read_councils
from site_builder.sources.publications import read_publications
from tests.sites import VALID

FOLDER = Path(__file__).parent
PAGES = {
    "home.md": "index.md",
    "counts.md": "testshire/2023-24/index.md",
    "dashboard.md": "testshire/2023-24/environment/index.md",
    "indicator.md": "testshire/indicators/recycling/index.md",
    "marks.md": "testshire/2023-24/attention-and-strengths/index.md",
    "outcome.md": "testshire/2023-24/outcomes/clean-and-green/index.md",
    "places.md": "testshire/places/index.md",
    "dashboard.csv": "data/testshire/2023-24/environment.csv",
}
"""Name of the golden file -> path of the made file."""


def golden_files(cache: Path) -> dict[str, bytes]:
    """What the program makes now, by the name of the golden file."""
    checked = check([VALID])
    publications = [publication for package in checked.packages for publication in read_publications(package)]
    councils = [council for package in checked.packages for council in read_councils(package)]
    made = make_files(checked.packages, work_out(publications, councils), cache)
    return {name: made[path] for name, path in PAGES.items()}


def main() -> None:
    """Write the files anew."""
    import tempfile

    with tempfile.TemporaryDirectory() as cache:
        for name, content in golden_files(Path(cache)).items():
            (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main()
