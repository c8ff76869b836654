"""One of three replicas of a register: the buyer of seat 14C."""


class Replica:
    """Attiya, Bar-Noy and Dolev (1995), with many writers."""

    def __init__(self, name: str, peers: list[str]) -> None:
        self.name = name
        self.peers = peers
        self.majority = len(peers) + 1
        self.stamp = [0, ""]  # number of the write, who numbered it
        self.value = None
        self.asked = 0
        self.open = {}  # question -> what it is for

    def on_message(self, sender: str, message: list) -> list:
        kind, number, *rest = message
        if kind in ("read", "write"):
            value = rest[0] if rest else None
            return self.ask("get", [kind, sender, number, value])
        if kind == "get":
            return [[sender, ["got", number, self.stamp, self.value]]]
        if kind == "put":
            self.store(*rest)
            return [[sender, ["kept", number, None, None]]]
        return self.answered(sender, kind, number, *rest)

    def store(self, stamp: list, value: object) -> None:
        if stamp > self.stamp:
            self.stamp, self.value = stamp, value

    def ask(self, kind: str, job: list, *rest: object) -> list:
        """Ask all, this replica too; a majority will do."""
        self.asked += 1
        own = [self.stamp, self.value]
        self.open[self.asked] = [job, {self.name: own}]
        message = [kind, self.asked, *rest]
        return [[peer, message] for peer in self.peers]

    def answered(
        self, sender: str, kind: str, number: int, *rest: object
    ) -> list:
        if number not in self.open:
            return []
        job, answers = self.open[number]
        answers[sender] = list(rest)
        if len(answers) < self.majority:
            return []
        del self.open[number]
        if kind == "got":
            return self.put(job, answers)
        _, client, ask, value = job
        return [[client, ["ok", ask, value]]]

    def put(self, job: list, answers: dict) -> list:
        kind, client, ask, value = job
        stamp, newest = max(answers.values(), key=lambda a: a[0])
        if kind == "write":
            # Of two writes asked of us at once, the second must see
            # the number that we gave to the first.
            stamp = [max(stamp, self.stamp)[0] + 1, self.name]
        else:
            value = newest
        self.store(stamp, value)
        return self.ask("put", [kind, client, ask, value], stamp, value)
