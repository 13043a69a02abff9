from site_builder.finding import Finding
from site_builder.formats.text import format_findings


def comma(line, value):
    plain = value.replace(",", "")
    return Finding(
        "E202", "error", "testshire/data/observations.csv", line, "value", value,
        f'"{value}" has a thousands comma.', f"Write {plain}.", letter="E",
    )  # fmt: skip


def other(severity="error", file="testshire/datapackage.json", problem="It is wrong.", code="E101"):
    return Finding(code, severity, file, None, None, None, problem, "Mend it.")


def test_a_finding_says_where_what_and_what_to_do():
    assert format_findings([comma(14, "1,112")]) == (
        'testshire/data/observations.csv line 14, column E "value": "1,112" has a thousands comma.\n'
        "  Write 1112. [E202]\n"
        "\n"
        "1 error in 1 file."
    )


def test_repeats_are_grouped_with_their_lines():
    text = format_findings([comma(line, f"1,{line}12") for line in [4, 5, 6, 7, 9]])

    assert "  ... and 4 more like this: lines 5-7, 9.\n" in text
    assert text.count("thousands comma") == 1
    assert text.endswith("5 errors in 1 file.")


def test_faults_with_other_sentences_are_not_grouped():
    text = format_findings([other(problem="One is wrong."), other(problem="Two is wrong.")])

    assert text.count("Mend it.") == 2


def test_the_counts_tell_severities_apart():
    findings = [other(), other(severity="warning", file="b", code="W1"), other(severity="notice", file="c", code="N1")]

    text = format_findings(findings)

    assert text.endswith("1 error, 1 warning and 1 notice in 3 files.")
    assert "[W1, a warning]" in text


def test_nothing_to_say_is_no_text():
    assert format_findings([]) == ""


def test_hostile_texts_are_shown_not_obeyed():
    finding = Finding(
        "E1", "error", "a\u202eb.csv", 2, "c\x1b[31md", "x", "bad \x1b]0;title\x07\nnew ::error::", "r\x00."
    )

    text = format_findings([finding])

    assert "\x1b" not in text
    assert "\x00" not in text
    assert "\u202e" not in text
    assert "a\\u202eb.csv" in text
    assert "bad \\nnew" in text


def test_colour_is_for_terminals_only():
    assert "\x1b[" in format_findings([other()], colour=True)
    assert "\x1b[" not in format_findings([other()])
