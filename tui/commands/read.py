"""`briefing [read]`: open the reader; without a terminal, print summaries.

Some things must be done before Textual is imported: choose the source of the keys, clean the environment, and
start the analysis process, which then loads NLTK on another core.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui import startup
from tui.commands import options, session
from tui.settings import locations
from tui.terminal import streams

if TYPE_CHECKING:
    from summarizer.document import Failure
    from summarizer.files.options import Options
    from tui.collection.sources import Source
    from tui.output import Output
    from tui.settings.config import Config
    from tui.store.deferred import DeferredStore

ABOUT = """\
Read briefings in the terminal: key sentences, names and the whole source side by
side. Without a terminal, print the key sentences."""
EXAMPLES = """\
commands (briefing COMMAND --help tells more):
  read                 open the reader (the default)
  summarize            print the key sentences
  digest               create one Markdown file from many briefings
  entities             list the people, places and organizations mentioned
  analyze --json       print the full analysis, for programs
  clippings            print the sentences you kept, by day or by name
  forget               delete remembered reading state
  config               print the settings in effect
  serve FOLDER         serve a folder to web browsers (extra web)
  doctor               print versions, terminal, files and extras, for a bug report

For a file named like a command, write ./read. Options may come anywhere; after --
come only PATHs.

The exit status is 0; 1 if some input could not be read; 2 if the command line was
wrong; 130 after SIGINT. In the reader q and ctrl+c end with 0.

examples:
  briefing                                   recently read ones; at first, the samples
  briefing talks.txt                         one briefing
  briefing ~/briefings                       all briefings of a folder
  curl -s https://example.org/talks.txt | briefing
  briefing summarize --length 20% talks.txt
  briefing summarize --format markdown -o talks.summary.md talks.txt
  briefing -                                 paste a text (ctrl+d ends it)
  briefing digest -o today.md ~/briefings
  briefing analyze --json ~/briefings > all.jsonl
"""
RECENT = 100
"""Maximum number of recent briefings that are listed if none is named."""
USAGE = "briefing [read] [PATH ...] [options]\n       briefing COMMAND [PATH ...] [options]"


def configure(parser: ArgumentParser) -> None:
    parser.usage, parser.description, parser.epilog = USAGE, ABOUT, EXAMPLES
    options.add_inputs(
        parser,
        "default: standard input if piped, else recently read briefings, or the sample briefings",
    )
    parser.add_argument("--follow", action="store_true", help="reload a briefing when its file changes")
    options.add_state(parser)
    session.add_restricted(parser)
    options.add_general(parser)


def run(args: Namespace) -> int:
    from tui.collection import sources

    session.check_restricted(args)
    if args.restricted is not None:
        return session.run_restricted(args, args.line)

    settings, reading = options.config(args), options.reading(args)
    paths = list(args.paths) or ([] if streams.is_terminal(streams.STDIN) else ["-"])
    if not streams.can_show(stdin_is_read=sources.reads_stdin(paths)):
        from tui.commands import inputs

        inputs.note_typed(paths, args.output)
        given = sources.listed(paths or _samples(), recursive=args.recursive, options=reading)
        return _print(given, settings, reading, args.output)
    paste = sources.reads_stdin(paths) and streams.is_terminal(streams.STDIN)
    if paste:
        paths = [path for path in paths if not sources.reads_stdin([path])]
    startup.disable_collection()
    from tui.collection.origin import ListOrigin, is_folder
    from tui.workers.starting import start_worker

    streams.forget_settings()
    worker = session.begin_worker(start_worker)
    store = options.store(args, settings)
    with session.at_work(worker, store):
        home = [] if paths or paste else _home(settings, args.output)
        recent = [] if paths or home or paste else _recent(store)
        named = paths or home or recent or ([] if paste else _samples())
        found = sources.expand(named, recursive=args.recursive, options=reading)
        listed = bool(recent) or any(map(is_folder, paths or home))
        origin = ListOrigin.of(named, recursive=args.recursive, recent=bool(recent))
        status, failures = session.show(
            *(found, settings, reading, store, worker),
            listed=listed,
            origin=origin,
            follow=args.follow,
            paste=paste,
        )
    return session.report(status, [*store.messages, *failures], args.output)


def _samples() -> list[str]:
    return [str(locations.samples())]


def _recent(store: DeferredStore) -> list[str]:
    """Return the files that were read recently and still exist, the latest first."""
    if store.is_empty:
        return []
    found = (state.path for state in store.get().recent_states(RECENT))
    return list(dict.fromkeys(str(path) for path in found if path is not None and path.is_file()))


def _home(settings: Config, output: Output) -> list[str]:
    """Return the folder of the setting `[list] home`; nothing, after a message, if there is none."""
    from tui.collection.origin import is_folder

    if settings.home and not is_folder(settings.home):
        output.note(f"[list] home: {settings.home} is not a folder")
        return []
    return [settings.home] if settings.home else []


def _print(found: Sequence[Source | Failure], settings: Config, reading: Options, output: Output) -> int:
    from summarizer.summary import Length
    from summarizer.workers.jobs import JobSpec, SummaryRequest
    from tui.batch.targets import StandardOutput
    from tui.commands import inputs

    request = SummaryRequest(Length.parse(settings.length))
    spec = JobSpec("text", reading, request, rules=settings.names)
    return inputs.deliver(found, spec, inputs.Crew(), StandardOutput(spec.form, output), output)
