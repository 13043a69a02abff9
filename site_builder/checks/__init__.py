"""The rules that packages keep, one file for each. To add one: write its file, and list it here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from site_builder.checks import (
    accents_are_composed,
    area_code_suits_its_type,
    area_code_was_given_out,
    area_exists_all_the_period,
    area_exists_in_the_period,
    area_names_differ,
    assessment_suits_its_kind,
    benchmark_follows_an_earlier_one,
    benchmark_has_something_to_rank,
    benchmark_theme_can_be_averaged,
    column_names_differ,
    columns_are_known,
    columns_are_present,
    comment_agrees_with_the_figures,
    comment_figures_are_in_the_data,
    confidential_figure_stands_alone,
    count_is_whole,
    date_is_iso,
    date_is_possible,
    editions_differ,
    enough_areas_are_compared,
    figure_does_not_jump,
    figure_is_drawn,
    figure_is_on_a_page,
    figure_keeps_its_scale,
    figures_are_not_last_years,
    frictionless_accepts_the_package,
    funding_is_money_per_resident,
    id_can_be_a_file_name,
    indicator_runs_with_its_theme,
    indicators_differ,
    letters_were_read_rightly,
    limits_surround_the_figure,
    mark_needs_a_polarity,
    merged_area_has_a_break,
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
    packages_agree_on_areas,
    percentage_is_possible,
    period_has_one_form,
    period_is_possible,
    period_was_over,
    place_is_among_those_ranked,
    polarity_fits_the_words,
    polarity_stays_the_same,
    previous_edition_is_earlier,
    publication_has_rows,
    publication_is_in_its_benchmark,
    recorded_direction_fits,
    recorded_quartile_fits,
    reference_is_known,
    references_are_known,
    references_end_somewhere,
    required_cells_are_filled,
    required_tables_are_there,
    resource_is_plain_csv,
    resource_names_are_known,
    review_names_its_finding,
    row_has_a_figure,
    rows_are_unique,
    share_is_between_nothing_and_all,
    slugs_differ,
    small_counts_are_known,
    suppressed_figure_stays_so,
    table_has_rows,
    target_fits_the_history,
    target_has_its_numbers,
    target_text_agrees,
    text_has_its_form,
    text_is_plain,
    text_is_short_enough,
    text_names_nobody,
    value_follows_from_its_counts,
    word_is_in_the_list,
    words_have_one_alphabet,
    yes_or_no,
    zero_is_meant,
)
from site_builder.checks.check import Check, CheckAcross
from site_builder.checks.consequences import without_consequences
from site_builder.checks.resources import resource_names
from site_builder.checks.reviews import UNNEEDED_REVIEW, Reviewed, apply_reviews, unneeded_findings
from site_builder.checks.seen_figures import sharing
from site_builder.explained import Explained
from site_builder.finding import Finding, in_place
from site_builder.import_faults import IMPORT_FAULTS
from site_builder.many_objects import without_collecting
from site_builder.model import Package
from site_builder.reading_faults import READING_FAULTS

__all__ = ["ACROSS", "CHECKS", "EXPLAINED", "Check", "check_across", "check_and_review", "check_package"]

_LAST = frictionless_accepts_the_package.CHECK
"""Runs only on a package in which nothing else is wrong."""

_ON_MEANING: tuple[Check, ...] = (
    figure_is_on_a_page.CHECK,
    recorded_direction_fits.CHECK,
    recorded_quartile_fits.CHECK,
    target_fits_the_history.CHECK,
    comment_agrees_with_the_figures.CHECK,
    comment_figures_are_in_the_data.CHECK,
    figure_keeps_its_scale.CHECK,
    zero_is_meant.CHECK,
    period_was_over.CHECK,
    area_exists_all_the_period.CHECK,
    merged_area_has_a_break.CHECK,
    figure_does_not_jump.CHECK,
    percentage_is_possible.CHECK,
    count_is_whole.CHECK,
    value_follows_from_its_counts.CHECK,
    mark_needs_a_polarity.CHECK,
    polarity_fits_the_words.CHECK,
    polarity_stays_the_same.CHECK,
    indicator_runs_with_its_theme.CHECK,
    small_counts_are_known.CHECK,
    suppressed_figure_stays_so.CHECK,
    enough_areas_are_compared.CHECK,
    figures_are_not_last_years.CHECK,
    indicators_differ.CHECK,
)
"""Look at what figures mean together, which can be told only where all of them can be read."""

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
    references_end_somewhere.CHECK,
    area_exists_in_the_period.CHECK,
    editions_differ.CHECK,
    slugs_differ.CHECK,
    previous_edition_is_earlier.CHECK,
    period_has_one_form.CHECK,
    area_names_differ.CHECK,
    area_code_suits_its_type.CHECK,
    area_code_was_given_out.CHECK,
    target_has_its_numbers.CHECK,
    assessment_suits_its_kind.CHECK,
    limits_surround_the_figure.CHECK,
    numerator_has_its_denominator.CHECK,
    publication_has_rows.CHECK,
    row_has_a_figure.CHECK,
    target_text_agrees.CHECK,
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
    confidential_figure_stands_alone.CHECK,
    text_names_nobody.CHECK,
    review_names_its_finding.CHECK,
    *_ON_MEANING,
)
"""Every check of a package by itself."""

ACROSS: tuple[CheckAcross, ...] = (packages_agree_on_areas.CHECK,)
"""Checks of packages beside each other."""

EXPLAINED: tuple[Explained, ...] = (*READING_FAULTS, *CHECKS, *ACROSS, UNNEEDED_REVIEW, *IMPORT_FAULTS)
"""Everything that has a code and can be told: faults of reading, checks, the one about reviews, faults of imports. Each
has its page.
"""


def check_package(package: Package) -> list[Finding]:
    """Look at a package with every check; whatever its cells hold, this does not raise.

    Args:
        package: a package as it was read.

    Returns:
        All findings that nobody reviewed, by file, line, column and code.
    """
    return list(check_and_review(package).findings)


def check_across(packages: Sequence[Package]) -> Mapping[str, Sequence[Finding]]:
    """Look at packages beside each other.

    Returns:
        What is found, by the path of the package that it is in; every package is named.
    """
    found: dict[str, list[Finding]] = {package.path: [] for package in packages}
    for check in ACROSS:
        for package, finding in check.findings(packages):
            found[package.path].append(finding)
    return found


def check_and_review(package: Package, across: Sequence[Finding] | None = None) -> Reviewed:
    """Look at a package with every check, and set apart what its table of reviews is about.

    Args:
        package: a package as it was read.
        across: what was found of it beside other packages; None where it is looked at alone, so that nobody can
            know whether a review of such a finding is still needed.

    Returns:
        The findings that nobody reviewed and those that somebody did, by file, line, column and code.
        Reviews that no finding is about are findings too, unless there are errors, which can hide some.
    """
    with sharing(), without_collecting():
        first = (check for check in CHECKS if check is not _LAST and check not in _ON_MEANING)
        findings = [finding for check in first for finding in check.findings(package)]
        is_sound = _is_whole(package) and not _have_error(findings)
        if is_sound:
            findings += [finding for check in (*_ON_MEANING, _LAST) for finding in check.findings(package)]
        reviewed = apply_reviews(package, sorted([*findings, *(across or ())], key=in_place))
        reviewed = replace(reviewed, findings=without_consequences(package, reviewed.findings))
    unsure = {check.code for check in ACROSS} if across is None else set()
    rows = [row for row in reviewed.unneeded if row.texts["check"] not in unsure]
    if not is_sound or _have_error(findings) or not rows:
        return reviewed
    unneeded = unneeded_findings(rows, (each.code for each in EXPLAINED))
    return replace(reviewed, findings=tuple(sorted([*reviewed.findings, *unneeded], key=in_place)))


def _have_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _is_whole(package: Package) -> bool:
    """Whether all that the descriptor lists was read; otherwise references would lead to rows left out."""
    return (
        bool(package.tables)
        and set(resource_names(package)) <= package.tables.keys()
        and not any(table.unread for table in package.tables.values())
    )
