"""Tables of entity types are complete: mypy can't tell that a type is missing."""

from summarizer.document import ENTITY_TYPES, FIGURES
from summarizer.export.citation import TYPE_NAMES
from tui.model.navigation import NAMED
from tui.settings.styles import TYPES


def test_entity_types_have_headings() -> None:
    assert set(TYPE_NAMES) == set(ENTITY_TYPES)


def test_name_types_have_styles() -> None:
    assert set(TYPES) == set(ENTITY_TYPES) - FIGURES


def test_dates_and_quantities_are_no_names() -> None:
    assert set(ENTITY_TYPES) - NAMED == {"date", "quantity"}
