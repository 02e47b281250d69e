"""A morning with thirty briefings, and the next one."""

import pytest

TOWNS = ["Alby", "Borås", "Eslöv", "Falun", "Gävle", "Hjo", "Kalmar", "Lund", "Malmö", "Nora"]
GIVEN = ["Anna", "Carl", "Dora", "Erik", "Frida", "Gustav", "Hanna", "Ivar", "Jonas", "Karin"]
FAMILY = ["Berg", "Holm", "Lind", "Dahl", "Ek", "Moe", "Lie", "Ström", "Falk", "Sund"]


def briefing(number: int) -> str:
    """Each of another matter, so that no two are one story."""
    town, person, day = (
        TOWNS[number % 10],
        f"{GIVEN[number * 7 % 10]} {FAMILY[number * 7 % 10]}",
        number // 3 + 1,
    )
    verb = ("closed", "opened", "flooded")[number // 10]
    return (
        f"Harbor {number} of {town} is {verb}\n\n2026-02-{day:02}\n\n"
        f"{person} {verb} harbor {number} in {town} on the morning of day {day}. "
        f"It has {number + 40} berths and {number * 3 + 7} cranes.\n\n"
        f"Crews of {number + 11} ships from {TOWNS[(number + 3) % 10]} were told to wait.\n\n"
        f"{person} said that {number + 2} million crowns would be paid by March.\n"
    )


@pytest.fixture
def morning(folder):
    """A folder of thirty."""
    (folder / "today").mkdir()
    for number in range(30):
        (folder / "today" / f"{number:02}.txt").write_text(briefing(number), encoding="utf-8")
    return folder


def row(screen: str, text: str) -> str:
    return next(line for line in screen.splitlines() if text in line)


def test_reading_thirty_briefings_on_two_days(tmux, morning):
    terminal = tmux(120, 36)
    terminal.open("today", text="BRIEFINGS 30, 30 unread")
    terminal.wait_for("Harbor 29 of")
    terminal.send("f")
    terminal.send(*"flooded lund")
    terminal.wait_until(lambda screen: "BRIEFINGS 1 of 30" in screen and "Harbor 27" in screen, "the filter")
    terminal.send("Enter")
    terminal.wait_for("filter: “flooded lund”")
    terminal.send("Enter")
    terminal.wait_for("SOURCE", "4 sentences ·")
    terminal.send("j", "j", "j", "p")
    terminal.wait_for("1 kept")
    terminal.send("j", "p")
    terminal.wait_for("2 kept")
    terminal.send("i")
    terminal.wait_for("BRIEFINGS 1 of 30")
    terminal.send("Escape")
    terminal.wait_for("BRIEFINGS 30, 29 unread")
    terminal.send("g", "Enter")
    terminal.wait_for("Harbor 0 of Alby is closed", "4 sentences ·")
    terminal.send("G", "p")
    terminal.wait_for("1 kept")
    terminal.send("D")
    terminal.wait_for("Digest of 30 briefings")
    terminal.send("Enter")
    terminal.wait_for("written: ")
    digest = (morning / "digest.md").read_text(encoding="utf-8")
    kept = digest.partition("### Harbor 27 of")[2].partition("\n### ")[0].splitlines()
    assert len([line for line in kept if line.startswith("> ") and not line.startswith("> —")]) == 2
    terminal.send("q")
    assert terminal.status() == "0"

    next_day(morning)
    terminal.open("today", text="BRIEFINGS 30")
    terminal.wait_until(lambda screen: screen.count("█") == 2, "what was kept is in the list")
    terminal.wait_for("BRIEFINGS 30, 29 unread")
    terminal.send("g")
    terminal.wait_until(lambda screen: row(screen, "Harbor 0 of").startswith(" ▸"), "the first line")
    terminal.send("Enter")
    terminal.wait_until(lambda screen: "sentence" not in screen.splitlines()[-2], "the briefing")
    screen = terminal.wait_until(lambda screen: "▸█" in screen, "the place")
    assert "2 million crowns" in row(screen, "▸█")
    terminal.send("i")
    terminal.wait_for("BRIEFINGS 30")
    terminal.send("f")
    terminal.send(*"changed")
    terminal.wait_for("BRIEFINGS 1 of 30")
    terminal.send("Enter", "Enter")
    terminal.wait_for("Harbor 27 of Lund is flooded", "5 sentences ·", "SOURCE")
    screen = terminal.wait_until(lambda screen: "+Olof" in screen, "what is new")
    new = [line for line in screen.splitlines() if "│" in line and "+" in line.rpartition("│")[2][:8]]
    told = " ".join(line.rpartition("│")[2].partition("+")[2].strip() for line in new)
    assert told == "Olof Quist saw the bridge fell 500 trees.", screen
    terminal.send("a")
    terminal.wait_for("SUMMARY 1 new, 2 kept", "1 sentence you haven't read before")
    terminal.send("q")
    assert terminal.status() == "0"


def next_day(folder) -> None:
    """One of those that were read has a sentence more."""
    path = folder / "today" / "27.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\nOlof Quist saw the bridge fell 500 trees.\n", encoding="utf-8")
