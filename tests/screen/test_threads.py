"""Mail threads in the list, and the recipients of copies in the header."""

from pathlib import Path

import pytest
from mail_samples import THREADS

from tui.collection.sources import Source

QUAY = ["Quay closed", "└ Eva Moss: Quay closed"]
DAM = ["Dam at Orla", "└ Carl Holm: Dam at Orla", "└ Dora Lind: Dam at Orla"]


@pytest.fixture
def mailbox(desk):
    """Open the list of a mailbox."""
    return lambda **settings: desk(Source("mail.mbox", Path("mail.mbox"), THREADS), listed=True, **settings)


async def filled(it) -> None:
    await it.until(lambda: len(it.app.catalog.view) == 6)
    await it.until(lambda: it.app.filler._looking is not None and it.app.filler._looking.done())
    it.app.screen.freshen()
    await it.quiet()


def titles(it) -> list[str]:
    """Return the titles in the list, with what stands before them."""
    return [line.split("2026-")[1][6:].split("   ")[0] for line in it.column("briefings")[1:] if line]


async def test_answers_stand_below_the_first_message_of_their_thread(mailbox) -> None:
    async with mailbox() as it:
        await filled(it)
        assert titles(it) == [*DAM, "Menu", *QUAY]
        await it.press("s", "s", "s")
        assert it.status == "sorted: by title"
        assert not [title for title in titles(it) if title.startswith("└")], "sorted by title they are mixed"


async def test_thread_with_the_newest_unread_message_comes_first(mailbox) -> None:
    async with mailbox() as it:
        await filled(it)
        await it.press("s")
        assert it.status == "sorted: newest first"
        assert titles(it) == [*DAM, *QUAY, "Menu"]
        await it.press("j", "j", "r")  # of the dam, 5 February is now the newest unread; of the quay, 6
        assert titles(it) == [*QUAY, *DAM, "Menu"]
        await it.press("g", "r", "j", "r")  # of the quay all is read, the last on 6 February
        assert titles(it) == [*QUAY, *DAM, "Menu"]
        await it.press("s")
        assert it.status == "sorted: by thread"
        assert titles(it) == [*DAM, *QUAY, "Menu"], "unread threads, then read ones, then single messages"


async def test_filtered_answer_without_its_first_message_is_not_indented(mailbox) -> None:
    async with mailbox() as it:
        await filled(it)
        await it.press("f", *"moss", "enter")
        assert titles(it) == ["Quay closed"]


async def test_answer_to_an_archived_message_stays_in_the_list(mailbox) -> None:
    async with mailbox() as it:
        await filled(it)
        await it.press("a")
        assert titles(it) == ["Dam at Orla", "└ Dora Lind: Dam at Orla", "Menu", *QUAY]


async def test_header_names_who_got_a_copy(mailbox) -> None:
    async with mailbox() as it:
        await filled(it)
        await it.press("G", "k", "enter")
        await it.turned()
        assert "cc Eva Moss, Bob Day +1 · Peter Novak" in it.lines()[0]
        await it.resize(60, 20)
        assert "cc " not in it.lines()[0], "a narrow header has no room for them"
