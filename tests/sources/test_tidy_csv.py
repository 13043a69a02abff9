"""Other people's CSV files are read as they are, with the physical line of each row."""

import pytest

from site_builder.size_limits import AS_SHIPPED
from site_builder.sources.tidy_csv import Named, read_tidy_csv


def read(folder, text, header_line=1):
    (folder / "figures.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_tidy_csv(folder, Named("figures", "figures.csv", header_line, "mapping.yaml", 7), AS_SHIPPED)


def test_rows_have_their_physical_line(tmp_path):
    file = read(tmp_path, 'a,b,c\n1,"two\nlines",3\n4,5,6\n')

    assert file.findings == ()
    assert file.table.frame.index.tolist() == [2, 4]
    assert file.table.frame["b"].tolist() == ["two lines", "5"]


def test_cells_stay_text_and_blanks_are_single(tmp_path):
    file = read(tmp_path, "a,b,c\nNA,1e5, 0010 \nnan,x\u00a0 y,\n")

    assert file.table.frame.to_numpy().tolist() == [["NA", "1e5", "0010"], ["nan", "x y", ""]]


def test_lines_above_the_column_names_and_notes_below_are_no_rows(tmp_path):
    file = read(tmp_path, "A title\n\na,b,c\n1,2,3\n,,\n4,5,6\nSource: somebody,,\nAnother note\n", header_line=3)

    assert file.findings == ()
    assert file.table.frame["a"].tolist() == ["1", "4"]
    assert file.left_out == 3


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_are_read(ends, tmp_path):
    file = read(tmp_path, ends.join(["a,b,c", "1,2,3", "4,5,6", ""]))

    assert file.table.frame.index.tolist() == [2, 3]


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Windows-1252"), ("utf-16", "UTF-16")])
def test_other_encodings_are_read_with_a_notice(encoding, name, tmp_path):
    file = read(tmp_path, "name,amount,note\nCafé,£1,x\n".encode(encoding))

    [finding] = file.findings
    assert finding.severity == "notice"
    assert name in finding.problem
    assert file.table.frame["name"].tolist() == ["Café"]


def test_a_mark_at_the_beginning_is_not_part_of_a_column_name(tmp_path):
    file = read(tmp_path, b"\xef\xbb\xbfa,b\n1,2\n")

    assert list(file.table.frame.columns) == ["a", "b"]
    assert file.findings == ()


@pytest.mark.parametrize("text", ["", "\n\n", "   \n"])
def test_an_empty_file_is_told(text, tmp_path):
    file = read(tmp_path, text)

    assert file.table is None
    assert [finding.code for finding in file.findings] == ["E109"]


def test_column_names_alone_are_a_table_without_rows(tmp_path):
    assert read(tmp_path, "a,b,c\n").table.frame.empty


def test_a_file_with_other_capitals_is_not_taken(tmp_path):
    (tmp_path / "Figures.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    file = read_tidy_csv(tmp_path, Named("figures", "figures.csv", 1, "mapping.yaml", 7), AS_SHIPPED)

    [finding] = file.findings
    assert (finding.code, finding.file, finding.line) == ("E105", "mapping.yaml", 7)
    assert '"Figures.csv"' in finding.remedy


@pytest.mark.parametrize("path", ["../x.csv", "/x.csv", "C:/x.csv", "a\\x.csv", "https://example.org/x.csv", "x.txt"])
def test_only_csv_files_of_the_data_folder_are_opened(path, tmp_path):
    file = read_tidy_csv(tmp_path, Named("figures", path, 1, "mapping.yaml", 7), AS_SHIPPED)

    [finding] = file.findings
    assert (finding.code, finding.file, finding.line) == ("E104", "mapping.yaml", 7)
    assert "package" not in finding.problem
