// Admin token: who may use the admin API.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parley::server {

class AdminToken {
  public:
    static constexpr std::size_t bytes_min = 16;

    // An empty text is no token: nobody has it.
    explicit AdminToken(std::string text) : text_(std::move(text)) {}

    bool is_set() const { return !text_.empty(); }
    // Whether an Authorization header carries it ("Bearer …", RFC 6750). The time it takes tells nothing about the
    // token, its length included.
    bool is_in(std::string_view authorization) const;

  private:
    const std::string text_;
};

}  // namespace parley::server
