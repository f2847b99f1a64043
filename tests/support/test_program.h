#pragma once

#include <QtTest>
#include <memory>

namespace test {

// Puts a test class on the program's list under the name of its file, such as test_coop_fusion.
class Registration {
 public:
    using Maker = std::unique_ptr<QObject> (*)();
    Registration(const char* file, Maker maker);
};

}  // namespace test

// Instead of QTEST_MAIN: the program of a folder holds many test classes, and runs those it is asked for.
#define PGD_TEST(Type)                                  \
    static const test::Registration registration##Type( \
        __FILE__, [] { return std::unique_ptr<QObject>(std::make_unique<Type>()); });
