using System.Collections.Concurrent;
using System.Collections.Immutable;
using ContactCenter.Calls;
using ContactCenter.Listing;

namespace ContactCenter.Tests.Hubs;

/// <summary>The calls that the live feed reads. Nothing is known of who is outside.</summary>
internal sealed partial class TestDirectory : ICallDirectory, ICallScreens
{
    public ConcurrentDictionary<string, CallView> Calls { get; } = [];

    public Task<CallView?> FindCallAsync(string callId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Calls.GetValueOrDefault(callId));

    public Task<Page<CallView>> ListCallsAsync(CallQuery query, CancellationToken cancellationToken = default)
    {
        var found = Calls.Values.Where(call => query.IsOpen is null || call.Record.IsOpen == query.IsOpen).ToImmutableArray();
        return Task.FromResult(new Page<CallView>(found, found.Length));
    }

    public Task<CallView?> FindLastCallAsync(ImmutableArray<string> contactIds, string? exceptCallId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Calls.Values.FirstOrDefault(call => call.CallId != exceptCallId && call.Contact is { } of && contactIds.Contains(of.ContactId)));

    public Task<long> CountCallsAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken = default) =>
        Task.FromResult(Calls.Values.LongCount(call => call.Contact is { } of && contactIds.Contains(of.ContactId)));

    public Task<ImmutableArray<ShownCall>> ListShownCallsAsync(
        ImmutableArray<string> callIds, int roomsMax, CancellationToken cancellationToken = default) =>
        Task.FromResult<ImmutableArray<ShownCall>>([.. callIds.Where(Calls.ContainsKey).Select(callId => new ShownCall(Calls[callId], null, null))]);
}
