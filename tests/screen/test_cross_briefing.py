"""Features that span briefings: other briefings of an entity, and the digest."""

MONDAY = (
    "Talks go on\n\n2026-02-02\n\nAnna Berg met Peter Novak in Lund on Monday. The harbor stayed closed.\n\n"
    "Berg said the talks in Lund went well.\n"
)
TUESDAY = (
    "Ferries sail again\n\n2026-02-03\n\nThe crews were thanked by Minister Anna Berg on Tuesday. "
    "Nobody was hurt.\n\nCarl Holm left for Oslo.\n"
)
SUNDAY = (
    "Storm closes harbor\n\n2026-02-01\n\nThe wind blew hard. Peter Novak closed the harbor. "
    "Anna Berg was told.\n"
)
NAMES = ("monday.txt", "tuesday.txt", "sunday.txt")


async def test_other_briefings_of_an_entity_are_listed_and_open(desk) -> None:
    async with desk(MONDAY, TUESDAY, SUNDAY, names=NAMES, size=(100, 20)) as it:
        await it.press("]", "O")
        page = [line.strip() for line in it.lines()[:-2] if line.strip()]
        assert page == [
            "ANNA BERG IN OTHER BRIEFINGS 2",
            "▸ 2026-02-01 · Storm closes harbor · Anna Berg · 1 mention",
            "Anna Berg was told.",
            "2026-02-03 · Ferries sail again · Anna Berg · 1 mention",
            "The crews were thanked by Minister Anna Berg on Tuesday.",
        ]
        await it.press("j", "enter")
        await it.turned()
        assert it.lines()[0].strip().startswith("Ferries sail again")
        assert it.sentence == "The crews were thanked by Minister Anna Berg on Tuesday."
        await it.press("G", "]", "[", "O", "escape")
        assert it.focus == "source"


async def test_entity_of_one_briefing_has_no_other_briefings(desk) -> None:
    async with desk(MONDAY, TUESDAY, SUNDAY, names=NAMES) as it:
        await it.press(".")
        await it.turned()
        await it.press("2")
        while it.reader.entities.current.name != "Carl Holm":
            await it.press("j")
        await it.press("O")
        assert it.lines()[1].strip() == "no other briefing mentions Carl Holm"
        await it.press("enter")
        assert it.focus == "entities"


async def test_other_briefings_need_an_entity(desk) -> None:
    async with desk(MONDAY, TUESDAY) as it:
        await it.press("g", "O")
        assert it.status == "no entity here: go to one in the entities, or focus on one"


async def test_digest_of_listed_briefings_is_cancelled_and_exported(desk, tmp_path) -> None:
    config = desk.export_to(tmp_path)
    async with desk(MONDAY, TUESDAY, SUNDAY, names=NAMES, config=config, listed=True) as it:
        await it.press("enter")
        await it.app.briefing.turning
        await it.press("D")
        assert it.status == "digest: 0 of 3 briefings analyzed (D cancels)"
        await it.press("D")
        assert it.status == "digest cancelled"
        await it.settle()
        await it.press("G", "p", "i", "D")
        await it.digested()
        assert "digest.md" in it.lines()[1]
        await it.press("enter")
        assert it.status.startswith("written: ")
        text = (tmp_path / "digest.md").read_text(encoding="utf-8")
        assert "# Digest of 3 briefings" in text
        assert "| Anna Berg | person | 3 | 4 |" in text
        thread = text[: text.index("## Briefings")]
        assert "> Berg said the talks in Lund went well." in thread, "what was kept is quoted"
        assert "> Anna Berg met" not in thread, "and alone, where something was"


async def test_digest_skips_unreadable_briefings(desk, tmp_path) -> None:
    async with desk(MONDAY, "", SUNDAY, names=NAMES, config=desk.export_to(tmp_path)) as it:
        await it.press("D")
        await it.digested()
        await it.press("enter")
        assert "Digest of 2 briefings" in (tmp_path / "digest.md").read_text(encoding="utf-8")
