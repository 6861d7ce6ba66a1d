"""What a configuration says of the run before: which one, how far back, and what was withdrawn since."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ConfigurationError
from pipeline.stage import check_parameters, require

LAST = "last"

_LONGEST_LINE = 4000


@dataclass(frozen=True, kw_only=True)
class WindowSettings:
    """How a run goes on from another.

    previous   `last`, the last complete run of the output folder that itself went on so; or the folder of a run
    hours      a story is closed whose newest article is so much older than the newest of all
    remember   hours for which an article that came in is known again, at least `hours`
    context    articles of the stories closed last that go along, at most: they tell what is alike, and a late article
               or a reprint finds its story among them; 0 takes none
    withdrawn  file with an article id or a URL a line, or None
    """

    previous: str
    hours: int
    remember: int
    context: int
    withdrawn: str | None

    def __post_init__(self) -> None:
        check_parameters(self)
        require(bool(self.previous.strip()), "previous", self.previous, "last, or the folder of a run")
        require(self.hours > 0, "window_hours", self.hours, "a whole number above 0")
        require(self.remember >= self.hours, "remember_hours", self.remember, "a whole number, window_hours or more")
        require(self.context >= 0, "context_articles", self.context, "a whole number, 0 or more")
        if self.withdrawn is not None:
            require(Path(self.withdrawn).is_file(), "withdrawn", self.withdrawn, "a file with an id or URL a line")

    def withdrawn_names(self) -> frozenset[str]:
        """The ids and URLs that are withdrawn; blank lines and those that begin with # say nothing.

        Raises:
            ConfigurationError: the file cannot be read.
        """
        if self.withdrawn is None:
            return frozenset()
        try:
            with Path(self.withdrawn).open(encoding="utf-8-sig") as lines:
                found = {line[:_LONGEST_LINE].strip() for line in lines}
        except (OSError, ValueError) as error:
            raise ConfigurationError(f"withdrawn is {self.withdrawn!r}, which cannot be read: {error}") from error
        return frozenset(name for name in found if name and not name.startswith("#"))
