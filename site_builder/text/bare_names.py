"""The name of an area without what kind of council it is, so that two spellings of one name can be told for one."""

from __future__ import annotations

import re

_KINDS = frozenset(
    {"council", "county", "city", "borough", "district", "metropolitan", "unitary", "authority", "royal", "london"}
    | {"ua", "cc", "bc", "dc", "mbc", "mdc", "the", "of"}
)
"""Words that say what an area is, and not which."""
_SHORT = {
    "beds": "bedfordshire", "berks": "berkshire", "bucks": "buckinghamshire", "cambs": "cambridgeshire",
    "derbys": "derbyshire", "glos": "gloucestershire", "gloucs": "gloucestershire", "hants": "hampshire",
    "herts": "hertfordshire", "hunts": "huntingdonshire", "lancs": "lancashire", "leics": "leicestershire",
    "lincs": "lincolnshire", "northants": "northamptonshire", "notts": "nottinghamshire", "oxon": "oxfordshire",
    "salop": "shropshire", "staffs": "staffordshire", "warks": "warwickshire", "wilts": "wiltshire",
    "worcs": "worcestershire", "yorks": "yorkshire",
}  # fmt: skip
"""The usual short forms of counties; each can mean one only."""


def bare_name(text: str) -> str:
    """A name without what kind of council it is: leicestershire, for "Leicestershire County Council" and "Leics"."""
    words = re.sub(r"[^a-z0-9]+", " ", text.lower().replace("&", " and ").replace("'", "")).split()
    which = [_SHORT.get(word, word) for word in words if word not in _KINDS]
    return " ".join(which or words)
