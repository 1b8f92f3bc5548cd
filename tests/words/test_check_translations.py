#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that the check of translations catches what it is there for."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check_translations import faults_of, faults_of_english, messages  # noqa: E402


def counted(source, *forms, unfinished=False):
    return {("Words", source, ""): (True, list(forms), unfinished)}


def plain(source, form, unfinished=False):
    return {("Words", source, ""): (False, [form], unfinished)}


class TranslationCheck(unittest.TestCase):
    def english(self, now, english):
        return list(faults_of_english(now, english))

    def test_both_forms_are_fine(self):
        now = counted("%Ln rows", "", "")
        self.assertEqual(self.english(now, counted("%Ln rows", "%Ln row", "%Ln rows")), [])

    def test_a_sentence_that_is_not_in_the_file_is_caught(self):
        self.assertEqual(self.english(counted("%Ln rows", "", ""), {}),
                         ["civiscope_en.ts: Words: “%Ln rows” is not in it"])

    def test_a_missing_form_is_caught(self):
        now = counted("%Ln rows", "", "")
        for english in (counted("%Ln rows", "", "%Ln rows"), counted("%Ln rows", "%Ln rows"),
                        counted("%Ln rows", "%Ln row", "%Ln rows", unfinished=True)):
            self.assertEqual(self.english(now, english), ["civiscope_en.ts: Words: “%Ln rows” lacks a form"])

    def test_a_plural_that_is_another_sentence_is_caught(self):
        found = self.english(counted("%Ln rows", "", ""), counted("%Ln rows", "%Ln row", "%Ln lines"))
        self.assertEqual(found, ["civiscope_en.ts: Words: the plural “%Ln lines” is not “%Ln rows”"])

    def test_what_is_said_nowhere_is_caught(self):
        self.assertEqual(self.english({}, counted("%Ln rows", "%Ln row", "%Ln rows")),
                         ["civiscope_en.ts: Words: “%Ln rows” is said nowhere"])

    def test_a_noun_after_a_bare_number_is_caught(self):
        self.assertEqual(len(self.english(plain("%1 entities of %2", ""), {})), 1)
        self.assertEqual(self.english(plain("Entities: %1 of %2", ""), {}), [])

    def test_a_translation_that_lost_a_place_is_caught(self):
        self.assertEqual(len(list(faults_of("nl", plain("%1 of %2", "%1 van")))), 1)
        self.assertEqual(len(list(faults_of("nl", plain("%1", "%1 %2")))), 1)
        self.assertEqual(list(faults_of("nl", plain("%1 of %2", "van %2 %1"))), [])
        self.assertEqual(list(faults_of("nl", plain("%1 of %2", "", unfinished=True))), [])

    def test_a_form_for_one_may_leave_out_its_number(self):
        self.assertEqual(list(faults_of("nl", counted("found %Ln times", "één keer", "%Ln keer"))), [])
        self.assertEqual(len(list(faults_of("nl", counted("%Ln in %1", "één", "%Ln in %1")))), 1)

    def test_files_of_linguist_are_read(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.ts"
            path.write_text("<TS><context><name>W</name><message numerus=\"yes\"><source>%Ln a</source><translation>"
                            "<numerusform>1</numerusform><numerusform>2</numerusform></translation></message><message>"
                            "<source>b</source><comment>c</comment><translation type=\"unfinished\"/></message>"
                            "</context></TS>", encoding="utf-8")
            self.assertEqual(messages(path), {("W", "%Ln a", ""): (True, ["1", "2"], False),
                                              ("W", "b", "c"): (False, [""], True)})


if __name__ == "__main__":
    unittest.main()
