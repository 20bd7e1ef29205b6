/// The keys of a line of `records.jsonl`, in the order in which they are written, and after them those of the objects within.
///
/// Instants (`…_ns`) are nanoseconds from the run's origin. *Always* means that the key is in every line; the others are there only when
/// they say something, and a line without one means what the last column says.
///
/// | key | value | when it is not there |
/// | --- | --- | --- |
/// | `request_id` | text | always |
/// | `point`, `shard`, `index`, `prompt_index`, `url_index` | number from 0 | always |
/// | `warmup` | `true` for a request of the warm-up | `false` |
/// | `stream` | whether a stream was asked for | always |
/// | `scheduled_ns` | when it was due | always |
/// | `sent_ns`, `wrote_ns`, `connected_ns`, `first_byte_ns`, `finished_ns` | instant | it did not come to that |
/// | `outcome` | `succeeded`, `failed`, `cancelled`, `dropped` | always |
/// | `error` | `{"class": …, "detail": …}` of a failed request, else `null` | always |
/// | `http` | `{"status": 200, "version": "1.1", "reused": true}`, and `"resent": true` | no response head came |
/// | `address` | the address that it was sent to | none was reached, or it is a Unix socket |
/// | `dns_ns`, `connect_ns`, `tls_ns` | length of that part of setting up the connection | 0 |
/// | `tcp` | `{"rtt_ns": …}`, and `"retransmits"` of ours and segments `"out_of_order"` where there were any | the kernel does not say |
/// | `bytes_sent`, `bytes_received` | bytes of head and body | always |
/// | `usage` | `{"input": …, "output": …, "reasoning": …, "cached": …}`: the counts that are known | none is known |
/// | `token_source` | `usage`, `events`, `chunks` | nothing to count |
/// | `finish_reason` | the endpoint's word | it said none |
/// | `notes` | oddities that did not fail it, in alphabetical order | none |
/// | `excerpt` | what stands in the reply instead of output, and where that was looked for | output was found |
/// | `likelihood` | `{"logprob": −3.5, "tokens": 4}`: ln P of the prompt's continuation, and its tokens | none was to be judged |
/// | `attempts` | how often it was sent | always |
/// | `retried` | `[[class, sent, ended, url], …]` of the attempts before the last; the next followed the gap to its sending | there was one |
/// | `stamp_source` | `kernel`, `kernel-shared`, `readiness` | always |
/// | `merged` | arrivals that shared their stamp | always |
/// | `arrivals` | `[[instant, tokens, kind], [gap, tokens, kind], …]`, see below | no event came |
/// | `delivery_lag_ns` | delivery − arrival of each of the arrivals | no event came |
/// | `text` | the reply's text | it was not kept |
///
/// The first of the arrivals has its instant, each other the nanoseconds since the one before; kind is `c` content, `r` reasoning,
/// `t` tool call, `-` other. The long keys come last, so that whoever needs only the others can stop before them.
enum RecordKey: Int, CaseIterable {
  case requestID
  case point
  case shard
  case index
  case promptIndex
  case urlIndex
  case warmUp
  case stream
  case scheduled
  case sent
  case wrote
  case connected
  case firstByte
  case finished
  case outcome
  case error
  case http
  case address
  case dns
  case connect
  case tls
  case tcp
  case bytesSent
  case bytesReceived
  case usage
  case tokenSource
  case finishReason
  case notes
  case excerpt
  case likelihood
  case attempts
  case retried
  case stampSource
  case merged
  case arrivals
  case deliveryLag
  case text

  // Of `error`.
  case errorClass
  case errorDetail

  // Of `http`.
  case status
  case version
  case reused
  case resent

  // Of `tcp`.
  case roundTrip
  case retransmits
  case outOfOrder

  // Of `likelihood`.
  case logprob
  case tokens

  // Of `usage`.
  case input
  case output
  case reasoning
  case cached

  /// The key as it stands in a line: quoted, with its colon.
  var spelled: StaticString {
    switch self {
    case .requestID: "\"request_id\":"
    case .point: "\"point\":"
    case .shard: "\"shard\":"
    case .index: "\"index\":"
    case .promptIndex: "\"prompt_index\":"
    case .urlIndex: "\"url_index\":"
    case .warmUp: "\"warmup\":"
    case .stream: "\"stream\":"
    case .scheduled: "\"scheduled_ns\":"
    case .sent: "\"sent_ns\":"
    case .wrote: "\"wrote_ns\":"
    case .connected: "\"connected_ns\":"
    case .firstByte: "\"first_byte_ns\":"
    case .finished: "\"finished_ns\":"
    case .outcome: "\"outcome\":"
    case .error: "\"error\":"
    case .http: "\"http\":"
    case .address: "\"address\":"
    case .dns: "\"dns_ns\":"
    case .connect: "\"connect_ns\":"
    case .tls: "\"tls_ns\":"
    case .tcp: "\"tcp\":"
    case .bytesSent: "\"bytes_sent\":"
    case .bytesReceived: "\"bytes_received\":"
    case .usage: "\"usage\":"
    case .tokenSource: "\"token_source\":"
    case .finishReason: "\"finish_reason\":"
    case .notes: "\"notes\":"
    case .excerpt: "\"excerpt\":"
    case .likelihood: "\"likelihood\":"
    case .attempts: "\"attempts\":"
    case .retried: "\"retried\":"
    case .stampSource: "\"stamp_source\":"
    case .merged: "\"merged\":"
    case .arrivals: "\"arrivals\":"
    case .deliveryLag: "\"delivery_lag_ns\":"
    case .text: "\"text\":"
    case .errorClass: "\"class\":"
    case .errorDetail: "\"detail\":"
    case .status: "\"status\":"
    case .version: "\"version\":"
    case .reused: "\"reused\":"
    case .resent: "\"resent\":"
    case .roundTrip: "\"rtt_ns\":"
    case .retransmits: "\"retransmits\":"
    case .outOfOrder: "\"out_of_order\":"
    case .logprob: "\"logprob\":"
    case .tokens: "\"tokens\":"
    case .input: "\"input\":"
    case .output: "\"output\":"
    case .reasoning: "\"reasoning\":"
    case .cached: "\"cached\":"
    }
  }
}
