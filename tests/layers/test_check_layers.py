#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that the layer check catches what it is there for: each case plants one fault in a small tree."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check_layers import ORDER, faults, table_faults  # noqa: E402
from include_graph import arrows, dot_text, pointing_up  # noqa: E402


class Planted(unittest.TestCase):
    def tree(self, files):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        project = Path(folder.name)
        for top in ("models/base", "models/ngsild", "models/store", "models/words", "models/items", "models/demo",
                    "models/audit", "widgets/parts", "widgets/map", "widgets/window", "app/civiscope",
                    "app/civiscope-gis"):
            (project / top).mkdir(parents=True)
        for name, text in files.items():
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return project

    def check(self, files):
        return list(faults(self.tree(files)))


class Includes(Planted):
    def test_includes_that_point_down_pass(self):
        self.assertEqual(self.check({
            "models/store/a.cpp": '#include "store/a.h"\n#include "ngsild/b.h"\n#include "base/c.h"\n',
            "widgets/window/w.cpp": '#include "items/x.h"\n#include "widgets/map/m.h"\n#include "widgets/parts/p.h"\n',
            "widgets/map/m.h": '#include "widgets/parts/p.h"\n#include "widgets/map/n.h"\n',
            "app/civiscope/main.cpp": '#include "widgets/window/w.h"\n#include "store/a.h"\n',
            "app/civiscope-gis/main.cpp": '#include "gis/protocol.h"\n#include "engine.h"\n'}), [])

    def test_an_include_that_points_up_is_caught(self):
        found = self.check({"models/ngsild/a.cpp": '\n#include "store/dataset.h"\n'})
        self.assertEqual(found, ['models/ngsild/a.cpp:2: includes "store/dataset.h": ngsild stands below store'])

    def test_models_that_reach_into_widgets_are_caught(self):
        self.assertEqual(len(self.check({"models/items/a.h": '#include "widgets/window/mainwindow.h"\n'})), 1)

    def test_widgets_that_reach_into_the_program_are_caught(self):
        self.assertEqual(len(self.check({"widgets/parts/a.h": '#include "app/civiscope/cli.h"\n'})), 1)

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
        self.assertEqual(len(self.check({"app/civiscope-gis/a.cpp": '#include "store/dataset.h"\n'})), 1)


class Rooms(Planted):
    def test_a_part_that_knows_the_map_is_caught(self):
        self.assertEqual(self.check({"widgets/parts/a.cpp": '#include "widgets/map/mapview.h"\n'}),
                         ['widgets/parts/a.cpp:1: includes "widgets/map/mapview.h": parts must not know map'])

    def test_a_page_that_knows_the_window_is_caught(self):
        self.assertEqual(self.check({"widgets/map/a.h": '#include "widgets/window/mainwindow.h"\n'}),
                         ['widgets/map/a.h:1: includes "widgets/window/mainwindow.h": map must not know window'])

    def test_a_room_outside_the_list_is_caught(self):
        self.assertEqual(self.check({"widgets/login/a.h": ""}), ["widgets/login: no place in the list of rooms"])

    def test_a_widget_outside_of_the_rooms_is_caught(self):
        self.assertEqual(self.check({"widgets/a.h": ""}), ["widgets/a.h: stands in no room"])


class Lines(Planted):
    def test_a_network_include_in_ngsild_is_caught(self):
        for header in ("QNetworkAccessManager", "QTcpSocket", "QtNetwork/QSslSocket", "QHttpServer", "QtNetwork",
                       "qcoro/qcoronetworkreply.h", "sys/socket.h"):
            self.assertEqual(self.check({"models/ngsild/a.cpp": f"#include <{header}>\n"}),
                             [f'models/ngsild/a.cpp:1: includes "{header}": no network in ngsild'])
        self.assertEqual(self.check({"models/ngsild/a.cpp": '#include "net/httptransport.h"\n', "models/net/b.h": ""}),
                         ['models/ngsild/a.cpp:1: includes "net/httptransport.h": ngsild stands below net'])

    def test_the_network_in_net_passes(self):
        self.assertEqual(self.check({"models/net/a.cpp": "#include <QNetworkReply>\n"}), [])
        self.assertEqual(self.check({"models/store/a.cpp": "#include <qcoro/qcorotask.h>\n#include <vector>\n"}), [])

    def test_a_widget_that_starts_a_thread_is_caught(self):
        for line in ("QThreadPool::globalInstance()->start(f);", "auto t = std::jthread(f);", "std::thread t(f);",
                     "m_thread = new QThread(this);", "QtConcurrent::run(f);", "co_await inWorker(f);",
                     "parallelFor(10, f);", "LatestWins m_latest;"):
            self.assertEqual(len(self.check({"widgets/map/a.cpp": f"void g()\n{{\n    {line}\n}}\n"})), 1, line)
        self.assertEqual(len(self.check({"widgets/map/a.cpp": "#include <QThreadPool>\n"})), 1)

    def test_a_widget_that_only_speaks_of_threads_passes(self):
        self.assertEqual(self.check({"widgets/map/a.cpp": '// no QThread here\nconst char *text = "QThreadPool";\n',
                                     "models/store/a.cpp": "#include <QThreadPool>\n"}), [])

    def test_a_sentence_below_words_is_caught(self):
        for line in ("return tr(\"gone\");", "struct Words { Q_DECLARE_TR_FUNCTIONS(Words) };",
                     "QCoreApplication::translate(\"a\", \"b\");"):
            for folder in ("store", "items"):
                self.assertEqual(len(self.check({f"models/{folder}/a.cpp": f"{line}\n"})), 1, line)

    def test_a_sentence_in_words_widgets_and_app_passes(self):
        text = 'QString f() { return tr("gone"); }\n'
        self.assertEqual(self.check({"models/words/a.cpp": text, "widgets/map/a.cpp": text, "app/civiscope/a.cpp": text,
                                     "models/store/a.cpp": "// tr(\nint a = str(b);\npainter.translate(1, 2);\n"}), [])


class Documents(Planted):
    def test_the_table_names_every_folder_in_order(self):
        rows = [f"| `{folder}` | what it is |" for folder in reversed(ORDER)]
        self.assertEqual(list(table_faults(self.tree({"ARCHITECTURE.md": "\n".join(rows)}))), [])
        rows[0], rows[1] = rows[1], rows[0]
        self.assertEqual(len(list(table_faults(self.tree({"ARCHITECTURE.md": "\n".join(rows)})))), 1)
        self.assertIn("missing", next(table_faults(self.tree({"ARCHITECTURE.md": "\n".join(rows[1:0])}))))


class Graph(Planted):
    def test_arrows_are_counted_and_drawn(self):
        text = '#include "ngsild/a.h"\n#include "ngsild/b.h"\n#include "store/a.h"\n'
        project = self.tree({"models/store/a.cpp": text,
                             "widgets/map/a.cpp": '#include "store/a.h"\n#include "widgets/parts/b.h"\n'})
        found = arrows(project)
        self.assertEqual(dict(found), {("models/store", "models/ngsild"): 2, ("widgets/map", "models/store"): 1,
                                       ("widgets/map", "widgets/parts"): 1})
        self.assertEqual(pointing_up(project, found), [])
        self.assertIn('"models/store" -> "models/ngsild" [tooltip="2 includes"', dot_text(project, found, []))

    def test_an_arrow_up_is_said_and_red(self):
        project = self.tree({"models/ngsild/a.cpp": '#include "store/a.h"\n'})
        found = arrows(project)
        up = pointing_up(project, found)
        self.assertEqual(up, [("models/ngsild", "models/store")])
        self.assertIn("#cc0000", dot_text(project, found, up))


if __name__ == "__main__":
    unittest.main()
