namespace ContactCenter.Bench.Contacts;

/// <summary>How long one search took, each time that it was asked.</summary>
/// <param name="Http">Over HTTP, in microseconds.</param>
/// <param name="Sql">The same SQL alone.</param>
/// <param name="SmallHttp">Over HTTP, on the small directory.</param>
/// <param name="Total">What the large directory says.</param>
internal sealed record Measurement(Query Query, int[] Http, int[] Sql, int[] SmallHttp, long Total);
