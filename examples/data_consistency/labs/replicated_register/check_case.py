"""Three replicas of the learner, three clients, and what they saw."""

import asyncio

from patternbook.sim.history import History

REPLICAS = ["r1", "r2", "r3"]
TIMEOUT = 1.0
SHOWN = {"cut", "heal", "pause", "resume", "note"}


class Case:
    """Three replicas of the learner and three clients."""

    def __init__(self, attempt, world):
        self.attempt, self.world = attempt, world
        self.history = History(lambda: world.now)
        self.number = 0
        self.waiting = {}
        world.network.latency = lambda rng: 0.001
        for name in REPLICAS:
            peers = [peer for peer in REPLICAS if peer != name]
            replica = attempt.new("Replica", name, peers)
            world.node(name).start(self.replica(replica))
        for name in ("c1", "c2", "c3"):
            world.node(name).start(self.client)

    def replica(self, replica):
        async def boot(node):
            async def handle(message, sender):
                told = replica.on_message(sender, message)
                for target, out in self.checked(told):
                    node.send(target, out)

            node.serve(handle)

        return boot

    def checked(self, told):
        nodes = self.world.nodes
        for pair in told if isinstance(told, list) else [told]:
            if not (
                isinstance(pair, list)
                and len(pair) == 2
                and isinstance(pair[0], str)
                and pair[0] in nodes
            ):
                shape = "a list of pairs [node, message]"
                self.attempt.fail(f"{shape}, not {told!r}")
        return told

    async def client(self, node):
        async def handle(message, sender):
            if not (
                isinstance(message, list)
                and len(message) == 3
                and message[0] == "ok"
                and isinstance(message[1], int)
            ):
                shape = '["ok", number, value] to a client'
                self.attempt.fail(f"{shape}, not {message!r}")
            _, number, value = message
            waits = self.waiting.get(number)
            if waits is not None and not waits.done():
                waits.set_result(value)

        node.serve(handle)

    async def write(self, client, replica, value):
        return await self.ask(client, replica, "write", value)

    async def read(self, client, replica):
        return await self.ask(client, replica, "read", None)

    async def ask(self, client, replica, name, value):
        """Ask a replica; False when no answer comes in time."""
        await asyncio.sleep(0.001)  # calls of one instant overlap
        self.number += 1
        waits = asyncio.get_running_loop().create_future()
        self.waiting[self.number] = waits
        rest = [] if name == "read" else [value]
        message = [name, self.number, *rest]
        self.world.node(client).send(replica, message)
        call = asyncio.wait_for(waits, TIMEOUT)
        try:
            answer = await self.history.record(
                f"{client} {replica}", name, value, call
            )
        except TimeoutError:
            return False
        if name == "write" and answer != value:
            wanted = f"{value!r} as the answer to its write"
            self.attempt.fail(f"{wanted}, not {answer!r}")
        return True

    def alone(self, name):
        others = [other for other in REPLICAS if other != name]
        self.world.network.heal()
        self.world.network.partition([name], others)

    def link(self, source, target, seconds):
        links = self.world.network.links
        links[source, target] = lambda rng: seconds
        text = f"{source} -> {target} takes {seconds * 1000:g} ms"
        self.world.note(text)


def told(case, until=float("inf")):
    """The events of the trace that explain a failure."""
    events = case.world.trace.events
    return [e for e in events if e.kind in SHOWN and e.time <= until]
