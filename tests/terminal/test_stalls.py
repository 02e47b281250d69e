"""A line that takes nothing for a while, and sizes of zero."""

import termios

from mended_pyte import Terminal

REDRAW = "\x0c"


def filled(line, marked, seed, times: int):
    """A reader that had so many screens to send and that nobody read; now it sleeps."""
    found = line(str(seed))
    found.read_until("sentences")
    found.resize(120, 36)
    for _ in range(times):
        found.press(REDRAW)
        marked.until(found.idle())
    return found


def test_newest_screen_is_sent_when_a_stalled_line_resumes(line, marked, seed):
    found = filled(line, marked, seed, times=16)
    found.press("G")
    marked.until(found.idle())
    terminal, sent = Terminal(120, 36), 0

    def there() -> bool:
        nonlocal sent
        data = found.take()
        sent += len(data)
        terminal.feed(data)
        return "sentence 16 of 16" in "\n".join(terminal.lines())

    marked.until(there, lambda: "\n".join(terminal.lines()))
    assert sent < 16 * 6000 / 2  # what the line holds, and one screen: not one for each key
    found.press("gq")
    assert found.process.wait(marked.deadline) == 0


def test_q_ends_the_reader_on_a_stalled_line(line, marked, seed):
    found = filled(line, marked, seed, times=14)
    before = termios.tcgetattr(found.end)
    found.press("q")
    assert found.process.wait(marked.deadline) == 0
    assert before[3] & termios.ICANON == 0
    assert termios.tcgetattr(found.end)[3] & termios.ICANON
    assert found.take().endswith("\x1b[?1049l\x1b[?25h\x1b[?1004l")
    marked.gone()


def test_zero_and_tiny_sizes_and_back(line, marked, seed):
    found = line(str(seed))
    found.read_until("sentences")
    for size in ((1, 1), (0, 0), (2, 500)):
        for columns, rows in (size, (120, 36)):
            marked.until(found.idle())
            found.take()
            found.resize(columns, rows)
        terminal = Terminal(120, 36)

        def whole(terminal: Terminal = terminal) -> bool:
            terminal.feed(found.take())
            lines = terminal.lines()
            return "ENTITIES" in lines[1] and "help" in lines[35] and "engagement is" in "\n".join(lines)

        marked.until(whole, lambda terminal=terminal: "\n".join(terminal.lines()))
    found.press("q")
    assert found.process.wait(marked.deadline) == 0
