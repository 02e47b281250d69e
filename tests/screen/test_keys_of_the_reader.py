"""Every key of the table, on a text where the expected place is worked out by hand."""

from pathlib import Path

import pytest

from tui.settings import keys

# ¶ 1: two sentences, ¶ 2: one, ¶ 3: two, ¶ 4: one; Anna Berg is in ¶ 1, 3 and 4, Peter Novak in 1 and 4.
NAMES_IN_ORDER = ["Anna Berg", "Peter Novak", "Lund", "Berg", "Lund", "Peter Novak", "Oslo", "Anna Berg"]
OPENINGS = [
    "Anna Berg met",
    "The harbor stayed",
    "Ferries waited",
    "Berg said",
    "Nobody was hurt.",
    "Later Peter Novak",
]

MOVES = {
    # id: (keys that lead to where it starts, keys to press one by one, how the sentence there begins)
    "move.down": ("", ["j", "down"], ["The harbor stayed", "Ferries waited"]),
    "move.up": ("G", ["k", "up"], ["Nobody was hurt.", "Berg said"]),
    "move.last": ("", ["G"], ["Later Peter Novak"]),
    "move.first": ("G", ["g"], ["Anna Berg met"]),
    "move.page_down": ("", ["space"], ["Later Peter Novak"]),
    "move.page_up": ("G", ["b"], ["Anna Berg met"]),
    "move.half_down": ("", ["ctrl+d"], ["Later Peter Novak"]),
    "move.half_up": ("G", ["ctrl+u"], ["Anna Berg met"]),
    "key.next": ("", ["}", "}"], ["The harbor stayed", "Anna Berg met"]),
    "key.previous": ("", ["{", "{"], ["The harbor stayed", "Anna Berg met"]),
}
PANES = {
    # id: (pane at first, key, pane then)
    "pane.next": ("source", "tab", "summary"),
    "pane.previous": ("source", "shift+tab", "entities"),
    "pane.summary": ("source", "1", "summary"),
    "pane.entities": ("source", "2", "entities"),
    "pane.source": ("summary", "3", "source"),
    "pane.left": ("source", "h", "entities"),
    "pane.right": ("summary", "l", "entities"),
}
ELSEWHERE = {
    "show": "test_enter_on_a_sentence_shows_it_in_the_source",
    "focus": "test_enter_on_an_entity_focuses_on_it",
    "focus.here": "test_enter_in_the_source_focuses_on_the_mention_there",
    "mention.next": "test_n_and_N_cycle_through_the_mentions",
    "mention.previous": "test_n_and_N_cycle_through_the_mentions",
    "entity.next": "test_brackets_cycle_through_names_from_all_panes",
    "entity.previous": "test_brackets_cycle_through_names_from_all_panes",
    "find": "test_search_matches_while_typing",
    "links": "test_L_lists_the_links_with_place_and_address",
    "heading.next": "test_parentheses_step_through_the_headings_and_say_when_they_wrap",
    "heading.previous": "test_parentheses_step_through_the_headings_and_say_when_they_wrap",
    "outline": "test_enter_goes_to_the_heading_and_back_undoes_it",
    "quoted": "test_Q_shows_quoted_text_and_folds_it_again",
    "go": "test_typed_position_is_gone_to",
    "find.mode": "test_mode_key_changes_the_mode_while_typing",
    "scroll.left": "test_wide_table_is_scrolled_by_columns",
    "scroll.right": "test_wide_table_is_scrolled_by_columns",
    "jump.back": "test_back_and_forward_walk_the_jump_list",
    "jump.forward": "test_back_and_forward_walk_the_jump_list",
    "mark.set": "test_mark_is_set_and_returned_to",
    "mark.go": "test_mark_is_set_and_returned_to",
    "back": "test_escape_clears_the_focus",
    "longer": "test_plus_and_minus_change_the_length",
    "shorter": "test_plus_and_minus_change_the_length",
    "keep": "test_kept_sentence_stays_at_any_length",
    "drop": "test_dropped_sentence_is_replaced_by_the_next",
    "new": "test_new_sentences_since_an_earlier_briefing_are_marked",
    "undo": "test_undo_reverts_steps_in_reverse_order",
    "why": "test_w_explains_why_a_sentence_was_chosen",
    "note": "test_note_is_shown_copied_and_exported_with_its_sentence",
    "about": "test_o_shows_role_quotes_and_mentions_of_an_entity",
    "filter": "test_f_filters_the_entities_as_typed",
    "type": "test_t_cycles_through_entity_types",
    "zoom": "test_z_zooms_the_current_pane",
    "select": "test_v_selects_a_passage_that_moving_extends",
    "copy": "test_c_copies_the_displayed_summary",
    "copy.sentence": "test_C_copies_the_sentence_without_citation",
    "copy.citation": "test_Y_copies_the_sentence_with_its_citation",
    "mouse": "test_M_toggles_mouse_capture",
    "reload": "test_changed_briefing_is_marked_and_R_reloads_it",
    "export": "test_export_key_writes_the_displayed_summary",
    "briefing.unread": "test_next_unread_skips_read_and_unreadable_briefings",
    "search.all": "test_search_in_all_opens_a_briefing_at_the_match",
    "list.versions": "test_versions_of_a_story_share_a_line_and_differences_are_shown",
    "elsewhere": "test_other_briefings_of_an_entity_are_listed_and_open",
    "digest": "test_digest_of_listed_briefings_is_cancelled_and_exported",
    "list": "test_list_opens_a_briefing_and_returns_to_its_place",
    "list.open": "test_list_opens_a_briefing_and_returns_to_its_place",
    "list.filter": "test_list_is_filtered_while_typing",
    "list.sort": "test_sort_key_cycles_through_the_orders",
    "list.read": "test_r_toggles_the_read_mark",
    "list.read_all": "test_mark_all_read_spares_those_that_the_filter_hides",
    "list.star": "test_star_is_shown_sorted_and_filtered",
    "list.archive": "test_archived_briefing_leaves_the_list_and_is_shown_by_its_key",
    "list.remove": "test_removed_briefing_is_shown_after_the_archived_ones",
    "list.archived": "test_removed_briefing_is_shown_after_the_archived_ones",
    "list.new_files": "test_new_files_are_counted_and_R_shows_them",
    "list.undo": "test_undo_reverts_marks_in_reverse_order",
    "list.paste": "test_pasted_text_is_read_and_not_stored",
    "list.leave": "test_list_opens_a_briefing_and_returns_to_its_place",
    "list.back": "test_escape_clears_the_filter_and_then_leaves",
    "briefing.next": "test_comma_and_full_stop_switch_briefings",
    "briefing.previous": "test_comma_and_full_stop_switch_briefings",
    "messages": "test_messages_are_shown_whole_on_their_page",
    "commands": "test_command_is_found_by_typing_and_run",
    "help": "test_help_lists_every_key",
    "redraw": "test_redraw_and_suspend_keys_call_their_actions",
    "suspend": "test_redraw_and_suspend_keys_call_their_actions",
    "quit": "test_q_quits_and_stops_the_analysis",
}


def test_bound_keys_have_a_test() -> None:
    assert {*MOVES, *PANES, *ELSEWHERE} == {key.id for key in keys.KEYS}
    files = [file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("test_*.py")]
    assert [name for name in ELSEWHERE.values() if not any(f"def {name}(" in text for text in files)] == []


async def test_movement_keys_move_the_cursor_in_the_source(desk) -> None:
    async with desk(config=desk.two_sentences) as it:
        for ident, (before, pressed, openings) in MOVES.items():
            await it.press("g", *before)
            for key, opening in zip(pressed, openings, strict=True):
                await it.press(key)
                assert it.sentence.startswith(opening), ident
                number = OPENINGS.index(opening) + 1
                assert it.status.split(" (")[0].endswith(f"sentence {number} of 6"), ident
                assert len([line for line in it.column("source") if line.startswith("▸")]) == 1, ident


async def test_wrapping_around_the_key_sentences_is_reported(desk) -> None:
    async with desk(config=desk.two_sentences) as it:
        await it.press("}", "}")
        assert it.status == "sentence 1 of 6 (wrapped to start)"
        await it.press("{")
        assert it.status == "sentence 2 of 6 (wrapped to end)"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_pane_keys_move_the_focus(desk, size: tuple[int, int]) -> None:
    async with desk(size=size) as it:
        for ident, (first, key, then) in PANES.items():
            await it.press(str(keys.PANES.index(first) + 1))
            assert it.focus == first, ident
            await it.press(key)
            assert it.focus == then, ident
            assert then in it.shown, ident
            assert [pane for pane in it.shown if it.lit(pane)] == [then], ident


async def test_pane_keys_stop_at_the_ends_and_tab_wraps(desk) -> None:
    async with desk() as it:
        await it.press("l")
        assert it.focus == "source"
        await it.press("h", "h", "h")
        assert it.focus == "summary"
        await it.press("shift+tab")
        assert it.focus == "source"


async def test_number_of_panes_follows_the_width(desk) -> None:
    async with desk(size=(110, 20)) as it:
        assert it.shown == ["summary", "entities", "source"]
        await it.resize(109, 20)
        assert it.shown == ["summary", "source"]
        await it.press("2")
        assert it.shown == ["entities", "source"]
        await it.press("3")
        assert it.shown == ["entities", "source"]
        await it.press("1")
        assert it.shown == ["summary", "source"]
        await it.resize(69, 20)
        assert it.shown == ["summary"]
        assert it.column("summary")[1].startswith("▸1  Anna Berg met")
        await it.press("3")
        assert it.shown == ["source"]
        await it.resize(70, 20)
        assert it.shown == ["summary", "source"]


async def test_enter_on_a_sentence_shows_it_in_the_source(desk) -> None:
    async with desk(config=desk.two_sentences) as it:
        await it.press("1", "j", "enter")
        assert it.sentence.startswith("The harbor stayed")
        assert it.focus == "summary"
        await it.resize(60, 20)
        await it.press("k", "enter")
        assert it.sentence.startswith("Anna Berg met")
        assert it.shown == ["source"]


async def test_enter_on_an_entity_focuses_on_it(desk) -> None:
    async with desk() as it:
        await it.press("2", "j", "enter")
        assert it.reading.focused.name == "Peter Novak"
        assert it.status == "mention 1 of 2 of Peter Novak, ¶ 1"
        assert it.reversed() == ["Peter Novak"]
        assert it.column("summary")[0] == "SUMMARY 2: Peter Novak"
        assert "longer" not in it.footer, "both sentences that name him are in it"


async def test_enter_in_the_source_focuses_on_the_mention_there(desk) -> None:
    async with desk() as it:
        assert "enter focus" in it.footer
        await it.press("j")
        assert "enter" not in it.footer
        await it.press("enter")
        assert it.status == "no entity here: ] goes to the next one"
        await it.press("]", "enter")
        assert it.status == "mention 2 of 3 of Anna Berg, ¶ 3"
        assert it.reading.focused.name == "Anna Berg"


async def test_enter_focuses_on_a_name_that_opens_a_sentence(desk) -> None:
    async with desk() as it:
        assert it.reversed() == ["Anna"]
        await it.press("enter")
        assert it.status == "mention 1 of 3 of Anna Berg, ¶ 1"


async def test_n_and_N_cycle_through_the_mentions(desk) -> None:
    async with desk() as it:
        await it.press("n")
        assert it.status == "no entity in focus: press enter on one"
        await it.press("2", "enter")
        said = []
        for _ in range(3):
            await it.press("n")
            said.append(it.status)
        assert said == [
            "mention 2 of 3 of Anna Berg, ¶ 3",
            "mention 3 of 3 of Anna Berg, ¶ 4",
            "mention 1 of 3 of Anna Berg, ¶ 1 (wrapped to start)",
        ]
        await it.press("N")
        assert it.status == "mention 3 of 3 of Anna Berg, ¶ 4 (wrapped to end)"
        await it.press("N")
        assert it.status == "mention 2 of 3 of Anna Berg, ¶ 3"


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_brackets_cycle_through_names_from_all_panes(desk, pane: str) -> None:
    async with desk() as it:
        await it.press(pane, "[")
        assert it.status == "Anna Berg, person, ¶ 4 (wrapped to end)"
        await it.press("]")
        assert it.status == "Anna Berg, person, ¶ 1 (wrapped to start)"
        seen = []
        for _ in NAMES_IN_ORDER:
            seen.append(it.reading.document.at(it.reading.mention))
            assert it.reversed()[-1:] == seen[-1:] if pane == "3" else True
            await it.press("]")
        assert seen == NAMES_IN_ORDER
        await it.press("[", "[")
        assert it.status == "Oslo, place, ¶ 4"


async def test_escape_clears_the_focus(desk) -> None:
    async with desk() as it:
        await it.press("2", "enter", "n")
        cursor = it.reading.cursor
        await it.press("escape")
        assert it.status == "focus cleared"
        assert it.reading.focus is None
        assert it.reading.cursor == cursor
        assert it.column("summary")[0] == "SUMMARY 5 of 6"
        await it.press("escape")
        assert it.status == "nothing to clear"


async def test_plus_and_minus_change_the_length(desk) -> None:
    async with desk(config=desk.two_sentences) as it:
        at = it.reading.cursor
        await it.press("-")
        assert (it.status, it.column("summary")[0]) == ("1 key sentence", "SUMMARY 1 of 6")
        assert "shorter" not in it.footer
        await it.press("-")
        assert it.status == "already at minimum length"
        await it.press(*"+++++")
        assert (it.status, it.column("summary")[0]) == ("6 key sentences", "SUMMARY 6 of 6")
        assert "longer" not in it.footer
        await it.press("+")
        assert it.status == "already at maximum length"
        assert it.reading.cursor == at
        assert sum(line.startswith(("▌", "▸▌")) for line in it.column("source")) >= 6
