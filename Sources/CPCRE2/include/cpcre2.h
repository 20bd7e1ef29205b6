#pragma once
// Perl-compatible regular expressions over UTF-8, by the system's libpcre2: its calls without their macros, one each.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stddef.h>
#include <stdint.h>

/// What a message of libpcre2 fits into, with its final zero.
enum { CPCRE2_MESSAGE_SIZE = 256 };

/// Compiles `size` bytes; returns NULL, and says why and where, for what is no pattern.
pcre2_code *cpcre2_compile(
    const uint8_t *pattern, size_t size, uint32_t options, pcre2_compile_context *context, int *error, size_t *offset);
/// Compiles `code` on to machine code; not 0 where that cannot be, and matching then interprets it.
int cpcre2_jit_compile(pcre2_code *code);
/// Frees what `cpcre2_compile` returned.
void cpcre2_code_free(pcre2_code *code);
/// The number of capturing groups of `code`.
uint32_t cpcre2_group_count(const pcre2_code *code);

/// A context for compiling; never NULL but for want of memory, as all that is created here.
pcre2_compile_context *cpcre2_compile_context_create(void);
/// Which characters end a line: one of PCRE2_NEWLINE_….
int cpcre2_set_newline(pcre2_compile_context *context, uint32_t newline);
/// Options beyond those of `cpcre2_compile`: PCRE2_EXTRA_….
int cpcre2_set_compile_extra_options(pcre2_compile_context *context, uint32_t options);
/// Frees it.
void cpcre2_compile_context_free(pcre2_compile_context *context);

/// A context for matching.
pcre2_match_context *cpcre2_match_context_create(void);
/// How many steps a match may take before it fails with PCRE2_ERROR_MATCHLIMIT.
int cpcre2_set_match_limit(pcre2_match_context *context, uint32_t limit);
/// How much heap, in KiB, a match may take that is interpreted.
int cpcre2_set_heap_limit(pcre2_match_context *context, uint32_t kibibytes);
/// The stack that machine code runs on.
void cpcre2_jit_stack_assign(pcre2_match_context *context, pcre2_jit_stack *stack);
/// Frees it.
void cpcre2_match_context_free(pcre2_match_context *context);

/// A stack that begins with `start` bytes and grows to `limit`.
pcre2_jit_stack *cpcre2_jit_stack_create(size_t start, size_t limit);
/// Frees it; NULL is none.
void cpcre2_jit_stack_free(pcre2_jit_stack *stack);

/// Room for what a match of `code` finds.
pcre2_match_data *cpcre2_match_data_create(const pcre2_code *code);
/// Where the match and each group begin and end, two offsets each; PCRE2_UNSET, all bits, for a group not taken part in.
const size_t *cpcre2_offsets(pcre2_match_data *found);
/// Frees it.
void cpcre2_match_data_free(pcre2_match_data *found);

/// Finds the first match in `size` bytes from `start` on; returns how many groups were set, or one of PCRE2_ERROR_….
int cpcre2_match(
    const pcre2_code *code, const uint8_t *subject, size_t size, size_t start, uint32_t options, pcre2_match_data *found,
    pcre2_match_context *context);
/// Writes what `error` means.
int cpcre2_message(int error, uint8_t message[CPCRE2_MESSAGE_SIZE]);
