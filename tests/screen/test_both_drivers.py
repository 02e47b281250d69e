"""Random sessions look the same with Textual's own driver and ours, after every frame."""

import pytest
from both_drivers import Both
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from profiles import examples
from textual._compositor import CompositorUpdate, LayoutUpdate

from tui.app import BriefingApp
from tui.settings import keymap, keys

TEXT = (
    "Talks in Abu Dhabi\n\n東京で Anna Berg met Peter Novak in Lund. "
    "It stayed “closed” – e\u0301 and \U0001f469\u200d\U0001f680.\n\n"
    + "".join(
        f"Anna Berg said on day {n} that Oslo and Lund “talk”. Peter Novak left.\n\n" for n in range(1, 25)
    )
)
KEYS = sorted(
    {name for key in keys.KEYS for name in keymap.split(key.keys)} - {"q", "ctrl+q", "ctrl+c", "ctrl+z"}
)
ACTS = st.one_of(
    st.sampled_from(KEYS),
    st.sampled_from(["j", "tab", "pagedown", "G", "g", "]", "enter", "escape", "a"]),
    st.tuples(st.integers(1, 130), st.integers(1, 40)),
    st.sampled_from([(120, 36), (80, 24), (60, 12)]),
)


@examples(3, ci=2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=12, max_size=20))
async def test_random_sessions_look_the_same_with_both_drivers(
    desk, monkeypatch: pytest.MonkeyPatch, acts
) -> None:
    both = Both(120, 36)
    wanted, frames, size, whole = BriefingApp._display, 0, (120, 36), False

    def display(app: BriefingApp, screen: object, update: object) -> None:
        nonlocal frames, whole
        # After a resize, frames of the size before and parts of frames may come before all is drawn again.
        whole = whole or (isinstance(update, LayoutUpdate) and tuple(update.region.size) == size)
        if (
            whole
            and isinstance(update, CompositorUpdate)
            and not app._batch_count
            and tuple(app.size) == size
        ):
            both.write(update.render_segments(app.console) + "\x1b[1;1H")
            both.same()
            frames += 1
        wanted(app, screen, update)

    with monkeypatch.context() as patched:
        patched.setattr(BriefingApp, "_display", display)
        async with desk(TEXT, TEXT[:400]) as it:
            for act in acts:
                if isinstance(act, tuple):
                    size, whole = act, False
                    both.resize(*act, "\x1b[1;1Hleft")
                    await it.resize(*act)
                else:
                    await it.press(act)
    assert frames > 5
