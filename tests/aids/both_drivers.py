"""One stream of what Textual writes, through its own driver and through ours, into two terminals."""

from mended_pyte import Terminal, Widths, as_rich, differences

from tui.terminal.output import TerminalOutput


class Both:
    """The terminal that gets everything, and the one that gets changes."""

    def __init__(self, columns: int, rows: int, widths: Widths = as_rich) -> None:
        self.screen = TerminalOutput(columns, rows)
        self.screen.feeds = True
        self.stock, self.light = Terminal(columns, rows), Terminal(columns, rows, widths)
        self.write("\x1b[?1049h")

    def write(self, *pieces: str) -> str:
        """What is sent to the second one."""
        for piece in pieces:
            self.lose(piece)
        sent = self.screen.next()
        self.light.feed(sent)
        return sent

    def lose(self, piece: str) -> None:
        """The second one's line stalls."""
        self.stock.feed(piece)
        self.screen.take(piece)

    def resize(self, columns: int, rows: int, left: str = "") -> None:
        """Both show some rest of what they showed, as terminals do."""
        for terminal in self.stock, self.light:
            terminal.resize(columns, rows)
            terminal.feed(left)
        self.screen.resize(columns, rows)

    def same(self) -> None:
        assert differences(self.stock, self.light) == []
