"""Send Textual's output to one terminal unchanged, and to another one through our driver, to compare them."""

from mended_pyte import Terminal, Widths, as_rich, differences

from tui.terminal.output import TerminalOutput
from tui.terminal.widths import NONE_AGREED


class Both:
    """Two terminals: `stock` gets all output, `light` only the changes."""

    def __init__(
        self, columns: int, rows: int, widths: Widths = as_rich, agreed: frozenset[str] = NONE_AGREED
    ) -> None:
        self.screen = TerminalOutput(columns, rows)
        self.screen.feeds = True
        self.screen.agreed = agreed
        self.stock, self.light = Terminal(columns, rows), Terminal(columns, rows, widths)
        self.write("\x1b[?1049h")

    def write(self, *pieces: str) -> str:
        """Write output to both terminals; return what is sent to `light`."""
        for piece in pieces:
            self.lose(piece)
        sent = self.screen.next()
        self.light.feed(sent)
        return sent

    def lose(self, piece: str) -> None:
        """Write output while the line of `light` is stalled, so that it gets nothing yet."""
        self.stock.feed(piece)
        self.screen.take(piece)

    def resize(self, columns: int, rows: int, left: str = "") -> None:
        """Resize both terminals; `left` is what they still show afterwards."""
        for terminal in self.stock, self.light:
            terminal.resize(columns, rows)
            terminal.feed(left)
        self.screen.resize(columns, rows)

    def same(self) -> None:
        """Assert that both terminals show the same."""
        assert differences(self.stock, self.light) == []
