"""Python runs this file at its start where its folder is on the path: programs that tests start get the guard too."""

import importlib.util
import os
from pathlib import Path

_SPEC = importlib.util.spec_from_file_location("no_network", Path(__file__).with_name("no_network.py"))
no_network = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(no_network)
no_network.guard(Path(os.environ[no_network.TRIED]))
