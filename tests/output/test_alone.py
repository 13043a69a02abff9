"""Two programs do not work on one package at once."""

import pytest

from site_builder.errors import UsageError
from site_builder.fixing import FixPlan, find_corrections, write_corrections
from site_builder.importing import import_package
from site_builder.output.alone import alone_with_package
from tests.conftest import PACKAGES
from tests.imports.small_import import lay_out
from tests.sites import files_of, lay_out_site


def test_a_second_import_of_a_package_is_refused(tmp_path):
    plan = lay_out(tmp_path)
    before = files_of(tmp_path)

    with (
        alone_with_package(tmp_path / "made/testland"),
        pytest.raises(UsageError, match="Another import or correction"),
    ):
        import_package(plan)

    assert files_of(tmp_path) == before
    assert not (tmp_path / "made").exists()
    import_package(plan)
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["testland"]


def test_a_correction_while_an_import_works_on_the_package_is_refused(tmp_path):
    plan = lay_out_site(tmp_path, PACKAGES / "thousands-comma")
    folder = plan.packages[0] / "thousands-comma"
    fixed = find_corrections(FixPlan((folder,)))
    before = files_of(folder)

    with alone_with_package(folder), pytest.raises(UsageError, match="Another import or correction"):
        write_corrections(fixed)

    assert files_of(folder) == before
    write_corrections(fixed)
    assert files_of(folder) != before
    assert [path.name for path in folder.parent.iterdir()] == ["thousands-comma"]


def test_packages_beside_each_other_do_not_wait_for_each_other(tmp_path):
    with alone_with_package(tmp_path / "a"), alone_with_package(tmp_path / "b"):
        pass

    assert list(tmp_path.iterdir()) == []


def test_a_planted_link_is_not_written_through(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / ".a.lock").symlink_to(tmp_path / "thesis.txt")

    with alone_with_package(tmp_path / "a"):
        pass

    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"
