#pragma once
// The hash SHA-256 and its keyed form, by the libcrypto that libcurl has loaded anyway.
#include <stddef.h>
#include <stdint.h>

enum { CCRYPTO_SHA256_SIZE = 32 };

/// Writes the hash of `size` bytes to `hash`.
void ccrypto_sha256(const void *bytes, size_t size, uint8_t hash[CCRYPTO_SHA256_SIZE]);
/// Writes the hash of `size` bytes, keyed by `key`, to `hash`: HMAC, RFC 2104.
void ccrypto_hmac_sha256(const void *key, size_t key_size, const void *bytes, size_t size, uint8_t hash[CCRYPTO_SHA256_SIZE]);
