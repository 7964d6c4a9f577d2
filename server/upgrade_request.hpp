// The library's types of requests, as the parts that work with them share them.
#pragma once

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>

namespace parley::server {

using UpgradeRequest = boost::beast::http::request<boost::beast::http::empty_body>;
using RequestHead = boost::beast::http::request_header<>;

}  // namespace parley::server
