#!/usr/bin/env bash
# pack_dependencies.sh FILE.tar.gz: what the command line needs of Debian beside LibTorch, from this machine's packages, for
# a GPU machine that can fetch nothing. Unpacked into a folder it is a prefix for CMake (see train_starter.sh).
set -euo pipefail
out=$(realpath -m "$1")

headers="libspdlog-dev libfmt-dev nlohmann-json3-dev libcli11-dev libicu-dev libpng-dev zlib1g-dev
  libopencv-core-dev libopencv-imgproc-dev"
# The libraries of these and of what OpenCV's core is linked with; the reference BLAS, since nothing here calls it.
libraries="libspdlog1.* libfmt9 libfmt10 libicu7? libpng16-16 zlib1g libopencv-core4?? libopencv-imgproc4?? libtbb12
  libglx0 libglvnd0 libx11-6 libxcb1 libxau6 libxdmcp6 libbsd0 libmd0"
fetched="libblas3 liblapack3 libgfortran5 libquadmath0"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
installed() { dpkg-query -W -f '${Package} ${db:Status-Status}\n' $1 2>/dev/null | awk '$2 == "installed" {print $1}'; }
for package in $(for p in $headers $libraries; do installed "$p"; done); do
    dpkg -L "$package" | while read -r path; do
        case $path in *.a | /usr/share/doc/* | /usr/share/man/*) continue ;; esac
        [ -f "$path" ] || [ -L "$path" ] || continue
        mkdir -p "$stage$(dirname "$path")"
        cp -a "$path" "$stage$path"
    done
done
(cd "$stage" && apt-get -q download $fetched >/dev/null && for deb in *.deb; do dpkg -x "$deb" .; done && rm ./*.deb)
lib=$stage/usr/lib/x86_64-linux-gnu
if [ -d "$stage/lib/x86_64-linux-gnu" ]; then cp -a "$stage/lib/x86_64-linux-gnu/." "$lib/" && rm -rf "$stage/lib"; fi
for alternative in blas lapack; do cp -a "$lib/$alternative"/*.so.* "$lib/" 2>/dev/null || true; done

# OpenCV's own configuration names every module; these two are all there is.
config=$lib/cmake/OpenCV
rm -rf "$lib/cmake/opencv4" && mkdir -p "$config"
version=$(pkg-config --modversion opencv4)
cat >"$config/OpenCVConfig-version.cmake" <<EOF
set(PACKAGE_VERSION $version)
set(PACKAGE_VERSION_COMPATIBLE TRUE)
EOF
cat >"$config/OpenCVConfig.cmake" <<'EOF'
get_filename_component(_prefix "${CMAKE_CURRENT_LIST_DIR}/../../../.." ABSOLUTE)
set(OpenCV_INCLUDE_DIRS ${_prefix}/include/opencv4)
foreach(module core imgproc)
  if(NOT TARGET opencv_${module})
    add_library(opencv_${module} SHARED IMPORTED)
    set_target_properties(opencv_${module} PROPERTIES
      IMPORTED_LOCATION ${_prefix}/lib/x86_64-linux-gnu/libopencv_${module}.so
      INTERFACE_INCLUDE_DIRECTORIES ${OpenCV_INCLUDE_DIRS})
  endif()
endforeach()
EOF
mkdir -p "$(dirname "$out")"
tar -C "$stage" -czf "$out" usr
ls -l "$out"
