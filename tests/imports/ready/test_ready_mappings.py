"""Each ready mapping, on small invented files that have every column of the source and its oddities."""

import csv
import shutil
from pathlib import Path

import pytest

from site_builder.build import check
from site_builder.errors import UsageError
from site_builder.importing import ImportPlan, import_package
from site_builder.sources.ready_mappings import ready_mappings
from tests.imports.small_import import refused
from tests.sites import change_cell

HERE = Path(__file__).parent
CHOICES = {
    "council": ["E10000091"],
    "edition": ["2023/24"],
    "fetched": ["2026-06-15"],
}
BARE = {"lait": {"bare_year": ["its end"]}}
FINGERTIPS = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,"
    "Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,"
    "Compared to England value or percentiles,Compared to Regions (statistical) value or percentiles,Time period Sortable,New data,"
    "Compared to goal,Time period range"
)


def plan_of(name, data, **more):
    """The import of a ready mapping with all its choices made; a choice that is None is left open."""
    choices = {**CHOICES, **BARE.get(name, {}), **more}
    return ImportPlan(name, data, data / "made", {key: texts for key, texts in choices.items() if texts is not None})


def lay_out(name, folder, *changes):
    """Copy the files of a source into a folder; each change is a file, a text in it, and what takes its place."""
    for file in (HERE / name).iterdir():
        shutil.copy(file, folder)
    for file, old, new in changes:
        change_cell(folder / file, old, new)
    return folder


def findings_of(name, folder, *changes, **more):
    """What an import with changes reports; nothing may have been made."""
    findings = refused(plan_of(name, lay_out(name, folder, *changes), **more))
    assert not (folder / "made").exists()
    return findings


def rows_of(folder, table):
    """The rows of a table as lists of cells, without its header."""
    with (folder / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The packages that the ready mappings make, by name."""
    folders = {name: lay_out(name, tmp_path_factory.mktemp(name)) for name in ready_mappings()}
    return {name: import_package(plan_of(name, folder)) for name, folder in folders.items()}


def observations(imported, *, about=None):
    """Indicator, area, period, day, value, limits, status and note of each figure."""
    header = (imported.folder / "data/observations.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    wanted = ("indicator", "area", "period", "as_of", "value", "lower", "upper", "status", "note")
    places = [header.index(name) for name in wanted if name in header]
    rows = [tuple(row[place] for place in places) for row in rows_of(imported.folder, "observations")]
    return [row for row in rows if about is None or row[0] == about]


def test_every_source_has_its_files():
    assert {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(
        ready_mappings()
    )


@pytest.mark.parametrize("name", ready_mappings())
def test_a_ready_mapping_makes_a_package_without_any_finding(name, made):
    assert made[name].findings == ()
    assert check([made[name].folder]).findings == ()


@pytest.mark.parametrize("name", ready_mappings())
def test_every_row_is_accounted_for(name, made):
    for taken in made[name].taken:
        assert taken.read * taken.times == taken.made + sum(out.count for out in taken.left_out)


@pytest.mark.parametrize("name", ready_mappings())
def test_the_council_and_the_edition_are_those_that_were_chosen(name, made):
    [publication] = rows_of(made[name].folder, "publications")

    assert publication[:3] == ["northshire-2023-24", "E10000091", "2023/24"]
    assert publication[4] == "2026-06-15"


@pytest.mark.parametrize("name", ready_mappings())
def test_what_only_the_analyst_knows_is_asked_for(name, tmp_path):
    findings = findings_of(name, tmp_path, council=None, edition=None, fetched=None, bare_year=None)

    assert {finding.code for finding in findings} == {"E525"}
    assert len(findings) == 3 + len(BARE.get(name, {}))


@pytest.mark.parametrize("name", ready_mappings())
def test_a_council_that_is_not_in_the_files_is_told(name, tmp_path):
    findings = findings_of(name, tmp_path, council=["E10000099"])

    assert 'No row has "E10000099"' in findings[0].problem


def test_a_name_that_leads_out_of_the_program_is_no_ready_mapping(tmp_path):
    with pytest.raises(UsageError, match="No ready mapping is called"):
        import_package(ImportPlan("../../importing", tmp_path, tmp_path / "made", CHOICES))


class TestFingertips:
    def test_the_file_has_the_documented_columns(self):
        header = (HERE / "fingertips/fingertips-data.csv").read_text(encoding="utf-8").splitlines()[0]

        assert header == FINGERTIPS

    def test_each_sex_and_age_is_an_indicator(self, made):
        indicators = {row[0]: row[1:4] for row in rows_of(made["fingertips"].folder, "indicators")}

        assert list(indicators) == [
            "90001-male-all-ages",
            "90001-female-all-ages",
            "90002-persons-under-75-yrs",
            "90002-persons-75-yrs",
            "90003-persons-18-yrs",
            "90004-not-applicable-not-applicable",
            "90005-persons-4-5-yrs",
        ]
        assert indicators["90001-male-all-ages"] == [
            "Life expectancy at birth, male",
            "life expectancy at birth, male",
            "years",
        ]
        assert indicators["90004-not-applicable-not-applicable"][0] == "Visits by invented nurses"

    def test_an_area_that_stands_there_twice_has_one_figure_and_deciles_have_none(self, made):
        life = observations(made["fingertips"], about="90001-male-all-ages")

        assert [row[:7] for row in life] == [
            ("90001-male-all-ages", "E92000001", "2019-21", "2022-12", "78.8", "78.3", "79.3"),
            ("90001-male-all-ages", "E12000091", "2019-21", "2022-12", "78.4", "77.9", "78.9"),
            ("90001-male-all-ages", "E10000091", "2019-21", "2022-12", "79.45678", "78.95678", "79.95678"),
            ("90001-male-all-ages", "E06000091", "2019-21", "2022-12", "77.1", "76.6", "77.6"),
            ("90001-male-all-ages", "E10000091", "2018-20", "2021-12", "79.2", "78.7", "79.7"),
        ]

    def test_a_note_says_why_there_is_no_figure(self, made):
        withheld = [row for row in observations(made["fingertips"]) if row[4].startswith("[")]

        assert [(row[0], row[1], row[4], row[8]) for row in withheld] == [
            (
                "90002-persons-under-75-yrs",
                "E06000091",
                "[c]",
                "Value suppressed for disclosure control due to small count",
            ),
            ("90004-not-applicable-not-applicable", "E10000091", "[x]", "Value missing in source data"),
        ]

    def test_the_type_of_year_decides_what_a_period_is(self, made):
        periods = {(row[0], row[2]) for row in observations(made["fingertips"])}

        assert {
            ("90003-persons-18-yrs", "2020/21"),
            ("90004-not-applicable-not-applicable", "Q1 2020/21"),
            ("90005-persons-4-5-yrs", "September 2019 to August 2022"),
        } <= periods

    def test_districts_and_areas_of_the_health_service_are_left_out(self, made):
        assert [[*row[:2], row[4]] for row in rows_of(made["fingertips"].folder, "areas")] == [
            ["E10000091", "northshire", "county"],
            ["E92000001", "england", "country"],
            ["E12000091", "middle-region-statistical", "region"],
            ["E06000091", "southport-on-sea", "unitary"],
        ]

    def test_the_definitions_give_polarity_and_unit(self, made):
        polarities = {row[1]: row[4] for row in rows_of(made["fingertips"].folder, "report_rows")}
        units = {row[0]: row[3] for row in rows_of(made["fingertips"].folder, "indicators")}

        assert polarities == {
            "90001-male-all-ages": "high",
            "90001-female-all-ages": "high",
            "90002-persons-under-75-yrs": "low",
            "90002-persons-75-yrs": "low",
            "90003-persons-18-yrs": "high",
            "90004-not-applicable-not-applicable": "none",
            "90005-persons-4-5-yrs": "none",
        }
        assert sorted(set(units.values())) == ["number", "per_100000", "percent", "years"]

    def test_indicators_and_sexes_can_be_chosen(self, tmp_path):
        data = lay_out("fingertips", tmp_path)

        imported = import_package(plan_of("fingertips", data, indicators=["90001", "90003"], sexes=["Male", "Persons"]))

        chosen = ["90001-male-all-ages", "90003-persons-18-yrs"]
        assert [row[0] for row in rows_of(imported.folder, "indicators")] == chosen
        assert {row[0] for row in observations(imported)} == set(chosen)

    @pytest.mark.parametrize(
        ("change", "code", "says"),
        [
            (
                ("fingertips-data.csv", "Value missing in source data", "Lost in the post"),
                "E504",
                '"Lost in the post" is not among the words',
            ),
            (
                ("fingertips-metadata.csv", "Count,Financial", "Count,Lunar"),
                "E504",
                '"Lunar" is not among the words',
            ),
            (
                ("fingertips-metadata.csv", "%,Proportion,Academic", "furlongs,Proportion,Academic"),
                "E504",
                '"furlongs" is not among the words',
            ),
            (
                ("fingertips-metadata.csv", "Year type,Polarity", "Year type,Direction"),
                "E503",
                'has no column "Polarity"',
            ),
            (
                ("fingertips-metadata.csv", "90005,", "90006,"),
                "E508",
                '"90005" is not in the column "Indicator ID" of fingertips-metadata.csv',
            ),
        ],
        ids=["a new note", "a new type of year", "a new unit", "no polarity", "an indicator without definition"],
    )  # fmt: skip
    def test_what_the_mapping_does_not_know_is_told(self, change, code, says, tmp_path):
        findings = findings_of("fingertips", tmp_path, change)

        assert code in {finding.code for finding in findings}
        assert says in " ".join(finding.problem for finding in findings)

    def test_two_figures_for_one_area_and_period_are_told(self, tmp_path):
        lines = (HERE / "fingertips/fingertips-data.csv").read_text(encoding="utf-8").splitlines()
        england = next(
            line for line in lines if line.startswith("90001,Life expectancy at birth,E92000001,England,E92")
        )
        again = england.replace(",78.8,", ",78.9,")

        findings = findings_of("fingertips", tmp_path, ("fingertips-data.csv", england, f"{england}\n{again}"))

        assert [finding.code for finding in findings] == ["E509"]
        assert "an earlier row says otherwise" in findings[0].problem


class TestExploreLocalStatistics:
    NAME = "explore-local-statistics"

    def test_each_figure_is_there(self, made):
        assert [(*row[:7], row[8]) for row in observations(made[self.NAME])][:8] == [
            ("invented-employment-rate", "E92000001", "2023", "2024-06", "75.5", "75.1", "75.9", ""),
            ("invented-employment-rate", "E10000091", "2022", "2023-06", "81.5", "74.5", "88.5", ""),
            ("invented-employment-rate", "E10000091", "2023", "2024-06", "82.7", "75", "90.4", LOW),
            ("invented-employment-rate", "E06000091", "2023", "2024-06", "[c]", "", "", ""),
            ("pupils-who-read-write-and-swim", "E10000091", "2022/23", "2024-02", "61.2", "", "", ""),
            ("pupils-who-read-write-and-swim", "E10000091", "2021/22", "2023-02", "[x]", "", "", ""),
            ("homes-built", "E10000091", "2023/24", "2024-09", "1250", "", "", ""),
            ("obesity", "E10000091", "16 November 2015 to 15 November 2016", "2017-05", "27.2071", "26.21372", "28.20513", ""),
        ]  # fmt: skip

    def test_an_indicator_by_sex_and_age_becomes_several(self, made):
        by_age = {row[0]: row[1] for row in rows_of(made[self.NAME].folder, "indicators") if row[0].startswith("pop")}

        assert by_age == {
            "population-by-age-and-sex-female-0-to-4": "Population by age and sex, Female, 0 to 4",
            "population-by-age-and-sex-male-0-to-4": "Population by age and sex, Male, 0 to 4",
            "population-by-age-and-sex-female-5-to-9": "Population by age and sex, Female, 5 to 9",
        }

    def test_the_list_of_the_analyst_gives_unit_polarity_and_theme(self, made):
        rows = {row[1]: (row[2], row[4]) for row in rows_of(made[self.NAME].folder, "report_rows")}

        assert rows["invented-employment-rate"] == ("work", "high")
        assert rows["obesity"] == ("health", "low")
        assert [row[1] for row in rows_of(made[self.NAME].folder, "themes")] == [
            "Work",
            "Schools",
            "Homes",
            "Health",
            "People",
        ]

    def test_a_file_without_limits_status_and_breakdowns_is_read(self, tmp_path):
        data = lay_out(self.NAME, tmp_path)
        lines = ["indicator,areacd,areanm,period,value", "Homes built,E10000091,Northshire,2023-04-01/P1Y,1250"]
        (data / "els-data.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (data / "els-indicators.csv").write_text(
            "indicator,unit,polarity,theme\nHomes built,number,high,Homes\n", encoding="utf-8"
        )

        imported = import_package(plan_of(self.NAME, data))

        assert [row[:5] for row in observations(imported)] == [
            ("homes-built", "E10000091", "2023/24", "2024-09", "1250")
        ]

    @pytest.mark.parametrize(
        ("change", "code", "says"),
        [
            (
                ("els-indicators.csv", "Homes built,", "Houses built,"),
                "E508",
                '"Homes built" is not in the column "indicator" of els-indicators.csv',
            ),
            (("els-indicators.csv", "Homes built,number", "Homes built,bricks"), "E504", '"bricks" is not among'),
            (("els-indicators.csv", "%,high,Work", "%,up,Work"), "E504", '"up" is not among the words'),
            (("els-data.csv", ",,,,,c", ",,,,,q"), "E504", '"q" is not among the words'),
            (("els-data.csv", "2023-04-01/P1Y", "2023/24"), "E505", '"2023/24" cannot be read'),
        ],
        ids=["an indicator that is not listed", "a new unit", "another polarity", "a new status", "another period"],
    )
    def test_what_the_mapping_does_not_know_is_told(self, change, code, says, tmp_path):
        findings = findings_of(self.NAME, tmp_path, change)

        assert code in {finding.code for finding in findings}
        assert says in " ".join(finding.problem for finding in findings)


LOW = "The source marks it as of low reliability."


class TestLait:
    def test_each_figure_is_there_once(self, made):
        assert observations(made["lait"]) == [
            ("ks2swim", "E10000091", "2016/17", "2018-02", "61.5", "", ""),
            ("ks2swim", "E10000091", "2017/18", "2019-02", "62", "", ""),
            ("ks2swim", "E10000091", "2018/19", "2020-02", "63.25", "p", ""),
            ("ks2swim", "E06000091", "2016/17", "2018-02", "58", "", ""),
            ("ks2swim", "E06000091", "2017/18", "2019-02", "[x]", "", ""),
            ("ks2swim", "E06000091", "2018/19", "2020-02", "59", "p", ""),
            ("ks2swim", "E92000001", "2016/17", "2018-02", "60", "", ""),
            ("ks2swim", "E92000001", "2017/18", "2019-02", "60.5", "", ""),
            ("ks2swim", "E92000001", "2018/19", "2020-02", "60.9", "p", ""),
            ("ks2swim", "E12000004", "2016/17", "2018-02", "59.1", "", ""),
            ("ks2swim", "E12000004", "2017/18", "2019-02", "[x]", "", ""),
            ("ks2swim", "E12000004", "2018/19", "2020-02", "60.2", "p", ""),
            ("infill-2016on", "E10000091", "2014-16", "2017-06", "3.1", "", ""),
            ("movedhome", "E10000091", "2017/18", "2018-09", "12", "", ""),
            ("movedhome", "E10000091", "2018/19", "2019-09", "[x]", "p", ""),
        ]

    def test_a_year_alone_can_be_its_start(self, tmp_path):
        imported = import_package(plan_of("lait", lay_out("lait", tmp_path), bare_year=["its start"]))

        assert [row[2] for row in observations(imported, about="movedhome")] == ["2018/19", "2019/20"]

    def test_the_dictionary_gives_id_unit_polarity_and_status(self, made):
        indicators = {row[0]: row for row in rows_of(made["lait"].folder, "indicators")}
        polarities = {row[1]: row[4] for row in rows_of(made["lait"].folder, "report_rows")}

        assert polarities == {"ks2swim": "high", "infill-2016on": "low", "movedhome": "none"}
        assert [indicators[name][5] for name in polarities] == ["percent", "per_1000", "number"]
        assert [indicators[name][-1] for name in polarities] == ["current", "current", "retired"]
        assert indicators["ks2swim"][3] == "Share of invented pupils who can swim 25 metres"

    def test_a_topic_can_be_chosen(self, tmp_path):
        imported = import_package(plan_of("lait", lay_out("lait", tmp_path), topics=["Key Stage 2"]))

        assert [row[0] for row in rows_of(imported.folder, "indicators")] == ["ks2swim"]
        assert [row[1] for row in rows_of(imported.folder, "themes")] == ["Key Stage 2"]

    @pytest.mark.parametrize(
        ("change", "code", "says"),
        [
            (("lait-areas.csv", "Southport-on-Sea", "Southport-on-Hill"), "E524", '"Southport-on-Sea" is not the name'),
            (("lait-table.csv", "2019 (prov)", "2019 (draft)"), "E505", '"(draft)" is not among the marks'),
            (("lait_data_dictionary.csv", "% achieving", "Percent achieving"), "E504", "is not among the words"),
            (("lait_data_dictionary.csv", '"KS2Swim","High"', '"KS2Swim","Up"'), "E504", '"Up" is not among the words'),
            (("lait-table.csv", '"63.25"', '"63,25"'), "E506", '"63,25"'),
        ],
        ids=["a council that is not listed", "a new mark", "a new unit", "another polarity", "a comma"],
    )
    def test_what_the_mapping_does_not_know_is_told(self, change, code, says, tmp_path):
        findings = findings_of("lait", tmp_path, change)

        assert code in {finding.code for finding in findings}
        assert says in " ".join(finding.problem for finding in findings)

    def test_a_measure_that_the_dictionary_gives_twice_and_differently_is_told(self, tmp_path):
        old = '"3","Health and Wellbeing","Children who moved home","Number of invented children who moved home","MovedHome"'
        new = old.replace('"MovedHome"', '"MovedHouse"')

        findings = findings_of("lait", tmp_path, ("lait_data_dictionary.csv", old, new))

        assert "stands in several rows" in findings[0].problem
