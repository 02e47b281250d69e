"""Load single modules of NLTK without the rest of it.

`import nltk.tokenize.punkt` first runs the `__init__` of NLTK, which imports 250 modules (parsers,
classifiers, corpora, a downloader). That takes 0.2 s and 25 MB, while Punkt and Snowball need seven of them.

So the modules in `_LOADED` are executed here, with an `__import__` of their own that gives them each other,
and a placeholder for every name of NLTK's other modules. A placeholder imports NLTK as usual once it is
called or an attribute of it is used; nothing that an analysis does gets there. `sys.modules` is left alone,
so whoever imports NLTK later, in any thread, gets all of it. If anything about NLTK is not as expected, it is
imported as usual.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType, SimpleNamespace
from typing import Any

_LIBRARY = "nltk"
_LOADED = frozenset({
    "nltk.redos",
    "nltk.stem.api", "nltk.stem.porter", "nltk.stem.snowball", "nltk.stem.util",
    "nltk.tokenize.api", "nltk.tokenize.punkt",
})  # fmt: skip
"""Modules that are executed. A release of NLTK need not have all of them."""


@cache
def nltk_module(name: str) -> ModuleType:
    """Return a module of NLTK by its full name. Raises ImportError if there is none."""
    if _LIBRARY not in sys.modules:
        try:
            return _loader()(name)
        except Exception:  # whatever it is, the usual way may still work
            pass
    return import_module(name)


@cache
def _loader() -> _Loader:
    spec = find_spec(_LIBRARY)
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError(name=_LIBRARY)
    return _Loader(list(spec.submodule_search_locations))


class _Loader:
    """Executes modules of NLTK, each once."""

    def __init__(self, folders: Sequence[str]) -> None:
        self._folders = folders
        self._modules: dict[str, ModuleType] = {}

    def __call__(self, name: str) -> ModuleType:
        """Return a module. Raises whatever executing it raises, or ImportError if it can't be found."""
        if name not in self._modules:
            self._modules[name] = self._execute(name)
        return self._modules[name]

    def _execute(self, name: str) -> ModuleType:
        *packages, _ = name.split(".")[1:]
        spec = PathFinder.find_spec(name, ["/".join((folder, *packages)) for folder in self._folders])
        if spec is None or spec.loader is None:
            raise ModuleNotFoundError(name=name)
        module = module_from_spec(spec)
        vars(module)["__builtins__"] = {**vars(builtins), "__import__": self._import}
        spec.loader.exec_module(module)
        return module

    def _import(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        """Import for a module that is executed here: `__import__`, but for names of NLTK."""
        if level or not fromlist or name.partition(".")[0] != _LIBRARY:
            return __import__(name, globals, locals, fromlist or (), level)
        if name in _LOADED:
            return self(name)
        return SimpleNamespace(**{item: self._member(name, item) for item in fromlist})

    def _member(self, package: str, name: str) -> object:
        whole = f"{package}.{name}"
        return self(whole) if whole in _LOADED else _Placeholder(package, name)


class _Placeholder:
    """A name of a module of NLTK that is not loaded yet."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *values: Any, **named: Any) -> Any:
        return self._real()(*values, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def _real(self) -> Any:
        module = import_module(self._module)
        return getattr(module, self._name, None) or import_module(f"{self._module}.{self._name}")
