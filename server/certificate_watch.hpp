// Certificate watch: looks every few seconds whether the files of the certificate have changed.
#pragma once

#include <chrono>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/certificate.hpp"

namespace parley::server {

class CertificateWatch {
  public:
    static constexpr std::chrono::seconds interval{2};

    // Begins at once. The context must not run any more when this goes, and the certificate outlives it.
    CertificateWatch(boost::asio::io_context& context, Certificate& certificate)
        : timer_(context), certificate_(certificate) {
        wait();
    }

    void stop() { timer_.cancel(); }

  private:
    void wait() {
        timer_.expires_after(interval);
        timer_.async_wait([this](const boost::system::error_code& error) {
            if (error) return;
            certificate_.check();
            wait();
        });
    }

    boost::asio::steady_timer timer_;
    Certificate& certificate_;
};

}  // namespace parley::server
