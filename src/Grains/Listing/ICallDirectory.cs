using System.Collections.Immutable;
using ContactCenter.Calls;

namespace ContactCenter.Listing;

/// <summary>Finds and lists calls.</summary>
public interface ICallDirectory
{
    Task<CallView?> FindCallAsync(string callId, CancellationToken cancellationToken = default);

    Task<Page<CallView>> ListCallsAsync(CallQuery query, CancellationToken cancellationToken = default);

    /// <summary>The last call with any of these contacts, other than this one; null = there was none.</summary>
    Task<CallView?> FindLastCallAsync(ImmutableArray<string> contactIds, string? exceptCallId, CancellationToken cancellationToken = default);

    /// <summary>The number of calls with any of these contacts.</summary>
    Task<long> CountCallsAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken = default);
}

/// <summary>Lists the ids of calls: of a person, of a number.</summary>
public interface ICallIds
{
    /// <summary>
    /// Calls with one of these contacts, and calls without a contact of one of these numbers (<see cref="CallRow.NumberKey"/>), in the order of
    /// their ids.
    /// </summary>
    Task<ImmutableArray<string>> ListCallIdsOfPersonAsync(
        ImmutableArray<string> contactIds, ImmutableArray<string> numberKeys, string? afterCallId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Calls with one of these contacts that show another name or another contact than these.</summary>
    Task<ImmutableArray<string>> ListCallsOutOfStepAsync(
        ImmutableArray<string> contactIds, string name, string shownContactId, bool unknown, int limit, CancellationToken cancellationToken = default);

    /// <summary>Tells whether a call with one of these contacts is open.</summary>
    Task<bool> HasOpenCallAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken = default);

    /// <summary>Open calls in which the agent has a part, the newest first.</summary>
    Task<ImmutableArray<string>> ListOpenCallIdsOfAgentAsync(string agentId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Missed calls of a number that began before a time and that nobody has called back, the newest first.</summary>
    Task<ImmutableArray<string>> ListMissedCallIdsAsync(string numberKey, DateTimeOffset before, int limit, CancellationToken cancellationToken = default);
}

/// <summary>A call whose timeout is due.</summary>
public sealed record DueCall(string CallId, DateTimeOffset DueAt);

/// <summary>A missed call, and a later call that reached the person.</summary>
public sealed record CalledBack(string CallId, string LaterCallId);

/// <summary>Finds work on calls that is due, or was cut off.</summary>
public interface ICallWorkDirectory
{
    /// <summary>Calls whose timeout is due, the longest due first.</summary>
    Task<ImmutableArray<DueCall>> ListDueCallsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default);

    /// <summary>Calls with a number for which nobody has looked for the contact, by id.</summary>
    Task<ImmutableArray<string>> ListCallsToMatchAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>Missed calls that are still to be called back, though an outbound call, answered after a time, has reached the person since.</summary>
    Task<ImmutableArray<CalledBack>> ListCalledBackAsync(DateTimeOffset answeredAfter, int limit, CancellationToken cancellationToken = default);
}
