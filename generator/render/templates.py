"""Template sources -> a Jinja environment. Strict: a misspelt name is an error, not a blank."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from functools import partial

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr

from generator import template_faults
from generator.errors import ConfigError
from generator.interface import IN_ENGLISH, Words
from generator.render import markup, paths
from generator.render.periods import render_period
from generator.words import shorten

SHIPPED = "shipped/"  # begins the names of the package's own templates
OWN = "templates/"  # begins the file names of the project's own


class _EscapeOnce(CodeGenerator):
    """Compiles `{{ value }}` to our `escape` alone.

    Jinja would escape a second time what it gives, which is a `Raw`.
    """

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(f"({finalize.src or ''}")

    def _output_child_post(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("))" if finalize.src else ")")


class _Loader(BaseLoader):
    """Templates by name, each with the file name by which people know it.

    That is `templates/NAME` for a project's own, and `shipped/NAME` for the package's.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources
        self.files = {name: self._file_name(name) for name in sources}

    def _file_name(self, name: str) -> str:
        """A plain name whose source is the package's own is the shipped file's."""
        if name.startswith(SHIPPED):
            return name
        shipped = SHIPPED + name
        is_shipped = self.sources.get(shipped) == self.sources[name]
        return shipped if is_shipped else OWN + name

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        if template not in self.sources:
            raise TemplateNotFound(template)
        return self.sources[template], self.files[template], _is_current


def _is_current() -> bool:
    """Sources never change while the program runs."""
    return True


class _Templates(Environment):
    code_generator_class = _EscapeOnce

    def files(self) -> frozenset[str]:
        """The file names of all templates."""
        if not isinstance(self.loader, _Loader):
            return frozenset()
        return frozenset(self.loader.files.values())


def build_environment(templates: Mapping[str, str], words: Words = IN_ENGLISH) -> Environment:
    """Every `{{ value }}` is escaped for Markdown and HTML at once; macros and `Raw` pass."""
    environment = _Templates(
        loader=_Loader(dict(templates)),
        undefined=StrictUndefined,
        finalize=markup.escape,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        paths=paths,
        _=partial(_phrase, words),
        site_language=words.language,
        counted=words.counted,
        number=words.number,
        shorten=shorten,
        chip=partial(_chip, words),
        outside=markup.outside,
        when=partial(render_period, words),
        pre=keep_spaces,
        verbatim=keep_spaces,
        rows=markup.rows,
        ranked=partial(markup.ranked, words),
        jumps_of=paths.render_jumps,
    )
    return environment


def _phrase(words: Words, message: str, /, **values: object) -> markup.Raw:
    """A phrase of a template, which is Markdown or HTML as that is; its values are escaped."""
    if not values:
        return markup.Raw(words.phrase(message))
    escaped = {name: markup.escape(value) for name, value in values.items()}
    return markup.Raw(words.phrase(message, **escaped))


def _chip(words: Words, name: str, shown: str = "") -> markup.Raw:
    """A label with a word of ours, or with what is shown."""
    return markup.chip(name, shown or words.phrase(name))


def keep_spaces(text: str) -> markup.Raw:
    """Text whose spaces and lines stay, for raw HTML: in a `<pre>`, or as a source prints it."""
    return markup.Raw(markup.html(text))


def fill_template(templates: Environment, name: str, values: Mapping[str, object]) -> str:
    """The page that the template makes of these values.

    A mistake in a template of the project raises a ConfigError with the file and the line.
    """
    try:
        return templates.get_template(name).render(**values)
    except template_faults.FAULTS as error:
        fault = _project_fault(templates, error)
        if fault is None:
            raise  # our bug: no template of the project's had a part in it
        raise fault from error


def call_macro(templates: Environment, name: str, macro: str, *values: object) -> markup.Raw:
    """What a macro of the template makes of these values. Mistakes are as in `fill_template`."""
    try:
        template = templates.get_template(name)
        render = getattr(template.module, macro, None)
        if render is None:
            where = template.filename or name
            raise ConfigError(where, f"the macro `{macro}` is missing", template_faults.HINT)
        return markup.Raw(render(*values))
    except template_faults.FAULTS as error:
        fault = _project_fault(templates, error)
        if fault is None:
            raise  # our bug: no template of the project's had a part in it
        raise fault from error


def _project_fault(templates: Environment, error: BaseException) -> ConfigError | None:
    """The error as one of the project's own templates; None where none of them had a part in it."""
    files = templates.files() if isinstance(templates, _Templates) else frozenset()
    own_files = frozenset(file for file in files if file.startswith(OWN))
    place = _place_in(error, files)
    if place is None:
        return None
    is_jinja_error = isinstance(error, TemplateError)
    if not is_jinja_error and _place_in(error, own_files) is None:
        return None
    return ConfigError(*place, template_faults.HINT)


def _place_in(error: BaseException, files: Container[str]) -> tuple[str, str] | None:
    """Where in these files the error is, and what it is; None where none of them had a part."""
    return template_faults.locate_fault(error, lambda file: file if file in files else None)
