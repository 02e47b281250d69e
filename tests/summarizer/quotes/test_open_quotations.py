"""Quotations over several paragraphs, and those without a closing mark."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Ruth Ellingham said: “The dam will hold for now.\n\n“We check it every hour.\n\n"
                "“Nobody should worry.”\n\nRain is forecast."
            ),
            [("The dam will hold", ("Ruth Ellingham",))],
        ),
        (
            (
                "“The dam will hold for now,” said Ruth Ellingham. “We check it every hour.\n\n“Nobody "
                "should worry.”"
            ),
            [("The dam will hold", ("Ruth Ellingham",)), ("We check it", ("Ruth Ellingham",))],
        ),
        (
            (
                "Ruth Ellingham said “the dam will hold for now.\n\nRain is forecast for Friday.\n\n"
                "Carl Osterman said: “We are leaving tonight.”"
            ),
            [("the dam will hold", ("Ruth Ellingham",)), ("We are leaving", ("Carl Osterman",))],
        ),
        (
            (
                '"The dam will hold for now," said Ruth Ellingham.\n\n"We check it every hour.\n\n'
                '"Nobody should worry."\n\nCarl Osterman lives below.'
            ),
            [("The dam will hold", ("Ruth Ellingham",)), ("We check it", ("Ruth Ellingham",))],
        ),
        (
            (
                '"We are leaving tonight, said Carl Osterman.\n\nThe road is open.\n\nRuth Ellingham '
                'said "the dam will hold for now".'
            ),
            [("We are leaving", ()), ("the dam will hold", ("Ruth Ellingham",))],
        ),
        (
            (
                "'The dam will hold for now,' said Ruth Ellingham.\n\n'We check it every hour.\n\n"
                "'Nobody should worry.'"
            ),
            [("The dam will hold", ("Ruth Ellingham",)), ("We check it", ("Ruth Ellingham",))],
        ),
        (
            (
                "Carl Osterman told the court: “I heard a crack.\n\n“Then I saw water.\n\nThe judge "
                "adjourned the case until Monday."
            ),
            [("I heard a crack", ("Carl Osterman",))],
        ),
        (
            (
                "“It was dark,” Carl Osterman said.\n\n“I could not see the road. The lamps were "
                "out.\n\n“Then it was on top of us,” he added."
            ),
            [("It was dark", ("Carl Osterman",)), ("I could not see", ("Carl Osterman",))],
        ),
        (
            "“It was dark,” said Carl Osterman.\n\n“We had no light either,” said Ruth Ellingham.",
            [("It was dark", ("Carl Osterman",)), ("We had no light", ("Ruth Ellingham",))],
        ),
        (
            (
                "The report says “the gauge failed at noon and nobody was told. Carl Osterman wrote "
                "it.\n\nIt will be published in May."
            ),
            [("the gauge failed", ())],
        ),
    ],
)
def test_open_quotation_ends_with_its_paragraphs(
    spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert spoken(text, expected) == expected
