"""An error out of Jinja -> the template and the line where it arose, and what is wrong there."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from types import TracebackType

import jinja2

FAULTS = (  # what a template can raise
    jinja2.TemplateError,
    RecursionError,
    # Python's own errors, for the values that the template is given
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
HINT = "compare it with the template of the same name that the package ships"
OVERRIDE_HINT = (
    "compare it with the template of the same name of the theme, or with overrides/shipped/"
)

TemplateName = Callable[[str], str | None]
"""File name -> how the template is named for people; None for a file that is no template."""


def locate_fault(error: BaseException, template_name: TemplateName) -> tuple[str, str] | None:
    """("templates/article.md.jinja:7", what is wrong); None where no template is to blame."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return _locate_syntax_error(error, template_name)
    place = _innermost_place(error.__traceback__, template_name)
    if place is None:
        return None
    return place, _describe(error)


def _locate_syntax_error(
    error: jinja2.TemplateSyntaxError, template_name: TemplateName
) -> tuple[str, str]:
    name = (
        template_name(error.filename or error.name or "")
        or error.filename
        or error.name
    )
    return f"{name}:{error.lineno}", error.message or "not a template"


def _innermost_place(trace: TracebackType | None, template_name: TemplateName) -> str | None:
    """The last template that the error came through, and the line."""
    place = None
    for frame, line in traceback.walk_tb(trace):
        name = template_name(frame.f_code.co_filename)
        if name:
            place = f"{name}:{line or 0}"
    return place


def _describe(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "templates include one another without end"
    if isinstance(error, jinja2.TemplatesNotFound):
        names = ", ".join(map(str, error.templates))
        return f"there is none of the templates {names}"
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template `{error.name}`"
    message = " ".join(str(error).split())
    if isinstance(error, jinja2.TemplateError):
        return message
    return f"{message} ({type(error).__name__})"
