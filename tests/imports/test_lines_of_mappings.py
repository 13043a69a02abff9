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
