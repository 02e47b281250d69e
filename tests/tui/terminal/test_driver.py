"""What the terminal shows can't show for certain: signals that come while another is being handled."""

import pytest

from tui.terminal.driver import ReaderDriver


class Driver(ReaderDriver):
    """One without a terminal, which is told to go on again while it takes it."""

    def __init__(self, *, again: int, fails: int = 0) -> None:
        self._must_signal_resume = True
        self._resuming = self._continued = False
        self.again, self.fails = again, fails
        self.taken = self.begun = 0

    def resume_application_mode(self) -> None:
        self.begun += 1
        while self.again:
            self.again -= 1
            self._sigcont_application()
        if self.fails:
            self.fails -= 1  # still in the background: Textual returns without the terminal
            return
        self.taken += 1
        self._must_signal_resume = False


@pytest.mark.parametrize("again", [0, 1, 3])
def test_terminal_is_resumed_once_despite_nested_signals(again):
    driver = Driver(again=again)
    driver._sigcont_application()
    assert (driver.begun, driver.taken) == (1, 1)
    driver._sigcont_application()
    assert (driver.begun, driver.taken) == (1, 1)


def test_resume_that_failed_in_the_background_is_repeated():
    driver = Driver(again=1, fails=1)
    driver._sigcont_application()
    assert (driver.begun, driver.taken) == (2, 1)


def test_failed_resume_is_not_repeated_without_a_signal():
    driver = Driver(again=0, fails=1)
    driver._sigcont_application()
    assert (driver.begun, driver.taken) == (1, 0)
    driver._sigcont_application()
    assert (driver.begun, driver.taken) == (2, 1)
