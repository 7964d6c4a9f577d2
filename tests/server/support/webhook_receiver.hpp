// A receiver of webhooks on 127.0.0.1 that behaves as badly as a test wants it to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/support/http_client.hpp"

namespace parley::test {

enum class Manner : std::uint8_t {
    Takes,      // 204
    Refuses,    // 503
    Redirects,  // 302
    Hangs,      // Reads the request and says nothing, until the other end has gone.
    HangsUp,    // Closes without a word.
};

struct Delivery {
    std::string target;
    std::map<std::string, std::string> headers;  // Names in small letters.
    std::string body;
    Manner manner = Manner::Takes;  // What was answered.
};

class WebhookReceiver {
  public:
    // `manners` are those of the first requests, one after the other; all later ones are taken. With the two files it
    // speaks TLS. Port zero takes any free one.
    explicit WebhookReceiver(std::vector<Manner> manners = {}, std::uint16_t port = 0,
                             const std::filesystem::path& certificate = {}, const std::filesystem::path& key = {});
    ~WebhookReceiver();

    std::uint16_t port() const;
    // Waits until so many requests have come, of those that were answered with `manner`, or of all; what came so far.
    std::vector<Delivery> wait_for(std::size_t requests, std::optional<Manner> manner = {});

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace parley::test
