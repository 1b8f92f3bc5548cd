// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/entitydetailmodel.h"

#include "items/celltext.h"
#include "ngsild/languagemap.h"
#include "words/numberwords.h"
#include "words/tablewords.h"
#include "words/timewords.h"

#include <QFont>

namespace civiscope::items {

namespace {

using ngsild::AttributeKind;
using nlohmann::ordered_json;

QString text(const ordered_json &value)
{
    if (value.is_string())
        return toQString(value.get_ref<const std::string &>());
    return toQString(value.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

std::string member(const ordered_json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Builds the lines of one entity.
class Builder {
public:
    Builder(const jsonld::ContextPtr &context, Moment now)
        : m_context(context)
        , m_now(now)
    {
    }

    void build(DetailNode &root, const ngsild::Entity &entity) const
    {
        line(root, words::memberName(words::EntityMember::Id), toQString(entity.id), toQString(entity.id));
        for (const std::string &type : entity.types)
            line(root, words::memberName(words::EntityMember::Type), toQString(type), toQString(type), iri(type));
        for (const std::string &scope : entity.scopes)
            line(root, words::memberName(words::EntityMember::Scope), toQString(scope), toQString(scope));
        metadata(root, entity.metadata);
        for (const ngsild::Attribute &each : entity.attributes)
            attribute(root, each);
    }

private:
    DetailNode &line(DetailNode &parent, const QString &name, const QString &value, const QString &exact,
                     const QString &toolTip = {}) const
    {
        auto node = std::make_unique<DetailNode>();
        node->name = name;
        node->value = value;
        node->exact = exact;
        node->toolTip = toolTip;
        return append(parent, std::move(node));
    }

    QString iri(std::string_view name) const
    {
        return m_context ? QString::fromStdString(m_context->expand(name).iri) : QString();
    }

    QString moment(const std::string &written) const
    {
        const auto parsed = parseDateTime(written);
        return parsed ? QStringLiteral("%1 (%2)").arg(words::relativeTime(parsed->moment, m_now),
                                                      words::exactTime(parsed->moment))
                      : toQString(written);
    }

    void metadata(DetailNode &parent, const ordered_json &members) const
    {
        for (const auto &[name, value] : members.items()) {
            const bool time = value.is_string() && name.ends_with("At");
            line(parent, toQString(name), time ? moment(value.get<std::string>()) : text(value), text(value));
        }
    }

    QString readable(const ngsild::AttributeInstance &instance) const
    {
        const ordered_json &value = instance.value;
        switch (instance.kind) {
        case AttributeKind::LanguageProperty:
            if (const QString own = ngsild::inUsersLanguage(value.dump()); !own.isNull())
                return own;
            break;
        case AttributeKind::GeoProperty:
            if (value.is_object() && member(value, "type") == "Point" && value.contains("coordinates"))
                return text(value["coordinates"]);
            if (value.is_object() && !member(value, "type").empty())
                return toQString(member(value, "type"));
            break;
        default: break;
        }
        return readable(value, member(instance.metadata, "unitCode"));
    }

    static QString readable(const ordered_json &value, const std::string &unit)
    {
        // A typed literal, {"@type":"DateTime","@value":…}, reads as its value.
        if (const auto literal = value.find("@value"); literal != value.end())
            return readable(*literal, unit);
        if (value.is_number())
            return words::numberWithUnit(value.get<double>(), unit);
        if (value.is_boolean())
            return words::yesOrNo(value.get<bool>());
        if (value.is_array()) {
            QStringList parts;
            for (const ordered_json &part : value)
                parts << (part.is_number() ? words::number(part.get<double>()) : text(part));
            return parts.join(QStringLiteral(", "));
        }
        if (value.is_string()) {
            if (const auto time = parseDateTime(value.get_ref<const std::string &>()); time && time->hasZone)
                return words::exactTime(time->moment);
            if (!unit.empty())
                return text(value) + QLatin1Char(' ') + words::unit(unit);
        }
        if (value.is_null())
            return words::noValue();
        return text(value);
    }

    void attribute(DetailNode &parent, const ngsild::Attribute &attribute) const
    {
        for (const ngsild::AttributeInstance &each : attribute.instances)
            instance(parent, attribute.name, each);
    }

    void instance(DetailNode &parent, const std::string &name, const ngsild::AttributeInstance &instance) const
    {
        QString value = readable(instance);
        if (const std::string at = member(instance.metadata, "observedAt"); !at.empty()) {
            if (const auto parsed = parseDateTime(at))
                value += QStringLiteral("  ·  ") + words::relativeTime(parsed->moment, m_now);
        }
        QString shown = toQString(name);
        if (!instance.datasetId.empty())
            shown += QStringLiteral(" [%1]").arg(shortId(instance.datasetId));
        DetailNode &node = line(parent, shown, value, text(instance.value), iri(name));
        const bool relation =
            instance.kind == AttributeKind::Relationship || instance.kind == AttributeKind::ListRelationship;
        if (relation)
            links(node, instance.value);
        if (!instance.datasetId.empty())
            line(node, QStringLiteral("datasetId"), toQString(instance.datasetId), toQString(instance.datasetId));
        if (instance.kind != AttributeKind::Property)
            line(node, words::memberName(words::EntityMember::Kind), toQString(ngsild::kindName(instance.kind)), {});
        if (instance.kind == AttributeKind::LanguageProperty && instance.value.is_object()) {
            for (const auto &[language, words] : instance.value.items())
                line(node, toQString(language), text(words), text(words));
        }
        metadata(node, instance.metadata);
        for (const ngsild::Attribute &each : instance.attributes)
            attribute(node, each);
    }

    // One target in the line itself, several beneath it.
    void links(DetailNode &node, const ordered_json &targets) const
    {
        const auto id = [](const ordered_json &target) {
            return target.is_string()   ? toQString(target.get_ref<const std::string &>())
                   : target.is_object() ? toQString(member(target, "object"))
                                        : QString();
        };
        if (targets.is_array() && targets.size() != 1) {
            for (const ordered_json &target : targets)
                line(node, QString(QChar(0x2192)), id(target), id(target)).link = id(target);
            return;
        }
        node.link = id(targets.is_array() ? targets.front() : targets);
        if (!node.link.isEmpty())
            node.value = QChar(0x2192) + QStringLiteral(" ") + node.value;
    }

    const jsonld::ContextPtr &m_context;
    Moment m_now;
};

}  // namespace

void EntityDetailModel::setEntity(const ngsild::Entity &entity, const jsonld::ContextPtr &context, Moment now)
{
    auto lines = std::make_unique<DetailNode>();
    Builder(context, now).build(*lines, entity);
    beginResetModel();
    setRoot(std::move(lines));
    endResetModel();
}

void EntityDetailModel::clear()
{
    beginResetModel();
    setRoot(std::make_unique<DetailNode>());
    endResetModel();
}

QVariant EntityDetailModel::cell(const DetailNode &node, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return column == Name ? node.name : node.value;
    case Qt::ToolTipRole:
        return plainToolTip(column == Name ? (node.toolTip.isEmpty() ? node.name : node.toolTip) : node.exact);
    case SortRole:
    case ExactRole: return column == Name ? node.name : (node.exact.isEmpty() ? node.value : node.exact);
    case LinkRole: return node.link;
    case LoadStateRole: return static_cast<int>(LoadState::Loaded);
    default: return {};
    }
}

QVariant EntityDetailModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return words::head(column == Name ? words::ColumnHead::Attribute : words::ColumnHead::Value);
}

}  // namespace civiscope::items
