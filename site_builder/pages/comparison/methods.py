"""What the own places and quarters would be had somebody chosen otherwise: every switch in each of its settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.model import Place, ScopeResult, Switch, Switches, SwitchSetting
from site_builder.pages import addresses, words
from site_builder.pages.comparison import overview
from site_builder.pages.comparison.compared import Compared
from site_builder.pages.comparison.kinds import KINDS
from site_builder.pages.comparison.quarter_rules import RuleLine, RuleMove, rule_lines, rule_moves
from site_builder.pages.comparison.side_by_side import wide_heads, wide_scopes
from site_builder.pages.page import Page
from site_builder.pages.render import fill

TITLES: dict[Switch, str] = {
    "comparators": "Whom to compare",
    "ties": "What ties count for",
    "weights": "What weighs how much",
    "averages": "What is averaged",
}
"""The switches, in the order of the page."""
ABOUT: dict[Switch, str] = {
    "comparators": "The same figures, ranked anew among fewer areas. A place among fewer areas is another thing: "
    "4th of 12 is not better than 6th of 33.",
    "ties": "Equal figures share several places. In an average they can count for the middle one of these, for the "
    "best or for the last; or no place is skipped after a tie.",
    "weights": "Where every indicator weighs the same, a theme with many indicators weighs more in the overall place. "
    "Places within a theme do not hang on this.",
    "averages": "Places keep the order of areas. Z-scores and min-max also keep how far apart they are. To a median, "
    "it does not matter how far off a single place is.",
}
SETTINGS = {
    "middle place": "Middle place",
    "best place": "Best place",
    "last place": "Last place",
    "dense": "None skipped",
    "every indicator equal": "Every indicator the same",
    "every theme equal": "Every theme the same",
    "core themes double": "Core themes twice",
    "mean of places": "Mean of places",
    "median of places": "Median of places",
    "places not stretched": "Places not stretched",
    "mean z-score": "Z-scores",
    "mean min-max": "Min-max",
}


@dataclass(frozen=True)
class Cell:
    """A place under a setting; `moved` says how far it is from ours, among the same areas."""

    text: str
    moved: str


@dataclass(frozen=True)
class SettingLine:
    """A setting, with the overall and the core place under it."""

    title: str
    ours: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ThemeLine:
    """A theme under each setting of a switch."""

    title: str
    path: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Part:
    """A switch: what it turns, what comes of it in words, and its settings, ours first.

    Attributes:
        themes: empty where the switch moves no place in a theme.
    """

    id: str
    title: str
    about: str
    said: str
    settings: tuple[SettingLine, ...]
    themes: tuple[ThemeLine, ...]


def methods_page(compared: Compared) -> Page | None:
    """The page of all switches; None where the model has none worked out for the edition."""
    switches = compared.benchmarking.switches.get(compared.edition.benchmark.benchmark)
    if switches is None:
        return None
    publication = compared.result.publication
    path = addresses.comparison_part(publication, "methods")
    lead = methods_lead(compared, switches)
    return Page(
        path=path,
        title=f"Had it been worked out another way, {compared.own.name} {publication.edition}",
        description=lead,
        body=fill(
            "comparison/methods.html",
            path,
            compared=compared,
            publication=publication,
            lead=lead,
            heads=wide_heads(compared),
            parts=list(_parts(compared, switches)),
            rules=_rules(compared, switches),
            moves=_moves(compared, switches),
            overview_path=addresses.comparison(publication),
            results=addresses.results_zip(publication.package),
        ),
        kind="Comparison",
        synonyms=("other methods", "sensitivity", "weights", "robustness", "what if", "how firm"),
        crumbs=overview.crumbs(compared, inside=True),
        notice=publication.notice,
        edition=publication.edition,
    )


def _rules(compared: Compared, switches: Switches) -> list[RuleLine]:
    return rule_lines(switches.quarters, compared.own.area, len(compared.edition.indicators))


def _moves(compared: Compared, switches: Switches) -> list[RuleMove]:
    return list(rule_moves(compared, switches.quarters))


def methods_lead(compared: Compared, switches: Switches) -> str:
    """Between which places the overall and the core place lie under every setting that compares all areas."""
    said = []
    for kind, name in (("overall", "the overall place"), ("core", "the place on the council’s own functions")):
        scope = compared.scope(kind)
        if scope and (lies := _lies(compared, scope, _of_all(compared, switches.settings))):
            said.append(f"{name} {lies}")
    if not said:
        return f"{compared.own.name} has no place overall, and so none under another setting."
    group = f"{len(compared.areas)} {compared.group}"
    return f"Under every setting shown that compares all {group}, {', and '.join(said)}."


def _of_all(compared: Compared, settings: Sequence[SwitchSetting]) -> list[SwitchSetting]:
    """The settings under which all areas are compared."""
    return [each for each in settings if len(each.compared.areas) == len(compared.areas)]


def _lies(compared: Compared, scope: ScopeResult, settings: Sequence[SwitchSetting]) -> str | None:
    """Lies between 7th and 12th; is 7th. None without a place."""
    places = {each.positions.get(scope.scope, {}).get(compared.own.area) for each in settings}
    known = [place for place in places if place is not None]
    if not known:
        return None
    if min(known) == max(known):
        return f"is {words.ordinal(min(known))}"
    return f"lies between {words.ordinal(min(known))} and {words.ordinal(max(known))}"


def _parts(compared: Compared, switches: Switches) -> Iterator[Part]:
    for switch, title in TITLES.items():
        settings = [each for each in switches.of(switch) if each.ours or compared.own.area in each.compared.areas]
        if len(settings) > 1:
            yield Part(
                id=switch,
                title=title,
                about=ABOUT[switch],
                said=" ".join(_said(compared, settings)),
                settings=tuple(_setting(compared, each, settings[0]) for each in settings),
                themes=tuple(_theme(compared, scope, settings) for scope in compared.themes if switch != "weights"),
            )


def _title(compared: Compared, setting: SwitchSetting) -> str:
    if setting.switch != "comparators":
        return SETTINGS[setting.setting]
    if setting.ours:
        return f"All {len(compared.areas)} {compared.group}"
    group, kind = setting.compared.group, setting.compared.kind
    name = group.short_title if group else KINDS[kind][1] if kind else ""
    return f"{len(setting.compared.areas)} {name} alone"


def _said(compared: Compared, settings: Sequence[SwitchSetting]) -> Iterator[str]:
    """How much the overall place and the themes move."""
    own, overall = compared.own.area, compared.scope("overall")
    same = _of_all(compared, settings)
    for each in settings:
        place = each.positions.get(overall.scope, {}).get(own) if overall else None
        if overall and each not in same and place:
            among = f"Among {_title(compared, each)}"
            yield f"{among}, the overall place is {words.ordinal(place)} of {len(each.positions[overall.scope])}."
    if len(same) > 1:
        if overall and (lies := _lies(compared, overall, same)):
            yield f"Under these settings the overall place {lies}."
        themes = compared.themes if same[0].switch != "weights" else ()
        placed = [scope for scope in themes if own in same[0].positions.get(scope.scope, {})]
        still = [scope for scope in placed if len({each.positions[scope.scope].get(own) for each in same}) == 1]
        if placed:
            verb = "has" if len(still) == 1 else "have"
            yield f"{len(still)} of {words.count(len(placed), 'theme')} {verb} the same place under all of them."


def _setting(compared: Compared, setting: SwitchSetting, ours: SwitchSetting) -> SettingLine:
    cells = tuple(_cell(compared, scope, setting, ours) for scope in wide_scopes(compared))
    return SettingLine(_title(compared, setting), setting.ours, cells)


def _theme(compared: Compared, scope: ScopeResult, settings: Sequence[SwitchSetting]) -> ThemeLine:
    cells = tuple(_cell(compared, scope, each, settings[0]) for each in settings)
    return ThemeLine(scope.theme.title, compared.theme_path(scope), cells)


def _cell(compared: Compared, scope: ScopeResult, setting: SwitchSetting, ours: SwitchSetting) -> Cell:
    own, positions = compared.own.area, setting.positions.get(scope.scope, {})
    if own not in positions:
        return Cell("Not placed", "")
    first, before = positions[own], ours.positions.get(scope.scope, {}).get(own)
    alike = setting.compared == ours.compared and before is not None
    last = first + list(positions.values()).count(first) - 1
    return Cell(
        text=words.place(Place(first, last, len(positions))),
        moved=_moved(first - before) if alike and before is not None else "",
    )


def _moved(places: int) -> str:
    """2 higher; 1 lower; nothing where the place is the same."""
    if not places:
        return ""
    return f"{abs(places)} {'lower' if places > 0 else 'higher'}"
