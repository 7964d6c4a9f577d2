// Address place: one TCP connection counted for the address it came from, for as long as this lives.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "core/hub/admission.hpp"

namespace parley::server {

class AddressPlace {
  public:
    AddressPlace(std::shared_ptr<hub::Admission> admission, std::string address)
        : admission_(std::move(admission)), address_(std::move(address)), is_free_(admission_->enter(address_)) {}
    ~AddressPlace() { admission_->leave(address_); }
    AddressPlace(const AddressPlace&) = delete;
    AddressPlace& operator=(const AddressPlace&) = delete;

    // Whether it is not one too many.
    bool is_free() const { return is_free_; }

  private:
    const std::shared_ptr<hub::Admission> admission_;
    const std::string address_;
    const bool is_free_;
};

}  // namespace parley::server
