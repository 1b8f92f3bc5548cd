# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of ours has in common. The engine compiles against Qt 5 headers that use the keywords, so the
# Qt 6 strictness is a separate call.
function(civiscope_common target)
    target_compile_features(${target} PUBLIC cxx_std_23)
    # A name that another source has at its top is no shadow: that is asked where each is compiled by itself.
    target_compile_options(${target} PRIVATE -pthread -Wall -Wextra -Wpedantic
        $<$<NOT:$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wshadow> $<$<BOOL:${CIVISCOPE_WERROR}>:-Werror>)
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/models")
    if(CMAKE_UNITY_BUILD)
        civiscope_leave_out_of_unity(${target})
    endif()
endfunction()

# Some types that others know by name hold what is local to a source: the frame of a coroutine, the insides of a class that
# its header only announces. GCC takes that for a fault in every file but the one it was called with, so in a unity build
# the sources that write such types are compiled by themselves.
function(civiscope_leave_out_of_unity target)
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
        if(NOT source MATCHES "\\.cpp$")
            continue()
        endif()
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" OUTPUT_VARIABLE path)
        if(EXISTS "${path}")
            file(STRINGS "${path}" alone REGEX "co_(await|return|yield)|^(struct|class) [A-Za-z]+::" LIMIT_COUNT 1)
            if(alone)
                set_source_files_properties("${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
            endif()
        endif()
    endforeach()
endfunction()

function(civiscope_strict_qt target)
    target_compile_definitions(${target} PRIVATE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS)
    if(NOT target STREQUAL civiscope_pch)
        civiscope_use_precompiled_headers(${target})
    endif()
endfunction()

# The headers of libraries that most sources include, compiled once for all targets of ours. It changes no meaning: each
# source still includes what it uses, and the presets "release" and "tidy" compile without.
function(civiscope_precompiled_headers)
    if(NOT CIVISCOPE_PCH)
        return()
    endif()
    add_library(civiscope_pch OBJECT "${PROJECT_SOURCE_DIR}/cmake/precompiled.cpp")
    civiscope_common(civiscope_pch)
    civiscope_strict_qt(civiscope_pch)
    target_link_libraries(civiscope_pch PRIVATE Qt6::Core QCoro6::Core nlohmann_json::nlohmann_json)
    set(headers <algorithm> <array> <chrono> <expected> <functional> <map> <memory> <optional> <ranges> <set> <span>
        <stop_token> <string> <string_view> <unordered_map> <vector>
        <QByteArray> <QObject> <QPointer> <QString> <QStringList> <QTimer> <QUrl> <QVariant>
        <nlohmann/json.hpp> <qcoro/qcorotask.h>)
    target_precompile_headers(civiscope_pch PRIVATE ${headers})
    # ccache knows the result by this sum (CCACHE_PCH_EXTSUM), so that checkouts in other folders share what was built.
    string(SHA256 sum "${headers} ${CMAKE_CXX_COMPILER_VERSION} ${Qt6_VERSION} ${QCoro6_VERSION} ${nlohmann_json_VERSION}")
    file(WRITE "${PROJECT_BINARY_DIR}/CMakeFiles/civiscope_pch.dir/cmake_pch.hxx.gch.sum" "${sum}")
    target_compile_options(civiscope_pch PRIVATE -fpch-preprocess)
endfunction()

function(civiscope_use_precompiled_headers target)
    if(TARGET civiscope_pch)
        target_precompile_headers(${target} REUSE_FROM civiscope_pch)
        target_compile_options(${target} PRIVATE -fpch-preprocess)
    endif()
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
