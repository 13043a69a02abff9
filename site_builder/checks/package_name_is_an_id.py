"""The name of a package becomes part of file names."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.check import Check, Fault
from site_builder.checks.names import SLUG, as_slug
from site_builder.model import Package
from site_builder.text.file_names import RESERVED
from site_builder.text.hidden_characters import echo


def unfit_package_names(package: Package) -> Iterator[Fault]:
    """Look at the name in the descriptor and at the name of the folder."""
    if not package.descriptor:
        return  # nothing was read, which reading reports
    name = package.descriptor.get("name")
    if not isinstance(name, str) or not name:
        meant = as_slug(package.name) or "testshire"
        yield Fault(package.path, "The descriptor has no name.", f'Write "name": "{meant}".')
    else:
        yield from _unfit(package, "The package's name", name)
    yield from _unfit(package, "The name of the package's folder", package.name)


def _unfit(package: Package, what: str, name: str) -> Iterator[Fault]:
    if name in RESERVED:
        yield Fault(package.path, f"{what}, {echo(name)}, is a device on Windows.", "Choose another name.")
    elif not SLUG.fullmatch(name):
        meant = as_slug(name)
        remedy = f'Rename it to "{meant}".' if meant else "Use small letters, digits and hyphens."
        yield Fault(package.path, f"{what}, {echo(name)}, is not made of small letters, digits and hyphens.", remedy)


CHECK = Check(
    code="E121",
    title="A package has a plain name",
    explanation="The name of a package becomes part of file names. It has up to 64 small letters, digits and hyphens, "
    "and begins with a letter or digit. Names such as con, aux and nul cannot be files on Windows.",
    remedy="Write a name of small letters, digits and hyphens into the descriptor, or rename the folder, "
    "whichever the message names.",
    example_wrong='"name": "Testshire County"',
    example_right='"name": "testshire-county"',
    rule=unfit_package_names,
)
