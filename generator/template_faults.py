"""An error out of Jinja -> the template and the line where it arose, and what is wrong there in words."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from types import TracebackType

import jinja2

FAULTS = (  # what a template can raise: Jinja's own errors, and those of Python for the values that it is given
    jinja2.TemplateError, RecursionError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
HINT = "compare it with the template of the same name that the package ships"
OVERRIDE_HINT = "compare it with the template of the same name of the theme, or with overrides/shipped/"


def located(error: BaseException, shown: Callable[[str], str | None]) -> tuple[str, str] | None:
    """("templates/article.md.jinja:7", what is wrong); None where no template is to blame.

    `shown` says how a template of that file name is named for people; None for a file that is no template.
    """
    if isinstance(error, jinja2.TemplateSyntaxError):
        name = shown(error.filename or error.name or "") or error.filename or error.name
        return f"{name}:{error.lineno}", error.message or "not a template"
    places = [(name, line) for file, line in _frames(error.__traceback__) if (name := shown(file))]
    if not places:
        return None
    return f"{places[-1][0]}:{places[-1][1]}", _words(error)


def _frames(trace: TracebackType | None) -> list[tuple[str, int]]:
    return [(frame.f_code.co_filename, line or 0) for frame, line in traceback.walk_tb(trace)]


def _words(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "templates include one another without end"
    if isinstance(error, jinja2.TemplatesNotFound):
        return f"there is none of the templates {', '.join(map(str, error.templates))}"
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template `{error.name}`"
    words = " ".join(str(error).split())
    return words if isinstance(error, jinja2.TemplateError) else f"{words} ({type(error).__name__})"
