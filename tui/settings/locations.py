"""Default paths. Each is computed when asked for, since that needs a slow import."""

from __future__ import annotations

from pathlib import Path

FOLDER = "briefing"


def config_file() -> Path:
    """Return the path of the user's settings file ($XDG_CONFIG_HOME or ~/.config on Linux).

    It may not exist.
    """
    from platformdirs import user_config_path

    return user_config_path(FOLDER) / "config.toml"


def names_file() -> Path:
    """Return the path of the user's rules about names, beside the settings. It may not exist."""
    return config_file().with_name("names.toml")


def state_folder() -> Path:
    """Return the folder of the store ($XDG_STATE_HOME or ~/.local/state on Linux); it may not exist."""
    from platformdirs import user_state_path

    return user_state_path(FOLDER)


def samples() -> Path:
    """Return the folder of the sample briefings that come with the program."""
    from importlib.resources import files

    return Path(str(files("tui") / "samples"))
