"""The command line: `award-extractor COMMAND …`, one thin command for each use.

Nothing heavy is imported before a command needs it, so that help, search and export start at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

import extractor as package
from extractor.commands.archiving import fetch
from extractor.commands.checking import check, rules
from extractor.commands.options import DONE, EXIT_CODES, FELL_SHORT, INTERRUPTED, common
from extractor.commands.reading import explain, extract, run
from extractor.commands.serving import serve
from extractor.commands.stored import export, reprocess, search
from extractor.console import Reporter
from extractor.errors import ExtractorError


class _ReaderGone(Exception):
    """Who reads standard output has seen enough."""


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        """Runs the command. A closed pipe is kept from click, which would call it an error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _ReaderGone from None


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(package.__version__, prog_name="award-extractor")
@common
def cli() -> None:
    """Reads Korean press pages and extracts which municipality won which data-administration award.

    \b
    Examples:
      award-extractor extract page.html
      award-extractor run pages/ --db awards.db --jobs 2
      award-extractor search awards.db 경산 공공데이터
    """


for _command in (run, extract, explain, fetch, check, rules, reprocess, search, export, serve):
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit code. Errors are told on stderr in one line each."""
    try:
        code = cli.main(arguments, prog_name="award-extractor", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; what was done is kept", err=True)
        return INTERRUPTED
    except _ReaderGone:
        # What is still in the buffer must not be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except ExtractorError as error:
        Reporter().error(str(error))
        return FELL_SHORT
    return code if isinstance(code, int) else DONE
