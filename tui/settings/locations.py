"""Every path that the program knows by itself. Each is looked up when asked for: that costs an import."""

from __future__ import annotations

from pathlib import Path

FOLDER = "briefing"


def config_file() -> Path:
    """The settings, in the user's config folder ($XDG_CONFIG_HOME or ~/.config on Linux); maybe none."""
    from platformdirs import user_config_path

    return user_config_path(FOLDER) / "config.toml"


def state_folder() -> Path:
    """What is remembered of briefings ($XDG_STATE_HOME or ~/.local/state on Linux); maybe none."""
    from platformdirs import user_state_path

    return user_state_path(FOLDER)


def samples() -> Path:
    """The folder of sample briefings that comes with the program."""
    from importlib.resources import files

    return Path(str(files("tui") / "samples"))
