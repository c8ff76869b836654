"""Drives Debian's Chromium and Firefox over built pages; see `driver`."""
