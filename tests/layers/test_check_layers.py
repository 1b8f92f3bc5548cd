#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that the layer check catches what it is there for: each case plants one fault in a small tree."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check_layers import faults  # noqa: E402


class LayerCheck(unittest.TestCase):
    def check(self, files):
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder)
            for top in ("models/base", "models/ngsild", "models/store", "models/items", "models/demo", "models/audit",
                        "widgets", "app/civiscope", "app/civiscope-gis"):
                (project / top).mkdir(parents=True)
            for name, text in files.items():
                path = project / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return list(faults(project))

    def test_includes_that_point_down_pass(self):
        self.assertEqual(self.check({
            "models/store/a.cpp": '#include "store/a.h"\n#include "ngsild/b.h"\n#include "base/c.h"\n#include <vector>\n',
            "widgets/w.cpp": '#include "items/x.h"\n',
            "app/civiscope/main.cpp": '#include "widgets/w.h"\n#include "store/a.h"\n',
            "app/civiscope-gis/main.cpp": '#include "gis/protocol.h"\n#include "engine.h"\n'}), [])

    def test_an_include_that_points_up_is_caught(self):
        found = self.check({"models/ngsild/a.cpp": '\n#include "store/dataset.h"\n'})
        self.assertEqual(found, ['models/ngsild/a.cpp:2: includes "store/dataset.h": ngsild stands below store'])

    def test_models_that_reach_into_widgets_are_caught(self):
        self.assertEqual(len(self.check({"models/items/a.h": '#include "widgets/mainwindow.h"\n'})), 1)

    def test_widgets_that_reach_into_the_program_are_caught(self):
        self.assertEqual(len(self.check({"widgets/a.h": '#include "app/civiscope/cli.h"\n'})), 1)

    def test_a_layer_skipped_by_a_relative_path_is_caught(self):
        found = self.check({"models/base/a.cpp": '#include "../store/dataset.h"\n'})
        self.assertEqual(len(found), 1)
        self.assertIn("climbs out", found[0])

    def test_a_folder_outside_the_order_is_caught(self):
        self.assertEqual(self.check({"models/misc/a.h": ""}), ["models/misc: no place in the order of layers"])

    def test_a_demo_that_knows_the_audit_is_caught(self):
        found = self.check({"models/demo/a.cpp": '#include "audit/check.h"\n'})
        self.assertEqual(found, ['models/demo/a.cpp:1: includes "audit/check.h": demo must not know audit'])

    def test_an_engine_that_knows_the_store_is_caught(self):
        self.assertEqual(len(self.check({"models/gis/x.h": "",
                                         "app/civiscope-gis/a.cpp": '#include "store/dataset.h"\n'})), 1)


if __name__ == "__main__":
    unittest.main()
