// StartError: why the server cannot start.
#pragma once

#include <stdexcept>

namespace parley::server {

// The text is for the operator and says what to do.
class StartError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace parley::server
