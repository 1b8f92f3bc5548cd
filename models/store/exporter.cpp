// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/exporter.h"

#include "base/errorreason.h"
#include "store/csvtable.h"
#include "store/entitytext.h"
#include "store/geometry.h"

#include <QFileInfo>
#include <QSaveFile>
#include <QStringList>

#include <algorithm>
#include <array>
#include <memory>

namespace civiscope::store {

namespace {

constexpr std::size_t bufferBytes = 1 << 20;

// One format: what stands before, for each entity, and behind.
class Form {
public:
    virtual ~Form() = default;
    virtual void begin(std::string &) {}
    virtual Result<void> add(std::string &to, EntityRef entity) = 0;
    virtual void end(std::string &) {}
};

class CsvForm : public Form {
public:
    CsvForm(const Version &version, const std::vector<std::uint32_t> &tables)
        : m_table(version, tables)
    {
    }
    void begin(std::string &to) override { m_table.writeHead(to); }
    Result<void> add(std::string &to, EntityRef entity) override { return m_table.writeRow(to, entity); }

private:
    CsvTable m_table;
};

// The forms that hold entities as they came.
class JsonForm : public Form {
public:
    JsonForm(const Version &version, std::string context, std::string_view before, std::string_view between,
             std::string_view behind)
        : m_version(version)
        , m_context(std::move(context))
        , m_before(before)
        , m_between(between)
        , m_behind(behind)
    {
    }
    void begin(std::string &to) override { to += m_before; }
    Result<void> add(std::string &to, EntityRef entity) override
    {
        const auto raw = m_version.raw(entity);
        if (!raw)
            return std::unexpected(raw.error());
        const std::string id(m_version.tables()[entity.table]->id(entity.row));
        if (!m_text.readEntity(*raw))
            return std::unexpected(Error{ErrorCode::Internal, "taking an entity apart", id, {}});
        placeFeature(entity);
        if (!m_first)
            to += m_between;
        m_first = false;
        write(to, entity);
        return {};
    }
    void end(std::string &to) override { to += m_behind; }

protected:
    virtual void write(std::string &to, EntityRef) { m_text.writeEntity(to, m_context); }

    const Version &m_version;
    std::string m_context;
    EntityText m_text;

private:
    // A Feature may have its location as geometry only, where the reader took it from.
    void placeFeature(EntityRef entity)
    {
        if (m_text.geometry().empty() || m_text.has("location"))
            return;
        const std::string iri = m_version.context(entity)->expand("location").iri;
        const auto column = m_version.tables()[entity.table]->find({{iri}, {}});
        if (column && column->at(entity.row).type != CellType::None)
            m_text.addMember(R"("location")", m_text.geometry());
    }

    std::string_view m_before;
    std::string_view m_between;
    std::string_view m_behind;
    bool m_first = true;
};

class GeoJsonForm : public JsonForm {
public:
    GeoJsonForm(const Version &version, std::string context)
        : JsonForm(version, std::move(context), "{\"type\":\"FeatureCollection\",\"features\":[\n", ",\n", "\n]}\n")
    {
    }

protected:
    void write(std::string &to, EntityRef entity) override { m_text.writeFeature(to, geometryOf(entity), m_context); }

private:
    // As it came where that is GeoJSON; put right where it came in another spelling.
    std::string geometryOf(EntityRef entity)
    {
        const ColumnPtr column = m_version.tables()[entity.table]->geometry();
        const Cell cell = column ? column->at(entity.row) : Cell{};
        const auto shape = shapeOf(cell);
        // Readers take the geometry of a Feature without GeoProperty for its location.
        if (!shape || (column->kind(entity.row) != ngsild::AttributeKind::GeoProperty && !m_text.has("location")))
            return "null";
        const std::string_view asItCame =
            cell.type == CellType::Point
                ? pointText(m_text.valueOf(column->key().path.front(), *m_version.context(entity)), cell.place)
                : cell.text;
        return isWellSpelt(asItCame) ? std::string(asItCame) : toGeoJson(*shape);
    }
    bool isWellSpelt(std::string_view json)
    {
        return ngsild::readGeometry(json, m_shape, m_faults) != ngsild::GeoReading::Malformed && !m_faults.misspelt &&
               !m_faults.wrapped && !m_faults.text && !m_faults.unclosed;
    }
    // Columns hold points as two numbers only: here are their digits and heights.
    std::string_view pointText(std::string_view attribute, LonLat place)
    {
        if (attribute.empty() || m_tokens.index(attribute))
            return {};
        for (ngsild::JsonTokens::Token token = 0; token < m_tokens.count(); ++token) {
            if (m_tokens.first(token) != '{')
                continue;
            const std::string_view text = m_tokens.span(token, m_tokens.skip(token));
            if (ngsild::readGeometry(text, m_shape, m_faults) == ngsild::GeoReading::Point &&
                m_shape.places.front() == place)
                return text;
        }
        return {};
    }

    ngsild::JsonTokens m_tokens;
    ngsild::GeoShape m_shape;
    ngsild::GeoFaults m_faults;
};

using Tables = std::vector<std::uint32_t>;

// Every ending that files are written with, and what writes it.
struct Format {
    const char *ending;
    std::unique_ptr<Form> (*make)(const Version &, const Tables &, const std::string &context);
};
constexpr std::array formats{
    Format{"jsonld",
           [](const Version &version, const Tables &, const std::string &context) -> std::unique_ptr<Form> {
               return std::make_unique<JsonForm>(version, context, "[\n", ",\n", "\n]\n");
           }},
    Format{"ndjson",
           [](const Version &version, const Tables &, const std::string &context) -> std::unique_ptr<Form> {
               return std::make_unique<JsonForm>(version, context, "", "\n", "\n");
           }},
    Format{"geojson",
           [](const Version &version, const Tables &, const std::string &context) -> std::unique_ptr<Form> {
               return std::make_unique<GeoJsonForm>(version, context);
           }},
    Format{"csv",
           [](const Version &version, const Tables &tables, const std::string &) -> std::unique_ptr<Form> {
               return std::make_unique<CsvForm>(version, tables);
           }},
};

std::vector<std::uint32_t> chosenTables(const Version &version, const std::vector<std::string> &types)
{
    std::vector<std::uint32_t> tables;
    for (std::uint32_t table = 0; table < version.tables().size(); ++table) {
        const bool chosen =
            types.empty() || std::ranges::any_of(version.tables()[table]->typeIris(), [&types](const auto &iri) {
                return std::ranges::contains(types, iri);
            });
        if (chosen)
            tables.push_back(table);
    }
    return tables;
}

// A file that is there only when all is written.
class Output {
public:
    explicit Output(const QString &path)
        : m_file(path)
        , m_where(path.toStdString())
    {
    }
    Result<void> open() { return check(m_file.open(QIODevice::WriteOnly)); }
    Result<void> write(std::string &text)
    {
        const auto size = static_cast<qint64>(text.size());
        const bool written = m_file.write(text.data(), size) == size;
        text.clear();
        return check(written);
    }
    Result<void> commit() { return check(m_file.commit()); }

private:
    Result<void> check(bool good) const
    {
        if (good)
            return {};
        return std::unexpected(
            Error{ErrorCode::FileNotWritable, "writing the file", m_where, m_file.errorString().toStdString()});
    }
    QSaveFile m_file;
    std::string m_where;
};

QString ending(const QString &path)
{
    return QFileInfo(path).suffix().toLower();
}

}  // namespace

QStringList exportEndings()
{
    QStringList endings;
    for (const Format &format : formats)
        endings << QString::fromLatin1(format.ending);
    return endings;
}

Result<void> checkExportFile(const QString &path)
{
    const QStringList endings = exportEndings();
    if (!endings.contains(ending(path)))
        return std::unexpected(Error{.code = ErrorCode::Usage,
                                     .what = "choosing the format of the file",
                                     .where = path.toStdString(),
                                     .detail = {},
                                     .reason = ErrorReason::EndingUnknown,
                                     .args = {"." + endings.join(QStringLiteral(" .")).toStdString()}});
    const auto unwritable = [&](ErrorReason reason) {
        return std::unexpected(Error{.code = ErrorCode::FileNotWritable,
                                     .what = "writing the file",
                                     .where = path.toStdString(),
                                     .detail = {},
                                     .reason = reason});
    };
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (file.isDir())
        return unwritable(ErrorReason::IsFolder);
    if (!folder.isDir())
        return unwritable(ErrorReason::NoSuchFolder);
    if (!folder.isWritable() || (file.exists() && !file.isWritable()))
        return unwritable(ErrorReason::NoPermission);
    return {};
}

Result<std::int64_t> exportEntities(const Version &version, const QString &path, const ExportOptions &options,
                                    const Job &job)
{
    if (const auto good = checkExportFile(path); !good)
        return std::unexpected(good.error());
    const std::vector<std::uint32_t> tables = chosenTables(version, options.types);
    const auto *format =
        std::ranges::find_if(formats, [&](const Format &one) { return ending(path) == QLatin1StringView(one.ending); });
    const auto form = format->make(version, tables, options.context);
    Output output(path);
    std::string text;
    std::int64_t total = 0;
    for (const std::uint32_t table : tables)
        total += version.tables()[table]->rowCount();

    Result<void> result = output.open();
    form->begin(text);
    std::int64_t done = 0;
    for (const std::uint32_t table : tables) {
        for (std::uint32_t row = 0; result && row < version.tables()[table]->rowCount(); ++row) {
            result = form->add(text, {table, row});
            if (result && text.size() >= bufferBytes)
                result = output.write(text);
            if (++done % 256 == 0)
                job.progress(done, total);
            if (job.cancelled())
                return std::unexpected(Error{ErrorCode::Cancelled, "writing the file", path.toStdString(), {}});
        }
    }
    form->end(text);
    if (result)
        result = output.write(text);
    if (result)
        result = output.commit();
    if (!result)
        return std::unexpected(result.error());
    job.progress(done, total);
    return done;
}

}  // namespace civiscope::store
