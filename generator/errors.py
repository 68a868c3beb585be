"""Exceptions that stop a build. Softer news is a `model.Problem`, a value."""

from __future__ import annotations


class CuttingsError(Exception):
    """Everything this package raises on purpose: where, what, and the way out."""

    def __init__(self, where: str, what: str, hint: str = "") -> None:
        message = f"{where}: {what}"
        if hint:
            message += f"\nhint: {hint}"
        super().__init__(message)
        self.where = where
        self.what = what
        self.hint = hint

    def __reduce__(self) -> tuple[type[CuttingsError], tuple[str, str, str]]:
        """Pickle all parts, so that an error crosses processes whole."""
        return type(self), (self.where, self.what, self.hint)


class ConfigError(CuttingsError):
    """A settings, catalogue or decisions file says something that cannot be meant."""


class Busy(CuttingsError):
    """Another run is at work on the project."""


class PathCollision(CuttingsError):
    """Two pages want one path."""


class EngineError(CuttingsError):
    """MkDocs, Pagefind or git would not do its part."""


class DiskError(CuttingsError):
    """A file or folder cannot be read or written."""
