"""A story that stands on its page twice: for the telephone and the desk, or as a print version."""

from onrecord.page.sheet import Sheet

_ENOUGH = 3
"""Lines of the story, one after the other in both places, that make a copy; fewer may be a quote
that is set apart, or a standfirst that the first paragraph repeats."""


def leave_out_copies(sheet: Sheet) -> None:
    """Takes the later copy out of the story: lines that repeat earlier ones in their order."""
    first: dict[str, int] = {}
    run: list[int] = []
    before = -1
    for i, line in enumerate(sheet.lines):
        if not sheet.story[i]:
            continue
        earlier = first.setdefault(line.text, i)
        if earlier != i and earlier > before:
            run.append(i)
            before = earlier
            continue
        _leave_out(sheet, run)
        run, before = ([i], earlier) if earlier != i else ([], -1)
    _leave_out(sheet, run)


def _leave_out(sheet: Sheet, run: list[int]) -> None:
    if len(run) >= _ENOUGH:
        for i in run:
            sheet.drop_story(i, "says again what the story said above")
