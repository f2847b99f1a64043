#include "ui/plan/seed_editor.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>

#include "core/base/error.h"
#include "ui/document/document.h"
#include "ui/document/picture_export.h"
#include "ui/document/plan_edits.h"
#include "ui/support/icons.h"
#include "ui/widgets/field_filter.h"
#include "ui/widgets/seed_spin.h"

namespace ui {

SeedEditor::SeedEditor(Document& document, FieldFilter& filter, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_seed(new SeedSpin(this)),
      m_random(createButton("seedRandomButton", "dice", tr("A new random seed for each picture"))),
      m_reuse(createButton("seedReuseButton", "reuse", tr("Use the seed of the picture on the canvas"))),
      m_next(createButton("seedNextButton", "plus-one", tr("The next seed"))) {
    m_seed->setObjectName("seedSpin");
    m_seed->setAccessibleName(tr("Seed"));
    m_random->setCheckable(true);
    filter.watch(m_seed);
    setFocusProxy(m_seed);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_seed, 1);
    for (QToolButton* button : {m_random, m_reuse, m_next}) row->addWidget(button);

    connect(m_seed, &SeedSpin::valueChanged, this, [this](quint64 seed) { setSeed(m_document, seed); });
    connect(m_random, &QToolButton::toggled, this, &SeedEditor::setRandom);
    connect(m_reuse, &QToolButton::clicked, this, &SeedEditor::reuseWanted);
    connect(m_next, &QToolButton::clicked, this, [this] { fix(m_document.plan().seed + 1); });
    connect(&m_document, &Document::changed, this, &SeedEditor::follow);
    showSeed();
}

QToolButton* SeedEditor::createButton(const QString& objectName, const QString& icon, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setIcon(themedIcon(icon));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

void SeedEditor::follow(Change change) {
    if (change == Change::Seed || change == Change::WholePlan || change == Change::RandomSeed ||
        change == Change::ShownPicture)
        showSeed();
}

void SeedEditor::showSeed() {
    const bool random = m_document.randomSeed();
    m_seed->setValue(m_document.plan().seed);
    const auto painted = random ? paintedSeed() : std::nullopt;
    if (random) m_seed->showInstead(painted ? QString::number(*painted) : tr("random"));
    m_seed->setReadOnly(random);
    m_seed->setToolTip(random ? tr("The seed of the picture on the canvas; the dice switched off keeps it")
                              : tr("The same seed and plan give the same picture"));
    m_next->setEnabled(!random);
    m_reuse->setEnabled(m_document.shownId() != kNoPicture);
    const QSignalBlocker blocker(m_random);
    m_random->setChecked(random);
}

// Of the picture on the canvas; a file of an older one is read once.
std::optional<std::uint64_t> SeedEditor::paintedSeed() {
    const Picture* picture = m_document.gallery().find(m_document.shownId());
    if (!picture) return std::nullopt;
    if (picture->id == m_readId) return m_readSeed;
    m_readId = picture->id;
    m_readSeed.reset();
    try {
        if (const auto plan = planInside(*picture)) m_readSeed = plan->seed;
    } catch (const core::Error&) {  // whoever opens it tells
    }
    return m_readSeed;
}

// What was read there just now stays there.
void SeedEditor::setRandom(bool random) {
    const auto painted = random ? std::nullopt : paintedSeed();
    if (painted) return fix(*painted);
    m_document.setRandomSeed(random);
}

void SeedEditor::fix(quint64 seed) {
    m_document.setRandomSeed(false);
    m_document.beginGesture();
    setSeed(m_document, seed);
}

}  // namespace ui
