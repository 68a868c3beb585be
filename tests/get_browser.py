"""See to it that there is a Chromium for the browser tests: the system's, else Debian's package, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def system_browser() -> str | None:
    """The system's Chromium, or None; `CUTTINGS_BROWSER` names another."""
    return os.environ.get("CUTTINGS_BROWSER") or next((found for name in NAMES if (found := shutil.which(name))), None)


def main() -> None:
    if system_browser():
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("no Chromium here: installing Debian's", file=sys.stderr)
        subprocess.run(["apt-get", "update", "-q"], stdout=subprocess.DEVNULL, check=False)
        subprocess.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"],
                       stdout=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, check=False)
    if not system_browser():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    main()
