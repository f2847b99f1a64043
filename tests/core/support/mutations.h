#pragma once

#include <QByteArray>
#include <QFile>
#include <QRandomGenerator>
#include <QString>
#include <array>
#include <filesystem>
#include <functional>

#include "core/base/error.h"

// Damaged copies of good files, the same ones at every run.
namespace mutations {

// How many of each format: a taste of them by default, PGD_MUTATIONS=10000 for the whole meal.
inline int count(int taste = 1000) {
    return qEnvironmentVariableIsSet("PGD_MUTATIONS") ? qEnvironmentVariableIntValue("PGD_MUTATIONS") : taste;
}

class Mutator {
 public:
    // Bytes before `region` are hit, as those behind are plain values.
    Mutator(QByteArray original, qsizetype region, quint32 seed)
        : m_original(std::move(original)), m_region(qMin(region, m_original.size())), m_random(seed) {}

    QByteArray next() {
        auto bytes = m_original;
        for (int k = m_random.bounded(1, 4); k > 0 && !bytes.isEmpty(); --k) damage(bytes);
        return bytes;
    }

 private:
    qsizetype place(const QByteArray& bytes) {
        return static_cast<qsizetype>(m_random.bounded(qMin(m_region, bytes.size())));
    }

    void damage(QByteArray& bytes) {
        const auto at = place(bytes);
        const auto length = static_cast<qsizetype>(m_random.bounded(1, 16));
        switch (m_random.bounded(8)) {
            case 0:
            case 1:
                bytes[at] = static_cast<char>(m_random.bounded(256));
                break;
            case 2:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << m_random.bounded(8)));
                break;
            case 3:
                bytes.remove(at, length);
                break;
            case 4:
                bytes.insert(at, bytes.mid(place(bytes), length));
                break;
            case 5:
                bytes.truncate(m_random.bounded(4) == 0 ? at : bytes.size() - length);
                break;
            default:
                replaceNumber(bytes, at);
        }
    }

    // Puts an extreme value where the next number stands in text.
    void replaceNumber(QByteArray& bytes, qsizetype at) {
        static constexpr std::array kValues = {"0",
                                               "-1",
                                               "18446744073709551615",
                                               "9223372036854775807",
                                               "4294967296",
                                               "1e99",
                                               "null",
                                               "\"x\"",
                                               "[]",
                                               "{}",
                                               "true",
                                               "1.5",
                                               "1099511627775",
                                               "16384",
                                               "64"};
        const auto isDigit = [&](qsizetype i) { return bytes[i] >= '0' && bytes[i] <= '9'; };
        while (at < bytes.size() && !isDigit(at)) ++at;
        auto end = at;
        while (end < bytes.size() && isDigit(end)) ++end;
        bytes.replace(at, end - at,
                      kValues[static_cast<std::size_t>(m_random.bounded(static_cast<int>(kValues.size())))]);
    }

    QByteArray m_original;
    qsizetype m_region;
    QRandomGenerator m_random;
};

struct Outcome {
    int opened = 0;
    int refused = 0;
    QString failure;  // empty: every file was opened or refused with a sentence
};

// Writes `count` mutations one after the other to `file` and calls `open`, which may throw Error and nothing else.
inline Outcome run(Mutator mutator, int count, const QString& file, const std::function<void()>& open) {
    Outcome outcome;
    for (int i = 0; i < count && outcome.failure.isEmpty(); ++i) {
        QFile target(file);
        if (!target.open(QIODevice::WriteOnly)) qFatal("cannot write the test file");
        target.write(mutator.next());
        target.close();
        try {
            open();
            ++outcome.opened;
        } catch (const core::Error& error) {
            ++outcome.refused;
            if (QString(error.what()).size() < 10) outcome.failure = QString("%1: no sentence").arg(i);
        } catch (const std::exception& error) {
            outcome.failure = QString("mutation %1 ended in \"%2\"").arg(i).arg(error.what());
        }
    }
    return outcome;
}

}  // namespace mutations
