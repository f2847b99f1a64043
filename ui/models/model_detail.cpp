#include "ui/models/model_detail.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <utility>

#include "ui/models/model_picture.h"
#include "ui/support/file_path.h"

namespace ui {
namespace {

constexpr int kPictureSide = 112;
constexpr int kNotesHeight = 112;
constexpr int kShortHash = 10;   // digits, as programs of this field show a model's
constexpr int kNoteDelay = 600;  // ms
constexpr QSize kLicenceSize(640, 480);

void addLine(QStringList& lines, const QString& pattern, const std::filesystem::path& path) {
    if (!path.empty()) lines.append(pattern.arg(fromPath(path)));
}

QString linesOf(const core::models::RegistryEntry& entry) {
    QStringList lines;
    addLine(lines, ModelDetail::tr("At %1"), entry.place.path);
    addLine(lines, ModelDetail::tr("In the watched folder %1, and forgotten with it"), entry.folder);
    addLine(lines, ModelDetail::tr("Vocabulary: %1"), entry.place.vocabulary);
    if (entry.place.vocabulary.empty())
        addLine(lines, ModelDetail::tr("Vocabulary: %1 (found on this machine; the button below names another)"),
                entry.vocabulary);
    addLine(lines, ModelDetail::tr("Missing parts from %1"), entry.place.lender);
    addLine(lines, ModelDetail::tr("Structure from %1"), entry.place.structure);
    return lines.join('\n');
}

QLabel* createLabel(const char* objectName, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setProperty("role", "dim");
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

// A label with a button behind it.
QWidget* createRow(QLabel* label, QPushButton* button, QWidget* parent) {
    auto* holder = new QWidget(parent);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(button);
    row->addStretch(1);
    return holder;
}

QPushButton* createSmallButton(const char* objectName, const QString& text, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    return button;
}

}  // namespace

ModelDetail::ModelDetail(QWidget* parent)
    : QWidget(parent),
      m_picture(new QLabel(this)),
      m_text(createLabel("modelDetail", this)),
      m_notes(new QPlainTextEdit(this)) {
    m_pool.setMaxThreadCount(1);
    m_noting.setSingleShot(true);
    m_noting.setInterval(kNoteDelay);
    connect(&m_noting, &QTimer::timeout, this, &ModelDetail::tellNotes);
    connect(m_notes, &QPlainTextEdit::textChanged, &m_noting, qOverload<>(&QTimer::start));
    create();
    showText({});
}

ModelDetail::~ModelDetail() { m_pool.waitForDone(); }

void ModelDetail::create() {
    m_picture->setObjectName("modelPicture");
    m_picture->setFixedSize(kPictureSide, kPictureSide);
    m_picture->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    m_text->setWordWrap(true);
    m_notes->setObjectName("modelNotes");
    m_notes->setPlaceholderText(tr("Notes of your own"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(kNotesHeight);
    auto* words = new QVBoxLayout;
    words->addWidget(m_text);
    words->addWidget(createHashRow());
    words->addWidget(createLicenceRow());
    words->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_picture, 0, Qt::AlignTop);
    row->addLayout(words, 3);
    row->addWidget(m_notes, 2, Qt::AlignTop);
}

QWidget* ModelDetail::createHashRow() {
    m_hash = createLabel("modelHash", this);
    m_copyHash = createSmallButton("modelCopyHash", tr("Copy"), this);
    m_copyHash->setToolTip(tr("Copy the whole hash"));
    connect(m_copyHash, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_sha256); });
    return createRow(m_hash, m_copyHash, this);
}

QWidget* ModelDetail::createLicenceRow() {
    m_licence = createLabel("modelLicence", this);
    m_readLicence = createSmallButton("modelReadLicence", tr("Read…"), this);
    connect(m_readLicence, &QPushButton::clicked, this, &ModelDetail::showLicence);
    return createRow(m_licence, m_readLicence, this);
}

void ModelDetail::showText(const QString& text) {
    if (m_noting.isActive()) tellNotes();
    m_entry = {};
    m_text->setText(text);
    for (QWidget* part :
         {static_cast<QWidget*>(m_hash), static_cast<QWidget*>(m_copyHash), static_cast<QWidget*>(m_licence),
          static_cast<QWidget*>(m_readLicence), static_cast<QWidget*>(m_notes), static_cast<QWidget*>(m_picture)})
        part->hide();
}

void ModelDetail::showModel(const core::models::RegistryEntry& entry) {
    const bool isSame = entry.place.id == m_entry.place.id;
    if (!isSame && m_noting.isActive()) tellNotes();
    m_entry = entry;
    m_text->setText(linesOf(entry));
    m_hash->setVisible(entry.problem.empty());
    m_copyHash->hide();
    const QString licence = QString::fromStdString(entry.words.licence);
    m_licence->setText(tr("Licence: %1").arg(licence));
    m_licence->setVisible(!licence.isEmpty());
    m_readLicence->setVisible(!entry.words.licenceText.empty());
    m_notes->show();
    setNotes(entry.notes, isSame);
    loadPicture();
}

// What is being typed stays as it is.
void ModelDetail::setNotes(const std::string& notes, bool isSameModel) {
    const QString text = QString::fromStdString(notes);
    if (text == m_notes->toPlainText() || (isSameModel && (m_notes->hasFocus() || m_noting.isActive()))) return;
    const QSignalBlocker blocker(m_notes);
    m_notes->setPlainText(text);
}

void ModelDetail::tellNotes() {
    m_noting.stop();
    if (!m_entry.place.id.empty()) Q_EMIT noted(m_entry.place, m_notes->toPlainText());
}

void ModelDetail::hideEvent(QHideEvent* event) {
    if (m_noting.isActive()) tellNotes();
    QWidget::hideEvent(event);
}

void ModelDetail::setHash(const QString& sha256) {
    m_sha256 = sha256;
    m_hash->setText(sha256.isEmpty() ? tr("SHA-256: being computed…")
                                     : tr("SHA-256: %1…").arg(sha256.left(kShortHash)));
    m_hash->setToolTip(sha256);
    m_copyHash->setVisible(!sha256.isEmpty() && !m_hash->isHidden());
}

void ModelDetail::setHashProblem(const QString& sentence) {
    setHash({});
    m_hash->setText(tr("SHA-256: not known"));
    m_hash->setToolTip(sentence);
}

// Pictures may be large, and lie on slow disks.
void ModelDetail::loadPicture() {
    const auto side = qRound(kPictureSide * devicePixelRatioF());
    m_pool.clear();
    m_pool.start([this, words = m_entry.words, side, number = ++m_pictures] {
        const QImage picture = pictureOf(words, side);
        QMetaObject::invokeMethod(
            this,
            [this, picture, number] {
                if (number == m_pictures) showPicture(picture);
            },
            Qt::QueuedConnection);
    });
}

void ModelDetail::showPicture(const QImage& picture) {
    auto pixmap = QPixmap::fromImage(picture);
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    m_picture->setPixmap(pixmap);
    m_picture->setVisible(!picture.isNull() && !m_entry.place.id.empty());
}

void ModelDetail::showLicence() {
    auto* dialog = new QDialog(this);
    dialog->setObjectName("licenceDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Licence of %1").arg(QString::fromStdString(m_entry.place.id)));
    dialog->resize(kLicenceSize);
    auto* text = new QPlainTextEdit(QString::fromStdString(m_entry.words.licenceText), dialog);
    text->setObjectName("licenceText");
    text->setReadOnly(true);
    (new QVBoxLayout(dialog))->addWidget(text);
    dialog->show();
}

}  // namespace ui
