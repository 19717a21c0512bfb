namespace ContactCenter.Bench.Contacts;

/// <summary>Counts the contacts that really match each query, by looking at every contact.</summary>
internal static class Truth
{
    public static long[] Count(int seed, int contacts, IReadOnlyList<Query> queries, CancellationToken cancellationToken)
    {
        var totals = new long[queries.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, contacts, options, () => new long[queries.Count], (number, _, counts) =>
        {
            var searched = Person.Create(seed, number).Searched();
            for (var i = 0; i < counts.Length; i++)
                if (queries[i].Hits(searched)) counts[i]++;
            return counts;
        }, counts =>
        {
            lock (totals)
                for (var i = 0; i < totals.Length; i++) totals[i] += counts[i];
        });
        return totals;
    }
}
