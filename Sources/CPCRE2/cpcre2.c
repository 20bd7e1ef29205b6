#include "cpcre2.h"

pcre2_code *cpcre2_compile(
    const uint8_t *pattern, size_t size, uint32_t options, pcre2_compile_context *context, int *error, size_t *offset) {
  return pcre2_compile(pattern, size, options, error, offset, context);
}

int cpcre2_jit_compile(pcre2_code *code) { return pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); }

void cpcre2_code_free(pcre2_code *code) { pcre2_code_free(code); }

uint32_t cpcre2_group_count(const pcre2_code *code) {
  uint32_t count = 0;
  pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &count);
  return count;
}

pcre2_compile_context *cpcre2_compile_context_create(void) { return pcre2_compile_context_create(NULL); }

int cpcre2_set_newline(pcre2_compile_context *context, uint32_t newline) { return pcre2_set_newline(context, newline); }

int cpcre2_set_compile_extra_options(pcre2_compile_context *context, uint32_t options) {
  return pcre2_set_compile_extra_options(context, options);
}

void cpcre2_compile_context_free(pcre2_compile_context *context) { pcre2_compile_context_free(context); }

pcre2_match_context *cpcre2_match_context_create(void) { return pcre2_match_context_create(NULL); }

int cpcre2_set_match_limit(pcre2_match_context *context, uint32_t limit) { return pcre2_set_match_limit(context, limit); }

int cpcre2_set_heap_limit(pcre2_match_context *context, uint32_t kibibytes) {
  return pcre2_set_heap_limit(context, kibibytes);
}

void cpcre2_jit_stack_assign(pcre2_match_context *context, pcre2_jit_stack *stack) {
  pcre2_jit_stack_assign(context, NULL, stack);
}

void cpcre2_match_context_free(pcre2_match_context *context) { pcre2_match_context_free(context); }

pcre2_jit_stack *cpcre2_jit_stack_create(size_t start, size_t limit) { return pcre2_jit_stack_create(start, limit, NULL); }

void cpcre2_jit_stack_free(pcre2_jit_stack *stack) { pcre2_jit_stack_free(stack); }

pcre2_match_data *cpcre2_match_data_create(const pcre2_code *code) {
  return pcre2_match_data_create_from_pattern(code, NULL);
}

const size_t *cpcre2_offsets(pcre2_match_data *found) { return pcre2_get_ovector_pointer(found); }

void cpcre2_match_data_free(pcre2_match_data *found) { pcre2_match_data_free(found); }

int cpcre2_match(
    const pcre2_code *code, const uint8_t *subject, size_t size, size_t start, uint32_t options, pcre2_match_data *found,
    pcre2_match_context *context) {
  return pcre2_match(code, subject, size, start, options, found, context);
}

int cpcre2_message(int error, uint8_t message[CPCRE2_MESSAGE_SIZE]) {
  return pcre2_get_error_message(error, message, CPCRE2_MESSAGE_SIZE);
}
