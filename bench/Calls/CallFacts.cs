using ContactCenter.Calls;
using ContactCenter.Listing;

namespace ContactCenter.Bench.Calls;

/// <summary>Facts of a run, read from what the server kept.</summary>
/// <param name="Calls">Calls that are kept.</param>
/// <param name="Open">Calls that are not over.</param>
/// <param name="MostAtOnce">The most calls in which one agent spoke at the same time, by the times of the PBX.</param>
internal sealed record CallFacts(int Calls, int Open, int MostAtOnce)
{
    private const int PageItems = 1_000;

    public static async Task<CallFacts> ReadAsync(ICallDirectory directory, CancellationToken cancellationToken)
    {
        var calls = new List<CallView>();
        while (true)
        {
            var page = await directory.ListCallsAsync(new CallQuery(new PageRequest(calls.Count, PageItems, [])), cancellationToken);
            calls.AddRange(page.Items);
            if (page.Items.Length == 0 || calls.Count >= page.Total) break;
        }

        var spoken = calls.SelectMany(call => call.Record.Legs).Where(leg => leg is { Agent: not null, AnsweredAt: not null });
        var most = spoken.GroupBy(leg => leg.Agent!.UserId).Select(MostAtOnceOf).DefaultIfEmpty().Max();
        return new CallFacts(calls.Count, calls.Count(call => call.Record.IsOpen), most);
    }

    private static int MostAtOnceOf(IEnumerable<CallLeg> legs)
    {
        var (now, most) = (0, 0);
        var changes = legs.SelectMany(leg => new[] { (At: leg.AnsweredAt!.Value, By: 1), (At: leg.EndedAt ?? DateTimeOffset.MaxValue, By: -1) });
        foreach (var (_, by) in changes.OrderBy(change => change.At).ThenBy(change => change.By)) most = Math.Max(most, now += by);
        return most;
    }
}
