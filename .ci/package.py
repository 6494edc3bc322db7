"""Build the package as an index would take it, check it, install it in an environment of its own, and run it there.

Where no package index answers, it says so and passes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ("build>=1.2", "twine>=6")
NO_INDEX = ("connection broken", "from versions: none", "No matching distribution")
MOST = 130
"""Megabytes that an installation without extras may take, pip aside."""
SAMPLE = "samples/wexcombe-2010.pdf"


def environment(folder: Path) -> Path:
    """A new environment's Python."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def install(python: Path, *wanted: str) -> None:
    """Install, or end where no index answers."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", *wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and any(sign in done.stderr for sign in NO_INDEX):
        print("package: not checked, for no package index answers")
        sys.exit()
    if done.returncode:
        sys.exit(done.stderr)


def megabytes(python: Path) -> int:
    """What an environment's libraries take, without pip."""
    files = (file for file in python.parents[1].rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files if not {"pip", "setuptools"} & set(file.parts)) >> 20


def built(folder: Path) -> Path:
    """The wheel, made of the sdist as an index's users make it; both are checked."""
    python, dist = environment(folder / "tools"), folder / "dist"
    install(python, *TOOLS)
    subprocess.run([python, "-m", "build", "--outdir", dist, ROOT], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([python, "-m", "twine", "check", "--strict", *dist.iterdir()], check=True)
    return next(dist.glob("*.whl"))


def main() -> None:
    """Build, check, install, run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel, python = built(folder), environment(folder / "clean")
        install(python, str(wheel))
        command = [str(python.with_name("ofsted-letters")), "parse", "--quiet", str(ROOT / SAMPLE)]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
        expected = (ROOT / f"{SAMPLE}.json").read_bytes()
        if json.loads(done.stdout) != json.loads(expected):
            sys.exit(f"{wheel.name}: the installed program reads {SAMPLE} otherwise than its sample says")
        size = megabytes(python)
        print(f"{wheel.name}: installed in {size} MB, and reads {SAMPLE}")
        if size > MOST:
            sys.exit(f"an installation may take {MOST} MB")


if __name__ == "__main__":
    main()
