"""Everything that can be wrong while files of another shape are brought in by a mapping.

The codes begin with a 5. Faults of the files themselves have the codes of reading, and what is made
is checked as every package is.
"""

from __future__ import annotations

from site_builder.reading_fault import ReadingFault
from site_builder.workbook_faults import WORKBOOK_FAULTS

BROKEN_MAPPING = ReadingFault(
    code="E501",
    title="The mapping can be read",
    explanation="A mapping is a YAML file saved as UTF-8. The message names the line at which reading stopped: the "
    "fault is there or just before. A key may stand once only. YAML anchors, aliases and tags are not accepted.",
    remedy="Open the mapping in a text editor and go to the line that the message names. Look there, and on the "
    "line before, for a colon, a quotation mark or a bracket that is missing, and at how far the lines "
    "are indented. Save it as UTF-8.",
    example_wrong="files: {data: figures.csv",
    example_right="files: {data: figures.csv}",
)
UNKNOWN_KEY = ReadingFault(
    code="E502",
    title="The mapping says what it must, in known words",
    explanation="Each part of a mapping has its keys, and some of them are needed. A key that is not known is most "
    "often a misspelling, and would be passed over in silence.",
    remedy="Correct the key, or add the one that is missing. The page on imports lists the keys.",
    example_wrong="colums: {area: area_code}",
    example_right="columns: {area: area_code}",
)
UNKNOWN_NAME = ReadingFault(
    code="E503",
    title="What a mapping names is there",
    explanation="A mapping names files, columns of files, tables and columns of the data format, lists of words and "
    "choices. Each that is named must be there, spelt in the same way, capital letters too.",
    remedy="Correct the spelling; the message gives the nearest name that is there. Look into the file if its "
    "columns have new names this year.",
    example_wrong="area: Area Code, and the file has a column area_code",
    example_right="area: area_code",
)
UNKNOWN_WORD = ReadingFault(
    code="E504",
    title="Each word has its translation",
    explanation="A list of words says what each text of a column becomes. A text that is not in the list is never "
    "guessed: it may be new in this year's file. Add it to the list; or say what becomes of all others with otherwise.",
    remedy="Add the text and its translation to the list of words. Or say with otherwise what becomes of all others.",
    example_wrong="words: {High: high, Low: low}, and a cell holds Neutral",
    example_right="words: {High: high, Low: low, Neutral: none}",
)
UNREAD_PERIOD = ReadingFault(
    code="E505",
    title="Each period can be read",
    explanation="A period is read as its type wants it, and written as the data format writes it. A year alone, such "
    "as 2019, could be 2018/19 or 2019/20: the mapping says which with the key a bare year is. A mark behind the "
    "period, such as (prov), must be among the marks.",
    remedy="Correct the type of the period in the mapping, say what a bare year is, or add the mark to marks. If "
    "the file is wrong, correct it there.",
    example_wrong="2019, of a financial year, without a bare year is",
    example_right="a bare year is: its end",
)
UNREAD_FIGURE = ReadingFault(
    code="E506",
    title="Each figure is a plain number, or says why there is none",
    explanation="A figure is brought in digit for digit and never rounded, so it must be a plain number. Where there "
    "is none, the key missing says which mark takes its place.",
    remedy="If the file means that there is no figure, say with missing or words which mark takes its place. If "
    "it has a figure, correct it in the file.",
    example_wrong="1,112; or an empty cell, without missing",
    example_right="1112; or missing: {constant: '[x]'}",
)
ID_COLLISION = ReadingFault(
    code="E507",
    title="Different names give different ids",
    explanation="An id is made from a name: small letters, digits and hyphens, up to 64. Two names that differ only "
    "in other characters, or behind the 64th, would become one. Give one of them an id of its own with words.",
    remedy="Give one of the names an id of its own with words.",
    example_wrong="Waste (total) and Waste total, both waste-total",
    example_right="words: {Waste (total): waste-all, Waste total: waste-total}",
)
NOTHING_LOOKED_UP = ReadingFault(
    code="E508",
    title="What is looked up is found, once",
    explanation="A value can be looked up in another file by a column that both have. Each text must stand there, in "
    "one row, or in rows that give the same.",
    remedy="Add the row to the other file, or correct the text. If it stands there twice, delete one of the two "
    "rows, or look it up by another column.",
    example_wrong="observations: LAIT_X, and no row LAIT_X in indicators",
    example_right="observations: LAIT_X, as in indicators",
)
REPEATED_ROW = ReadingFault(
    code="E509",
    title="Each row is made once",
    explanation="Two rows of the files would make the same row of a table. Where a file says the same thing in many "
    "rows, write once: yes. Then the rows must say the same: where they differ, nothing decides between them.",
    remedy="Delete the row that is too many from the file. If the rows only repeat each other, write once: yes.",
    example_wrong="two rows for one area, indicator and period",
    example_right="one row; or once: yes for a table of what repeats",
)
IDLE_CONDITION = ReadingFault(
    code="E510",
    title="A condition is met by some row",
    explanation="A condition with where keeps the rows that meet it. One that no row meets is most often misspelt, and "
    "would leave a table empty.",
    remedy="Correct the condition: look into the file how the text is spelt.",
    example_wrong="where: {role: authorty}",
    example_right="where: {role: authority}",
)
UNUSED_SOURCE = ReadingFault(
    code="W511",
    title="Each file of a mapping is used",
    explanation="A file that is listed but that no table is made from is read for nothing. That may be meant; more "
    "often a table was forgotten.",
    remedy="Make a table from the file, or take it out of the mapping.",
    example_wrong="files: {areas: areas.csv}, and no table from areas",
    example_right="tables: {areas: {from: areas, ...}}",
)
OTHER_ENCODING = ReadingFault(
    code="N512",
    title="A file is saved as UTF-8",
    explanation="Files of others come as they are. One in another encoding, or with other separators than commas, is "
    "read all the same; what is made is UTF-8 with commas. Look at names with accents and at pound signs afterwards.",
    remedy="Nothing has to be done. Look at names with accents and at pound signs in what was made.",
    example_wrong="saved as Windows-1252",
    example_right="saved as UTF-8",
)
UNREAD_PRINTED = ReadingFault(
    code="E522",
    title="A printed figure can mean one thing only",
    explanation="A figure as reports print it is read with its signs: £21.57bn, 13.22m, 43.2%, (2.2). They must suit "
    "its unit: a per cent sign needs a percentage, a pound sign money. Figures of one indicator are printed in one "
    "way: 908k beside 1,007 leaves open whether the second is in thousands. Ranges and bounds are for targets.",
    remedy="Write the figure with the sign of its unit, all figures of an indicator in the same way; or "
    "correct the unit.",
    example_wrong="£43.2, of an indicator in per cent; or 1,007 beside 908k",
    example_right="43.2%; or 1,007k beside 908k",
)
UNREAD_TARGET = ReadingFault(
    code="E523",
    title="A printed target can be read",
    explanation="A target is a number (85%), a bound (<560.8), a range (28%-40%), Year on year decrease or increase, "
    "top quartile, or a plan such as MTFS. Other texts are named with plans, if they name a plan. Rows without a "
    "target are left out.",
    remedy="Write the target in one of these ways; or name its text under plans.",
    example_wrong="soon",
    example_right="85%; or plans: [soon], for a plan in words",
)
UNKNOWN_AREA = ReadingFault(
    code="E524",
    title="The name of an area fits one area of its time",
    explanation="The name of a council is looked up in the table areas, as people write it: Leics, or Leicestershire "
    "County Council. Councils are merged and abolished, so the name is looked up for the period of the figure. A name "
    "that fits no area then, or two, is never guessed.",
    remedy="Write the name as the table areas has it for that time, or the code of the area.",
    example_wrong="Northamptonshire, for 2023/24",
    example_right="North Northamptonshire and West Northamptonshire, from 2021",
)
UNDECIDED = ReadingFault(
    code="E525",
    title="What a mapping left open is decided",
    explanation="A drafted mapping holds texts that begin with DECIDE, where only a person knows the answer. Write the "
    "answer in the place of the whole text. A choice that is open in this way can be made on the command line instead, "
    "each time: --choose council=E10000018.",
    remedy="Write the answer in the place of the text that begins with DECIDE; or make the choice with --choose.",
    example_wrong="cut_off: DECIDE the last day whose figures belong to this edition, such as 2024-12-31",
    example_right="cut_off: 2024-12-31",
)

_OF_MAPPINGS_AND_FILES = (
    BROKEN_MAPPING,
    UNKNOWN_KEY,
    UNKNOWN_NAME,
    UNKNOWN_WORD,
    UNREAD_PERIOD,
    UNREAD_FIGURE,
    ID_COLLISION,
    NOTHING_LOOKED_UP,
    REPEATED_ROW,
    IDLE_CONDITION,
    UNUSED_SOURCE,
    OTHER_ENCODING,
    UNREAD_PRINTED,
    UNREAD_TARGET,
    UNKNOWN_AREA,
    UNDECIDED,
)
IMPORT_FAULTS = tuple(sorted((*_OF_MAPPINGS_AND_FILES, *WORKBOOK_FAULTS), key=lambda fault: fault.code[1:]))
"""Every kind of fault that an import can find, by code."""
