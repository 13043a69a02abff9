"""Everything that can be wrong with a file before its cells can be looked at.

Each fault has a stable code and the texts of its page in the reference. Faults of the cells have
their records in the checks.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.correction import Correction
from site_builder.finding import Finding, Severity
from site_builder.text.hidden_characters import visible

SEVERITIES: dict[str, Severity] = {"E": "error", "W": "warning", "N": "notice"}
"""Severity by the first letter of a code."""


@dataclass(frozen=True)
class ReadingFault:
    """A kind of fault that is found while files are read.

    Attributes:
        code: stable code; its first letter says how grave it is.
        title: the rule, a few words.
        explanation: what the rule is for, for people who prepare data.
        example_wrong, example_right: the fault, and the same thing as it should be.
    """

    code: str
    title: str
    explanation: str
    example_wrong: str
    example_right: str

    def finding(
        self,
        file: str,
        problem: str,
        remedy: str,
        *,
        line: int | None = None,
        value: str | None = None,
        correction: Correction | None = None,
    ) -> Finding:
        """Report this fault at a place."""
        severity = SEVERITIES[self.code[0]]
        return Finding(
            self.code, severity, file, line, None, value, visible(problem), visible(remedy), correction=correction
        )


NO_DESCRIPTOR = ReadingFault(
    code="E101",
    title="A package has a descriptor",
    explanation="A package is a folder with a file datapackage.json (or datapackage.yaml). That file names the package "
    "and lists its tables. Without it the program cannot know what the other files are.",
    example_wrong="testshire/data/observations.csv, and no testshire/datapackage.json",
    example_right="testshire/datapackage.json beside the folder testshire/data",
)
BROKEN_DESCRIPTOR = ReadingFault(
    code="E102",
    title="The descriptor can be read",
    explanation="The descriptor is JSON or YAML, saved as UTF-8. A missing comma or quotation mark makes all of it "
    "unreadable. The message names the line and the column at which reading stopped: the fault is there or just "
    "before. A key may stand once only. YAML anchors and tags are not accepted.",
    example_wrong='{"name": "testshire" "resources": []}',
    example_right='{"name": "testshire", "resources": []}',
)
BAD_RESOURCE = ReadingFault(
    code="E103",
    title="The descriptor lists its tables",
    explanation='The descriptor has a list "resources". Each entry has the name of a table and the path of one CSV '
    "file. A table is one file: it cannot be in several files, nor inside the descriptor. Each table is listed once.",
    example_wrong='{"name": "observations", "data": [["indicator", "area"]]}',
    example_right='{"name": "observations", "path": "data/observations.csv"}',
)
UNSAFE_PATH = ReadingFault(
    code="E104",
    title="A table's file is inside the package",
    explanation="A path is written from the package folder, with forward slashes, and stays inside it. Web addresses, "
    "paths from the top of a disk, paths through .., backslashes and links to other files are refused: a package that "
    "someone sends you must not be able to read other files of your computer. Names hold letters from a to z, digits, "
    "hyphens, underscores, dots and spaces.",
    example_wrong='"path": "../other/observations.csv"',
    example_right='"path": "data/observations.csv"',
)
MISSING_FILE = ReadingFault(
    code="E105",
    title="A table's file is there",
    explanation="Each path of the descriptor names a file that exists. Capital and small letters differ: Windows finds "
    "a file with other capitals, the computer that builds the public site does not.",
    example_wrong='"path": "data/observations.csv", and the file is called Observations.csv',
    example_right='"path": "data/observations.csv", and the file is called observations.csv',
)
UNREADABLE_FILE = ReadingFault(
    code="E106",
    title="A table's file can be opened",
    explanation="The file must not be locked by another program, and you need the right to read it. Excel locks a file "
    "while it is open. A file may have up to 200 megabytes and 5 million rows.",
    example_wrong="observations.csv is open in Excel",
    example_right="observations.csv is closed in Excel",
)
WRONG_ENCODING = ReadingFault(
    code="E107",
    title="A table is a CSV file saved as UTF-8",
    explanation="UTF-8 is the one way of writing text that keeps pound signs and accents right on every computer. "
    'In Excel choose "CSV UTF-8 (comma delimited)" when you save, not "CSV" and not "Unicode text". '
    "An Excel workbook must be saved as CSV first.",
    example_wrong="saved as CSV (Windows-1252): the pound sign is lost on other computers",
    example_right="saved as CSV UTF-8 (comma delimited)",
)
WRONG_SEPARATOR = ReadingFault(
    code="E108",
    title="Cells are separated by commas",
    explanation="Some computers write CSV files with semicolons or tabs. The package format uses commas only.",
    example_wrong="indicator;area;period",
    example_right="indicator,area,period",
)
EMPTY_FILE = ReadingFault(
    code="E109",
    title="A table has a header",
    explanation="The first line of a table holds the names of its columns. An empty file is most often a save that "
    "went wrong.",
    example_wrong="a file of 0 bytes",
    example_right="indicator,area,period,as_of,value",
)
TITLE_ABOVE_HEADER = ReadingFault(
    code="E110",
    title="The column names are on the first line",
    explanation="A title, a date or an empty line above the column names is kind to people, but programs take the "
    "first line for the column names.",
    example_wrong="Testshire figures 2023/24\nindicator,area,period,as_of,value",
    example_right="indicator,area,period,as_of,value",
)
RAGGED_ROW = ReadingFault(
    code="E111",
    title="Each row has as many cells as there are columns",
    explanation="A row with a cell too many usually has a comma inside a number or a text. Numbers are written without "
    "commas; a text with a comma needs quotation marks around it. A row with too few cells is often a note below the "
    "table.",
    example_wrong="recycling,E10000099,2023/24,2024,1,112",
    example_right="recycling,E10000099,2023/24,2024,1112",
)
OPEN_QUOTE = ReadingFault(
    code="E112",
    title="Quotation marks come in pairs",
    explanation="A quotation mark at the beginning of a cell opens a text that runs to the next quotation mark, over "
    "line ends too. If the second one is missing, it swallows the rows below. A quotation mark inside such a text is "
    "written twice.",
    example_wrong='recycling,"Household waste recycled,percent',
    example_right='recycling,"Household waste recycled",percent',
)
EMPTY_ROW = ReadingFault(
    code="E113",
    title="There are no empty rows",
    explanation="Empty rows, also those that hold commas only, break other programs that read the table. Excel writes "
    "them when cells below the table were once filled: delete those rows in Excel and save again.",
    example_wrong=",,,,",
    example_right="no such row",
)
UNUSED_FILE = ReadingFault(
    code="W114",
    title="Every table file is listed in the descriptor",
    explanation="A CSV file that lies in the package but is not listed in the descriptor is not used. That may be "
    "meant; more often the entry was forgotten, and figures are missing from the site without anyone noticing.",
    example_wrong="data/targets.csv is there, but not among the resources",
    example_right='{"name": "targets", "path": "data/targets.csv"}',
)
BAD_NARRATIVE = ReadingFault(
    code="E115",
    title="A narrative is a text file",
    explanation="A narrative is a Markdown file in narrative/<publication>/<outcome>.md: plain text, saved as UTF-8, "
    "of up to 200 kilobytes.",
    example_wrong="narrative/testshire-2024/environment.md saved by a word processor",
    example_right="narrative/testshire-2024/environment.md saved as plain text in UTF-8",
)

READING_FAULTS = (
    NO_DESCRIPTOR,
    BROKEN_DESCRIPTOR,
    BAD_RESOURCE,
    UNSAFE_PATH,
    MISSING_FILE,
    UNREADABLE_FILE,
    WRONG_ENCODING,
    WRONG_SEPARATOR,
    EMPTY_FILE,
    TITLE_ABOVE_HEADER,
    RAGGED_ROW,
    OPEN_QUOTE,
    EMPTY_ROW,
    UNUSED_FILE,
    BAD_NARRATIVE,
)
"""Every kind of fault that reading can find, by code."""
