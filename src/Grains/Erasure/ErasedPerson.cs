using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Files;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Visitors;

namespace ContactCenter.Erasure;

/// <summary>Finds everything of a person that is to be erased, and reads it before the person's first entry goes.</summary>
internal sealed class ErasedPerson(
    IJournal journal, IConversationIds conversationIds, ICallIds calls, ICallDirectory callDirectory, IVisitorDirectory visitorDirectory,
    IErasureDirectory erasureDirectory, ErasedIdentity identity)
{
    private const int RoomsPerPage = 200;
    private const int OtherContactsMax = 100;

    public ImmutableArray<string> ContactIds => identity.ContactIds;

    private readonly List<string> _visitorIds = [];
    private readonly HashSet<string> _startedCallIds = new(StringComparer.Ordinal);

    /// <summary>Keys of the visitors that are erased: those that are no channel of another contact.</summary>
    public List<string> VisitorKeys { get; } = [];

    public ErasedAddresses Addresses { get; } = new();

    /// <summary>The actor who began the erasure, as the journal writes it.</summary>
    public string RequestedBy { get; private set; } = Actors.System;

    public async Task ReadAsync()
    {
        Addresses.Add(identity.Emails, identity.Phones);
        foreach (var contactId in identity.ContactIds)
        {
            await foreach (var entry in journal.ReadHistoryAsync(new EntityId(EntityTypes.Contact, contactId)))
            {
                var known = EntryCodec<ContactEntry>.Read(entry);
                if (known is ErasureBegun) RequestedBy = entry.Actor;
                Addresses.Add(known, identity.ContactIds);
                if (known is CallStarted started && (known.Part is null || identity.ContactIds.Contains(known.Part))) _startedCallIds.Add(started.CallId);
            }
        }

        foreach (var visitorId in identity.VisitorIds) await ReadVisitorAsync(visitorId);
    }

    /// <summary>
    /// Reads, a page at a time, the conversations that were opened with the person's contacts or are its visitors' now. Erasing between the
    /// pages makes it miss none.
    /// </summary>
    public async IAsyncEnumerable<ImmutableArray<string>> ReadRoomIdsAsync()
    {
        string? after = null;
        while (true)
        {
            var page = await conversationIds.ListRoomIdsOfPersonAsync(identity.ContactIds, [.. _visitorIds], after, RoomsPerPage);
            if (!page.IsEmpty) yield return page;
            if (page.Length < RoomsPerPage) yield break;
            after = page[^1];
        }
    }

    /// <summary>
    /// Reads, a page at a time, the calls with the person's contacts, and those of its numbers that have no contact: blocked ones. Erasing
    /// between the pages makes it miss none.
    /// </summary>
    /// <param name="region">The region of numbers without a country.</param>
    public async IAsyncEnumerable<ImmutableArray<string>> ReadCallIdsAsync(string region)
    {
        string? after = null;
        while (true)
        {
            var page = await calls.ListCallIdsOfPersonAsync(identity.ContactIds, [.. Addresses.NumberKeys(region)], after, RoomsPerPage);
            if (!page.IsEmpty) yield return page;
            if (page.Length < RoomsPerPage) yield break;
            after = page[^1];
        }
    }

    /// <summary>Calls that a contact let in and that have not recorded whose they are yet: the provider will tell them again.</summary>
    public async Task<ImmutableArray<string>> ListCallsToComeAsync()
    {
        var toCome = ImmutableArray.CreateBuilder<string>();
        foreach (var callId in _startedCallIds)
            if (await callDirectory.FindCallAsync(callId) is not { Contact: not null }) toCome.Add(callId);
        return toCome.ToImmutable();
    }

    /// <param name="region">The region of numbers without a country.</param>
    public async Task<ErasureCounted> CountAsync(IFileStore files, int blocksKept, int mails, string region)
    {
        var counts = await journal.CountKindsAsync(
        [
            .. identity.ContactIds.Select(id => new EntityId(EntityTypes.Contact, id)),
            .. identity.ContactIds.Select(id => new EntityId(EntityTypes.ContactAccess, id)),
            .. VisitorKeys.Select(key => new EntityId(EntityTypes.Visitor, key)),
        ]);
        var (conversations, filesKept) = (0, 0);
        await foreach (var page in ReadRoomIdsAsync())
        {
            conversations += page.Length;
            foreach (var roomId in page) filesKept += await files.CountRoomAsync(roomId);
            counts = Sum(counts, await journal.CountKindsAsync([.. page.Select(id => new EntityId(EntityTypes.Conversation, id))]));
        }

        var phoneCalls = 0;
        await foreach (var page in ReadCallIdsAsync(region))
        {
            phoneCalls += page.Length;
            foreach (var callId in page) filesKept += await files.CountRoomAsync(callId);
            counts = Sum(counts, await journal.CountKindsAsync([.. page.Select(id => new EntityId(EntityTypes.Call, id))]));
        }

        return new ErasureCounted(RequestedByName(), identity.ContactIds.Length, VisitorKeys.Count, conversations, blocksKept, filesKept, counts)
        {
            Mails = mails, Calls = phoneCalls == 0 ? null : phoneCalls,
        };
    }

    private static ImmutableDictionary<string, long> Sum(ImmutableDictionary<string, long> counts, ImmutableDictionary<string, long> more) =>
        more.Aggregate(counts, (sum, kind) => sum.SetItem(kind.Key, sum.GetValueOrDefault(kind.Key) + kind.Value));

    /// <summary>The name of the one who began the erasure. Of a visitor it is only the kind, as the id would name the person.</summary>
    private string RequestedByName()
    {
        var separator = RequestedBy.IndexOf(':', StringComparison.Ordinal);
        return RequestedBy.StartsWith(Actors.User(""), StringComparison.Ordinal) ? RequestedBy[(separator + 1)..]
            : separator < 0 ? RequestedBy : RequestedBy[..separator];
    }

    private async Task ReadVisitorAsync(string visitorId)
    {
        if (await visitorDirectory.FindVisitorByIdAsync(visitorId) is not { } visitor) return;
        var others = await erasureDirectory.ListContactIdsOfVisitorAsync(visitorId, OtherContactsMax);
        if (others.Any(other => !identity.ContactIds.Contains(other))) return;
        VisitorKeys.Add(visitor.VisitorKey);
        _visitorIds.Add(visitorId);
        await foreach (var entry in journal.ReadHistoryAsync(new EntityId(EntityTypes.Visitor, visitor.VisitorKey)))
            Addresses.Add(EntryCodec<VisitorEntry>.Read(entry));
    }
}
