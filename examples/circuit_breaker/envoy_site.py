"""Six hosts that answer by a script, and those who ask."""

import asyncio
from collections import Counter
from collections.abc import Callable

HOSTS = 6
Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter


class Site:
    """Hosts are numbered as they are first called."""

    def __init__(self) -> None:
        self.well: Callable[[int], bool] = lambda number: True
        self.calls: Counter[int] = Counter()
        self._numbers: dict[int, int] = {}  # place in the list: number
        self._servers: list[asyncio.Server] = []

    async def __aenter__(self) -> "Site":
        for place in range(HOSTS):

            async def serve(
                r: Reader, w: Writer, at: int = place
            ) -> None:
                await self._serve(at, r, w)

            server = await asyncio.start_server(serve, "127.0.0.1", 0)
            self._servers.append(server)
        return self

    async def __aexit__(self, *error: object) -> None:
        for server in self._servers:
            server.close()

    @property
    def ports(self) -> list[int]:
        return [s.sockets[0].getsockname()[1] for s in self._servers]

    def number(self, port: int) -> int:
        return self._numbers[self.ports.index(port)]

    # region script
    async def _serve(self, at: int, asks: Reader, tell: Writer) -> None:
        try:
            while True:
                await asks.readuntil(b"\r\n\r\n")
                new = len(self._numbers) + 1
                number = self._numbers.setdefault(at, new)
                self.calls[number] += 1
                code = 200 if self.well(number) else 503
                head = f"HTTP/1.1 {code} -\r\ncontent-length: 0"
                tell.write(f"{head}\r\n\r\n".encode())
        except (asyncio.IncompleteReadError, asyncio.CancelledError):
            tell.close()  # the proxy has gone, or we go

    # endregion script


async def visits(port: int, count: int, together: int = 1) -> list[int]:
    """Make so many requests, some at the same time: their codes."""
    left, codes = iter(range(count)), list[int]()

    async def visitor() -> None:
        asks, tell = await asyncio.open_connection("127.0.0.1", port)
        for _ in left:
            tell.write(b"GET / HTTP/1.1\r\nhost: payments\r\n\r\n")
            head = (await asks.readuntil(b"\r\n\r\n")).decode().lower()
            length = head.partition("content-length: ")[2].split()
            await asks.readexactly(int(length[0]) if length else 0)
            codes.append(int(head.split()[1]))
        tell.close()

    await asyncio.gather(*(visitor() for _ in range(together)))
    return codes
