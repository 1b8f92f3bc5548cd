#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that what the linker says is read rightly: a planted function that nothing uses is named, and no other."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
import unused  # noqa: E402


class Reading(unittest.TestCase):
    def test_sections_of_both_linkers_are_read(self):
        self.assertEqual(unused.removed_by(
            "mold: removing unused section lib/liba.a(a.cpp.o):(.text._ZN9civiscope1aEv)\n"
            "/usr/bin/ld: removing unused section '.text.unlikely._ZN9civiscope1bEv' in file 'b.o'\n"
            "mold: removing unused section a.o:(.rodata._ZN9civiscope1cE)\n"),
            {"_ZN9civiscope1aEv", "_ZN9civiscope1bEv"})

    def test_only_functions_of_ours_are_named_and_once(self):
        self.assertEqual(unused.functions_of_ours({
            "_ZN9civiscope4base4nameEi", "_ZN9civiscope4base4nameEi.cold", "_ZN9civiscope4base4nameEi.destroy",
            "_ZNSt6vectorIN9civiscope4base1AESaIS2_EE5clearEv", "_ZN9civiscope7widgets4Page11qt_metacastEPKc",
            "_ZNK9civiscope7widgets4Page10metaObjectEv", "main", "_ZN3CLI3App5parseEv"}),
            ["civiscope::base::name(int)"])

    def test_the_name_of_a_function_is_told_from_what_it_returns_and_takes(self):
        for function, name in (
                ("civiscope::base::name(int)", "civiscope::base::name"),
                ("std::vector<civiscope::A, std::allocator<civiscope::A> >::clear()", "std::vector::clear"),
                ("void std::__sort<civiscope::A*, bool (*)(int)>(civiscope::A*)", "std::__sort"),
                ("civiscope::A<int>::f(std::function<void ()>) const", "civiscope::A::f"),
                ("civiscope::(anonymous namespace)::f(int)", "civiscope::{anonymous}::f"),
                ("civiscope::A::operator()(int) const", "civiscope::A::operator()"),
                ("civiscope::operator<(civiscope::A const&, civiscope::A const&)", "civiscope::operator<"),
                ("bool civiscope::A::has<int>(int) const", "civiscope::A::has")):
            self.assertEqual(unused.own_name(function), name)

    def test_members_without_a_body_are_not_named(self):
        for function, ours in (("civiscope::A::~A()", False), ("civiscope::A::A(civiscope::A const&)", False),
                               ("civiscope::A::operator=(civiscope::A&&)", False), ("civiscope::A::A(int)", True),
                               ("civiscope::f()::{lambda(int)#1}::operator()(int) const", False),
                               ("civiscope::A::A(civiscope::B const&)", True)):
            self.assertEqual(unused.written_by_us(function), ours, function)

    def test_every_library_of_ours_is_whole_and_stands_once(self):
        self.assertEqual(unused.with_all_of_ours(
            ["c++", "-o", "bin/x", "m.o", "a/libciviscope_a.a", "libother.a", "a/libciviscope_a.a"], "out"),
            ["c++", "-o", "out", "m.o", "-Wl,--whole-archive", "a/libciviscope_a.a", "-Wl,--no-whole-archive",
             "libother.a", "-Wl,--gc-sections", "-Wl,--print-gc-sections"])


class Linking(unittest.TestCase):
    SOURCES = {
        "used.cpp": """namespace civiscope {
            int used() { return 1; }
            int spare() { return 2; }
            int *kept() { static int x; return &x; }
        }""",
        "never.cpp": """namespace civiscope {
            int never() { return 3; }
            struct A { int f(); };
            int A::f() { return 4; }
        }""",
        "main.cpp": """namespace civiscope { int used(); int *kept(); }
        int main() { return civiscope::used() + *civiscope::kept(); }""",
    }

    def test_a_planted_function_that_nothing_uses_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in self.SOURCES.items():
                Path(folder, name).write_text(text, encoding="utf-8")
            subprocess.run("c++ -O0 -ffunction-sections -c used.cpp never.cpp main.cpp && "
                           "ar rcs libciviscope_a.a used.o never.o", shell=True, cwd=folder, check=True)
            words = ["c++", "-o", "x", "main.o", "libciviscope_a.a"]
            self.assertEqual(unused.unused(folder, {"x": words}),
                             ["civiscope::A::f()", "civiscope::never()", "civiscope::spare()"])


if __name__ == "__main__":
    unittest.main()
