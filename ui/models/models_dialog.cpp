#include "ui/models/models_dialog.h"

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
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include "ui/models/model_detail.h"
#include "ui/support/dropped_file.h"
#include "ui/support/file_path.h"

namespace ui {
namespace {

using core::models::ModelLocation;
using core::models::RegistryEntry;
using core::models::WatchedFolder;

constexpr QSize kFirstSize(900, 520);

// Where a row keeps the number of its model or folder, and what it is known by.
enum Role { kModel = Qt::UserRole, kFolder, kKey };

QString kindName(core::models::Kind kind) {
    switch (kind) {
        case core::models::Kind::Pair:
            return ModelsDialog::tr("Model");
        case core::models::Kind::Partner:
            return ModelsDialog::tr("Partner");
        case core::models::Kind::ControlNet:
            return ModelsDialog::tr("ControlNet");
        case core::models::Kind::Lora:
            return ModelsDialog::tr("LoRA");
        case core::models::Kind::Enlarger:
            return ModelsDialog::tr("Enlarger");
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
    const bool isLora = about.kind == core::models::Kind::Lora, enlarges = about.kind == core::models::Kind::Enlarger;
    const bool predicts = !isLora && !enlarges && about.kind != core::models::Kind::ControlNet;
    const auto latents = enlarges
                             ? ModelsDialog::tr("pictures, %1 times").arg(about.scale)
                             : ModelsDialog::tr("%1 channels, 1/%2").arg(about.latentChannels).arg(about.downsampling);
    const auto nameless = isLora || enlarges ? ModelsDialog::tr("not said") : ModelsDialog::tr("this program's");
    return {name,
            kindName(about.kind),
            about.family.empty() ? nameless : QString::fromStdString(about.family),
            predicts ? predictionName(about.prediction) : QString(),
            isLora ? QString() : latents,
            QLocale().formattedDataSize(entry.bytes)};
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

QTreeWidgetItem* createItem(const RegistryEntry& entry, std::size_t number) {
    auto* item = new QTreeWidgetItem(columnsOf(entry));
    item->setData(0, kModel, int(number));
    item->setData(0, kKey, "model " + QString::fromStdString(entry.place.id));
    return item;
}

QTreeWidgetItem* createItem(const WatchedFolder& folder, std::size_t number) {
    const QString count = ModelsDialog::tr("%n model(s)", nullptr, int(folder.models.size()));
    auto* item = new QTreeWidgetItem(
        {fromPath(folder.path), ModelsDialog::tr("Watched folder"), {}, {}, {}, folder.problem.empty() ? count : ""});
    item->setData(0, kFolder, int(number));
    item->setData(0, kKey, "folder " + fromPath(folder.path));
    return item;
}

// How many rows the person made.
std::size_t ownRows(const core::models::OwnModels& models) {
    std::size_t rows = models.folders.size();
    for (const auto& entry : models.models) rows += entry.folder.empty();
    return rows;
}

template <typename T>
const T* itemOf(const std::vector<T>& items, const QTreeWidgetItem* row, Role role) {
    const QVariant number = row ? row->data(0, role) : QVariant();
    return number.isValid() ? &items[number.toUInt()] : nullptr;
}

}  // namespace

ModelsDialog::ModelsDialog(QWidget* parent)
    : QDialog(parent),
      m_list(new QTreeWidget(this)),
      m_detail(new ModelDetail(this)),
      m_problem(createText("modelProblem", "warning", this)),
      m_wishes(createWishes()) {
    setObjectName("modelsDialog");
    setWindowTitle(tr("Models"));
    setAcceptDrops(true);
    resize(kFirstSize);
    createList();
    auto* about = createText("modelsAbout", "dim", this);
    about->setText(
        tr("Add models where they lie, or drop them here: folders in the layout of diffusers, and files of Stable "
           "Diffusion 1.x, 2.x, SDXL and PanGu-Draw v3, and their LoRAs. Nothing is copied, and forgetting a model "
           "leaves its files."));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setIcon({});  // no other button here has one
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    auto* file = createButton("addModelFile", tr("Add File…"), tr("A .safetensors file, or a MindSpore checkpoint"));
    auto* folder = createButton("addModelFolder", tr("Add Folder…"), tr("A folder with model_index.json"));
    auto* watch = createButton("watchFolder", tr("Watch Folder…"), tr("A folder of models: what lies in it is listed"));
    for (auto* button : {file, folder, watch}) buttons->addButton(button, QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(this);
    for (QWidget* part : {static_cast<QWidget*>(about), static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_detail),
                          m_wishes, static_cast<QWidget*>(m_problem), static_cast<QWidget*>(buttons)})
        column->addWidget(part, part == m_list ? 1 : 0);
    connect(file, &QPushButton::clicked, this, &ModelsDialog::fileWanted);
    connect(folder, &QPushButton::clicked, this, &ModelsDialog::folderWanted);
    connect(watch, &QPushButton::clicked, this, &ModelsDialog::watchWanted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ModelsDialog::showChosen);
    connect(m_prediction, &QComboBox::activated, this, &ModelsDialog::choosePrediction);
    connect(m_detail, &ModelDetail::noted, this, &ModelsDialog::noted);
    showProblem({});
    showChosen();
}

void ModelsDialog::createList() {
    m_list->setObjectName("modelsList");
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Name"), tr("Kind"), tr("Family"), tr("Predicts"), tr("Latents"), tr("On disk")});
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
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

// What single files do not say or hold.
void ModelsDialog::createWishesOfFiles() {
    m_prediction = new QComboBox(this);
    m_prediction->setObjectName("modelPrediction");
    m_prediction->setToolTip(tr("What the model predicts, for files that do not say"));
    m_prediction->addItem(tr("Predicts what its files say"), QString());
    m_prediction->addItem(tr("Predicts noise (epsilon)"), QString("epsilon"));
    m_prediction->addItem(tr("Predicts velocity (v)"), QString("v_prediction"));
    m_vocabulary = createWish("modelVocabulary", tr("Vocabulary…"),
                              tr("The folder with CLIP's vocabulary: vocab.json and merges.txt, tokenizer.json, or "
                                 "bpe_simple_vocab_16e6.txt.gz; it serves other files, too"),
                              &ModelsDialog::vocabularyWanted);
    m_lender = createWish("modelLender", tr("Borrow Parts…"),
                          tr("A model folder that lends the autoencoder or text encoder this file lacks"),
                          &ModelsDialog::lenderWanted);
    m_lenderFile = createWish("modelLenderFile", tr("Borrow from File…"),
                              tr("A model file, or an autoencoder's, that lends what this file lacks"),
                              &ModelsDialog::lenderFileWanted);
    m_structure = createWish("modelStructure", tr("Structure…"),
                             tr("PanGu-Draw's other checkpoint, whose generator makes the structure"),
                             &ModelsDialog::structureWanted);
}

// What can be asked of the model or folder that is chosen.
QWidget* ModelsDialog::createWishes() {
    createWishesOfFiles();
    m_forget = createButton("modelForget", {}, tr("Take it off the list; its files stay"));
    connect(m_forget, &QPushButton::clicked, this, &ModelsDialog::forget);
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget* wish :
         {static_cast<QWidget*>(m_prediction), static_cast<QWidget*>(m_vocabulary), static_cast<QWidget*>(m_lender),
          static_cast<QWidget*>(m_lenderFile), static_cast<QWidget*>(m_structure)})
        row->addWidget(wish);
    row->addStretch(1);
    row->addWidget(m_forget);
    return holder;
}

// The choice stays with its model; what the person added is chosen.
void ModelsDialog::setModels(const core::models::OwnModels& models) {
    const bool grew = ownRows(models) > ownRows(m_models) && ownRows(m_models) > 0;
    const auto* current = m_list->currentItem();
    const QString before = current && !grew ? current->data(0, kKey).toString() : QString();
    m_models = models;
    fillList();
    m_list->setCurrentItem(itemToChoose(before));
    showProblem({});
    showChosen();
}

void ModelsDialog::fillList() {
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    m_list->setRootIsDecorated(!m_models.folders.empty());
    QHash<QString, QTreeWidgetItem*> folders;
    QList<QTreeWidgetItem*> rows;
    for (std::size_t i = 0; i < m_models.folders.size(); ++i)
        rows.append(folders[fromPath(m_models.folders[i].path)] = createItem(m_models.folders[i], i));
    QList<QTreeWidgetItem*> own;
    for (std::size_t i = 0; i < m_models.models.size(); ++i) {
        const auto& entry = m_models.models[i];
        auto* item = createItem(entry, i);
        if (auto* folder = folders.value(fromPath(entry.folder)))
            folder->addChild(item);
        else
            own.append(item);
    }
    m_list->addTopLevelItems(own + rows);
    m_list->expandAll();
    for (int column = 1; column < m_list->columnCount(); ++column) m_list->resizeColumnToContents(column);
}

// Added models stand first, folders behind them.
QTreeWidgetItem* ModelsDialog::itemToChoose(const QString& before) const {
    for (QTreeWidgetItemIterator item(m_list); *item; ++item)
        if ((*item)->data(0, kKey).toString() == before) return *item;
    int last = m_list->topLevelItemCount() - 1;
    while (last > 0 && m_list->topLevelItem(last)->data(0, kFolder).isValid()) --last;
    return m_list->topLevelItem(std::max(0, last));
}

void ModelsDialog::setHash(const std::filesystem::path& model, const QString& sha256) {
    m_hashes[fromPath(model)] = sha256;
    if (const auto* entry = chosen()) showHash(*entry);
}

void ModelsDialog::setHashProblem(const std::filesystem::path& model, const QString& sentence) {
    m_hashProblems[fromPath(model)] = sentence;
    if (const auto* entry = chosen()) showHash(*entry);
}

void ModelsDialog::showProblem(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

const RegistryEntry* ModelsDialog::chosen() const {
    return itemOf(m_models.models, m_list->currentItem(), Role::kModel);
}

const WatchedFolder* ModelsDialog::chosenFolder() const {
    return itemOf(m_models.folders, m_list->currentItem(), Role::kFolder);
}

void ModelsDialog::showChosen() {
    if (const auto* entry = chosen())
        showEntry(*entry);
    else if (const auto* folder = chosenFolder())
        showFolder(*folder);
    else
        m_detail->showText(tr("No models of your own yet."));
    showWishes();
}

void ModelsDialog::showFolder(const WatchedFolder& folder) {
    m_detail->showText(
        tr("Models that appear in %1 are listed here, as long as they lie there.").arg(fromPath(folder.path)));
    showProblem(QString::fromStdString(folder.problem));
}

void ModelsDialog::showEntry(const RegistryEntry& entry) {
    m_detail->showModel(entry);
    showHash(entry);
    showProblem(QString::fromStdString(entry.problem.empty() ? entry.lacks : entry.problem));
    m_prediction->setCurrentIndex(m_prediction->findData(QString::fromStdString(entry.place.prediction)));
}

void ModelsDialog::showHash(const RegistryEntry& entry) {
    const QString path = fromPath(entry.place.path);
    if (m_hashProblems.contains(path) && !m_hashes.contains(path))
        m_detail->setHashProblem(m_hashProblems.value(path));
    else
        m_detail->setHash(m_hashes.value(path));
}

// Folders have all their parts and say what they are.
void ModelsDialog::showWishes() {
    const auto* entry = chosen();
    const bool paints = entry && entry->about && entry->about->kind == core::models::Kind::Pair;
    const bool isFile = paints && entry->isFile;
    for (QWidget* wish : {static_cast<QWidget*>(m_prediction), static_cast<QWidget*>(m_vocabulary),
                          static_cast<QWidget*>(m_lender), static_cast<QWidget*>(m_lenderFile)})
        wish->setVisible(isFile);
    m_structure->setVisible(isFile && entry->about->family == "PanGu-Draw v3");
    m_forget->setText(chosenFolder() ? tr("Stop Watching") : tr("Forget"));
    m_forget->setVisible(chosenFolder() || (entry && entry->folder.empty()));
}

void ModelsDialog::choosePrediction() {
    const auto* entry = chosen();
    if (!entry) return;
    auto place = entry->place;
    place.prediction = m_prediction->currentData().toString().toStdString();
    Q_EMIT changed(place);
}

void ModelsDialog::forget() {
    if (const auto* folder = chosenFolder())
        Q_EMIT unwatched(folder->path);
    else if (const auto* entry = chosen())
        Q_EMIT forgotten(entry->place);
}

void ModelsDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void ModelsDialog::dropEvent(QDropEvent* event) { Q_EMIT dropped(droppedFile(event->mimeData())); }

}  // namespace ui
