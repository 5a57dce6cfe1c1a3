# Installs the build into a staging prefix, runs the installed program from elsewhere, and builds
# and runs examples/embed with find_package(iku). Run by ctest:
#   cmake -DBUILD=<build tree> -DWORK=<scratch> -DCXX=<compiler> -DFLAGS=<its flags>
#         -DGENERATOR=<of the build> -P install_test.cmake
cmake_minimum_required(VERSION 3.25)

function(run_step)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${WORK} RESULT_VARIABLE status
    OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}\ngave ${status}:\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

function(expect text)
  string(FIND "${output}" "${text}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "expected \"${text}\" in:\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
set(stage ${WORK}/stage)
run_step(${CMAKE_COMMAND} --install ${BUILD} --prefix ${stage})

# Its own scripts, not the source tree's: a formula only the staged copy has must be found.
file(WRITE ${stage}/share/iku/scripts/indikator/hanya_di_sini.lua
  "return indikator { kode = \"hanya_di_sini\", nama = \"uji\", formulasi = function(x) return 42 end }\n")
run_step(${stage}/bin/iku calc ${stage}/share/iku/examples/contoh-ikpp --format csv)
expect(7.1075)
file(READ ${stage}/share/iku/examples/contoh-ikpp/workspace.json workspace)
string(REPLACE "\"formulasi\": \"ikpp\"" "\"formulasi\": \"hanya_di_sini\"" workspace "${workspace}")
file(WRITE ${stage}/share/iku/examples/contoh-ikpp/workspace.json "${workspace}")
run_step(${stage}/bin/iku calc ${stage}/share/iku/examples/contoh-ikpp --format csv)
expect(",42,")

run_step(${CMAKE_COMMAND} -G ${GENERATOR} -S ${stage}/share/iku/examples/embed -B ${WORK}/embed
  -DCMAKE_PREFIX_PATH=${stage} -DCMAKE_CXX_COMPILER=${CXX} -DCMAKE_CXX_FLAGS=${FLAGS})
run_step(${CMAKE_COMMAND} --build ${WORK}/embed)
run_step(${WORK}/embed/embed)
expect("Utara: 7.1075")
expect("Barat: range: ")
