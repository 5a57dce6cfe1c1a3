# find_package(iku) gives iku::engine. fmt is in its headers; the others are what a static library
# has to be linked with.
include(CMakeFindDependencyMacro)
find_dependency(fmt 9)
find_dependency(PkgConfig)
if(NOT TARGET PkgConfig::lua)
  pkg_check_modules(lua REQUIRED IMPORTED_TARGET lua5.4-c++)
endif()
if(NOT TARGET PkgConfig::utf8proc)
  pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
endif()
include(${CMAKE_CURRENT_LIST_DIR}/iku-targets.cmake)
