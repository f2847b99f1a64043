#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/gui/script.h"
#include "tests/support/test_program.h"
#include "ui/worker/generation_service.h"

using ui::GenerationService;

class TestGenerationService : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup();

    void planIsASnapshot();
    void missingMemoryIsASentence();
    void failingFactoryIsAFailureAndIsTriedAgain();
    void ofManyQuestionsTheLastIsAnswered();
    void tokensAreCountedDuringARun();
    void shutDownDuringARunIsSilent();

 private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Script> m_script;
    std::unique_ptr<GenerationService> m_service;
};

namespace {

core::plan::Plan planWithSeed(std::uint64_t seed) {
    core::plan::Plan plan;
    plan.seed = seed;
    return plan;
}

// A maker without enough memory.
class HungryBackend : public ui::PictureBackend {
 public:
    std::vector<core::plan::ModelInfo> models() override { return {}; }
    core::models::OwnModels ownModels() override { return {}; }
    void editModels(const core::models::RegistryEdit&) override {}
    core::pipeline::TokenCount countTokens(const std::string&, const std::string&) override { return {}; }
    core::pipeline::Result paint(const core::plan::Plan&, const core::pipeline::ProgressFunction&,
                                 const core::CancelToken&) override {
        throw std::bad_alloc();
    }
    core::Image enlarge(const core::Image&, const core::CancelToken&) override { throw std::bad_alloc(); }
};

}  // namespace

void TestGenerationService::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_script = std::make_shared<Script>();
    m_service = std::make_unique<GenerationService>(makersOf(m_script), ui::PictureFolder(m_folder->path()));
}

void TestGenerationService::cleanup() {
    m_script->allowEverything();
    m_service.reset();
}

void TestGenerationService::planIsASnapshot() {
    QSignalSpy painted(m_service.get(), &GenerationService::painted);
    auto plan = planWithSeed(5);
    m_service->start(1, plan);
    plan.seed = 6;
    m_script->allowEverything();
    QTRY_COMPARE(painted.size(), 1);
    const auto picture = painted.first().first().value<ui::PaintedPicture>();
    QCOMPARE(picture.plan.seed, std::uint64_t{5});
    QCOMPARE(picture.image.pixelColor(0, 0), QColor(5, 5, 5));
    QVERIFY(QFile::exists(picture.file));
}

void TestGenerationService::missingMemoryIsASentence() {
    GenerationService service([] { return std::make_unique<HungryBackend>(); }, ui::PictureFolder(m_folder->path()));
    QSignalSpy failed(&service, &GenerationService::failed);
    service.start(1, {});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().value<ui::Failure>().sentence.contains("not enough memory"));
    QVERIFY(service.state() == GenerationService::State::Idle);
}

void TestGenerationService::failingFactoryIsAFailureAndIsTriedAgain() {
    std::atomic<int> calls = 0;
    const auto factory = [&]() -> std::unique_ptr<ui::PictureBackend> {
        if (++calls == 1) throw std::runtime_error("not now\nand a stack trace");
        return makersOf(m_script)();
    };
    GenerationService service(factory, ui::PictureFolder(m_folder->path()));
    QSignalSpy failed(&service, &GenerationService::failed);
    QSignalSpy painted(&service, &GenerationService::painted);
    m_script->allowEverything();
    service.start(1, {});
    QTRY_COMPARE(failed.size(), 1);
    const auto failure = failed.first().first().value<ui::Failure>();
    QCOMPARE(failure.sentence, QString("not now"));
    QVERIFY(failure.details.contains("stack trace"));
    service.start(1, {});
    QTRY_COMPARE(painted.size(), 1);
}

void TestGenerationService::ofManyQuestionsTheLastIsAnswered() {
    QSignalSpy counted(m_service.get(), &GenerationService::tokensCounted);
    QString prompt;
    for (int i = 0; i < 50; ++i) m_service->countTokens("starter", prompt += "a ");
    QTRY_VERIFY(!counted.isEmpty() && counted.last().first().value<ui::TokenReport>().prompt == prompt);
    QCOMPARE(counted.last().first().value<ui::TokenReport>().count.used, 50);
    QVERIFY(counted.size() < 50);
}

void TestGenerationService::tokensAreCountedDuringARun() {
    QSignalSpy counted(m_service.get(), &GenerationService::tokensCounted);
    m_service->start(1, {});
    QTRY_COMPARE(m_script->started(), 1);
    m_service->countTokens("starter", "a b");
    QTRY_COMPARE(counted.size(), 1);
    QVERIFY(m_service->state() == GenerationService::State::Running);
}

void TestGenerationService::shutDownDuringARunIsSilent() {
    QSignalSpy painted(m_service.get(), &GenerationService::painted);
    QSignalSpy cancelled(m_service.get(), &GenerationService::cancelled);
    m_service->start(1, {});
    QTRY_COMPARE(m_script->started(), 1);
    m_service->shutDown();
    QCoreApplication::processEvents();
    QCOMPARE(painted.size() + cancelled.size(), 0);
}

PGD_TEST(TestGenerationService)
#include "test_generation_service.moc"
