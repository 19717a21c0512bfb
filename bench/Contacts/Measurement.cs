namespace ContactCenter.Bench.Contacts;

/// <summary>The times that one search took, one for each time it was asked.</summary>
/// <param name="Http">Times over HTTP, in microseconds.</param>
/// <param name="Sql">Times of the same SQL alone, in microseconds; none with another build of the server.</param>
/// <param name="SmallHttp">Times over HTTP on the small directory, in microseconds.</param>
/// <param name="Total">The total that the large directory gives for the search.</param>
internal sealed record Measurement(Query Query, int[] Http, int[] Sql, int[] SmallHttp, long Total);
