"""Pickled messages over a pair of pipes, each led by its length."""

from __future__ import annotations

import pickle
import struct
from typing import IO, Any

LENGTH = struct.Struct(">Q")


class Channel:
    """One end of the conversation between the parent and a worker."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._incoming = incoming
        self._outgoing = outgoing

    def send(self, message: object) -> None:
        """Write one message; OSError when the other end is gone."""
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        self._outgoing.write(LENGTH.pack(len(data)) + data)
        self._outgoing.flush()

    def receive(self) -> Any:
        """The next message, or None when the other end is gone, even in the middle of a message."""
        head = self._incoming.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return None
        (length,) = LENGTH.unpack(head)
        data = self._incoming.read(length)
        return pickle.loads(data) if len(data) == length else None

    def hang_up(self) -> None:
        """Tell the other end that nothing more comes."""
        self._outgoing.close()

    def stop_listening(self) -> None:
        """Nothing more comes from the other end."""
        self._incoming.close()
