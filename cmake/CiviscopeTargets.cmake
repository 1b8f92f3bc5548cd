# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of ours has in common. The engine compiles against Qt 5 headers that use the keywords, so the
# Qt 6 strictness is a separate call.
function(civiscope_common target)
    target_compile_features(${target} PUBLIC cxx_std_23)
    # Sources that are compiled together see each other's anonymous namespaces: two warnings make no sense there.
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic
        $<IF:$<BOOL:${CMAKE_UNITY_BUILD}>,$<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>,-Wshadow>
        $<$<BOOL:${CIVISCOPE_WERROR}>:-Werror>)
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/models")
endfunction()

function(civiscope_strict_qt target)
    target_compile_definitions(${target} PRIVATE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS)
endfunction()

# These sources are compiled on their own: a name they use without its namespace means something else in another one.
function(civiscope_apart)
    set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# One static library a folder of models/: civiscope_library(store SOURCES … USES base ngsild LINKS simdjson::simdjson)
# USES names folders below this one (see ARCHITECTURE.md, "Layers"), LINKS outside libraries.
function(civiscope_library folder)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LINKS" ${ARGN})
    set(target civiscope_${folder})
    add_library(${target} STATIC ${ARG_SOURCES})
    civiscope_common(${target})
    civiscope_strict_qt(${target})
    list(TRANSFORM ARG_USES PREPEND civiscope_)
    target_link_libraries(${target} PUBLIC ${ARG_USES} ${ARG_LINKS})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
endfunction()

# A Qt Test program from tst_dataset.cpp beside the caller: civiscope_test(tst_dataset USES store). SOURCES join it.
function(civiscope_test name)
    cmake_path(GET name FILENAME name)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LINKS" ${ARGN})
    add_executable(${name} ${name}.cpp ${ARG_SOURCES})
    civiscope_common(${name})
    civiscope_strict_qt(${name})
    list(TRANSFORM ARG_USES PREPEND civiscope_)
    target_link_libraries(${name} PRIVATE ${ARG_USES} ${ARG_LINKS} Qt6::Test)
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(${name} PRIVATE CIVISCOPE_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        CIVISCOPE_BINARY_DIR="${PROJECT_BINARY_DIR}/bin")
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
    add_test(NAME ${folder}/${name} COMMAND ${name})
    # Own settings and caches, so that no test sees the user's or another test's.
    set_tests_properties(${folder}/${name} PROPERTIES TIMEOUT 300 ENVIRONMENT
        "XDG_CONFIG_HOME=${PROJECT_BINARY_DIR}/home/${name}/config;XDG_CACHE_HOME=${PROJECT_BINARY_DIR}/home/${name}/cache;XDG_DATA_HOME=${PROJECT_BINARY_DIR}/home/${name}/data;QT_QPA_PLATFORM=offscreen")
endfunction()
