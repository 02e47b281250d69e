"""Events go up to the application, which handles all of them in one place."""

import ast
import dataclasses
import inspect
import textwrap

import pytest

from tui import events
from tui.app import BriefingApp

KINDS = [
    kind
    for kind in vars(events).values()
    if isinstance(kind, type) and issubclass(kind, events.Event) and kind is not events.Event
]


def test_events_are_handled_in_one_place():
    tree = ast.parse(textwrap.dedent(inspect.getsource(BriefingApp.take)))
    handled = [ast.unparse(node.cls) for node in ast.walk(tree) if isinstance(node, ast.MatchClass)]
    assert sorted(handled) == sorted(f"events.{kind.__name__}" for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_event_is_an_immutable_value(kind):
    values = [None] * len(dataclasses.fields(kind))
    event = kind(*values)
    assert event == kind(*values)
    with pytest.raises((dataclasses.FrozenInstanceError, TypeError, AttributeError)):
        event.key = 1


def test_unknown_event_raises_assertion_error():
    with pytest.raises(AssertionError):
        BriefingApp.take(None, events.Event())  # type: ignore[arg-type]
