"""No test may change the environment that later ones run in: what passes alone would fail in company."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_a_variable_that_outlives_its_test_fails_that_test(pytester, monkeypatch):
    # The inner run starts without this run's guards, and sets up its own.
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("SITE_URL", "https://surroundings.example/")
    pytester.makeconftest("from tests.conftest import *")
    pytester.makepyfile(
        """
        import os


        def test_of_something_tidy(monkeypatch):
            monkeypatch.setenv("SITE_URL", "https://tidy.example/")


        def test_of_something_else():
            assert "SITE_URL" not in os.environ


        def test_of_something_careless():
            os.environ["SITE_URL"] = "https://careless.example/"
        """
    )

    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=3, errors=1)
