"""Everything that can be wrong with a file before its cells can be looked at.

Each fault has a stable code and the texts of its page in the reference. Faults of the cells have
their records in the checks.
"""

from __future__ import annotations

from site_builder.reading_fault import ReadingFault

NO_DESCRIPTOR = ReadingFault(
    code="E101",
    title="A package has a descriptor",
    explanation="A package is a folder with a file datapackage.json (or datapackage.yaml). That file names the package "
    "and lists its tables. Without it the program cannot know what the other files are.",
    remedy="Make a file datapackage.json in the package's folder; that of another package shows its form. If you "
    "made one, look at its name: Windows may hide that it ends in .json.txt.",
    example_wrong="testshire/data/observations.csv, and no testshire/datapackage.json",
    example_right="testshire/datapackage.json beside the folder testshire/data",
)
BROKEN_DESCRIPTOR = ReadingFault(
    code="E102",
    title="The descriptor can be read",
    explanation="The descriptor is JSON or YAML, saved as UTF-8. A missing comma or quotation mark makes all of it "
    "unreadable. The message names the line and the column at which reading stopped: the fault is there or just "
    "before. A key may stand once only. YAML anchors and tags are not accepted.",
    remedy="Open the file in a text editor, not in Word, and go to the line that the message names. Look there, "
    "and on the line before, for a comma, a quotation mark or a bracket that is missing. Save it as "
    "UTF-8.",
    example_wrong='{"name": "testshire" "resources": []}',
    example_right='{"name": "testshire", "resources": []}',
)
BAD_RESOURCE = ReadingFault(
    code="E103",
    title="The descriptor lists its tables",
    explanation='The descriptor has a list "resources". Each entry has the name of a table and the path of one CSV '
    "file. A table is one file: it cannot be in several files, nor inside the descriptor. Each table is listed once.",
    remedy="Give each table one entry in the list resources: its name, and the path of its CSV file.",
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
    remedy="Move the file into the package's folder, most often into data, and write its path from there with "
    "forward slashes.",
    example_wrong='"path": "../other/observations.csv"',
    example_right='"path": "data/observations.csv"',
)
MISSING_FILE = ReadingFault(
    code="E105",
    title="A table's file is there",
    explanation="Each path of the descriptor names a file that exists. Capital and small letters differ: Windows finds "
    "a file with other capitals, the computer that builds the public site does not.",
    remedy="Look whether the file is in the folder and whether its name is spelt as in the descriptor, capital "
    "letters too. Correct the one that is wrong.",
    example_wrong='"path": "data/observations.csv", and the file is called Observations.csv',
    example_right='"path": "data/observations.csv", and the file is called observations.csv',
)
UNREADABLE_FILE = ReadingFault(
    code="E106",
    title="A table's file can be opened",
    explanation="The file must not be locked by another program, and you need the right to read it. Excel locks a file "
    "while it is open. A file may have up to 200 megabytes, 5 million lines and 500 columns, if the "
    "site sets no other limits.",
    remedy="Close the file in Excel and run the command again. If it is open nowhere, ask whoever looks after "
    "the folder for the right to read it. If it is too large, look whether it is the right file; if it is, raise the "
    "limit that the message names in the site's mkdocs.yml.",
    example_wrong="observations.csv is open in Excel",
    example_right="observations.csv is closed in Excel",
)
WRONG_ENCODING = ReadingFault(
    code="E107",
    title="A table is a CSV file saved as UTF-8",
    explanation="UTF-8 is the one way of writing text that keeps pound signs and accents right on every computer. "
    'In Excel choose "CSV UTF-8 (comma delimited)" when you save, not "CSV" and not "Unicode text". '
    "An Excel workbook must be saved as CSV first.",
    remedy="Open the file in Excel, choose Save As, and there the type CSV UTF-8 (comma delimited). Then look at "
    "pound signs and at names with accents: what was lost before must be typed again.",
    example_wrong='saved as "Unicode text" (UTF-16)',
    example_right="saved as CSV UTF-8 (comma delimited)",
)
WRONG_SEPARATOR = ReadingFault(
    code="E108",
    title="Cells are separated by commas",
    explanation="Some computers write CSV files with semicolons or tabs. The package format uses commas only.",
    remedy="In Excel open an empty workbook, choose Data, From Text/CSV, take the file, set its delimiter to Semicolon "
    "(or Tab) and load it. Save that sheet as CSV UTF-8 (comma delimited). On some computers Excel writes semicolons "
    "even then. There open the file in a plain editor such as Notepad: first write decimal commas as points, and put "
    "quotation marks around texts that have a comma; then replace each semicolon by a comma, and save as UTF-8.",
    example_wrong="indicator;area;period",
    example_right="indicator,area,period",
)
EMPTY_FILE = ReadingFault(
    code="E109",
    title="A table has a header",
    explanation="The first line of a table holds the names of its columns. An empty file is most often a save that "
    "went wrong.",
    remedy="Save the table again from where it was made. If the package does not need it, delete the file and "
    "its entry in the descriptor.",
    example_wrong="a file of 0 bytes",
    example_right="indicator,area,period,as_of,value",
)
TITLE_ABOVE_HEADER = ReadingFault(
    code="E110",
    title="The column names are on the first line",
    explanation="A title, a date or an empty line above the column names is kind to people, but programs take the "
    "first line for the column names.",
    remedy="Delete the lines above the column names and save. What they say can go into the README.md of the package.",
    example_wrong="Testshire figures 2023/24\nindicator,area,period,as_of,value",
    example_right="indicator,area,period,as_of,value",
)
RAGGED_ROW = ReadingFault(
    code="E111",
    title="Each row has as many cells as there are columns",
    explanation="A row with a cell too many usually has a comma inside a number or a text. Numbers are written without "
    "commas; a text with a comma needs quotation marks around it. A row with too few cells is often a note below the "
    "table.",
    remedy="Go to the line. Take the comma out of the number, or put quotation marks around the text. In Excel, "
    "look for cells to the right of the last column and move them back. A note below the table can go "
    "into the README.md of the package.",
    example_wrong="recycling,E10000099,2023/24,2024,1,112",
    example_right="recycling,E10000099,2023/24,2024,1112",
)
OPEN_QUOTE = ReadingFault(
    code="E112",
    title="Quotation marks come in pairs",
    explanation="A quotation mark at the beginning of a cell opens a text that runs to the next quotation mark, over "
    "line ends too. If the second one is missing, it swallows the rows below. A quotation mark inside such a text is "
    "written twice.",
    remedy="Open the file in a text editor, not in Excel, and go to the line that the message names. Add the "
    "quotation mark that is missing, or take out the one that is too many.",
    example_wrong='recycling,"Household waste recycled,percent',
    example_right='recycling,"Household waste recycled",percent',
)
EMPTY_ROW = ReadingFault(
    code="E113",
    title="There are no empty rows",
    explanation="Empty rows, also those that hold commas only, break other programs that read the table. Excel writes "
    "them when cells below the table were once filled: delete those rows in Excel and save again.",
    remedy="In Excel, mark the empty rows by their numbers, delete the rows and not only what is in them, and "
    "save. Look below the last row as well.",
    example_wrong=",,,,",
    example_right="no such row",
)
UNUSED_FILE = ReadingFault(
    code="W114",
    title="Every table file is listed in the descriptor",
    explanation="A CSV file that lies in the package but is not listed in the descriptor is not used. That may be "
    "meant; more often the entry was forgotten, and figures are missing from the site without anyone noticing.",
    remedy="Add an entry to the resources of the descriptor if the site should use the file. Otherwise move it "
    "out of the package.",
    example_wrong="data/targets.csv is there, but not among the resources",
    example_right='{"name": "targets", "path": "data/targets.csv"}',
)
BAD_NARRATIVE = ReadingFault(
    code="E115",
    title="A narrative is a text file",
    explanation="A narrative is a Markdown file in narrative/<publication>/<outcome>.md: plain text, saved as UTF-8, "
    "of up to 200 kilobytes.",
    remedy="Save the text as plain text in UTF-8, under a name that ends in .md. In Word choose Save As, Plain "
    "Text, and then the encoding Unicode (UTF-8).",
    example_wrong="narrative/testshire-2024/environment.md saved by a word processor",
    example_right="narrative/testshire-2024/environment.md saved as plain text in UTF-8",
)
OLD_ENCODING = ReadingFault(
    code="W116",
    title="A table is not saved in the old way of Windows",
    explanation='"CSV (comma delimited)" of Excel writes Windows-1252. The file is read so where it has only letters '
    "and signs that are usual in English texts, and the site is right. Other computers and other programs may read "
    "it wrongly, so save it once as CSV UTF-8.",
    remedy="Open the file in Excel, choose Save As, and there the type CSV UTF-8 (comma delimited).",
    example_wrong="saved as CSV (comma delimited): £ is one byte, which means something else elsewhere",
    example_right="saved as CSV UTF-8 (comma delimited)",
)
WORKBOOK = ReadingFault(
    code="E117",
    title="A table is a CSV file, not a workbook",
    explanation="A workbook holds many sheets, formulas and formats, and no two programs read them alike. A table is "
    "one CSV file: open the workbook in Excel, go to the sheet, and save it as CSV UTF-8 (comma delimited).",
    remedy="Go to the sheet in Excel, choose Save As, and there the type CSV UTF-8 (comma delimited). "
    "Then write the name of the CSV file in the descriptor.",
    example_wrong='"path": "data/observations.xlsx"',
    example_right='"path": "data/observations.csv"',
)
REPEATED_ROW = ReadingFault(
    code="W118",
    title="A row stands once",
    explanation="A row that says the same as an earlier one in every cell was most often pasted twice. It changes "
    "nothing and is read once. Two rows about the same thing that differ in any cell are an error (E302).",
    remedy="Delete one of the two rows.",
    example_wrong="recycling,E10000099,2023/24,2024,45.1\nrecycling,E10000099,2023/24,2024,45.1",
    example_right="recycling,E10000099,2023/24,2024,45.1",
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
    OLD_ENCODING,
    WORKBOOK,
    REPEATED_ROW,
)
"""Every kind of fault that reading can find, by code."""
