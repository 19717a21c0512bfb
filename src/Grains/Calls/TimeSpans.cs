namespace ContactCenter.Calls;

/// <summary>Pieces of time that do not overlap, in order.</summary>
internal sealed class TimeSpans
{
    private readonly List<(long From, long To)> _pieces;

    private TimeSpans(List<(long From, long To)> pieces) => _pieces = pieces;

    public static TimeSpans None { get; } = new([]);

    public long Milliseconds => _pieces.Sum(piece => piece.To - piece.From);

    /// <summary>One piece; none when it would end before it begins.</summary>
    public static TimeSpans Of(DateTimeOffset from, DateTimeOffset to) =>
        to > from ? new([(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds())]) : None;

    /// <summary>The time that is in any of them.</summary>
    public static TimeSpans Union(IEnumerable<TimeSpans> all)
    {
        var joined = new List<(long From, long To)>();
        foreach (var piece in all.SelectMany(spans => spans._pieces).Order())
        {
            if (joined.Count > 0 && piece.From <= joined[^1].To) joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, piece.To));
            else joined.Add(piece);
        }

        return new(joined);
    }

    /// <summary>The time that is in this and not in the other.</summary>
    public TimeSpans Without(TimeSpans other)
    {
        var left = new List<(long From, long To)>();
        foreach (var piece in _pieces)
        {
            var from = piece.From;
            foreach (var hole in other._pieces.Where(hole => hole.To > piece.From && hole.From < piece.To))
            {
                if (hole.From > from) left.Add((from, hole.From));
                from = Math.Max(from, hole.To);
            }

            if (from < piece.To) left.Add((from, piece.To));
        }

        return new(left);
    }
}
