"""A fault of what stands in the mapping itself is told once, at its own line of the mapping."""

from tests.imports.small_import import findings_of

ROW = "      - {benchmark: counties-2023, title: Counties 2023, edition: 2022/23, cut_off: 2024-03-31, group: counties, seed: 1}\n"
SPREAD = """\
      - benchmark: counties-2023
        title: Counties 2023
        edition: "2022-23"
        cut_off: 2024-03-31
        group: counties
        seed: 1
"""


def test_a_fault_of_a_row_that_is_written_on_several_lines_names_the_line_of_its_key(tmp_path):
    findings = findings_of(tmp_path, ("mapping.yaml", ROW, SPREAD))
    lines = (tmp_path / "mapping.yaml").read_text(encoding="utf-8").splitlines()

    [finding] = [finding for finding in findings if finding.code == "E207"]
    assert (finding.file, finding.line) == ("mapping.yaml", lines.index('        edition: "2022-23"') + 1)
    assert finding.remedy == "Write 2022/23. A year is written 2023/24 or 2023."


def test_a_period_that_the_mapping_says_is_not_blamed_on_cells(tmp_path):
    wrong = ("mapping.yaml", "        period: time\n", "        period: {constant: Jan-24}\n")
    findings = [finding for finding in findings_of(tmp_path, wrong) if finding.code in ("E505", "E521")]
    lines = (tmp_path / "mapping.yaml").read_text(encoding="utf-8").splitlines()

    assert {(finding.code, finding.file) for finding in findings} == {("E505", "mapping.yaml")}
    assert {finding.line for finding in findings} == {lines.index("        period: {constant: Jan-24}") + 1}
    assert len(findings) == len({finding.problem for finding in findings}) <= 3  # types of periods in the file
