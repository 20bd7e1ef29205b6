/// The standard error of a mean whose rows belong together in clusters: questions on one article, translations of one question,
/// repetitions of one prompt.
///
///     SE² = s² / n + (1 / n²) · Σ over clusters Σ over i ≠ j in the cluster (xᵢ − x̄)·(xⱼ − x̄)
///
/// - s²: the variance of all scores, over n − 1.  n: rows.  xᵢ: a row's score.  x̄: the mean of all.
///
/// With one row to a cluster it is `MeanScore.standardError`; rows that agree within clusters make it larger, up to √(rows per cluster)
/// times. Undefined with fewer than two clusters, and where the sum comes out negative, as few small clusters that disagree within can
/// make it. lm-eval and evalscope take all rows for independent.
///
/// Source: Miller, “Adding Error Bars to Evals”, 2024, § 2.2.
package struct ClusteredError: Sendable, Equatable {
  private var scores = MeanScore()
  private var clusters: [String: Cluster] = [:]

  private struct Cluster: Sendable, Equatable {
    var count = 0.0
    var sum = 0.0
    var squares = 0.0
  }

  /// That of no row.
  package init() {}

  /// Adds a row's score to the cluster of this name.
  package mutating func add(_ score: Double, cluster: String) {
    scores.add(score)
    clusters[cluster, default: Cluster()].count += 1
    clusters[cluster, default: Cluster()].sum += score
    clusters[cluster, default: Cluster()].squares += score * score
  }

  /// How many clusters.
  package var clusterCount: Int { clusters.count }

  /// The standard error.
  package var value: Double? {
    guard clusters.count > 1, let mean = scores.mean, let independent = scores.standardError else { return nil }
    // Within a cluster Σ over i ≠ j is (Σ d)² − Σ d², d = x − x̄.
    let together = clusters.values.reduce(0) { total, cluster in
      let deviation = cluster.sum - cluster.count * mean
      let squares = cluster.squares - 2 * mean * cluster.sum + cluster.count * mean * mean
      return total + deviation * deviation - squares
    }
    let rows = Double(scores.count)
    let variance = independent * independent + together / (rows * rows)
    return variance >= 0 ? variance.squareRoot() : nil
  }
}
