#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that the measures see what they are there for: each case plants a sample and says what is to be found in it."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from cppscan import Scan  # noqa: E402
from measure import (Source, clones, constants_twice, functions_and_classes, names_twice, report,  # noqa: E402
                     tests_a_line, too_large)


def functions(text):
    return [(function.name, function.lines) for function in Scan(text).functions]


def classes(text):
    return {found.name: found.functions for found in Scan(text).classes}


class Functions(unittest.TestCase):
    def test_a_function_is_counted_from_its_first_word_to_its_brace(self):
        text = "int a;\nstd::vector<int>\nf(int x,\n  int y) const noexcept\n{\n    return x;\n}\n"
        self.assertEqual(functions(text), [("f", 6)])

    def test_braces_in_strings_comments_and_macros_are_none(self):
        self.assertEqual(functions('void f()\n{\n  g("}", \'}\'); // }\n  /* } */ h(R"x(}")x");\n#define B }\n}\n'
                                   "void g() { int million = 1'000'000; }\n"), [("f", 6), ("g", 1)])

    def test_lambdas_and_blocks_belong_to_their_function(self):
        self.assertEqual(functions("void f()\n{\n  auto a = [](int x) {\n    return x;\n  };\n  if (a(1)) {\n  }\n}\n"),
                         [("f", 8)])

    def test_members_of_a_constructor_are_no_functions(self):
        text = "A::A(int x) : B(x), m_a{x, 1}, m_b(x), m_c{}\n{\n    go();\n}\nint A::b() { return 1; }\n"
        self.assertEqual(functions(text), [("A::A", 4), ("A::b", 1)])

    def test_namespaces_are_looked_into(self):
        self.assertEqual(functions("namespace a::b {\nnamespace {\nvoid f() {}\n}\nvoid g() {}\n}\n"),
                         [("f", 1), ("g", 1)])

    def test_values_in_braces_are_no_functions(self):
        self.assertEqual(functions("constexpr std::array rows{\n  Row{1},\n};\n"
                                   "const auto f = [](int a) { return a; };\nenum class E { A, B };\n"
                                   "int x = g();\nstruct { int a; } one;\n"), [])

    def test_operators_templates_and_trailing_types_are_functions(self):
        self.assertEqual([name for name, _ in functions(
            "bool operator==(const A &a, const A &b) { return true; }\n"
            "template <typename T>\nauto f(T t) -> decltype(t) { return t; }\n"
            "template <typename T> requires(sizeof(T) > 2)\nvoid g(T) {}\nA::~A() {}\n"
            "std::map<int, std::function<void()>> h() { return {}; }\n")], ["operator", "f", "g", "A::~A", "h"])


class Classes(unittest.TestCase):
    def test_every_function_of_a_class_is_counted_once(self):
        found = classes("""
class A final : public B<int, (2 > 1)>, private C {
    Q_OBJECT
    Q_PROPERTY(int size READ size CONSTANT)
public:
    explicit A(int x) : m_x{x} {}
    ~A() override;
    A(const A &) = delete;
    Q_INVOKABLE int size() const;
    [[nodiscard]] std::expected<int, Error> read(const std::function<void(int)> &f = {}) const { return f(1); }
    bool operator==(const A &) const = default;
    static constexpr int limit = max(1, 2);
    using Function = std::function<void(int)>;
    friend bool same(const A &, const A &);
    struct Inner {
        int twice() const { return 2 * a; }
        int a = 0;
    };
Q_SIGNALS:
    void changed(int what);
private Q_SLOTS:
    void later();
private:
    std::function<int(int)> m_f;
    std::array<int, 2> m_pair{1, 2};
    int m_x = 0;
};
""")
        self.assertEqual(found["A"], ["A", "~A", "size", "read", "operator", "changed", "later"])
        self.assertEqual(found["Inner"], ["twice"])

    def test_names_without_a_body_are_no_classes(self):
        self.assertEqual(classes("class A;\nenum class E { x };\nstruct B;\ntemplate <class T> void f(T) {}\n"), {})

    def test_an_attribute_leaves_the_name(self):
        self.assertEqual(list(classes("struct alignas(16) [[nodiscard]] A {\n int f();\n};\n")), ["A"])


class Sizes(unittest.TestCase):
    def test_what_is_too_large_is_named(self):
        long_function = "void f()\n{\n" + "    g();\n" * 78 + "}\n"
        many = "class A {\n" + "".join(f"void f{i}();\n" for i in range(26)) + "};\n"
        files = [Source(Path("models/a/a.cpp"), long_function), Source(Path("models/a/a.h"), many),
                 Source(Path("models/a/b.cpp"), "\n" * 601)]
        said = "\n".join(too_large(files, *functions_and_classes(files)))
        self.assertIn("601 models/a/b.cpp", said)
        self.assertIn("81 f models/a/a.cpp:1", said)
        self.assertIn("26 A models/a/a.h:1", said)

    def test_constants_of_one_name_cannot_be_compiled_together(self):
        files = [Source(Path("widgets/map/a.cpp"), "constexpr int pause = 1;\n"),
                 Source(Path("widgets/window/b.cpp"), "constexpr std::chrono::milliseconds pause(2);\n"),
                 Source(Path("models/base/c.cpp"), "constexpr auto pause = 3;\n"),
                 Source(Path("widgets/window/d.cpp"), "void f()\n{\n    constexpr int pause = 4;\n}\n"),
                 Source(Path("widgets/window/e.h"), "constexpr int pause = 5;\n")]
        self.assertEqual(constants_twice(files), ["pause: widgets/map/a.cpp, widgets/window/b.cpp"])

    def test_what_is_just_right_is_not(self):
        files = [Source(Path("a.cpp"), "void f()\n{\n" + "    g();\n" * 77 + "}\n"), Source(Path("b.cpp"), "\n" * 600),
                 Source(Path("a.h"), "class A {\n" + "".join(f"void f{i}();\n" for i in range(25)) + "};\n")]
        said = too_large(files, *functions_and_classes(files))
        self.assertEqual([line for line in said if not line.endswith(": 0")], [])

    def test_a_piece_written_twice_is_one_pair(self):
        piece = "".join(f"    row.value{i} = read({i}, names);\n" for i in range(8))
        files = [Source(Path("a.cpp"), f"void f()\n{{\n{piece}}}\n"),
                 Source(Path("b.cpp"), f"int g(int x)\n{{\n{piece}}}\n")]
        found = clones(files)
        self.assertEqual([(here, there) for _, here, there in found], [("b.cpp:1", "a.cpp:1")])
        self.assertEqual(clones([files[0], Source(Path("c.cpp"), "void h() {}\n")]), [])

    def test_tests_are_laid_beside_the_folder_of_their_name(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, lines in (("models/words/a.cpp", 10), ("tests/words/tst_a.cpp", 5), ("widgets/map/b.cpp", 4),
                                ("tests/widgets/tst_b.cpp", 3), ("app/civiscope/main.cpp", 2)):
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("\n" * lines, encoding="utf-8")
            lines = tests_a_line(Path(folder))
            self.assertEqual((lines["words"], lines["widgets"], lines["app"]), ([10, 5], [4, 3], [2, 0]))
            self.assertIn("  widgets    0.75 (3 / 4)", list(report(Path(folder))))

    def test_a_name_in_two_folders_is_named(self):
        files = [Source(Path(name), "") for name in ("a/x.h", "b/x.h", "a/x.cpp")]
        self.assertEqual(names_twice(files), {"x.h": ["a", "b"]})


if __name__ == "__main__":
    unittest.main()
