#include "ui/docks/models_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/support/dropped_file.h"
#include "ui/support/file_path.h"

namespace ui {
namespace {

using core::models::ModelPlace;
using core::models::RegistryEntry;

constexpr QSize kFirstSize(860, 420);

QString kindName(core::models::Kind kind) {
    switch (kind) {
        case core::models::Kind::Pair:
            return ModelsDialog::tr("Model");
        case core::models::Kind::Partner:
            return ModelsDialog::tr("Partner");
        case core::models::Kind::ControlNet:
            return ModelsDialog::tr("ControlNet");
    }
    return {};
}

QString predictionName(const std::string& prediction) {
    if (prediction == "epsilon") return ModelsDialog::tr("noise (epsilon)");
    return prediction == "v_prediction" ? ModelsDialog::tr("velocity (v)") : ModelsDialog::tr("not said");
}

QStringList columnsOf(const RegistryEntry& entry) {
    const auto name = QString::fromStdString(entry.place.id);
    if (!entry.about) return {name, ModelsDialog::tr("broken"), {}, {}, {}, {}};
    const auto& about = *entry.about;
    const auto latents = ModelsDialog::tr("%1 channels, 1/%2").arg(about.latentChannels).arg(about.downsampling);
    return {name,
            kindName(about.kind),
            about.family.empty() ? ModelsDialog::tr("this program's") : QString::fromStdString(about.family),
            about.kind == core::models::Kind::ControlNet ? QString() : predictionName(about.prediction),
            latents,
            QLocale().formattedDataSize(entry.bytes)};
}

void addLine(QStringList& lines, const QString& pattern, const std::filesystem::path& path) {
    if (!path.empty()) lines.append(pattern.arg(fromPath(path)));
}

QString detailOf(const RegistryEntry& entry) {
    QStringList lines;
    addLine(lines, ModelsDialog::tr("At %1"), entry.place.path);
    addLine(lines, ModelsDialog::tr("Vocabulary: %1"), entry.place.vocabulary);
    addLine(lines, ModelsDialog::tr("Missing parts from %1"), entry.place.lender);
    addLine(lines, ModelsDialog::tr("Structure from %1"), entry.place.structure);
    return lines.join('\n');
}

QLabel* createText(const char* objectName, const char* role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

}  // namespace

ModelsDialog::ModelsDialog(QWidget* parent)
    : QDialog(parent),
      m_list(new QTreeWidget(this)),
      m_detail(createText("modelDetail", "dim", this)),
      m_problem(createText("modelProblem", "warning", this)),
      m_wishes(createWishes()) {
    setObjectName("modelsDialog");
    setWindowTitle(tr("Models"));
    setAcceptDrops(true);
    resize(kFirstSize);
    m_list->setObjectName("modelsList");
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Name"), tr("Kind"), tr("Family"), tr("Predicts"), tr("Latents"), tr("On disk")});
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    auto* about = createText("modelsAbout", "dim", this);
    about->setText(
        tr("Add models where they lie, or drop them here: folders in the layout of diffusers, and files of Stable "
           "Diffusion 1.x, 2.x, SDXL and PanGu-Draw v3. Nothing is copied, and forgetting a model leaves its files."));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setIcon({});  // no other button here has one
    auto* file = createButton("addModelFile", tr("Add File…"), tr("A .safetensors file, or a MindSpore checkpoint"));
    auto* folder = createButton("addModelFolder", tr("Add Folder…"), tr("A folder with model_index.json"));
    buttons->addButton(file, QDialogButtonBox::ActionRole);
    buttons->addButton(folder, QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(this);
    for (QWidget* part : {static_cast<QWidget*>(about), static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_detail),
                          m_wishes, static_cast<QWidget*>(m_problem), static_cast<QWidget*>(buttons)})
        column->addWidget(part, part == m_list ? 1 : 0);
    connect(file, &QPushButton::clicked, this, &ModelsDialog::fileWanted);
    connect(folder, &QPushButton::clicked, this, &ModelsDialog::folderWanted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ModelsDialog::showChosen);
    connect(m_prediction, &QComboBox::activated, this, &ModelsDialog::choosePrediction);
    showProblem({});
    showChosen();
}

QPushButton* ModelsDialog::createButton(const char* objectName, const QString& text, const QString& tip) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    return button;
}

QPushButton* ModelsDialog::createWish(const char* objectName, const QString& text, const QString& tip, Wanted wanted) {
    auto* button = createButton(objectName, text, tip);
    connect(button, &QPushButton::clicked, this, [this, wanted] {
        if (const auto* entry = chosen()) Q_EMIT(this->*wanted)(entry->place);
    });
    return button;
}

// What can be asked of the model that is chosen.
QWidget* ModelsDialog::createWishes() {
    m_prediction = new QComboBox(this);
    m_prediction->setObjectName("modelPrediction");
    m_prediction->setToolTip(tr("What the model predicts, for files that do not say"));
    m_prediction->addItem(tr("Predicts what its files say"), QString());
    m_prediction->addItem(tr("Predicts noise (epsilon)"), QString("epsilon"));
    m_prediction->addItem(tr("Predicts velocity (v)"), QString("v_prediction"));
    m_structure = createWish("modelStructure", tr("Structure…"),
                             tr("PanGu-Draw's other checkpoint, whose generator makes the structure"),
                             &ModelsDialog::structureWanted);
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_prediction);
    row->addWidget(createWish("modelVocabulary", tr("Vocabulary…"),
                              tr("The folder with CLIP's vocab.json and merges.txt; it serves other files, too"),
                              &ModelsDialog::vocabularyWanted));
    row->addWidget(createWish("modelLender", tr("Borrow Parts…"),
                              tr("A model folder that lends the autoencoder or text encoder this file lacks"),
                              &ModelsDialog::lenderWanted));
    row->addWidget(m_structure);
    row->addStretch(1);
    row->addWidget(
        createWish("modelForget", tr("Forget"), tr("Take it off the list; its files stay"), &ModelsDialog::forgotten));
    return holder;
}

// The choice stays with its model; a model that is new is chosen.
void ModelsDialog::setModels(const std::vector<RegistryEntry>& models) {
    const auto* before = chosen();
    const bool grew = models.size() > m_models.size() && !m_models.empty();
    const auto id = grew || !before ? std::string() : before->place.id;
    m_models = models;
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const auto& entry : m_models) m_list->addTopLevelItem(new QTreeWidgetItem(columnsOf(entry)));
    }
    for (int column = 1; column < m_list->columnCount(); ++column) m_list->resizeColumnToContents(column);
    int row = static_cast<int>(m_models.size()) - 1;
    for (std::size_t i = 0; i < m_models.size(); ++i)
        if (m_models[i].place.id == id) row = static_cast<int>(i);
    m_list->setCurrentItem(m_list->topLevelItem(row));
    showProblem({});
    showChosen();
}

void ModelsDialog::showProblem(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

const RegistryEntry* ModelsDialog::chosen() const {
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < static_cast<int>(m_models.size()) ? &m_models[static_cast<std::size_t>(row)] : nullptr;
}

void ModelsDialog::showChosen() {
    const auto* entry = chosen();
    m_wishes->setEnabled(entry);
    m_detail->setText(entry ? detailOf(*entry) : tr("No models of your own yet."));
    if (!entry) return;
    showProblem(QString::fromStdString(entry->problem));
    m_structure->setVisible(entry->about && entry->about->family == "PanGu-Draw v3");
    m_prediction->setCurrentIndex(m_prediction->findData(QString::fromStdString(entry->place.prediction)));
}

void ModelsDialog::choosePrediction() {
    const auto* entry = chosen();
    if (!entry) return;
    auto place = entry->place;
    place.prediction = m_prediction->currentData().toString().toStdString();
    Q_EMIT changed(place);
}

void ModelsDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void ModelsDialog::dropEvent(QDropEvent* event) { Q_EMIT dropped(droppedFile(event->mimeData())); }

}  // namespace ui
