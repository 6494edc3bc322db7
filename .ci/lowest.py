"""Install the lowest versions that pyproject.toml allows, in an environment of their own, and run the tests' core.

What those libraries need themselves comes as pip chooses it. Where no package index answers, it says so and passes.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FLOOR = re.compile(r"([\w-]+)(?:\[[\w,]+\])?>=([\w.]+)")
EXTRAS = ("docx", "parquet", "sqlite", "xlsx", "dev")
"""`cloud` is left out: its libraries need half of the index, and the tests of them minutes."""
TOOLS = ("fonttools", "hypothesis", "pytest", "reportlab")
"""Of `dev`, what the core needs."""
CORE = (
    *("read", "write", "test_samples.py", "test_pipeline.py", "cli/test_parse.py", "cli/test_show.py"),
    *("batch/test_run.py", "batch/test_limits.py", "batch/test_exports.py", "office"),
)
"""What touches a library."""
NO_INDEX = ("connection broken", "from versions: none")
"""What pip says then: a folder of wheels beside the index that is out of reach can have some of the versions."""


def floors(project: dict[str, object]) -> dict[str, str]:
    """The lowest version allowed of each library that has one."""
    dependencies: list[str] = project["dependencies"]  # type: ignore[assignment]
    optional: dict[str, list[str]] = project["optional-dependencies"]  # type: ignore[assignment]
    named = [*dependencies, *(one for extra in EXTRAS for one in optional[extra])]
    return {match[1]: match[2] for one in named if (match := FLOOR.match(one))}


def main() -> None:
    """Install and test; the exit status is that of the tests."""
    lowest = floors(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"])
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder, "Scripts" if sys.platform == "win32" else "bin", "python"))
        constraints = Path(folder, "constraints.txt")
        constraints.write_text("".join(f"{name}=={version}\n" for name, version in lowest.items()), encoding="utf-8")
        wanted = ["--editable", f"{ROOT}[export]", *TOOLS]
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"]
        done = subprocess.run([*install, "-c", str(constraints), *wanted], capture_output=True, text=True, check=False)
        if done.returncode:
            if any(sign in done.stderr for sign in NO_INDEX):
                print("lowest versions: not tested, for no package index answers")
                return
            sys.exit(f"the lowest versions can't be installed together:\n{done.stderr}")
        tests = [f"tests/{name}" for name in CORE]
        command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
        sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)


if __name__ == "__main__":
    main()
