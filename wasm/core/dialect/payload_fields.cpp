// Payload fields: see the header.
#include "core/dialect/payload_fields.hpp"

#include <cstdint>
#include <limits>
#include <utility>

#include "core/base/overloaded.hpp"
#include "core/dialect/media_fields.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect {

namespace {

constexpr std::uint32_t number_max = std::numeric_limits<std::uint32_t>::max();

signal::Correlation read_correlation(Fields& fields) {
    return {.connection = fields.number_if_any("connection", number_max).value_or(0),
            .exchange = fields.number_if_any("exchange", number_max).value_or(0)};
}

signal::Description read_description(Fields& fields) {
    Fields description = fields.object("description");
    const auto type = description_type_from(description.text("type", limits::message_bytes_max));
    if (!type) description.fail("field \"type\" of a description: expected \"offer\" or \"answer\"");
    return {.type = type.value_or(DescriptionType::Offer),
            .sdp = description.text("sdp", limits::sdp_bytes_max),
            .correlation = read_correlation(fields)};
}

// Both are zero for what came by a dialect without correlation.
json::Writer& write_correlation(json::Writer& writer, const signal::Correlation& correlation) {
    if (correlation.connection != 0) writer.key("connection").integer(correlation.connection);
    if (correlation.exchange != 0) writer.key("exchange").integer(correlation.exchange);
    return writer;
}

}  // namespace

std::optional<signal::Payload> read_correlated_payload(std::string_view type, Fields& fields) {
    if (type == "description") return read_description(fields);
    if (type == "candidate") {
        return signal::TrickledCandidate{.candidate = read_candidate(fields, "candidate"),
                                         .correlation = read_correlation(fields)};
    }
    return std::nullopt;
}

std::string write_correlated_payload(const signal::Payload& payload, std::string_view end, const PeerId& peer,
                                     const PeerId& from) {
    json::Writer writer;
    const auto begin = [&](std::string_view type, const signal::Correlation& correlation) -> json::Writer& {
        begin_frame(writer, type);
        if (!from.empty()) writer.key("from").text(from.value);
        if (!end.empty()) writer.key(end).text(peer.value);
        return write_correlation(writer, correlation);
    };
    std::visit(overloaded{
                   [&](const signal::Description& description) {
                       begin("description", description.correlation).key("description").begin_object();
                       writer.key("type").text(to_text(description.type)).key("sdp").text(description.sdp);
                       writer.end_object();
                   },
                   [&](const signal::TrickledCandidate& trickled) {
                       begin("candidate", trickled.correlation).key("candidate");
                       if (trickled.candidate.candidate.empty()) {
                           writer.null();
                       } else {
                           write_candidate(writer, trickled.candidate);
                       }
                   },
               },
               payload);
    writer.end_object();
    return std::move(writer).take();
}

}  // namespace parley::dialect
