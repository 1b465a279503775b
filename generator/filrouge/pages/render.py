"""The one Jinja environment: templates of the package only, autoescape on, compiled once."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from filrouge.pages import french, svg
from filrouge.pages.compiled import Compiled
from filrouge.pages.html import address, is_long
from filrouge.pages.labels import label
from filrouge.pages.view import View, chip


def render(template: str, view: View, **values: object) -> str:
    """Return the HTML of one page."""
    return _environment().get_template(f"{template}.html.j2").render(view=view, **values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("filrouge.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(__file__),
    )
    environment.globals |= {"french": french, "label": label, "chip": chip, "icon": svg.icon}
    environment.globals |= {"address": address, "is_long": is_long}
    environment.globals["parts"] = environment.get_template("_parts.html.j2").module
    return environment
