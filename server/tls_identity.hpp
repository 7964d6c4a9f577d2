// TLS identity: a certificate with its key, read from files, checked, and ready to serve connections.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <boost/asio/ssl/context.hpp>

#include "core/base/result.hpp"
#include "server/tls_options.hpp"

namespace parley::server {

struct TlsIdentity {
    std::shared_ptr<boost::asio::ssl::context> context;  // A connection that began with it holds on to it by itself.
    std::chrono::system_clock::time_point valid_until;
};

// TLS 1.2 and 1.3 with forward secrecy only, ALPN http/1.1 (RFC 7301), no renegotiation, no compression, tickets but no
// memory of sessions. The error is half a sentence for the operator: what is wrong with which file, and what to do. A
// certificate that is not valid at `now` is one.
Result<TlsIdentity, std::string> read_tls_identity(const TlsOptions& options,
                                                   std::chrono::system_clock::time_point now);

}  // namespace parley::server
