"""Lines that change are refreshed: what the terminal was sent is what the widgets would draw now.

Only tests with the fixture `frames` make frames, so this one looks for lines that no frame has.
"""

import pytest

TEXT = "\n\n".join(
    (
        "# The harbor",
        "Anna Berg opened the harbor of Lund on Monday. “The ferries sail again,” she said.",
        "Peter Novak of the port office met her in Oslo. Two villages were emptied on 3 May 2026.",
        "## The dam",
        "- The dam at Orla broke.",
        "- Nobody was hurt, said Anna Berg.",
    )
    * 4
)
KEYS = (
    *("j", "tab", "j", "enter", "n", "n", "escape", "+", "+", "-", "1", "j", "3", "]", "G", "pageup", "g"),
    *("p", "x", "slash", "l", "u", "enter", "n", "escape", "f", "b", "enter", "escape", "z", "z", "t", "j"),
    *(
        "escape",
        "w",
        "j",
        "escape",
        "question_mark",
        "s",
        "escape",
        "m",
        "a",
        "m",
        "escape",
        "exclamation_mark",
    ),
    *("escape", "l", "j", "escape", "i", "j", "enter", "e", "escape"),
)


@pytest.mark.parametrize("size", [(120, 36), (70, 16)])
async def test_frames_have_every_line_that_changed(desk, frames, size) -> None:
    async with desk(TEXT, TEXT[:300], size=size) as it:
        for key in KEYS:
            await it.press(key)
            sent = it.strips()  # lines that were not refreshed come from the last frame
            for widget in it.app.screen.walk_children(with_self=True):
                widget._styles_cache.clear()
            assert [strip.text for strip in it.strips()] == [strip.text for strip in sent], key
