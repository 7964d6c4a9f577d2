// A value or an error (std::expected is missing from the oldest library we build with).
#pragma once

#include <utility>
#include <variant>

#include "core/base/assert.hpp"

namespace parley {

template <typename Error>
struct Failure {
    Error error;
};

template <typename Error>
Failure(Error) -> Failure<Error>;

template <typename Value, typename Error>
class [[nodiscard]] Result {
  public:
    Result(Value value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
    Result(Failure<Error> failure)
        : state_(std::in_place_index<1>, std::move(failure.error)) {}  // NOLINT(google-explicit-constructor)

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    const Value& value() const& {
        PARLEY_ASSERT(ok());
        return *std::get_if<0>(&state_);
    }
    Value&& value() && {
        PARLEY_ASSERT(ok());
        return std::move(*std::get_if<0>(&state_));
    }
    const Error& error() const {
        PARLEY_ASSERT(!ok());
        return *std::get_if<1>(&state_);
    }

  private:
    std::variant<Value, Error> state_;
};

}  // namespace parley
