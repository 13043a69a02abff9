from dataclasses import replace

from site_builder.correction import NewCell
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
        "1 error in 1 file.\n"
        "What a code means and how to mend it: site-builder explain E202"
    )


def test_repeats_are_grouped_with_their_lines():
    text = format_findings([comma(line, f"1,{line}12") for line in [4, 5, 6, 7, 9]])

    assert "  ... and 4 more like this: lines 5-7, 9.\n" in text
    assert text.count("thousands comma") == 1
    assert "\n5 errors in 1 file.\n" in text


def test_faults_with_other_sentences_are_not_grouped():
    text = format_findings([other(problem="One is wrong."), other(problem="Two is wrong.")])

    assert text.count("Mend it.") == 2


def test_the_counts_tell_severities_apart():
    findings = [other(), other(severity="warning", file="b", code="W1"), other(severity="notice", file="c", code="N1")]

    text = format_findings(findings)

    assert "\n1 error, 1 warning and 1 notice in 3 files.\n" in text
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


def test_the_sheets_of_a_workbook_are_one_file():
    places = ('Book.xlsx, sheet "Roads"', 'Book.xlsx, sheet "Waste"', "mapping.yaml")

    assert "3 errors in 2 files." in format_findings([other(file=place, problem=f"{place}.") for place in places])


def test_colour_is_for_terminals_only():
    assert "\x1b[" in format_findings([other()], colour=True)
    assert "\x1b[" not in format_findings([other()])


def unknown(line, code="E303", severity="error"):
    return other(severity, "testshire/data/observations.csv", f"Indicator number {line} is not there.", code)


def test_errors_stand_before_warnings_and_keep_their_order():
    text = format_findings([unknown(1, "W406", "warning"), unknown(2), unknown(3)])

    assert text.index("number 2") < text.index("number 3") < text.index("number 1 is")


def test_thousands_of_different_findings_do_not_fill_a_terminal():
    findings = [unknown(line) for line in range(5_000)] + [comma(14, "1,112")]

    text = format_findings(findings, {"E303": "References are known"}, option="site-builder check --all")

    assert text.count("\n") < 40
    assert "  E303  5,000 errors  References are known (4,990 of them not shown)\n" in text
    assert "\n  E202      1 error\n" in text
    assert "5,001 errors in 1 file.\nTo see every one: site-builder check --all\n" in text
    assert "thousands comma" in text, "a rule with one fault is not lost among thousands of another"


def test_all_are_printed_on_request_with_all_their_lines():
    kinds = format_findings([unknown(line) for line in range(5_000)], most=None)
    lines = format_findings([comma(line, "1,112") for line in range(1, 100, 2)], most=None)

    assert kinds.count("is not there.") == 5_000
    assert "not shown" not in kinds
    assert lines.count(", ") > 48
    assert "and others" not in lines


def test_the_summary_by_code_is_left_out_where_it_would_repeat_what_stands_above():
    assert "\n  E202" not in format_findings([comma(14, "1,112")])
    assert "\n  E202  1 error" in format_findings([comma(14, "1,112"), unknown(1)])


def test_the_command_that_explains_fits_on_a_line_however_many_codes_there_are():
    text = format_findings([unknown(number, f"E2{number:02}") for number in range(30)])

    assert text.endswith("site-builder explain CODE")


def test_lines_that_can_be_corrected_stand_apart_from_those_that_cannot():
    findings = [comma(line, "1,112") for line in (4, 5, 6, 7)]
    certain = [
        replace(finding, correction=NewCell("1112")) if finding.line in (5, 7) else finding for finding in findings
    ]
    bracket = replace(certain[3], line=9, problem='"(2.2)" has brackets.', value="(2.2)", remedy="Write -2.2.")

    text = format_findings([*certain, bracket])

    one, two, three = text.split("testshire/data/observations.csv line ")[1:4]
    other_lines, command = (
        "1 more like this: line",
        "Or run: site-builder fix testshire/data/observations.csv --only E202",
    )
    assert one.startswith("4,")
    assert f"{other_lines} 6." in one
    assert command not in one
    assert two.startswith("5,")
    assert f"{other_lines} 7." in two
    assert command in two
    assert "The command above (--only E202) corrects this." in three
    assert command not in three
