// Webhook URL: taken apart as far as a POST needs it.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace parley::server {

struct WebhookUrl {
    bool is_https = false;
    std::string host;    // Without the brackets of an IPv6 address.
    std::string port;    // "443" where the URL has none and is https, else "80".
    std::string target;  // Path and query, as they came; at least "/".

    // For the header of this name (RFC 9110, 7.2).
    std::string host_header() const;
};

// In words for the operator where it is no http or https URL, or carries a name and password.
Result<WebhookUrl, std::string> parse_webhook_url(std::string_view text);

}  // namespace parley::server
