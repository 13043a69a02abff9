"""Reading the file of a mapping: YAML text with its lines, or the finding that says why not."""

from __future__ import annotations

from pathlib import Path

from site_builder.disk_faults import cause
from site_builder.errors import UsageError
from site_builder.finding import Finding
from site_builder.import_faults import BROKEN_MAPPING
from site_builder.size_limits import AS_SHIPPED, Limits, or_raise
from site_builder.sources.marked_yaml import NotYaml, read_marked_yaml
from site_builder.text.hidden_characters import visible
from site_builder.text.marked import Marked


def read_mapping_file(file: Path, limits: Limits = AS_SHIPPED) -> Marked | Finding:
    """Read a mapping's text.

    Args:
        file: where it is.
        limits: how large it may be.

    Raises:
        UsageError: there is no such file, or it cannot be opened.
    """
    try:
        if not file.is_file():
            what = "is a folder" if file.is_dir() else "is not there"
            raise UsageError(
                f"The mapping {visible(str(file))} {what}. Name a YAML file; docs/importing.md tells of it."
            )
        if file.stat().st_size > limits.mapping_kilobytes * 1000:
            problem = f"The file is larger than {limits.mapping_kilobytes:,} kilobytes, which few mappings need to be."
            remedy = f"Look whether it is the right file. {or_raise('mapping_kilobytes')}"
            return BROKEN_MAPPING.finding(file.name, problem, remedy)
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"The mapping {visible(str(file))} cannot be read: {cause(error)}") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _broken(file, NotYaml("The file is not saved as UTF-8.", data.count(b"\n", 0, error.start) + 1))
    read = read_marked_yaml(text)
    return _broken(file, read) if isinstance(read, NotYaml) else read


def _broken(file: Path, why: NotYaml) -> Finding:
    return BROKEN_MAPPING.finding(file.name, why.problem, "Mend it there or just before.", line=why.line)
