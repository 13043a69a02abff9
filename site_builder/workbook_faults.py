"""What can be wrong with a workbook, and with the table in it, before its cells are brought in."""

from __future__ import annotations

from site_builder.reading_fault import ReadingFault

UNFIT_WORKBOOK = ReadingFault(
    code="E513",
    title="A workbook is saved as .xlsx, without a password",
    explanation="Workbooks of the kind .xlsx are read: those that Excel saves as Excel Workbook. Older ones (.xls), "
    "binary ones (.xlsb), those with macros (.xlsm) and those with a password are not. A file whose name begins with "
    "~$ is no workbook: Excel makes it while the workbook is open.",
    remedy="Open it in Excel and save it as an Excel Workbook (.xlsx), without a password. Close it before you "
    "run the import again.",
    example_wrong="figures: {path: dashboards.xls}",
    example_right="figures: {path: dashboards.xlsx}",
)
TOO_LARGE_WORKBOOK = ReadingFault(
    code="E514",
    title="A workbook has a size that can be read",
    explanation="A workbook may unpack to 100 megabytes and to 100 times its own size. One table may have a million "
    "cells, and a cell 10,000 characters. What is larger is a mistake most often, such as a sheet that is coloured "
    "down to its last row: then name the range of the table.",
    remedy="Name the range of the table, delete what is coloured or formatted below it, or save the sheet as "
    "CSV UTF-8. If its size is right, raise the limit that the message names in the site's mkdocs.yml.",
    example_wrong="figures: {path: dashboards.xlsx}, and the sheet is used down to the row 1048576",
    example_right="figures: {path: dashboards.xlsx, range: B4:J30}",
)
UNCLEAR_AREA = ReadingFault(
    code="E515",
    title="It is certain which cells of a workbook are the table",
    explanation="A sheet can hold titles, several tables and notes. The first row that is not empty has to hold the "
    "column names; otherwise header line says which row does. An empty row or column with more behind it could part "
    "two tables: then range says which one is meant. Where there are several sheets, sheet says which.",
    remedy="Say in the mapping which sheet, which range and which header line are meant.",
    example_wrong="figures: dashboards.xlsx, and the workbook has three sheets",
    example_right="figures: {path: dashboards.xlsx, sheet: Environment, range: B4:J30, header line: 5}",
)
MERGED_CELLS = ReadingFault(
    code="E516",
    title="No cells of a table are merged",
    explanation="Merged cells look like one text for several rows or columns, but only the first cell holds it; the "
    "others are empty. Titles above the column names may be merged: they are not read.",
    remedy="Unmerge the cells in Excel, and fill in the text in each of them.",
    example_wrong="A5:A9 merged, with the text Environment",
    example_right="Environment in each of A5 to A9",
)
HIDDEN_CELLS = ReadingFault(
    code="E517",
    title="Nothing hidden is published",
    explanation="A hidden row, column or sheet would be read like any other, and nobody who looks at the workbook "
    "would see where the figure comes from. Show it, delete it, or leave it out with range.",
    remedy="Show the rows, columns or sheet in Excel; or delete them; or leave them out with range.",
    example_wrong="rows 7 to 9 hidden by a filter",
    example_right="the filter cleared",
)
FORMULA_WITHOUT_VALUE = ReadingFault(
    code="E518",
    title="A formula has its result",
    explanation="Formulas are never worked out here: the result that Excel saved with each is read. A workbook that "
    "another program wrote can have formulas without results.",
    remedy="Open the workbook in Excel, let it work out its formulas, and save it.",
    example_wrong="=C4/D4, without a saved result",
    example_right="=C4/D4, with its result 43.2, after Excel saved the workbook",
)
OTHER_WORKBOOK = ReadingFault(
    code="W519",
    title="Cells do not come from other workbooks",
    explanation="A formula can take its value from another workbook. What is read is the value at the last save, "
    "which may be older than the other workbook.",
    remedy="Open both workbooks in Excel, so that the value is brought up to date, and save. Or write the "
    "value in the place of the formula.",
    example_wrong="=[finance.xlsx]Budget!C4",
    example_right="915",
)
PERCENT_CELLS = ReadingFault(
    code="N520",
    title="A percentage is read as one",
    explanation="Excel stores a cell that shows 43.2% as 0.432. A cell with a percentage format is read as it is "
    "shown, with all its decimals: 43.2. Look whether that is the figure: a cell that was typed as 43.2 and then "
    "formatted would show 4320%.",
    remedy="Look whether the figures that the message gives are those that the sheet shows.",
    example_wrong="0.432 with the format General, meant as 43.2%",
    example_right="0.432 with the format 0.0%",
)
DATE_FOR_PERIOD = ReadingFault(
    code="E521",
    title="No period and no figure has become a date",
    explanation="Excel changes what looks like a date into one: 23/24 in a cell can become a day, Jan-24 the first of "
    "a month, and what was typed is lost. Format the column as Text first, then type the period again. Figures become "
    "dates too: look them up.",
    remedy="Format the column as Text in Excel, then type the periods again. Format a column of figures as Number.",
    example_wrong="2024-01-23, where 2023/24 was typed",
    example_right="2023/24, in a column with the format Text",
)
BESIDE_RANGE = ReadingFault(
    code="W526",
    title="A range holds all columns of its table",
    explanation="Only the cells of a range are read. A column that stands directly beside it may belong to the table, "
    "and would be lost. A range may leave out a column on purpose: then nothing has to be done.",
    remedy="Widen the range in the mapping, if the column belongs to the table.",
    example_wrong="range: A3:F13, and the column G holds the commentary",
    example_right="range: A3:G13",
)

WORKBOOK_FAULTS = (
    UNFIT_WORKBOOK,
    TOO_LARGE_WORKBOOK,
    UNCLEAR_AREA,
    MERGED_CELLS,
    HIDDEN_CELLS,
    FORMULA_WITHOUT_VALUE,
    OTHER_WORKBOOK,
    PERCENT_CELLS,
    DATE_FOR_PERIOD,
    BESIDE_RANGE,
)
"""Every kind of fault that reading a workbook can find, by code."""
