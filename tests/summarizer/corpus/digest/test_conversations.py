"""Messages are grouped by their headers and, where these lead nowhere, by their subjects."""

import pytest

from summarizer.corpus.digest.conversations import conversations
from summarizer.corpus.digest.markdown import digest
from summarizer.document import MessageHeaders


def message(ident: str | None, subject: str = "", *references: str, reply: bool = False) -> MessageHeaders:
    return MessageHeaders(ident, references, subject, reply or bool(references))


@pytest.mark.parametrize(
    ("messages", "groups"),
    [
        ([message("1", "Piles"), message("2", "Piles", "1"), message("3", "Piles", "1", "2")], [0, 0, 0]),
        ([message("3", "", "2"), message("1"), message("2", "", "1")], [0, 0, 0]),
        ([message("2", "", "1"), message("3", "", "1")], [0, 0]),
        ([message("1", "Piles"), message("2", "Fees", "1")], [0, 0]),
        ([message("1", "Weekly report"), message("2", "Weekly report")], [0, 1]),
        ([message(None, "Piles"), message(None, "PILES", reply=True)], [0, 0]),
        ([message("1", "Piles"), message("2", "Piles", "gone"), message("3", "Fees")], [0, 0, 2]),
        (
            [message("1", "Report"), message("2", "Report"), message("3", "Report", reply=True)],
            [0, 1, 1],
        ),
        ([message("1", ""), message("2", "", reply=True)], [0, 1]),
        ([None, message("1", "Piles"), None], [0, 1, 2]),
        ([message("1", "Piles"), message("1", "Piles")], [0, 0]),
    ],
)
def test_messages_are_grouped_by_ids_then_by_subjects_of_replies(messages, groups):
    assert conversations(messages, ["2026-05-14"] * len(messages)) == groups


def test_reply_follows_the_latest_earlier_message_with_its_subject():
    messages = [message("1", "Report"), message("2", "Report", reply=True), message("3", "Report")]
    assert conversations(messages, ["2026-05-01", "2026-05-02", "2026-05-03"]) == [0, 0, 2]
    assert conversations(messages, ["2026-05-01", "2026-05-04", "2026-05-03"]) == [0, 1, 1]


def test_long_chain_of_replies_takes_linear_time():
    chain = [message(str(n), "Piles", str(n + 1)) for n in range(50_000)]
    assert set(conversations(chain, [None] * len(chain))) == {0}


def test_letters_of_one_conversation_are_one_thread_of_the_digest(brief, with_message):
    ask = brief("The quay of Tarn is closed to all ships.", date="2026-05-14", title="Quay")
    answer = brief("Mira Halden will pay nine crowns for bread.", date="2026-05-15", title="Lunch")
    assert digest([ask, answer]).count("\n## ") == 4
    linked = [with_message(ask, message("1", "Quay")), with_message(answer, message("2", "Lunch", "1"))]
    assert digest(linked).count("\n## ") == 3
