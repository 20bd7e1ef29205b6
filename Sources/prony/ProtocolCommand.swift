internal import ArgumentParser
internal import PronyKit

/// `prony protocol`: the definitions there are, and whether one of the user's own is right.
struct ProtocolCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protocol", abstract: "Lists, shows, checks and drafts definitions of wire protocols.",
    discussion: "Definitions of your own go by their path, or by name from ~/.config/prony/protocols/.",
    subcommands: [List.self, Show.self, Check.self, FromCurl.self, FromHAR.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the protocols: id, framing of its streams, title.")

    func run() throws { try Terminal.print(Prony.protocolList(ownFolder: Environment.protocolFolder)) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints a definition, to read or to copy.")

    @Argument(
      help: ArgumentHelp("The protocol's id, or the path of its definition.", valueName: "ID|FILE"), completion: .file())
    var name: String

    func run() throws { try Terminal.print(try Prony.protocolText(of: name, ownFolder: Environment.protocolFolder)) }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks a definition, and holds it to the fixtures beside it, if there are any.")

    @Argument(
      help: ArgumentHelp("The definition, or the folder that holds it as protocol.yaml.", valueName: "FILE|FOLDER"),
      completion: .file())
    var file: String

    func run() throws { try Terminal.print(try Prony.checkProtocol(at: file)) }
  }
}
