// Request check: what HTTP asks of a request's head beyond its grammar, which the parser looks at (RFC 9110, RFC 9112).
#pragma once

#include <optional>
#include <string_view>

#include "server/upgrade_request.hpp"

namespace parley::server {

// The status with which the request is to be refused, after which the connection ends: how long its body is cannot be
// said for sure (400 Transfer-Encoding in HTTP/1.0 or beside Content-Length; 501 another coding than `chunked`), nobody
// knows for whom it is (400 no Host, several, one that is none), its method is unknown (501), it expects what is not
// done here (417), or it asks for another version of WebSocket (426). Nothing for a good one.
std::optional<unsigned> refusal_of_head(const RequestHead& head);

// A target in absolute form becomes one in origin form, and its authority the Host (RFC 9112, 3.2.2).
void use_origin_form(RequestHead& head);

// Whether a text begins with a line that ends in a version of HTTP which is not spoken here (RFC 9112, 2.3).
bool names_other_version(std::string_view text);

// Whether the client waits for `100 Continue` before it sends the body (RFC 9110, 10.1.1).
bool expects_continue(const RequestHead& head);

}  // namespace parley::server
