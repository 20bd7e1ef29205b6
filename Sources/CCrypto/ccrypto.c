#include "ccrypto.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

void ccrypto_sha256(const void *bytes, size_t size, uint8_t hash[CCRYPTO_SHA256_SIZE]) { SHA256(bytes, size, hash); }

void ccrypto_hmac_sha256(const void *key, size_t key_size, const void *bytes, size_t size, uint8_t hash[CCRYPTO_SHA256_SIZE]) {
  HMAC(EVP_sha256(), key, (int)key_size, bytes, size, hash, NULL);
}
