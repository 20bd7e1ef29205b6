// The catalogue of data files that ship inside the binary: one line each.
#include "embedded.h"

static const unsigned char hello[] = {
#embed "../../prompts/hello/prompts.jsonl"
};
static const unsigned char workbench[] = {
#embed "../../prompts/workbench/prompts.jsonl"
};
static const unsigned char random_words[] = {
#embed "../../prompts/random/words.txt"
};

static const struct embedded_file files[] = {
    {"prompts/hello/prompts.jsonl", hello, sizeof hello},
    {"prompts/workbench/prompts.jsonl", workbench, sizeof workbench},
    {"prompts/random/words.txt", random_words, sizeof random_words},
};

const struct embedded_file *embedded_files(void) { return files; }
size_t embedded_file_count(void) { return sizeof files / sizeof *files; }
