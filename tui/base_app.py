"""Base application, independent of the content: theme, keys, help, commands, messages, redrawing.

Keys that end the program may overtake others in the key queue, where they are not text: that follows from the
keymap and the bindings of the current screen.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Protocol, runtime_checkable

from textual.filter import LineFilter
from textual.keys import _character_to_key
from textual.screen import Screen

from summarizer.safe_text import label
from tui.model.export_target import Permissions
from tui.screens.page import HelpScreen, messages_page
from tui.settings import command_list, config_file, keymap, setting_commands, themes, toml_file
from tui.settings import styles as look
from tui.settings.config import Config, change
from tui.settings.keymap import Keymap, split
from tui.settings.style_filter import StyleFilter
from tui.settings.styles import StyleSheet
from tui.terminal import streams
from tui.terminal.app import TerminalApp
from tui.terminal.input import LONGEST_PASTE
from tui.terminal.key_queue import EndingKeys, ScreenKeys

ON_EVERY_SCREEN = ("redraw", "suspend")
"""Ids of keys that also work on pages."""
ALWAYS = frozenset({"quit", "wear"})
"""Actions of pages that are allowed whatever the keys are."""


class BaseApp(TerminalApp):
    """An application with the program's theme and keys. Subclasses show messages on their screens."""

    CSS_PATH = "reader.tcss"

    def __init__(self, config: Config, terminal: themes.Terminal, permissions: Permissions) -> None:
        super().__init__(plain=config.plain_driver)
        self.config, self.permissions = config, permissions
        table, _ = keymap.settled(config.keys)
        self.keys = table.without(permissions.unbound)
        keymap.bind(self, self.keys.named(*ON_EVERY_SCREEN))
        self._terminal = terminal
        self._colors = config.colors
        theme, why = themes.fitting(config.theme, terminal)
        notices = [f"{why}; using {theme}"] if why else []
        if self.lacking:
            notices.append(f"this release of Textual is not known: using its own driver ({self.lacking})")
        self.messages: list[str] = [*config.complaints, *notices]
        by_terminal = {"on": True, "auto": terminal.hyperlinks}.get(config.hyperlinks, False)
        self._hyperlinks = by_terminal and not permissions.restricted
        """Whether the terminal gets the addresses of links."""
        self._dressing = StyleFilter(self._look(theme))

    def on_load(self) -> None:
        self.theme = self._dressing.look.theme
        self.animation_level = "none"
        self.app_resume_signal.subscribe(self, lambda _: self.refresh_all())

    async def on_mount(self) -> None:
        if self.permissions.restricted:
            streams.ignore_suspend()  # again, since the driver installs handlers of its own

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a restricted session, allow only the actions of the table of keys, not all of Textual's."""
        if self.permissions.restricted and action not in self._open_to_all:
            return False
        return super().check_action(action, parameters)

    @cached_property
    def _open_to_all(self) -> frozenset[str]:
        """Return the application's actions in the table of keys, and those of pages."""
        actions = (key.action.partition("(")[0] for key in self.keys.keys)
        return ALWAYS | {name.removeprefix("app.") for name in actions if name.startswith("app.")}

    def say(self, text: str, *, warn: bool = False) -> None:
        """Show a message on the current screen."""

    def warn(self, message: str) -> None:
        """Show an error message and add it to the list of messages."""
        self.messages.append(message)
        if self.screen_stack:  # there is no screen at the very end
            self.say(self.with_hint(message), warn=True)

    def with_hint(self, message: str) -> str:
        """Return an error message with a hint to the key that lists all messages."""
        hint = self.keys.hint("messages", "lists all")
        return f"{message}  ({hint})" if hint else message

    # Keys

    @property
    def ending_keys(self) -> EndingKeys:
        """Return the keys that end the program."""
        return _ending_keys(self.keys)

    def screen_keys(self) -> ScreenKeys:
        """Return the effects of keys on the current screen."""
        return _screen_keys(self.screen) if self.screen_stack else ScreenKeys()

    def on_keys_lost(self) -> None:
        self._warn_once("some keys were dropped: too many at once")

    def on_paste_cut(self) -> None:
        self._warn_once(f"paste cut to its first {LONGEST_PASTE // 1024} KB")

    def _warn_once(self, message: str) -> None:
        """Show a message each time, but list it once: a client could trigger it without end."""
        if message in self.messages:
            self.messages.remove(message)
        self.warn(message)

    # Settings

    @property
    def length(self) -> str:
        """Return the length of the summary on the screen; empty if there is none."""
        return ""

    @property
    def may_save(self) -> bool:
        """Whether settings may be saved: to a user's own file, never in a restricted session."""
        return self.config.file is not None and not self.permissions.restricted

    def configure(self, config: Config) -> None:
        """Apply changed settings."""
        self.config = config

    async def action_save(self, name: str, value: str | int) -> None:
        """Apply a setting, and save it to the user's file."""
        file = self.config.file
        if file is None or not self.may_save:
            return
        self.configure(change(self.config, name, value))
        try:
            await asyncio.to_thread(config_file.save, file, name, value)
        except config_file.SaveError as error:
            self.warn(f"not saved: {error}")
        else:
            self.say(f"saved: {name} = {toml_file.written(value)} in {label(str(file))}")

    # Theme

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return only the program's filter.

        Textual's would turn NO_COLOR into grays, and replace terminal colors.
        """
        return [self._dressing]

    @property
    def look(self) -> StyleSheet:
        """Return the current style sheet."""
        return self._dressing.look

    def wear(self, theme: str) -> None:
        """Change the theme."""
        if theme != self.look.theme:
            self._dressing = StyleFilter(self._look(theme))
            self.theme = theme
            self.refresh_all()

    def _look(self, theme: str) -> StyleSheet:
        return replace(self._colors_of(theme), hyperlinks=self._hyperlinks)

    def _colors_of(self, theme: str) -> StyleSheet:
        if self._terminal.depth == 0:
            return look.uncolored()
        own: Mapping[str, str] = {kind: color for kind, color in self._colors.items() if color}
        if theme in themes.OWN:
            return look.of_terminal(theme, own)
        from tui.settings.palette import palette

        return palette(theme, self._terminal.depth, own)

    # Help and commands

    def action_help(self) -> None:
        """Open the list of all keys, those that work now first."""
        groups = command_list.by_pane(self.keys, command_list.place(self.screen))
        self.push_screen(HelpScreen("KEYS", groups, self.look.theme, self.wear), self._run)

    def action_commands(self) -> None:
        """Open the list of all commands and themes."""
        groups = [
            *command_list.by_pane(self.keys, command_list.place(self.screen)),
            *command_list.themes_for(self._terminal, self.look.theme),
        ]
        if self.may_save:
            groups += setting_commands.settings_for(self.config, self.look.theme, self.length)
        self.push_screen(HelpScreen("COMMANDS", groups, self.look.theme, self.wear), self._run)

    async def _run(self, action: str | None) -> None:
        """Run the chosen action on the screen from which it was chosen."""
        if action is not None:
            await self.run_action(action, default_namespace=self.screen)

    def action_wear(self, theme: str) -> None:
        self.wear(theme)
        worn = f"theme: {theme} (this session)"
        if self.may_save:
            self.say(self.keys.with_hint(worn, "commands", "look.theme saves it"))
        else:
            self.say(f'{worn}. To keep it: [look] theme = "{theme}" in config.toml')

    def action_messages(self) -> None:
        self.push_screen(messages_page(self.messages))


QUIT, QUIT_ACTION = "quit", "app.quit"
NEVER_TEXT = frozenset({"ctrl+c", "ctrl+q"})
"""Keys that can't be text. Bound to "quit", they end the program on every page and in every prompt."""
MOVING = ("move.", "pane.", "mention.", "entity.", "key.", "heading.")
"""Prefixes of the ids of keys that only move the cursor."""


@runtime_checkable
class Typing(Protocol):
    """A screen that may have a prompt."""

    @property
    def is_typing(self) -> bool:
        """Whether a line or a letter is being typed."""


def _ending_keys(table: Keymap) -> EndingKeys:
    """Return the keys that end the program."""
    named = {_textual(name) for key in table.keys if key.id == QUIT for name in split(key.keys)}
    return EndingKeys(frozenset(named & NEVER_TEXT), frozenset(named - NEVER_TEXT))


def _screen_keys(screen: Screen[Any]) -> ScreenKeys:
    """Return the effects of keys on a screen in its current state; none quits while text is being typed."""
    if isinstance(screen, Typing) and screen.is_typing:
        return ScreenKeys()
    active = {name: found.binding for name, found in screen.active_bindings.items() if found.enabled}
    return ScreenKeys(
        frozenset(name for name, binding in active.items() if binding.action == QUIT_ACTION),
        frozenset(name for name, binding in active.items() if (binding.id or "").startswith(MOVING)),
    )


def _textual(name: str) -> str:
    return _character_to_key(name) if len(name) == 1 else name
