# Outside libraries, each behind one interface target.
if(PGD_STUDIO)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Sql Svg Test LinguistTools)
endif()

# LibTorch's own CMake package asks for build-time tools that Debian does not need at link time:
# headers and libraries are found directly.
find_path(TORCH_INCLUDE_DIR torch/csrc/api/include/torch/torch.h HINTS ${TORCH_ROOT}/include REQUIRED)
find_library(TORCH_LIBRARY torch HINTS ${TORCH_ROOT}/lib REQUIRED)
find_library(TORCH_CPU_LIBRARY torch_cpu HINTS ${TORCH_ROOT}/lib REQUIRED)
find_library(C10_LIBRARY c10 HINTS ${TORCH_ROOT}/lib REQUIRED)
# Loaded by name only at run time, so the linker would drop it; Debian's LibTorch has none.
find_library(TORCH_CUDA_LIBRARY torch_cuda HINTS ${TORCH_ROOT}/lib)
if(NOT TORCH_CUDA_LIBRARY)
  set(TORCH_CUDA_LIBRARY "")
endif()
find_package(OpenMP REQUIRED COMPONENTS CXX)
add_library(pgd_torch INTERFACE)
target_include_directories(pgd_torch SYSTEM INTERFACE
  ${TORCH_INCLUDE_DIR} ${TORCH_INCLUDE_DIR}/torch/csrc/api/include)
target_link_libraries(pgd_torch INTERFACE
  -Wl,--no-as-needed ${TORCH_LIBRARY} ${TORCH_CPU_LIBRARY} ${TORCH_CUDA_LIBRARY} ${C10_LIBRARY} -Wl,--as-needed
  OpenMP::OpenMP_CXX)

find_package(OpenCV 4.6 REQUIRED COMPONENTS core imgproc)
add_library(pgd_opencv INTERFACE)
target_include_directories(pgd_opencv SYSTEM INTERFACE ${OpenCV_INCLUDE_DIRS})
target_link_libraries(pgd_opencv INTERFACE opencv_core opencv_imgproc)

find_package(spdlog REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(PNG REQUIRED)
find_package(ZLIB REQUIRED)
find_package(JPEG REQUIRED)
find_path(WEBP_INCLUDE_DIR webp/encode.h REQUIRED)
find_library(WEBP_LIBRARY webp REQUIRED)
add_library(pgd_webp INTERFACE)
target_include_directories(pgd_webp SYSTEM INTERFACE ${WEBP_INCLUDE_DIR})
target_link_libraries(pgd_webp INTERFACE ${WEBP_LIBRARY})
find_package(ICU REQUIRED COMPONENTS uc)
