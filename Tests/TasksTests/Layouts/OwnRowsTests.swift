import TestKit
import Testing
import Vocabulary

@testable import Tasks

/// The layouts of benchmarks whose rows may not be passed on, with rows of our own.
@Suite struct OwnRowsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, to name: String) throws {
    if let slash = name.lastIndex(of: "/") { try folder.makeFolder(String(name[..<slash])) }
    try folder.write(text, to: name)
  }

  private func samples(_ task: String, _ setting: String? = nil, _ split: String? = nil) throws -> TaskSamples {
    var selection = SampleSelection()
    selection.setting = setting
    selection.split = split
    return try TaskCatalogue.task(named: task).samples(selection, folders: [folder.path])
  }

  @Test func `reads C-Eval's tables and tells explanations in examples`() throws {
    let head = "id,question,A,B,C,D,answer"
    try write("\(head)\n0,1 + 1 = ?,1,2,3,4,B\n", to: "val/logic_val.csv")
    try write("\(head),explanation\n0,2 + 2 = ?,1,2,3,4,D,算一下\n", to: "dev/logic_dev.csv")
    try write("\(head)\n0,x,1,2,3,4,A\n", to: "val/nonsense_val.csv")
    let asked = try samples("ceval", "evalscope")
    #expect(asked.subsets.map(\.title) == ["逻辑学"])
    #expect(
      asked.samples.map(\.text) == [
        """
        以下是一些示例问题：

        问题：2 + 2 = ?
        选项：
        A. 1
        B. 2
        C. 3
        D. 4
        解析：算一下
        答案：D


        以下是中国关于逻辑学的单项选择题，请选出其中的正确答案。你的回答的最后一行应该是这样的格式："答案：[LETTER]"（不带引号），其中 [LETTER] 是 A、B、C、D 中的一个。

        问题：1 + 1 = ?
        选项：
        A. 1
        B. 2
        C. 3
        D. 4

        """
      ])
    #expect(asked.notes.contains("logic: 1 examples instead of 5, since there are no more"))
  }

  @Test func `reads CMMLU's tables, whose first column has no name`() throws {
    try write(",Question,A,B,C,D,Answer\n0,\"Is it \"\"so\"\"?\",a,b,c,d,C\n", to: "test/anatomy.csv")
    try write(",Question,A,B,C,D,Answer\n0,Why?,a,b,c,d,A\n", to: "dev/anatomy.csv")
    let asked = try samples("cmmlu", "lm-eval")
    #expect(asked.samples.map(\.text) == ["以下是关于解剖学的单项选择题，请直接给出正确答案的选项。\n\nIs it \"so\"?\nA. a\nB. b\nC. c\nD. d\n答案："])
    #expect(asked.samples[0].continuations == [" A", " B", " C", " D"])
    #expect(asked.samples[0].right == [2])
  }

  @Test func `makes a row of each question of RACE's articles`() throws {
    let article =
      #"{"article":"It rains.","id":"high1.txt","questions":["Is it wet?","Is it dry?"],"#
      + #""options":[["yes","no","perhaps","never"],["yes","no","perhaps","never"]],"answers":["A","B"]}"#
    try write(article, to: "RACE/test/high/1.txt")
    try write(article, to: "RACE/test/middle/2.txt")
    let asked = try samples("race")
    #expect(asked.subsets.map(\.id) == ["middle", "high"])
    #expect(asked.samples.map(\.targets) == [["A"], ["B"], ["A"], ["B"]])
    #expect(asked.samples[1].text.hasSuffix("\n\nIt rains.\n\nIs it dry?\n\nA) yes\nB) no\nC) perhaps\nD) never"))
  }

  @Test func `reads the problems of MATH, their answers out of the box, by type or by level`() throws {
    for (place, type, level) in [("algebra/1", "Algebra", 2), ("geometry/7", "Geometry", 1)] {
      let row =
        #"{"problem":"Find $x$.","level":"Level \#(level)","type":"\#(type)","solution":"It is $\\boxed{\\frac{1}{\#(level)}}$."}"#
      for split in ["test", "train"] { try write(row, to: "\(split)/\(place).json") }
    }
    let byType = try samples("competition_math")
    #expect(byType.subsets.map(\.id) == ["Algebra", "Geometry"])
    #expect(byType.samples.map(\.targets) == [[#"\frac{1}{2}"#], [#"\frac{1}{1}"#]])
    let byLevel = try samples("competition_math", "evalscope")
    #expect(byLevel.subsets.map(\.id) == ["Level 1", "Level 2"])
    #expect(
      byLevel.samples[0].text
        == "Here are some examples of how to solve similar problems:\n\nProblem:\nFind $x$.\nSolution:\n\\frac{1}{1}\nProblem:\nFind $x$.\n\n"
        + "Please reason step by step, and put your final answer within \\boxed{}.\n")
  }

  @Test func `reads packed files as they are published`() async throws {
    try write(
      #"{"task_id":"a/0","prompt":"def f():\n","canonical_solution":"  pass","test":"","entry_point":"f"}"#,
      to: "HumanEval.jsonl")
    let gzip = try Command(
      "gzip", [folder.path(of: "HumanEval.jsonl")], environment: ["PATH": "/usr/bin:/bin"], in: folder.path)
    #expect(await gzip.finish().status == 0)
    let asked = try samples("humaneval", "lm-eval")
    #expect(asked.samples.map(\.text) == ["def f():\n"])
    #expect(asked.samples.map(\.id) == ["a/0"])
    #expect(asked.samples[0].row.texts["entry_point"] == "f")
  }
}
