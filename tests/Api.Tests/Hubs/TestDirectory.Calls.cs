using System.Collections.Concurrent;
using System.Collections.Immutable;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Listing;

namespace ContactCenter.Tests.Hubs;

/// <summary>The calls that the live feed reads. No contact is known beside them.</summary>
internal sealed partial class TestDirectory : ICallDirectory, IContactDirectory
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

    public Task<ContactView?> FindContactAsync(string contactId, CancellationToken cancellationToken = default) => Task.FromResult<ContactView?>(null);

    public Task<string> ResolveContactIdAsync(string contactId, CancellationToken cancellationToken = default) => Task.FromResult(contactId);

    public Task<string?> FindContactIdByChannelAsync(
        string visitorId, string sourceType, string? sourceId, CancellationToken cancellationToken = default) => Task.FromResult<string?>(null);

    public Task<string?> FindContactIdByVisitorAsync(string visitorId, CancellationToken cancellationToken = default) => Task.FromResult<string?>(null);

    public Task<string?> FindPreRegisteredContactIdAsync(string? email, string? phone, CancellationToken cancellationToken = default) =>
        Task.FromResult<string?>(null);

    public Task<ImmutableArray<string>> ListContactIdsByPhoneAsync(string phone, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<ImmutableArray<string>>([]);

    public Task<ImmutableArray<string>> ListContactIdsByVerifiedAsync(
        string field, string value, string exceptContactId, CancellationToken cancellationToken = default) => Task.FromResult<ImmutableArray<string>>([]);
}
