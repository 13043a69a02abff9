"""The summary page of a workflow: Markdown in which no cell can be more than text."""

from markdown_it import MarkdownIt

from site_builder.formats.summary import MOST_CHARACTERS, summary
from tests.formats.reports import finding, hidden, hostile_findings, report


def tokens(text):
    return MarkdownIt("commonmark").enable("table").parse(text)


def test_it_counts_by_code_and_shows_the_findings():
    text = summary(report([finding(line=line) for line in range(20)] + [finding("W408")], site="https://example.org/"))

    assert "`" not in text
    assert "<code>testshire</code>: 20 errors and 1 warning in 1 file." in text
    assert "| [E202](https://example.org/data/checks/e202/) | A figure is a plain number | error | 20 |" in text
    assert "&quot;1,112&quot; has a thousands comma." in text
    assert text.index("[E202]") < text.index("[W408]")


def test_it_says_so_where_nothing_was_found():
    assert "Nothing was found." in summary(report([]))


def test_no_cell_is_markdown_or_html():
    text = summary(report(hostile_findings()))
    start, end = text.index("<pre>"), text.index("</pre>")
    found = tokens(text)

    assert text.count("</pre>") == 1
    assert "<" not in text[start + 5 : end].replace("&lt;", "")
    assert hidden(text) == set()
    # All of the findings stand in one block of HTML, which Markdown and GitHub's links of names leave alone.
    [block] = [token for token in found if token.type == "html_block" and "<pre>" in token.content]
    assert block.content.rstrip().endswith(["</pre>", "</details>"][0])
    assert not any("evil" in token.content for token in found if token is not block)


def test_the_name_of_a_package_is_only_text():
    from dataclasses import replace

    made = report([])
    hostile = replace(made, folders=(replace(made.folders[0], name="<script>|@octocat"),))

    assert "<code>&lt;script&gt;|@octocat</code>" in summary(hostile)


def test_it_is_never_too_long_for_github_and_says_that_there_are_more():
    long = "é" * 3_000
    many = [finding(line=line, problem=f"{long} {line} is wrong.") for line in range(1_000)]

    text = summary(report(many))

    assert len(text.encode()) < 1_000_000
    assert len(text) < MOST_CHARACTERS + 5_000
    assert "... and others. Run site-builder check to see them.</pre>" in text
