import pkgutil
import re
from importlib import import_module

import pytest

import site_builder
from site_builder import checks, reading_faults
from site_builder.checks import ACROSS, CHECKS, EXPLAINED
from site_builder.checks.assessment_suits_its_kind import _VALUES
from site_builder.checks.check import CheckAcross
from site_builder.checks.fields import FIELDS
from site_builder.checks.target_has_its_numbers import _NEEDED
from site_builder.checks.text_has_its_form import _FORMS
from site_builder.reading_faults import READING_FAULTS
from site_builder.retired_codes import RETIRED_CODES

SUPPORT = {
    "cells",
    "check",
    "circles",
    "compared",
    "column_names",
    "consequences",
    "copied_dashboards",
    "copy",
    "fields",
    "figures",
    "figures_in_sentences",
    "free_texts",
    "likeness",
    "meant_ids",
    "membership",
    "names",
    "number_texts",
    "repeats",
    "reported",
    "resources",
    "reviews",
    "robust",
    "row_units",
    "seen_figures",
    "units",
    "worded_figures",
}


def test_every_file_of_the_folder_is_listed_or_known_as_support():
    files = {module.name for module in pkgutil.iter_modules(checks.__path__)}
    listed = {check.rule.__module__.rpartition(".")[2] for check in (*CHECKS, *ACROSS)}

    assert files - SUPPORT == listed


def test_every_fault_of_reading_is_listed():
    defined = {fault for fault in vars(reading_faults).values() if isinstance(fault, reading_faults.ReadingFault)}

    assert defined == set(READING_FAULTS)


def test_whatever_has_a_code_anywhere_in_the_program_is_explained():
    modules = [
        import_module(module.name)
        for module in pkgutil.walk_packages(site_builder.__path__, "site_builder.")
        if not module.name.endswith("__main__")
    ]
    records = {
        record.code
        for module in modules
        for record in vars(module).values()
        if isinstance(record, reading_faults.ReadingFault | checks.Check | CheckAcross)
    }

    assert len(records) > 70
    assert records == {explained.code for explained in EXPLAINED}


def test_codes_are_unique_and_well_formed():
    codes = [explained.code for explained in (*EXPLAINED, *RETIRED_CODES)]

    assert len(set(codes)) == len(codes)
    assert len({code[1:] for code in codes}) == len(codes), "a number is one rule, whatever its letter"
    assert all(re.fullmatch(r"[EWN][1-5]\d\d", code) for code in codes)


@pytest.mark.parametrize("explained", EXPLAINED, ids=lambda explained: explained.code)
def test_every_code_is_explained_with_two_examples(explained):
    assert explained.title
    assert len(explained.explanation) > 60
    assert explained.explanation.endswith(".")
    assert explained.remedy.endswith(".")
    assert explained.remedy != explained.explanation
    assert explained.example_wrong != explained.example_right


def test_every_pattern_of_the_schemas_is_put_into_words():
    patterns = {field.pattern.pattern for fields in FIELDS.values() for field in fields if field.pattern}

    assert patterns == set(_FORMS)


def test_kinds_of_targets_and_assessments_are_those_of_the_schemas():
    kinds = {field.name: field.enum for field in FIELDS["assessments"]}

    assert set(_NEEDED) == {kind for field in FIELDS["targets"] if field.name == "kind" for kind in field.enum}
    assert set(_VALUES) == set(kinds["kind"])
    assert {value for values in _VALUES.values() for value in values} == set(kinds["value"])
