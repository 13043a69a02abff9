"""The rules that packages keep, one file for each. To add one: write its file, and list it here."""

from __future__ import annotations

from site_builder.checks import (
    accents_are_composed,
    area_code_suits_its_type,
    area_exists_in_the_period,
    area_names_differ,
    assessment_suits_its_kind,
    benchmark_follows_an_earlier_one,
    benchmark_has_something_to_rank,
    benchmark_theme_can_be_averaged,
    column_names_differ,
    columns_are_known,
    columns_are_present,
    date_is_iso,
    date_is_possible,
    editions_differ,
    figure_is_drawn,
    figure_is_on_a_page,
    frictionless_accepts_the_package,
    funding_is_money_per_resident,
    id_can_be_a_file_name,
    letters_were_read_rightly,
    limits_surround_the_figure,
    narrative_has_its_place,
    no_blanks_around_cells,
    no_formula_errors_in_texts,
    no_hidden_characters,
    number_is_in_range,
    number_is_plain,
    number_is_whole,
    numerator_has_its_denominator,
    own_rules_are_not_used,
    package_name_is_an_id,
    period_has_one_form,
    period_is_possible,
    place_is_among_those_ranked,
    previous_edition_is_earlier,
    publication_has_rows,
    publication_is_in_its_benchmark,
    reference_is_known,
    references_are_known,
    required_cells_are_filled,
    required_tables_are_there,
    resource_is_plain_csv,
    resource_names_are_known,
    row_has_a_figure,
    rows_are_unique,
    share_is_between_nothing_and_all,
    slugs_differ,
    table_has_rows,
    target_has_its_numbers,
    target_text_agrees,
    text_has_its_form,
    text_is_plain,
    text_is_short_enough,
    word_is_in_the_list,
    words_have_one_alphabet,
    yes_or_no,
)
from site_builder.checks.check import Check
from site_builder.checks.resources import resource_names
from site_builder.explained import Explained
from site_builder.finding import Finding, in_place
from site_builder.import_faults import IMPORT_FAULTS
from site_builder.model import Package
from site_builder.reading_faults import READING_FAULTS

__all__ = ["CHECKS", "EXPLAINED", "Check", "check_package"]

_LAST = frictionless_accepts_the_package.CHECK
"""Runs only on a package in which nothing else is wrong."""

CHECKS: tuple[Check, ...] = (
    package_name_is_an_id.CHECK,
    resource_names_are_known.CHECK,
    required_tables_are_there.CHECK,
    resource_is_plain_csv.CHECK,
    own_rules_are_not_used.CHECK,
    columns_are_known.CHECK,
    columns_are_present.CHECK,
    column_names_differ.CHECK,
    table_has_rows.CHECK,
    _LAST,
    required_cells_are_filled.CHECK,
    number_is_plain.CHECK,
    number_is_whole.CHECK,
    number_is_in_range.CHECK,
    word_is_in_the_list.CHECK,
    yes_or_no.CHECK,
    text_has_its_form.CHECK,
    text_is_short_enough.CHECK,
    date_is_iso.CHECK,
    no_blanks_around_cells.CHECK,
    no_hidden_characters.CHECK,
    no_formula_errors_in_texts.CHECK,
    words_have_one_alphabet.CHECK,
    accents_are_composed.CHECK,
    id_can_be_a_file_name.CHECK,
    date_is_possible.CHECK,
    text_is_plain.CHECK,
    letters_were_read_rightly.CHECK,
    period_is_possible.CHECK,
    rows_are_unique.CHECK,
    references_are_known.CHECK,
    area_exists_in_the_period.CHECK,
    editions_differ.CHECK,
    slugs_differ.CHECK,
    previous_edition_is_earlier.CHECK,
    period_has_one_form.CHECK,
    area_names_differ.CHECK,
    area_code_suits_its_type.CHECK,
    target_has_its_numbers.CHECK,
    assessment_suits_its_kind.CHECK,
    limits_surround_the_figure.CHECK,
    numerator_has_its_denominator.CHECK,
    publication_has_rows.CHECK,
    row_has_a_figure.CHECK,
    target_text_agrees.CHECK,
    figure_is_on_a_page.CHECK,
    narrative_has_its_place.CHECK,
    reference_is_known.CHECK,
    figure_is_drawn.CHECK,
    place_is_among_those_ranked.CHECK,
    funding_is_money_per_resident.CHECK,
    benchmark_follows_an_earlier_one.CHECK,
    benchmark_theme_can_be_averaged.CHECK,
    benchmark_has_something_to_rank.CHECK,
    share_is_between_nothing_and_all.CHECK,
    publication_is_in_its_benchmark.CHECK,
)
"""Every check, by its number."""

EXPLAINED: tuple[Explained, ...] = (*READING_FAULTS, *CHECKS, *IMPORT_FAULTS)
"""Everything that has a code and can be told: faults of reading, checks, faults of imports. Each has its page."""


def check_package(package: Package) -> list[Finding]:
    """Look at a package with every check; whatever its cells hold, this does not raise.

    Args:
        package: a package as it was read.

    Returns:
        All findings, by file, line, column and code.
    """
    findings = [finding for check in CHECKS if check is not _LAST for finding in check.findings(package)]
    if _is_whole(package) and not any(finding.severity == "error" for finding in findings):
        findings += _LAST.findings(package)
    return sorted(findings, key=in_place)


def _is_whole(package: Package) -> bool:
    """Whether all that the descriptor lists was read; otherwise references would lead to rows left out."""
    return (
        bool(package.tables)
        and set(resource_names(package)) <= package.tables.keys()
        and not any(table.unread for table in package.tables.values())
    )
