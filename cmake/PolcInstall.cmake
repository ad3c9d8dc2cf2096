# Installation in two components, and packages of each.
#
# runtime: polrt with its header, CMake and pkg-config files.  compiler: the tool.  Each component has
# its own export set: one set over both would make an installation of the runtime alone unusable.
include(CMakePackageConfigHelpers)
set(config_dir "${CMAKE_INSTALL_LIBDIR}/cmake/polc")

install(TARGETS polrt EXPORT polc-runtime
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT runtime
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT runtime)
install(EXPORT polc-runtime NAMESPACE polc:: FILE polc-runtime-targets.cmake
  DESTINATION "${config_dir}" COMPONENT runtime)

if(POLC_BUILD_COMPILER)
  install(TARGETS polc EXPORT polc-compiler
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT compiler)
  install(EXPORT polc-compiler NAMESPACE polc:: FILE polc-compiler-targets.cmake
    DESTINATION "${config_dir}" COMPONENT compiler)
endif()

configure_package_config_file(cmake/polc-config.cmake.in "${PROJECT_BINARY_DIR}/polc-config.cmake"
  INSTALL_DESTINATION "${config_dir}" NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/polc-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/polc-config.cmake"
  "${PROJECT_BINARY_DIR}/polc-config-version.cmake"
  cmake/PolcAddPolicy.cmake
  DESTINATION "${config_dir}" COMPONENT runtime)

# pkg-config finds everything relative to its own file, so that an installed tree can be moved.
set(pc_dir "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH pc_to_prefix "/prefix/${pc_dir}" "/prefix")
configure_file(cmake/polrt.pc.in "${PROJECT_BINARY_DIR}/polrt.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/polrt.pc" DESTINATION "${pc_dir}" COMPONENT runtime)

foreach(component IN ITEMS runtime compiler)
  if(component STREQUAL runtime OR POLC_BUILD_COMPILER)
    install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}-${component}" COMPONENT "${component}")
  endif()
endforeach()

# ---- packages: cpack -G DEB, one per component -------------------------------------------------

set(CPACK_PACKAGE_VENDOR "the polc authors")
set(CPACK_PACKAGE_CONTACT "the polc authors")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL runtime)
if(POLC_BUILD_COMPILER)
  list(APPEND CPACK_COMPONENTS_ALL compiler)
endif()
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libpolrt-dev)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_COMPILER_PACKAGE_NAME polc)
set(CPACK_DEBIAN_COMPILER_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_COMPILER_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPILER_PACKAGE_RECOMMENDS libpolrt-dev)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION "Runtime for compiled coverage policies: one C library and header")
set(CPACK_COMPONENT_COMPILER_DESCRIPTION "Checks, explains, tests, compares and compiles coverage policies")
include(CPack)
