#pragma once

#include <QSemaphore>
#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "ui/worker/picture_backend.h"

// What a test lets its picture maker do. Shared by the test and the worker threads.
class Script {
 public:
    // Lets `steps` more steps pass; a paint() without steps left waits, as a slow network would.
    void allowSteps(int steps) { m_steps.release(steps); }
    void allowEverything() { m_steps.release(1 << 20); }

    // The next paint() throws this sentence after its first step.
    void failNext(const std::string& sentence);

    // Which training the starter pair is of, from the next list of models on.
    void setEdition(int edition) { m_edition = edition; }

    // A maker that finishes its picture though it was cancelled: its result comes late.
    void ignoreCancel() { m_honoursCancel = false; }

    // The person's models as the maker keeps them; files whose name contains "broken" are refused.
    std::vector<core::models::ModelLocation> places() const;

    std::string notesOf(const std::string& id) const;
    std::vector<std::filesystem::path> folders() const;  // that are watched

    int started() const { return m_started; }

 private:
    friend class ScriptedBackend;

    QSemaphore m_steps;
    std::atomic<bool> m_honoursCancel = true;
    std::atomic<int> m_edition = 2;
    std::atomic<int> m_started = 0;
    mutable std::mutex m_mutex;
    std::string m_failure;
    std::vector<core::models::ModelLocation> m_places;
    std::map<std::string, std::string> m_notes;  // by id
    std::vector<std::filesystem::path> m_folders;
};

// Makers that follow a script.
ui::BackendFactory makersOf(std::shared_ptr<Script> script);

// What the scripted model counts as its limit; a token is a word.
constexpr int kTokenLimit = 8;
