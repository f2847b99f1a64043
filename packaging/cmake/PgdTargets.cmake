# Helpers that keep every target on the same flags and the layers apart.
option(PGD_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
option(PGD_UNITY "Compile core a few large files at a time: twice as fast from scratch, slower after a change" ON)
option(PGD_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)

find_program(PGD_CCACHE ccache)
if(PGD_CCACHE)
  # A precompiled header is cached only when ccache may ignore its time stamps.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${PGD_CCACHE})
endif()

# One kind of code everywhere: the shared precompiled header fits programs and Qt's tests alike.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# -O3 makes LibTorch's headers slower to compile and nothing here faster: the work is in libraries.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(pgd_flags INTERFACE)
target_compile_features(pgd_flags INTERFACE cxx_std_20)
target_compile_options(pgd_flags INTERFACE -Wall -Wextra -Wpedantic -fPIC
  $<$<BOOL:${PGD_WARNINGS_AS_ERRORS}>:-Werror>
  # ccache accepts a precompiled header only when the preprocessor leaves it alone.
  $<$<BOOL:${PGD_CCACHE}>:-fpch-preprocess>
  # With the sanitizers' code in it, GCC 12 takes LibTorch's optional arguments for uninitialized.
  $<$<BOOL:${PGD_SANITIZE}>:-fsanitize=address,undefined -fno-omit-frame-pointer -Wno-maybe-uninitialized>)
target_link_options(pgd_flags INTERFACE $<$<BOOL:${PGD_SANITIZE}>:-fsanitize=address,undefined>)
target_compile_definitions(pgd_flags INTERFACE QT_NO_KEYWORDS)
target_include_directories(pgd_flags INTERFACE ${CMAKE_SOURCE_DIR})

# pgd_core_library(<name> SOURCES <files> [DEPS <targets>] [TORCH] [OPENCV])
# One folder of core. Torch and OpenCV stay private: a header that leaks them fails to compile in ui.
function(pgd_core_library name)
  cmake_parse_arguments(ARG "TORCH;OPENCV" "" "SOURCES;DEPS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC ${ARG_DEPS} PRIVATE pgd_flags)
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  # LibTorch's templates cost each compiled file as much as its own code.
  set_target_properties(${name} PROPERTIES UNITY_BUILD ${PGD_UNITY} UNITY_BUILD_BATCH_SIZE 7)
  if(ARG_TORCH)
    target_link_libraries(${name} PRIVATE pgd_torch)
    target_precompile_headers(${name} REUSE_FROM pgd_torch_pch)
  endif()
  if(ARG_OPENCV)
    target_link_libraries(${name} PRIVATE pgd_opencv)
  endif()
endfunction()

# pgd_moc_tests(<target> <files>...)
# Runs Qt's moc on the test classes among the files, by itself: CMake's own scan hands moc every include folder, and
# LibTorch's headers take it up to a minute.
function(pgd_moc_tests target)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc)
  file(MAKE_DIRECTORY ${folder})
  target_include_directories(${target} PRIVATE ${folder})
  foreach(source ${ARGN})
    get_filename_component(test ${source} NAME_WE)
    if(test MATCHES "^test_")
      add_custom_command(OUTPUT ${folder}/${test}.moc DEPENDS ${source} VERBATIM
        COMMAND Qt6::moc ${CMAKE_CURRENT_SOURCE_DIR}/${source} -o ${folder}/${test}.moc)
      target_sources(${target} PRIVATE ${folder}/${test}.moc)
    endif()
  endforeach()
endfunction()

# pgd_test_executable(<name> SOURCES <files> LIBS <targets> [TORCH] [OPENCV] [WINDOW])
# What every test program is built like. WINDOW ones share the precompiled header of the window.
function(pgd_test_executable name)
  cmake_parse_arguments(ARG "TORCH;OPENCV;WINDOW" "" "SOURCES;LIBS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  pgd_moc_tests(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE pgd_flags ${ARG_LIBS} Qt6::Test)
  target_compile_definitions(${name} PRIVATE
    PGD_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" PGD_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  if(ARG_TORCH)
    target_link_libraries(${name} PRIVATE pgd_torch)
    target_precompile_headers(${name} REUSE_FROM pgd_torch_pch)
  endif()
  if(ARG_OPENCV)
    target_link_libraries(${name} PRIVATE pgd_opencv)
  endif()
  if(ARG_WINDOW)
    target_precompile_headers(${name} REUSE_FROM ui_support)
  endif()
endfunction()

# pgd_add_test(<name> <timeout, or nothing> <command>...)
# Under ctest, without a display. Threads that wait for each other sleep: spinning, they would take minutes where other
# programs run (core::initRuntime does the same for the programs themselves).
function(pgd_add_test name timeout)
  if(NOT timeout)
    set(timeout 120)
  endif()
  add_test(NAME ${name} COMMAND ${ARGN})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${timeout}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;OMP_WAIT_POLICY=passive")
endfunction()

# pgd_test(<name> SOURCES <files> LIBS <targets> [TORCH] [OPENCV] [WINDOW] [TIMEOUT <seconds>])
# A Qt Test program with a main() of its own.
function(pgd_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "" ${ARGN})
  pgd_test_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  pgd_add_test(${name} "${ARG_TIMEOUT}" ${name})
endfunction()

# pgd_tests(<name> SOURCES <files> LIBS <targets> [PREFIX <text>] [TORCH] [OPENCV] [WINDOW] [TIMEOUT <seconds>])
# One program with the Qt Test classes of a folder. Each test_*.cpp is a test of its own under ctest, called by the
# file's name, with the prefix in place of "test_"; the other files help them.
function(pgd_tests name)
  cmake_parse_arguments(ARG "WINDOW" "PREFIX;TIMEOUT" "" ${ARGN})
  set(main pgd_test_program)
  if(ARG_WINDOW)
    set(main pgd_window_test_program)
    list(APPEND ARG_UNPARSED_ARGUMENTS WINDOW)
  endif()
  if(NOT ARG_PREFIX)
    set(ARG_PREFIX test_)
  endif()
  pgd_test_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE ${main})
  set_target_properties(${name} PROPERTIES UNITY_BUILD ${PGD_UNITY} UNITY_BUILD_BATCH_SIZE 4)
  # In a group of files the compiler takes each one's local types for a header's.
  target_compile_options(${name} PRIVATE $<$<BOOL:${PGD_UNITY}>:-Wno-subobject-linkage>)
  get_target_property(sources ${name} SOURCES)
  foreach(source ${sources})
    get_filename_component(file ${source} NAME)
    if(file MATCHES "^test_(.*)\\.cpp$")
      pgd_add_test(${ARG_PREFIX}${CMAKE_MATCH_1} "${ARG_TIMEOUT}" ${name} test_${CMAKE_MATCH_1})
    endif()
  endforeach()
endfunction()
