# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The core library of QGIS: QGIS::Core, QGIS_VERSION, and QGIS_PREFIX, the folder its data and plugins are looked up
# under. The Qt it was built with is the caller's matter.
find_path(QGIS_INCLUDE_DIR qgsapplication.h PATH_SUFFIXES qgis)
find_library(QGIS_CORE_LIBRARY qgis_core)
mark_as_advanced(QGIS_INCLUDE_DIR QGIS_CORE_LIBRARY)

if(QGIS_INCLUDE_DIR AND EXISTS "${QGIS_INCLUDE_DIR}/qgsconfig.h")
    file(STRINGS "${QGIS_INCLUDE_DIR}/qgsconfig.h" line REGEX "^#define _QGIS_VERSION ")
    string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" QGIS_VERSION "${line}")
    cmake_path(GET QGIS_INCLUDE_DIR PARENT_PATH QGIS_PREFIX)
    cmake_path(GET QGIS_PREFIX PARENT_PATH QGIS_PREFIX)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(QGIS REQUIRED_VARS QGIS_CORE_LIBRARY QGIS_INCLUDE_DIR VERSION_VAR QGIS_VERSION)

if(QGIS_FOUND AND NOT TARGET QGIS::Core)
    add_library(QGIS::Core UNKNOWN IMPORTED)
    set_target_properties(QGIS::Core PROPERTIES
        IMPORTED_LOCATION "${QGIS_CORE_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${QGIS_INCLUDE_DIR}")
endif()
