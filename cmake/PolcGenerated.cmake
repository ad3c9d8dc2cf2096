# The shipped policies: the library `policies' in the build tree, and generated/ in the source tree.
#
# generated/ is checked in so that people can vendor and review it without building anything.  The
# test generated.fresh compares it with what the build made; `bless-generated' refreshes it (and the
# locks), which no ordinary build ever does.
file(GLOB policy_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/policies/*.pol")
if(policy_sources)
  add_library(policies STATIC)
  polc_add_policy(policies ${policy_sources} SCOPE PUBLIC)
  set_target_properties(policies PROPERTIES C_STANDARD 99)
  target_link_libraries(policies PRIVATE polc_warnings)
  set(policies_dir "${CMAKE_CURRENT_BINARY_DIR}/polc-policies/policies")

  set(bless_command polc::polc)
  if(POLC_EXECUTABLE)
    set(bless_command "${POLC_EXECUTABLE}")
  endif()
  set(bless)
  foreach(policy IN LISTS policy_sources)
    list(APPEND bless COMMAND "${bless_command}" build "${policy}"
      --out-dir "${PROJECT_SOURCE_DIR}/generated")
  endforeach()
  add_custom_target(bless-generated ${bless} COMMENT "Refreshing generated/ from policies/" VERBATIM)
endif()
