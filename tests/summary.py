#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the counts of a test run, from ctest's JUnit report, as the last line."""
import re
import sys
import xml.etree.ElementTree as ET

passed = failed = skipped = 0
for case in ET.parse(sys.argv[1]).getroot().iter("testcase"):
    # A Qt Test program tells its own functions; any other program counts as one test.
    totals = re.findall(r"Totals: (\d+) passed, (\d+) failed, (\d+) skipped", case.findtext("system-out") or "")
    for p, f, s in totals:
        passed, failed, skipped = passed + int(p), failed + int(f), skipped + int(s)
    status = case.get("status")
    if not totals:
        passed += status == "run"
        skipped += status in ("notrun", "disabled")
    if status == "fail" and not any(int(f) for _, f, _ in totals):
        failed += 1  # crashed, timed out, or not a Qt Test program
print(f"{passed} passed, {failed} failed, {skipped} skipped")
