"""Of what an officer could write, the checks refuse what a page could not show as it is, and let the rest pass."""

from dataclasses import replace

import pytest

from site_builder.checks import check_package
from site_builder.model import NarrativeFile
from tests.browser.made_texts import spelt
from tests.browser.payloads import PAYLOADS, REFUSED_AS_MARKDOWN


def errors(package, text):
    file = NarrativeFile("testshire-2024", "clean-and-green", "valid/narrative/testshire-2024/clean-and-green.md", text)
    found = check_package(replace(package, narratives=(file,)))
    return {finding.code for finding in found if finding.severity == "error"}


@pytest.mark.parametrize("text", sorted(REFUSED_AS_MARKDOWN))
def test_html_images_code_other_addresses_and_empty_braces_are_refused(valid_package, text):
    assert errors(valid_package, f"Word {text} word.") <= {"E409", "E410"}
    assert errors(valid_package, f"Word {text} word.")


@pytest.mark.parametrize("text", sorted(set(PAYLOADS) - REFUSED_AS_MARKDOWN))
def test_what_markdown_leaves_as_text_is_let_pass(valid_package, text):
    assert errors(valid_package, f"Word {text} word.") == set()


@pytest.mark.parametrize("text", PAYLOADS)
def test_whoever_means_the_characters_themselves_can_write_them(valid_package, text):
    assert errors(valid_package, f"Word {spelt(text)} word.") == set()
