# Holds the HTML report of every example against HTML: tidy finds nothing to warn of. Run by ctest:
#   cmake -DIKU=<program> -DEXAMPLES=<folder> -DWORK=<scratch> -P html_test.cmake
cmake_minimum_required(VERSION 3.25)

find_program(tidy tidy)
if(NOT tidy)
  message("cannot run here: no tidy (.ci/setup tools)")
  return()
endif()

file(MAKE_DIRECTORY ${WORK})
file(GLOB workspaces ${EXAMPLES}/*/workspace.json)
if(NOT workspaces)
  message(FATAL_ERROR "no example in ${EXAMPLES}")
endif()
foreach(workspace IN LISTS workspaces)
  get_filename_component(folder ${workspace} DIRECTORY)
  execute_process(COMMAND ${IKU} report ${folder} --format html OUTPUT_FILE ${WORK}/page.html
    ERROR_VARIABLE complaint RESULT_VARIABLE status)
  if(status GREATER 1)  # 1: done, with findings
    message(FATAL_ERROR "report of ${folder} gave ${status}:\n${complaint}")
  endif()
  execute_process(COMMAND ${tidy} -quiet -errors -utf8 ${WORK}/page.html
    ERROR_VARIABLE findings RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "report of ${folder}:\n${findings}")
  endif()
endforeach()
