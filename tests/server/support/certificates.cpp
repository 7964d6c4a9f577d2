// Makes certificates with OpenSSL.
#include "server/support/certificates.hpp"

#include <atomic>
#include <memory>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "core/base/assert.hpp"

namespace parley::test {

namespace {

std::string taken(BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    std::string text(data, static_cast<std::size_t>(size));
    BIO_free(memory);
    return text;
}

void add_alternative_name(X509* certificate, const std::string& name) {
    X509_EXTENSION* const extension =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, ("DNS:" + name).c_str());
    PARLEY_ASSERT(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

std::filesystem::path replace(const TemporaryFolder& folder, const std::string& name, const std::string& content) {
    const auto fresh = folder.write(name + ".new", content);
    std::filesystem::rename(fresh, folder.path() / name);
    return folder.path() / name;
}

}  // namespace

PemPair make_certificate(const CertificateFacts& facts) {
    static std::atomic<long> serial{1};
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
    PARLEY_ASSERT(key && certificate);
    constexpr long version_3 = 2;
    X509_set_version(certificate.get(), version_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), facts.valid_from.count());
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), facts.valid_until.count());
    X509_NAME* const name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(facts.name.c_str()), -1,
                               -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    X509_set_pubkey(certificate.get(), key.get());
    add_alternative_name(certificate.get(), facts.name);
    PARLEY_ASSERT(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
    BIO* const certificate_memory = BIO_new(BIO_s_mem());
    PARLEY_ASSERT(PEM_write_bio_X509(certificate_memory, certificate.get()) == 1);
    BIO* const key_memory = BIO_new(BIO_s_mem());
    PARLEY_ASSERT(PEM_write_bio_PrivateKey(key_memory, key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return {.certificate = taken(certificate_memory), .key = taken(key_memory)};
}

server::TlsOptions write_certificate(const TemporaryFolder& folder, const PemPair& pair) {
    return {.certificate_file = replace(folder, "certificate.pem", pair.certificate),
            .key_file = replace(folder, "key.pem", pair.key)};
}

}  // namespace parley::test
