"""How pdfium's functions are called."""

from __future__ import annotations

import ctypes
from typing import Any, TypeAlias

Handle: TypeAlias = Any
"""An opaque pointer of pdfium's, or one of its functions."""


def unchecked(function: Handle, result: Handle = None) -> Handle:
    """A pdfium function without ctypes' check of each argument, which costs more than the call itself.

    Nor does it let other threads run meanwhile: pdfium must not be called from two at once anyway.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result or function.restype)(address)
