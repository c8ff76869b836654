"""One outage, played to pybreaker and to the breaker of this book."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta, tzinfo
from importlib.metadata import version
from pathlib import Path
from unittest import mock

import pybreaker
from breaker import Breaker

now = 0.0  # s, on the script's clock
End = Callable[[bool], None]  # tells the breaker how the call ended


# region library
class Library:
    """pybreaker: three failures in a row, 5 s, the rest default."""

    def __init__(self) -> None:
        self.breaker = pybreaker.CircuitBreaker(3, 5)

    def ask(self) -> End | None:
        call = self.breaker.calling()  # its `with` statement
        try:
            call.__enter__()
        except pybreaker.CircuitBreakerError:
            return None

        def end(ok: bool) -> None:
            with suppress(TimeoutError, pybreaker.CircuitBreakerError):
                error = None if ok else TimeoutError()
                call.__exit__(error and TimeoutError, error, None)

        return end

    def force(self) -> None:
        self.breaker.open()


# endregion library


class Ours:
    def __init__(self) -> None:
        self.breaker = Breaker(lambda: now, 3, 5)

    def ask(self) -> End | None:
        permit = self.breaker.allow()
        return permit and (lambda ok: self.breaker.record(permit, ok))


class Clock(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime(2026, 11, 22, tzinfo=tz) + timedelta(0, now)


# region play
def play(library: Library | Ours, script: str) -> str:
    """How many of twelve go out when the script says `all`."""
    global now
    calls: dict[str, End | None] = {}
    for step in script.split("; "):
        at, what, *names = step.split()
        now = float(at)
        if what == "all":
            asked = [library.ask() for _ in range(12)]
            for end in filter(None, [*calls.values(), *asked]):
                end(True)  # let pybreaker go in peace
            return str(12 - asked.count(None))
        if what == "force":
            if not hasattr(library, "force"):
                return "can't"
            library.force()
        for name in names:
            calls[name] = calls.get(name) or library.ask()
            if what != "ask" and (end := calls[name]):
                end(what == "ok")
    raise ValueError(f"'{script}' does not say all")


# endregion play


def main() -> None:
    path = Path(__file__).with_name("outage_script.json")
    data = json.loads(path.read_text("utf-8"))
    print("pybreaker", version("pybreaker"))
    #> pybreaker 1.4.1
    for text in data["scripts"]:
        name, script = text.split(": ")
        script = script.replace("outage", data["outage"])
        with mock.patch.object(pybreaker, "datetime", Clock):
            print(f"pybreaker, {name}: {play(Library(), script)}")
            #> pybreaker, just tripped: 0
            #> pybreaker, cooldown over: 12
            #> pybreaker, late success, open: 0
            #> pybreaker, late failure, open: 0
            #> pybreaker, late success, probed: 12
            #> pybreaker, probe answers: 12
            #> pybreaker, one probe silent: 12
            #> pybreaker, all hang: 12
            #> pybreaker, forced open: 12
        print(f"ours, {name}: {play(Ours(), script)}")
        #> ours, just tripped: 0
        #> ours, cooldown over: 1
        #> ours, late success, open: 0
        #> ours, late failure, open: 1
        #> ours, late success, probed: 0
        #> ours, probe answers: 12
        #> ours, one probe silent: 1
        #> ours, all hang: 12
        #> ours, forced open: can't


if __name__ == "__main__":
    main()
