package import Vocabulary

/// One way in which the server misbehaves within a reply: where, after which wait, and what it does there.
package struct Fault: Sendable, Equatable {
  /// Where it strikes.
  package var at = Moment.head
  /// How long nothing is sent before; all that follows of the reply is as much later.
  package var wait = Duration.zero
  /// What is done then.
  package var deed = Deed.goOn

  /// A place in a reply.
  package enum Moment: Sendable, Equatable {
    /// In the TLS handshake, before there is a request.
    case handshake
    /// Before the response's head.
    case head
    /// Before the token with this number, from 0; of a whole reply in the middle of its body.
    case token(Int)
    /// Before the terminal event.
    case done
    /// After it, before the body's end.
    case end
    /// After the reply.
    case after
  }

  /// What is done to a reply.
  package enum Deed: Sendable, Equatable {
    /// Nothing: the reply goes on, late if there was a wait.
    case goOn
    /// Nothing more is ever sent, and the connection is kept.
    case stall
    /// Nothing is sent on the connection or taken from it any more, a ping or another request neither.
    case freeze
    /// The body ends here, in good order.
    case end
    /// The connection is closed (FIN).
    case close
    /// The connection is reset (RST).
    case reset
    /// The sending side of the connection is closed, the other stays open.
    case halfClose
    /// This text comes as a piece of the body, framed as the body is.
    case event(String)
    /// An event of an event stream comes whose data is this many bytes.
    case line(bytes: Int)
    /// These bytes come as they are, and the reply goes on.
    case raw([UInt8])
    /// The same with this many bytes that are no text.
    case garbage(bytes: Int)
    /// These bytes come again and again, each time as a piece of the body, as fast as they are taken.
    case flood([UInt8])
    /// All that follows comes byte by byte, this far apart.
    case trickle(Duration)
    /// A response of its own instead of the reply.
    case respond(Response)
    /// The same with a body that is small, and unpacks to this many bytes.
    case bomb(bytes: Int)
    /// HTTP/2: the stream is ended (RST_STREAM), the connection goes on. By HTTP/1.1 the connection is reset.
    case resetStream(HTTP2ErrorCode)
    /// The connection takes no requests after the latest whose reply has begun (GOAWAY); replies that have begun go on. By HTTP/1.1
    /// the connection is closed after the reply.
    case goAway(HTTP2ErrorCode)
    /// In the handshake: the server agrees on nothing but HTTP/1.1.
    case fallBack
  }

  /// A response as the fault spells it.
  package struct Response: Sendable, Equatable {
    /// The status code.
    package var status = 200
    /// Header lines besides `Content-Length`.
    package var headers: [HTTPHeader] = []
    /// The body.
    package var body: [UInt8] = []

    /// An empty response.
    package init() {}
  }

  /// A fault that does `deed` at `moment`, after `wait`.
  package init(_ deed: Deed = .goOn, at moment: Moment = .head, after wait: Duration = .zero) {
    self.deed = deed
    at = moment
    self.wait = wait
  }
}

/// A fault, and the requests that it strikes.
package struct FaultRule: Sendable, Equatable {
  /// What goes wrong.
  package var fault: Fault
  /// The share of requests that it strikes, 0 to 1.
  package var share = 1.0
  /// Only requests whose number is a multiple of this are struck; 1 for all.
  package var every = 1
  /// Only requests up to this number, from 1, are struck; `nil` for all.
  package var first: Int?

  /// A rule by which `fault` strikes every request.
  package init(_ fault: Fault) { self.fault = fault }

  /// Whether the request `number`, from 1, is struck; `chance` is its own source of chance.
  func strikes(_ number: Int, chance: inout SplitMix64) -> Bool {
    // Drawn in any case, so that one rule's numbers do not move another's chance.
    let draw = Double.random(in: 0..<1, using: &chance)
    return number <= first ?? .max && number.isMultiple(of: every) && draw < share
  }
}

extension Scenario {
  /// The fault of the request `number`, from 1, in a server with this seed: that of the first rule that strikes it.
  ///
  /// The numbers are those in which the server got the requests, so one client at a time meets the same faults each time.
  func fault(ofRequest number: Int, seed: UInt64) -> Fault? {
    guard !faults.isEmpty else { return nil }
    var chance = SplitMix64(seed: seed)
    chance.absorb(UInt64(number))
    return faults.first { $0.fault.at != .handshake && $0.strikes(number, chance: &chance) }?.fault
  }

  /// What goes wrong in the TLS handshake of the connection `number`, from 1.
  func handshakeFault(ofConnection number: Int, seed: UInt64) -> Fault? {
    var chance = SplitMix64(seed: ~seed)
    chance.absorb(UInt64(number))
    return faults.first { $0.fault.at == .handshake && $0.strikes(number, chance: &chance) }?.fault
  }
}
