"""Template sources -> a Jinja environment. Strict: a misspelt name is an error, not a blank."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr

from generator import template_faults, words
from generator.errors import ConfigError
from generator.render import marks, markup, paths


class _Once(CodeGenerator):
    """Compiles `{{ value }}` to our `escape` alone: Jinja would escape what it gives, which is a `Raw`, a second time."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(f"({finalize.src or ''}")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("))" if finalize.src else ")")


class _Loader(BaseLoader):
    """Sources by name. A template's file name is that by which people know it: `templates/NAME`, or `shipped/NAME`."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources
        self.files = {name: self._file(name) for name in sources}

    def _file(self, name: str) -> str:
        """Of a plain name whose source is the package's own: the shipped file."""
        ours = f"shipped/{name}"
        if name.startswith("shipped/"):
            return name
        return ours if self.sources.get(ours) == self.sources[name] else f"templates/{name}"

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self.sources:
            raise TemplateNotFound(template)
        return self.sources[template], self.files[template], lambda: True


class _Templates(Environment):
    code_generator_class = _Once

    def files(self) -> frozenset[str]:
        """The file names of all templates."""
        return frozenset(self.loader.files.values()) if isinstance(self.loader, _Loader) else frozenset()


def environment(templates: Mapping[str, str]) -> Environment:
    """Every `{{ value }}` is escaped for Markdown and HTML at once; macros and `Raw` pass."""
    env = _Templates(
        loader=_Loader(dict(templates)), undefined=StrictUndefined, finalize=markup.escape, autoescape=True,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )
    env.globals.update(
        paths=paths,
        counted=words.counted,
        shorten=words.shorten,
        chip=markup.chip,
        outside=markup.outside,
        when=marks.when,
        pre=pre,
        verbatim=pre,
        rows=markup.rows,
        ranked=markup.ranked,
        jumps_of=paths.jumps_of,
    )
    return env


def filled(templates: Environment, name: str, values: Mapping[str, object]) -> str:
    """The page that the template makes of these values. A mistake in a template of the project is told with its line."""
    try:
        return templates.get_template(name).render(**values)
    except template_faults.FAULTS as error:
        fault = _project_fault(templates, error)
        if fault is None:
            raise  # our bug: no template of the project's had a part in it
        raise fault from error


def call_macro(templates: Environment, name: str, macro: str, *values: object) -> markup.Raw:
    """What a macro of the template makes of these values. Mistakes are reported as by `filled`."""
    try:
        template = templates.get_template(name)
        render = getattr(template.module, macro, None)
        if render is None:
            raise ConfigError(template.filename or name, f"the macro `{macro}` is missing", template_faults.HINT)
        return markup.Raw(render(*values))
    except template_faults.FAULTS as error:
        fault = _project_fault(templates, error)
        if fault is None:
            raise  # our bug: no template of the project's had a part in it
        raise fault from error


def _project_fault(templates: Environment, error: BaseException) -> ConfigError | None:
    """The error as one of the project's own templates; None where none of them had a part in it."""
    files = templates.files() if isinstance(templates, _Templates) else frozenset()
    own = frozenset(file for file in files if file.startswith("templates/"))
    place = template_faults.locate_fault(error, lambda file: file if file in files else None)
    own_place = template_faults.locate_fault(error, lambda file: file if file in own else None)
    if place is None:
        return None
    if own_place is None and not isinstance(error, TemplateError):
        return None
    return ConfigError(*place, template_faults.HINT)


def pre(text: str) -> markup.Raw:
    """Text whose spaces and lines stay, for raw HTML; `verbatim` in templates, and `pre` in a `<pre>`."""
    return markup.Raw(markup.html(text))
