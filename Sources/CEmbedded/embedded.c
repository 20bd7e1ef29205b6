// The catalogue of data files that ship inside the binary. To add one, add its entry.
#include "embedded.h"

#include <string.h>

static const struct embedded_file files[] = {
    {"prompts/hello/prompts.jsonl", (const char[]){
#embed "../../prompts/hello/prompts.jsonl" suffix(, 0)
    }},
    {"prompts/workbench/prompts.jsonl", (const char[]){
#embed "../../prompts/workbench/prompts.jsonl" suffix(, 0)
    }},
    {"prompts/random/words.txt", (const char[]){
#embed "../../prompts/random/words.txt" suffix(, 0)
    }},
    {"prompts/arc/task.yaml", (const char[]){
#embed "../../prompts/arc/task.yaml" suffix(, 0)
    }},
    {"prompts/bbh/task.yaml", (const char[]){
#embed "../../prompts/bbh/task.yaml" suffix(, 0)
    }},
    {"prompts/ceval/task.yaml", (const char[]){
#embed "../../prompts/ceval/task.yaml" suffix(, 0)
    }},
    {"prompts/cmmlu/task.yaml", (const char[]){
#embed "../../prompts/cmmlu/task.yaml" suffix(, 0)
    }},
    {"prompts/competition_math/task.yaml", (const char[]){
#embed "../../prompts/competition_math/task.yaml" suffix(, 0)
    }},
    {"prompts/general_mcq/task.yaml", (const char[]){
#embed "../../prompts/general_mcq/task.yaml" suffix(, 0)
    }},
    {"prompts/general_qa/task.yaml", (const char[]){
#embed "../../prompts/general_qa/task.yaml" suffix(, 0)
    }},
    {"prompts/gsm8k/task.yaml", (const char[]){
#embed "../../prompts/gsm8k/task.yaml" suffix(, 0)
    }},
    {"prompts/hellaswag/task.yaml", (const char[]){
#embed "../../prompts/hellaswag/task.yaml" suffix(, 0)
    }},
    {"prompts/humaneval/task.yaml", (const char[]){
#embed "../../prompts/humaneval/task.yaml" suffix(, 0)
    }},
    {"prompts/mmlu/task.yaml", (const char[]){
#embed "../../prompts/mmlu/task.yaml" suffix(, 0)
    }},
    {"prompts/race/task.yaml", (const char[]){
#embed "../../prompts/race/task.yaml" suffix(, 0)
    }},
    {"prompts/trivia_qa/task.yaml", (const char[]){
#embed "../../prompts/trivia_qa/task.yaml" suffix(, 0)
    }},
    {"prompts/truthful_qa/task.yaml", (const char[]){
#embed "../../prompts/truthful_qa/task.yaml" suffix(, 0)
    }},
    {"protocols/openai-chat/protocol.yaml", (const char[]){
#embed "../../protocols/openai-chat/protocol.yaml" suffix(, 0)
    }},
    {"protocols/openai-completions/protocol.yaml", (const char[]){
#embed "../../protocols/openai-completions/protocol.yaml" suffix(, 0)
    }},
    {"protocols/openai-responses/protocol.yaml", (const char[]){
#embed "../../protocols/openai-responses/protocol.yaml" suffix(, 0)
    }},
    {"protocols/openai-embeddings/protocol.yaml", (const char[]){
#embed "../../protocols/openai-embeddings/protocol.yaml" suffix(, 0)
    }},
    {"protocols/rerank/protocol.yaml", (const char[]){
#embed "../../protocols/rerank/protocol.yaml" suffix(, 0)
    }},
    {"protocols/anthropic-messages/protocol.yaml", (const char[]){
#embed "../../protocols/anthropic-messages/protocol.yaml" suffix(, 0)
    }},
    {"protocols/gemini/protocol.yaml", (const char[]){
#embed "../../protocols/gemini/protocol.yaml" suffix(, 0)
    }},
    {"protocols/gemini-json-array/protocol.yaml", (const char[]){
#embed "../../protocols/gemini-json-array/protocol.yaml" suffix(, 0)
    }},
    {"protocols/ollama-chat/protocol.yaml", (const char[]){
#embed "../../protocols/ollama-chat/protocol.yaml" suffix(, 0)
    }},
    {"protocols/ollama-generate/protocol.yaml", (const char[]){
#embed "../../protocols/ollama-generate/protocol.yaml" suffix(, 0)
    }},
    {"protocols/tgi-generate/protocol.yaml", (const char[]){
#embed "../../protocols/tgi-generate/protocol.yaml" suffix(, 0)
    }},
    {"protocols/sglang-generate/protocol.yaml", (const char[]){
#embed "../../protocols/sglang-generate/protocol.yaml" suffix(, 0)
    }},
    {"protocols/llamacpp-completion/protocol.yaml", (const char[]){
#embed "../../protocols/llamacpp-completion/protocol.yaml" suffix(, 0)
    }},
    {"protocols/triton-generate/protocol.yaml", (const char[]){
#embed "../../protocols/triton-generate/protocol.yaml" suffix(, 0)
    }},
    {"protocols/kserve-v2/protocol.yaml", (const char[]){
#embed "../../protocols/kserve-v2/protocol.yaml" suffix(, 0)
    }},
    {"protocols/dashscope/protocol.yaml", (const char[]){
#embed "../../protocols/dashscope/protocol.yaml" suffix(, 0)
    }},
    {"protocols/bedrock-converse/protocol.yaml", (const char[]){
#embed "../../protocols/bedrock-converse/protocol.yaml" suffix(, 0)
    }},
    {"protocols/echo/protocol.yaml", (const char[]){
#embed "../../protocols/echo/protocol.yaml" suffix(, 0)
    }},
    {"protocols/openai-responses/mock.json", (const char[]){
#embed "../../protocols/openai-responses/mock.json" suffix(, 0)
    }},
    {"protocols/openai-embeddings/mock.json", (const char[]){
#embed "../../protocols/openai-embeddings/mock.json" suffix(, 0)
    }},
    {"protocols/rerank/mock.json", (const char[]){
#embed "../../protocols/rerank/mock.json" suffix(, 0)
    }},
    {"protocols/anthropic-messages/mock.json", (const char[]){
#embed "../../protocols/anthropic-messages/mock.json" suffix(, 0)
    }},
    {"protocols/gemini/mock.json", (const char[]){
#embed "../../protocols/gemini/mock.json" suffix(, 0)
    }},
    {"protocols/gemini-json-array/mock.json", (const char[]){
#embed "../../protocols/gemini-json-array/mock.json" suffix(, 0)
    }},
    {"protocols/ollama-chat/mock.json", (const char[]){
#embed "../../protocols/ollama-chat/mock.json" suffix(, 0)
    }},
    {"protocols/ollama-generate/mock.json", (const char[]){
#embed "../../protocols/ollama-generate/mock.json" suffix(, 0)
    }},
    {"protocols/tgi-generate/mock.json", (const char[]){
#embed "../../protocols/tgi-generate/mock.json" suffix(, 0)
    }},
    {"protocols/sglang-generate/mock.json", (const char[]){
#embed "../../protocols/sglang-generate/mock.json" suffix(, 0)
    }},
    {"protocols/llamacpp-completion/mock.json", (const char[]){
#embed "../../protocols/llamacpp-completion/mock.json" suffix(, 0)
    }},
    {"protocols/triton-generate/mock.json", (const char[]){
#embed "../../protocols/triton-generate/mock.json" suffix(, 0)
    }},
    {"protocols/kserve-v2/mock.json", (const char[]){
#embed "../../protocols/kserve-v2/mock.json" suffix(, 0)
    }},
    {"protocols/dashscope/mock.json", (const char[]){
#embed "../../protocols/dashscope/mock.json" suffix(, 0)
    }},
    {"protocols/bedrock-converse/mock.json", (const char[]){
#embed "../../protocols/bedrock-converse/mock.json" suffix(, 0)
    }},
    {"reports/html/samples.html", (const char[]){
#embed "../../reports/html/samples.html" suffix(, 0)
    }},
    {"reports/html/samples.css", (const char[]){
#embed "../../reports/html/samples.css" suffix(, 0)
    }},
    {"reports/html/samples.js", (const char[]){
#embed "../../reports/html/samples.js" suffix(, 0)
    }},
};

const struct embedded_file *embedded_files(void) { return files; }
size_t embedded_file_count(void) { return sizeof files / sizeof *files; }
size_t embedded_file_length(const struct embedded_file *file) { return strlen(file->text); }
