"""One of three replicas of a register: the buyer of seat 14C."""


class Replica:
    """A state machine: messages in, messages out, no I/O, no clock.

    A client sends ["read", number] or ["write", number, value], and
    is answered ["ok", number, value]; a write answers its value.
    Between replicas you choose the messages: lists of JSON values.
    Messages may be lost, doubled, late or out of order.
    """

    def __init__(self, name: str, peers: list[str]) -> None:
        self.name = name
        self.peers = peers  # names of the two other replicas
        self.value = None

    def on_message(self, sender: str, message: list) -> list:
        """Take a message; gives the messages to send, as pairs
        [to whom, message]."""
        kind, number, *rest = message
        if kind == "gossip":
            self.value = number
            return []
        if kind == "write":
            self.value = rest[0]
            news = [[p, ["gossip", self.value]] for p in self.peers]
            return [[sender, ["ok", number, self.value]], *news]
        return [[sender, ["ok", number, self.value]]]
