using ContactCenter.Entities;
using ContactCenter.Listing;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Calls;

/// <summary>
/// Ends what is over by time: calls of which nothing is heard, and wrap-ups. It also makes up for what was cut off: contacts that nobody has
/// looked for, and calls back that the missed call was not told of. The call judges each, so doing it twice does it once.
/// </summary>
public sealed class CallUpkeep(
    IGrainFactory grains, ICallWorkDirectory work, ICallDirectory calls, CallIntake intake, TimeProvider time, ILogger<CallUpkeep> logger) : IUpkeep
{
    private const int CallsPerRun = 200;
    private static readonly TimeSpan CalledBackPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CalledBackWindow = TimeSpan.FromHours(1);

    private readonly UpkeepList _due = new("The timeout of call", time, logger);
    private readonly UpkeepList _toMatch = new("Finding the contact of call", time, logger);
    private readonly UpkeepList _calledBack = new("Settling missed call", time, logger);
    private DateTimeOffset _calledBackDueAt = DateTimeOffset.MinValue;

    public async Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
    {
        await _due.RunAsync(
            max => work.ListDueCallsAsync(time.GetUtcNow(), max, cancellationToken), CallsPerRun, due => due.CallId,
            due => grains.GetGrain<ICallGrain>(due.CallId).Expire(), cancellationToken);
        await _toMatch.RunAsync(
            max => work.ListCallsToMatchAsync(max, cancellationToken), CallsPerRun, callId => callId,
            callId => intake.MatchAsync(callId, cancellationToken), cancellationToken);
        if (time.GetUtcNow() >= _calledBackDueAt) await SettleCallsBackAsync(time.GetUtcNow(), cancellationToken);
        if (NextRun.Of(_due, _toMatch, _calledBack) is { } soon) return soon;
        var next = await work.ListDueCallsAsync(time.GetUtcNow() + IUpkeep.RestMax, 1, cancellationToken);
        return NextRun.Earliest(next.FirstOrDefault()?.DueAt, _calledBackDueAt);
    }

    private async Task SettleCallsBackAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        _calledBackDueAt = now + CalledBackPeriod;
        await _calledBack.RunAsync(
            max => work.ListCalledBackAsync(now - CalledBackWindow, max, cancellationToken), CallsPerRun, found => found.CallId,
            found => SettleAsync(found, cancellationToken), cancellationToken);
    }

    private async Task SettleAsync(CalledBack found, CancellationToken cancellationToken)
    {
        var later = await calls.FindCallAsync(found.LaterCallId, cancellationToken);
        await grains.GetGrain<ICallGrain>(found.CallId).NoteCallBack(found.LaterCallId, later?.Record.Agent);
    }
}
